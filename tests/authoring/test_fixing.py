"""`check --fix` exchanges mistyped words that leave no doubt, and touches nothing else."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from game import cli, paths
from game.authoring import fixing
from game.authoring.findings import without_doubt
from game.authoring.fixing import exchanged, fix_file
from game.authoring.loader import check_file, load_scenario
from tests.authoring.mutations import mutants

SCENARIOS = paths.scenario_files(paths.SCENARIOS)
KEY = re.compile(rb"(?<=[{ ,\n])([a-z_]{6,})(?=: )")


def copy(folder: Path, old: bytes = b"", new: bytes = b"", name: str = "first_crisis") -> Path:
    """A shipped scenario with one exchange of text."""
    data = (paths.SCENARIOS / f"{name}.yaml").read_bytes()
    assert old in data
    path = folder / f"{name}.yaml"
    path.write_bytes(data.replace(old, new, 1) if old else data)
    return path


def test_a_mistyped_key_is_mended_and_its_line_keeps_its_comment(tmp_path: Path) -> None:
    path = copy(tmp_path, b"start: {capital: 3,", b"start: {captial: 3,")
    path.write_bytes(
        path.read_bytes().replace(b"\nsummary:", b"\nsumary:  # what it is about\n", 1).replace(b"\r", b"")
    )
    before = path.read_bytes()
    mended, left = fix_file(str(path))
    assert [finding.exchange for finding in mended] == [("sumary", "summary"), ("captial", "capital")]
    assert not [finding for finding in left if finding.severity == "error"]
    assert path.read_bytes() == before.replace(b"captial", b"capital").replace(b"sumary:", b"summary:")


def test_a_name_below_a_mistyped_key_is_mended_in_the_next_round(tmp_path: Path) -> None:
    path = copy(tmp_path, b"slopes: {tension: 0.05}", b"slpoes: {tensoin: 0.05}")
    mended, left = fix_file(str(path))
    assert [finding.exchange for finding in mended] == [("slpoes", "slopes"), ("tensoin", "tension")]
    assert not left


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"start: {capital: 3,", b"start: {qwertzuiop: 3,"),  # nothing is near
        (b"support: 60", b"support: sixty"),  # no word is wrong, but the value
        (b"title: ", b"title: ["),  # cannot be read
    ],
)
def test_what_is_in_doubt_is_left_as_it_is(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = copy(tmp_path, old, new)
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    mended, left = fix_file(str(path))
    assert not mended and left == check_file(str(path))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)


def test_of_two_names_that_are_near_none_is_chosen() -> None:
    assert without_doubt("suport", ["support", "supply"]) == ("suport", "support")
    assert without_doubt("kharkov", ["kharkiv", "kharkiw"]) is None
    assert without_doubt("zzz", ["support"]) is None


@pytest.mark.parametrize("data", ["\ufeffkind: x\r\n", "kind: x\r\n"], ids=["mark", "plain"])
def test_the_mark_of_the_encoding_and_the_line_ends_stay(data: str, tmp_path: Path) -> None:
    path = copy(tmp_path, b"start: {capital: 3,", b"start: {captial: 3,")
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes((("\ufeff" if data[0] == "\ufeff" else "") + text).encode())
    before = path.read_bytes()
    assert len(fix_file(str(path))[0]) == 1
    assert path.read_bytes() == before.replace(b"captial", b"capital")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_slips_of_the_pen_are_mended_to_the_very_file_or_left_to_the_author(scenario: Path, tmp_path: Path) -> None:
    data, luck, whole = scenario.read_bytes(), random.Random(1), 0
    path = tmp_path / scenario.name
    for _ in range(20):
        place = luck.choice(list(KEY.finditer(data)))
        at = luck.randrange(place.start() + 1, place.end() - 2)
        wrong = bytearray(data)
        wrong[at], wrong[at + 1] = wrong[at + 1], wrong[at]
        path.write_bytes(bytes(wrong))
        mended, left = fix_file(str(path))
        after = path.read_bytes()
        whole += after == data
        told = {finding.line for finding in mended}
        both = enumerate(zip(after.splitlines(), bytes(wrong).splitlines(), strict=True), start=1)
        assert {number for number, (new, old) in both if new != old} == told
        assert left == check_file(str(path))
        assert fix_file(str(path))[0] == [], "once is enough"
    assert whole >= 7
    assert load_scenario(scenario)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_damaged_files_are_never_made_worse(scenario: Path, tmp_path: Path) -> None:
    path = tmp_path / scenario.name
    for data in mutants(scenario.read_text(encoding="utf-8"), 5, 15):
        path.write_bytes(data)
        before = check_file(str(path))
        mended, left = fix_file(str(path))
        assert (path.read_bytes() != data) == bool(mended)
        assert len([f for f in left if f.code == "S101"]) <= len([f for f in before if f.code == "S101"])


def test_a_shipped_scenario_is_not_even_written(tmp_path: Path) -> None:
    for scenario in SCENARIOS:
        path = copy(tmp_path, name=scenario.stem)
        time = path.stat().st_mtime_ns
        assert fix_file(str(path))[0] == [] and path.stat().st_mtime_ns == time


def test_a_file_that_cannot_be_replaced_stays_and_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy(tmp_path, b"start: {capital: 3,", b"start: {captial: 3,")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        assert cli.run(["check", "--fix", str(path)]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert path.read_bytes() == before and os.listdir(tmp_path) == [path.name]
    assert cli.run(["check", "--fix", str(path)]) == 0
    assert "captial -> capital" in capsys.readouterr().out


def test_a_word_that_does_not_stand_where_a_finding_says_is_not_exchanged() -> None:
    finding = fixing.Finding("a.yaml", 1, 1, "S101", "error", "", "", exchange=("sumary", "summary"))
    for text in (b"summaries: 1", b"sumary_text: 1", b"x: sumary", b""):
        assert exchanged(text, [finding]) == (text, [])
    assert exchanged(b"'sumary': 1", [finding]) == (b"'summary': 1", [finding])
