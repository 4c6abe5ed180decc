"""Capability: means and strengths as functions of what can be seen; shared by rules, players and the staff estimate."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Booleans, Floats, above, add_rows, saturate
from game.rules.scenario import Scenario
from game.rules.tracks import Tracks


def contact(scenario: Scenario, seen: Tracks) -> tuple[Booleans, Booleans]:
    """Two [R, N]: regions the challenger may attack (it stands in or beside them, and does not hold all), and the
    defender.
    """
    control, foothold = seen.control, scenario.numbers.battle.foothold
    near_challenger = control > foothold
    near_defender = control < 1.0 - foothold
    held = control > 0.5
    free = ~held
    beside_challenger, beside_defender = near_challenger.copy(), near_defender.copy()
    for one, other in scenario.borders:
        beside_challenger[one] |= held[other]
        beside_challenger[other] |= held[one]
        beside_defender[one] |= free[other]
        beside_defender[other] |= free[one]
    beside_challenger |= scenario.home_border
    return beside_challenger & near_defender, beside_defender & near_challenger


def base_strength(scenario: Scenario, seen: Tracks, side: int) -> Floats:
    """[N] thousand soldiers at full worth: numbers x quality x morale x supply x ammunition."""
    numbers = scenario.numbers.battle
    quality = above(numbers.quality_floor, seen.quality[side])
    morale = above(numbers.morale_floor, seen.support[side])
    supply = above(numbers.supply_floor, seen.supply[side])
    shells = above(numbers.shells_floor, seen.ammunition[side])
    return np.asarray(seen.army[side] * quality * morale * supply * shells)


def strengths(scenario: Scenario, seen: Tracks) -> tuple[Floats, Floats, Floats, Floats]:
    """Four [N]: the defender's strength in defence and in attack, the challenger's in defence and in attack.

    Heavy kit is worth what supply and common standards can carry. What makes it worth its price is attack, not a larger
    number: cheap kit alone holds a line and does not retake one (a lesson of the prototype).
    """
    numbers = scenario.numbers.battle
    ours = base_strength(scenario, seen, scenario.defender)
    theirs = base_strength(scenario, seen, scenario.challenger)
    heavy = add_rows(scenario.kit_heavy * seen.kit)
    carried = seen.supply[scenario.defender] + numbers.carried_standards * seen.interoperability + numbers.carried_least
    carried = np.minimum(carried / (numbers.carried_need + numbers.carried_kit * heavy), 1.0)
    worth = saturate(seen.kit, scenario.kit_half) * np.where(scenario.kit_heavy > 0.0, carried, 1.0)
    hold = ours * (numbers.defence_bare + add_rows(scenario.kit_defence * worth))
    push = ours * (numbers.attack_bare + add_rows(scenario.kit_attack * worth))
    reach = kit_worth(scenario, seen, scenario.kit_supply_strike)
    hampered = 1.0 - numbers.supply_hampered * reach * sight(scenario, seen)
    return hold, push, theirs * hampered, theirs * hampered * numbers.challenger_attack


def sight(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] worth of the defender's long-range fire by what it knows of its targets."""
    return above(scenario.numbers.strikes.blind_reach, seen.intelligence[scenario.defender])


def kit_worth(scenario: Scenario, seen: Tracks, weights: Floats) -> Floats:
    """[N] sum over kinds of kit of weight x saturation; `weights` is [K, 1]."""
    return add_rows(weights * saturate(seen.kit, scenario.kit_half))


def line_strength(scenario: Scenario, defence: Floats, works: Floats, terrain: Floats) -> Floats:
    """Strength that meets an offensive: a part of the army, on its terrain and in its works (any one shape)."""
    numbers = scenario.numbers.battle
    return np.asarray(numbers.screen * (defence + 1.0) * terrain * (1.0 + works / numbers.works_half))


def odds(scenario: Scenario, seen: Tracks, side: int) -> Floats:
    """[R, N] ratio of strengths of one offensive of this side with all it can mass, against the line of each region."""
    hold, push, their_hold, their_push = strengths(scenario, seen)
    attack, defence, works = (
        (their_push, hold, seen.defences) if side == scenario.challenger else (push, their_hold, seen.entrenchment)
    )
    mass = scenario.numbers.battle.attack_mass * attack
    return np.asarray(mass / line_strength(scenario, defence, works, scenario.terrain))
