"""Numbers of the rules: the alliance, and pressure on it."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.number import number


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
