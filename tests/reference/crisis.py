"""From the opening of the orders to the end of a crisis."""

from __future__ import annotations

from math import ceil

from reference.book import Book, triangular, uniform
from reference.game import CRISIS, ORDERS, Game, clip, keep_in_range, read, sealed, write

CLIMB, BACK_DOWN = 1, 2
ROUNDS = 3


def happen(book: Book, game: Game) -> None:
    """Events of this turn happen, each with its chance; no scale goes beyond its ends."""
    for row, event in enumerate(book.events):
        if event.turn == game.turn and uniform(game.seed, game.turn, "event", row) < event.chance:
            for track, change in event.effects:
                write(book, game, track, read(book, game, track) + change)
    keep_in_range(book, game)


def measure_provocation(book: Book, game: Game) -> None:
    """What each camp sets out to do."""
    game.provocation = [level(book, game, 0), level(book, game, 1)]


def level(book: Book, game: Game, camp: int, done: bool = False) -> float:
    """The acts of a camp are as provoking as the highest of them, and a share of all the others (bundles shock)."""
    highest, total = 0.0, 0.0
    for side, _, row, drawn in sealed(book, game):
        if book.camp[side] == camp:
            act = max(book.line_level[row], 0.0)
            if done:
                act *= drawn / book.asked[row]
            highest = max(highest, act)
            total += act
    return highest + book.numbers.escalation.bundle_share * (total - highest)


def patience(book: Book, game: Game, side: int) -> float:
    """What is left of a leader's tolerance: less in tense times, and for the challenger less on four pathways.

    Costs already imposed, the belief that the alliance is about to enter, a defeat under way, and unrest at home.
    """
    numbers = book.numbers.escalation
    left = 1.0 - numbers.tension_bite * (game.tension - numbers.tension_level) / 100.0
    left = left - numbers.grievance_bite * game.grievance[side] / 100.0
    if side == book.challenger and book.defender >= 0:
        costs = max(1.0 - game.economy[side] / max(book.economy_level[side], 1.0), 0.0) / numbers.pathway_costs_full
        entry = game.readiness / 100.0
        defeat = max(game.momentum, 0.0)
        unrest = max(1.0 - game.support[side] / max(book.support_level[side], 1.0), 0.0)
        left = left - numbers.pathway_costs * costs - numbers.pathway_entry * entry
        left = left - numbers.pathway_defeat * defeat - numbers.pathway_unrest * unrest
    return clip(left, numbers.patience_least, numbers.patience_most)


def measure_severity(book: Book, game: Game) -> None:
    """How far the other camp went beyond what a leader is used to and tolerates, give or take the noise of a red line.

    What is normal by now is never a crossing.
    """
    numbers = book.numbers.escalation
    for side in book.all_sides:
        game.severity[side] = 0.0
    for side in book.leaders:
        acts, normal = game.provocation[1 - book.camp[side]], game.habituation[side]
        row = book.hidden_row(side, "tolerance")
        low, high = book.hidden_low[row], book.hidden_high[row]
        game.patience[side] = patience(book, game, side)
        tolerance = (low + (high - low) * game.hidden[row]) * game.patience[side]
        weak = book.red_lines[side]
        noise = numbers.noise * weak.imprecise * triangular(game.seed, game.turn, "severity", side)
        noticed = weak.unverifiable == 0.0 or uniform(game.seed, game.turn, "noticed", side) >= weak.unverifiable
        if acts > normal and noticed:
            game.severity[side] = max(acts - line(book, side, normal, tolerance) + noise, 0.0)


def line(book: Book, side: int, normal: float, bears: float) -> float:
    """A leader's line lies at what it is used to and what it bears above that, at the next round place."""
    step = book.red_lines[side].arbitrary
    return ceil((normal + bears) / step) * step if step > 0.0 else normal + bears


def open_crisis(book: Book, game: Game) -> None:
    """The leader who is hit harder protests if that is hard enough; what is swallowed costs face."""
    numbers = book.numbers.crisis
    game.protester, game.round, game.heat, game.floor = -1, 0, 0.0, 0.0
    game.firmness_seen = [0.0 for _ in book.all_sides]
    game.phase = ORDERS
    if len(book.leaders) < 2:
        return
    first, second = book.leaders
    hit = first if game.severity[first] >= game.severity[second] else second
    if game.severity[hit] > numbers.threshold and not game.over:
        game.protester, game.phase = hit, CRISIS
        game.heat = 2.0 if game.severity[hit] > numbers.public_from else 1.0
        return
    for side in book.leaders:
        lose_face(book, game, side, numbers.swallow_cost * game.severity[side])


def lose_face(book: Book, game: Game, side: int, points: float) -> None:
    """A leader loses credibility abroad and support at home; an alliance loses the will of its members."""
    numbers = book.numbers.crisis
    game.grievance[side] = min(game.grievance[side] + numbers.grudge * points, 100.0)
    game.credibility[side] = max(game.credibility[side] - numbers.credibility_share * points, 0.0)
    if side == book.patron and book.members:
        for member in range(book.members):
            game.will[member] = max(game.will[member] - numbers.will_share * points, 0.0)
    else:
        game.support[side] = max(game.support[side] - points, 0.0)


def measure_what_was_done(book: Book, game: Game) -> None:
    """What each camp did do, as far as it found something to draw on: only that alarms, and becomes a habit."""
    game.carried_out = [level(book, game, 0, done=True), level(book, game, 1, done=True)]


def accident_chance(book: Book, game: Game) -> float:
    """The chance that this step of the crisis goes wrong when both stand firm."""
    first, second = book.leaders
    alert = max(game.alert[first], game.alert[second])
    numbers = book.numbers.crisis
    chance = book.accident[int(min(game.heat, 4.0))] * (numbers.accident_base + game.tension / 100.0)
    chance = chance * (1.0 + numbers.accident_alert * alert / 100.0)
    chance = chance * (1.0 - numbers.accident_channel * game.hotline / 100.0)
    return clip(chance, 0.0, 1.0)


def duel(book: Book, game: Game, orders: list[list[int]]) -> None:
    """One round: each leader climbs a step, holds and offers a way out, or backs down.

    When both take the way out, a large crossing is taken back at a part of the price, and a small one stands.
    """
    numbers = book.numbers.crisis
    first, second = book.leaders
    climbs, retreats = {}, {}
    for side in book.leaders:
        act = book.crisis_act[orders[side][0]]
        climbs[side], retreats[side] = act == CLIMB, act == BACK_DOWN
        if climbs[side]:
            game.firmness_seen[side] += 1.0
        if retreats[side]:
            game.firmness_seen[side] -= 1.0
    game.round += 1

    if retreats[first] and not retreats[second]:
        give_way(book, game, first, second, 1.0)
    elif retreats[second] and not retreats[first]:
        give_way(book, game, second, first, 1.0)
    elif not climbs[first] and not climbs[second]:  # both take the way out
        if retreats[first]:  # and both backed down: each has a price to pay at home
            for side in book.leaders:
                lose_face(book, game, side, price(book, game, side, numbers.mutual_share))
        if game.severity[game.protester] > numbers.compromise_above:
            provoker = second if game.protester == first else first
            lose_face(book, game, provoker, price(book, game, provoker, numbers.taken_back_share))
            take_back(book, game, book.camp[provoker])
        game.tension -= min(numbers.relief, max(game.tension, 0.0))
    else:
        game.heat = min(game.heat + 1.0, 4.0)
        both = climbs[first] and climbs[second]
        chance = accident_chance(book, game) * (1.0 if both else numbers.one_sided_risk)
        if uniform(game.seed, game.turn, "accident", game.round) < chance:
            clash(book, game)
        elif game.round < ROUNDS:
            return  # the crisis goes on
        elif game.firmness_seen[first] < game.firmness_seen[second]:
            give_way(book, game, first, second, numbers.late_share)
        elif game.firmness_seen[first] > game.firmness_seen[second]:
            give_way(book, game, second, first, numbers.late_share)
        elif both:
            clash(book, game)
    game.protester = -1


def price(book: Book, game: Game, side: int, share: float) -> float:
    """The face that giving way costs a leader at this step."""
    numbers = book.numbers.crisis
    resolve = game.hidden[book.hidden_row(side, "resolve")]
    face = numbers.audience_cost * max(game.heat - 1.0, 0.0)
    return face * (numbers.resolve_base + numbers.resolve_slope * resolve) * share


def give_way(book: Book, game: Game, loser: int, winner: int, share: float) -> None:
    """The loser pays with face, more for each public step, and takes back what it did; the winner is believed more."""
    numbers = book.numbers.crisis
    face = price(book, game, loser, share)
    lose_face(book, game, loser, face)
    game.credibility[winner] = min(game.credibility[winner] + numbers.winner_share * face, 100.0)
    if game.protester == winner:
        take_back(book, game, book.camp[loser])


def take_back(book: Book, game: Game, camp: int) -> None:
    """The most provoking act of a camp that can be undone is withdrawn; a fait accompli stays."""
    worst, where = 0.0, None
    for side, slot, row, _ in sealed(book, game):
        if book.camp[side] == camp and book.reversible[row] and book.level[row] > worst:
            worst, where = book.level[row], (side, slot)
    if where is not None:
        side, slot = where
        game.orders[side][slot] = book.hold[side]


def clash(book: Book, game: Game) -> None:
    """Shots are exchanged: at least a direct incident, and more tension."""
    game.floor = float(book.war_rung)
    game.tension = min(game.tension + book.numbers.crisis.clash_tension, 100.0)
