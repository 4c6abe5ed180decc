"""A panel: several doctrines of one side as one table, so that another of them decides in each game side by side.

In play-outs that costs hardly more than one doctrine in all games, where a call for each of them, on games of its own,
took most of the time. It decides as `game.players.doctrine.follow` does, bit for bit; a test compares them. A leaning
changes the doctrine of each game by numbers of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.players.doctrine import NOTHING, PRECISION, climbs_or_not, estimate, minded, mood
from game.players.simple import holds
from game.rules import deterrence
from game.rules.arrays import Floats, Integers, Words
from game.rules.doctrine import Doctrine
from game.rules.observation import Observation, other_leader
from game.rules.orders import ROUNDING
from game.rules.scenario import Scenario
from game.rules.state import CRISIS
from game.rules.vocabulary import ESTIMATES

DARING, NERVE, WISHES = 0, 1, 2  # rows of a leaning: levels, steps, and from here on a wish for each row of the side


def leaning_rows(scenario: Scenario, side: int) -> int:
    """X: how many numbers a leaning has. Of the wishes the first row of each action counts for all its rows."""
    return WISHES + scenario.last[side] - scenario.first[side]


class Panel:
    """D doctrines of one side. U rows that any of them knows or could come to want, one row each."""

    def __init__(self, scenario: Scenario, side: int, doctrines: Sequence[Doctrine]) -> None:
        self.names = [one.name for one in doctrines]
        own = np.arange(scenario.first[side], scenario.last[side])
        plain = (scenario.target[own] < 0) & (scenario.crisis_act[own] == 0) & ~scenario.is_hold[own]
        self.rows: Integers = np.unique(np.concatenate([own[plain], *(one.rows for one in doctrines)]))
        places = [np.searchsorted(self.rows, one.rows) for one in doctrines]
        shape = (len(self.rows), len(doctrines))
        self._weight, self._whim = np.zeros(shape), np.zeros(shape)  # [U, D], or [U, 1] for what all share
        slopes: dict[tuple[int, int], Floats] = {}  # (place among a doctrine's slopes, what is seen): [U, D]
        for column, (one, place) in enumerate(zip(doctrines, places, strict=True)):
            self._weight[place, column] = one.weight[:, 0]
            self._whim[place, column] = one.whim
            for order, (slope, seen) in enumerate(zip(one.slope[:, :, 0], one.seen, strict=True)):
                for row in np.flatnonzero(slope):
                    slopes.setdefault((order, int(seen[row])), np.zeros(shape))[place[row], column] = slope[row]
        self._slopes = []  # (what is seen, the rows of the table that heed it, [rows, D] how much)
        for (_, seen), table in sorted(slopes.items()):
            heeding = np.flatnonzero(table.any(axis=1))
            self._slopes.append((seen, heeding, _shared(table[heeding])))
        self._weight, self._whim = _shared(self._weight), _shared(self._whim)
        self._trust, self._margin, self._steps, self._pride, self._risk = (
            np.array([getattr(one, name) for one in doctrines], dtype=np.float64)
            for name in ("trust", "margin", "steps", "pride", "risk")
        )
        self._backs_down = np.array([one.backs_down for one in doctrines])
        self._plans = [one.plan for one in doctrines]

    def __len__(self) -> int:
        """D."""
        return len(self.names)

    def decide(
        self, scenario: Scenario, seen: Observation, luck: Words, who: Integers, leaning: Floats | None = None
    ) -> Integers:
        """[Q, N] what is ordered where doctrine `who` [N] decides, with its leaning [X, N]."""
        if seen.phase == CRISIS:
            nerve = np.zeros(seen.games) if leaning is None else leaning[NERVE]
            steps, risk = self._steps[who] + nerve, self._risk[who] * np.maximum(1.0 + nerve, 0.0)
            return climbs_or_not(scenario, seen, steps, self._pride[who], risk, self._backs_down[who])
        return self._orders(scenario, seen, luck, who, leaning)

    def _wishes(self, scenario: Scenario, seen: Observation, luck: Words, who: Integers) -> Floats:
        """[U, N] how much each row is wanted."""
        values = np.broadcast_to(_by_game(self._weight, who), (len(self.rows), seen.games)).copy()
        for what, rows, slope in self._slopes:
            if what >= 0:
                values[rows] += _by_game(slope, who) * seen.track(what)
            else:
                found = estimate(scenario, seen, ESTIMATES[-1 - what])
                values[rows] += _by_game(slope, who) * found[scenario.target[self.rows[rows]]]
        if self._whim.any():
            values += mood(self.rows, luck) * _by_game(self._whim, who)
        return values

    def _orders(
        self, scenario: Scenario, seen: Observation, luck: Words, who: Integers, leaning: Floats | None
    ) -> Integers:
        """Slot by slot the row that is wanted most, of those that are legal, can be paid and stay below the line."""
        orders = holds(scenario, seen)
        first = scenario.first[seen.side]
        wanted = self._wishes(scenario, seen, luck, who)
        if leaning is not None:
            wanted += leaning.take(scenario.action[self.rows] - first + WISHES, axis=0)
        wanted[~seen.legal[self.rows - first]] = 0.0
        some = np.flatnonzero((wanted > 0.0).any(axis=1))
        rows, wanted = self.rows[some], wanted[some]
        keys = np.floor(np.minimum(wanted, 1e6) * PRECISION) * 1024 + (len(self.rows) - 1.0 - some[:, None])
        keys[wanted <= 0.0] = NOTHING
        prices, levels = seen.price_table(rows), minded(scenario, rows)[:, None]
        actions = scenario.action[rows]
        room = np.full(seen.games, np.inf)
        if len(scenario.leaders) > 1:
            other = other_leader(scenario, seen.side)
            room = deterrence.red_line(scenario, seen, other, self._trust[who]) + self._margin[who]
        if leaning is not None:
            room = room + leaning[DARING]
        planned, left = self._planned(scenario, seen, who, orders, keys, actions)
        for slot in range(scenario.slots[seen.side] if rows.size else 0):
            best = np.maximum.reduce(np.where((prices <= left) & (levels <= room), keys, NOTHING))
            found = (best >= 0.0) & (slot >= planned)
            chosen = len(self.rows) - 1 - best.astype(np.int64) % 1024
            row = np.where(found, self.rows.take(chosen, mode="clip"), orders[slot])
            orders[slot] = row
            left = left - np.where(found, seen.prices(row), 0.0)
            taken = scenario.numbers.escalation.bundle_share * np.maximum(scenario.line_level.take(row), 0.0)
            room = room - np.where(found, taken, 0.0)
            np.copyto(keys, NOTHING, where=(actions[:, None] == scenario.action.take(row)) & found)
        return orders

    def _planned(
        self,
        scenario: Scenario,
        seen: Observation,
        who: Integers,
        orders: Integers,
        keys: Floats,
        actions: Integers,
    ) -> tuple[Integers, Floats]:
        """Writes this turn's plans into the first slots; returns [N] how many slots they take and [N] the capital left.
        What is planned is not wanted besides.
        """
        left = seen.purse + ROUNDING
        planned = np.zeros(seen.games, dtype=np.int64)
        for column, plan in enumerate(self._plans):
            rows = plan[seen.turn][: scenario.slots[seen.side]] if seen.turn < len(plan) else ()
            games = who == column
            planned[games] = len(rows)
            for slot, row in enumerate(rows if games.any() else ()):
                price = seen.prices(np.full(seen.games, row, dtype=np.int64))
                fine = games & seen.legal[row - scenario.first[seen.side]] & (price <= left)
                orders[slot] = np.where(fine, row, orders[slot])
                left = left - np.where(fine, price, 0.0)
                keys[np.ix_(actions == scenario.action[row], games)] = NOTHING
        return planned, left


def _shared(table: Floats) -> Floats:
    """[rows, D] as it is, or [rows, 1] where all doctrines say the same."""
    return table[:, :1] if np.all(table == table[:, :1]) else table


def _by_game(table: Floats, who: Integers) -> Floats:
    """[rows, N] the column of each game's doctrine, or [rows, 1] where all doctrines say the same."""
    return table if table.shape[1] == 1 else np.asarray(table.take(who, axis=1))
