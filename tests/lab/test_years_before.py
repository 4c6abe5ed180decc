"""What the scenario of the years before 2022 is there to show: capacity pays slowly, so it pays who began early."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from game.authoring import load_scenario
from game.players import choose
from game.rules import game_seeds, start_games
from game.rules.outcome import scores
from game.rules.turn import play_turn

GAMES = 300
RUSSIAS = ("standard", "aggressive", "restrained")


class Course(NamedTuple):
    """What many games came to."""

    nato: float
    ukraine: float
    invaded: float  # share of games
    began: float  # median turn of the first offensive, where there was one


def course(name: str | Path, nato: str, russia: str) -> Course:
    """The same games under a doctrine of NATO and one of Russia."""
    scenario, _ = load_scenario(name)
    state = start_games(scenario, game_seeds(7, 0, GAMES))
    players = {"nato": nato, "ukraine": "standard", "russia": russia}
    attacks = [row for row, order in enumerate(scenario.order_names) if order.startswith("attack:")]
    first = np.full(GAMES, scenario.turns)
    while not state.over.all():
        turn = state.turn
        state = play_turn(scenario, state, lambda now: choose(scenario, now, players))
        attacked = np.isin(state.orders[scenario.challenger], attacks).any(axis=0)
        first = np.where(attacked & (turn < first) & (turn < state.turns), turn, first)
    invaded = first < scenario.turns
    nato_score, ukraine_score, _russia = scores(scenario, state).mean(axis=1)
    began = float(np.median(first[invaded])) if invaded.any() else float(scenario.turns)
    return Course(nato_score, ukraine_score, invaded.mean(), began)


@pytest.fixture(scope="module")
def courses() -> dict[tuple[str, str], Course]:
    return {
        (nato, russia): course("years_before", nato, russia) for nato in ("hold", "late", "early") for russia in RUSSIAS
    }


@pytest.mark.parametrize("russia", RUSSIAS)
def test_whoever_builds_early_does_better_than_whoever_helps_late(
    courses: dict[tuple[str, str], Course], russia: str
) -> None:
    early, late, hold = (courses[nato, russia] for nato in ("early", "late", "hold"))
    assert early.nato > late.nato + 3.0 > hold.nato + 8.0
    assert early.ukraine > late.ukraine + 10.0


@pytest.mark.parametrize("russia", RUSSIAS)
def test_a_state_that_was_built_up_is_attacked_later_or_not_at_all(
    courses: dict[tuple[str, str], Course], russia: str
) -> None:
    early, late = courses["early", russia], courses["late", russia]
    assert early.invaded < late.invaded - 0.05
    assert early.began >= late.began + 2


def test_the_same_building_is_worth_less_to_whoever_begins_in_the_war(
    courses: dict[tuple[str, str], Course], tmp_path: Path
) -> None:
    """Capacity and training first, in the war of 2022, against the cautious policy: no such gain for Ukraine."""
    building = (
        "opponents: {nato: {builder: {text: Builds first., like: cautious, trust: 0.2, margin: 0,"
        " nerve: {steps: 2, risk: 0.02, otherwise: hold}, wants: ["
        "{order: capacity, weight: 10, slopes: {interoperability: -0.05}},"
        "{order: training, weight: 10, slopes: {quality.ukraine: -0.06}}]}}}"
    )
    war = tmp_path / "building.yaml"
    war.write_text(f"extends: ukraine_2022.yaml\nid: building\n{building}\n", encoding="utf-8")
    late_gain = course(war, "builder", "standard").nato - course(war, "cautious", "standard").nato
    assert late_gain < 0.5 * (courses["early", "standard"].nato - courses["late", "standard"].nato)
