"""The numbers of the rules by topic. One without a source is an assumption, tuned by measurement."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from game.rules.number import NumberSpec, number


@dataclass(frozen=True)
class Alliance:
    """Consent, will and Article 5."""

    consent_base: float = number(
        31, 0, 100, "points", "Will below which even a harmless common act meets an objection (before caution)."
    )
    consent_slope: float = number(
        8, 0.1, 50, "points a level", "Will that each level of provocation above the habit costs."
    )
    block_margin: float = number(22, 0, 100, "points", "How much less will turns an objection into a block.")
    caution_base: float = number(
        0.4,
        0,
        2,
        "times",
        "Will that the boldest member needs for a common act, over that of a member of ordinary caution.",
    )
    caution_slope: float = number(0.8, 0, 2, "times", "What full caution adds to it.")
    alarm: float = number(
        1, 0, 10, "points a point", "Will that members hold back for each point of tension above what they bear."
    )
    overruled: float = number(
        1, 0, 20, "points a level", "Will lost by a member to each level of a coalition's act above what it bears."
    )
    objection_cost: float = number(0.5, 0, 10, "capital", "What it costs to win over one member that objects.")
    late_tension: float = number(
        1.5, 0, 10, "share a 100 points", "How much dearer it is to send soldiers to a host country in tense times."
    )
    late_rung: float = number(
        0.15, 0, 2, "share a rung", "How much dearer for each rung that the conflict has climbed since the start."
    )
    coalition_base: float = number(
        30, 0, 100, "points", "Support below which no coalition carries acts above the habit."
    )
    coalition_slope: float = number(
        10, 0.1, 50, "points a level", "Support that each level above the habit asks of a coalition."
    )
    article5_base: float = number(
        -0.5, -1, 1, "chance", "Chance that an attack is answered when nothing binds the alliance."
    )
    article5_slope: float = number(
        2.6, 0, 5, "chance", "Steepness in credibility and unity: near 1 when united, falling fast below a half."
    )
    article5_least: float = number(0.05, 0, 1, "chance", "Never less likely than this.")
    article5_most: float = number(0.995, 0, 1, "chance", "Never more certain than this.")
    bond_credibility: float = number(
        0.55, 0, 1, "weight", "Weight of credibility in what binds the alliance; the rest is its unity."
    )
    unanswered: float = number(
        15, 0, 100, "points", "Credibility lost when a strike on a hub in a member's country is not answered."
    )
    tripwire: float = number(
        0.03,
        0,
        0.5,
        "chance",
        "What the first thousand soldiers in a country add (small: Musgrave and Ward; Reiter and Poast).",
    )
    posture_weight: float = number(
        8, 0, 100, "strength a thousand soldiers", "What allied soldiers on the spot are worth against a grab."
    )
    readiness_weight: float = number(0.5, 0, 10, "strength a point", "What fast reinforcement is worth against a grab.")
    tied_down: float = number(420, 0, 2000, "thousand soldiers", "Soldiers of the challenger whom the war keeps busy.")
    brigade: float = number(5, 0.1, 50, "thousand soldiers", "Allied soldiers in a country that count as a brigade.")
    hollow_gain: float = number(
        18, 0, 100, "points", "What an unanswered attack would be worth to whoever dares it, in points of its score."
    )
    grab_gain: float = number(3, 0, 100, "points", "What the ground taken in an answered attack would be worth.")
    grab_loss: float = number(16, 0, 100, "points", "What an answered attack costs that is thrown back.")
    war_cost: float = number(18, 0, 100, "points", "What any war with the whole alliance costs.")
    success: float = number(120, 0, 1000, "points a share", "Will gained when the whole of the ground is won back.")
    weariness: float = number(0.7, 0, 20, "points a turn", "Will lost to time.")
    fear: float = number(
        0.9, 0, 20, "points a rung", "Will lost by the cautious for each rung above the level they bear."
    )
    fear_above: float = number(3, 0, 12, "rung", "The rung that members have learned to bear.")
    dread: float = number(
        1.0, 0, 20, "points for 10 points", "Will lost by the cautious to tension above the level they bear."
    )
    dread_above: float = number(50, 0, 100, "points", "The tension that members have learned to bear.")
    brink: float = number(
        2, 0, 20, "points a step", "Will lost by the cautious to each public step of a crisis, whoever began it."
    )
    strain_cost: float = number(2.5, 0, 50, "points", "Will lost at full strain of households.")
    exposure_cost: float = number(0.8, 0, 50, "points", "Will lost by fully exposed economies under full sanctions.")
    recovery: float = number(0.06, 0, 1, "share a turn", "Return of will to each member's own level.")
    readiness_decay: float = number(0.12, 0, 1, "share a turn", "Readiness that fades without exercises.")
    resilience_decay: float = number(0.06, 0, 1, "share a turn", "Protection that fades without care.")
    strain_decay: float = number(0.1, 0, 1, "share a turn", "Strain that households get over.")
    trust_base: float = number(56, 0, 100, "points", "Credibility of a calm alliance that could do nothing at once.")
    trust_readiness: float = number(35, 0, 100, "points", "What full readiness adds to it.")
    trust_recovery: float = number(0.07, 0, 1, "share a turn", "Speed at which credibility comes to that level.")
    reassurance: float = number(
        14, 0, 100, "points", "Credibility that a public reassurance adds to a distrusted alliance."
    )


@dataclass(frozen=True)
class Aid:
    """Funds, packages and absorption."""

    most_generous: float = number(
        1.3, 0, 5, "times", "The most that a member whose will has grown gives, over the table."
    )
    scrap: float = number(0.5, 0, 10, "of its unit", "A stock below this is as good as empty: no order draws on it.")
    pledge: float = number(0.4, 0, 3, "times", "What an extra pledge adds to the allocations of a turn.")
    raw_worth: float = number(0.5, 0, 2, "times", "Worth of a delivery to an army without common standards or reform.")
    interoperability_worth: float = number(0.45, 0, 2, "times", "What full interoperability adds.")
    reform_worth: float = number(0.15, 0, 2, "times", "What full reform adds.")
    supply_half: float = number(55, 1, 500, "points", "Supply at which a delivery is worth its full price.")
    supply_least: float = number(10, 0.1, 100, "points", "Supply that a delivery finds even where depots are empty.")
    intelligence_decay: float = number(0.08, 0, 1, "share a turn", "Sources that dry up when nobody renews them.")
    interoperability_decay: float = number(
        0.02, 0, 1, "share a turn", "Common standards lost as trained soldiers are lost."
    )


@dataclass(frozen=True)
class Coercion:
    """Pressure on the members of an alliance."""

    resilience_shield: float = number(0.75, 0, 1, "share", "Pressure that full resilience keeps off.")
    sabotage_strain: float = number(13, 0, 50, "points", "Strain from one campaign of sabotage.")
    wedge_all: float = number(2, 0, 50, "points", "Will lost by every member to one campaign of disinformation.")
    wedge_weakest: float = number(6, 0, 50, "points", "Will lost besides by the weakest member.")
    numbing: float = number(18, 0, 100, "points", "How much of its force a threat leaves to the next one.")
    threats_most: float = number(2, 0, 5, "threats", "Threats of one turn that numb; more of them numb no further.")
    numbness_decay: float = number(0.2, 0, 1, "share a turn", "Threats forgotten.")
    threat_cost: float = number(3.5, 0, 50, "points", "Will lost by the most cautious to one nuclear threat.")
    provoke_bold: float = number(1.2, 0, 50, "points", "Will gained by the boldest from a provocation on the flank.")
    provoke_cautious: float = number(2.2, 0, 50, "points", "Will lost by the most cautious to it.")


@dataclass(frozen=True)
class Strikes:
    """Strikes behind the lines."""

    best_shield: float = number(0.85, 0, 1, "share", "The most that air defence keeps off.")
    interceptors: float = number(
        0.3, 0, 5, "points a missile point", "Air defence used up by each point of missiles that it stops."
    )
    blind_reach: float = number(0.3, 0, 1, "share", "Worth of long-range fire without intelligence.")
    infrastructure_damage: float = number(1.4, 0, 20, "points a missile point", "Damage of a salvo that gets through.")
    interdiction: float = number(14, 0, 100, "points", "Supply cut by strikes on the defender's railways and depots.")
    supply_base: float = number(4, 0, 100, "points", "Supply cut by raids with what every army has.")
    supply_reach: float = number(
        10, 0, 100, "points", "Supply cut besides by long-range rockets and drones at full worth."
    )
    deep_own: float = number(
        6, 0, 100, "points", "Reach into the challenger's territory with the defender's own means."
    )
    deep_granted: float = number(14, 0, 100, "points", "Reach added when the patron's arms may be used there.")
    deep_economy: float = number(0.35, 0, 10, "points a point", "Economic cost of strikes on territory.")
    deep_missiles: float = number(0.8, 0, 10, "points a point", "Missiles and airfields hit by them.")
    deep_supply: float = number(
        0.0, 0, 10, "points a point", "Supply lost to them: depots and railheads that no longer feed the front."
    )
    deep_support: float = number(0.1, 0, 10, "points a point", "Support at home lost to them.")
    harm_per_damage: float = number(0.6, 0, 20, "points a point", "Civilian harm of strikes on infrastructure.")
    displaced_per_damage: float = number(0.012, 0, 1, "million a point", "People driven out by them.")
    displaced_most: float = number(0.6, 0, 5, "million a turn", "The most who flee from strikes in a turn.")
    fatigue_per_damage: float = number(0.14, 0, 5, "points a point", "Morale lost to strikes on cities.")
    outrage_per_damage: float = number(0.05, 0, 5, "points a point", "Will gained in the alliance by outrage at them.")


@dataclass(frozen=True)
class Battle:
    """The front."""

    defence_bare: float = number(0.327, 0, 5, "times", "Worth of the defender's army in defence without kit.")
    attack_bare: float = number(0.2, 0, 5, "times", "Worth of the defender's army in attack without kit.")
    challenger_attack: float = number(1.1, 0, 5, "times", "Worth of the challenger's army in attack.")
    quality_floor: float = number(0.35, 0, 1, "share", "Worth of an army without training or rest.")
    morale_floor: float = number(0.5, 0, 1, "share", "Worth of an army whose country does not carry the war.")
    supply_floor: float = number(0.45, 0, 1, "share", "Worth of an army that nothing reaches.")
    shells_floor: float = number(0.3, 0, 1, "share", "Worth of an army without shells.")
    carried_least: float = number(10, 0, 200, "points", "Heavy kit that any army can keep running.")
    carried_standards: float = number(
        0.5, 0, 5, "points a point", "Heavy kit that common standards keep running, beside supply."
    )
    carried_need: float = number(30, 0.1, 200, "points", "What an army without heavy kit needs of that.")
    carried_kit: float = number(0.5, 0, 5, "points a point", "What each point of heavy kit needs besides.")
    supply_hampered: float = number(
        0.437, 0, 1, "share", "Strength lost to long-range strikes on headquarters and depots."
    )
    attack_mass: float = number(0.462, 0, 1, "share", "Part of an army that can be massed for an offensive.")
    screen: float = number(0.252, 0.01, 1, "share", "Part of an army that meets it.")
    works_half: float = number(44.5, 1, 500, "points", "Works that double the strength of a line.")
    luck: float = number(0.486, 0, 1, "share", "Spread of the luck of an offensive.")
    pace: float = number(8180, 0, 100000, "km2 a turn", "Ground taken at overwhelming strength.")
    pace_half: float = number(
        2.11, 0.1, 10, "ratio", "Ratio of strengths at which half of that is taken; ground grows with its fourth power."
    )
    withdrawal: float = number(0.25, 0, 1, "share", "Part of a region given up in an ordered withdrawal.")
    committed: float = number(0.45, 0, 1, "share", "Part of an army in the fighting of an offensive.")
    foothold: float = number(0.02, 0.001, 0.5, "share", "Part of a region below which a side has only raided it.")
    attacker_losses: float = number(0.235, 0, 1, "share", "Losses of attackers at bad odds.")
    attacker_odds: float = number(0.35, 0.01, 5, "ratio", "Added to the ratio that lowers the losses of attackers.")
    defender_losses: float = number(0.0506, 0, 1, "share", "Losses of defenders.")
    defender_odds: float = number(0.3, 0, 5, "ratio", "Added to the ratio that raises the losses of defenders.")
    losses_most: float = number(0.2, 0, 1, "share", "The most of an army that offensives cost it in a turn.")
    odds_most: float = number(2, 0, 20, "ratio", "Ratio of strengths beyond which defenders lose no more.")
    attrition: float = number(0.0256, 0, 1, "share a turn", "Losses on a line without an offensive.")
    line_half: float = number(0.5, 0.01, 10, "regions", "Length of a contested line at which half of its wear is felt.")
    quality_lost: float = number(29, 0, 500, "points a share", "Quality lost with experienced soldiers.")
    shells_attack: float = number(6.89, 0, 100, "points", "Ammunition used by an offensive.")
    fronts_most: float = number(2, 1, 5, "offensives", "Offensives of one turn that there are guns to fire for.")
    shells_line: float = number(2.82, 0, 100, "points a turn", "Ammunition used on the line.")
    harm_line: float = number(2.5, 0, 100, "points a turn", "Civilian harm along the line.")
    dig: float = number(1.66, 0, 100, "points a turn", "Works that grow on a line that stands.")
    fortify: float = number(13, 0, 100, "points", "Works added by an order.")
    works_decay: float = number(0.108, 0, 1, "share a turn", "Works that fall into disrepair.")
    works_lost: float = number(
        1.08, 0, 50, "times", "Works left behind when the line moves through a share of a region."
    )
    memory: float = number(0.5, 0, 1, "share a turn", "How fast the sense of who is winning follows the front.")
    still: float = number(0.012, 0, 1, "share", "Change of the board's value below which the front counts as still.")


@dataclass(frozen=True)
class Civilians:
    """Harm and displacement."""

    displaced_per_territory: float = number(14, 0, 100, "million a share", "People driven out when ground is lost.")
    harm_per_territory: float = number(160, 0, 2000, "points a share", "Civilian harm where the front moves.")
    returning: float = number(0.025, 0, 1, "share a turn", "Displaced people who return in quiet and with power.")


@dataclass(frozen=True)
class Economy:
    """Economies, stocks, support at home and income."""

    shells_per_industry: float = number(2.27, 0, 20, "points", "Ammunition a point of industry makes in a turn.")
    missiles_per_industry: float = number(
        0.9, 0, 20, "points", "Long-range missiles a point of industry makes in a turn."
    )
    works_floor: float = number(0.5, 0, 1, "share", "Output of factories in a ruined economy.")
    supply_dark: float = number(0.6, 0, 1, "share", "Supply that the defender can reach without power.")
    supply_recovery: float = number(0.3, 0, 1, "share a turn", "Supply restored towards its ordinary level.")
    quality_recovery: float = number(0.12, 0, 1, "share a turn", "Quality restored towards its ordinary level.")
    repair: float = number(0.08, 0, 1, "share a turn", "Infrastructure repaired.")
    sanctions_bite: float = number(3.2, 0, 50, "points a turn", "Economy lost by the challenger under full sanctions.")
    evasion: float = number(0.05, 0, 1, "share a turn", "Sanctions evaded.")
    recovery: float = number(0.07, 0, 1, "share a turn", "Return of an economy to what it can carry.")
    war_drag: float = number(8, 0, 50, "points a turn", "Economy lost by the defender without power.")
    deficit: float = number(6.5, 0, 50, "points a turn", "Economy lost by the defender without financial aid.")
    ground_gained: float = number(70, 0, 1000, "points a share", "Support gained with ground.")
    ground_lost: float = number(140, 0, 1000, "points a share", "Support lost with ground.")
    hardship: float = number(
        0.09, 0, 5, "points a point", "Support lost for each point that the economy stands below bearable."
    )
    hardship_below: float = number(60, 0, 120, "points", "Economy that people bear.")
    grief: float = number(5, 0, 100, "points", "Support lost when half of all who served have fallen.")
    support_recovery: float = number(0.1, 0, 1, "share a turn", "Return of support to its robust level.")
    income_base: float = number(0.45, 0, 5, "times", "Capital a turn whatever happens.")
    income_support: float = number(0.35, 0, 5, "times", "Capital a turn from full support.")
    income_economy: float = number(0.2, 0, 5, "times", "Capital a turn from a full economy.")
    kept: float = number(0.5, 0, 1, "share", "Capital not spent that is kept.")


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


@dataclass(frozen=True)
class Numbers:
    """All topics."""

    alliance: Alliance = field(default_factory=Alliance)
    aid: Aid = field(default_factory=Aid)
    coercion: Coercion = field(default_factory=Coercion)
    strikes: Strikes = field(default_factory=Strikes)
    battle: Battle = field(default_factory=Battle)
    civilians: Civilians = field(default_factory=Civilians)
    economy: Economy = field(default_factory=Economy)
    escalation: Escalation = field(default_factory=Escalation)
    crisis: Crisis = field(default_factory=Crisis)
    belief: Belief = field(default_factory=Belief)
    outcome: Outcome = field(default_factory=Outcome)


TOPICS: dict[str, type] = {item.name: item.default_factory for item in fields(Numbers)}  # type: ignore[misc]


def specs() -> tuple[NumberSpec, ...]:
    """Every number of every rule, topic by topic."""
    return tuple(
        NumberSpec(topic, item.name, item.default, **item.metadata)  # type: ignore[arg-type]
        for topic, kind in TOPICS.items()
        for item in fields(kind)
    )
