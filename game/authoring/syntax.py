"""The YAML parser's complaints in a teacher's words, at the place where the mistake was made.

The parser reports where it gave up; a missing quote or colon is further up. The words of both parsers (libyaml and the
pure one) are understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_CLOSE = "add the closing quote; is an apostrophe in the text?"
_COLON = "write `key: value`, with a space behind the colon"
_QUOTES = 'put the text in quotes: "…"'
_APOSTROPHE = re.compile(r"'[^']*\w(')\w")  # 'NATO's voice'
_OPENING = re.compile(r'(?:^|[\s\[{,])"\s*$')  # a quote that was meant to open: a space or a bracket stands before it
_HARD_SPACE = re.compile(":[\u00a0\u202f\u2007\u3000]")  # as text programs and web pages write it

Place = tuple[int, int]  # line and column, from 0


class Fault(NamedTuple):
    """One syntax error: its place, code, sentence and fix."""

    place: Place
    code: str
    message: str
    suggestion: str


def explain_syntax_error(
    lines: Sequence[str], problem: str, context: str, context_place: Place | None, place: Place
) -> Fault:
    """The fault behind a parser error; `problem` and `context` are the parser's own words."""
    start = context_place or place
    line = lines[place[0]] if place[0] < len(lines) else ""
    char = line[place[1] : place[1] + 1]
    if "tab character" in problem or (char == "\t" and "cannot start any token" in problem):
        return Fault(place, "S020", "a tab stands where the line is indented", "indent with spaces, two for each level")
    if "cannot start any token" in problem:
        message = "text cannot begin with " + (
            "a backtick" if char == "`" else f"`{char}`" if char else "this character"
        )
        return Fault(place, "S025", message, _QUOTES)
    if "escape" in problem or "hex" in problem:
        message = "a backslash in double quotes begins an escape, and this one does not exist"
        return Fault(place, "S026", message, "use single quotes, or write the backslash twice")
    if "flow" in context or "block" in context:
        apostrophe = _apostrophe(line, place[1])
        if apostrophe is not None:
            message = "this apostrophe ends the text, which began with a single quote"
            return Fault((place[0], apostrophe), "S023", message, 'put the text in double quotes: "…"')
        opened = _open_quote(lines, place)
        if opened is not None:
            return Fault(opened, "S023", "the quotes that open here are not closed", "add the closing quote")
    if "quoted scalar" in context:
        return Fault(start, "S023", "the quotes that open here are not closed", _CLOSE)
    if "expected ':'" in problem:
        return _no_colon(lines, start)
    if "mapping values are not allowed" in problem:
        return _misplaced_colon(lines, place)
    if "sequence entries are not allowed" in problem:
        return Fault(
            place, "S022", "a list cannot begin in the line of its key", "begin it in the next line, indented by two"
        )
    if "flow" in context:
        if place[0] == start[0] and char and char not in "]}":
            message = "a comma is missing before this, or the bracket before it is not closed"
            if char == ":":
                message = "a second colon stands in one value"
            fix = "write the comma before the key that is meant, or put the text in quotes"
            return Fault(place, "S024", message, fix if char == ":" else "part the items with commas")
        message = "the bracket that opens here is not closed, or a comma is missing"
        return Fault(start, "S024", message, "close it, and part the items with commas")
    if char in ("]", "}", ","):
        return Fault(
            place,
            "S024",
            f"`{char}` stands here without a bracket that it belongs to",
            'delete it, or put the text in quotes: "…"',
        )
    if "alphabetic or numeric" in problem:
        return Fault(start, "S025", "text cannot begin with `*` or `&`", _QUOTES)
    if "tag" in problem or "tag" in context:
        return Fault(start, "S012", "`!` gives a value a type of its own, which scenarios do not allow", _QUOTES)
    if "document start" in problem or "document separator" in problem:
        return Fault(place, "S009", "the document ended above and something follows", "delete the line `...` above")
    if "block scalar" in context:
        return Fault(place, "S022", "text behind `|` or `>` begins in the next line", "move it down, indented by two")
    if "block" in context:
        return _indentation(lines, context, place)
    return Fault(place, "S029", "this line cannot be read", "look at colon, quotes and indentation here and above")


def _apostrophe(line: str, column: int) -> int | None:
    """The column of an apostrophe that ended a text in single quotes just before the parser gave up, or None."""
    for match in _APOSTROPHE.finditer(line):
        if match.start(1) < column <= match.start(1) + 2:
            return match.start(1)
    return None


def _open_quote(lines: Sequence[str], place: Place) -> Place | None:
    """Where a quote opened that only the next opening quote, just before the parser gave up, has ended; or None."""
    if place[0] >= len(lines) or not _OPENING.search(lines[place[0]][: place[1]]):
        return None
    for number in range(place[0] - 1, max(place[0] - 50, 0) - 1, -1):
        if lines[number].count('"') % 2:
            return number, lines[number].rindex('"')
    return None


def _no_colon(lines: Sequence[str], place: Place) -> Fault:
    """A line without a colon and a space; some spaces only look like one."""
    text = lines[place[0]] if place[0] < len(lines) else ""
    hard = _HARD_SPACE.search(text)
    if hard is not None:
        message = "the space behind this colon is a special one, as text programs write it"
        return Fault((place[0], hard.start() + 1), "S021", message, "delete it and type an ordinary space")
    message = "no space behind the colon" if ":" in text else "a colon is missing behind this key"
    return Fault(place, "S021", message, _COLON)


def _misplaced_colon(lines: Sequence[str], place: Place) -> Fault:
    """A colon where no key can stand: in a text, behind a line without a colon, or below a line that has a value."""
    line = lines[place[0]] if place[0] < len(lines) else ""
    if ": " in line[: place[1]]:
        return Fault(place, "S027", "a second colon stands in one line", 'use quotes: key: "text: more text"')
    above = place[0] - 1
    while above >= 0 and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above -= 1
    if above < 0:
        return Fault(place, "S029", "a colon stands where no key can stand", "look at its colon and indentation")
    text = lines[above]
    column = len(text) - len(text.lstrip())
    if ": " not in text and not text.rstrip().endswith(":"):
        return _no_colon(lines, (above, column))
    indent = len(line) - len(line.lstrip())
    message = f"this line is indented deeper than line {above + 1}, which already has a value"
    return Fault((place[0], indent), "S022", message, "indent both lines alike, or delete the value above")


def _indentation(lines: Sequence[str], context: str, place: Place) -> Fault:
    line = lines[place[0]] if place[0] < len(lines) else ""
    if line[: place[1]].strip():  # something stands before it in the line
        return Fault(
            place, "S029", "something stands behind a value that had ended", "put it all in quotes, or delete the rest"
        )
    if line[place[1] : place[1] + 1] == ":":
        return Fault(place, "S021", "the key before the colon is missing", "write a key, or delete the colon")
    if re.match(r"-\w", line[place[1] :]):
        return Fault(place, "S022", "a space is missing behind the `-` of this list entry", "write `- `, with a space")
    indent, above = place[1], _indent_above(lines, place[0])
    if above is not None and 0 < abs(indent - above) < 2:
        message = f"this line stands {_spaces(indent)} in, and the line above {_spaces(above)}"
        return Fault(place, "S022", message, f"begin it with {_spaces(above)}, if both belong to one group")
    if "collection" in context:
        message = "a list is expected to go on here, and this line does not begin with `-`"
        return Fault(place, "S022", message, "begin the line with `- `, or indent it like the key of the list")
    if line[place[1] :].startswith("- ") and above == indent and not lines[place[0] - 1].lstrip().startswith("- "):
        message = "the line below begins with `-`, as an entry of a list does, and this one does not"
        return Fault((place[0] - 1, indent), "S022", message, "begin it with `- ` if it belongs to the list")
    return Fault(place, "S022", "the indentation fits none of the lines above", "indent lines of one group alike")


def _indent_above(lines: Sequence[str], number: int) -> int | None:
    """How far the keys of the line above stand in, behind the `- ` of a list, or None."""
    for text in reversed(lines[max(number - 50, 0) : number]):
        if text.strip() and not text.lstrip().startswith("#"):
            bare = text.lstrip(" ")
            return len(text) - len(bare.removeprefix("- ").lstrip(" "))
    return None


def _spaces(count: int) -> str:
    return f"{count} space" + ("" if count == 1 else "s")
