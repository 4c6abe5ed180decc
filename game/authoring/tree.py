"""What the reader hands on: plain values, and where in the file each key and each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from game.authoring.findings import Finding, Severity

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
KeyPath = tuple[str | int, ...]


class Source(NamedTuple):
    """One file as findings show it."""

    name: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The text of a line, counted from 0; empty behind the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


class Mark(NamedTuple):
    """A place in a file; line and column count from 0, in characters."""

    source: Source
    line: int
    column: int

    def finding(
        self,
        code: str,
        message: str,
        suggestion: str,
        severity: Severity = "error",
        exchange: tuple[str, str] | None = None,
    ) -> Finding:
        """A finding at this place."""
        number, column = self.line, self.column
        if number >= len(self.source.lines):  # the parser puts the end of a file into a line of its own
            number = max(len(self.source.lines) - 1, 0)
            column = len(self.source.line(number))
        line = self.source.line(number)
        column = min(column, len(line))
        return Finding(self.source.name, number + 1, column + 1, code, severity, message, suggestion, line, exchange)


@dataclass(slots=True)
class Tree:
    """What a file says. `root` is None when it could not be read; `findings` says why, or what is wrong besides."""

    source: Source
    root: dict[str, Value] | None = None
    values: dict[KeyPath, Mark] = field(default_factory=dict)  # where each value begins
    keys: dict[KeyPath, Mark] = field(default_factory=dict)  # where each key begins
    refused: set[KeyPath] = field(default_factory=set)  # values that a finding already speaks of; None in the tree
    findings: list[Finding] = field(default_factory=list)

    def mark(self, path: KeyPath) -> Mark:
        """Where the value begins, or the nearest thing around it that the file has."""
        return self._nearest(path, self.values)

    def key_mark(self, path: KeyPath) -> Mark:
        """Where the key of this value begins (of a list item: the item), or the nearest thing around it."""
        for length in range(len(path), 0, -1):
            mark = self.keys.get(path[:length]) or self.values.get(path[:length])
            if mark is not None:
                return mark
        return self.mark(())

    def _nearest(self, path: KeyPath, marks: dict[KeyPath, Mark]) -> Mark:
        for length in range(len(path), -1, -1):
            if path[:length] in marks:
                return marks[path[:length]]
        return Mark(self.source, 0, 0)

    def get(self, path: KeyPath) -> Value:
        """The value at a path; KeyError when the file has none."""
        node: Value = self.root
        for part in path:
            if isinstance(node, dict) and isinstance(part, str) and part in node:
                node = node[part]
                continue
            if not (isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node)):
                raise KeyError(path)
            node = node[part]
        return node

    def is_refused(self, path: KeyPath) -> bool:
        """True when the value, or something around it, has been refused already."""
        return bool(self.refused) and any(path[:length] in self.refused for length in range(len(path) + 1))

    def finding(
        self,
        code: str,
        path: KeyPath,
        message: str,
        suggestion: str,
        *,
        severity: Severity = "error",
        at_key: bool = False,
        exchange: tuple[str, str] | None = None,
    ) -> Finding:
        """A finding at the value of a path, or at its key; for checks that come after reading."""
        mark = self.key_mark(path) if at_key else self.mark(path)
        return mark.finding(code, message, suggestion, severity, exchange)
