"""A tree from the reader against the models of the file format: the checked document, or findings at lines and columns.

The models are strict and forbid unknown keys. They are asked in pydantic's JSON mode, where a list may fill a tuple and
nothing else is converted. Every complaint of pydantic becomes one finding, and one fault becomes one finding: a number
that may be written in two ways is not reported twice, and a mistyped key is not also called missing.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from game.authoring.findings import Finding, cut, listed, nearest, printable, without_doubt
from game.authoring.guesses import form, repair, shown
from game.authoring.reader import MAX_FINDINGS
from game.authoring.shapes import GROUP, LIST, Shape, branch_of, fields_of, number, shape_of_field
from game.authoring.tree import KeyPath, Tree, Value

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text",
    "bool_type": "`true` or `false`",
    "bool_parsing": "`true` or `false`",
    "list_type": LIST,
    "tuple_type": LIST,
    "set_type": LIST,
    "frozen_set_type": LIST,
    "iterable_type": LIST,
    "dict_type": GROUP,
    "mapping_type": GROUP,
    "model_type": GROUP,
    "model_attributes_type": GROUP,
    "dataclass_type": GROUP,
    "none_required": "nothing",
}
_RANGE = {"greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of", "finite_number", "range"}
_LENGTH = {
    "too_short": "at least {min_length} entries",
    "too_long": "at most {max_length} entries",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
}
_CHOICE = {"literal_error", "enum", "union_tag_invalid"}
_CURLY = re.compile("[\u201c-\u201f\u00ab\u00bb]")  # quotes as a text program writes them
_OWN_CODE = re.compile(r"S[0-9]{3}\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """One complaint of pydantic with its place in the file and what was expected there."""

    error: Any
    path: KeyPath
    shape: Shape
    sites: tuple[tuple[KeyPath, str], ...] = ()  # unions on the way: where, and which alternative
    models: tuple[tuple[KeyPath, type[BaseModel]], ...] = ()  # models on the way, outermost first

    @property
    def kind(self) -> str:
        return str(self.error["type"])

    @property
    def of_key(self) -> bool:
        """True when the key itself is at fault, not what stands behind it."""
        return bool(self.error["loc"]) and self.error["loc"][-1] == "[key]"

    @property
    def name(self) -> str:
        return str(self.path[-1])


def validate(tree: Tree, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The document, or None and why not, in at most MAX_FINDINGS findings. Those of the reader are not repeated."""
    if tree.root is None:
        return None, []
    try:
        return model.model_validate_json(json.dumps(tree.root)), []
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    faults = _faults(tree, model, errors)
    faults.sort(key=lambda fault: tree.key_mark(fault.path)[1:])
    findings = _sentences(faults, tree)
    if len(faults) > MAX_FINDINGS or len(errors) > 25 * MAX_FINDINGS:
        message = f"more than {MAX_FINDINGS} faults; the others are not shown"
        findings.append(tree.finding("S015", (), message, "mend the first ones and check again"))
    return None, findings


def faults_of(tree: Tree, model: type[BaseModel]) -> list[Fault]:
    """Every fault of form with its place; none in a document that is valid."""
    try:
        model.model_validate_json(json.dumps(tree.root))
    except ValidationError as problem:
        return _faults(tree, model, problem.errors(include_url=False))
    return []


def _faults(tree: Tree, model: type[BaseModel], errors: list[Any]) -> list[Fault]:
    faults = [_locate(tree, model, error) for error in errors[: 25 * MAX_FINDINGS]]
    return _settle([fault for fault in faults if not tree.is_refused(fault.path)], 0)


def _locate(tree: Tree, model: type[BaseModel], error: Any) -> Fault:
    """Walks pydantic's location through models and tree at once, so that labels of unions are told from keys."""
    fault = Fault(error, (), Shape(model))
    node: Any = tree.root
    location = error["loc"]
    for place, part in enumerate(location):
        shape = fault.shape
        if part == "[key]":
            continue
        if shape.branches:
            fault = replace(fault, shape=branch_of(shape, str(part)), sites=(*fault.sites, (fault.path, str(part))))
            continue
        inside = (isinstance(node, dict) and part in node) or (isinstance(node, list) and part in range(len(node)))
        missing = place == len(location) - 1 and error["type"] == "missing"
        if not (inside or missing or shape.is_container):
            fault = replace(fault, sites=(*fault.sites, (fault.path, str(part))))
            continue
        if shape.model is not None:
            fault = replace(fault, models=(*fault.models, (fault.path, shape.model)))
        fault = replace(fault, path=(*fault.path, part), shape=shape.item(part))
        node = node[part] if inside else None
    if isinstance(node, dict) and "value" in node and not fault.shape.is_container:
        inner = node["value"]
        if error["type"] not in _EXPECTED or (inner is not None and error["input"] == inner):
            return replace(fault, path=(*fault.path, "value"))  # a number written with its source
    return fault


def _written(fault: Fault, tree: Tree) -> Value:
    """What the file says there: pydantic may have been given something that a validator made of it."""
    if fault.of_key:
        return fault.name
    try:
        return tree.get(fault.path)
    except KeyError:
        return cast("Value", fault.error["input"])


def _settle(faults: list[Fault], level: int) -> list[Fault]:
    """Of each union keep the complaints of the alternative that the author meant."""
    settled = [fault for fault in faults if len(fault.sites) <= level]
    unions: dict[KeyPath, dict[str, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        if len(fault.sites) > level:
            site, label = fault.sites[level]
            unions[site][label].append(fault)
    for site, labels in unions.items():
        alternatives: list[list[Fault]] = [_settle(group, level + 1) for group in labels.values()]
        fitting = [group for group in alternatives if not any(_misfit(fault, site) for fault in group)]
        if fitting:
            best = min(fitting, key=lambda group: (any(fault.kind in _CHOICE for fault in group), len(group)))
            settled.extend(best)
            continue
        first = alternatives[0][0]
        short = [group[0] for group in alternatives if not _sourced(group[0])] or [first]
        words = [fault.shape.words() or _EXPECTED.get(fault.kind, "") for fault in short]
        expected = " or ".join(dict.fromkeys(word for word in words if word))
        settled.append(replace(first, error={**first.error, "type": "union", "ctx": {"expected": expected}}))
    return settled


def _misfit(fault: Fault, site: KeyPath) -> bool:
    """True when an alternative is not even of the kind that the author wrote."""
    return fault.path == site and fault.kind in {*_EXPECTED, "union"}


def _sourced(fault: Fault) -> bool:
    """The long way to write a value, `{value: 5, source: …}`: no help to somebody who wrote a word for a number."""
    return fault.shape.model is not None and "value" in fault.shape.model.model_fields


def _sentences(faults: Iterable[Fault], tree: Tree) -> list[Finding]:
    """Findings, each once; a key that is mistyped is not reported as missing too."""
    chosen = list(faults)[: 2 * MAX_FINDINGS]
    meant: dict[KeyPath, str | None] = {}
    for fault in chosen:
        if fault.kind == "extra_forbidden":
            meant[fault.path] = nearest(fault.name, _absent(fault, tree))
    found = {(*path[:-1], word) for path, word in meant.items() if word is not None}
    findings: dict[tuple[KeyPath, str], Finding] = {}
    for fault in chosen:
        if fault.kind == "extra_forbidden":
            finding = _unknown_key(fault, tree, meant[fault.path])
        elif fault.kind == "missing" and fault.path in found:
            continue
        else:
            finding = _sentence(fault, tree)
        findings.setdefault((fault.path, finding.code), finding)
    return list(findings.values())[:MAX_FINDINGS]


def _absent(fault: Fault, tree: Tree) -> tuple[str, ...]:
    """The keys that the group around an unknown key does not have yet."""
    names = fields_of(fault.models[-1][1]) if fault.models else {}
    return tuple(name for name in names if (*fault.path[:-1], name) not in tree.keys)


def _unknown_key(fault: Fault, tree: Tree, word: str | None) -> Finding:
    message = f"unknown key `{shown(fault.name)}` in {_called(fault.path[:-1])}"
    meant, colon, rest = fault.name.partition(":")
    if colon and rest and meant in (fields_of(fault.models[-1][1]) if fault.models else {}):
        message = f"no space behind the colon of `{shown(fault.name)}`"
        return tree.finding("S101", fault.path, message, f"write `{shown(f'{meant}: {rest}')}`", at_key=True)
    if " " in fault.name and tree.get(fault.path) is None:
        suggestion = 'text in braces that has a comma in it stands in quotes: "…, …"; or is a colon missing here?'
        if _CURLY.search(fault.name):
            suggestion = 'curly quotes are letters like any other here: type straight ones, "…"'
        return tree.finding("S101", fault.path, message, suggestion, at_key=True)
    if word is not None:
        message, sure = f"{message}; did you mean `{word}`?", without_doubt(fault.name, _absent(fault, tree))
        return tree.finding("S101", fault.path, message, f"write `{word}`", at_key=True, exchange=sure)
    for path, model in reversed(fault.models[:-1]):
        if fault.name in fields_of(model):
            suggestion = f"it belongs to {_called(path)}: give the line the indentation of those keys"
            return tree.finding("S101", fault.path, message, suggestion, at_key=True)
    names = fields_of(fault.models[-1][1]) if fault.models else {}
    for name, field in names.items():
        inner = shape_of_field(field).model
        if inner is not None and fault.name in fields_of(inner):
            suggestion = f"it belongs below `{name}:`, indented by two"
            return tree.finding("S101", fault.path, message, suggestion, at_key=True)
    suggestion = f"delete it, or use one of {listed(tuple(names))}"
    return tree.finding("S101", fault.path, message, suggestion, at_key=True)


def _sentence(fault: Fault, tree: Tree) -> Finding:
    """One fault in plain words: what was expected and what was found."""
    context = fault.error.get("ctx") or {}
    kind, path, value = fault.kind, fault.path, _written(fault, tree)
    name, found = _called(path), _found(value)
    expected = fault.shape.words() or _EXPECTED.get(kind, "something else")
    if kind in ("missing", "union_tag_not_found"):
        return _missing(fault, tree, str(context.get("discriminator", "")).strip("'"))
    if kind in _RANGE:
        shape = next((branch for branch in fault.shape.branches if branch.annotation in (int, float)), fault.shape)
        expected = shape.words() if shape.limits() and kind != "multiple_of" else _limit_words(kind, context)
        nearby = shape.nearest_allowed(value) if isinstance(value, int | float) else None
        suggestion = "" if nearby is None else f"; the nearest allowed is {number(nearby)}"
        message = f"{name}: expected {expected}, found {found}"
        return tree.finding("S104", path, message, f"write {expected}{suggestion}")
    if kind in _LENGTH:
        expected = _LENGTH[kind].format(**context)
        expected = f"exactly {len(context_args)} entries" if (context_args := _fixed_length(fault.shape)) else expected
        counted = f"{len(value)}" if isinstance(value, str | list | dict) else found
        if expected.startswith("at least 1 "):
            expected = "some text" if kind.startswith("string") else "at least one entry"
            return tree.finding("S105", path, f"{name} is empty; expected {expected}", f"give it {expected}")
        return tree.finding("S105", path, f"{name}: expected {expected}, found {counted}", f"give it {expected}")
    if kind in _CHOICE:
        return _not_a_choice(fault, tree, context)
    if kind == "string_pattern_mismatch":
        message = f"{name}: {found} does not have the form that is expected"
        return tree.finding("S107", path, message, form(str(context.get("pattern", "")), value), at_key=fault.of_key)
    if kind == "union" or kind in _EXPECTED:
        expected = str(context.get("expected") or expected) if kind == "union" else expected
        if value is None:
            message = f"{name} has no value; expected {expected}"
            suggestion = "write its lines below, indented by two" if expected in (GROUP, LIST) else f"write {expected}"
            return tree.finding("S113", path, message, suggestion, at_key=True)
        message = f"{name}: expected {expected}, found {found}"
        return tree.finding("S103", path, message, repair(value, fault.shape, expected))
    return _own_rule(fault, tree, context)


def _missing(fault: Fault, tree: Tree, discriminator: str) -> Finding:
    """A key that must be there; the finding stands at the group that lacks it."""
    parent, key = (fault.path, discriminator) if discriminator else (fault.path[:-1], fault.name)
    if fault.path and isinstance(fault.path[-1], int) and not discriminator:
        message = f"{_called(parent)} needs an entry number {fault.path[-1] + 1}"
        return tree.finding("S105", parent, message, "add the entry", at_key=True)
    field = fields_of(fault.models[-1][1]).get(key) if fault.models and not discriminator else None
    example = "…" if field is None or not field.examples else json.dumps(field.examples[0], ensure_ascii=False)
    meaning = f": {field.description}" if field is not None and field.description else ""
    words = fault.shape.words()
    expected = f" ({words})" if words and not discriminator else ""
    suggestion = f"add a line `{key}: {cut(example, 60)}`{expected}{cut(meaning, 200)}"
    return tree.finding("S102", parent, f"{_called(parent)} needs the key `{key}`", suggestion, at_key=True)


def _not_a_choice(fault: Fault, tree: Tree, context: dict[str, Any]) -> Finding:
    """A word that is none of those allowed."""
    if fault.kind == "union_tag_invalid":
        fault = replace(fault, path=(*fault.path, str(context.get("discriminator", "")).strip("'")))
    path, value = fault.path, _written(fault, tree)
    quoted = str(context.get("expected_tags") or context.get("expected") or "")
    choices = fault.shape.choices or tuple(re.findall(r"'([^']*)'", quoted))
    expected = listed(choices) if choices else quoted
    if value is None:
        message = f"{_called(path)} has no value; expected {expected}"
        return tree.finding("S113", path, message, "write one of them", at_key=True)
    near = nearest(value, choices) if isinstance(value, str) else None
    message = f"{_called(path)}: expected {expected}, found {_found(value)}"
    fix, sure = f"write `{near}`" if near else "write one of them", without_doubt(str(value), choices)
    return tree.finding("S106", path, message, fix, at_key=fault.of_key, exchange=sure if near else None)


def _own_rule(fault: Fault, tree: Tree, context: dict[str, Any]) -> Finding:
    """A rule of the models' own. An error type such as "S203" names the code, `suggestion` in its context the fix."""
    code = fault.kind if _OWN_CODE.match(fault.kind) else "S108"
    text = str(context.get("error") or fault.error["msg"])
    message = f"{_called(fault.path)}: {cut(printable(text), 300)}"
    suggestion = str(context.get("suggestion") or "change the value so that the rule holds")
    return tree.finding(code, fault.path, message, suggestion)


def _called(path: KeyPath) -> str:
    """How a person would name the place: `targets` entry 2."""
    keys = [place for place, part in enumerate(path) if isinstance(part, str)]
    if not keys:
        return "the scenario" if not path else "entry " + ".".join(str(int(part) + 1) for part in path)
    last = keys[-1]
    if path[last] == "value" and last and isinstance(path[last - 1], str):
        return _called(path[:last])
    entries = ".".join(str(int(part) + 1) for part in path[last + 1 :])
    return f"`{shown(str(path[last]))}`" + (f" entry {entries}" if entries else "")


def _found(value: Value) -> str:
    """What stands in the file, for a sentence."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return number(value) if isinstance(value, float) and abs(value) >= 1e6 else str(value)
    if isinstance(value, str):
        return f'the text "{shown(value)}"' if value else "an empty text"
    return "a list" if isinstance(value, list) else "a group of keys"


def _limit_words(kind: str, context: dict[str, Any]) -> str:
    """The one limit that pydantic names, where the models do not show the range."""
    words = {
        "greater_than": "above",
        "greater_than_equal": "of at least",
        "less_than": "below",
        "less_than_equal": "of at most",
    }
    if kind == "range":
        return f"a number from {context.get('low')} to {context.get('high')}"
    if kind == "multiple_of":
        return f"a multiple of {context.get('multiple_of')}"
    limit = next((value for value in context.values() if isinstance(value, int | float)), None)
    return f"a number {words[kind]} {number(limit)}" if kind in words else "a finite number"


def _fixed_length(shape: Shape) -> tuple[Any, ...]:
    args: tuple[Any, ...] = getattr(shape.annotation, "__args__", ())
    return args if getattr(shape.annotation, "__origin__", None) is tuple and Ellipsis not in args else ()
