"""Match: one table. Sealed orders, undo, computers, chronicle, save, load and replay.

A match is scenario + seed + orders; everything else follows from them. What a side is shown is what it may know.
"""

from game.match.record import Match, replay_text
from game.match.save import SaveError
from game.match.table import IllegalOrder, MatchError
from game.match.views import Card, CrisisView, Lifted, Preview, Result, View
from game.texts import Entry

__all__ = [
    "Card",
    "CrisisView",
    "Entry",
    "IllegalOrder",
    "Lifted",
    "Match",
    "MatchError",
    "Preview",
    "Result",
    "SaveError",
    "View",
    "replay_text",
]
