"""Random games whose every failure is one line that plays it again.

A check takes a Batch, plays it and raises AssertionError where something is wrong. `run` hands it random games, legal
orders and foolish ones; when it fails, the batch is halved until one game is left, and the failure is a call of `again`
with the check, the scenario, the seed and the orders of that game: one line, to be pasted into a Python prompt.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from trust.budgets import SCENARIOS

from game.authoring import load_scenario
from game.players import choose
from game.rules import CRISIS, Scenario, State, game_seeds, start_games, step
from game.rules.arrays import Words
from game.rules.tracks import TRACKS

SMALL_WAR = Path(__file__).resolve().parents[1] / "authoring" / "small_war.yaml"  # every section of the format
BATCH = 500  # games that are played side by side, so that a long run keeps little in memory

__all__ = ["SCENARIOS", "Batch", "again", "check", "compiled", "random_games", "run"]

Check = Callable[["Batch"], None]
CHECKS: dict[str, Check] = {}  # by the name that stands in the line of a failure


def check(function: Check) -> Check:
    """Makes a check known by its name, so that `again` finds it."""
    CHECKS[function.__name__] = function
    return function


@functools.cache
def compiled(name: str) -> Scenario:
    """A shipped scenario or the small war of the tests, read once; with ` poor` behind its name one in which every
    stock soon runs out.
    """
    plain, _, poor = name.partition(" ")
    scenario = load_scenario(SMALL_WAR if plain == "small_war" else plain)[0]
    if not poor:
        return scenario
    start, less = scenario.start.copy(), 0.05
    for track, spot in scenario.places.items():
        if TRACKS[track].pool:
            start[spot] *= less
    pools = {"pool_military": less * scenario.pool_military, "pool_civil": less * scenario.pool_civil}
    return replace(scenario, start=start, **pools)


@dataclass(frozen=True)
class Batch:
    """Games side by side, and what was ordered at each of their decisions; legal or not."""

    name: str  # of the scenario
    seeds: Words  # [N]
    orders: tuple[Any, ...]  # [S, Q, N] a decision
    in_crisis: tuple[bool, ...]  # whether a decision was a round of a crisis

    @property
    def scenario(self) -> Scenario:
        """The scenario that they play."""
        return compiled(self.name)

    def take(self, games: Sequence[int]) -> Batch:
        """Some of these games; what was ordered in crises of other games is left out when they are played."""
        return Batch(self.name, self.seeds[games], tuple(o[:, :, games] for o in self.orders), self.in_crisis)

    def played(self) -> Iterator[tuple[State, Any]]:
        """The state at each decision and the orders for it; at last the end, with None."""
        state = start_games(self.scenario, self.seeds)
        for orders, in_crisis in zip(self.orders, self.in_crisis, strict=True):
            if state.over.all() or (in_crisis and state.phase != CRISIS):
                continue  # orders of games that are not here
            yield state, orders
            state = step(self.scenario, state, orders)
        yield state, None

    def alone(self) -> Batch:
        """The same games with nothing but the decisions that they came to."""
        reached = [(orders, state.phase == CRISIS) for state, orders in self.played() if orders is not None]
        orders, in_crisis = zip(*reached, strict=True)
        return Batch(self.name, self.seeds, orders, in_crisis)


def wild(scenario: Scenario, state: State, luck: np.random.Generator) -> Any:
    """Orders of random players and of doctrines, of which a tenth become any row at all: foreign, illegal, beyond the
    table.
    """
    doctrines = luck.random() < 0.3
    seats = dict.fromkeys(scenario.sides, "uniform")
    for number, side in enumerate(scenario.sides if doctrines else ()):
        seats[side] = str(luck.choice([d.name for d in scenario.opponents if d.side == number] or ["uniform"]))
    orders = choose(scenario, state, seats)
    junk = luck.integers(-2, len(scenario.order_names) + 2, size=orders.shape)
    return np.where(luck.random(orders.shape) < 0.1, junk, orders)


def random_games(name: str, root: int, count: int) -> Batch:
    """`count` games from their start to their end."""
    scenario, luck = compiled(name), np.random.default_rng(root)
    seeds = game_seeds(root, 0, count)
    state = start_games(scenario, seeds)
    orders, in_crisis = [], []
    while not state.over.all():
        orders.append(wild(scenario, state, luck))
        in_crisis.append(state.phase == CRISIS)
        state = step(scenario, state, orders[-1])
    return Batch(name, seeds, tuple(orders), tuple(in_crisis))


def run(checks: Check, name: str, root: int, games: int) -> int:
    """Puts random games to a check; fails with one line that repeats the failure. Returns how many games they were."""
    for part, first in enumerate(range(0, games, BATCH)):
        batch = random_games(name, root + part, min(BATCH, games - first))
        problem = wrong(checks, batch)
        if problem is not None:
            pytest.fail(line(checks, batch, problem), pytrace=False)
    return games


def wrong(checks: Check, batch: Batch) -> str | None:
    """What a check finds wrong with a batch, on one line, or None."""
    try:
        checks(batch)
    except AssertionError as problem:
        return " ".join(str(problem).split()) or checks.__name__
    return None


def line(checks: Check, batch: Batch, problem: str) -> str:
    """The one line that repeats a failure: of one game alone where it fails alone, else of the smallest batch found."""
    while len(batch.seeds) > 1:
        middle = len(batch.seeds) // 2
        halves = [batch.take(range(middle)), batch.take(range(middle, len(batch.seeds)))]
        worse = [(half, found) for half in halves if (found := wrong(checks, half)) is not None]
        if not worse:
            break
        batch, problem = worse[0]
    if len(batch.seeds) == 1:
        batch = batch.alone()
    seeds, trail = [int(seed) for seed in batch.seeds], [orders.tolist() for orders in batch.orders]
    return f"{problem}: again({checks.__name__!r}, {batch.name!r}, {seeds}, {trail}, {list(batch.in_crisis)})"


def again(name_of_check: str, name: str, seeds: list[int], trail: list[Any], in_crisis: list[bool]) -> str | None:
    """Repeats a failure from its line: what the check finds wrong, or None. Orders stand as [S][Q][N] a decision."""
    orders = tuple(np.array(rows, dtype=np.int64) for rows in trail)
    return wrong(CHECKS[name_of_check], Batch(name, np.array(seeds, dtype=np.uint64), orders, tuple(in_crisis)))
