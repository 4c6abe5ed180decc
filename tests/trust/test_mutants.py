"""Mutants of the rule book: one operator, number or call exchanged at a time, and who notices (goal 10).

A sample of all mutants is judged twice: by the tests of the rules alone (unit and property tests, and the independent
reference), and, where they see nothing, by the committed games and records too. What survives both is printed, and its
reason stands in docs/trust.md.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from trust.budgets import TIMES
from trust.spoiling import ROOT, copied, fails

RULES = ROOT / "game" / "rules"
DECLARATIONS = {"__init__.py", "numbers.py", "tracks.py", "vocabulary.py", "scenario.py", "doctrine.py", "ledger.py"}
MUTANTS = 100
TESTS = (  # what finds most comes first
    *("rules/test_reference.py", "rules/test_books.py", "rules/test_first_crisis.py", "rules/test_worked_turn.py"),
    *("rules/test_hygiene.py", "rules/test_beliefs.py", "rules/test_batches.py"),
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


@pytest.mark.release
def test_most_mutants_of_the_rules_are_noticed(tmp_path: Path, reached: Callable[[int, int, str], None]) -> None:
    copy = copied(tmp_path)
    assert fails(copy, TESTS + GOLDEN) is None, "the tests fail without a mutant"
    everything = mutants()
    sample = random.Random(10).sample(everything, max(1, int(MUTANTS * TIMES)))
    by_rules, by_golden, survivors = 0, 0, []
    for mutant in sample:
        file = copy / "game" / "rules" / mutant.file
        text = file.read_text(encoding="utf-8")
        file.write_text(mutant.source, encoding="utf-8")
        try:
            if found := fails(copy, TESTS):
                by_rules += 1
                print(f"{found.rpartition('::')[2]} notices {mutant}", flush=True)
            elif fails(copy, GOLDEN):
                by_golden += 1
                print(f"only golden records notice {mutant}", flush=True)
            else:
                survivors.append(mutant)
                print(f"nobody notices {mutant}", flush=True)
        finally:
            file.write_text(text, encoding="utf-8")
    print(f"{len(sample)} of {len(everything)} mutants: {by_rules} found by tests, {by_golden} more by golden files")
    reached(10, by_rules, f"mutants of the rules noticed without golden files, of {len(sample)}")
    reached(10, by_rules + by_golden, f"mutants of the rules noticed in all, of {len(sample)}")
    assert by_rules >= 0.75 * len(sample)
    assert by_rules + by_golden >= 0.9 * len(sample)
