"""Texts: codes and numbers of the rules become sentences here, and only here.

Sentences are whole, with named places for what varies (`Costs: {cost}; left: {left}.`), so that a translator may put
the words in another order. Names come from the briefing. They are for a reader of sixteen, and take no side.
"""

from game.texts.changes import RULE_WORDS, Cause, causes, sentences
from game.texts.chronicle import TOPICS, Entry, chronicle, opening
from game.texts.refusals import price, why_not
from game.texts.words import amount, order_title, side_name, signed, track_name, tray_words, turn_name

__all__ = [
    "RULE_WORDS",
    "TOPICS",
    "Cause",
    "Entry",
    "amount",
    "causes",
    "chronicle",
    "opening",
    "order_title",
    "price",
    "sentences",
    "side_name",
    "signed",
    "track_name",
    "tray_words",
    "turn_name",
    "why_not",
]
