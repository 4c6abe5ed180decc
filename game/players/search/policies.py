"""Policies: who is supposed to play on after the orders that are weighed, on one's own side and on the others'."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.players.panel import Panel
from game.players.playouts import Company
from game.players.simple import hold, uniform
from game.rules.arrays import Floats, Integers, Words
from game.rules.doctrine import Doctrine
from game.rules.observation import Observation
from game.rules.scenario import Scenario

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


def own_policies(scenario: Scenario, side: int) -> Company:
    """What the side could go by: never acting, and each of its doctrines; at random, where it has none."""
    found = doctrines(scenario, side)
    return Panel(scenario, side, (NOBODY, *found)) if found else (hold, uniform)


def own_names(scenario: Scenario, side: int) -> list[str]:
    """The name of each own policy."""
    return (
        ["hold", *(one.name for one in doctrines(scenario, side))] if doctrines(scenario, side) else ["hold", "uniform"]
    )


def others_policies(scenario: Scenario, side: int) -> Company:
    """What another side may be following: its doctrines, or chance where it has none."""
    found = doctrines(scenario, side)
    return Panel(scenario, side, found) if found else (uniform,)


def proposed(
    scenario: Scenario, seen: Observation, own: Company, luck: Words, policy: Integers, leaning: Floats | None = None
) -> Integers:
    """[Q, G] what the policy [G] of each game would order now, with its leaning."""
    if isinstance(own, Panel):
        return own.decide(scenario, seen, luck, policy, leaning)
    every = np.stack([one(scenario, seen, luck) for one in own])
    return np.asarray(np.take_along_axis(every, policy[None, None], axis=0)[0])


def even(scenario: Scenario, seen: Observation) -> list[Floats]:
    """For each side [policies, G]: all policies are as likely."""
    counts = [max(1, len(doctrines(scenario, side))) for side in range(scenario.side_count)]
    return [np.full((count, seen.games), 1.0 / count) for count in counts]
