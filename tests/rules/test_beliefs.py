"""Beliefs are calibrated: in about 80 of 100 games the truth lies between the 10 and 90 % quantiles that are believed.

The luck of the games is drawn with the types from the scenario's own ranges, so a believer who uses all signs rightly
is right as often as it says. Counted at the end of every turn over all games that are not over before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from game.authoring import load_scenario
from game.players import choose
from game.rules import Scenario, State, game_seeds, observe, start_games
from game.rules.deterrence import level_at, line, patience, quantile, used_to
from game.rules.observation import red_line_band
from game.rules.turn import advance

PAIRS = [
    ("ukraine_2022", {"nato": "cautious", "ukraine": "standard", "russia": "standard"}),
    ("ukraine_2022", {"nato": "cautious", "ukraine": "standard", "russia": "aggressive"}),
    ("ukraine_2022", {"nato": "adaptive", "ukraine": "standard", "russia": "standard"}),
    ("ukraine_2022", {"nato": "adaptive", "ukraine": "standard", "russia": "aggressive"}),
    ("first_crisis", {"harbour": "careful", "strait": "careful"}),
    ("first_crisis", {"harbour": "bold", "strait": "bold"}),
    ("baltic_winter", {"nato": "resilient", "russia": "patient"}),
    ("baltic_winter", {"nato": "forward", "russia": "daring"}),
]
IDS = [f"{next(iter(players.values()))} against {list(players.values())[-1]}, {name}" for name, players in PAIRS]
LEAST_GAMES = 500  # with fewer games left, chance alone would move a share of 80 % by more than four points


@dataclass(frozen=True)
class Band:
    """What is believed of one hidden type at the end of one turn, in many games."""

    turn: int
    share: float  # of games in which the truth lies in the 10 to 90 % band
    below: float  # of games in which it lies below
    width: float  # of the band, as a share of the range, on average
    games: int


def bands(scenario: Scenario, players: dict[str, str], kind: str, games: int) -> dict[str, list[Band]]:
    """{leader: a Band for each turn}."""
    found: dict[str, list[Band]] = {scenario.sides[leader]: [] for leader in scenario.leaders}
    state = start_games(scenario, game_seeds(7, 0, games))
    while not state.over.all():
        turn, live = state.turn, ~state.over
        while state.turn == turn:
            advance(scenario, state, choose(scenario, state, players))
        for leader in scenario.leaders:
            found[scenario.sides[leader]].append(_band(scenario, state, turn, live, leader, kind))
    return found


def _band(scenario: Scenario, state: State, turn: int, live: np.ndarray, leader: int, kind: str) -> Band:
    row = scenario.hidden_row(leader, kind)
    span = float(scenario.hidden_high[row] - scenario.hidden_low[row])
    low, high = (quantile(scenario, state.belief[row], row, share)[live] for share in (0.1, 0.9))
    true = float(scenario.hidden_low[row]) + span * state.hidden[row][live]
    inside = float(((low <= true) & (true <= high)).mean())
    return Band(turn, inside, float((true < low).mean()), float((high - low).mean()) / span, int(live.sum()))


def check(name: str, players: dict[str, str], kind: str, games: int, least: float, most: float) -> None:
    for leader, by_turn in bands(load_scenario(name)[0], players, kind, games).items():
        counted = [band for band in by_turn if band.games >= LEAST_GAMES]
        assert len(counted) >= 3
        assert all(least <= band.share <= most for band in counted), (leader, counted)


@pytest.mark.parametrize(("name", "players"), PAIRS, ids=IDS)
def test_the_true_tolerance_lies_in_the_believed_band_in_76_to_84_of_100_games_at_every_turn(
    name: str, players: dict[str, str]
) -> None:
    check(name, players, "tolerance", 2_000, 0.76, 0.84)


@pytest.mark.release
@pytest.mark.parametrize(("name", "players"), PAIRS, ids=IDS)
def test_the_true_tolerance_does_so_in_twenty_thousand_games(name: str, players: dict[str, str]) -> None:
    check(name, players, "tolerance", 20_000, 0.76, 0.84)


RATED = [(name, players) for name, players in PAIRS if name != "first_crisis"]  # there everybody knows the rates
RATED_IDS = [name for name, (scenario, _) in zip(IDS, PAIRS, strict=True) if scenario != "first_crisis"]


@pytest.mark.parametrize(("name", "players"), RATED, ids=RATED_IDS)
def test_the_true_habituation_rate_lies_in_the_believed_band_in_76_to_84_of_100_games_at_every_turn(
    name: str, players: dict[str, str]
) -> None:
    check(name, players, "habituation_rate", 2_000, 0.76, 0.84)


@pytest.mark.release
@pytest.mark.parametrize(("name", "players"), RATED, ids=RATED_IDS)
def test_the_true_habituation_rate_does_so_in_twenty_thousand_games(name: str, players: dict[str, str]) -> None:
    check(name, players, "habituation_rate", 20_000, 0.76, 0.84)


@pytest.mark.parametrize(("name", "players"), PAIRS, ids=IDS)
def test_the_true_resolve_lies_in_the_believed_band_in_76_to_84_of_100_games_at_every_turn(
    name: str, players: dict[str, str]
) -> None:
    check(name, players, "resolve", 2_000, 0.76, 0.84)


@pytest.mark.parametrize(("name", "players"), PAIRS, ids=IDS)
def test_leaders_learn_something_the_band_of_tolerance_narrows_with_the_turns(
    name: str, players: dict[str, str]
) -> None:
    for by_turn in bands(load_scenario(name)[0], players, "tolerance", 500).values():
        widths = [band.width for band in by_turn]
        # where nearly half of the games have ended at once, those that go on are of another kind
        many = [here for here, after in pairwise(by_turn) if after.games > 0.8 * here.games]
        assert all(later.width < before.width + 0.005 for before, later in pairwise(many))
        assert widths[-1] < 0.8 * widths[0]


def test_a_belief_that_learns_nothing_is_right_as_often_as_it_says() -> None:
    scenario, _ = load_scenario("first_crisis")
    state = start_games(scenario, game_seeds(7, 0, 4_000))
    for leader in scenario.leaders:
        band = _band(scenario, state, 0, ~state.over, leader, "tolerance")
        assert band.share == pytest.approx(0.8, abs=0.03)
        assert band.width == pytest.approx(0.8)


@pytest.mark.parametrize("name", ["first_crisis", "ukraine_2022"])
def test_the_band_that_is_shown_leaves_a_tenth_on_each_side(name: str) -> None:
    scenario, _ = load_scenario(name)
    state = start_games(scenario, game_seeds(3, 0, 2))  # nothing is known yet: every tolerance is as likely
    for side, other in (scenario.leaders, scenario.leaders[::-1]):
        seen, row = observe(scenario, state, side), scenario.hidden_row(other, "tolerance")
        low, span = scenario.hidden_low[row], scenario.hidden_high[row] - scenario.hidden_low[row]
        for share, shown in zip((0.1, 0.9), red_line_band(scenario, seen), strict=True):
            bears = (low + share * span) * patience(scenario, seen, other)
            assert shown == pytest.approx(line(scenario, other, seen.habituation[other], bears))


def test_a_leader_that_tests_the_other_learns_how_fast_it_gets_used_to_things() -> None:
    """What it learns is true: where the rate is high it comes to believe in a higher one."""
    scenario, _ = load_scenario("ukraine_2022")
    players = {"nato": "adaptive", "ukraine": "standard", "russia": "standard"}
    widths = [band.width for band in bands(scenario, players, "habituation_rate", 500)["russia"]]
    assert widths[-1] < 0.85 * widths[0]
    state = start_games(scenario, game_seeds(7, 0, 500))
    while state.turn < 12:
        advance(scenario, state, choose(scenario, state, players))
    row = scenario.hidden_row(scenario.challenger, "habituation_rate")
    middle = quantile(scenario, state.belief[row], row, 0.5)
    quick = state.hidden[row] > 0.5
    assert middle[quick].mean() > middle[~quick].mean() + 0.02


@pytest.mark.parametrize("name", ["ukraine_2022", "baltic_winter"])
def test_what_others_take_a_leader_to_be_used_to_lies_among_what_its_rate_may_have_led_to(name: str) -> None:
    scenario, _ = load_scenario(name)
    state = start_games(scenario, game_seeds(4, 0, 300))
    apart = 0.0
    while not state.over.all():
        advance(scenario, state, choose(scenario, state, {}))
        for side in scenario.leaders:
            levels, true = state.habits[scenario.rated.index(side)], state.habituation[side]
            place = state.hidden[scenario.hidden_row(side, "habituation_rate")]
            believed = used_to(scenario, state, side)
            assert (believed >= levels[0] - 1e-9).all() and (believed <= levels[-1] + 1e-9).all()
            assert np.abs(level_at(levels, place) - true).max() < 0.15  # a straight line between four levels
            apart = max(apart, float(np.abs(believed - true).max()))
    assert apart > 0.5  # and the truth is not what is believed


def test_only_a_leader_itself_knows_exactly_what_it_is_used_to() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    state = start_games(scenario, game_seeds(4, 0, 50))
    while state.turn < 6:
        advance(scenario, state, choose(scenario, state, {}))
    for side in range(scenario.side_count):
        seen = observe(scenario, state, side)
        for leader in scenario.leaders:
            exact = np.array_equal(seen.habituation[leader], state.habituation[leader])
            assert exact == (side == leader)
