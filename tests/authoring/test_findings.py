"""How a fault is shown, and that every code is explained."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest

import game
from game.authoring.codes import CATALOGUE, explain
from game.authoring.findings import (
    Finding,
    ScenarioError,
    as_json,
    format_github,
    format_text,
    has_errors,
    in_order,
    listed,
    nearest,
    printable,
)
from game.authoring.reader import read_text

FAULT = Finding("a.yaml", 3, 5, "S103", "error", "expected text, found 5", 'put it in quotes: "5"', "  a: 5")
NOT_READABLE = {"S001", "S002", "S003", "S007", "S008", "S015"}  # need a file, or more text than an example can show


def test_a_finding_is_shown_with_place_code_line_caret_and_fix() -> None:
    assert format_text(FAULT).splitlines() == [
        "a.yaml:3:5: error S103: expected text, found 5",
        "      a: 5",
        "        ^",
        '    fix: put it in quotes: "5"',
    ]


def test_json_has_the_seven_promised_fields() -> None:
    assert list(as_json(FAULT)) == ["file", "line", "column", "code", "severity", "message", "suggestion"]
    assert json.loads(json.dumps(as_json(FAULT)))["column"] == 5


def test_a_workflow_command_is_one_line_whatever_the_file_is_called() -> None:
    line = format_github(Finding("a,b:c%\n.yaml", 1, 2, "S101", "warning", "50 %\nof it", "", ""))
    assert line == "::warning file=a%2Cb%3Ac%25 .yaml,line=1,col=2,title=S101::50 %25 of it"


def test_the_caret_stands_below_the_column_of_a_line_with_wide_and_combining_letters() -> None:
    shown = format_text(Finding("a", 1, 4, "S103", "error", "m", "", "戦e\u0301X")).splitlines()
    assert shown[2] == "    " + "   " + "^"


def test_a_huge_line_is_cut_around_the_column() -> None:
    shown = format_text(Finding("a", 1, 500_001, "S103", "error", "m", "", "x" * 500_000 + "Y" + "x" * 500_000))
    line, caret = shown.splitlines()[1:3]
    assert len(line) < 130
    assert line[caret.index("^")] == "Y"


def test_a_column_behind_the_end_of_the_line_is_shown_at_its_end() -> None:
    assert format_text(Finding("a", 1, 99, "S103", "error", "m", "", "abc")).splitlines()[2] == "       ^"


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    nasty = "a\x1b[31m\x9b\x07\u202e\u200b\ud800\u2028b\r\n\tc"
    for text in (format_text(Finding(nasty, 1, 1, "S103", "error", nasty, nasty, nasty)), printable(nasty)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202e\ud800]", text)
    text.encode("utf-8")


def test_findings_stand_in_the_order_of_file_line_and_column_and_each_once() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 3), ("a", 2, 3)]
    findings = [Finding(file, line, column, "S103", "error", "m", "", "") for file, line, column in places]
    assert [(f.file, f.line, f.column) for f in in_order(findings)] == sorted(set(places))


def test_the_error_carries_its_findings_even_out_of_another_process() -> None:
    error = ScenarioError([FAULT])
    assert error.findings == (FAULT,)
    assert "S103" in str(error)
    assert pickle.loads(pickle.dumps(error)).findings == (FAULT,)


def test_only_errors_forbid_playing() -> None:
    assert has_errors([FAULT])
    assert not has_errors([Finding("a", 1, 1, "S301", "warning", "m", "", "")])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("red-lines", "red_lines"),
        ("zzz", None),
        ("", None),
        ("t" * 100_000, None),
    ],
)
def test_a_mistyped_word_is_matched_with_the_nearest_name(word: str, expected: str | None) -> None:
    assert nearest(word, ("title", "turns", "red_lines")) == expected


def test_long_lists_of_names_are_cut() -> None:
    assert listed(("a", "b", "c")) == "`a`, `b` or `c`"
    assert listed([str(number) for number in range(100)], most=2) == "`0`, `1` and 98 more"
    assert listed(()) == "nothing"


def test_every_code_that_is_used_stands_in_the_catalogue() -> None:
    package = Path(game.__file__).parent
    used = {
        code
        for path in package.rglob("*.py")
        if not path.name.startswith("codes")
        for code in re.findall(r"[\"'](S[0-3]\d\d)[\"']", path.read_text(encoding="utf-8"))
    }
    assert len(used) > 30
    assert used - set(CATALOGUE) == set()


def test_every_code_has_a_title_an_explanation_and_two_examples() -> None:
    for code, row in CATALOGUE.items():
        assert re.fullmatch(r"S[0-3]\d\d", code) and row.code == code
        assert row.title and len(row.explanation) > 30 and row.wrong and row.right
        assert row.wrong != row.right
        assert all(part in explain(code) for part in (code, row.title, row.explanation))


def test_explain_takes_small_letters_and_names_the_nearest_code() -> None:
    assert explain("s103") == explain("S103")
    with pytest.raises(KeyError, match="did you mean S1"):
        explain("S1030")


@pytest.mark.parametrize("pure", [False, True])
def test_the_wrong_examples_of_the_reader_give_their_code_and_the_right_ones_none(pure: bool) -> None:
    for row in CATALOGUE.values():
        if row.code not in NOT_READABLE and (row.code < "S100" or row.code in {"S109", "S110", "S111", "S112"}):
            found = [finding.code for finding in read_text(row.wrong, pure=pure).findings]
            assert row.code in found, (row.code, found)
            assert read_text(row.right, pure=pure).findings == [], row.code
