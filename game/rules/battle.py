"""Battle on the regions: who may attack where, strengths, gains, losses, withdrawal and digging in.

Strengths of both sides are frozen before either acts, which removes any first-mover effect (measured on the prototype).
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Booleans, Floats, add_rows, clip, saturate
from game.rules.chance import triangular
from game.rules.effects import acting, acting_on
from game.rules.capability import HELD, contact, odds
from game.rules.scenario import Scenario
from game.rules.state import State, Tracks

def fight(scenario: Scenario, state: State) -> None:
    """Offensives, withdrawals and digging in, all at once; people and ground are moved, never made."""
    state.shift[...] = 0.0
    if scenario.regions == 0:
        return
    numbers = scenario.numbers.battle
    challenger, defender = scenario.challenger, scenario.defender
    open_to_challenger, open_to_defender = contact(scenario, state)
    theirs = np.where(open_to_challenger, acting_on(scenario, state, "attack", scenario.regions, challenger), 0.0)
    ours = np.where(open_to_defender, acting_on(scenario, state, "attack", scenario.regions, defender), 0.0)

    forward, ratio_forward = _gain(scenario, state, theirs, challenger)
    back, ratio_back = _gain(scenario, state, ours, defender)
    forward = np.minimum(forward, 1.0 - state.control)
    back = np.minimum(back, state.control)
    _withdraw(scenario, state)
    before = state.territory.copy()
    old = state.control.copy()
    state.control += forward - back
    np.maximum(state.control, 0.0, out=state.control)
    np.minimum(state.control, 1.0, out=state.control)
    _count_losses(scenario, state, theirs, ratio_forward, challenger, defender)
    _count_losses(scenario, state, ours, ratio_back, defender, challenger)
    _wear_down(scenario, state)
    _dig_in(scenario, state, old)
    state.territory[...] = held_value(scenario, state.control)
    state.shift[...] = state.territory - before
    moved = np.abs(state.shift) > numbers.still
    state.stillness[...] = np.where(moved, 0.0, state.stillness + 1.0)


def held_value(scenario: Scenario, control: Floats) -> Floats:
    """[N] share of the board's value that the defender holds; `control` is [R, N]."""
    return add_rows(scenario.region_value * (1.0 - control)) / scenario.total_value


def _gain(scenario: Scenario, state: State, effort: Floats, side: int) -> tuple[Floats, Floats]:
    """Two [R, N]: the share of each region that the offensives of a side take, and their ratios (0 without one)."""
    numbers = scenario.numbers.battle
    fronts = add_rows((effort > 0.0).astype(np.float64))
    spread = 1.0 / (0.5 + 0.5 * np.maximum(fronts, 1.0))
    ratio = effort * spread * odds(scenario, state, side)
    lots = np.stack([triangular(state.seed, state.turn, "offensive", 2 * r + (side == scenario.challenger)) for r in range(len(ratio))])
    tilted = ratio * (1.0 + numbers.luck * lots)
    pace = numbers.pace * saturate(np.maximum(tilted - 1.0, 0.0), numbers.pace_half)
    pace = pace + numbers.breakthrough_pace * np.maximum(np.minimum(tilted - numbers.breakthrough, 1.0), 0.0)
    return pace / scenario.region_area, ratio


def _withdraw(scenario: Scenario, state: State) -> None:
    """Giving up a bridgehead in order: the ground goes over, the soldiers do not."""
    for side, sign in ((scenario.challenger, -1.0), (scenario.defender, 1.0)):
        asked = acting_on(scenario, state, "withdraw", scenario.regions, side)
        given = np.minimum(asked, 1.0) * scenario.numbers.battle.withdrawal
        pool = state.control if sign < 0 else 1.0 - state.control
        state.control += sign * np.minimum(given, pool)


def _count_losses(
    scenario: Scenario, state: State, effort: Floats, ratio: Floats, attacker: int, other: int
) -> None:
    """Attackers lose more the worse their odds, defenders less; losses are moved from the army to the fallen."""
    numbers = scenario.numbers.battle
    fronts = add_rows((effort > 0.0).astype(np.float64))
    share = numbers.committed / np.maximum(fronts, 1.0)
    attack = add_rows(np.where(effort > 0.0, effort * numbers.attacker_losses / (0.35 + ratio), 0.0)) * share
    defend = add_rows(np.where(effort > 0.0, numbers.defender_losses * (0.3 + np.minimum(ratio, 2.0)), 0.0)) * share
    _fall(scenario, state, attacker, np.minimum(attack, 0.2))
    _fall(scenario, state, other, np.minimum(defend, 0.2))
    state.ammunition[attacker] -= np.minimum(numbers.shells_attack * np.minimum(fronts, 2.0), state.ammunition[attacker])


def _fall(scenario: Scenario, state: State, side: int, share: Floats) -> None:
    lost = state.army[side] * share
    state.army[side] -= lost
    state.fallen[side] += lost
    state.quality[side] -= np.minimum(scenario.numbers.battle.quality_lost * share, state.quality[side])


def _wear_down(scenario: Scenario, state: State) -> None:
    """A line costs people and shells even when nobody attacks; civilians near it are harmed."""
    numbers = scenario.numbers.battle
    line = add_rows(state.control * (1.0 - state.control))
    busy = line / (line + 0.5)
    for side in (scenario.challenger, scenario.defender):
        _fall(scenario, state, side, numbers.attrition * busy)
        state.ammunition[side] -= np.minimum(numbers.shells_line * busy, state.ammunition[side])
    state.harm += numbers.harm_line * busy


def _dig_in(scenario: Scenario, state: State, old: Floats) -> None:
    """Whoever keeps a line digs in; ordered works go faster; moving the line leaves works behind."""
    numbers = scenario.numbers.battle
    touch = (state.control > HELD) & (state.control < 1.0 - HELD)
    moved = clip(np.abs(state.control - old) * numbers.works_lost, 0.0, 1.0)
    for works, side in ((state.defences, scenario.defender), (state.entrenchment, scenario.challenger)):
        effort = acting(scenario, state, "fortify", side)
        works += np.where(touch, numbers.dig + numbers.fortify * effort, 0.0)
        works *= (1.0 - numbers.works_decay) * (1.0 - moved)
        np.minimum(works, 100.0, out=works)

