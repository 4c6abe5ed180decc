"""Deliveries: what does not fit goes back, as money, and interceptors that were fired are gone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from game.authoring import load_scenario
from game.rules import State, new_games
from game.rules.aid import arrive, efficiency
from game.rules.posture import answer_strike
from game.rules.strikes import intercept

SCENARIO, _ = load_scenario("ukraine_2022")
NATO, RUSSIA = SCENARIO.patron, SCENARIO.challenger
ANTI_TANK, AIR_DEFENCE, AIRCRAFT = (SCENARIO.kit_names.index(kind) for kind in ("anti_tank", "air_defence", "aircraft"))
PRICE, POINTS = 2.5, 8.0  # of anti-tank missiles: bn EUR an order, points a bn


def arriving(there: float, name: str = "anti_tank") -> State:
    """One game in which an order arrives at an army that has so much of every kind already."""
    state = new_games(SCENARIO, 1, 5)
    state.kit[...] = there
    row = SCENARIO.order_names.index(name)
    state.sent[0, 0], state.sent_amount[0, 0], state.sent_lead[0, 0] = row, float(SCENARIO.draws[row]), 0
    return state


def test_equipment_that_does_not_fit_goes_back_as_money_to_the_fund_that_paid() -> None:
    state = arriving(95.0)
    worth = float(efficiency(SCENARIO, state)[0])
    before = state.military_fund.copy()
    arrive(SCENARIO, state)
    surplus = 95.0 + PRICE * POINTS * worth - 100.0
    assert surplus > 0.0
    assert state.kit[ANTI_TANK, 0] == pytest.approx(100.0)
    assert state.military_fund[0] - before[0] == pytest.approx(surplus / (POINTS * worth))


def test_a_full_store_gives_the_whole_price_back_and_an_empty_one_nothing() -> None:
    for there, back in ((100.0, PRICE), (0.0, 0.0)):
        state = arriving(there)
        before = state.military_fund.copy()
        arrive(SCENARIO, state)
        assert state.military_fund[0] - before[0] == pytest.approx(back)


def test_an_order_of_several_goods_gives_back_the_part_of_those_that_do_not_fit() -> None:
    state = arriving(100.0, "artillery")
    shells, before = state.ammunition.copy(), state.military_fund.copy()
    arrive(SCENARIO, state)
    assert state.military_fund[0] - before[0] == pytest.approx(7.0 / 2.0)  # howitzers; the shells are used
    assert state.ammunition[SCENARIO.defender, 0] > shells[SCENARIO.defender, 0]


def test_what_fits_is_never_given_back() -> None:
    state = arriving(50.0)
    before = state.military_fund.copy()
    arrive(SCENARIO, state)
    assert np.array_equal(state.military_fund, before)


def salvo(missiles: float) -> State:
    state = new_games(SCENARIO, 1, 5)
    state.orders[RUSSIA, 0] = SCENARIO.order_names.index("infrastructure_strikes", SCENARIO.first[RUSSIA])
    state.drawn[RUSSIA, 0] = missiles
    return state


def test_air_defence_is_used_up_by_the_missiles_that_it_stops_and_by_nothing_else() -> None:
    calm, small, large = (salvo(missiles) for missiles in (0.0, 8.0, 16.0))
    start = calm.kit.copy()
    shares = [float(intercept(SCENARIO, state)[0]) for state in (calm, small, large)]
    assert shares[0] == shares[1] == shares[2] > 0.0  # today's stock meets today's salvo
    used = [start - state.kit for state in (calm, small, large)]
    assert not used[0].any()
    assert np.allclose(used[2], 2.0 * used[1])
    assert float(used[2].sum()) == pytest.approx(SCENARIO.numbers.strikes.interceptors * 16.0 * shares[2])
    assert set(np.flatnonzero(used[2][:, 0])) == {AIR_DEFENCE, AIRCRAFT}


def test_salvo_after_salvo_gets_through_to_a_defender_who_is_not_resupplied() -> None:
    state = salvo(16.0)
    shares = [float(intercept(SCENARIO, state)[0]) for _ in range(16)]
    assert all(later < earlier for earlier, later in pairwise(shares))
    assert shares[-1] < 0.5 * shares[0]
    assert (state.kit >= 0.0).all()


def test_a_salvo_finds_as_many_interceptors_as_there_are() -> None:
    scarce, _ = load_scenario("ukraine_2022", {"strikes.interceptors": 5.0})
    few = salvo(40.0)
    stock = few.kit.copy()
    stopped = float(intercept(scarce, few)[0])
    used = stock - few.kit
    assert (few.kit >= 0.0).all() and few.kit[AIR_DEFENCE, 0] == 0.0, "all that there was is fired"
    assert float(used.sum()) == pytest.approx(5.0 * 40.0 * stopped), "and stops no more than that"
    assert stopped < float(intercept(SCENARIO, salvo(40.0))[0])


def struck(name: str) -> State:
    """An order arrives in the turn in which the hub is struck."""
    state = arriving(20.0, name)
    state.orders[RUSSIA, 0] = SCENARIO.order_names.index("hub_strike")
    state.drawn[RUSSIA, 0] = 5.0
    return state


def test_a_strike_on_the_hub_holds_arms_up_for_one_turn() -> None:
    state = struck("anti_tank")
    arrive(SCENARIO, state)
    assert state.kit[ANTI_TANK, 0] == 20.0
    state.turn += 1
    state.orders[RUSSIA, 0] = SCENARIO.hold[RUSSIA]
    worth = float(efficiency(SCENARIO, state)[0])
    arrive(SCENARIO, state)
    assert state.kit[ANTI_TANK, 0] == pytest.approx(20.0 + PRICE * POINTS * worth)


def test_a_strike_on_the_hub_does_not_hold_up_money() -> None:
    state = struck("finance")
    before = float(state.economy[SCENARIO.defender, 0])
    arrive(SCENARIO, state)
    assert state.economy[SCENARIO.defender, 0] > before


def test_arms_are_late_but_never_lost_whatever_hubs_are_struck() -> None:
    lead, state = int(SCENARIO.lead.max()), struck("aircraft")
    state.sent_lead[0, 0] = lead
    came = 0.0
    for turn in range(lead + 2):
        state.turn = turn
        before = float(state.kit[AIRCRAFT, 0])
        arrive(SCENARIO, state)
        came += float(state.kit[AIRCRAFT, 0]) - before
    assert SCENARIO.turns_on_the_way == lead + 2
    assert came > 0.0


@pytest.mark.parametrize(("bond", "rung"), [(100.0, 1.0), (0.0, 0.0)])
def test_a_strike_on_the_hub_is_answered_by_a_bound_alliance_or_costs_it_its_name(bond: float, rung: float) -> None:
    state = struck("anti_tank")
    state.credibility[NATO], state.support[NATO] = max(bond, 20.0), bond
    before = float(state.credibility[NATO, 0])
    answer_strike(SCENARIO, state)
    assert state.floor[0] == rung * SCENARIO.war_rung
    lost = 0.0 if rung else SCENARIO.numbers.alliance.unanswered
    assert state.credibility[NATO, 0] == pytest.approx(before - lost)
