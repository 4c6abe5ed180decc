"""Scanning: which single order would be worth most beside those of the best policy, and which of those is missed least.

Every trial takes one new order in and leaves an old one out, and is compared with the same world without the change. So
all trials with an order inform of it, whatever was left out (linear side information: Shleyfman, Komenda and Domshlak
2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.players.search.arms import Arms, mean, measure, utility
from game.players.search.worlds import Trials
from game.rules.arrays import Booleans, Integers, Words
from game.rules.chance import uniform
from game.rules.observation import Observation
from game.rules.scenario import Scenario

LEAST: Final = 3  # trials of a row in the first round; where there are not enough for all rows, fewer rows are tried


@dataclass(frozen=True)
class Scan:
    """What came of a scan."""

    rows: Integers  # [K, G] the rows that were left at the end, best first
    missed: Integers  # [slots, G] the slots of the old orders, those that are missed least first


def with_order(orders: Integers, row: Integers, slot: Integers) -> Integers:
    """[slots, G] the orders with `row` [G] in front and what stands in `slot` [G] left out.

    What then cannot be paid any more falls away at the end, as always.
    """
    left_out = np.arange(len(orders))[:, None] == slot
    place = np.argsort(left_out, axis=0, kind="stable")  # what is left out goes last
    return np.concatenate([row[None], np.take_along_axis(orders, place, axis=0)[:-1]])


def scan(seen: Observation, arms: Arms, likely: Booleans, luck: Words, playouts: int, rounds: int) -> Scan:
    """Scans changes of the only arm of each game. `likely` [rows of the side, G] are the rows to be tried first."""
    scenario = arms.worlds.scenario
    slots = scenario.slots[seen.side]
    orders, policy = arms.orders[0, :slots], arms.policy[0]
    unchanged = arms.utilities()[0]  # [tried, G]
    rows, legal = _rows(scenario, seen, orders, likely, luck, playouts // (rounds * LEAST))
    total, trials = np.zeros(rows.shape), 0
    loss, times = np.zeros((slots, seen.games)), np.zeros((slots, seen.games))
    for left in range(rounds, 0, -1):
        each = max(1, playouts // left // len(rows))
        playouts -= each * len(rows)
        arm, turn, game = (place.reshape(-1) for place in np.indices((len(rows), each, seen.games)))
        lots = uniform(luck[game] + (arm * 4096 + turn + trials).astype(np.uint64), seen.turn, "left out", seen.side)
        slot, world = (lots * slots).astype(np.int64), (turn + trials) % arms.tried
        gain = np.zeros(len(arm))
        some = np.flatnonzero(legal[arm, game])
        arm, world, game, slot = arm[some], world[some], game[some], slot[some]
        changed = with_order(orders[:, game], rows[arm, game], slot)
        tray = np.concatenate([changed, arms.orders[0, slots:, game].T])
        results = measure(arms.worlds, Trials(game, world, tray, policy[game], arms.leaning[0][:, game]))
        gain[some] = utility(results, arms.caution) - unchanged[world, game]
        total += mean(gain.reshape(len(rows), each, seen.games)) * each
        trials += each
        np.add.at(loss, (slot, game), gain[some])
        np.add.at(times, (slot, game), 1.0)
        best = np.argsort(np.where(legal, -total, np.inf), axis=0, kind="stable")
        best = best[: (len(rows) + 1) // 2] if left > 1 else best
        rows, total = np.take_along_axis(rows, best, axis=0), np.take_along_axis(total, best, axis=0)
        legal = np.take_along_axis(legal, best, axis=0)
    return Scan(rows, np.argsort(-loss / np.maximum(times, 1.0), axis=0, kind="stable"))


def _rows(
    scenario: Scenario, seen: Observation, orders: Integers, likely: Booleans, luck: Words, most: int
) -> tuple[Integers, Booleans]:
    """Two [K, G], at most `most` rows to be tried, and whether they are legal: likely ones first, then at random."""
    first = scenario.first[seen.side]
    legal = seen.legal.copy()
    legal[0] = False  # hold
    for rows in orders:
        legal[rows - first, np.arange(seen.games)] = False
    chance = np.stack([uniform(luck, seen.turn, "scanned row", row) for row in range(len(legal))])
    rank = np.where(legal, np.where(likely, 1.0, 0.0) + chance, -1.0)
    best = np.argsort(-rank, axis=0, kind="stable")[: max(2, most)]
    return best + first, np.take_along_axis(legal, best, axis=0)
