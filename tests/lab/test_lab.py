"""The outcome matrix, the speed measurements and the signature."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from game.lab import bench, plain, signature
from game.lab.matrix import doctrines, play_matrix
from game.rules import SEQUENCE_OF_PLAY, Scenario, game_seeds, start_games, step


def test_the_matrix_has_a_cell_for_every_way_to_choose_and_all_play_the_same_games(crisis: Scenario) -> None:
    found = play_matrix(crisis, {"strait": ["bold", "hold"]}, games=40, seed=2)
    assert found.choices == {"harbour": ["hold", "careful", "bold"], "strait": ["bold", "hold"]}
    assert set(found.cells) == set(itertools.product(*found.choices.values()))
    seeds = {run.outcomes.seed.tobytes() for run in found.cells.values()}
    assert len(seeds) == 1
    assert len(found.summary()["cells"]) == 6


def test_the_matrix_compares_players_game_by_game(crisis: Scenario) -> None:
    found = play_matrix(crisis, {"strait": ["careful"], "harbour": ["hold", "bold"]}, games=40, seed=2)
    gaps = found.compare("harbour", "hold")
    assert gaps["hold"].mean == gaps["hold"].sd == 0.0
    scores = {key[0]: run.outcomes.scores[0] for key, run in found.cells.items()}
    assert gaps["bold"].mean == pytest.approx(float((scores["bold"] - scores["hold"]).mean()))


def test_the_matrix_is_about_doctrines_and_hold(war: Scenario) -> None:
    for players in doctrines(war).values():
        assert players[0] == "hold"
        assert "uniform" not in players
    assert "cautious" in doctrines(war)["nato"]


def test_the_plain_game_plays_the_scenario_to_an_end_with_its_own_luck(war: Scenario) -> None:
    table = plain.table(war)
    lengths = [plain.play(table, seed) for seed in range(20)]
    assert all(1 <= turns <= war.turns for turns in lengths)
    assert lengths == [plain.play(table, seed) for seed in range(20)]


def test_the_profile_times_every_rule_of_the_sequence(war: Scenario) -> None:
    found = bench.profile(war, lanes=64, seconds=0.05)
    assert {rule.__name__ for rule in SEQUENCE_OF_PLAY} <= set(found)
    assert all(spent >= 0.0 for spent in found.values())
    assert found["fight"] > 0.0


def test_the_bench_measures_and_reports_ratios(crisis: Scenario) -> None:
    found = bench.measure(crisis, seconds=0.05, lanes=256).summary()
    rates = found["game_turns_a_second"]
    assert min(rates.values()) > 0.0
    assert found["ratios"]["batch_to_plain"] == pytest.approx(rates["batch"] / rates["plain"])
    assert found["step_alone_ms"] > 0.0 and found["turn_alone_ms"] > 0.0
    assert sum(found["share_by_rule"].values()) == pytest.approx(1.0)


def test_a_game_in_flight_stays_below_four_kilobytes(war: Scenario) -> None:
    assert bench._bytes_a_game(war) < 4_000


def test_the_signature_is_the_same_twice_and_tells_scenarios_apart(crisis: Scenario, war: Scenario) -> None:
    assert signature.behaviour(crisis, 8) == signature.behaviour(crisis, 8)
    assert signature.behaviour(crisis, 8) != signature.behaviour(war, 8)


def test_the_signature_notices_a_changed_number(crisis: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signature.behaviour(crisis, 8)
    monkeypatch.setitem(crisis.__dict__, "line_level", crisis.line_level * 1.01)
    assert signature.behaviour(crisis, 8) != before


def test_the_orders_of_the_signature_are_mostly_legal_and_not_always_hold(war: Scenario) -> None:
    state = start_games(war, game_seeds(1, 0, 200))
    orders = signature.drawn_orders(war, state)
    stands = step(war, state, orders).orders
    assert 0.1 < float((stands[0] == war.hold[0]).mean()) < 0.9
    for side in range(war.side_count):
        assert (orders[side] >= war.first[side]).all()
        assert (orders[side] < war.last[side]).all()
    assert len(np.unique(orders)) > 60


def test_the_rules_behave_as_written_down_in_the_signature() -> None:
    assert signature.signature() == signature.read(signature.stored()), (
        "The rules behave otherwise than written down. If that is meant: an entry in CHANGELOG.md, "
        "then `python main.py signature --write`."
    )


def test_a_signature_file_reads_back(tmp_path: Path) -> None:
    hashes = {"b_scenario": "12ab", "a_scenario": "34cd"}
    (tmp_path / "signature.txt").write_text(signature.as_text(hashes), encoding="utf-8")
    assert signature.read(tmp_path / "signature.txt") == hashes
