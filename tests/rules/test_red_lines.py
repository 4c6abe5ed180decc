"""The four weaknesses of a red line (Altman 2018), each by itself, in the small crisis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.authoring import load_scenario
from game.rules import Scenario, State, deterrence, game_seeds, start_games, step
from game.rules.deterrence import line
from game.rules.escalation import level
from game.rules.scenario import RedLine

HARBOUR, STRAIT = 0, 1
GAMES = 4_000


def weakened(**changes: float) -> Scenario:
    """The small crisis, with a Strait Republic whose red line is weak in one way."""
    scenario, _ = load_scenario("first_crisis")
    lines = list(scenario.red_lines)
    lines[STRAIT] = replace(RedLine(1.0, 0.0, 0.0), **changes)
    return replace(scenario, red_lines=tuple(lines))


def revealed(scenario: Scenario, order: str = "sail_through") -> State:
    """Many first turns in which the League gives this order and the Republic holds."""
    start = start_games(scenario, game_seeds(3, 0, GAMES))
    orders = start.orders.copy()
    orders[HARBOUR, 0] = scenario.order_names.index(order)
    return step(scenario, start, orders)


def test_an_imprecise_line_is_protested_earlier_and_later_than_a_precise_one() -> None:
    sharp, blurred = (revealed(weakened(imprecise=width)).severity[STRAIT] for width in (0.1, 2.0))
    assert blurred.std() > sharp.std()
    assert ((blurred > 0.0) != (sharp > 0.0)).any()


def test_an_arbitrary_line_lies_at_round_steps_and_never_nearer_than_patience_puts_it() -> None:
    scenario = weakened(arbitrary=0.5)
    bears = np.linspace(0.0, 3.0, 61)
    normal = np.full(61, 1.3)
    places = line(scenario, STRAIT, normal, bears)
    assert np.array_equal(places, np.round(places * 2.0) / 2.0)
    assert (places >= normal + bears - 1e-9).all() and (places < normal + bears + 0.5 + 1e-9).all()
    assert np.array_equal(line(scenario, HARBOUR, normal, bears), normal + bears)


def test_a_crossing_that_cannot_be_verified_is_not_protested() -> None:
    certain, doubtful = (revealed(weakened(unverifiable=chance)) for chance in (0.0, 0.4))
    crossed = certain.severity[STRAIT] > 0.0
    missed = crossed & (doubtful.severity[STRAIT] == 0.0)
    assert missed.sum() / crossed.sum() == pytest.approx(0.4, abs=0.03)


def test_an_incomplete_line_counts_what_it_does_not_name_for_less() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    money, tanks = scenario.order_names.index("training"), scenario.order_names.index("armour")
    assert scenario.line_level[money] == pytest.approx(0.7 * scenario.level[money])
    assert scenario.line_level[tanks] == scenario.level[tanks]
    assert level(scenario, [np.array([money])])[0] == pytest.approx(scenario.line_level[money])


def test_the_four_pathways_take_apart_what_the_challenger_has_lost_of_its_patience() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    state = start_games(scenario, game_seeds(1, 0, 1))
    side, numbers = scenario.challenger, scenario.numbers.escalation
    state.tension[...], state.grievance[...], state.readiness[...] = numbers.tension_level, 0.0, 0.0
    state.economy[side], state.support[side] = scenario.economy_level[side], scenario.support_level[side]
    state.momentum[...] = 0.0
    assert deterrence.patience(scenario, state, side) == 1.0
    changes = {
        "costs": ("economy", 0.8),
        "entry": ("readiness", 50.0),
        "defeat": ("momentum", 0.1),
        "unrest": ("support", 0.8),
    }
    for pathway, (track, value) in changes.items():
        moved = state.copy()
        if track in ("economy", "support"):
            moved.named(track)[side] *= value
        else:
            moved.named(track)[...] = value
        taken = deterrence.pathways(scenario, moved, side)
        assert {name for name, lost in taken.items() if lost > 0.0} == {pathway}
        assert deterrence.patience(scenario, moved, side) == 1.0 - taken[pathway]
    assert deterrence.pathways(scenario, state, scenario.patron) == {}
