"""What may be ordered, and what stands of what was sealed."""

from __future__ import annotations

from math import inf

from reference.book import Book
from reference.game import CRISIS, Game, read
from reference.home import by_rate, mean

COALITION, ALLIANCE = 1, 2  # whose consent an order needs
ROUNDING = 1e-9  # what a purse may lack


def settle(book: Book, game: Game, orders: list[list[int]]) -> tuple[list[list[int]], list[float]]:
    """What stands of the sealed orders [side][slot], and what each side pays.

    Slot by slot, a row counts as hold when it is another side's, not legal, ordered twice, or dearer than what is left.
    In a crisis each side has one row, and it is free.
    """
    stands = [[book.hold[side]] * book.most_slots for side in book.all_sides]
    paid = [0.0 for _ in book.all_sides]
    for side in book.all_sides:
        left = game.capital[side] + ROUNDING
        for slot in range(1 if game.phase == CRISIS else book.slots[side]):
            row = orders[side][slot]
            if not book.first[side] <= row < book.last[side] or not is_legal(book, game, row):
                continue
            if game.phase == CRISIS:
                stands[side][0] = row
                continue
            cost = price(book, game, row)
            if row in stands[side][:slot] or cost > left:
                continue
            stands[side][slot] = row
            left -= cost
            paid[side] += cost
    return stands, paid


def is_legal(book: Book, game: Game, row: int) -> bool:
    """Whether a side could order this row by itself."""
    side = book.side_of[row]
    if row == book.hold[side]:
        return True
    if game.over:
        return False
    if game.phase == CRISIS:
        return game.protester >= 0 and side in book.leaders and book.crisis_act[row] > 0
    return (
        book.crisis_act[row] == 0
        and book.not_before[row] <= game.turn <= book.not_after[row]
        and (
            book.needs_track[row] < 0
            or book.needs_least[row] <= read(book, game, book.needs_track[row]) <= book.needs_most[row]
        )
        and (book.pool_track[row] < 0 or read(book, game, book.pool_track[row]) > book.numbers.aid.scrap)
        and (book.attack_row[row] == 0 or in_contact(book, game, book.attack_row[row], book.target[row]))
        and (book.consent[row] != COALITION or book.level[row] <= coalition_level(book, game))
        and (book.consent[row] != ALLIANCE or book.level[row] <= ceiling(book, game))
        and price(book, game, row) <= game.capital[side]
    )


def price(book: Book, game: Game, row: int) -> float:
    """Capital: the cost of the order, what it takes to win over the members that object to a common act, and what
    soldiers for a host country cost more because they are sent late.
    """
    numbers = book.numbers.alliance
    objecting, late = 0, 0.0
    if book.consent[row] == ALLIANCE:
        for member in range(book.members):
            if patience(book, game, member)[0] < book.level[row]:
                objecting += 1
    effects = book.now[row] + book.later[row]
    if book.members and any(book.track_of[track][0] == "posture" and change > 0.0 for track, change in effects):
        tense = max(game.tension - book.numbers.escalation.tension_level, 0.0) / 100.0
        climbed = max(game.rung - book.start[book.places["rung"]], 0.0)
        late = book.cost[row] * (numbers.late_tension * tense + numbers.late_rung * climbed)
    return book.cost[row] + (numbers.objection_cost * objecting + late)


def patience(book: Book, game: Game, member: int) -> tuple[float, float]:
    """The levels above which a member objects to a common act, and above which it blocks it."""
    numbers = book.numbers.alliance
    if book.member_from[member] > game.turn:
        return inf, inf
    caution = numbers.caution_base + numbers.caution_slope * book.member_caution[member]
    normal = used_to(book, game)
    ready = game.will[member] - numbers.alarm * max(game.tension - numbers.dread_above, 0.0)
    objects = normal + (ready / caution - numbers.consent_base) / numbers.consent_slope
    if not book.member_veto[member]:
        return objects, inf
    return objects, objects + numbers.block_margin / (numbers.consent_slope * caution)


def ceiling(book: Book, game: Game) -> float:
    """The highest level of a common act that no member blocks."""
    lowest = inf
    for member in range(book.members):
        lowest = min(lowest, patience(book, game, member)[1])
    return lowest


def coalition_level(book: Book, game: Game) -> float:
    """The highest level that a coalition of the willing carries."""
    numbers = book.numbers.alliance
    spare = (game.support[book.patron] - numbers.coalition_base) / numbers.coalition_slope
    return used_to(book, game) + max(spare, 0.0)


def used_to(book: Book, game: Game) -> float:
    """What the alliance believes that the challenger is used to: not what it is, which would tell its rate."""
    if book.challenger not in book.rated:
        return game.habituation[book.challenger]
    levels = game.habits[book.rated.index(book.challenger)]
    return mean(levels, by_rate(book, game.belief[book.hidden_row(book.challenger, "habituation_rate")]))


def in_contact(book: Book, game: Game, whose: int, region: int) -> bool:
    """Whether the challenger (1) or the defender (2) may attack a region.

    It must stand in the region, or hold most of one beside it, and the other must hold something there. The challenger
    may also attack from its own land.
    """
    control = game.control[region]
    foothold = book.numbers.battle.foothold
    challenger_there, defender_there = control > foothold, control < 1.0 - foothold
    near_challenger = challenger_there or book.home_border[region]
    near_defender = defender_there
    for one, other in book.borders:
        if region in (one, other):
            neighbour = other if region == one else one
            if game.control[neighbour] > 0.5:
                near_challenger = True
            else:
                near_defender = True
    return near_challenger and defender_there if whose == 1 else near_defender and challenger_there
