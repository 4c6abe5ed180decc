"""Arms: what could be ordered now and by which policy the side would go on, with what came of it in the same worlds.

The name is that of the bandit problems from which the method comes: sequential halving (Karnin, Koren and Somekh 2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.players.search.worlds import Trials, Worlds
from game.rules.arrays import Floats, Integers, add_rows

MEASURES: Final = ("score", "ruin", "war", "crisis")
"""What is kept of every trial: points of the side's own score, then 1 or 0 for ruin (a score in the worst band), for
shots between the camps at any time of the game, and for a crisis in this very turn."""


class Arms:
    """C arms in each of G games, all of them tried in the first `tried` worlds of their game.

    orders [C, Q, G], policy [C, G], leaning [C, X, G], results [4, C, tried, G] in the order of MEASURES.
    """

    def __init__(self, worlds: Worlds, caution: float, orders: Integers, policy: Integers, leaning: Floats) -> None:
        self.worlds, self.caution = worlds, caution
        self.orders, self.policy, self.leaning = orders, policy, leaning
        self.results: Floats = np.zeros((len(MEASURES), len(orders), 0, orders.shape[2]))

    @classmethod
    def of(cls, worlds: Worlds, caution: float, arms: Sequence[tuple[Integers, Integers, Floats]]) -> Arms:
        """Arms given one by one: orders [Q, G], policy [G], leaning [X, G]."""
        orders, policies, leanings = zip(*arms, strict=True)
        return cls(worlds, caution, np.stack(orders), np.stack(policies), np.stack(leanings))

    @property
    def count(self) -> int:
        """C."""
        return int(self.orders.shape[0])

    @property
    def tried(self) -> int:
        """In how many worlds of its game every arm was tried."""
        return int(self.results.shape[2])

    def utilities(self) -> Floats:
        """[C, tried, G] the score of each trial, less what the risk of ruin is minded."""
        return utility(self.results, self.caution)

    def ranking(self) -> Integers:
        """[C, G] the arms of each game, best on average first."""
        return np.argsort(-mean(self.utilities()), axis=0, kind="stable")

    def orders_of(self, arm: Integers) -> Integers:
        """[Q, G] the orders of one arm [G] of each game."""
        return np.asarray(np.take_along_axis(self.orders, arm[None, None], axis=0)[0])

    def policy_of(self, arm: Integers) -> Integers:
        """[G] the policy of one arm [G] of each game."""
        return np.asarray(np.take_along_axis(self.policy, arm[None], axis=0)[0])

    def leaning_of(self, arm: Integers) -> Floats:
        """[X, G] the leaning of one arm [G] of each game."""
        return np.asarray(np.take_along_axis(self.leaning, arm[None, None], axis=0)[0])

    def try_more(self, worlds: int) -> None:
        """Tries every arm in the worlds up to this number, as far as there are worlds."""
        end = min(worlds, self.worlds.copies)
        if end > self.tried:
            more = self._try(self.tried, end)
            self.results = np.concatenate([self.results, more], axis=2)

    def keep(self, arms: Integers) -> None:
        """Only these arms [C', G] of each game."""
        self.orders = np.take_along_axis(self.orders, arms[:, None, :], axis=0)
        self.policy = np.take_along_axis(self.policy, arms, axis=0)
        self.leaning = np.take_along_axis(self.leaning, arms[:, None, :], axis=0)
        self.results = np.take_along_axis(self.results, arms[None, :, None, :], axis=1)

    def halve(self, playouts: int, rounds: int, least: int, always: int = 0) -> None:
        """Spends about `playouts` a game: before each round the worst fall out, until `least` are left.

        The first `always` arms stay in their places; they are there to be compared with.
        """
        sizes = np.geomspace(max(self.count, least), least, rounds).round().astype(int).tolist()
        for done, size in enumerate(sizes):
            if size < self.count:
                place = np.argsort(self.ranking(), axis=0, kind="stable")  # [C, G] of each arm in the ranking
                place[:always] = -1
                self.keep(np.sort(np.argsort(place, axis=0, kind="stable")[:size], axis=0))
            more = max(1, playouts // (rounds - done) // self.count)
            self.try_more(self.tried + more)
            playouts -= more * self.count

    def _try(self, begin: int, end: int) -> Floats:
        shape = (self.count, end - begin, self.orders.shape[2])
        arm, world, game = (place.reshape(-1) for place in np.indices(shape))
        orders, leaning = self.orders[arm, :, game].T, self.leaning[arm, :, game].T
        trials = Trials(game, world + begin, orders, self.policy[arm, game], leaning)
        return measure(self.worlds, trials).reshape(len(MEASURES), *shape)


def measure(worlds: Worlds, trials: Trials) -> Floats:
    """[4, L] the MEASURES of every trial."""
    if not trials.game.size:  # nothing is legal beside what is ordered already
        return np.zeros((len(MEASURES), 0))
    finish, scenario = worlds.play(trials), worlds.scenario
    score = finish.scores[worlds.side]
    found: Sequence[np.ndarray] = (
        score,
        score < scenario.band_limits[0],
        finish.rung_max >= scenario.war_rung,
        finish.crisis_next,
    )
    return np.stack(found).astype(np.float64)


def utility(results: Floats, caution: float) -> Floats:
    """[...] of results [4, ...]: points, and `caution` points less for ruin."""
    return np.asarray(results[0] - caution * results[1])


def mean(values: Floats) -> Floats:
    """[C, tried, G] -> [C, G]: added world by world, so that the bits do not depend on how many games are searched."""
    return np.asarray(add_rows(np.moveaxis(values, 1, 0)) / max(1, values.shape[1]))
