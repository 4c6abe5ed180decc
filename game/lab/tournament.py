"""Tournament: every player against every other on every side, and how strong each of them is on its side.

Scores are not zero-sum, so players are rated within their side: a rating is in points of score, how much more a player
gets than the average player of its side, over the ways to seat the others, in games with the same luck. Every seating
is played, so the least-squares fit of "score = luck + strength + what the others do" is just that difference of means,
and its interval follows from the games, which are independent of each other. An Elo number would throw away by how
much a player is better, and would need a winner, which such a game does not have.

Everybody is measured against players with a purpose: `hold` and `uniform` are rated, but are nobody's measure unless
there is nobody else. The interval is about luck. It does not say what other opponents than these would do.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from game.lab import statistics
from game.lab.matrix import LEFT_OUT, Matrix
from game.players import names
from game.rules import Scenario
from game.rules.arrays import Floats

AIMLESS: Final = ("hold", "uniform")


@dataclass(frozen=True)
class Rating:
    """How well a player does on its side, against all that the others were played by."""

    player: str
    score: statistics.Spread  # of all its games
    points: statistics.Difference  # more than the average player of its side, game by game
    ahead: statistics.Share  # of games in which it gets more than the side's average player
    hardest: tuple[str, ...]  # the players of the other sides against whom it gets least
    least: float  # its mean score against those


def contestants(scenario: Scenario) -> dict[str, list[str]]:
    """Who takes part unless told otherwise: all but those who think ahead, who take long and must be named."""
    slow = set(LEFT_OUT) - {"uniform"}
    return {side: [name for name in names(scenario, side) if name not in slow] for side in scenario.sides}


def purposeful(found: Matrix) -> dict[str, list[str]]:
    """The players of every side against whom others are measured."""
    return {
        side: [name for name in players if name not in AIMLESS] or players for side, players in found.choices.items()
    }


def seatings(found: Matrix, side: int, name: str) -> dict[tuple[str, ...], Floats]:
    """The scores [N] of one player of a side in every seating that counts for its rating."""
    measures = list(purposeful(found).values())
    return {
        key: run.outcomes.scores[side]
        for key, run in found.cells.items()
        if key[side] == name and all(key[at] in measures[at] for at in range(len(key)) if at != side)
    }


def scores_of(found: Matrix, side: int) -> dict[str, Floats]:
    """For every player of a side the mean score [N] in each of the N games, over the ways to seat the others."""
    return {
        name: np.mean(list(seatings(found, side, name).values()), axis=0)
        for name in found.choices[found.scenario.sides[side]]
    }


def ratings(found: Matrix) -> dict[str, list[Rating]]:
    """The players of every side, best first."""
    return {side: _rated(found, index) for index, side in enumerate(found.scenario.sides)}


def _rated(found: Matrix, side: int) -> list[Rating]:
    by_player = scores_of(found, side)
    usual = np.mean(list(by_player.values()), axis=0)
    rated = []
    for name, mine in by_player.items():
        cells = seatings(found, side, name)
        hardest = min(cells, key=lambda key: float(cells[key].mean()))
        rated.append(
            Rating(
                player=name,
                score=statistics.spread(np.concatenate(list(cells.values()))),
                points=statistics.paired(usual, mine),
                ahead=statistics.wilson(int(np.count_nonzero(mine > usual)), found.games),
                hardest=tuple(other for place, other in enumerate(hardest) if place != side),
                least=float(cells[hardest].mean()),
            )
        )
    return sorted(rated, key=lambda rating: -rating.points.mean)


def pairs(found: Matrix, side: int) -> dict[tuple[str, str], statistics.Difference]:
    """How much more the second of two players gets than the first, for any two of a side."""
    by_player = scores_of(found, side)
    return {(a, b): statistics.paired(by_player[a], by_player[b]) for a in by_player for b in by_player if a != b}


def summary(found: Matrix) -> dict[str, Any]:
    """The tournament as plain data for `tournament --json`: the cells of the matrix, ratings and all pairs."""
    plain = found.summary()
    del plain["against_first"]
    plain["ratings"] = {side: [asdict(rating) for rating in rated] for side, rated in ratings(found).items()}
    plain["pairs"] = {
        side: [{"player": b, "against": a, **asdict(gap)} for (a, b), gap in pairs(found, index).items()]
        for index, side in enumerate(found.scenario.sides)
    }
    return plain
