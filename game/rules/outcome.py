"""Outcome: settlement, endings as typed rows of the scenario, scores by side in five bands."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, Integers, clip
from game.rules.chance import uniform
from game.rules.deterrence import durable
from game.rules.effects import acting
from game.rules.scenario import ABOVE, Scenario
from game.rules.state import RUNNING, State


def talk(scenario: Scenario, state: State) -> None:
    """A settlement needs both camps at the table two turns running and a front that has stood still; then it is a
    chance.
    """
    numbers = scenario.numbers.outcome
    at_table = [np.zeros(state.games), np.zeros(state.games)]
    for side in range(scenario.side_count):
        at_table[scenario.camp[side]] += acting(scenario, state, "talk", side)
    both = (at_table[0] > 0.0) & (at_table[1] > 0.0)
    state.talks[...] = np.where(both, state.talks + 1.0, 0.0)
    still = state.stillness >= (numbers.stillness_needed if scenario.regions else 0.0)
    ripe = (state.talks >= numbers.talks_needed) & still
    signed = ripe & (uniform(state.seed, state.turn, "settlement") < numbers.settlement_chance)
    state.settled[...] = np.where(signed, 1.0, state.settled)
    state.durability[...] = np.where(signed, durable(scenario, state), state.durability)


def judge(scenario: Scenario, state: State) -> None:
    """The first ending of the scenario whose conditions have all held long enough ends the game."""
    for row, ending in enumerate(scenario.endings):
        if not ending.conditions:
            continue
        met = np.full(state.games, not ending.any_of)
        for index, condition in enumerate(ending.conditions):
            value = state.tracks[condition.track]
            true = value >= condition.value if condition.relation == ABOVE else value <= condition.value
            state.held[row, index] = np.where(true, state.held[row, index] + 1, 0)
            held = state.held[row, index] >= condition.turns
            met = met | held if ending.any_of else met & held
        met &= state.ending == RUNNING
        state.ending[met] = row
    state.turns += 1
    if state.turn + 1 >= scenario.turns:
        state.ending[state.ending == RUNNING] = scenario.horizon


def score_terms(scenario: Scenario, state: State, side: int) -> list[tuple[int, Floats]]:
    """The parts of a side's score: (row of the term, points [N]) before the factor of the ending."""
    terms = []
    for row, term in enumerate(scenario.score_terms):
        if term.side == side:
            reached = (state.tracks[term.track] - term.worst) / (term.best - term.worst)
            terms.append((row, np.asarray(term.weight * clip(reached, 0.0, 1.0))))
    return terms


def scores(scenario: Scenario, state: State) -> Floats:
    """[S, N] 0..100: what each side has reached, times what the ending and the highest rung reached leave of it. A game
    that is not over counts as if the horizon were now.

    A war between the camps is a loss for both that no later calm makes good. Not a zero-sum game.
    """
    result = np.zeros((scenario.side_count, state.games))
    ending = np.where(state.ending == RUNNING, scenario.horizon, state.ending)
    for side in range(scenario.side_count):
        points = np.zeros(state.games)
        for _, part in score_terms(scenario, state, side):
            points = points + part
        factor = scenario.ending_factor[side][ending] * scenario.rung_factor[side][state.rung_max]
        bonus = scenario.ending_bonus[side][ending]
        result[side] = clip(points * factor + bonus, 0.0, 100.0)
    return result


def bands(scenario: Scenario, points: Floats) -> Integers:
    """The band 0 (worst) to 4 (best) of each score, in the shape of `points`."""
    found = np.zeros(points.shape, dtype=np.int64)
    for limit in scenario.band_limits:
        found += points >= limit
    return found
