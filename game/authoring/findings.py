"""What is wrong in a scenario file, where, and what to do about it.

A `Finding` is plain data. The functions below show it to a person, to a program and to a code host. Whatever comes out
of the file is made harmless first: no control character reaches the terminal and no line runs over it.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Severity = Literal["error", "warning", "info"]

LINE_SHOWN = 120  # characters of the offending line that are shown
_NEAR = 0.67  # from here on one word may be meant by the other
_WORD_COMPARED = 60  # characters of a word that are compared with valid names: difflib is quadratic
_MESSAGE_SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `line` and `column` count from 1, in characters; `code` stands in `codes.CATALOGUE`.

    `exchange` is set where one word for another mends it without doubt: the word that stands there, and the one meant.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    suggestion: str
    source_line: str = ""
    exchange: tuple[str, str] | None = None


class ScenarioError(Exception):
    """A scenario cannot be used; `findings` says why, in the order of the files and lines."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(in_order(findings))
        super().__init__("\n".join(format_text(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type[ScenarioError], tuple[tuple[Finding, ...]]]:
        """Survive the way back from a worker process with the findings, not with their text."""
        return (ScenarioError, (self.findings,))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by file, line and column, each once."""
    return sorted(set(findings), key=lambda f: (f.file, f.line, f.column, f.code, f.message, f.suggestion))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when something forbids playing; warnings and notes do not."""
    return any(finding.severity == "error" for finding in findings)


def format_text(finding: Finding) -> str:
    """For a person: place, code and message; the line; a caret below the place; the fix."""
    rows = [
        f"{printable(finding.file)}:{finding.line}:{finding.column}: "
        f"{finding.severity} {finding.code}: {printable(cut(finding.message, _MESSAGE_SHOWN))}"
    ]
    if finding.source_line.strip():
        shown, caret = _window(finding.source_line, finding.column)
        rows += [f"    {shown}", f"    {caret}"]
    if finding.suggestion:
        rows.append(f"    fix: {printable(cut(finding.suggestion, _MESSAGE_SHOWN))}")
    return "\n".join(rows)


def as_json(finding: Finding) -> dict[str, str | int]:
    """For a program: the seven fields that `check --format json` promises."""
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity,
        "message": printable(cut(finding.message, _MESSAGE_SHOWN)),
        "suggestion": printable(cut(finding.suggestion, _MESSAGE_SHOWN)),
    }


def format_github(finding: Finding) -> str:
    """One workflow command, which a code host shows beside the line of a change."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
    text = cut(finding.message, _MESSAGE_SHOWN)
    if finding.suggestion:
        text += f" (fix: {cut(finding.suggestion, _MESSAGE_SHOWN)})"
    file = _property(printable(finding.file))
    return (
        f"::{kind} file={file},line={finding.line},col={finding.column},title={finding.code}::{_data(printable(text))}"
    )


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The valid name that a mistyped `word` most likely means, or None when nothing is near."""
    return _nearest(word[:_WORD_COMPARED], tuple(choices))


def without_doubt(word: str, choices: Iterable[str]) -> tuple[str, str] | None:
    """The exchange of a mistyped `word` for the one valid name that is near, or None when none is or several are."""
    near, names = nearest(word, choices := tuple(choices)), [name.casefold() for name in choices]
    close = difflib.get_close_matches(word[:_WORD_COMPARED].casefold(), names, n=2, cutoff=_NEAR)
    return (word, near) if near is not None and close == [near.casefold()] else None


@lru_cache(maxsize=4096)
def _nearest(word: str, choices: tuple[str, ...]) -> str | None:
    plain = {choice.casefold().replace("-", "_").replace(" ", "_"): choice for choice in reversed(choices)}
    wanted = word.casefold().replace("-", "_").replace(" ", "_")
    if wanted in plain:
        return plain[wanted]
    found = difflib.get_close_matches(wanted, [key[:_WORD_COMPARED] for key in plain], n=1, cutoff=_NEAR)
    return plain.get(found[0]) if found else None


def listed(choices: Sequence[str], most: int = 16) -> str:
    """`a`, `b` or `c`; a long list is cut."""
    names = [f"`{cut(choice, 40)}`" for choice in choices]
    if len(names) > most:
        return ", ".join(names[:most]) + f" and {len(names) - most} more"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" or {names[-1]}" if names else "nothing"


def cut(text: str, length: int) -> str:
    """At most `length` characters, an ellipsis where something is left out."""
    return text if len(text) <= length else text[: max(length - 1, 0)] + "…"


def printable(text: str) -> str:
    """The text on one line, with every character that could steer a terminal or hide itself shown as `�`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(char) for char in text)


def _harmless(char: str) -> str:
    if char in "\t\n\r":
        return " "
    # Cc control, Cf format (direction, zero width), Cs lone surrogate, Co private, Cn unassigned, Zl/Zp line ends
    return "�" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else char


def _window(line: str, column: int) -> tuple[str, str]:
    """The part of the line around the column, and the line with the caret below it."""
    place = min(max(column - 1, 0), len(line))
    start = 0 if len(line) <= LINE_SHOWN else min(max(place - LINE_SHOWN // 2, 0), len(line) - LINE_SHOWN)
    shown = printable(line[start : start + LINE_SHOWN].rstrip("\r\n"))
    before = shown[: place - start]
    if start:
        shown, before = "…" + shown, "…" + before
    if start + LINE_SHOWN < len(line):
        shown += "…"
    return shown, " " * sum(_columns(char) for char in before) + "^"


def _columns(char: str) -> int:
    """Columns that a character takes in a terminal."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
