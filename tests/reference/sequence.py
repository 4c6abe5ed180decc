"""The sequence of play of one game."""

from __future__ import annotations

from reference import crisis, home, war
from reference.book import Book
from reference.game import CRISIS, ORDERS, Game, keep_in_range
from reference.legality import settle

OPENING = (crisis.happen, crisis.measure_provocation, crisis.measure_severity, crisis.open_crisis)

RESOLUTION = (
    war.overrule,
    war.draw_from_pools,
    crisis.measure_what_was_done,
    war.send,
    war.act_at_once,
    war.arrive,
    war.coerce,
    war.strike,
    war.fight,
    war.shelter,
    war.answer_attack,
    war.answer_strike,
    home.produce,
    home.balance,
    home.move_support,
    home.wear,
    home.move_will,
    home.reinforce,
    home.move_tension,
    home.climb_ladder,
    home.live_beyond_a_firebreak,
    home.learn,
    home.habituate,
    keep_in_range,
    home.unity,
    war.fill_funds,
    home.income,
    home.talk,
    home.judge,
)


def reveal(book: Book, game: Game, orders: list[list[int]]) -> None:
    """Orders are revealed and paid for, and a crisis opens where a red line is crossed."""
    if game.over:
        return
    game.orders, paid = settle(book, game, orders)
    game.drawn = [[1.0] * book.most_slots for _ in book.all_sides]
    for side in book.all_sides:
        game.capital[side] -= paid[side]
    for rule in OPENING:
        rule(book, game)


def play_round(book: Book, game: Game, orders: list[list[int]]) -> None:
    """One round of an open crisis; nothing where there is none."""
    if game.over or game.protester < 0:
        return
    stands, _ = settle(book, game, orders)
    crisis.duel(book, game, stands)


def resolve(book: Book, game: Game) -> None:
    """The rest of the turn."""
    if game.over:
        return
    for rule in RESOLUTION:
        rule(book, game)
    game.phase = ORDERS
    game.turn += 1


def step(book: Book, game: Game, orders: list[list[int]]) -> None:
    """From one decision of this game to the next."""
    if game.phase == CRISIS:
        play_round(book, game, orders)
    else:
        reveal(book, game, orders)
    if game.protester < 0:
        resolve(book, game)


def scores(book: Book, game: Game) -> list[float]:
    """The score of each side of a game that is over."""
    return [home.score(book, game, side) for side in book.all_sides]
