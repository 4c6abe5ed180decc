"""The sequence of play: from one decision to the next. The order of the rules here is itself a rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from game.rules.arrays import Floats, Integers, Words
from game.rules.chance import game_seeds, uniform
from game.rules.effects import keep_in_range
from game.rules.ledger import Ledger
from game.rules.orders import settle
from game.rules.scenario import BINS, RATES, Scenario
from game.rules.state import CRISIS, ORDERS, RUNNING, State

Rule = Callable[[Scenario, State], None]

OPENING: Final[tuple[Rule, ...]] = (
    events.happen,
    escalation.measure_provocation,
    escalation.measure_severity,
    crisis.open_crises,
)

RESOLUTION: Final[tuple[Rule, ...]] = (
    alliance.overrule,
    aid.draw_from_pools,
    escalation.measure_what_was_done,
    aid.send,
    aid.act_at_once,
    aid.arrive,
    coercion.coerce,
    strikes.strike,
    battle.fight,
    civilians.shelter,
    posture.answer_attack,
    posture.answer_strike,
    economy.produce,
    economy.balance,
    economy.move_support,
    aid.wear,
    alliance.move_will,
    alliance.reinforce,
    escalation.move_tension,
    escalation.climb_ladder,
    escalation.live_beyond_a_firebreak,
    belief.learn,
    escalation.habituate,
    keep_in_range,
    alliance.unity,
    aid.fill_funds,
    economy.income,
    outcome.talk,
    outcome.judge,
)

SEQUENCE_OF_PLAY: Final = (*OPENING, crisis.play_round, *RESOLUTION)


def new_games(scenario: Scenario, n: int = 1, seed: int = 0) -> State:
    """`n` games at the start position, with luck of their own derived from `seed` and the number of the game."""
    if n < 0:
        raise ValueError(f"The number of games must be 0 or more, not {n}.")
    return start_games(scenario, game_seeds(seed, 0, n))


def start_games(scenario: Scenario, seeds: Words) -> State:
    """N games at the start position, one for each seed [N]; for whoever splits a run or shuffles it."""
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
        habits=np.full((len(scenario.rated), RATES, n), _habits_at_start(scenario)),
        ending=np.full(n, RUNNING, dtype=np.int64),
        turns=np.zeros(n, dtype=np.int64),
        rung_max=np.zeros(n, dtype=np.int64),
        held=np.zeros((len(scenario.endings), conditions, n), dtype=np.int64),
        orders=np.broadcast_to(holds, (s, q, n)).copy(),
        drawn=np.ones((s, q, n)),
        sent=np.zeros((scenario.turns_on_the_way, s * q, n), dtype=np.int16),
        sent_lead=np.full((scenario.turns_on_the_way, s * q, n), -1, dtype=np.int8),
        sent_amount=np.zeros((scenario.turns_on_the_way, s * q, n)),
        severity=np.zeros((s, n)),
        patience=np.ones((s, n)),
        provocation=np.zeros((2, n)),
        carried_out=np.zeros((2, n)),
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
    aid.allocate(scenario, state, 0)
    state.rung_max[...] = state.rung.astype(np.int64)
    return state


def _habits_at_start(scenario: Scenario) -> Floats:
    """[V, 1, 1] where everybody knows that a leader begins."""
    return np.array([scenario.habituation_start[side] for side in scenario.rated]).reshape(-1, 1, 1)


def step(scenario: Scenario, state: State, orders: Integers, ledger: Ledger | None = None) -> State:
    """The state at the next decision. `orders` [S, Q, N] are rows of the order table; what is not legal counts as hold.

    Pure from outside: the given state is not changed. Games that are over stay as they are.
    """
    after = state.copy()
    after.cache.update(state.cache)  # legality and costs still hold: nothing has changed yet
    advance(scenario, after, orders, ledger)
    return after


def advance(scenario: Scenario, state: State, orders: Integers, ledger: Ledger | None = None) -> None:
    """`step` in place, for whoever gives the state up: half the memory, and no copy."""
    finished = np.flatnonzero(state.over)
    if finished.size == state.games:
        return
    stands, paid = settle(scenario, state, orders)
    state.ledger = ledger
    kept = state.take(finished) if state.phase == ORDERS else None
    if state.phase == ORDERS:
        state.orders[...] = stands
        state.drawn[...] = 1.0
        state.capital -= paid
        _run(scenario, state, OPENING)
    else:
        _run(scenario, state, (partial(crisis.play_round, orders=stands),))
        state.phase = CRISIS if bool(np.any(state.protester >= 0)) else ORDERS
    if state.phase == ORDERS:
        kept = kept or state.take(finished)  # a round of a crisis touches only the games in it
        _run(scenario, state, RESOLUTION)
        state.turn += 1
    if kept is not None and finished.size:
        state.put(finished, kept)
    state.ledger = None
    state.cache.clear()


def _run(scenario: Scenario, state: State, rules: tuple[Callable[[Scenario, State], None], ...]) -> None:
    for rule in rules:
        if state.ledger is not None:
            state.ledger.open(getattr(rule, "func", rule).__name__, state)
        rule(scenario, state)
        if state.ledger is not None:
            state.ledger.close(state)


def play_turn(scenario: Scenario, state: State, choose: Callable[[State], Integers]) -> State:
    """A whole turn: `choose` gives the orders [S, Q, N] of every decision in it."""
    state = step(scenario, state, choose(state))
    while state.phase == CRISIS:
        advance(scenario, state, choose(state))
    return state
