"""Every turn that is over has a headline, made of what everybody may know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import game
from game.match import Match
from game.match.record import replay_text


@pytest.fixture(scope="module")
def played() -> Match:
    scenario, briefing = game.load_scenario("ukraine_2022")
    match = Match.new(scenario, briefing, seed=2, players={})
    while match.phase != "over":
        match.advance()
    return match


def test_every_turn_that_is_over_has_one_headline(played: Match) -> None:
    assert len(played.headlines) == played.turn
    assert all(played.headlines)


def test_the_region_that_moved_most_is_the_one_in_the_headline(played: Match) -> None:
    names = [region.name for region in played.briefing.regions]
    shares = [np.array(played.history(f"control.{id}", "nato")) for id in played.scenario.region_names]
    told = 0
    for turn, headline in enumerate(played.headlines):
        moved = [abs(float(share[turn + 1] - share[turn])) for share in shares]
        for name in names:
            if headline.startswith(f"{name}: "):
                assert moved[names.index(name)] == max(moved)
                told += 1
    assert told > 3


def test_the_last_headline_names_the_ending(played: Match) -> None:
    assert played.result().title in played.headlines[-1]


def test_a_saved_match_has_the_same_headlines(played: Match, tmp_path: Path) -> None:
    path = tmp_path / "match.json"
    played.save(path)
    assert Match.load(path).headlines == played.headlines


def test_a_record_that_is_replayed_tells_the_headlines(played: Match, tmp_path: Path) -> None:
    path = tmp_path / "match.json"
    played.save(path)
    told = replay_text(path)
    assert all(headline in told for headline in played.headlines)
