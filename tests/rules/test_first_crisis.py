"""The small crisis, exhaustively: every pair of orders turn by turn, every pair of acts in every round of a crisis."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from game.authoring import load_scenario
from game.rules import CRISIS, Scenario, State, game_seeds, legal_orders, scores, start_games, step, why_illegal
from game.rules.scenario import ROUNDS

SEED = 4


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario("first_crisis")[0]


def choices(scenario: Scenario, state: State, side: int) -> list[int]:
    """What a side may order, asked row by row through the reason why not: the slow way."""
    rows = range(scenario.first[side], scenario.last[side])
    return [row for row in rows if why_illegal(scenario, state, row) is None]


def orders_of(rows: tuple[int, int]) -> np.ndarray:
    return np.array(rows, dtype=np.int64).reshape(2, 1, 1)


def out_of_the_crisis(scenario: Scenario, state: State) -> State:
    """Both offer a way out until the crisis is over."""
    while state.phase == CRISIS:
        state = step(scenario, state, orders_of(scenario.hold))
    return state


def count_one_by_one(scenario: Scenario, state: State, depth: int) -> int:
    """Leaves of the tree of legal order pairs, one game at a time."""
    if depth == 0 or state.over[0]:
        return 1
    pairs = product(choices(scenario, state, 0), choices(scenario, state, 1))
    return sum(
        count_one_by_one(scenario, out_of_the_crisis(scenario, step(scenario, state, orders_of(pair))), depth - 1)
        for pair in pairs
    )


def count_side_by_side(scenario: Scenario, depth: int) -> tuple[int, State]:
    """The same leaves in one batch a turn; also the states they end in."""
    state = start_games(scenario, game_seeds(SEED, 0, 1))
    for _ in range(depth):
        first, second = (legal_orders(scenario, state, side) for side in (0, 1))
        games, pairs = [], []
        for game in range(state.games):
            ours = np.flatnonzero(first[:, game]) + scenario.first[0]
            theirs = np.flatnonzero(second[:, game]) + scenario.first[1]
            for pair in product(ours, theirs):
                games.append(game)
                pairs.append(pair)
        state = state.take(np.array(games))
        state = step(scenario, state, np.array(pairs, dtype=np.int64).T[:, None, :])
        while state.phase == CRISIS:
            holds = np.broadcast_to(np.array(scenario.hold)[:, None, None], (2, 1, state.games))
            state = step(scenario, state, holds)
    return state.games, state


@pytest.mark.parametrize(("depth", "least"), [(2, 150), pytest.param(3, 1500, marks=pytest.mark.release)])
def test_every_line_of_orders_is_counted_alike_one_by_one_and_side_by_side(
    scenario: Scenario, depth: int, least: int
) -> None:
    start = start_games(scenario, game_seeds(SEED, 0, 1))
    leaves, state = count_side_by_side(scenario, depth)
    assert leaves == count_one_by_one(scenario, start, depth)
    assert leaves > least
    points = scores(scenario, state)
    assert ((points >= 0.0) & (points <= 100.0)).all()
    assert ((state.territory >= 0.0) & (state.territory <= 1.0)).all()
    assert (state.rung_max <= scenario.top_rung).all()


def test_a_leader_has_three_acts_in_a_crisis_and_it_ends_after_three_rounds_whatever_they_are(
    scenario: Scenario,
) -> None:
    bold = {scenario.order_names[row]: row for row in range(scenario.first[0], scenario.last[0])}["sail_through"]
    start = start_games(scenario, game_seeds(SEED, 0, 64))
    orders = np.broadcast_to(np.array([bold, scenario.hold[1]])[:, None, None], (2, 1, 64)).copy()
    crisis = step(scenario, start, orders)
    assert crisis.phase == CRISIS
    some = int(np.flatnonzero(crisis.protester >= 0)[0])
    alone = crisis.take(np.array([some]))
    ours, theirs = choices(scenario, alone, 0), choices(scenario, alone, 1)
    assert (len(ours), len(theirs)) == (3, 3)
    for line in product(product(ours, theirs), repeat=ROUNDS):
        state = alone
        rounds = 0
        for pair in line:
            if state.phase != CRISIS:
                break
            state = step(scenario, state, orders_of(pair))
            rounds += 1
        assert state.phase != CRISIS
        assert 1 <= rounds <= ROUNDS
        assert state.turn == 1


def test_what_a_batch_allows_has_no_reason_against_it_and_the_other_way_round(scenario: Scenario) -> None:
    _, state = count_side_by_side(scenario, 2)
    for game in range(0, state.games, 7):
        alone = state.take(np.array([game]))
        for side in (0, 1):
            allowed = np.flatnonzero(legal_orders(scenario, state, side)[:, game]) + scenario.first[side]
            assert list(allowed) == choices(scenario, alone, side)
