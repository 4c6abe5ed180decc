"""A file that can be read but says nonsense: whatever a value is exchanged for, the answer is clean findings."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

import game
from game.authoring.codes import CATALOGUE
from game.authoring.document import Document
from game.authoring.findings import Finding, format_text
from game.authoring.loader import check_file
from game.authoring.reader import MAX_FINDINGS, read_file, read_text
from game.authoring.shapes import Shape, fields_of, shape_of, shape_of_field
from game.authoring.validate import validate
from tests.authoring.mutations import bombs, reshaped

SECONDS_A_FILE = 2.0


def example(model: type[BaseModel]) -> dict[str, Any]:
    """A document made of the examples that stand beside the fields of the format."""
    return {key: _fill(shape_of_field(field), field.examples) for key, field in fields_of(model).items()}


def _fill(shape: Shape, examples: list[Any] | None = None) -> Any:
    if shape.model is not None:
        return example(shape.model)
    if examples and not _of_models(shape):
        return examples[0]
    if shape.branches:
        return _fill(shape.branches[0])
    origin, args = get_origin(shape.annotation), get_args(shape.annotation)
    if origin is dict:
        words = shape_of(args[0]).choices or ("one", "other")
        return {word: _fill(shape_of(args[1])) for word in words}
    if origin in (list, tuple):
        return [_fill(shape_of(args[0])) for _ in range(2)]
    return shape.choices[0] if shape.choices else {str: "x", int: 1, float: 1.0, bool: True}[shape.annotation]


def _of_models(shape: Shape) -> bool:
    """True for lists and groups of sections: their entries are made from the examples of their own fields."""
    args = get_args(shape.annotation)
    inner = shape_of(args[-1]) if args and shape.is_container else Shape(Any)
    return (inner.model is not None and "value" not in inner.model.model_fields) or _of_models_below(inner)


def _of_models_below(shape: Shape) -> bool:
    return shape.model is None and shape.is_container and _of_models(shape)


def seeds() -> dict[str, dict[str, Any]]:
    """Documents to start from: the example, and every scenario shipped."""
    found: dict[str, dict[str, Any]] = {"example": example(Document)}
    for path in sorted((Path(game.__file__).parents[1] / "scenarios").glob("*.yaml")):
        tree = read_file(path)
        assert tree.root is not None
        found[path.name] = dict(tree.root)
    return found


def clean(findings: list[Finding]) -> None:
    """What must hold for every list of findings."""
    assert len(findings) <= 2 * MAX_FINDINGS + 2
    for finding in findings:
        assert finding.code in CATALOGUE
        assert finding.line >= 1 and finding.column >= 1 and finding.message and finding.suggestion
        assert not re.search(r"Input should|pydantic|NoneType|\bdict\b", finding.message), finding
        format_text(finding).encode("utf-8")


def attack(count: int, seed: int) -> int:
    """How many reshaped documents were validated."""
    done = 0
    streams = {name: enumerate(reshaped(document, seed, count)) for name, document in seeds().items()}
    while done < count:
        for name, stream in streams.items():
            number, data = next(stream)
            try:
                tree = read_text(data)
                start = time.process_time()
                document, findings = validate(tree, Document)
                assert time.process_time() - start < SECONDS_A_FILE
                assert (document is None) == bool(findings) or tree.findings
                clean(findings)
            except Exception as problem:
                repeat = f"list(reshaped(seeds()[{name!r}], {seed}, {number + 1}))[-1]"
                raise AssertionError(repeat) from problem
            done += 1
    return done


def test_the_examples_of_the_format_make_a_valid_document() -> None:
    tree = read_text(json.dumps(example(Document)))
    assert tree.findings == []
    assert validate(tree, Document)[1] == []


def test_reshaped_documents_give_a_document_or_clean_findings() -> None:
    done = attack(count=80, seed=3)
    print(f"{done} reshaped documents, 0 escapes")
    assert done >= 80


@pytest.mark.release
def test_twenty_thousand_reshaped_documents_give_a_document_or_clean_findings() -> None:
    assert attack(count=20_000, seed=4) >= 20_000


@pytest.mark.parametrize("key", ["low", "high", "sets", "scales"])
@pytest.mark.parametrize("value", ["5", "true", "abc", "{a: 1}", "[[1]]", "[5, ~]", "~", "1e308"])
def test_a_parameter_that_says_nonsense_is_a_finding(tmp_path: Path, key: str, value: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text(f"rules: 5\nparameters:\n  a: {{default: 2, {key}: {value}}}\n  b: 5\n", encoding="utf-8")
    findings = check_file(path)
    clean(findings)
    assert findings


@pytest.mark.parametrize("name", ["100,000 keys", "a text over 300,000 lines", "aliases", "blank lines", "smileys"])
def test_the_whole_check_of_a_bomb_ends_in_clean_findings(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_bytes(bombs()[name].encode("utf-8", "surrogatepass"))
    start = time.process_time()
    clean(check_file(path))
    assert time.process_time() - start < SECONDS_A_FILE
