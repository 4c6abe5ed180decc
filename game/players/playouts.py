"""Play-outs: many games played on from where they stand, side by side, with different players in different lanes.

For the search, the staff estimate and the health of a scenario: all of them ask what becomes of a position, and pay for
it by the game-turn. Lanes that end are taken out, so that the others go on faster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.players.panel import Panel
from game.rules.arrays import Booleans, Floats, Integers, Words
from game.rules.chance import words
from game.rules.observation import Observation, observe
from game.rules.orders import legality, surcharges
from game.rules.outcome import scores
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, State
from game.rules.turn import advance

Player = Callable[[Scenario, Observation, Words], Integers]

DEAD_SHARE = 0.1  # finished lanes are taken out when they are this share of all


Company = Panel | Sequence[Player]
"""Who may play a side in one lane or another: a panel of doctrines, which is quick, or any few players."""


@dataclass(frozen=True)
class Seats:
    """Who plays: a company for each side, and which of them plays it in each lane."""

    players: tuple[Company, ...]  # one a side
    who: Integers  # [S, N] index into the side's company
    leaning: Floats | None = None  # [X, N] how the panel of the leaning side changes its doctrine
    leaning_side: int = -1

    def take(self, lanes: NDArray[np.intp]) -> Seats:
        """The seats of some lanes."""
        leaning = None if self.leaning is None else self.leaning.take(lanes, axis=1)
        return replace(self, who=self.who[:, lanes], leaning=leaning)


@dataclass(frozen=True)
class Finish:
    """What became of N lanes. The lane is the last axis."""

    scores: Floats  # [S, N] 0..100
    ending: Integers  # [N] row of the ending; -1 where the play-out stopped before the end
    rung_max: Integers  # [N] highest rung of the whole game
    rung_next: Integers  # [N] rung after the first turn
    land_next: Floats  # [N] share of the board's value that the defender holds after the first turn
    crisis_next: Booleans  # [N] whether the first turn had a crisis after the orders that were given


def play_out(
    scenario: Scenario, state: State, seats: Seats, *, first: Integers | None = None, turns: int | None = None
) -> Finish:
    """Plays every lane of `state` to its end, or for `turns` turns, and says what became of it. `state` is left alone.

    `first` [S, Q, N] are the orders at the decision that is open; without them the players decide that too. A side
    whose first row there is -1 is decided by its players.
    """
    n = state.games
    lanes = _arranged(scenario, seats)
    finish = Finish(
        scores=np.zeros((scenario.side_count, n)),
        ending=np.full(n, -1, dtype=np.int64),
        rung_max=np.zeros(n, dtype=np.int64),
        rung_next=state.rung.astype(np.int64),
        land_next=state.territory.copy(),
        crisis_next=np.zeros(n, dtype=np.bool_),
    )
    begun = state.turn
    state, seats, given = state.take(lanes), seats.take(lanes), None if first is None else first[:, :, lanes]
    while True:
        stop = turns is not None and state.turn - begun >= turns and state.phase != CRISIS
        over = np.ones(state.games, dtype=np.bool_) if stop else state.over
        gone = int(np.count_nonzero(over))
        if gone and (gone == state.games or gone >= DEAD_SHARE * state.games):
            done, places = state.take(over), lanes[over]
            finish.scores[:, places] = scores(scenario, done)
            finish.ending[places] = done.ending
            finish.rung_max[places] = done.rung_max
            if gone == state.games:
                return finish
            state, lanes, seats = state.take(~over), lanes[~over], seats.take(np.flatnonzero(~over))
            given = None if given is None else given[:, :, ~over]
        advance(scenario, state, _orders(scenario, state, seats, given))
        given = None
        if state.phase == CRISIS and state.turn == begun:
            finish.crisis_next[lanes] |= state.protester >= 0
        elif state.turn == begun + 1:
            finish.rung_next[lanes] = state.rung.astype(np.int64)
            finish.land_next[lanes] = state.territory


def _arranged(scenario: Scenario, seats: Seats) -> NDArray[np.intp]:
    """[N] the lanes in an order in which the side with most players, panels aside, has each play neighbours."""

    def count(side: int) -> int:
        return 0 if isinstance(seats.players[side], Panel) else len(np.unique(seats.who[side]))

    return np.argsort(seats.who[max(range(scenario.side_count), key=count)], kind="stable")


def _orders(scenario: Scenario, state: State, seats: Seats, given: Integers | None) -> Integers:
    """[S, Q, N] what is given, and for the rest what the players of each side order."""
    orders = np.empty_like(state.orders)
    orders[...] = np.array(scenario.hold)[:, None, None]
    for side in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
        if given is not None and given[side, 0, 0] >= 0:
            orders[side] = given[side]
        else:
            leaning = seats.leaning if seats.leaning_side == side else None
            orders[side] = decide_by_lane(scenario, state, side, seats.players[side], seats.who[side], leaning)
    return orders


def decide_by_lane(
    scenario: Scenario, state: State, side: int, players: Company, who: Integers, leaning: Floats | None = None
) -> Integers:
    """[Q, N] what a side orders when another of its players decides in each lane; `who` [N] says which. A panel's
    doctrines may have a leaning [X, N].
    """
    if isinstance(players, Panel):
        return players.decide(scenario, observe(scenario, state, side), luck_of(state, side), who, leaning)
    counts = np.bincount(who).tolist()
    if max(counts) == state.games:
        return players[len(counts) - 1](scenario, observe(scenario, state, side), luck_of(state, side))
    order = np.arange(state.games)
    if np.any(who[1:] < who[:-1]):
        order = np.argsort(who, kind="stable")
        state = _with_options(scenario, state, order)
    seen, luck = observe(scenario, state, side), luck_of(state, side)
    orders = np.empty((scenario.most_slots, state.games), dtype=np.int64)
    begin = 0
    for one, count in enumerate(counts):
        if count:
            part = slice(begin, begin + count)
            orders[:, order[part]] = players[one](scenario, seen.window(part), luck[part])
            begin += count
    return orders


def luck_of(state: State, side: int) -> Words:
    """[N] the luck of whoever plays a side, for this decision."""
    luck = words(state.seed, state.turn, "player" if state.phase != CRISIS else "player in crisis", side)
    if state.phase == CRISIS:  # rounds differ from game to game; each has luck of its own
        luck ^= state.round.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return luck


def _with_options(scenario: Scenario, state: State, order: NDArray[np.intp]) -> State:
    """The lanes in another order, with what is legal and what it costs: to find that out once is enough."""
    legal, extra = legality(scenario, state), surcharges(scenario, state)
    other = state.take(order)
    other.cache.update(legal=legal.take(order, axis=-1), surcharges=extra.take(order, axis=-1))
    return other
