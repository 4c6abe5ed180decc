"""Mutants of the rule book: one operator, number or call exchanged at a time, and who notices (goal 10).

A sample of all mutants is judged twice: by the tests of the rules alone (unit and property tests, and the independent
reference), and, where they see nothing, by the committed games and records too. What survives both is printed, and its
reason stands in docs/release.md.

`PYTHONPATH=.:tests python tests/trust/test_mutants.py COMMIT 20` judges twenty mutants of the lines that are new since
a commit.
"""

from __future__ import annotations

import ast
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from trust.budgets import TIMES
from trust.spoiling import ROOT, copied, fails

RULES = ROOT / "game" / "rules"
DECLARATIONS = {"__init__.py", "tracks.py", "vocabulary.py", "scenario.py", "doctrine.py", "ledger.py"}
MUTANTS = 100
FIRST = ("test_reference.py", "test_books.py")  # what finds most comes first
TESTS = tuple(f"rules/{name}" for name in FIRST) + tuple(
    f"rules/{path.name}" for path in sorted((ROOT / "tests" / "rules").glob("test_*.py")) if path.name not in FIRST
)
GOLDEN = ("match/test_golden.py", "trust/test_replays.py")

OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
CALLS = {"minimum": "maximum", "maximum": "minimum", "zeros": "ones", "zeros_like": "ones_like"}


class Mutant(NamedTuple):
    """One exchange in one file of the rules."""

    file: str
    line: int
    what: str
    source: str  # the whole module

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def variants(node: ast.AST) -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """What may be exchanged at a node: in words, how to do it and how to undo it."""

    def attribute(name: str, new: object, words: str) -> tuple[str, Callable[[], None], Callable[[], None]]:
        old = getattr(node, name)
        return words, lambda: setattr(node, name, new), lambda: setattr(node, name, old)

    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in OPERATORS:
        new = OPERATORS[type(node.op)]()
        yield attribute("op", new, f"{type(node.op).__name__} -> {type(new).__name__}")
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in OPERATORS:
        other = OPERATORS[type(node.ops[0])]()
        yield attribute("ops", [other, *node.ops[1:]], f"{type(node.ops[0]).__name__} -> {type(other).__name__}")
    elif isinstance(node, ast.Attribute) and node.attr in CALLS:
        yield attribute("attr", CALLS[node.attr], f"{node.attr} -> {CALLS[node.attr]}")
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield attribute(
            "value", node.value + 1 if type(node.value) is int else 1.1 * node.value + 0.01, "another number"
        )
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
        yield attribute("op", ast.UAdd(), "not inverted")


def mutants() -> list[Mutant]:
    """Every mutant of the rules, in the order of the files and lines."""
    found = []
    for path in sorted(RULES.glob("*.py")):
        if path.name in DECLARATIONS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
            for node in [inner for statement in function.body for inner in ast.walk(statement)]:
                for what, do, undo in variants(node):
                    do()
                    found.append(Mutant(path.name, getattr(node, "lineno", 0), what, ast.unparse(tree)))
                    undo()
    return found


def judged(copy: Path, some: Iterable[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant and who notices it in a copy of the project: a test of the rules, only `golden` files or `nobody`."""
    for mutant in some:
        file = copy / "game" / "rules" / mutant.file
        text = file.read_text(encoding="utf-8")
        file.write_text(mutant.source, encoding="utf-8")
        try:
            found = fails(copy, TESTS) or (fails(copy, GOLDEN) and "golden") or "nobody"
        finally:
            file.write_text(text, encoding="utf-8")
        print(f"{found.rpartition('::')[2]} notices {mutant}", flush=True)
        yield mutant, found


def new_lines(commit: str) -> set[tuple[str, int]]:
    """Files and lines of the rules that are new or changed since a commit."""
    command = ["git", "diff", "--unified=0", "--relative", commit, "--", "*.py"]
    told = subprocess.run(command, cwd=RULES, capture_output=True, text=True, check=True).stdout
    found, file = set(), ""
    for row in told.splitlines():
        if row.startswith("+++ "):
            file = row.removeprefix("+++ b/")
        elif row.startswith("@@"):
            first, _, count = row.split("+")[1].split(" ")[0].partition(",")
            found |= {(file, int(first) + place) for place in range(int(count or 1))}
    return found


@pytest.mark.release
def test_most_mutants_of_the_rules_are_noticed(tmp_path: Path, reached: Callable[[int, int, str], None]) -> None:
    copy = copied(tmp_path)
    assert fails(copy, TESTS + GOLDEN) is None, "the tests fail without a mutant"
    everything = mutants()
    sample = random.Random(10).sample(everything, max(1, int(MUTANTS * TIMES)))
    found = [by for _, by in judged(copy, sample)]
    in_all, by_golden = len(found) - found.count("nobody"), found.count("golden")
    print(f"{len(sample)} of {len(everything)} mutants: {in_all} found, {by_golden} of them only by golden files")
    reached(10, in_all - by_golden, f"mutants of the rules noticed without golden files, of {len(sample)}")
    reached(10, in_all, f"mutants of the rules noticed in all, of {len(sample)}")
    assert in_all - by_golden >= 0.75 * len(sample)
    assert in_all >= 0.9 * len(sample)


if __name__ == "__main__":
    since, most = sys.argv[1], int(sys.argv[2])
    lines = new_lines(since)
    fresh = [mutant for mutant in mutants() if (mutant.file, mutant.line) in lines]
    print(f"{len(fresh)} mutants of {len(lines)} lines that are new since {since}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        spoilt = copied(Path(folder))
        assert (found := fails(spoilt, TESTS + GOLDEN)) is None, f"{found} without a mutant"
        list(judged(spoilt, random.Random(10).sample(fresh, min(most, len(fresh)))))
