"""A panel decides as its doctrines do one by one, and a leaning changes them in the way that it says."""

from __future__ import annotations

import numpy as np
import pytest

from game.authoring import load_scenario
from game.players import choose
from game.players.doctrine import follow
from game.players.panel import DARING, NERVE, WISHES, Panel, leaning_rows
from game.players.playouts import luck_of
from game.players.search.choose import explore
from game.players.search.level import Level
from game.players.search.policies import doctrines
from game.rules import CRISIS, Scenario, State, new_games, observe, step

SCENARIOS = ("first_crisis", "baltic_winter", "ukraine_2022", "years_before")


def decisions(name: str, games: int = 60) -> list[tuple[Scenario, State]]:
    """Every decision of some games among the usual players."""
    scenario, _ = load_scenario(name)
    state, found = new_games(scenario, games, 3), []
    while not state.over.all():
        found.append((scenario, state))
        state = step(scenario, state, choose(scenario, state, {}))
    return found


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_panel_decides_as_its_doctrines_do_one_by_one(name: str) -> None:
    for scenario, state in decisions(name):
        for side in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
            some = doctrines(scenario, side)
            if not some:
                continue
            seen, luck = observe(scenario, state, side), luck_of(state, side)
            who = np.arange(state.games) % len(some)
            together = Panel(scenario, side, some).decide(scenario, seen, luck, who)
            for place, one in enumerate(some):
                mine = who == place
                assert np.array_equal(together[:, mine], follow(scenario, one, seen, luck)[:, mine])


def test_a_leaning_adds_to_wishes_daring_and_nerve_game_by_game() -> None:
    scenario, state = decisions("ukraine_2022", games=4)[0]
    side, some = 0, doctrines(load_scenario("ukraine_2022")[0], 0)
    panel, luck = Panel(scenario, side, some), luck_of(state, side)
    seen = observe(scenario, state, side)
    who = np.zeros(4, dtype=np.int64)
    leaning = np.zeros((leaning_rows(scenario, side), 4))
    pledge = scenario.order_names.index("pledge")
    leaning[WISHES + pledge - scenario.first[side], 1] = 99.0
    leaning[DARING, 2] = -99.0
    leaning[WISHES:, 3] = -99.0
    plain, leant = (panel.decide(scenario, seen, luck, who, one) for one in (None, leaning))
    assert np.array_equal(leant[:, 0], plain[:, 0])
    assert leant[0, 1] == pledge
    assert np.all(scenario.line_level[leant[:, 2]] <= 0.0)
    assert np.all(scenario.is_hold[leant[:, 3]])


def test_nerve_decides_whether_a_side_climbs() -> None:
    scenario, state = next(
        (one, state)
        for one, state in decisions("first_crisis")
        if state.phase == CRISIS and (state.protester >= 0).any()
    )
    side = scenario.leaders[0]
    panel = Panel(scenario, side, doctrines(scenario, side))
    seen, luck, who = observe(scenario, state, side), luck_of(state, side), np.zeros(state.games, dtype=np.int64)
    climbers = []
    for nerve in (-9.0, 9.0):
        leaning = np.zeros((leaning_rows(scenario, side), state.games))
        leaning[NERVE] = nerve
        climbers.append(int((scenario.crisis_act[panel.decide(scenario, seen, luck, who, leaning)[0]] == 1).sum()))
    assert climbers[0] == 0 < climbers[1]


def test_what_is_chosen_at_the_start_of_the_war_goes_with_a_leaning() -> None:
    """It is compared with the best doctrine as it is, in the same worlds."""
    scenario, _ = load_scenario("ukraine_2022")
    state = new_games(scenario, 3, 9)
    level = Level(240, rounds=1, shares=(20, 60, 5, 15))
    arms = explore(scenario, observe(scenario, state, 0), luck_of(state, 0), level)
    best = arms.ranking()[0]
    assert np.any(arms.leaning_of(best) != 0.0)
