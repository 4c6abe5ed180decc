"""One game as plain numbers and lists, and the few things that many rules do with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reference.book import Book, uniform

ORDERS, CRISIS = 0, 1  # phases
RUNNING = -1  # `ending` of a game that goes on


class Game:
    """Every track under its own name: a number, or a list with one for each side, member, host, region or kit.

    Besides: turn, phase, seed, hidden, belief, habits, ending, turns, rung_max, held, orders, drawn, sent, sent_lead,
    sent_amount, severity, patience, provocation, carried_out, protester, round, heat, floor, shift,
    firmness_seen: the names of the engine's State.
    """

    def __init__(self, book: Book, seed: int) -> None:
        for name, spot in book.places.items():
            start = book.start[spot]
            setattr(self, name, list(start) if isinstance(start, list) else start)
        sides, slots, types = len(book.sides), book.most_slots, len(book.hidden_names)
        conditions = max([len(ending.conditions) for ending in book.endings], default=0)
        self.turn, self.phase, self.seed = 0, ORDERS, seed
        self.hidden = [uniform(seed, 0, f"hidden {kind}", side) for side, kind in book.hidden_names]
        self.belief = [[1.0 / book.bins] * book.bins for _ in range(types)]
        self.habits = [[book.habituation_start[side]] * len(book.rates[0]) for side in book.rated]
        self.ending, self.turns, self.rung_max = RUNNING, 0, 0
        self.held = [[0] * conditions for _ in book.endings]
        self.orders = [[book.hold[side]] * slots for side in range(sides)]
        self.drawn = [[1.0] * slots for _ in range(sides)]
        self.sent = [[0] * (sides * slots) for _ in range(book.turns_on_the_way)]
        self.sent_lead = [[-1] * (sides * slots) for _ in range(book.turns_on_the_way)]
        self.sent_amount = [[0.0] * (sides * slots) for _ in range(book.turns_on_the_way)]
        self.severity, self.firmness_seen, self.provocation = [0.0] * sides, [0.0] * sides, [0.0, 0.0]
        self.carried_out, self.patience = [0.0, 0.0], [1.0] * sides
        self.protester, self.round, self.heat, self.floor, self.shift = -1, 0, 0.0, 0.0, 0.0

    def __getattr__(self, name: str) -> Any:  # for whoever reads: all other names are tracks
        raise AttributeError(f"a game has no {name}")

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.ending != RUNNING


def new_game(book: Book, seed: int) -> Game:
    """The start position."""
    game = Game(book, seed)
    if book.regions:
        game.territory = held_value(book, game)
    if book.members:
        game.support[book.patron] = weighted_will(book, game)
    game.rung_max = int(game.rung)
    allocate(book, game, 0, 1.0)
    return game


def allocate(book: Book, game: Game, turn: int, pledge: float) -> None:
    """Each donor gives what the table says for a turn, times the will of its member over its will at the start."""
    military, civil = 0.0, 0.0
    for donor in range(book.donors):
        share = 1.0
        if book.members and book.donor_voice[donor]:
            member = book.donor_member[donor]
            share = min(game.will[member] / book.member_will[member], book.numbers.aid.most_generous)
        military += book.pool_military[donor][turn] * share
        civil += book.pool_civil[donor][turn] * share
    game.military_fund += military * pledge
    game.civil_fund += civil * pledge


def held_value(book: Book, game: Game) -> float:
    """The share of the board's value that the defender holds."""
    lost = 0.0
    for region in range(book.regions):
        lost += book.region_value[region] * game.control[region]
    return 1.0 - lost / book.total_value


def weighted_will(book: Book, game: Game) -> float:
    """The mean will of the members that have joined, by weight."""
    total, weights = 0.0, 0.0
    for member in range(book.members):
        weight = book.member_weight[member] if book.member_from[member] <= game.turn else 0.0
        total += game.will[member] * weight
        weights += weight
    return total / weights


def clip(value: float, low: float, high: float) -> float:
    """Not below `low`, not above `high`."""
    return min(max(value, low), high)


def above(floor: float, points: float) -> float:
    """A share that grows from `floor` at 0 points to 1 at 100."""
    return floor + (1.0 - floor) * points / 100.0


def read(book: Book, game: Game, row: int) -> float:
    """The track that stands in a row."""
    name, place = book.track_of[row]
    return getattr(game, name) if place is None else getattr(game, name)[place]


def write(book: Book, game: Game, row: int, value: float) -> None:
    """Sets the track that stands in a row."""
    name, place = book.track_of[row]
    if place is None:
        setattr(game, name, value)
    else:
        getattr(game, name)[place] = value


def keep_in_range(book: Book, game: Game) -> None:
    """Free scales end at their ends; stocks have none."""
    for row, (low, high) in enumerate(zip(book.low, book.high, strict=True)):
        write(book, game, row, clip(read(book, game, row), low, high))


def sealed(book: Book, game: Game) -> Iterator[tuple[int, int, int, float]]:
    """Side, slot, order row and what it drew, side by side and slot by slot."""
    for side in book.all_sides:
        for slot in range(book.slots[side]):
            yield side, slot, game.orders[side][slot], game.drawn[side][slot]


def doing(book: Book, game: Game, verb: str, doer: int | None = None) -> Iterator[tuple[int, float]]:
    """Target and amount of every order of this turn that does this verb; of one side, or of all."""
    for side, _, row, drawn in sealed(book, game):
        if book.verbs[verb][row] != 0.0 and doer in (None, side):
            yield book.target[row], book.verbs[verb][row] * drawn


def amount(book: Book, game: Game, verb: str, doer: int | None = None) -> float:
    """How much of this verb is done this turn, all orders together."""
    total = 0.0
    for _, part in doing(book, game, verb, doer):
        total += part
    return total
