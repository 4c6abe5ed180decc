"""Twenty thousand damaged files through the whole check; every one of them that passes is compiled and played."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from game import paths
from game.authoring.codes import CATALOGUE
from game.authoring.findings import Finding, as_json, format_text, has_errors
from game.authoring.loader import check_file, load_scenario
from game.authoring.reader import read_file
from game.players import choose
from game.rules import Scenario, new_games, scores, step
from tests.authoring.mutations import mutants, plausible, reshaped

SCENARIOS = paths.scenario_files(paths.SCENARIOS)
SMALL_WAR = Path(__file__).parent / "small_war.yaml"  # every section of the format
SECONDS_A_FILE = 2.0
MEGABYTES = 256
MUTANTS = 20_000
PARTS = 4  # so that several processes share the work


def peak() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def judge(path: Path) -> bool:
    """Checks one file as a stranger's; true when it has no errors. Asserts what must hold for every file."""
    start = time.process_time()
    findings = check_file(path)
    shown = [format_text(finding) + str(as_json(finding)) for finding in findings]
    assert time.process_time() - start < SECONDS_A_FILE
    for finding, text in zip(findings, shown, strict=True):
        text.encode("utf-8")
        assert finding.code in CATALOGUE
        assert finding.line >= 1 and finding.column >= 1 and finding.message and finding.suggestion
    return not has_errors(findings)


WAYS = ("damaged", "reshaped", "plausible")


def variants(scenario: Path, seed: int, count: int) -> Iterator[bytes]:
    """`count` variants of a scenario, damaged in the three ways by turns."""
    tree = read_file(scenario)
    assert tree.root is not None
    root, each = dict(tree.root), -(-count // len(WAYS))
    text = scenario.read_text(encoding="utf-8")
    ways = mutants(text, seed, each), reshaped(root, seed, each), plausible(root, seed, each)
    for number in range(count):
        yield next(ways[number % len(WAYS)])


def survives(path: Path, data: bytes) -> bool:
    """Whether these bytes are a scenario that can be played; asserts what must hold for every file."""
    path.write_bytes(data)
    fine = judge(path)
    if fine:
        play(load_scenario(path)[0])
    return fine


def play(scenario: Scenario) -> None:
    """Three games to their end, in which all sides order at random what is legal; a warning of numpy is an error."""
    players = dict.fromkeys(scenario.sides, "uniform")
    state = new_games(scenario, 3)
    while not state.over.all():
        state = step(scenario, state, choose(scenario, state, players))
        assert np.isfinite(state.tracks).all(), f"turn {state.turn}: a number is not finite"
    points = scores(scenario, state)
    assert ((points >= 0.0) & (points <= 100.0)).all(), "a score beyond the scale"


def attack(folder: Path, scenario: Path, seed: int, count: int) -> dict[str, int]:
    """Checks `count` variants of a scenario and plays those without errors; fails with one line."""
    counts = {"checked": 0, "played": 0}
    for number, data in enumerate(variants(scenario, seed, count)):
        try:
            counts["played"] += survives(folder / scenario.name, data)
        except Exception as problem:
            said = " ".join(repr(problem).split())
            pytest.fail(f"{said[:300]}: again({scenario.stem!r}, {seed}, {count}, {number})", pytrace=False)
        counts["checked"] += 1
    print(f"{scenario.name}, seed {seed}: {counts}, peak {peak():.0f} MB")
    return counts


def again(folder: Path, name: str, seed: int, count: int, number: int) -> bool:
    """Repeats a failure from its line, in a folder."""
    scenario = next(path for path in (*SCENARIOS, SMALL_WAR) if path.stem == name)
    *_, data = islice(variants(scenario, seed, count), number + 1)
    return survives(folder / scenario.name, data)


def test_a_file_that_breaks_the_check_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = check_file

    def careless(path: Path) -> list[Finding]:
        assert b"tension" in path.read_bytes(), "a scenario without tension"
        return right(path)

    monkeypatch.setitem(globals(), "check_file", careless)
    with pytest.raises(pytest.fail.Exception) as failure:
        attack(tmp_path, SMALL_WAR, 24, 12)
    told = str(failure.value)
    assert "\n" not in told and "without tension" in told
    call = told[told.index("again(") :].replace("again(", "again(folder, ")
    with pytest.raises(AssertionError, match="without tension"):
        eval(call, {"again": again, "folder": tmp_path})


@pytest.mark.parametrize("scenario", [*SCENARIOS, SMALL_WAR], ids=lambda path: path.stem)
def test_damaged_scenarios_give_clean_findings_and_those_without_errors_are_played(
    scenario: Path, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    counts = attack(tmp_path, scenario, seed=11, count=45)
    assert counts["checked"] == 45
    assert counts["played"] >= 3
    reached(7, counts["checked"], "damaged scenario files, each with clean findings or played")


@pytest.mark.release
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_twenty_thousand_damaged_scenarios(
    scenario: Path, part: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    count = -(-MUTANTS // (len(SCENARIOS) * PARTS))
    counts = attack(tmp_path, scenario, seed=100 + part, count=count)
    assert counts["checked"] == count
    assert counts["played"] > count / 20
    assert peak() < MEGABYTES
    reached(7, counts["checked"], "damaged scenario files, each with clean findings or played")
