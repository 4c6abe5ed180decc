"""A run's folder holds every row and every column that is promised, whole or not at all."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import game
from game import cli
from game.authoring import load_scenario
from game.lab import files, trace
from game.lab.simulate import judged_rows, simulate
from game.notation import parse_turn, track_keys
from game.players import choose
from game.rules import Scenario, play_turn, start_games


def rows(folder: Path) -> list[dict[str, str]]:
    with open(folder / files.GAMES, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_row_holds_the_game_its_parameters_players_hidden_types_and_outcome(tmp_path: Path) -> None:
    war = load_scenario("ukraine_2022", {"battle.pace": 4000.5})[0]
    run = simulate(war, {"nato": "max_aid"}, games=12, seed=4)
    files.write(run, tmp_path / "run")
    found = rows(tmp_path / "run")
    assert len(found) == 12
    names = list(found[0])
    assert names[:7] == ["run_id", "point", "replication", "seed", "scenario", "scenario_hash", "version"]
    assert names[-4:] == ["ending", "turns", "rung_max", "status"]
    assert {f"param.{name}" for name in war.parameters} == {name for name in names if name.startswith("param.")}
    assert {f"player.{side}" for side in war.sides} == {name for name in names if name.startswith("player.")}
    assert {f"out.score.{side}" for side in war.sides} < {name for name in names if name.startswith("out.")}
    assert sum(name.startswith("hidden.") for name in names) == len(war.hidden_names)
    for number, row in enumerate(found):
        assert row["replication"] == str(number)
        assert row["seed"] == str(run.outcomes.seed[number])
        assert row["scenario_hash"] == war.hash
        assert row["version"] == game.__version__
        assert row["param.battle.pace"] == "4000.5"
        assert row["player.nato"] == "max_aid"
        assert float(row["out.score.russia"]) == run.outcomes.scores[2, number]
        assert (
            float(row["out.territory"]) == run.outcomes.judged[judged_rows(war).index(war.places["territory"]), number]
        )
        assert row["ending"] == war.endings[run.outcomes.ending[number]].id
        assert int(row["turns"]) == run.outcomes.turns[number]
        assert int(row["rung_max"]) == run.outcomes.rung_max[number]
        assert row["status"] == "ok"
        for index, (side, kind) in enumerate(war.hidden_names):
            assert float(row[f"hidden.{war.sides[side]}.{kind}"]) == run.outcomes.hidden[index, number]
    assert len({row["run_id"] for row in found}) == 12


def test_the_rows_of_parts_are_the_rows_of_the_whole(
    crisis: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BLOCK", 4)
    files.write(simulate(crisis, {}, games=10, seed=4), tmp_path / "whole")
    files.write(simulate(crisis, {}, games=6, seed=4), tmp_path / "one")
    files.write(simulate(crisis, {}, games=4, first=6, seed=4), tmp_path / "two")
    assert rows(tmp_path / "one") + rows(tmp_path / "two") == rows(tmp_path / "whole")


def test_the_manifest_says_how_to_repeat_the_run(crisis: Scenario, tmp_path: Path) -> None:
    written = files.write(simulate(crisis, {"strait": "bold"}, games=10, seed=4), tmp_path / "run")
    manifest = json.loads((tmp_path / "run" / files.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["files"] == written
    assert manifest["root_seed"] == 4
    assert manifest["games"] == 10
    assert manifest["players"] == {"harbour": "careful", "strait": "bold"}
    assert manifest["scenario_hash"] == crisis.hash
    assert manifest["columns"] == list(rows(tmp_path / "run")[0])
    assert {"firebreak", "python", "numpy", "platform", "command", "seconds"} <= set(manifest)


def test_an_empty_folder_is_used_and_nothing_unfinished_stays(crisis: Scenario, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    files.write(simulate(crisis, {}, games=3), tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert len(rows(tmp_path / "run")) == 3


def test_missing_folders_above_are_made(crisis: Scenario, tmp_path: Path) -> None:
    files.write(simulate(crisis, {}, games=3), tmp_path / "a" / "b" / "run")
    assert len(rows(tmp_path / "a" / "b" / "run")) == 3


def test_a_folder_with_anything_in_it_is_left_as_it_is(crisis: Scenario, tmp_path: Path) -> None:
    run = simulate(crisis, {}, games=3)
    foreign = tmp_path / "thesis"
    foreign.mkdir()
    (foreign / "chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(files.RunFolderError, match="is not empty"):
        files.write(run, foreign)
    assert [path.name for path in foreign.iterdir()] == ["chapter.txt"]
    files.write(run, tmp_path / "run")
    before = (tmp_path / "run" / files.GAMES).read_bytes()
    with pytest.raises(files.RunFolderError, match="holds a run already"):
        files.write(run, tmp_path / "run")
    assert (tmp_path / "run" / files.GAMES).read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_refused(crisis: Scenario, tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine", encoding="utf-8")
    with pytest.raises(files.RunFolderError, match="is a file"):
        files.check_free(tmp_path / "run")
    with pytest.raises(files.RunFolderError, match="cannot be made"):
        files.check_free(tmp_path / "run" / "inside")


def test_a_write_that_fails_leaves_nothing_behind(
    crisis: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write(simulate(crisis, {}, games=3), tmp_path / "run")
    assert list(tmp_path.iterdir()) == []


# --- the course of the games ------------------------------------------------------------------------------------------


def turns(folder: Path) -> list[dict[str, str]]:
    with open(folder / files.TURNS, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", ["first_crisis", "ukraine_2022"])
def test_the_course_has_a_row_for_the_start_and_for_every_turn_with_every_number_and_order(
    name: str, tmp_path: Path
) -> None:
    scenario = load_scenario(name)[0]
    players = dict.fromkeys(scenario.sides, "uniform")
    run = simulate(scenario, players, games=6, seed=4)
    assert files.TURNS in files.write(run, tmp_path / "run", course=True)
    found = turns(tmp_path / "run")
    assert list(found[0]) == trace.columns(scenario)
    assert [int(row["turn"]) for row in found] == [t for game in run.outcomes.turns for t in range(game + 1)]
    state = start_games(scenario, run.outcomes.seed)
    ordered = set()
    for turn in range(int(run.outcomes.turns.max()) + 1):
        here = [row for row in found if int(row["turn"]) == turn]
        for row in here:
            game = int(row["replication"])
            assert [float(row[key]) for key in track_keys(scenario)] == state.tracks[:, game].tolist()
            assert float(row["provocation.challenger"]) == state.carried_out[1, game]
            line = " | ".join(f"{side}: {row[f'orders.{side}']}" for side in scenario.sides)
            assert parse_turn(scenario, line).tolist() == state.orders[:, :, game].tolist()
            ordered.add(line)
        state = play_turn(scenario, state, lambda state: choose(scenario, state, players))
    assert len(ordered) > 6


def test_the_course_of_parts_is_the_course_of_the_whole(
    crisis: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(simulate(crisis, {}, games=10, seed=4), tmp_path / "whole", course=True)
    monkeypatch.setattr(trace, "CHUNK", 4)
    files.write(simulate(crisis, {}, games=6, seed=4), tmp_path / "one", course=True)
    files.write(simulate(crisis, {}, games=4, first=6, seed=4), tmp_path / "two", course=True)
    assert turns(tmp_path / "one") + turns(tmp_path / "two") == turns(tmp_path / "whole")


def test_a_course_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["simulate", "first_crisis", "--games", "2", "--trace"]) == 2
    assert "--out DIR" in capsys.readouterr().err
