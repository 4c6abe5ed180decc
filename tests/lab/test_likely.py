"""What an order is likely to do: from imagined games of what a side knows, never from the true state."""

from __future__ import annotations

from dataclasses import replace

import pytest

import game
from game.lab import likely_words
from game.lab.likely import Likely, likely
from game.match import Match
from game.notation import track_keys


@pytest.fixture(scope="module")
def match() -> Match:
    scenario, briefing = game.load_scenario("ukraine_2022")
    played = Match.new(scenario, briefing, seed=11, players={"ukraine": "human"})
    while played.turn < 3:
        played.seal("ukraine")
    return played


def ask(match: Match, side: str, action: str, place: str | None = None) -> Likely:
    row = next(
        c.row
        for c in match.cards(side)
        if match.briefing.orders[c.row].action == action and place in (None, match.briefing.orders[c.row].target)
    )
    return likely(match.scenario, match.view(side).seen, row, match.luck(side), games=60)


def shift(match: Match, found: Likely, key: str) -> float:
    row = track_keys(match.scenario).index(key)
    return next((s.change.mean for s in found.shifts if s.row == row), 0.0)


def action_with(match: Match, side: str, verb: str) -> str:
    scenario = match.scenario
    rows = [c.row for c in match.cards(side)]
    return str(match.briefing.orders[next(r for r in rows if scenario.verbs[verb][r] > 0.0)].action)


def test_an_offensive_costs_its_army_and_is_aimed_at_the_ground_of_its_target(match: Match) -> None:
    found = ask(match, "ukraine", action_with(match, "ukraine", "attack"), "kharkiv")
    assert shift(match, found, "fallen.ukraine") > 0.0
    assert shift(match, found, "control.kharkiv") <= 0.0
    keys = track_keys(match.scenario)
    assert keys[found.shifts[0].row].startswith("control.")
    assert any(keys[s.row] == "control.kharkiv" for s in found.shifts)


def test_digging_in_shows_in_the_works_and_a_talk_about_nothing_says_so(match: Match) -> None:
    dug = ask(match, "ukraine", action_with(match, "ukraine", "fortify"))
    assert any("Defences" in line for line in likely_words.lines(dug, match.scenario, match.briefing))
    told = likely_words.lines(replace(dug, shifts=()), match.scenario, match.briefing)
    assert told == ["Nothing that shows in the numbers within this time."]


def test_an_order_that_takes_time_is_looked_at_when_it_takes_effect(match: Match) -> None:
    rows = [c.row for c in match.cards("nato") if match.scenario.lead[c.row] == 2]
    found = likely(match.scenario, match.view("nato").seen, rows[0], match.luck("nato"), games=20)
    assert found.turns == 3 and found.shifts


def test_the_same_question_has_the_same_answer_and_nothing_is_changed(match: Match) -> None:
    before = match.digest()
    first, second = (ask(match, "ukraine", action_with(match, "ukraine", "strike_deep")) for _ in range(2))
    assert first == second and match.digest() == before
