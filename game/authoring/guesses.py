"""What the author of a scenario probably meant: the fix for a value that has the wrong form."""

from __future__ import annotations

import re

from game.authoring.findings import cut, printable
from game.authoring.shapes import GROUP, LIST, Shape, number
from game.authoring.tree import Value

_SWITCHES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def repair(value: Value, shape: Shape, expected: str) -> str:
    """The line as it was probably meant."""
    wants = {branch.annotation for branch in shape.branches} or {shape.annotation}
    if isinstance(value, str) and (bool in wants or "`true`" in expected):
        word = _SWITCHES.get(value.lower(), value.lower())
        return f"write `{word}`" if word in ("true", "false") else "write `true` or `false`"
    if isinstance(value, str) and "number" in expected:
        meant = _number_meant(value)
        if meant and "whole" in expected and "." in meant:
            meant = None
        if meant and "%" in value and "." not in meant and _highest(shape) == 1:
            meant = number(int(meant) / 100)
        return f"write {meant}, without quotes or unit" if meant else f"write {expected}, as digits"
    if isinstance(value, float) and value.is_integer() and "whole number" in expected:
        return f"write {int(value)}"
    if isinstance(value, bool | int | float) and expected == "text":
        return f'put it in quotes: "{str(value).lower()}"'
    if expected == GROUP and isinstance(value, str):
        arguments = getattr(shape.annotation, "__args__", ())
        if arguments and value in getattr(arguments[0], "__args__", ()):
            return f"write `{{{shown(value)}: 1}}`"
    if expected == GROUP and isinstance(value, list) and shape.model is None:
        return "begin each entry with its id and a colon, and not with `-`: `estonia: {name: Estonia}`"
    if expected == LIST and isinstance(value, dict):
        return "put the braces in square brackets, `[{…}]`, or begin each entry with `- `"
    if expected == LIST and isinstance(value, str | int | float):
        return f"write `[{shown(str(value))}]`, or one line `- …` for each entry"
    return f"write {expected}"


def _number_meant(text: str) -> str | None:
    """`1_000`, `012`, `5 %`, `0,5` and `"5"` as the number that they stand for."""
    digits = re.match(r"\s*([-+]?)([0-9][0-9_' ]{0,20})(?:[.,]([0-9]{1,15}))?\s*(?:%|[a-zA-Z€$]{1,12})?\s*\Z", text)
    if digits is None:
        return None
    whole = re.sub("[_' ]", "", digits[2]).lstrip("0") or "0"
    return digits[1].replace("+", "") + whole + (f".{digits[3]}" if digits[3] else "")


def _highest(shape: Shape) -> float | None:
    """The highest number allowed, of any way to write it; None without a limit."""
    return next((top for s in (shape, *shape.branches) if (top := s.nearest_allowed(float("inf"))) is not None), None)


def form(pattern: str, value: Value) -> str:
    """How to write what a pattern asks for: the pattern of ids in words, others as they are."""
    if pattern in ("^[a-z][a-z0-9_]*$", "^[a-z0-9_]+$"):
        near = re.sub("[^a-z0-9]+", "_", str(value).lower()[:60]).strip("_")
        if re.search(pattern, near):
            return f"write `{near}`: ids are small letters a to z, digits and `_`"
        return "use small letters a to z, digits and `_`, such as `air_defence`"
    return f"write it in the form `{cut(pattern, 80)}`"


def shown(text: str) -> str:
    """A name out of the file, harmless and short."""
    return cut(printable(text), 60)
