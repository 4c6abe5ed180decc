"""Every command does what its table promises, and answers every mistake with one sentence and an exit code."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import cli, paths
from game.authoring import load_scenario
from game.commands import common, explain
from game.lab import signature
from game.match import Match

NEVER = {
    "pygame",
    "pandas",
    "pyarrow",
    "scipy",
    "matplotlib",
    "dask",
    "distributed",
    "jinja2",
    "gymnasium",
    "pettingzoo",
}
COMMANDS = [
    *("play", "simulate", "matrix", "check", "explain", "schema", "scenarios", "players", "replay"),
    *("tournament", "try", "new", "preview", "advise", "debrief", "backtest", "balance", "bench", "signature"),
    "doctor",
]


def out(words: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    """Standard output of a command line that ends with this code."""
    capsys.readouterr()
    assert cli.run(words) == code, capsys.readouterr().err
    return capsys.readouterr().out


def fresh(code: str, root: Path) -> str:
    """Standard output of Python code in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- what is loaded ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["check"], ["simulate", "--help"], ["simulate", "first_crisis", "--games", "3"]])
def test_no_command_without_a_window_loads_pygame_or_a_heavy_library(words: list[str], root: Path) -> None:
    code = f"import sys; from game import cli; assert cli.run({words!r}) == 0; print(*sys.modules)"
    assert NEVER.isdisjoint(fresh(code, root).splitlines()[-1].split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = out([command, "--help"], capsys)
    assert text.startswith(f"Usage: firebreak {command}")


def test_the_help_and_the_readme_list_every_command(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    listed = out(["--help"], capsys)
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"\n  {command} " in listed
        assert f"`{command}" in readme


# --- mistakes ---------------------------------------------------------------------------------------------------------


def test_a_python_without_the_libraries_is_told_what_to_do(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", "main.py", "doctor"], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "pip install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_closed_streams_harm_nothing(root: Path) -> None:
    code = "import sys; sys.stdout = sys.stderr = None; from game import cli; sys.exit(cli.run({!r}) - {})"
    for words, expected in ((["scenarios"], 0), (["simulate", S, "--games", "3"], 0), (["simulate", "nowhere"], 2)):
        assert fresh(code.format(words, expected), root) == ""


def test_a_mistake_points_to_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    for words, end in (
        (["simulate", "--games", "many"], "See `firebreak simulate --help`."),
        (["check", "--format", "xml"], "See `firebreak check --help`."),
        (["simulat"], "did you mean 'simulate'? See `firebreak --help`."),
    ):
        assert cli.run(words) == 2
        assert capsys.readouterr().err.rstrip().endswith(end)


def test_the_progress_bar_stays_within_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    class Terminal:
        isatty = staticmethod(lambda: True)
        flush = staticmethod(lambda: None)
        write = staticmethod(written.append)

    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys, "stderr", Terminal())
    ticks = iter(range(100))
    monkeypatch.setattr(common.time, "monotonic", lambda: float(next(ticks)))
    draw = common.progress_bar("simulating", quiet=False)
    for done in (1, 50, 100):
        draw(done, 100)
    assert [len(text.strip("\r")) for text in written] == [19, 19, 19]
    assert written[0].startswith("\rsimulating [")
    assert not written[-1].strip()


S = "first_crisis"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["simulat"], "did you mean 'simulate'?"),
        (["simulate", "first_crises"], "did you mean 'first_crisis'?"),
        (["simulate", "no/such/file.yaml"], "There is no scenario"),
        (["simulate", "."], "is a folder"),
        (["simulate", S, "--player", "harbor=bold"], "did you mean 'harbour'?"),
        (["simulate", S, "--player", "zz=bold"], "harbour and strait"),
        (["simulate", S, "--player", "harbour=bald"], "did you mean 'bold'?"),
        (["simulate", S, "--player", "harbour=zzz"], "careful, bold, search:easy, search:normal and search:hard"),
        (["simulate", S, "--player", "harbour"], "--player harbour=uniform"),
        (["simulate", S, "--player", "harbour=bold", "--player", "harbour=bold"], "given twice"),
        (["simulate", S, "--player", "harbour=human"], "A person cannot play here"),
        (["simulate", S, "--set", "battle.pase=1"], "Did you mean battle.pace?"),
        (["simulate", S, "--set", "battle.pace=fast"], "needs a number"),
        (["simulate", S, "--set", "battle.pace=nan"], "needs a number"),
        (["simulate", S, "--set", "battle.pace=-1"], "goes from 0 to"),
        (["simulate", S, "--set", "battle.pace"], "--set patience=1.2"),
        (["simulate", S, "--set", "battle.pace=1", "--set", "battle.pace=2"], "given twice"),
        (["simulate", S, "--games", "0"], "--games"),
        (["simulate", S, "--games", "many"], "--games"),
        (["simulate", S, "--games", "1000000000000"], "--games"),
        (["simulate", S, "--seed", "-1"], "--seed"),
        (["simulate", S, "--seed", "99999999999999999999"], "--seed"),
        (["simulate", S, "--jsno"], "--json"),
        (["simulate", S, "surplus"], "surplus"),
        (["matrix", S, "--player", "harbour=bald"], "did you mean 'bold'?"),
        (["tournament", S, "--player", "harbour=bald"], "did you mean 'bold'?"),
        (["tournament", S, "--games", "1"], "--games"),
        (["new", ""], "needs a name"),
        (["new", "My Crisis"], "small letters"),
        (["new", S], "is the name of another scenario"),
        (["new", "mine", "--from", "first_crises"], "did you mean 'first_crisis'?"),
        (["new", "no/such/folder/mine"], "There is no folder"),
        (["new", "x" * 5000], "cannot be the name of a file"),
        (["preview", S, "--out", "board.jpg"], "ends in .png"),
        (["preview", S, "--side", "harbor"], "did you mean 'harbour'?"),
        (["preview", S, "--size", "lrge"], "did you mean 'large'?"),
        (["try", "first_crises"], "did you mean 'first_crisis'?"),
        (["matrix", "first"], "did you mean 'first_crisis'?"),
        (["players", "first_crises"], "did you mean 'first_crisis'?"),
        (["bench", "first_crises"], "did you mean 'first_crisis'?"),
        (["bench", S, "--seconds", "0"], "--seconds"),
        (["check", "first_crises"], "did you mean 'first_crisis'?"),
        (["check", "--format", "xml"], "--format"),
        (["explain", "S1030"], "There is nothing called"),
        (["explain", "S999"], "There is no finding 'S999'"),
        (["explain", "escrot", "--scenario", S], "did you mean 'escort'?"),
        (["explain", "escort", "--scenario", "first_crises"], "did you mean 'first_crisis'?"),
        (["debrief", "no_such_record.json"], "There is no record"),
        (["advise", "no_such_record.json"], "There is no record"),
        (["replay", "no_such_record.json"], "There is no record"),
        (["replay", "no_such_record.json", "--until", "0"], "--until"),
        (["play", "first_crises"], "did you mean 'first_crisis'?"),
        (["play", S, "--player", "harbour=humam"], "harbour has no player 'humam'"),
        (["play", S, "--offscreen", "no_such_script"], "There is no script"),
        (["play", S, "--shots", "shots"], "--shots needs --offscreen"),
        (["schema", "--out", "."], "is a folder"),
    ],
)
def test_a_mistake_on_the_command_line_gets_one_sentence_and_code_2(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert expected in said.err
    assert len(said.err.splitlines()) == 1
    assert said.err.rstrip()[-1] in ".?"
    assert "Traceback" not in said.err


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A scenario with two findings."""
    text = (paths.SCENARIOS / "first_crisis.yaml").read_text(encoding="utf-8")
    path = tmp_path / "faulty.yaml"
    path.write_text(text.replace("minutes: 5", "minutes: five").replace("difficulty:", "dificulty:"), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["simulate", "players", "matrix", "bench", "play"])
def test_a_faulty_scenario_ends_with_1_and_its_findings(
    command: str, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, str(faulty)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{faulty}:6:" in said.err
    assert "Traceback" not in said.err


def test_a_record_that_is_none_ends_with_1_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "record.json").write_text("{}", encoding="utf-8")
    assert cli.run(["replay", str(tmp_path / "record.json")]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)


def test_a_run_is_not_played_if_it_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert cli.run(["simulate", S, "--games", "1000000", "--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "is not empty" in said.err


def test_a_closed_pipe_ends_a_list_quietly(root: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "main.py", "simulate", S, "--games", "5", "--json"]
    try:
        done = subprocess.run(command, cwd=root, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


# --- simulate ---------------------------------------------------------------------------------------------------------


def test_the_json_of_a_simulation_has_exactly_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["simulate", "ukraine_2022", "--games", "40", "--seed", "9", "--player", "nato=max_aid", "--json"]
    found: dict[str, Any] = json.loads(out(words, capsys))
    scenario, briefing = load_scenario("ukraine_2022")
    keys = "scenario games seed players endings scores bands turns rung_reached seconds"
    assert list(found) == keys.split()
    assert (found["scenario"], found["games"], found["seed"]) == ("ukraine_2022", 40, 9)
    assert found["players"] == {"nato": "max_aid", "ukraine": "standard", "russia": "standard"}
    assert list(found["endings"]) == [ending.id for ending in scenario.endings]
    assert all(list(ending) == ["count", "share", "low", "high"] for ending in found["endings"].values())
    assert list(found["scores"]) == list(found["bands"]) == list(scenario.sides)
    assert all(list(score) == ["mean", "sd", "p05", "p50", "p95"] for score in found["scores"].values())
    assert all(tuple(shares) == briefing.bands for shares in found["bands"].values())
    assert list(found["turns"]) == ["mean", "p05", "p50", "p95"]
    assert list(found["rung_reached"]) == list(scenario.rung_names)


def test_the_main_scenario_has_the_names_that_other_programs_rely_on() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    endings = "general_nuclear_war limited_nuclear_use ukraine_collapse russian_collapse settlement alliance_fracture "
    assert {*endings.split(), "hollow_article_5", "horizon"} == {ending.id for ending in scenario.endings}
    assert {"theatre_war", "limited_nuclear"} <= set(scenario.rung_names)


def test_the_same_command_gives_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (json.loads(out(["simulate", S, "--games", "300", "--json"], capsys)) for _ in range(2))
    del one["seconds"], other["seconds"]
    assert one == other


def test_a_setting_changes_the_games_and_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["simulate", S, "--games", "200", "--player", "harbour=bold", "--player", "strait=bold"]
    before = json.loads(out([*words, "--json"], capsys))
    changed = [*words, "--set", "escalation.noise=5"]
    assert json.loads(out([*changed, "--json"], capsys))["scores"] != before["scores"]
    assert "escalation.noise=5" in out([*changed, "--out", str(tmp_path / "run")], capsys)
    with open(tmp_path / "run" / "games.csv", encoding="utf-8", newline="") as stream:
        assert {row["param.escalation.noise"] for row in csv.DictReader(stream)} == {"5.0"}


def test_the_text_of_a_simulation_shows_counts_shares_intervals_and_scores(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["simulate", S, "--games", "200", "--quiet"], capsys)
    for words in (
        "War over the strait",
        "95 % interval",
        "The Harbour League (careful)",
        "median",
        "Stand-off",
        "turns:",
    ):
        assert words in text


# --- check, explain, lists, schema ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", paths.scenario_files(paths.SCENARIOS), ids=lambda path: path.stem)
def test_every_shipped_scenario_has_no_finding(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(out(["check", str(path), "--format", "json"], capsys)) == []


def test_without_a_file_all_shipped_scenarios_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    count = len(paths.scenario_files(paths.SCENARIOS))
    assert out(["check"], capsys).splitlines()[-1] == f"{count} files checked, no findings."


def test_check_shows_every_finding_of_every_file_in_order(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = faulty.with_name("missing.yaml")
    found = json.loads(out(["check", str(faulty), S, str(missing), "--format", "json"], capsys, code=1))
    keys = ["file", "line", "column", "code", "severity", "message", "suggestion"]
    assert all(list(finding) == keys for finding in found)
    mine = [finding for finding in found if finding["file"] == str(faulty)]
    assert len(mine) >= 2
    assert mine == sorted(mine, key=lambda finding: finding["line"])
    assert [finding["code"] for finding in found if finding["file"] == str(missing)] == ["S001"]


def test_check_speaks_to_people_and_to_code_hosts(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["check", str(faulty)], capsys, code=1)
    assert f"{faulty}:6:" in text
    assert "^" in text
    github = out(["check", str(faulty), "--format", "github"], capsys, code=1)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in github.splitlines())


def test_explain_tells_what_a_finding_means(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["explain", "s103"], capsys)
    assert text.startswith("S103: ")
    assert "wrong:" in text
    assert "right:" in text


def test_explain_tells_what_an_order_does_column_by_column_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["explain", "battlegroup"], capsys)
    scenario, briefing = load_scenario("ukraine_2022")
    row = scenario.order_names.index("battlegroup:estonia")
    assert briefing.orders[row].title in text
    assert briefing.orders[row].source in text
    assert "consent     alliance" in text
    for host in scenario.host_names:
        assert f"battlegroup:{host}" in text


@pytest.mark.parametrize("name", paths.scenario_names())
def test_every_row_of_a_scenario_can_be_explained(name: str) -> None:
    scenario, briefing = load_scenario(name)
    for order, row in zip(briefing.orders, scenario.order_names, strict=True):
        texts = list(explain._orders(scenario, briefing, row))
        assert any(text.startswith(f"{order.action}: ") and order.text in text for text in texts)


def test_an_order_of_two_sides_is_explained_for_both(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["explain", "call", "--scenario", S], capsys)
    assert "(The Harbour League)" in text
    assert "(The Strait Republic)" in text


def test_explain_knows_the_numbers_of_the_rules_and_the_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert "km2 a turn" in out(["explain", "battle.pace"], capsys)
    scenario, _ = load_scenario("ukraine_2022")
    for name in scenario.parameters:
        assert "--set" in out(["explain", name], capsys)


def test_scenarios_and_players_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    names = [entry["name"] for entry in json.loads(out(["scenarios", "--json"], capsys))]
    assert names == paths.scenario_names()
    assert "First crisis" in out(["scenarios"], capsys)
    players = json.loads(out(["players", S, "--json"], capsys))
    searches = ["search:easy", "search:normal", "search:hard"]
    assert [player["name"] for player in players["strait"]] == ["hold", "uniform", "careful", "bold", *searches]
    assert [player["name"] for player in players["strait"] if player["usual"]] == ["careful"]
    assert "* careful" in out(["players", S], capsys)


def test_a_faulty_scenario_of_the_users_is_listed_as_such(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "user_scenarios", lambda: faulty.parent)
    assert "faulty, your own\n    cannot be played" in out(["scenarios"], capsys)


def test_the_schema_describes_every_key_of_a_scenario(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = out(["schema"], capsys)
    schema = json.loads(text)
    assert {"sides", "orders", "ladder", "outcomes", "rules"} <= set(schema["properties"])
    assert out(["schema", "--out", str(tmp_path / "scenario.schema.json")], capsys) == ""
    assert (tmp_path / "scenario.schema.json").read_text(encoding="utf-8") == text


# --- matches, the window, the laboratory ------------------------------------------------------------------------------


def test_a_saved_match_is_told_as_text_up_to_a_turn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, briefing = load_scenario(S)
    match = Match.new(scenario, briefing, seed=3, players={"harbour": "bold", "strait": "bold"})
    while match.phase != "over":
        match.advance()
    match.save(tmp_path / "match.json")
    whole = out(["replay", str(tmp_path / "match.json")], capsys)
    assert "Day 3" in whole
    assert "Day 3" not in out(["replay", str(tmp_path / "match.json"), "--until", "2"], capsys)


def test_the_window_plays_a_script_without_a_display(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script.txt"
    script.write_text("expect_screen table\nshot table\n", encoding="utf-8")
    words = ["play", S, "--player", "harbour=human", "--player", "strait=bold", "--seed", "7"]
    out([*words, "--offscreen", str(script), "--shots", str(tmp_path / "shots")], capsys)
    assert (tmp_path / "shots" / "table.png").stat().st_size > 1_000


def test_a_script_that_fails_ends_with_1_and_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script.txt"
    script.write_text("expect_screen title\n", encoding="utf-8")
    assert cli.run(["play", S, "--player", "harbour=human", "--offscreen", str(script)]) == 1
    assert "script.txt:1:" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["play", S, "--seed", "4", "--player", "harbour=human"], ["play", S]])
def test_without_a_display_playing_says_so_and_simulates(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 0
    said = capsys.readouterr()
    assert said.err.startswith("There is no display here")
    assert len(said.err.splitlines()) == 1
    assert said.out.startswith("First crisis: 1,000 games")


def test_without_a_command_and_a_display_the_main_scenario_is_simulated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "MAIN_SCENARIO", S)
    assert cli.run([]) == 0
    said = capsys.readouterr()
    assert f"simulating {S} instead" in said.err
    assert said.out.startswith("First crisis: 1,000 games")


def test_the_matrix_shows_every_doctrine_of_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["matrix", S, "--games", "20", "--player", "strait=bold", "--player", "strait=hold"], capsys)
    assert "6 cells of 20 games" in text
    found = json.loads(out(["matrix", S, "--games", "20", "--json"], capsys))
    assert len(found["cells"]) == 9
    assert found["players"] == {"harbour": ["hold", "careful", "bold"], "strait": ["hold", "careful", "bold"]}


def test_the_tournament_rates_the_players_of_every_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(["tournament", S, "--games", "30", "--out", str(tmp_path / "run")], capsys).splitlines()
    titles = [line for line in lines if "points" in line and "ahead" in line and ":" not in line]
    assert [title.split("  ")[0] for title in titles] == ["The Harbour League", "The Strait Republic"]
    assert sum(line.startswith("  bold ") and "+" in line for line in lines) >= 2
    assert lines[-1].startswith("written to")
    plain = json.loads(out(["tournament", S, "--games", "30", "--player", "harbour=bold", "--json"], capsys))
    assert [one["player"] for one in plain["ratings"]["harbour"]] == ["bold"]
    assert plain["ratings"]["harbour"][0]["points"]["mean"] == 0.0


@pytest.mark.parametrize("template", [path.stem for path in paths.scenario_files(paths.SCENARIOS)])
def test_a_new_scenario_checks_and_plays_at_once_and_explains_its_sections(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my_crisis.yaml"
    out(["new", str(path), "--from", template], capsys)
    assert "no findings" in out(["check", str(path)], capsys)
    scenario, briefing = load_scenario(path)
    assert (scenario.id, briefing.title) == ("my_crisis", "My crisis")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("orders:") - 1].startswith("# ")
    assert "20 games" in out(["simulate", str(path), "--games", "20"], capsys)
    before = path.read_bytes()
    assert cli.run(["new", str(path)]) == 2  # nothing is lost
    assert path.read_bytes() == before


def test_a_preview_is_a_picture_of_the_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "board.png"
    out(["preview", S, "--out", str(path)], capsys)
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1280, 720)


def test_the_bench_prints_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(["bench", S, "--seconds", "0.05"], capsys)
    assert "to plain Python" in text
    assert "where the time goes" in text


def test_another_signature_than_the_one_written_down_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(signature, "signature", lambda: {S: "0" * 32})
    monkeypatch.setattr(signature, "stored", lambda: tmp_path / "signature.txt")
    assert S in out(["signature", "--write"], capsys)
    out(["signature"], capsys)
    monkeypatch.setattr(signature, "signature", lambda: {S: "1" * 32})
    out(["signature"], capsys, code=1)


@pytest.mark.parametrize(("word", "said"), [("tension", "from 0 to 100"), ("reserves", "a stock"), ("wedge", "does:")])
def test_explain_knows_the_words_of_a_scenario_file(word: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in out(["explain", word], capsys)
