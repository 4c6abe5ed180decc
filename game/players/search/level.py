"""Levels: how much a search may play out before it decides, and how it feels about ruin. Never a bonus in the game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Level:
    """How a search spends its play-outs. They are counted for each decision of one game, and the numbers are about."""

    playouts: int
    rounds: int = 2  # in which each of its comparisons is made: more of them waste less, and cost time
    caution: float = 6.0  # points of its own score that it would give to be rid of a certain ruin
    shares: tuple[int, int, int, int] = (20, 30, 20, 30)  # per cent for policies, leaning, orders, and what was found
    leanings: int = 1  # how often it thinks over how to change its policy for the rest of the game
    doubt: float = 0.0  # standard errors by which a change must be better than the policy's own tray
    ahead: int | None = 8  # turns that a play-out goes; if the game is not over then, the score counts as it stands

    @property
    def worlds(self) -> int:
        """Imagined worlds of a game; every candidate of the last round has been tried in most of them."""
        return max(8, self.playouts // 6)

    def share(self, stage: int) -> int:
        """Play-outs of a stage: to find a policy, its leaning, changes of its orders, and to compare all that."""
        return self.playouts * self.shares[stage] // 100


LEVELS: Final[dict[str, Level]] = {
    "easy": Level(200, shares=(40, 0, 30, 30), leanings=0, doubt=1.0),
    "normal": Level(1_000),
    "hard": Level(4_000, rounds=4, shares=(12, 33, 25, 30), leanings=4, ahead=None),  # so many see to the end
}
