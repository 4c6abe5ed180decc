"""Twenty thousand damaged files through the whole check, and every one of them that passes through the compiler."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import game
from game.authoring.codes import CATALOGUE
from game.authoring.findings import as_json, format_text, has_errors
from game.authoring.loader import check_file, load_scenario
from game.authoring.reader import read_file
from tests.authoring.mutations import mutants, plausible, reshaped

SCENARIOS = sorted((Path(game.__file__).parents[1] / "scenarios").glob("*.yaml"))
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


def attack(folder: Path, scenario: Path, seed: int, count: int) -> dict[str, int]:
    """Checks `count` variants of a scenario, damaged in three ways by turns; compiles those without errors."""
    tree = read_file(scenario)
    assert tree.root is not None
    text, root = scenario.read_text(encoding="utf-8"), dict(tree.root)
    each = -(-count // 3)
    ways = {
        "damaged": mutants(text, seed, each),
        "reshaped": reshaped(root, seed, each),
        "plausible": plausible(root, seed, each),
    }
    counts = {"checked": 0, "compiled": 0}
    path = folder / scenario.name
    for number in range(count):
        way = tuple(ways)[number % 3]
        path.write_bytes(next(ways[way]))
        try:
            if judge(path):
                load_scenario(path)
                counts["compiled"] += 1
        except Exception as problem:
            raise AssertionError(f"{scenario.name}: {way}, seed {seed}, number {number // 3}") from problem
        counts["checked"] += 1
    print(f"{scenario.name}, seed {seed}: {counts}, peak {peak():.0f} MB")
    return counts


@pytest.mark.parametrize("scenario", [*SCENARIOS, SMALL_WAR], ids=lambda path: path.stem)
def test_damaged_scenarios_give_clean_findings_and_those_without_errors_compile(
    scenario: Path, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    counts = attack(tmp_path, scenario, seed=11, count=45)
    assert counts["checked"] == 45
    assert counts["compiled"] >= 3
    reached(7, counts["checked"], "damaged scenario files, each with clean findings or compiled")


@pytest.mark.release
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_twenty_thousand_damaged_scenarios(
    scenario: Path, part: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    count = -(-MUTANTS // (len(SCENARIOS) * PARTS))
    counts = attack(tmp_path, scenario, seed=100 + part, count=count)
    assert counts["checked"] == count
    assert counts["compiled"] > count / 20
    assert peak() < MEGABYTES
    reached(7, counts["checked"], "damaged scenario files, each with clean findings or compiled")
