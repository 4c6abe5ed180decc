"""What who thinks ahead does with the orders: which it gives, and what comes of those that it does not give.

A search plays one side against every pairing of the others' doctrines. Then every action is forced into its trays, at
every turn of these games: the same position is played out with what the search ordered, and with the action in front
and what stood last left out, with the same luck. So an order that doctrines happen not to like is told from one that is
of no use to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lab import statistics
from game.lab.health.games import Field, pairings, players_of
from game.players import default_players, player
from game.players.playouts import Player, Seats, decide_by_lane, play_out
from game.rules import CRISIS, Scenario, State, game_seeds, start_games
from game.rules.arrays import Integers
from game.rules.chance import words
from game.rules.orders import ROUNDING, legality, surcharges
from game.rules.turn import advance

SEARCH: Final = "search:easy"
GAMES: Final = 24  # of each side, shared among the pairings of the others' doctrines
FUTURES: Final = 2  # of each position, with the action and without it
SECONDS: Final = 0.0008  # that a game takes about, for each turn times each turn times each action


@dataclass(frozen=True)
class Thought:
    """What a search makes of one action."""

    games: int  # in which it could have been given
    given: float  # share of these games in which it was
    turns: float  # share of the turns of all games in which it was
    forced: statistics.Difference | None  # points for its own side in place of its last order; None without a position


@dataclass(frozen=True)
class _Position:
    """All games at the beginning of a turn, and what was ordered then."""

    state: State
    orders: Integers  # [S, Q, N]


def seconds(scenario: Scenario, games: int = GAMES) -> float:
    """About how long thinking for every side takes, on one core."""
    actions = sum(len(actions_of(scenario, side)) for side in range(scenario.side_count))
    return SECONDS * games * scenario.turns**2 * actions


def actions_of(scenario: Scenario, side: int) -> list[tuple[int, ...]]:
    """The actions of a side, each by all its rows; answers in a crisis are none."""
    groups: dict[int, list[int]] = {}
    for row in range(scenario.first[side], scenario.last[side]):
        if not scenario.is_hold[row] and scenario.crisis_act[row] == 0:
            groups.setdefault(int(scenario.action[row]), []).append(row)
    return [tuple(rows) for rows in groups.values()]


def think(
    scenario: Scenario, doctrines: list[list[str]], side: int, actions: list[tuple[int, ...]], seed: int, games: int
) -> list[Thought]:
    """What a search that plays `side` makes of each of these actions, all of them its own; an action is its rows."""
    players = [[SEARCH] if row == side else some for row, some in enumerate(doctrines)]
    field = pairings(scenario, players, games, game_seeds(seed, 0, games))
    hands = players_of(scenario, field)
    course = _watch(scenario, field, hands)
    usual = player(scenario, side, default_players(scenario)[scenario.sides[side]])
    after = tuple((usual,) if row == side else some for row, some in enumerate(hands))
    forced = _forced(scenario, course, Seats(after, field.who), side, actions)
    found = []
    running = sum(int(np.count_nonzero(~at.state.over)) for at in course)
    for rows, (gaps, possible) in zip(actions, forced, strict=True):
        given = np.stack([np.isin(at.orders[side], rows).any(axis=0) & ~at.state.over for at in course])
        open_to = possible | given.any(axis=0)
        found.append(
            Thought(
                games=int(open_to.sum()),
                given=float(given.any(axis=0).sum() / max(1, open_to.sum())),
                turns=float(given.sum() / max(1, running)),
                forced=statistics.mean(gaps) if len(gaps) > 1 else None,
            )
        )
    return found


def _watch(scenario: Scenario, field: Field, hands: tuple[tuple[Player, ...], ...]) -> list[_Position]:
    """Plays the games, and keeps every turn of them."""
    state, course = start_games(scenario, field.seeds), []
    while not state.over.all():
        orders = np.empty_like(state.orders)
        orders[...] = np.array(scenario.hold)[:, None, None]
        for side in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
            orders[side] = decide_by_lane(scenario, state, side, hands[side], field.who[side])
        if state.phase != CRISIS:
            course.append(_Position(state.copy(), orders))
        advance(scenario, state, orders)
    return course


def _forced(
    scenario: Scenario, course: list[_Position], seats: Seats, side: int, actions: list[tuple[int, ...]]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each action what it changes in each game in which it could be forced in, points; and [N] where it could."""
    n = course[0].state.games
    total, times = np.zeros((len(actions), n)), np.zeros((len(actions), n))
    for at in course:
        lanes, action, row = _places(scenario, at, side, actions)
        if not lanes.size:
            continue
        own = np.flatnonzero(np.bincount(lanes, minlength=n))  # games that are played on as they were, once each
        which = np.tile(np.concatenate([own, lanes]), FUTURES)
        first = np.ascontiguousarray(at.orders[:, :, which])
        forced = np.tile(np.concatenate([np.zeros(own.size, dtype=bool), np.ones(lanes.size, dtype=bool)]), FUTURES)
        tray = first[side][:, forced]
        first[side][:, forced] = np.concatenate([np.tile(row, FUTURES)[None], tray[:-1]])
        state = at.state.take(which)
        future = np.repeat(np.arange(FUTURES, dtype=np.uint64), own.size + lanes.size)
        state.seed[...] = words(state.seed + future, at.state.turn, "forced order", side)
        scores = (
            play_out(scenario, state, seats.take(which), first=first).scores[side].reshape(FUTURES, -1).mean(axis=0)
        )
        usual = np.zeros(n)
        usual[own] = scores[: own.size]
        np.add.at(total, (action, lanes), scores[own.size :] - usual[lanes])
        np.add.at(times, (action, lanes), 1.0)
    return [(total[one, some] / times[one, some], some) for one, some in enumerate(times > 0.0)]


def _places(
    scenario: Scenario, at: _Position, side: int, actions: list[tuple[int, ...]]
) -> tuple[Integers, Integers, Integers]:
    """Three [L]: in which game an action can be forced in now, which one, and by which of its rows."""
    legal, extra = legality(scenario, at.state), surcharges(scenario, at.state)
    lanes: list[Integers] = []
    which: list[Integers] = []
    row: list[Integers] = []
    for number, rows in enumerate(actions):
        some = np.array(rows)
        price = scenario.cost[some][:, None] + extra[scenario.surcharge_row[some]]
        can = legal[some] & (price <= at.state.capital[side] + ROUNDING) & ~at.state.over
        games = np.flatnonzero(can.any(axis=0) & ~np.isin(at.orders[side], some).any(axis=0))
        turned = (np.arange(len(some))[:, None] + games + at.state.turn) % len(some)  # another row in every position
        best = np.where(can[:, games], turned, -1).argmax(axis=0)
        lanes.append(games)
        which.append(np.full(games.size, number))
        row.append(some[best])
    return np.concatenate(lanes), np.concatenate(which), np.concatenate(row)
