"""A plain Python game of the same kind, as the measure that `bench` compares the engine with.

One game at a time, lists and loops, no numpy: the way such a simulation is usually first written. It is not the game:
it reads the same scenario, picks as many orders out of the same rows, applies the same effects with the same delays and
loops over the same donors, members, regions and tracks, but leaves out crises, beliefs, deterrence, consent and most of
the formulas. It does less for each turn than the engine, and a ratio against it says rather too little. The ratio
against a plain transcription of all the rules stands in docs/speed.md.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Final

from game.rules import Scenario
from game.rules.scenario import ABOVE, Ending

HELD: Final = 0.02  # share of a region below which nobody is there
Effects = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Order:
    """One row of the order table as plain numbers."""

    cost: float
    rung: int
    level: float
    lead: int
    first: int
    last: int
    needs: int
    least: float
    most: float
    pool: int
    draws: float
    region: int  # that it attacks, -1 none
    now: Effects
    later: Effects


@dataclass(frozen=True)
class Table:
    """What the plain game reads of a scenario: lists of Python numbers."""

    turns: int
    start: list[float]
    low: list[float]
    high: list[float]
    rows: list[list[Order]]  # of each side, hold first
    slots: tuple[int, ...]
    places: dict[str, range]
    challenger: int
    area: list[float]
    value: list[float]
    neighbours: list[list[int]]
    home: list[bool]
    own_will: list[float]
    caution: list[float]
    pools: list[list[float]]  # of each donor, a number a turn
    hazard: list[float]
    events: list[list[tuple[float, Effects]]]
    endings: tuple[Ending, ...]
    income: tuple[float, ...]
    most: tuple[float, ...]


def table(scenario: Scenario) -> Table:
    """The plain numbers of a scenario."""
    regions = range(scenario.regions)
    neighbours: list[list[int]] = [[] for _ in regions]
    for one, other in scenario.borders:
        neighbours[one].append(other)
        neighbours[other].append(one)
    events: list[list[tuple[float, Effects]]] = [[] for _ in range(scenario.turns)]
    for event in scenario.events:
        if event.turn < scenario.turns:
            events[event.turn].append((event.chance, event.effects))
    return Table(
        turns=scenario.turns,
        start=_plain(scenario.start),
        low=_plain(scenario.low),
        high=_plain(scenario.high),
        rows=[
            [_order(scenario, row) for row in range(scenario.first[side], scenario.last[side])]
            for side in range(scenario.side_count)
        ],
        slots=scenario.slots,
        places={
            name: range(place.start, place.stop) if isinstance(place, slice) else range(place, place + 1)
            for name, place in scenario.places.items()
        },
        challenger=scenario.challenger,
        area=_plain(scenario.region_area),
        value=_plain(scenario.region_value),
        neighbours=neighbours,
        home=[bool(flag) for flag in scenario.home_border.reshape(-1).tolist()],
        own_will=_plain(scenario.member_will),
        caution=_plain(scenario.member_caution),
        pools=scenario.pool_military.tolist(),
        hazard=_plain(scenario.hazard),
        events=events,
        endings=scenario.endings,
        income=scenario.income,
        most=scenario.capital_most,
    )


def _plain(column: Any) -> list[float]:
    return [float(number) for number in column.reshape(-1).tolist()]


def _order(scenario: Scenario, row: int) -> Order:
    def effects(track: Any, add: Any) -> Effects:
        return tuple((int(t), float(a)) for t, a in zip(track[:, row], add[:, row], strict=True) if a)

    attacks = float(scenario.verbs["attack"][row]) > 0.0
    return Order(
        cost=float(scenario.cost[row]),
        rung=int(scenario.rung[row]),
        level=float(scenario.level[row]),
        lead=max(int(scenario.lead[row]), 0),
        first=int(scenario.not_before[row]),
        last=int(scenario.not_after[row]) if int(scenario.crisis_act[row]) == 0 else -1,
        needs=int(scenario.needs_track[row]),
        least=float(scenario.needs_least[row]),
        most=float(scenario.needs_most[row]),
        pool=int(scenario.pool_track[row]),
        draws=float(scenario.draws[row]),
        region=int(scenario.target[row]) if attacks else -1,
        now=effects(scenario.now_track, scenario.now_add),
        later=effects(scenario.later_track, scenario.later_add),
    )


def play(rules: Table, seed: int) -> int:
    """Plays one game with random legal orders and returns the number of its turns."""
    luck = random.Random(seed)
    tracks = list(rules.start)
    held = [[0] * len(ending.conditions) for ending in rules.endings]
    arrivals: list[list[tuple[Effects, float]]] = [[] for _ in range(rules.turns + 12)]
    for turn in range(rules.turns):
        orders = [_choose(rules, tracks, side, turn, luck) for side in range(len(rules.slots))]
        _act(rules, tracks, orders, turn, luck, arrivals)
        if rules.area:
            _fight(rules, tracks, orders, luck)
        _drift(rules, tracks, orders, luck)
        for row in range(len(tracks)):
            tracks[row] = min(max(tracks[row], rules.low[row]), rules.high[row])
        if _ended(rules, tracks, held):
            return turn + 1
    return rules.turns


def _choose(rules: Table, tracks: list[float], side: int, turn: int, luck: random.Random) -> list[Order]:
    capital = rules.places["capital"][side]
    chosen: list[Order] = []
    legal = [
        order
        for order in rules.rows[side]
        if order.first <= turn <= order.last
        and order.cost <= tracks[capital]
        and (order.needs < 0 or order.least <= tracks[order.needs] <= order.most)
        and (order.pool < 0 or tracks[order.pool] > 0.5)
        and (order.region < 0 or _reached(rules, tracks, side, order.region))
    ]
    for _ in range(rules.slots[side]):
        order = legal[int(luck.random() * len(legal))]
        if order not in chosen and order.cost <= tracks[capital]:
            tracks[capital] -= order.cost
            chosen.append(order)
    return chosen


def _reached(rules: Table, tracks: list[float], side: int, region: int) -> bool:
    control = rules.places["control"]
    if side == rules.challenger:
        near = any(tracks[control[other]] > HELD for other in rules.neighbours[region])
        return tracks[control[region]] < 1.0 - HELD and (rules.home[region] or tracks[control[region]] > HELD or near)
    near = any(tracks[control[other]] < 1.0 - HELD for other in rules.neighbours[region])
    return tracks[control[region]] > HELD and (tracks[control[region]] < 1.0 - HELD or near)


def _act(
    rules: Table,
    tracks: list[float],
    orders: list[list[Order]],
    turn: int,
    luck: random.Random,
    arrivals: list[list[tuple[Effects, float]]],
) -> None:
    for chance, effects in rules.events[turn]:
        if luck.random() < chance:
            for row, amount in effects:
                tracks[row] += amount
    for pool in rules.pools:
        tracks[rules.places["military_fund"][0]] += pool[turn]
    for chosen in orders:
        for order in chosen:
            drawn = 1.0
            if order.draws:
                drawn = min(order.draws, tracks[order.pool])
                tracks[order.pool] -= drawn
            for row, amount in order.now:
                tracks[row] += amount * drawn
            arrivals[turn + order.lead].append((order.later, drawn))
    for effects, drawn in arrivals[turn]:
        for row, amount in effects:
            tracks[row] += amount * drawn


def _fight(rules: Table, tracks: list[float], orders: list[list[Order]], luck: random.Random) -> None:
    control, army = rules.places["control"], rules.places["army"]
    for side, chosen in enumerate(orders):
        for order in chosen:
            if order.region >= 0:
                ratio = (0.5 + luck.random()) * (0.5 + tracks[rules.places["supply"][side]] / 100.0)
                share = max(ratio - 0.7, 0.0) * 4000.0 / rules.area[order.region]
                sign = 1.0 if side == rules.challenger else -1.0
                tracks[control[order.region]] = min(max(tracks[control[order.region]] + sign * share, 0.0), 1.0)
                tracks[army[side]] *= 0.97
    kept = total = 0.0
    for region, value in enumerate(rules.value):
        share = tracks[control[region]]
        kept += value * (1.0 - share)
        total += value
        line = share * (1.0 - share)
        for name in ("defences", "entrenchment"):
            works = rules.places[name][region]
            tracks[works] = min((tracks[works] + 8.0 * line) * 0.95, 100.0)
    tracks[rules.places["territory"][0]] = kept / total


def _drift(rules: Table, tracks: list[float], orders: list[list[Order]], luck: random.Random) -> None:
    rung, tension = rules.places["rung"][0], rules.places["tension"][0]
    will = rules.places["will"]
    for member, own in enumerate(rules.own_will):
        fear = 0.9 * max(tracks[rung] - 3.0, 0.0) * rules.caution[member]
        tracks[will[member]] += 0.06 * (own - tracks[will[member]]) - fear - 0.7
    for side in range(len(rules.slots)):
        for name, level in (("support", 60.0), ("economy", 90.0), ("supply", 60.0), ("quality", 50.0)):
            row = rules.places[name][side]
            tracks[row] += 0.1 * (level - tracks[row])
        share = 0.5 + tracks[rules.places["support"][side]] / 200.0
        capital = rules.places["capital"][side]
        tracks[capital] = min(0.5 * tracks[capital] + rules.income[side] * share, rules.most[side])
    highest = max((order.rung for chosen in orders for order in chosen), default=0)
    level = sum(max(order.level, 0.0) for chosen in orders for order in chosen)
    tracks[tension] += 0.5 * level - 0.1 * tracks[tension]
    tracks[rung] = max(float(highest), tracks[rung] - 1.0)
    if luck.random() < rules.hazard[min(int(tracks[rung]), len(rules.hazard) - 1)]:
        tracks[rung] += 1.0


def _ended(rules: Table, tracks: list[float], held: list[list[int]]) -> bool:
    for ending, counts in zip(rules.endings, held, strict=True):
        for index, condition in enumerate(ending.conditions):
            value = tracks[condition.track]
            true = value >= condition.value if condition.relation == ABOVE else value <= condition.value
            counts[index] = counts[index] + 1 if true else 0
        if counts and all(n >= c.turns for n, c in zip(counts, ending.conditions, strict=True)):
            return True
    return False
