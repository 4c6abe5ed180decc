"""Imagined games agree with what a side knows, and are drawn where it does not know."""

from __future__ import annotations

import numpy as np
import pytest

from game.authoring import load_scenario
from game.players import choose, default_players, player
from game.players.imagine import imagine
from game.players.playouts import Seats, decide_by_lane, luck_of, play_out
from game.rules import CRISIS, Scenario, State, game_seeds, new_games, observe, scores, start_games, step
from game.rules.deterrence import level_at
from game.rules.observation import estimated, red_line_band
from game.rules.state import ARRAYS

SCENARIOS = ("first_crisis", "baltic_winter", "ukraine_2022")
BOLD = {
    "first_crisis": {"harbour": "bold", "strait": "bold"},
    "baltic_winter": {},
    "ukraine_2022": {"nato": "reckless", "russia": "aggressive"},
}


def decisions(name: str, games: int = 12) -> list[tuple[Scenario, State]]:
    """Some states in the middle of games, crises among them."""
    scenario, _ = load_scenario(name)
    found, state = [], start_games(scenario, game_seeds(11, 0, games))
    while not state.over.all():
        found.append((scenario, state))
        state = step(scenario, state, choose(scenario, state, BOLD[name]))
    return found


def luck(state: State) -> np.ndarray:
    return np.arange(100, 100 + state.games, dtype=np.uint64)


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_imagined_game_has_everything_that_the_side_knows(name: str) -> None:
    crises = 0
    for scenario, state in decisions(name):
        crises += state.phase == CRISIS
        for side in range(scenario.side_count):
            seen = observe(scenario, state, side)
            copies = imagine(scenario, seen, 3, luck(state))
            again = observe(scenario, copies, side)
            known = [row for row in range(len(scenario.start)) if not estimated(scenario, side, row)]
            assert np.array_equal(copies.tracks[known], np.repeat(state.tracks[known], 3, axis=1))
            for field in ("legal", "protester", "round", "heat", "provocation", "ending", "sent", "sent_amount"):
                assert np.array_equal(getattr(again, field), np.repeat(getattr(seen, field), 3, axis=-1)), field
            assert np.array_equal(again.own_types, np.repeat(seen.own_types, 3, axis=1))
            assert np.array_equal(again.belief, np.repeat(seen.belief, 3, axis=2))
    assert crises or name == "baltic_winter"


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_behind_fog_and_what_is_hidden_is_drawn_so_that_the_truth_lies_within(name: str) -> None:
    """The true value is within the range of a hundred draws, nearly always; and the draws differ."""
    inside = outside = 0
    for scenario, state in decisions(name)[::3]:
        for side in range(scenario.side_count):
            copies = imagine(scenario, observe(scenario, state, side), 100, luck(state))
            drawn = copies.tracks.reshape(len(scenario.start), state.games, 100)
            for row in scenario.foggy:
                if estimated(scenario, side, row) and scenario.fog[row] < 1.0:
                    true = state.tracks[row]
                    low, high = drawn[row].min(axis=1), drawn[row].max(axis=1)
                    inside += int(((low <= true) & (true <= high))[~state.over].sum())
                    outside += int(((low > true) | (true > high))[~state.over].sum())
            for row, (owner, _) in enumerate(scenario.hidden_names):
                types = copies.hidden[row].reshape(state.games, 100)
                spread = types.max(axis=1) - types.min(axis=1)
                assert np.all(spread == 0.0) if owner == side else np.all(spread > 0.0)
    assert inside > 20 * outside


def test_hidden_types_are_drawn_as_often_as_they_are_believed() -> None:
    scenario, state = decisions("ukraine_2022")[20]
    seen = observe(scenario, state, 0)
    row = scenario.hidden_row(scenario.challenger, "tolerance")
    copies = imagine(scenario, seen, 4000, luck(state))
    if state.phase == CRISIS:
        pytest.fail("This state was meant to be one in which orders are given.")
    bins = (copies.hidden[row].reshape(state.games, 4000) * seen.belief.shape[1]).astype(int)
    for game in range(state.games):
        shares = np.bincount(bins[game], minlength=seen.belief.shape[1]) / 4000
        assert np.abs(shares - seen.belief[row, :, game]).max() < 0.03
    low, high = red_line_band(scenario, seen)
    assert np.all(low <= high)  # a line drawn at round steps may be known exactly


@pytest.mark.parametrize("name", ["baltic_winter", "ukraine_2022"])
def test_a_leader_in_an_imagined_game_is_used_to_what_its_imagined_rate_has_led_to(name: str) -> None:
    for scenario, state in decisions(name)[::4]:
        for side in range(scenario.side_count):
            copies = imagine(scenario, observe(scenario, state, side), 30, luck(state))
            for owner, levels in zip(scenario.rated, copies.habits, strict=True):
                place = copies.hidden[scenario.hidden_row(owner, "habituation_rate")]
                if owner == side:
                    assert np.array_equal(copies.habituation[owner], np.repeat(state.habituation[owner], 30))
                else:
                    assert np.array_equal(copies.habituation[owner], level_at(levels, place))


def test_the_first_copies_are_the_same_however_many_there_are_and_whatever_games_stand_beside() -> None:
    for scenario, state in decisions("ukraine_2022")[::9]:
        many = imagine(scenario, observe(scenario, state, 2), 5, luck(state))
        few = imagine(scenario, observe(scenario, state, 2), 2, luck(state))
        alone = state.take([7])
        one = imagine(scenario, observe(scenario, alone, 2), 5, luck(state)[7:8])
        assert many.take([0, 1, 35, 36]).digests() == few.take([0, 1, 14, 15]).digests()
        assert one.digests() == many.take(np.arange(35, 40)).digests()


def test_chance_is_new_in_every_imagined_game() -> None:
    scenario, state = decisions("first_crisis")[0]
    copies = imagine(scenario, observe(scenario, state, 0), 50, luck(state))
    assert len(set(copies.seed.tolist()) | set(state.seed.tolist())) == 51 * state.games


def test_to_imagine_and_to_play_out_leaves_the_game_as_it_is() -> None:
    scenario, state = decisions("ukraine_2022")[10]
    before = {name: getattr(state, name).tobytes() for name in ARRAYS}
    copies = imagine(scenario, observe(scenario, state, 0), 4, luck(state))
    kept = copies.digests()
    finish = play_out(scenario, copies, seats(scenario, copies.games))
    assert np.all(finish.ending >= 0)
    assert copies.digests() == kept
    assert {name: getattr(state, name).tobytes() for name in ARRAYS} == before


def seats(scenario: Scenario, lanes: int) -> Seats:
    """The default player of each side in all lanes."""
    named = default_players(scenario)
    players = tuple((player(scenario, side, named[name]),) for side, name in enumerate(scenario.sides))
    return Seats(players, np.zeros((scenario.side_count, lanes), dtype=np.int64))


def test_a_play_out_is_the_game_that_the_players_would_have_played() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    state = new_games(scenario, 30, 5)
    finish = play_out(scenario, state, seats(scenario, 30))
    while not state.over.all():
        state = step(scenario, state, choose(scenario, state, {}))
    assert np.array_equal(finish.scores, scores(scenario, state))
    assert np.array_equal(finish.ending, state.ending)
    assert np.array_equal(finish.rung_max, state.rung_max)


def test_players_who_share_a_batch_decide_as_they_would_alone() -> None:
    scenario, state = decisions("ukraine_2022")[8]
    doctrines = [player(scenario, 0, name) for name in ("cautious", "reckless", "uniform", "max_aid")]
    who = np.arange(state.games) * 7 % 4
    together = decide_by_lane(scenario, state, 0, doctrines, who)
    for game in range(state.games):
        alone = state.take([game])
        one = doctrines[who[game]](scenario, observe(scenario, alone, 0), luck_of(alone, 0))
        assert np.array_equal(together[:, game : game + 1], one)


def test_the_first_orders_of_a_play_out_can_be_given() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    state = new_games(scenario, 40, 5)
    first = np.full_like(state.orders, -1)
    first[0] = scenario.hold[0]
    helped = play_out(scenario, state, seats(scenario, 40))
    held = play_out(scenario, state, seats(scenario, 40), first=first)
    assert held.scores[0].mean() < helped.scores[0].mean()
    stopped = play_out(scenario, state, seats(scenario, 40), turns=1)
    assert np.all(stopped.ending < 0)
    assert np.array_equal(stopped.rung_next, helped.rung_next)
