"""Numbers of the rules: aid, the front and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.number import number


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
