"""Games for an examination: many pairings side by side, with what each of them shows, and games with one forced order.

One loop plays them all: who plays differs from lane to lane, and in some lanes one order is put into a tray where its
player did not have it. A lane has the luck of its seed, so a lane with a forced order differs from its twin by that
order alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.lab.simulate import Outcomes
from game.players import player
from game.players.playouts import Player, decide_by_lane
from game.rules import CRISIS, Scenario, State, start_games
from game.rules.arrays import Booleans, Floats, Integers, Words
from game.rules.orders import ROUNDING, legality, surcharges
from game.rules.outcome import scores

LANES = 4000  # played side by side
NEVER = -1


@dataclass(frozen=True)
class Field:
    """N games to be played: their luck, and which of its players each side has in each of them."""

    players: tuple[tuple[str, ...], ...]  # of each side
    who: Integers  # [S, N] index into them
    seeds: Words  # [N]

    @property
    def games(self) -> int:
        """N."""
        return len(self.seeds)

    def with_player(self, side: int, name: str) -> Booleans:
        """[N] the games in which a side has this player."""
        return np.asarray(self.who[side] == self.players[side].index(name))

    def take(self, games: Integers) -> Field:
        """Some of the games, each as often as it is named."""
        return Field(self.players, self.who[:, games], self.seeds[games])


@dataclass(frozen=True)
class Played:
    """What N games showed. The game is the last axis."""

    outcomes: Outcomes
    ordered: Booleans  # [A, N] whether a row was ordered in any turn
    times: Integers  # [A] in how many turns of all games a row was ordered
    legal: Integers  # [A] in how many turns of all games a row was legal
    protests: Integers  # [S, N] crises in which a side was the one who protested
    provocation: Floats  # [2, N] mean level of each camp's acts over the turns
    forced_at: Integers  # [N] the turn in which the forced order came; NEVER where it found no place
    half_time: Floats  # [S, N] the scores if the last turn had been the middle one

    @property
    def games(self) -> int:
        """N."""
        return self.outcomes.games


def pairings(scenario: Scenario, players: Sequence[Sequence[str]], games: int, seeds: Words) -> Field:
    """At least `games` games, in which every pairing of the players comes up equally often, each with the same luck."""
    shape = [len(some) for some in players]
    cells = int(np.prod(shape))
    each = min(len(seeds), max(1, -(-games // cells)))
    who = np.repeat(np.stack(np.unravel_index(np.arange(cells), shape)), each, axis=1)
    return Field(tuple(tuple(some) for some in players), who, np.tile(seeds[:each], cells))


def play(
    scenario: Scenario,
    field: Field,
    *,
    force: Integers | None = None,
    since: Integers | None = None,
    push: bool = False,
    hands: tuple[tuple[Player, ...], ...] | None = None,
) -> Played:
    """Plays a field. `force` [N] is a row that is ordered once in each game, in the first turn from `since` [N] on in
    which it is legal, can be paid beside the others and is not ordered anyway; if no slot is free it takes the last.
    With `push` it comes first, and what cannot be paid beside it falls away. `hands` are the players of each side; by
    default those of the field's names.
    """
    hands = hands or players_of(scenario, field)
    parts = []
    for start in range(0, field.games, LANES):
        lanes = np.arange(start, min(start + LANES, field.games))
        course = _Course(scenario, field.take(lanes), hands)
        if force is not None and since is not None:
            course.force, course.since, course.push = force[lanes], since[lanes], push
        parts.append(course.play())
    return _joined(scenario, parts)


def players_of(scenario: Scenario, field: Field) -> tuple[tuple[Player, ...], ...]:
    """The players that a field names, of each side."""
    return tuple(tuple(player(scenario, side, name) for name in names) for side, names in enumerate(field.players))


class _Course:
    """Some games on their way; lanes that are over are taken out."""

    def __init__(self, scenario: Scenario, field: Field, hands: tuple[tuple[Player, ...], ...]) -> None:
        n = field.games
        self.scenario, self.hands = scenario, hands
        self.state: State = start_games(scenario, field.seeds)
        self.who, self.lanes = field.who, np.arange(n)
        self.force = np.full(n, NEVER, dtype=np.int64)
        self.since = np.zeros(n, dtype=np.int64)
        self.push = False
        self.found = Played(
            outcomes=Outcomes.empty(scenario, n),
            ordered=np.zeros((len(scenario.cost), n), dtype=np.bool_),
            times=np.zeros(len(scenario.cost), dtype=np.int64),
            legal=np.zeros(len(scenario.cost), dtype=np.int64),
            protests=np.zeros((scenario.side_count, n), dtype=np.int64),
            provocation=np.zeros((2, n)),
            forced_at=np.full(n, NEVER, dtype=np.int64),
            half_time=np.zeros((scenario.side_count, n)),
        )

    def play(self) -> Played:
        """Plays all lanes to their ends."""
        from game.rules.turn import advance

        found = self.found
        while True:
            over = self.state.over
            gone = int(np.count_nonzero(over))
            if gone == self.state.games or gone >= 0.1 * self.state.games:
                found.outcomes.put(self.lanes[over], Outcomes.of(self.scenario, self.state.take(over)))
                if self.state.turn < self.scenario.turns // 2:
                    found.half_time[:, self.lanes[over]] = found.outcomes.scores[:, self.lanes[over]]
                if gone == self.state.games:
                    found.provocation[...] /= np.maximum(1, found.outcomes.turns)
                    return found
                self._keep(~over)
            crisis = self.state.phase == CRISIS
            if not crisis and self.state.turn == self.scenario.turns // 2:
                found.half_time[:, self.lanes] = _if_over(self.scenario, self.state)
            orders = self._orders()
            running = ~self.state.over
            if not crisis:
                found.legal[...] += np.count_nonzero(legality(self.scenario, self.state)[:, running], axis=1)
            advance(self.scenario, self.state, orders)
            if not crisis:
                self._note(running)

    def _keep(self, lanes: Booleans) -> None:
        self.state, self.lanes, self.who = self.state.take(lanes), self.lanes[lanes], self.who[:, lanes]
        self.force, self.since = self.force[lanes], self.since[lanes]

    def _orders(self) -> Integers:
        scenario, state = self.scenario, self.state
        orders = np.empty_like(state.orders)
        orders[...] = np.array(scenario.hold)[:, None, None]
        for side in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
            orders[side] = decide_by_lane(scenario, state, side, self.hands[side], self.who[side])
        if state.phase != CRISIS and (self.force >= 0).any():
            self._force(orders)
        return orders

    def _force(self, orders: Integers) -> None:
        """Puts the forced row of each game into the tray of its side, where and when it finds a place and the money."""
        scenario, state = self.scenario, self.state
        legal = legality(scenario, state)
        for side in range(scenario.side_count):
            mine = (self.force >= scenario.first[side]) & (self.force < scenario.last[side])
            waiting = np.flatnonzero(mine & (self.since <= state.turn) & ~state.over)
            rows, slots = self.force[waiting], scenario.slots[side]
            tray = orders[side, :, waiting].T  # [Q, waiting]
            free = tray[:slots] == scenario.hold[side]
            slot = np.where(free.any(axis=0), free.argmax(axis=0), slots - 1)
            anyway = (tray == rows).any(axis=0)
            if self.push:
                tray[1:slots], tray[0] = tray[: slots - 1].copy(), rows
            else:
                tray[slot, np.arange(len(waiting))] = rows
            cost = scenario.cost[tray] + surcharges(scenario, state)[scenario.surcharge_row[tray], waiting]
            price = cost[0] if self.push else cost.sum(axis=0)
            fine = legal[rows, waiting] & ~anyway & (price <= state.capital[side, waiting] + ROUNDING)
            lanes = waiting[fine]
            orders[side, :, lanes] = tray[:, fine].T
            self.found.forced_at[self.lanes[lanes]] = state.turn
            self.force[lanes] = NEVER

    def _note(self, running: Booleans) -> None:
        """Keeps what the orders of a turn were, as they were revealed, and what they provoked."""
        state, found = self.state, self.found
        for side in range(self.scenario.side_count):
            for slot in range(self.scenario.slots[side]):
                rows = state.orders[side, slot][running]
                found.ordered[rows, self.lanes[running]] = True
                found.times[...] += np.bincount(rows, minlength=len(found.times))
        if state.phase == CRISIS:
            for side in self.scenario.leaders:
                found.protests[side, self.lanes] += state.protester == side
        found.provocation[:, self.lanes[running]] += state.provocation[:, running]


def _if_over(scenario: Scenario, state: State) -> Floats:
    """[S, N] the scores if the games that still run ended now as games do whose time is over."""
    ended = state.copy()
    ended.ending[~state.over] = scenario.horizon
    return scores(scenario, ended)


def _joined(scenario: Scenario, parts: list[Played]) -> Played:
    outcomes = Outcomes.empty(scenario, sum(part.games for part in parts))
    start = 0
    for part in parts:
        outcomes.put(np.arange(start, start + part.games), part.outcomes)
        start += part.games
    return Played(
        outcomes=outcomes,
        times=np.sum([part.times for part in parts], axis=0),
        legal=np.sum([part.legal for part in parts], axis=0),
        **{
            name: np.concatenate([getattr(part, name) for part in parts], axis=-1)
            for name in ("ordered", "protests", "provocation", "forced_at", "half_time")
        },
    )
