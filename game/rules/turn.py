"""The sequence of play: from one decision to the next. The order of the rules here is itself a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from game.rules import (
    aid,
    alliance,
    battle,
    belief,
    civilians,
    coercion,
    crisis,
    economy,
    escalation,
    events,
    outcome,
    posture,
    strikes,
)
from game.rules.arrays import Integers, Words
from game.rules.chance import uniform
from game.rules.effects import keep_in_range
from game.rules.ledger import Ledger
from game.rules.orders import settle
from game.rules.scenario import BINS, Scenario
from game.rules.state import CRISIS, ORDERS, RUNNING, State

Rule = Callable[[Scenario, State], None]

OPENING: Final[tuple[Rule, ...]] = (
    events.happen,
    escalation.measure_provocation,
    escalation.measure_severity,
    crisis.open_crises,
)

RESOLUTION: Final[tuple[Rule, ...]] = (
    aid.fill_funds,
    aid.draw_from_pools,
    aid.send,
    aid.act_at_once,
    aid.arrive,
    coercion.coerce,
    strikes.strike,
    battle.fight,
    civilians.shelter,
    posture.answer_attack,
    economy.produce,
    economy.balance,
    economy.move_support,
    aid.wear,
    alliance.move_will,
    alliance.reinforce,
    escalation.move_tension,
    escalation.climb_ladder,
    belief.learn,
    escalation.habituate,
    keep_in_range,
    alliance.unity,
    economy.income,
    outcome.talk,
    outcome.judge,
)

SEQUENCE_OF_PLAY: Final = (*OPENING, crisis.play_round, *RESOLUTION)


def new_games(scenario: Scenario, seeds: Words) -> State:
    """N games at the start position, one for each seed [N] (see `chance.game_seeds`)."""
    n, q, s = len(seeds), scenario.most_slots, scenario.side_count
    hidden = [uniform(seeds, 0, f"hidden {kind}", side) for side, kind in scenario.hidden_names]
    types = len(hidden)
    conditions = max((len(ending.conditions) for ending in scenario.endings), default=0)
    holds = np.array(scenario.hold, dtype=np.int64)[:, None, None]
    state = State(
        places=scenario.places,
        turn=0,
        phase=ORDERS,
        seed=seeds.copy(),
        tracks=np.repeat(scenario.start, n, axis=1),
        hidden=np.stack(hidden) if hidden else np.zeros((0, n)),
        belief=np.full((types, BINS, n), 1.0 / BINS),
        ending=np.full(n, RUNNING, dtype=np.int64),
        turns=np.zeros(n, dtype=np.int64),
        rung_max=np.zeros(n, dtype=np.int64),
        held=np.zeros((len(scenario.endings), conditions, n), dtype=np.int64),
        orders=np.broadcast_to(holds, (s, q, n)).copy(),
        drawn=np.ones((s, q, n)),
        sent=np.zeros((scenario.longest_delay, s * q, n), dtype=np.int64),
        sent_amount=np.zeros((scenario.longest_delay, s * q, n)),
        severity=np.zeros((s, n)),
        provocation=np.zeros((2, n)),
        protester=np.full(n, -1, dtype=np.int64),
        round=np.zeros(n, dtype=np.int64),
        heat=np.zeros(n),
        floor=np.zeros(n),
        shift=np.zeros(n),
        firmness_seen=np.zeros((s, n)),
    )
    if scenario.regions:
        state.territory[...] = battle.held_value(scenario, state.control)
    alliance.unity(scenario, state)
    state.rung_max[...] = state.rung.astype(np.int64)
    return state


def step(scenario: Scenario, state: State, orders: Integers, ledger: Ledger | None = None) -> State:
    """The state at the next decision. `orders` [S, Q, N] are rows of the order table; what is not legal counts as hold.

    Pure from outside: the given state is not changed. Games that are over stay as they are.
    """
    after = state.copy()
    after.ledger = ledger
    was_over = state.over
    stands, paid = settle(scenario, state, orders)
    if state.phase == ORDERS:
        after.orders[...] = stands
        after.drawn[...] = 1.0
        for side in range(scenario.side_count):
            after.capital[side] -= paid[side]
        _run(scenario, after, OPENING)
    else:
        _crisis_round(scenario, after, stands)
    if after.phase == ORDERS:
        _run(scenario, after, RESOLUTION)
        after.turn += 1
    if was_over.any():
        finished = np.flatnonzero(was_over)
        after.put(finished, state.take(finished))
    after.ledger = None
    after.cache.clear()
    return after


def _run(scenario: Scenario, state: State, rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        if state.ledger is not None:
            state.ledger.open(rule.__name__, state)
        rule(scenario, state)
        if state.ledger is not None:
            state.ledger.close(state)


def _crisis_round(scenario: Scenario, state: State, orders: Integers) -> None:
    """One round for the games in a crisis; the others wait."""
    games = np.flatnonzero(state.protester >= 0)
    some = state.take(games)
    crisis.play_round(scenario, some, orders[:, :, games])
    some.phase = state.phase
    if state.ledger is not None:
        state.ledger.open(crisis.play_round.__name__, state)
    state.put(games, some)
    if state.ledger is not None:
        state.ledger.close(state)
    state.phase = CRISIS if bool(np.any(state.protester >= 0)) else ORDERS


def play_turn(scenario: Scenario, state: State, choose: Callable[[State], Integers]) -> State:
    """A whole turn: `choose` gives the orders [S, Q, N] of every decision in it."""
    state = step(scenario, state, choose(state))
    while state.phase == CRISIS:
        state = step(scenario, state, choose(state))
    return state
