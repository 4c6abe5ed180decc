"""Why did Russia do that? A player who searched can say so after the game, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring import load_scenario
from game.cli import run
from game.match import Match, MatchError
from game.notation import parse_turn


def played(players: dict[str, str]) -> Match:
    scenario, briefing = load_scenario("first_crisis")
    match = Match.new(scenario, briefing, seed=4, players=players)
    while match.phase != "over":
        with pytest.raises(MatchError, match="not over"):
            match.reasons(0, "strait")
        match.advance()
    return match


@pytest.fixture(scope="module")
def match() -> Match:
    return played({"harbour": "bold", "strait": "search:easy"})


def test_every_decision_of_a_search_has_its_figures(match: Match) -> None:
    turns = {decision.turn for decision in match.record().decisions}
    for turn in turns:
        asked = [decision for decision in match.record().decisions if decision.turn == turn]
        told = match.reasons(turn, "strait")
        assert len(told) == len(asked)
        for intro, choice, *_rest in told:
            assert "imagined futures" in intro
            assert choice.startswith("Its choice: ")
            assert "Expected points: " in choice
            assert "Ruin: " in choice


def test_a_doctrine_has_no_reasons_to_tell(match: Match) -> None:
    assert match.reasons(0, "harbour") == []


def test_the_reasons_are_those_of_what_was_ordered(match: Match) -> None:
    scenario = match.scenario
    for index, decision in enumerate(match.record().decisions):
        why = match._reasons[index, 1]
        assert why is not None
        rows = parse_turn(scenario, decision.line)[1]
        assert why.chosen.orders == tuple(int(row) for row in rows if not scenario.is_hold[row])
        assert (why.turn, why.round) == (decision.turn, decision.round)
        assert why.chosen.error == 0.0
        if why.runner_up is not None:
            assert set(why.runner_up.orders) != set(why.chosen.orders)


def test_after_loading_the_reasons_are_found_again_and_are_the_same(match: Match, tmp_path: Path) -> None:
    match.save(tmp_path / "over.json")
    again = Match.load(tmp_path / "over.json")
    last = match.record().decisions[-1].turn
    for turn in (0, last):
        assert again.reasons(turn, "strait") == match.reasons(turn, "strait")


def test_replay_tells_them_when_asked_and_only_after_the_end(
    match: Match, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "over.json"
    match.save(path)
    assert run(["replay", str(path)]) == 0
    assert "Why they did it" not in capsys.readouterr().out
    assert run(["replay", str(path), "--why"]) == 0
    assert "imagined futures" in capsys.readouterr().out
    assert run(["replay", str(path), "--why", "--until", "1"]) == 2
    assert "not over" in capsys.readouterr().err


def test_who_did_not_search_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.json"
    scenario, briefing = load_scenario("first_crisis")
    plain = Match.new(scenario, briefing, seed=4, players={})
    while plain.phase != "over":
        plain.advance()
    plain.save(path)
    assert run(["replay", str(path), "--why"]) == 0
    assert "Nobody in this match searched" in capsys.readouterr().out
