"""Policies: who is supposed to play on after the orders that are weighed, on one's own side and on the others'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from game.players.doctrine import follow
from game.players.playouts import Player
from game.players.simple import uniform
from game.rules.arrays import Floats, Integers, Words
from game.rules.doctrine import Doctrine
from game.rules.observation import Observation
from game.rules.scenario import Scenario

Follower = Callable[[Scenario, Observation, Words, Floats], Integers]
"""A player with a leaning [X, N], game by game: how it changes its doctrine. See `game.players.doctrine.follow`."""

NOBODY: Final = Doctrine(
    name="hold",
    side=-1,
    trust=0.5,
    margin=0.0,
    whim=0.0,
    steps=0.0,
    pride=0.0,
    risk=0.0,
    backs_down=False,
    rows=np.zeros(0, dtype=np.int64),
    weight=np.zeros((0, 1)),
    slope=np.zeros((1, 0, 1)),
    seen=np.zeros((1, 0), dtype=np.int64),
    place=np.zeros(0, dtype=np.int64),
    plan=(),
)
"""The doctrine that wants nothing."""


def doctrines(scenario: Scenario, side: int) -> tuple[Doctrine, ...]:
    """The doctrines that the scenario has for a side."""
    return tuple(doctrine for doctrine in scenario.opponents if doctrine.side == side)


def own_doctrines(scenario: Scenario, side: int) -> tuple[Doctrine, ...]:
    """What the side could go by: wanting nothing, and each of its doctrines; all of them can come to want every order
    that has no target.
    """
    return tuple(_wide(scenario, replace(one, side=side)) for one in (NOBODY, *doctrines(scenario, side)))


def own_policies(scenario: Scenario, side: int) -> tuple[Follower, ...]:
    """The players who go by them; a side without doctrines is played on at random, too."""
    found = [_leaner(doctrine) for doctrine in own_doctrines(scenario, side)]
    return tuple(found) if len(found) > 1 else (*found, _at_random)


def own_names(scenario: Scenario, side: int) -> list[str]:
    """The name of each own policy."""
    found = [doctrine.name for doctrine in own_doctrines(scenario, side)]
    return found if len(found) > 1 else [*found, "uniform"]


def others_policies(scenario: Scenario, side: int) -> tuple[Player, ...]:
    """What another side may be following: its doctrines, or chance where it has none."""
    return tuple(_follower(doctrine) for doctrine in doctrines(scenario, side)) or (uniform,)


def even(scenario: Scenario, seen: Observation) -> list[Floats]:
    """For each side [policies, G]: all policies are as likely."""
    counts = [len(others_policies(scenario, side)) for side in range(scenario.side_count)]
    return [np.full((count, seen.games), 1.0 / count) for count in counts]


def _wide(scenario: Scenario, doctrine: Doctrine) -> Doctrine:
    """The doctrine with a wish of nothing for every order without a target that it does not know."""
    rows = np.arange(scenario.first[doctrine.side], scenario.last[doctrine.side])
    plain = (scenario.target[rows] < 0) & (scenario.crisis_act[rows] == 0) & ~scenario.is_hold[rows]
    rows = np.concatenate([doctrine.rows, rows[plain & ~np.isin(rows, doctrine.rows)]])
    more, order = len(rows) - len(doctrine.rows), np.argsort(rows, kind="stable")

    def padded(array: np.ndarray, axis: int) -> np.ndarray:
        width = [(0, more if at == axis else 0) for at in range(array.ndim)]
        return np.pad(array, width).take(order, axis=axis)

    return replace(
        doctrine,
        rows=rows[order],
        weight=padded(doctrine.weight, 0),
        slope=padded(doctrine.slope, 1),
        seen=padded(doctrine.seen, 1),
        place=scenario.target[rows[order]],
    )


def _leaner(doctrine: Doctrine) -> Follower:
    return lambda scenario, seen, luck, leaning: follow(scenario, doctrine, seen, luck, leaning)


def _follower(doctrine: Doctrine) -> Player:
    return lambda scenario, seen, luck: follow(scenario, doctrine, seen, luck)


def _at_random(scenario: Scenario, seen: Observation, luck: Words, leaning: Floats) -> Integers:
    return uniform(scenario, seen, luck)
