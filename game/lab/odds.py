"""Odds: what play-outs say about a position, with intervals. What the staff estimate and the look back have in common.

Odds are those of players like the scenario's doctrines, in games that agree with what is known; they are no prophecy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.lab import statistics
from game.players.playouts import Finish
from game.rules import Scenario


@dataclass(frozen=True)
class Odds:
    """What became of some games played on from one position."""

    games: int
    endings: dict[str, statistics.Share]  # by the ending's id
    scores: dict[str, statistics.Difference]  # by side: the mean, the games' standard deviation, the mean's interval
    war: statistics.Share  # shots between the two camps before the end: the war firebreak is crossed
    crisis: statistics.Share  # a crisis in this turn (in a crisis: it goes on after this answer)
    rungs: dict[str, statistics.Share]  # by the rung's id, lowest first: where the ladder stands after this turn
    land: statistics.Difference  # share of the board's value that the defender holds after this turn, 0..1

    def climbed(self, rung: str) -> statistics.Share:
        """Games in which the ladder stands on this rung or above it after this turn. Raises ValueError for another."""
        rows = list(self.rungs)
        return statistics.wilson(sum(self.rungs[each].count for each in rows[rows.index(rung) :]), self.games)


@dataclass(frozen=True)
class Change:
    """How the second of two sets of play-outs with the same luck differs from the first, game by game."""

    scores: dict[str, statistics.Difference]  # points, by side
    endings: dict[str, statistics.Difference]  # shares, -1..1, by the ending's id
    war: statistics.Difference
    crisis: statistics.Difference
    land: statistics.Difference  # share of the board's value, -1..1


def odds(scenario: Scenario, finish: Finish) -> Odds:
    """The odds that finished play-outs show."""
    n = len(finish.ending)

    def share(mask: NDArray[np.bool_]) -> statistics.Share:
        return statistics.wilson(int(np.count_nonzero(mask)), n)

    return Odds(
        games=n,
        endings={ending.id: share(finish.ending == row) for row, ending in enumerate(scenario.endings)},
        scores={side: statistics.mean(finish.scores[row]) for row, side in enumerate(scenario.sides)},
        war=share(finish.rung_max >= scenario.war_rung),
        crisis=share(finish.crisis_next),
        rungs={rung: share(finish.rung_next == row) for row, rung in enumerate(scenario.rung_names)},
        land=statistics.mean(finish.land_next),
    )


def change(scenario: Scenario, before: Finish, after: Finish) -> Change:
    """What differs, in play-outs whose games have the same luck one by one."""

    def gap(first: NDArray[Any], second: NDArray[Any]) -> statistics.Difference:
        return statistics.paired(first.astype(np.float64), second)

    return Change(
        scores={side: gap(before.scores[row], after.scores[row]) for row, side in enumerate(scenario.sides)},
        endings={e.id: gap(before.ending == row, after.ending == row) for row, e in enumerate(scenario.endings)},
        war=gap(before.rung_max >= scenario.war_rung, after.rung_max >= scenario.war_rung),
        crisis=gap(before.crisis_next, after.crisis_next),
        land=gap(before.land_next, after.land_next),
    )


def joined(parts: Sequence[Finish]) -> Finish:
    """Play-outs made one after the other, as one."""
    return Finish(**{f.name: np.concatenate([getattr(p, f.name) for p in parts], axis=-1) for f in fields(Finish)})


def split(finish: Finish, parts: int) -> list[Finish]:
    """Play-outs made side by side, as equal parts."""
    found = {f.name: np.split(getattr(finish, f.name), parts, axis=-1) for f in fields(Finish)}
    return [Finish(**{name: arrays[part] for name, arrays in found.items()}) for part in range(parts)]
