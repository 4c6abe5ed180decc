"""The same games to the eyes of one side, with other values where it cannot look."""

from __future__ import annotations

from contextlib import AbstractContextManager
from unittest.mock import patch

import numpy as np

from game.rules import Scenario, State, observation, observe
from game.rules.observation import estimated, spread


def drawn_anew(scenario: Scenario, state: State, side: int, luck: np.random.Generator) -> State:
    """The same games to the eyes of `side`, with other values where it cannot look."""
    other = state.copy()
    for row, (owner, _) in enumerate(scenario.hidden_names):
        if owner != side:
            other.hidden[row] = luck.random(state.games)
        if scenario.camp[owner] == scenario.camp[side]:  # what the other camp believes of this one
            belief = luck.random(state.belief[row].shape)
            other.belief[row] = belief / belief.sum(axis=0)
    for row, told in estimates(scenario, state, side).items():
        error = spread(scenario, state, side, row) * luck.uniform(-1.0, 1.0, state.games)
        other.tracks[row] = np.clip(told / (1.0 + error), scenario.low[row], scenario.high[row])
    for row in scenario.habit_rows:  # what a leader is used to, from which its rate could be read
        if scenario.owner[row] != side:
            other.tracks[row] = luck.random(state.games) * scenario.high[row]
    other.severity[...] = luck.random(state.severity.shape) * 5.0
    other.patience[...] = luck.random(state.patience.shape)
    theirs = np.repeat([camp != scenario.camp[side] for camp in scenario.camp], scenario.most_slots)
    other.sent_amount[:, theirs] = luck.random(state.sent_amount[:, theirs].shape)
    for place, ending in enumerate(scenario.endings):
        for index, condition in enumerate(ending.conditions):
            if estimated(scenario, side, condition.track):
                other.held[place, index] = luck.integers(0, 5, state.games)
    return other


def estimates(scenario: Scenario, state: State, side: int) -> dict[int, np.ndarray]:
    """{row of tracks: [N] what the side is told} for all that it only estimates."""
    seen = observe(scenario, state, side)
    return {row: seen.track(row).copy() for row in scenario.foggy if estimated(scenario, side, row)}


def the_same_estimates(scenario: Scenario, state: State, side: int) -> AbstractContextManager[object]:
    """While this lasts, the side is told of these games what it is told in `state`, whatever the true values are: other
    values with other errors lead to the same estimate. Of other games (imagined ones) it is told as ever.
    """
    told, place = estimates(scenario, state, side), {int(seed): game for game, seed in enumerate(state.seed)}
    estimate = observation._estimate

    def same_estimate(scenario: Scenario, games: State, viewer: int, row: int) -> np.ndarray:
        if viewer != side or row not in told or any(int(seed) not in place for seed in games.seed):
            return estimate(scenario, games, viewer, row)
        return told[row][[place[int(seed)] for seed in games.seed]]

    return patch.object(observation, "_estimate", same_estimate)
