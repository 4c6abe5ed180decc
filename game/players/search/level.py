"""Levels: how much a search may play out before it decides, and how it feels about ruin. Never a bonus in the game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Level:
    """How a search spends its play-outs. They are counted for each decision of one game, and the numbers are about."""

    playouts: int
    rounds: int = 3  # in which each of its three comparisons is made: more of them waste less, and cost time
    caution: float = 6.0  # points of its own score that it would give to be rid of a certain ruin
    variants: bool = True  # whether it also tries its best policy bolder, more careful, firmer and softer

    @property
    def worlds(self) -> int:
        """Imagined worlds of a game; every candidate of the last round has been tried in most of them."""
        return max(8, self.playouts // 6)

    @property
    def policy_share(self) -> int:
        """Play-outs to find the policy to follow."""
        return self.playouts * 3 // 10

    @property
    def scan_share(self) -> int:
        """Play-outs to find what to change in its orders."""
        return self.playouts * 3 // 10

    @property
    def final_share(self) -> int:
        """Play-outs to compare what was found with holding and with the policies."""
        return self.playouts * 4 // 10


LEVELS: Final[dict[str, Level]] = {
    "easy": Level(200, rounds=2, variants=False),
    "normal": Level(1_000),
    "hard": Level(4_000, rounds=4),
}
