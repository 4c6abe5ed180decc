"""Hindsight: which turn changed a match, and what another decision would have led to."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from game.authoring import load_scenario
from game.lab.hindsight import HindsightError, course, largest, positions, what_if
from game.match import Match
from game.rules import scores


def finished(name: str = "first_crisis", seed: int = 3, **players: str) -> Match:
    scenario, briefing = load_scenario(name)
    match = Match.new(scenario, briefing, seed=seed, players=players)
    while match.phase != "over":
        match.advance()
    return match


@pytest.fixture(scope="module")
def match() -> Match:
    return finished(harbour="bold", strait="bold")


def row(match: Match, side: str, name: str) -> int:
    scenario = match.scenario
    number = scenario.sides.index(side)
    first, last = scenario.first[number], scenario.last[number]
    return first + scenario.order_names[first:last].index(name)


def test_the_positions_are_those_of_the_match_and_the_last_is_where_it_stands(match: Match) -> None:
    found = positions(match)
    assert [state.turn for state, _ in found[:-1]] == list(range(len(found) - 1))
    assert found[-1][0].digests() == [match.digest()]
    assert found[-1][1] is None


def test_the_course_has_a_point_for_every_turn_and_ends_with_what_happened(match: Match) -> None:
    points = list(course(match, games=40))
    assert [point.turn for point in points] == list(range(len(positions(match)) - 1))
    for earlier, later in itertools.pairwise(points):
        assert earlier.after == later.before
    last, result = points[-1].after, match.result()
    assert last.endings[result.ending].share == 1.0
    for side, score in result.scores.items():
        assert last.scores[side].mean == pytest.approx(score)
        assert last.scores[side].sd == pytest.approx(0.0, abs=1e-9)


def test_the_changes_of_all_turns_add_up_to_the_whole_way(match: Match) -> None:
    points = list(course(match, games=40))
    whole = points[-1].after.scores["strait"].mean - points[0].before.scores["strait"].mean
    assert sum(point.change.scores["strait"].mean for point in points) == pytest.approx(whole)


def test_the_turning_points_are_the_clearest_changes_largest_first(match: Match) -> None:
    points = largest(list(course(match, games=60)), "harbour")
    assert 0 < len(points) <= 3
    sizes = [abs(point.change.scores["harbour"].mean) for point in points]
    assert sizes == sorted(sizes, reverse=True)
    every = list(course(match, games=60))
    assert points == largest(every, "harbour")
    rest = [
        p
        for p in every
        if p not in points and not p.change.scores["harbour"].low <= 0 <= p.change.scores["harbour"].high
    ]
    assert all(abs(point.change.scores["harbour"].mean) <= sizes[-1] for point in rest)


def test_the_odds_before_the_first_turn_are_those_of_games_with_the_true_hidden_types(match: Match) -> None:
    """The same position played by the same players with new dice: checked against a plain loop over seeds."""
    from game.players import choose
    from game.rules import game_seeds, step

    scenario = match.scenario
    state = positions(match)[0][0].take(np.zeros(300, dtype=np.intp))
    state.seed[...] = game_seeds(99, 0, 300)
    while not state.over.all():
        state = step(scenario, state, choose(scenario, state, match.players))
    real = scores(scenario, state)[0]
    found = next(course(match, games=300)).before.scores["harbour"]
    assert found.mean == pytest.approx(real.mean(), abs=4.0 * (2.0 * real.var() / 300) ** 0.5)


def test_what_was_ordered_leads_to_what_it_was(match: Match) -> None:
    scenario = match.scenario
    given = positions(match)[0][1]
    assert given is not None
    ordered = [int(r) for r in given[0, :, 0] if not scenario.is_hold[r]]
    assert ordered
    same = what_if(match, 0, "harbour", ordered, games=40)
    assert same.as_it_was == same.otherwise
    other = what_if(match, 0, "harbour", [], games=40)
    assert other.as_it_was == same.as_it_was
    assert other.otherwise != other.as_it_was
    gap = other.otherwise.scores["harbour"].mean - other.as_it_was.scores["harbour"].mean
    assert other.change.scores["harbour"].mean == pytest.approx(gap)


def test_what_if_refuses_what_could_not_have_been_ordered(match: Match) -> None:
    escort = row(match, "harbour", "escort")
    for turn, side, orders, said in (
        (99, "harbour", [], "Turn 100 was not played"),
        (-1, "harbour", [], "was not played"),
        (0, "harbor", [], "There is no side"),
        (0, "strait", [escort], "not an order of The Strait Republic"),
        (0, "harbour", [escort, escort], ""),
    ):
        with pytest.raises(HindsightError) as refusal:
            what_if(match, turn, side, orders, games=10)
        assert said in str(refusal.value)
        assert str(refusal.value).endswith(".")


def test_hindsight_leaves_the_match_alone_and_can_be_stopped(match: Match) -> None:
    before = match.record_text()
    assert list(course(match, games=10, stop=lambda: True)) == []
    list(course(match, games=10))
    assert match.record_text() == before


def test_a_match_with_persons_and_a_search_can_be_looked_back_at_before_its_end() -> None:
    scenario, briefing = load_scenario("first_crisis")
    match = Match.new(scenario, briefing, seed=4, players={"harbour": "human", "strait": "search:easy"})
    assert list(course(match, games=10)) == []  # nothing was decided yet
    while match.turn < 2 and match.phase != "over":
        match.seal("harbour")
    assert [point.turn for point in course(match, games=10)][:1] == [0]


def test_the_war_can_be_looked_back_at() -> None:
    match = finished("ukraine_2022", nato="max_aid", russia="aggressive")
    points = list(course(match, games=12))
    assert len(points) == len(positions(match)) - 1
    assert list(course(match, games=12)) == points
