"""What an alliance carries: members that a coalition does not ask, consent in tense times, and what keeps a rung."""

from __future__ import annotations

import numpy as np
import pytest

from game.authoring import load_scenario
from game.rules import Scenario, State, new_games
from game.rules.alliance import overrule, patience
from game.rules.escalation import climb_ladder
from game.rules.orders import prices
from game.rules.state import row_of

SCENARIO, _ = load_scenario("ukraine_2022")
NATO = SCENARIO.patron
HUNGARY, POLAND = (SCENARIO.member_names.index(name) for name in ("hungary", "poland"))


def opening(order: str = "hold") -> State:
    """One game at the start, in which NATO's first order stands."""
    state = new_games(SCENARIO, 1, 5)
    row = SCENARIO.hold[NATO] if order == "hold" else SCENARIO.order_names.index(order)
    state.orders[NATO, 0] = row
    return state


def bears(scenario: Scenario, state: State, member: int) -> float:
    return float(patience(scenario, state, state.turn)[0][member, 0])


def test_a_member_loses_will_for_each_level_of_a_coalitions_act_above_what_it_bears() -> None:
    state = opening("aircraft")
    level = float(SCENARIO.level[state.orders[NATO, 0, 0]])
    before, over = state.will.copy(), level - bears(SCENARIO, state, HUNGARY)
    assert over > 0.0 > level - bears(SCENARIO, state, POLAND)
    overrule(SCENARIO, state)
    lost = (before - state.will)[:, 0]
    assert lost[HUNGARY] == pytest.approx(SCENARIO.numbers.alliance.overruled * over)
    assert lost[POLAND] == 0.0


@pytest.mark.parametrize("order", ["hold", "artillery", "exercise"])
def test_no_member_turns_away_from_acts_that_ask_nobody_or_everybody(order: str) -> None:
    state = opening(order)
    state.will[...] = 5.0  # whoever can be asked would object
    before = state.will.copy()
    overrule(SCENARIO, state)
    assert np.array_equal(state.will, before)


def test_members_bear_less_in_tense_times() -> None:
    calm, tense = opening(), opening()
    calm.tension[...] = SCENARIO.numbers.alliance.dread_above
    tense.tension[...] = SCENARIO.numbers.alliance.dread_above + 20.0
    assert bears(SCENARIO, tense, HUNGARY) < bears(SCENARIO, tense, POLAND) < bears(SCENARIO, calm, POLAND)


def test_a_large_exercise_in_tense_times_must_be_bought_from_hungary() -> None:
    state = opening()
    exercise = float(SCENARIO.level[SCENARIO.order_names.index("exercise")])
    assert bears(SCENARIO, state, HUNGARY) > exercise
    state.tension[...] = 70.0
    assert bears(SCENARIO, state, HUNGARY) < exercise < bears(SCENARIO, state, POLAND)


def test_the_conflict_does_not_come_down_from_deep_strikes_while_they_are_permitted() -> None:
    deep = float(SCENARIO.rung_names.index("deep_strikes"))
    for permitted, wanted in ((1.0, deep), (0.0, deep - 1.0)):
        state = opening()
        state.rung[...], state.tension[...], state.hotline[...] = deep, 0.0, 100.0
        state.tracks[row_of(SCENARIO, "permission")] = permitted
        climb_ladder(SCENARIO, state)
        assert state.rung[0] == wanted


def cost(state: State, order: str) -> float:
    row = SCENARIO.order_names.index(order)
    return float(prices(SCENARIO, state, np.array([[row]]))[0, 0])


def test_soldiers_sent_early_cost_less_than_soldiers_sent_late() -> None:
    quiet, tense, climbed = opening(), opening(), opening()
    for state in (quiet, tense, climbed):
        state.will[...] = 100.0  # nobody objects
        state.tension[...] = SCENARIO.numbers.escalation.tension_level
    tense.tension[...] += 20.0
    climbed.rung[...] += 2.0
    price = float(SCENARIO.cost[SCENARIO.order_names.index("brigade:latvia")])
    numbers = SCENARIO.numbers.alliance
    assert cost(quiet, "brigade:latvia") == pytest.approx(price)
    assert cost(tense, "brigade:latvia") == pytest.approx(price * (1.0 + 0.2 * numbers.late_tension))
    assert cost(climbed, "brigade:latvia") == pytest.approx(price * (1.0 + 2.0 * numbers.late_rung))


@pytest.mark.parametrize("order", ["exercise", "sanctions", "artillery"])
def test_only_soldiers_for_a_host_country_are_dearer_late(order: str) -> None:
    quiet, late = opening(), opening()
    for state in (quiet, late):
        state.will[...] = 100.0
    late.tension[...], late.rung[...] = SCENARIO.numbers.alliance.dread_above, 4.0
    assert cost(late, order) == cost(quiet, order)
