"""Numbers of the rules: escalation, crises, what leaders believe, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.number import number


@dataclass(frozen=True)
class Escalation:
    """Provocation, habituation and the ladder."""

    bundle_share: float = number(0.18, 0, 1, "share", "What each further act adds to the highest: bundles shock.")
    noise: float = number(1.2, 0.01, 10, "levels", "Half-width of the imprecision of a red line.")
    least_done: float = number(
        0.25, 0, 1, "share", "Part of what it asks for that an order must draw to count as a step on the ladder."
    )
    tension_level: float = number(35, 0, 100, "points", "Ordinary tension, at which patience has its ordinary length.")
    tension_bite: float = number(1.2, 0, 10, "share a 100 points", "Patience lost to tension.")
    grievance_bite: float = number(
        0.5, 0, 2, "share", "Patience lost to what had to be swallowed: full at the highest grievance."
    )
    grievance_decay: float = number(0.15, 0, 1, "share a turn", "Grievances that fade.")
    pathway_costs: float = number(0.25, 0, 2, "share", "Patience lost to costs already imposed (RAND 2022), in full.")
    pathway_costs_full: float = number(0.5, 0.01, 1, "share", "Part of the economy whose loss makes that pathway full.")
    pathway_entry: float = number(
        0.15, 0, 2, "share", "Patience lost to the belief that the alliance is about to enter: full at full readiness."
    )
    pathway_defeat: float = number(
        6.0, 0, 50, "share a share", "Patience lost for each share of the board's value lost in recent turns."
    )
    pathway_unrest: float = number(0.3, 0, 2, "share", "Patience lost to unrest at home: full without any support.")
    patience_least: float = number(0.3, 0, 1, "share", "Patience that is left at worst.")
    patience_most: float = number(1.5, 1, 5, "share", "Patience in the calmest times.")
    tension_from_acts: float = number(
        1.1, 0, 20, "points a level", "Tension from what both camps do above the quiet level."
    )
    tension_from_crossing: float = number(
        2.5, 0, 50, "points a level", "Tension from a red line that was crossed, whatever came of it."
    )
    quiet_level: float = number(2.5, 0, 16, "levels", "Provocation that alarms nobody.")
    tension_recovery: float = number(0.2, 0, 1, "share a turn", "Return of tension to its ordinary level.")
    habituation_decay: float = number(0.02, 0, 1, "share a turn", "Habits forgotten when nothing happens.")
    alert_decay: float = number(0.35, 0, 1, "share a turn", "Alert that is stood down.")
    hotline_decay: float = number(0.25, 0, 1, "share a turn", "Channels that fall silent.")
    step_down: float = number(0.35, 0, 1, "chance", "Chance of coming down a rung above the war firebreak.")
    step_down_channel: float = number(0.4, 0, 1, "chance", "Added by open channels.")
    slip_base: float = number(
        0.5, 0, 5, "times", "An inadvertent step without any tension; tension adds once its share of 100."
    )
    slip_alert: float = number(0.6, 0, 5, "times", "Added by full alert.")
    slip_channel: float = number(0.55, 0, 1, "share", "Taken away by open channels.")


@dataclass(frozen=True)
class Crisis:
    """The duel."""

    threshold: float = number(0.5, 0, 10, "levels", "Severity above which a leader protests.")
    public_from: float = number(4, 0, 16, "levels", "Severity above which a protest is public at once.")
    swallow_cost: float = number(0.8, 0, 20, "points a level", "Face lost when a smaller crossing is swallowed.")
    audience_cost: float = number(
        2.4, 0, 50, "points a step", "Face lost by backing down, for each public step (Fearon 1994)."
    )
    resolve_base: float = number(0.6, 0, 5, "times", "That price for the least resolute leader.")
    resolve_slope: float = number(0.8, 0, 5, "times", "What full resolve adds to it: who cares more has said more.")
    late_share: float = number(0.5, 0, 1, "share", "Part of it that is paid when the last round decides.")
    mutual_share: float = number(
        0.5, 0, 1, "share", "Part of it that each leader pays when both back down: neither audience saw a victory."
    )
    taken_back_share: float = number(
        0.0, 0, 1, "share", "Part of it that whoever provoked pays when its act is taken back by agreement."
    )
    winner_share: float = number(0.4, 0, 2, "share", "Part of it that the winner gains in credibility.")
    credibility_share: float = number(1.3, 0, 5, "times", "Credibility lost for each point of face.")
    grudge: float = number(10, 0, 100, "points a point", "Grievance left by each point of face lost.")
    will_share: float = number(0.5, 0, 5, "times", "Will of each member lost for each point of face of an alliance.")
    one_sided_risk: float = number(0.5, 0, 1, "times", "Risk of an accident when only one side climbs.")
    accident_base: float = number(
        0.6, 0, 5, "times", "Risk of an accident without any tension; tension adds once its share of 100."
    )
    accident_alert: float = number(1.0, 0, 5, "times", "Added by full alert.")
    accident_channel: float = number(0.6, 0, 1, "share", "Taken away by open channels.")
    compromise_above: float = number(
        1.5, 0, 16, "levels", "Severity above which a way out means that the act is taken back."
    )
    relief: float = number(6, 0, 50, "points", "Tension taken away by an off-ramp that both take.")
    clash_tension: float = number(15, 0, 100, "points", "Tension added by shots.")


@dataclass(frozen=True)
class Belief:
    """What leaders learn."""

    report_error: float = number(
        2.4, 0.2, 10, "spans", "Error of a report on the other's tolerance without intelligence, in spans of its range."
    )
    firmness: float = number(0.1, 0, 0.3, "weight", "What one climb in a crisis says of the resolve of whoever climbs.")
    firmness_most: float = number(0.9, 0, 0.99, "weight", "The most that all signs of one turn say of it.")
    forget: float = number(
        0.5, 0, 1, "share", "Part of what was believed of a leader's resolve that fades before a new sign counts."
    )
    doubt: float = number(
        0.01, 0, 1, "share", "Part of what is believed of tolerance and habits that fades before acts tell of both."
    )
    together: float = number(0.15, 0, 1, "share", "How far the habit in a red line errs the same way as tolerance.")
    least: float = number(0.02, 0, 1, "chance", "Weight left to a value that a report rules out: reports can be wrong.")
    report_best: float = number(0.2, 0.05, 10, "spans", "Error of the best report.")
    report_gain: float = number(1.2, 0, 9, "spans", "Error taken away by full intelligence.")
    fog_lifted: float = number(0.5, 0, 1, "share", "Error of estimates that full intelligence takes away.")


@dataclass(frozen=True)
class Outcome:
    """Settlement."""

    durable_trust: float = number(
        0.4,
        0,
        1,
        "weight",
        "Weight of the patron's credibility in how long a settlement lasts (the commitment problem).",
    )
    durable_strength: float = number(
        0.6, 0, 1, "weight", "Weight of the defender's strength against the challenger's spare force."
    )
    spare_reserves: float = number(0.1, 0, 1, "share", "Part of its reserves that a challenger could send again.")
    spare_weight: float = number(0.5, 0.01, 5, "times", "What such soldiers are worth against those who stand there.")
    talks_needed: float = number(2, 1, 40, "turns", "Turns in a row at the table before anything can be signed.")
    stillness_needed: float = number(
        3, 0, 40, "turns", "Turns in a row of a still front: a mutually hurting stalemate."
    )
    settlement_chance: float = number(0.4, 0, 1, "chance", "Chance of a signature in a turn when the time is ripe.")
