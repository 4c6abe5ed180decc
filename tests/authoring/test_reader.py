"""Reading a file: what is taken, what is refused, and where the finding stands."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.authoring import reader
from game.authoring.findings import format_text
from game.authoring.reader import MAX_DEPTH, read_file, read_text

PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def codes(text: str | bytes, pure: bool = False) -> list[tuple[str, int, int]]:
    """Code, line and column of every finding."""
    return [(finding.code, finding.line, finding.column) for finding in read_text(text, pure=pure).findings]


def value(text: str, pure: bool = False) -> Any:
    """The value of `a: text`, which has to be read without a finding."""
    tree = read_text(f"a: {text}\n", pure=pure)
    assert tree.findings == []
    assert tree.root is not None
    return tree.root["a"]


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("True", "True"), ("y", "y"),
        ("0", 0), ("-7", -7), ("+7", 7), ("140", 140), ("012", "012"), ("-012", "-012"), ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"), ("190:20:30", "190:20:30"), ("12:30", "12:30"), ("2022-02-24", "2022-02-24"),
        ("1e3", 1000.0), ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("-2.5E-1", -0.25), ("01.5", "01.5"), ("1,5", "1,5"),
        ("999999999999999", 999999999999999), ("٣", "٣"), ("0 ", 0), ("1 000", "1 000"), ("5%", "5%"),
        ('"5"', "5"), ("'true'", "true"), ('""', ""), ("'~'", "~"), ("'.nan'", ".nan"), ("nan", "nan"), ("=", "="),
        ("Київ", "Київ"), ("a #b", "a"), ("|\n  x\n  y", "x\ny\n"), (">-\n  x\n  y", "x y"), ("x\n  y", "x y"),
    ],
)  # fmt: skip
def test_scalars_follow_the_core_rules_of_yaml_1_2(text: str, expected: Any, pure: bool) -> None:
    found = value(text, pure)
    assert found == expected
    assert type(found) is type(expected)


@PARSERS
def test_minus_zero_is_zero(pure: bool) -> None:
    assert math.copysign(1.0, value("-0.0", pure)) == 1.0


@PARSERS
@pytest.mark.parametrize("text", [".nan", ".NaN", ".inf", "-.inf", "+.INF"])
def test_what_is_not_finite_is_refused(text: str, pure: bool) -> None:
    assert codes(f"a: 1\nb: {text}\n", pure) == [("S111", 2, 4)]


@PARSERS
@pytest.mark.parametrize("text", ["1" * 16, "-" + "9" * 400, "1e999", "-1e309", "1e-999", "0." + "1" * 60, "1" * 5000])
def test_a_number_that_cannot_be_held_is_refused(text: str, pure: bool) -> None:
    assert codes(f"a: {text}\n", pure) == [("S112", 1, 4)]


@PARSERS
def test_every_key_and_value_keeps_its_line_and_column(pure: bool) -> None:
    text = "title: Été\nsides:\n  - id: nato\n    will: {value: 5, source: kiel}\n  - [1, [2, x]]\n"
    tree = read_text(text, pure=pure)
    assert tree.root == {
        "title": "Été",
        "sides": [{"id": "nato", "will": {"value": 5, "source": "kiel"}}, [1, [2, "x"]]],
    }
    places = {path: (mark.line, mark.column) for path, mark in tree.values.items()}
    assert places[()] == (0, 0)
    assert places[("title",)] == (0, 7)
    assert places[("sides", 0, "will", "source")] == (3, 29)
    assert places[("sides", 1, 1, 1)] == (4, 12)
    assert {path: (mark.line, mark.column) for path, mark in tree.keys.items()} == {
        ("title",): (0, 0),
        ("sides",): (1, 0),
        ("sides", 0, "id"): (2, 4),
        ("sides", 0, "will"): (3, 4),
        ("sides", 0, "will", "value"): (3, 11),
        ("sides", 0, "will", "source"): (3, 21),
    }


@PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_for_every_line_end_and_behind_a_byte_order_mark(end: str, pure: bool) -> None:
    text = "\ufeffa: 1" + end + "b: 2" + end + "  # c" + end + "d: .nan" + end
    assert codes(text.encode(), pure) == [("S111", 4, 4)]
    assert read_text(text, pure=pure).findings[0].source_line == "d: .nan"


def test_a_place_the_file_does_not_have_is_answered_with_the_nearest_one_around_it() -> None:
    tree = read_text("a:\n  - b: 1\n    c: 2\n")
    assert tree.mark(("a", 0, "zzz", 3)) == tree.values[("a", 0)]
    assert tree.key_mark(("a", 0, "c")) == tree.keys[("a", 0, "c")]
    assert tree.key_mark(("a", 0)) == tree.values[("a", 0)]
    assert tree.key_mark(("nothing",)) == tree.values[()]
    assert tree.get(("a", 0, "c")) == 2
    for path in (("a", 1), ("a", "b"), ("a", 0, "c", "d"), ("a", -1)):
        with pytest.raises(KeyError):
            tree.get(path)
    finding = tree.finding("S104", ("a", 0, "c"), "m", "s", severity="warning", at_key=True)
    assert (finding.line, finding.column, finding.severity, finding.source_line) == (3, 5, "warning", "    c: 2")


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ("S010", 1, 4)),
        ("a: *x\n", ("S010", 1, 4)),
        ("a: 1\n*x : 2\n", ("S010", 2, 1)),
        ("<<: {a: 1}\n", ("S011", 1, 1)),
        ("a: !!str 1\n", ("S012", 1, 4)),
        ("a: ! 1\n", ("S012", 1, 4)),
        ("a: !x!y 1\n", ("S012", 1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", ("S012", 1, 4)),
        ("a: !!map {b: 1}\n", ("S012", 1, 4)),
        ("%YAML 1.1\n---\na: 1\n", ("S013", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("S009", 2, 1)),
        ("a: 1\n...\nb: 2\n", ("S009", 3, 1)),
        ("a: 1\nb: 2\na: 3\n", ("S109", 3, 1)),
        ("a: {b: 1, 'b': 2}\n", ("S109", 1, 11)),
        ("1: a\n", ("S110", 1, 1)),
        ("true: a\n", ("S110", 1, 1)),
        ("~: a\n", ("S110", 1, 1)),
        ("? [a]\n: b\n", ("S110", 1, 3)),
        ("? {a: 1}\n: b\n", ("S110", 1, 3)),
        ("k" * 201 + ": 1\n", ("S008", 1, 1)),
        ("a: " + "x" * 20_001, ("S008", 1, 4)),
        ("a: '" + "x" * 20_001 + "'", ("S008", 1, 4)),
        ("", ("S005", 1, 1)),
        ("# only a comment\n", ("S005", 1, 1)),
        ("---\n", ("S005", 1, 1)),
        ("- a\n- b\n", ("S014", 1, 1)),
        ("only words\n", ("S014", 1, 1)),
        ("a: b\x00\n", ("S004", 1, 5)),
        ("a: 1\nb: \u202ex\n", ("S004", 2, 4)),
        ("a: x\u2028y\n", ("S004", 1, 5)),
        ('a: "\\x1b[31m"\n', ("S004", 1, 4)),
        ('"\\e": 1\n', ("S004", 1, 1)),
        ("a:\n- x\n - y\n", ("S028", 3, 2)),
    ],
)
def test_what_a_scenario_does_not_need_is_refused_where_it_stands(
    text: str, expected: tuple[str, int, int], pure: bool
) -> None:
    assert codes(text, pure) == [expected]


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", ("S020", 2, 1)),
        ("a:\n  b: 1\n\tc: 2\n", ("S020", 3, 1)),
        ("a: 1\nminutes 5\nb: 2\n", ("S021", 2, 1)),
        ("a: 1\nb:2\nc: 3\n", ("S021", 2, 1)),
        ("a: 1\nb:\u00a02\nc: 3\n", ("S021", 2, 3)),
        (": b\n", ("S021", 1, 1)),
        ("a:\n  b: 1\n c: 2\n", ("S022", 3, 2)),
        ("a: 1\n  b: 2\n", ("S022", 2, 3)),
        ("a:\n  - 1\n - 2\n", ("S022", 3, 2)),
        ("a:\n  - x\n  b: 1\n", ("S022", 3, 3)),
        ("a:\n  {b: 1}\n  - {b: 2}\n", ("S022", 2, 3)),
        ("a:\n  b: 1\n  - b: 2\n", ("S022", 2, 3)),
        ("a: - 1\n", ("S022", 1, 4)),
        ("a: |x\n  k\n", ("S022", 1, 5)),
        ("b: 1\na: 'x\nc: 1\n", ("S023", 2, 4)),
        ('a: "x\n', ("S023", 1, 4)),
        ('a: "x\nb: "y"\nc: 1\n', ("S023", 1, 4)),
        ('a: {b: "x}\nb: "y"\nc: 1\n', ("S023", 1, 8)),
        ('a: "x\n  y" z\nc: 1\n', ("S029", 2, 6)),
        ("a: [1, 2\nb: 3\n", ("S024", 1, 4)),
        ("a: {x: 1\nb: 3\n", ("S024", 1, 4)),
        ("a: {b: c}}\n", ("S024", 1, 10)),
        ("a: ]\n", ("S024", 1, 4)),
        ("a: @x\n", ("S025", 1, 4)),
        ("a: `x`\n", ("S025", 1, 4)),
        ("a: * b\n", ("S025", 1, 4)),
        ("title: War: the start\n", ("S027", 1, 11)),
        ("a: 'x' y\n", ("S029", 1, 8)),
    ],
)
def test_a_slip_of_the_keyboard_is_named_where_it_was_made(
    text: str, expected: tuple[str, int, int], pure: bool
) -> None:
    assert codes(text, pure) == [expected]


@PARSERS
@pytest.mark.parametrize("escape", ["\\q", "\\UFFFFFFFF", "\\ud800", "\\xZZ"])
def test_an_escape_that_does_not_exist_is_refused(escape: str, pure: bool) -> None:
    found = codes(f'a: "{escape}"\n', pure)
    assert len(found) == 1
    assert found[0][0] in {"S026", "S004", "S029"}


@PARSERS
def test_collectable_faults_are_all_found_in_one_run_and_the_rest_is_read(pure: bool) -> None:
    tree = read_text("a: &x 1\na: 2\nb: .nan\n3: c\nd: !!int 5\ne: fine\n", pure=pure)
    assert [finding.code for finding in tree.findings] == ["S010", "S109", "S111", "S110", "S012"]
    assert tree.root == {"a": 1, "b": None, "d": 5, "e": "fine"}
    assert tree.is_refused(("b",))
    assert not tree.is_refused(("e",))


@PARSERS
def test_a_refused_key_takes_what_stands_behind_it_along(pure: bool) -> None:
    tree = read_text("a: 1\n2: {b: [c, d], e: {f: g}}\n? [h, [i]]\n: {j: k}\nl: 3\n", pure=pure)
    assert tree.root == {"a": 1, "l": 3}
    assert set(tree.values) == {(), ("a",), ("l",)}


@PARSERS
def test_the_depth_limit_is_exact(pure: bool) -> None:
    inner = MAX_DEPTH - 1  # the file itself is the first level
    assert codes("a: " + "[" * inner + "]" * inner, pure) == []
    assert codes("a: " + "[" * (inner + 1) + "]" * (inner + 1), pure) == [("S006", 1, 4 + inner)]


@PARSERS
def test_the_node_limit_is_exact(pure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_NODES_PURE" if pure else "MAX_NODES", 6)
    assert codes("a: [1, 2, 3]", pure) == []
    assert codes("a: [1, 2, 3, 4]", pure) == [("S007", 1, 14)]


@PARSERS
def test_the_size_limit_is_exact_and_counts_bytes(pure: bool) -> None:
    limit = reader.MAX_BYTES_PURE if pure else reader.MAX_BYTES
    text = "a: 1\n#"
    assert codes(text + "x" * (limit - len(text)), pure) == []
    assert codes(text + "x" * (limit - len(text) + 1), pure) == [("S002", 1, 1)]
    assert codes(text + "é" * (limit // 2), pure) == [("S002", 1, 1)]


def test_after_200_faults_the_rest_is_not_read() -> None:
    found = codes("a: 1\n" * 10_000)
    assert len(found) == reader.MAX_FINDINGS + 1
    assert found[-1][0] == "S015"


def test_bytes_that_are_not_utf8_are_named_with_line_column_and_number() -> None:
    tree = read_text(b"a: 1\nb: caf\xe9\n", "f.yaml")
    assert codes(b"a: 1\nb: caf\xe9\n") == [("S003", 2, 7)]
    assert "byte 12 (0xE9)" in tree.findings[0].message
    assert "UTF-16" in read_text("a: 1\n".encode("utf-16")).findings[0].message
    assert codes(b"\xef\xbb\xbfab\xff") == [("S003", 1, 3)]


def test_a_missing_file_a_folder_and_an_impossible_name_are_findings(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path, Path("a\0b"), "x" * 5000):
        tree = read_file(path)
        assert [finding.code for finding in tree.findings] == ["S001"]
        assert tree.root is None
        format_text(tree.findings[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names exist on POSIX only")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert read_file(tmp_path / "pipe.yaml").findings[0].code == "S001"


def test_a_file_is_read_and_called_by_the_name_given(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_bytes("\ufeffa: Ж\r\nb: .nan\r\n".encode())
    tree = read_file(path, "scenarios/w.yaml")
    assert tree.root == {"a": "Ж", "b": None}
    assert tree.findings[0].file == "scenarios/w.yaml"
    assert read_file(path).findings[0].file == str(path)


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(20_000_000_000)  # sparse: takes no room
    assert read_file(path).findings[0].code == "S002"


def test_the_reader_loads_neither_pydantic_nor_numpy() -> None:
    program = "import sys, game.authoring.reader; print(sorted({'pydantic', 'numpy', 'pygame'} & set(sys.modules)))"
    root = Path(reader.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


@PARSERS
@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("a:\n    b: 1\n   c: 2\n", (3, 4), "begin it with 4 spaces"),
        ("a:\n  - id: x\n   title: y\n", (3, 4), "begin it with 4 spaces"),
        ("a:\n  - id: x\n  -id: y\n", (3, 3), "write `- `, with a space"),
        ("a: 'NATO's voice'\n", (1, 9), 'double quotes: "…"'),
        ("a: {text: 'It's routine.', hazard: 0}\n", (1, 14), 'double quotes: "…"'),
        ("a: {cost: 2 level: 4}\n", (1, 18), "write the comma"),
        ("a: {text: Ships: many}\n", (1, 16), "put the text in quotes"),
        ('a: ["x" "y"]\n', (1, 9), "part the items with commas"),
    ],
)
def test_a_slip_of_the_pen_is_mended_where_it_was_made(text: str, at: tuple[int, int], words: str, pure: bool) -> None:
    (finding,) = read_text(text, pure=pure).findings
    assert (finding.line, finding.column) == at, finding
    assert words in finding.suggestion
