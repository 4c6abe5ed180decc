"""What one order is likely to do: the numbers of the table with it, against the same games without it.

Games that agree with a side's Observation are imagined (`players.imagine`) and played on twice with the same luck: once
with the order and nothing else, once holding. The others follow their doctrines. It ends with the turn in which the
order takes effect. Nothing here sees the State, and no effect of an order is written down: the rules say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lab.estimate import seated, supposed
from game.lab.statistics import Difference, Share, paired, wilson
from game.notation import track_keys
from game.players.imagine import imagine
from game.players.playouts import Seats, decide_by_lane
from game.rules import CRISIS, Observation, Scenario, State
from game.rules.arrays import Booleans, Floats, Integers, Words
from game.rules.chance import words
from game.rules.tracks import TRACKS
from game.rules.turn import advance

GAMES: Final = 160
LEAST: Final = 0.004  # of a number's range, or of a stock itself: less is not worth a line
LEAST_STOCK: Final = 0.1  # in the unit of a stock: a tenth of a thousand people, of a billion
BAND: Final = (0.025, 0.975)  # nineteen of twenty games
UNTOLD: Final = (  # what is paid, what only rules read, and what is told otherwise
    *("capital", "habituation", "grievance", "numbness", "momentum", "stillness", "territory"),
    *("talks", "settled", "hollow", "permission", "rung"),
)


@dataclass(frozen=True)
class Shift:
    """How an order moves one number: `change` is its mean effect with the interval of that mean, `low` to `high` hold
    nineteen of twenty games; `without` and `with_it` are the means of the number itself.
    """

    row: int
    without: float
    with_it: float
    change: Difference
    low: float
    high: float


@dataclass(frozen=True)
class Likely:
    """What an order is likely to do within `turns` turns, from `games` imagined games; the largest shifts first."""

    order: int
    turns: int
    games: int
    shifts: tuple[Shift, ...]
    crisis: Share  # a crisis in the turn in which it is given
    crisis_without: Share
    aimed: int = -1  # the track of the ground that it is about

    @property
    def ground(self) -> float | None:
        """How much more of the region that it is about the challenger holds, in points; None without a region."""
        return next((100.0 * shift.change.mean for shift in self.shifts if shift.row == self.aimed), None)


def likely(scenario: Scenario, seen: Observation, order: int, luck: Words, games: int = GAMES) -> Likely:
    """What `order` does for the side that `seen` belongs to; `luck` [1] is its own. Pure; may be called in a thread."""
    turns = 1 + max(0, int(scenario.lead[order]))
    state = imagine(scenario, seen, games, words(luck, 0, "likely effect", seen.side))
    before = state.tracks
    state = state.take(np.tile(np.arange(games), 2))
    seats = seated(supposed(scenario, seen.side), games)
    first = np.full(state.orders[seen.side].shape, scenario.hold[seen.side], dtype=np.int64)
    first[0, games:] = order
    after, crisis = _played(scenario, state, Seats(seats.players, np.tile(seats.who, 2)), seen.side, first, turns)
    return Likely(
        order,
        turns,
        games,
        tuple(_shifts(scenario, order, before, after[:, :games], after[:, games:])),
        wilson(int(np.count_nonzero(crisis[games:])), games),
        wilson(int(np.count_nonzero(crisis[:games])), games),
        target_row(scenario, order),
    )


def _played(
    scenario: Scenario, state: State, seats: Seats, side: int, first: Integers, turns: int
) -> tuple[Floats, Booleans]:
    """[T, N] the numbers after some turns, and [N] whether the first of them had a crisis. `state` is given up."""
    begun, crisis = state.turn, np.zeros(state.games, dtype=np.bool_)
    while state.turn < begun + turns and not state.over.all():
        orders = np.empty_like(state.orders)
        orders[...] = np.array(scenario.hold)[:, None, None]
        for each in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
            if each != side or state.phase == CRISIS:
                orders[each] = decide_by_lane(scenario, state, each, seats.players[each], seats.who[each])
            elif state.turn == begun:
                orders[each] = first
        advance(scenario, state, orders)
        if state.phase == CRISIS and state.turn == begun:
            crisis |= state.protester >= 0
    return state.tracks, crisis


def _shifts(scenario: Scenario, order: int, before: Floats, without: Floats, with_it: Floats) -> list[Shift]:
    """Every number that the order clearly moves: ground first, then those that it moves furthest.

    The ground of its target is among them even where it does not move; what it is paid from is not.
    """
    keys = track_keys(scenario)
    aimed = target_row(scenario, order)
    found: list[tuple[bool, float, Shift]] = []
    for row, key in enumerate(keys):
        name, gap = key.partition(".")[0], with_it[row] - without[row]
        if row != aimed and (name in UNTOLD or row == scenario.pool_track[order] or not np.any(gap)):
            continue
        stock = TRACKS[name].pool
        scale = float(np.abs(before[row]).mean() if stock else scenario.high[row, 0] - scenario.low[row, 0])
        change = paired(without[row], with_it[row])
        least = max(LEAST * scale, LEAST_STOCK if stock else 0.0)
        if row != aimed and (abs(change.mean) < least or change.low <= 0.0 <= change.high):
            continue
        low, high = (float(q) for q in np.quantile(gap, BAND))
        shift = Shift(row, float(without[row].mean()), float(with_it[row].mean()), change, low, high)
        found.append((name != "control", -abs(change.mean) / max(scale, 1e-9), shift))
    return [shift for _other, _size, shift in sorted(found, key=lambda each: each[:2])]


def target_row(scenario: Scenario, order: int) -> int:
    """The track of the ground that an order is about; -1 where it is about none."""
    if not any(scenario.verbs[verb][order] > 0.0 for verb in ("attack", "withdraw")):
        return -1
    control = scenario.places["control"]
    assert isinstance(control, slice)
    return int(control.start) + int(scenario.target[order])
