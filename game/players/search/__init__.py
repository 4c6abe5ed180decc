"""The player who searches: it imagines, proposes, plays out and compares. Levels differ by how much it plays out.

It sees an Observation and has luck of its own, like every player. How it decides, in order: `worlds` it holds possible,
`policies` to follow, a `scan` for better orders, and `choose`, where all of it comes together.
"""

from __future__ import annotations

from game.players.playouts import Player
from game.players.search.choose import search
from game.players.search.explain import search_and_explain
from game.players.search.level import LEVELS

__all__ = ["LEVELS", "search_and_explain", "searching"]


def searching(level: str) -> Player:
    """The search at a level: easy, normal or hard."""
    return lambda scenario, seen, luck: search(scenario, seen, luck, LEVELS[level])
