"""The independent transcription of the rules: plain Python, one game, numbers and lists, one function a rule.

It is slow and obvious on purpose. It reads a compiled Scenario, has its own copy of the hash behind chance, and imports
nothing of `game.rules`, so that a mistake would have to be made twice to stay unseen. `tests/rules/test_reference.py`
compares it with the engine: the whole state, bit for bit, at every decision. So sums add in the order of the rows, one
after the other (Python's `sum` rounds differently), and formulas multiply in the order in which the engine does.

    book = Book(scenario)                 the scenario as lists
    game = new_game(book, seed)
    reveal(book, game, orders)            orders [side][slot] are revealed; a crisis may be open now
    play_round(book, game, orders)        one round of it
    resolve(book, game)                   the rest of the turn
    step(book, game, orders)              all of it: from one decision of this game to the next
"""

from reference.book import Book
from reference.game import CRISIS, ORDERS, Game, new_game
from reference.sequence import RESOLUTION, play_round, resolve, reveal, scores, step

__all__ = [
    "CRISIS",
    "ORDERS",
    "RESOLUTION",
    "Book",
    "Game",
    "new_game",
    "play_round",
    "resolve",
    "reveal",
    "scores",
    "step",
]
