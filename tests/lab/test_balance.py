"""Measures of balance: what is measured, that a spoiled game shows it, and gates for the war of 2022."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from game import cli
from game.authoring import load_scenario
from game.lab import balance_words, statistics
from game.lab.balance import Balance, Knowing, balance, doctrines
from game.lab.health.games import pairings, play
from game.rules import Scenario, game_seeds, new_games, observe

SIDES = ("harbour", "strait")


def measured(scenario: Scenario, reverse: Scenario | None = None, games: int = 200) -> Balance:
    turned = reverse or load_scenario("first_crisis", sides=SIDES[::-1])[0]
    return balance(scenario, lambda _sides: turned, games=games)


@pytest.fixture(scope="module")
def found(crisis: Scenario) -> Balance:
    return measured(crisis)


def test_the_sides_of_a_file_can_be_seated_in_another_order() -> None:
    usual, turned = (
        load_scenario("ukraine_2022")[0],
        load_scenario("ukraine_2022", sides=("russia", "ukraine", "nato"))[0],
    )
    assert turned.sides == usual.sides[::-1]
    assert sorted(turned.order_names) == sorted(usual.order_names)
    assert turned.sides[turned.challenger] == usual.sides[usual.challenger] == "russia"


def test_what_a_side_gains_by_coming_first_is_told_with_an_interval_that_holds_nothing(found: Balance) -> None:
    assert set(found.first_mover) == set(SIDES)
    assert all(gap.low < 0.0 < gap.high for gap in found.first_mover.values())


def test_an_advantage_of_the_first_side_is_found(crisis: Scenario) -> None:
    favoured = load_scenario("first_crisis", sides=SIDES[::-1])[0]
    bonus = favoured.ending_bonus.copy()
    bonus[0] += 5.0  # whoever comes first there
    gap = measured(crisis, replace(favoured, ending_bonus=bonus)).first_mover["strait"]
    assert gap.low > 1.0


def test_at_half_time_the_scores_are_those_of_a_game_whose_time_is_over_then(crisis: Scenario) -> None:
    some = [doctrines(crisis)[side] for side in crisis.sides]
    field = pairings(crisis, some, 80, game_seeds(7, 0, 20))
    played = play(crisis, field)
    short = replace(crisis, turns=crisis.turns // 2)
    stopped = play(short, field)
    lasted = stopped.outcomes.ending == crisis.horizon
    assert lasted.any()
    assert np.array_equal(played.half_time[:, lasted], stopped.outcomes.scores[:, lasted])


def test_whoever_is_behind_at_half_time_ends_above_the_median_in_less_than_half_of_the_games(found: Balance) -> None:
    shares = [share.share for by_side in found.catching_up.values() for share in by_side.values()]
    assert len(found.catching_up) == 4
    assert all(0.0 <= share <= 0.75 for share in shares)
    assert 0.0 < found.caught_up("harbour").share < 0.5


def test_who_is_told_what_is_hidden_believes_the_truth_and_nothing_else(war: Scenario) -> None:
    state = new_games(war, 50, 3)
    seen = observe(war, state, 0)
    told = Knowing(war, state, 0)
    row = war.hidden_row(war.challenger, "tolerance")
    bins = told.belief.shape[1]
    assert np.array_equal(told.belief[row].argmax(axis=0), (state.hidden[row] * bins).astype(int))
    assert np.allclose(told.belief[row].sum(axis=0), 1.0)
    own = war.hidden_row(0, "tolerance")
    assert np.array_equal(told.belief[own], seen.belief[own])
    assert np.array_equal(told.tracks, seen.tracks)


def test_it_is_worth_something_to_a_careful_leader_to_know_what_is_hidden(found: Balance) -> None:
    assert found.knowing["harbour", "careful"].low > 1.0


def test_the_pairing_of_an_ending_is_chosen_in_other_games_than_its_share_is_measured_in(found: Balance) -> None:
    assert set(found.endings) == {"war", "open_strait", "closed_strait", "horizon"}
    for rare in found.endings.values():
        assert rare.share.share > 0.0
        assert round(rare.share.count / rare.share.share) == 100


def test_cells_that_have_nothing_to_do_with_each_other_are_compared_with_the_errors_of_both() -> None:
    rng = np.random.default_rng(3)
    before, after = ([rng.normal(mean, 2.0, 400) for mean in means] for means in ((1.0, 5.0), (2.0, 6.0)))
    gap = statistics.unpaired(before, after)
    assert gap.low < 1.0 < gap.high
    assert gap.high - gap.low == pytest.approx(2 * 1.96 * (4 * 4.0 / 400) ** 0.5 / 2, rel=0.1)
    with pytest.raises(ValueError, match="same cells"):
        statistics.unpaired(before, after[:1])


def test_the_command_says_what_is_asked_for_and_what_came_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["balance", "first_crisis", "--games", "60"]) == 0
    text = capsys.readouterr().out
    for words in ("First mover", "Catching up", "Knowing what is hidden", "Endings", "Doves", "Asked for"):
        assert words in text
    assert cli.run(["balance", "first_crisis", "--games", "60", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert set(plain["first_mover"]) == set(SIDES)
    assert len(plain["catching_up"]) == 4


# --- gates ------------------------------------------------------------------------------------------------------------


@pytest.mark.release
def test_in_the_war_nobody_gains_by_coming_first_every_ending_comes_about_and_doves_keep_the_peace() -> None:
    scenario, briefing = load_scenario("ukraine_2022")
    war = balance(scenario, lambda sides: load_scenario("ukraine_2022", sides=sides)[0], games=2_000)
    holds = {one.name: one.holds for one in balance_words.told(war, briefing)}
    assert {name for name, held in holds.items() if held is False} <= {"Catching up", "Knowing what is hidden"}
