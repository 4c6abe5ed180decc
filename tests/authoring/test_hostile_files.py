"""A file from a stranger: whatever is in it, the answer is a tree or clean findings, soon and in little memory."""

from __future__ import annotations

import re
import time
import tracemalloc
from pathlib import Path

import pytest

import game
from game.authoring import reader
from game.authoring.codes import CATALOGUE
from game.authoring.findings import as_json, format_github, format_text
from game.authoring.reader import read_text
from game.authoring.tree import Tree, Value
from tests.authoring.mutations import bombs, mutants

SECONDS_A_FILE = 2.0
MEGABYTES = 256
RELEASE_MUTANTS = 20_000

SMALL = """# A scenario in small
format: 1
id: winter_2022
title: "Winter: the first year"
summary: >-
  Aid, patience and the
  cold season.
minutes: 45
learning_goals: [denial, 'punishment', "resolve"]
calendar: {start: 2022 Q2, turns: 16, unit: quarter}
sides:
  nato:
    role: patron
    text: |
      You want: no war with your members.
      You fear: both errors.
    members:
      - {id: NO, will: 71.5, weight: {value: 1e-1, source: kiel, confidence: assumed}}
      - {id: pl, will: 85, veto: true}
  ukraine: {role: defender, will: ~, text: Київ}
orders:
- id: air_defence
  cost: -3
  effects:
  - {track: morale, change: +2, delay: 1}
  - {track: stocks, change: .5}
"""


def seeds() -> dict[str, str]:
    """Texts to start from: the small one, and every scenario shipped, if it is small enough to be changed often."""
    found = {"small": SMALL, "empty": "", "one line": "a: [1, {b: c}]"}
    for path in sorted((Path(game.__file__).parents[1] / "scenarios").glob("*.yaml")):
        found[path.name] = path.read_text(encoding="utf-8")
    return found


def judge(data: bytes | str, pure: bool) -> Tree:
    """Reads one file and checks everything that must hold for any file; the tree, for further questions."""
    start = time.process_time()  # of this process alone: the machine may be busy
    tree = read_text(data, "stranger\x1b.yaml", pure=pure)
    shown = "\n".join(
        format_text(finding) + format_github(finding) + str(as_json(finding)) for finding in tree.findings
    )
    assert time.process_time() - start < SECONDS_A_FILE
    shown.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", shown)
    assert tree.root is not None or tree.findings
    assert len(tree.findings) <= reader.MAX_FINDINGS + 1
    for finding in tree.findings:
        assert finding.code in CATALOGUE
        assert finding.line >= 1 and finding.column >= 1
        assert finding.line <= max(len(tree.source.lines), 1)
        assert finding.message and finding.suggestion
    if tree.root is not None:
        whole(tree)
    return tree


def whole(tree: Tree) -> None:
    """Only plain values, every one with a mark, and not deeper than allowed."""
    todo: list[tuple[tuple[str | int, ...], Value]] = [((), tree.root)]
    seen = 0
    while todo:
        path, node = todo.pop()
        seen += 1
        assert path in tree.values and len(path) <= reader.MAX_DEPTH
        assert type(node) in (dict, list, str, int, float, bool, type(None))
        assert type(node) is not float or abs(node) < float("inf")
        if isinstance(node, dict):
            assert all(type(key) is str and (*path, key) in tree.keys for key in node)
            todo += [((*path, key), inner) for key, inner in node.items()]
        elif isinstance(node, list):
            todo += [((*path, index), inner) for index, inner in enumerate(node)]
    assert seen <= reader.MAX_NODES


def report(seed_name: str, seed: int, number: int) -> str:
    """How to make a failing mutant again."""
    return f"list(mutants(seeds()[{seed_name!r}], {seed}, {number + 1}))[-1]"


def attack(count: int, seed: int) -> tuple[int, int]:
    """How many mutants were read with both parsers, and how many of them were still readable."""
    texts = seeds()
    done = readable = 0
    streams = {name: enumerate(mutants(text, seed, count)) for name, text in texts.items()}
    while done < count:
        for name, stream in streams.items():
            number, data = next(stream)
            try:
                fast = judge(data, pure=False)
                slow = judge(data, pure=True) if len(data) < 30_000 else None
            except Exception as problem:
                raise AssertionError(report(name, seed, number)) from problem
            if slow is not None and fast.root is not None and slow.root is not None:
                assert repr(fast.root) == repr(slow.root), report(name, seed, number)
            done += 1
            readable += fast.root is not None
    return done, readable


def test_mutated_files_give_a_tree_or_clean_findings_and_both_parsers_the_same_tree() -> None:
    done, readable = attack(count=180, seed=1)
    print(f"{done} mutants, {readable} still readable, 0 escapes")
    assert done >= 180
    assert 0.05 < readable / done < 0.95  # neither harmless nor destroyed altogether


@pytest.mark.release
def test_twenty_thousand_mutated_files_give_a_tree_or_clean_findings() -> None:
    done, readable = attack(count=RELEASE_MUTANTS, seed=2)
    print(f"{done} mutants, {readable} still readable, 0 escapes")
    assert done >= RELEASE_MUTANTS


@pytest.mark.parametrize("name", list(bombs()))
def test_a_bomb_is_answered_soon_by_both_parsers(name: str) -> None:
    text = bombs()[name]
    judge(text, pure=False)
    judge(text[: reader.MAX_BYTES_PURE // len(text[-1].encode("utf-8", "surrogatepass"))], pure=True)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbfa: 1", b"\xff\xfea\x00:\x00",
        b"\xfe\xff\x00a", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"a: \xed\xa0\x80", b"a: \xf4\x90\x80\x80",
        b"a: \xc0\x80", b"\r", b"\r\n", b"\t", b"a:\r\n\tb: 1", b"\x1b]0;x\x07", b"--- >\n", b"--- |1\n",
        b"---\n---\n", b"...\n", b"---\n...\n", b"{}", b"[]", b"''", b"? ", b"?", b":", b"-", b"!", b"&", b"*", b"|",
        b">", b"%", b"@", b"`", b"a: |10\n", b"a: |-+\n", b"a: !<", b"a: !<>", b"a: !<x> 1", b"a: !!", b"a: &a",
        b"a: &a &b 1", b"a: !x !y 1", b"a: *", b"{a: 1, a: 2}", b"{? a, ? b}", b"{[a]: b}", b"{&a a: *a}",
        b"[a: b, c: d]", b"[? a : b]", b"a: {b}", b"a: [,]", b"a: {,}", b"? a\n? b\n", b"? |\n  a\n: b\n",
        b"a: !!set {x, y}", b"a: !!omap [x: 1]", b"a: !!binary aGk=", b"a: !!float .nan", b"=: 1", b"a: =",
        b"'\\ud800': 1", b'"\\uD83D\\uDE00": 1', b'a: "\\U00110000"', b'a: "\\N\\_\\L\\P"', b"a: 1 # \xc2\x85",
        b"\xe2\x80\xa8a: 1",
    ],
)  # fmt: skip
def test_every_odd_little_file_is_answered_by_both_parsers(data: bytes) -> None:
    for pure in (False, True):
        judge(data, pure)


def test_the_parser_is_stopped_at_the_limit_and_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    parse = reader.yaml.parse

    def counted(*args: object, **kwargs: object) -> object:
        nonlocal seen
        for event in parse(*args, **kwargs):  # type: ignore[arg-type]
            seen += 1
            yield event

    monkeypatch.setattr(reader.yaml, "parse", counted)
    assert read_text("a: " + "[" * 100_000).findings[0].code == "S006"
    assert seen < 40


@pytest.mark.parametrize("name", ["billion laughs", pytest.param("a flow list", marks=pytest.mark.release)])
def test_memory_stays_far_below_the_promise(name: str) -> None:
    text = bombs()[name]
    tracemalloc.start()
    try:
        read_text(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES / 4 * 1e6


def test_the_time_grows_with_the_length_and_not_with_its_square() -> None:
    def seconds(rows: int) -> float:
        text = "orders:\n" + "".join(f"  - {{id: o{row}, cost: 5, text: 'A row', to: [a, b]}}\n" for row in range(rows))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            assert read_text(text).findings == []
            best = min(best, time.process_time() - start)
        return best

    assert seconds(2_400) < 30 * seconds(300)  # 8 times the length; a square would be 64 times


def test_the_same_seed_gives_the_same_mutants_and_another_seed_others() -> None:
    assert list(mutants(SMALL, 5, 50)) == list(mutants(SMALL, 5, 50))
    assert list(mutants(SMALL, 5, 50)) != list(mutants(SMALL, 6, 50))
    assert list(mutants(SMALL, 5, 80))[:50] == list(mutants(SMALL, 5, 50))
    assert sum(mutant != SMALL.encode() for mutant in mutants(SMALL, 5, 200)) > 180
