"""Policies: who is supposed to play on after the orders that are weighed, on one's own side and on the others'."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from game.players.doctrine import follow
from game.players.playouts import Player
from game.players.simple import hold, uniform
from game.rules.arrays import Floats
from game.rules.doctrine import Doctrine
from game.rules.observation import Observation
from game.rules.scenario import Scenario

BOLDER: Final = (0.0, 0.8, -0.8, 0.0, 0.0)  # levels that a variant adds to the margin over the believed red line
FIRMER: Final = (0.0, 0.0, 0.0, 1.0, -1.0)  # steps that a variant adds to its nerve in a crisis
VARIANTS: Final = len(BOLDER)


def doctrines(scenario: Scenario, side: int) -> tuple[Doctrine, ...]:
    """The doctrines that the scenario has for a side."""
    return tuple(doctrine for doctrine in scenario.opponents if doctrine.side == side)


def own_policies(scenario: Scenario, side: int) -> tuple[Player, ...]:
    """Never acting, and each doctrine as it is, bolder, more careful, firmer and softer: 1 + VARIANTS for each.

    A side without doctrines is played on at random.
    """
    found: list[Player] = [hold]
    for doctrine in doctrines(scenario, side):
        found += [_follower(_variant(doctrine, *change)) for change in zip(BOLDER, FIRMER, strict=True)]
    return tuple(found) if len(found) > 1 else (hold, uniform)


def own_names(scenario: Scenario, side: int) -> list[str]:
    """The name of the doctrine behind each own policy."""
    found = ["hold"]
    for doctrine in doctrines(scenario, side):
        found += [doctrine.name] * VARIANTS
    return found if len(found) > 1 else ["hold", "uniform"]


def others_policies(scenario: Scenario, side: int) -> tuple[Player, ...]:
    """What another side may be following: its doctrines, or chance where it has none."""
    return tuple(_follower(doctrine) for doctrine in doctrines(scenario, side)) or (uniform,)


def even(scenario: Scenario, seen: Observation) -> list[Floats]:
    """For each side [policies, G]: all policies are as likely."""
    counts = [len(others_policies(scenario, side)) for side in range(scenario.side_count)]
    return [np.full((count, seen.games), 1.0 / count) for count in counts]


def _variant(doctrine: Doctrine, bolder: float, firmer: float) -> Doctrine:
    if bolder == firmer == 0.0:
        return doctrine
    risk = doctrine.risk * (3.0 if firmer > 0.0 else 0.3 if firmer < 0.0 else 1.0)
    return replace(doctrine, margin=doctrine.margin + bolder, steps=doctrine.steps + firmer, risk=min(risk, 1.0))


def _follower(doctrine: Doctrine) -> Player:
    return lambda scenario, seen, luck: follow(scenario, doctrine, seen, luck)
