"""A stranger's YAML file -> a plain tree that remembers the line and column of every key and value.

One pass over the parser's events; nothing is ever composed or constructed by the YAML library. Too large, too deep and
too many end the pass where the limit is crossed, so a bomb is never read to its end. What can be collected is
collected, so that one run names as many faults as possible. Anchors, aliases, merge keys, tags and several documents
are refused: a scenario needs none.

Scalars follow the core rules of YAML 1.2, not the library's: only `true` and `false` are switches, `NO`, `yes` and
`off` are text, numbers are decimal, and what looks like an octal, a clock time or `1_000` stays text.
"""

from __future__ import annotations

import math
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from game.authoring.findings import Finding, cut, printable
from game.authoring.screening import FORBIDDEN, LINE_END, codepoint, not_utf8, screen, unreadable
from game.authoring.syntax import explain_syntax_error
from game.authoring.tree import KeyPath, Mark, Source, Tree, Value

FAST = bool(getattr(yaml, "__with_libyaml__", False))
MAX_BYTES = 1_000_000  # with libyaml
MAX_BYTES_PURE = 256_000  # the pure parser is some ten times slower
MAX_DEPTH = 32
MAX_NODES = 100_000
MAX_NODES_PURE = 50_000
MAX_TEXT = 20_000  # characters of one value
MAX_KEY = 200  # characters of one key
MAX_NUMBER = 40  # characters of a number
MAX_DIGITS = 15  # digits of a whole number: beyond 2**53 a float no longer holds it
MAX_FINDINGS = 200

_TEXT, _NUMBER = "a text", "a number"
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_WHOLE = re.compile(r"(?:[\s:{\[-]|^)([0-9]{1,15}),\Z")
_NULLS = {"", "~", "null"}
_BEGIN = "begin with a copy of scenarios/first_crisis.yaml, the smallest scenario"
_LINES = "begin with lines such as `format: 1`"
_SWALLOWED = re.compile(r"[ \t]*- ")


def read_file(path: str | Path, name: str | None = None, *, pure: bool = not FAST) -> Tree:
    """Read one file. Never raises for what the file is or holds; findings call it `name` (default: the path)."""
    shown = str(path) if name is None else name
    limit = _limit(pure)
    try:
        target = Path(path)
        if not stat.S_ISREG(target.stat().st_mode):  # a pipe would wait for ever
            return unreadable(shown, "S001", "this is a folder or a device, not a file", "name a .yaml file")
        with target.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not allowed"
        return unreadable(shown, "S001", f"the file cannot be read: {reason}", "check its name and rights")
    return read_text(data, shown, pure=pure)


def read_text(text: str | bytes, name: str = "<text>", *, pure: bool = not FAST) -> Tree:
    """Read a scenario's text. Never raises; `pure` takes the slower parser, which needs no library in C."""
    limit = _limit(pure)
    if len(text) > limit or (isinstance(text, str) and len(text.encode("utf-8", "surrogatepass")) > limit):
        message = f"the file is larger than {limit // 1000} kB"
        return unreadable(name, "S002", message, "a scenario is text only: shorten it or use `extends:`")
    if isinstance(text, bytes):
        data = text
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return not_utf8(name, data, error)
    text = text.removeprefix("\ufeff")
    tree = Tree(Source(name, tuple(LINE_END.split(text))))
    if not screen(tree, text):
        return tree
    reader = _Reader(tree, MAX_NODES_PURE if pure else MAX_NODES)
    try:
        reader.read(text, yaml.SafeLoader if pure else yaml.CSafeLoader)
    except _Stop as stop:
        tree.findings.append(stop.finding)
        tree.root = None
    tree.findings.sort(key=lambda f: (f.line, f.column))
    return tree


def _limit(pure: bool) -> int:
    return MAX_BYTES_PURE if pure else MAX_BYTES


class _Stop(Exception):
    """A fault after which reading on makes no sense."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Frame:
    """A list or mapping being filled. `path` is None below a refused key: what stands there is counted and dropped."""

    __slots__ = ("key", "node", "path", "wants_key")

    def __init__(self, node: dict[str, Value] | list[Value], path: KeyPath | None) -> None:
        self.node = node
        self.path = path
        self.key: str | None = None
        self.wants_key = isinstance(node, dict)

    def child(self) -> KeyPath | None:
        """Path of the value that comes next."""
        if self.path is None:
            return None
        if isinstance(self.node, list):
            return (*self.path, len(self.node))
        return None if self.key is None else (*self.path, self.key)

    def put(self, value: Value) -> None:
        """Take the value that came."""
        if isinstance(self.node, list):
            self.node.append(value)
            return
        if self.wants_key:  # a list or mapping stood where a key is expected
            self.key, self.wants_key = None, False
            return
        if self.key is not None:
            self.node[self.key] = value
        self.key, self.wants_key = None, True


class _Reader:
    """Builds the tree from the events, one at a time."""

    def __init__(self, tree: Tree, most: int) -> None:
        self.tree = tree
        self.nodes = 0
        self.most = most  # nodes
        self.frames: list[_Frame] = []
        self.last = Mark(tree.source, 0, 0)

    def read(self, text: str, loader: Any) -> None:
        """Take the whole text in; _Stop at a fault that ends the reading."""
        documents = 0
        for event in self._events(text, loader):
            self.last = self._mark(event.start_mark)
            if isinstance(event, yaml.ScalarEvent):
                self._count()
                self._properties(event)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._count()
                self._properties(event)
                self._open([] if isinstance(event, yaml.SequenceStartEvent) else {})
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._count()
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._stop("S009", "a second document begins here", "keep one scenario in a file")
        if documents == 0:
            self.last = Mark(self.tree.source, 0, 0)
            raise self._stop("S005", "the file is empty", _BEGIN)

    def _events(self, text: str, loader: Any) -> Iterator[Any]:
        """The parser's events; its complaints become findings."""
        events: Any = yaml.parse(text, Loader=loader)
        try:
            yield from events
        except yaml.MarkedYAMLError as error:
            context, problem = self._maybe(error.context_mark), self._maybe(error.problem_mark)
            if "nesting depth" in (error.problem or ""):  # the parser looks ahead, and newer ones have a limit too
                raise self._too_deep() from None
            place = problem or (self.last.line, self.last.column)
            lines = self.tree.source.lines
            fault = explain_syntax_error(lines, error.problem or "", error.context or "", context, place)
            self.last = Mark(self.tree.source, *fault.place)
            raise self._stop(fault.code, fault.message, fault.suggestion) from None
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure parser's own slips, such as \UFFFFFFFF
            reason = cut(printable(str(error)), 80)
            message = f"this cannot be read as YAML ({reason})"
            raise self._stop("S029", message, "look at this line and the one above") from None
        finally:
            events.close()

    def _maybe(self, mark: Any) -> tuple[int, int] | None:
        return None if mark is None else (mark.line, mark.column)

    def _mark(self, mark: Any) -> Mark:
        return Mark(self.tree.source, mark.line, mark.column)

    def _stop(self, code: str, message: str, suggestion: str) -> _Stop:
        return _Stop(self.last.finding(code, message, suggestion))

    def _too_deep(self) -> _Stop:
        message = f"lists and groups are nested more than {MAX_DEPTH} deep"
        return self._stop("S006", message, "a scenario needs about six levels")

    def _report(self, code: str, message: str, suggestion: str, mark: Mark | None = None) -> None:
        if len(self.tree.findings) >= MAX_FINDINGS:
            message = f"more than {MAX_FINDINGS} faults; the rest was not read"
            raise self._stop("S015", message, "mend the first ones and check again")
        self.tree.findings.append((mark or self.last).finding(code, message, suggestion))

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > self.most:
            message = f"the file holds more than {self.most:,} keys and values"
            raise self._stop("S007", message, "shorten the file")

    def _properties(self, event: Any) -> None:
        """Anchors and tags are reported; the value behind them is read all the same."""
        if event.anchor is not None:
            message = f"`&{cut(event.anchor, 40)}` names a value for use elsewhere, which scenarios do not allow"
            self._report("S010", message, "write the value out; text that begins with & needs quotes")
        if event.tag is not None:
            tag = cut(event.tag.replace("tag:yaml.org,2002:", "!!"), 40)
            message = f"`{tag}` gives the value a type of its own, which scenarios do not allow"
            self._report("S012", message, "delete it up to the next space; text that begins with ! needs quotes")

    def _alias(self, event: Any) -> None:
        message = f"`*{cut(event.anchor, 40)}` repeats a value from elsewhere, which scenarios do not allow"
        self._report("S010", message, "write the value out; text that begins with * needs quotes")
        if self.frames and self.frames[-1].wants_key:
            self.frames[-1].put(None)
            return
        self._deliver(None, refused=True)

    def _open(self, node: dict[str, Value] | list[Value]) -> None:
        if len(self.frames) >= MAX_DEPTH:
            raise self._too_deep()
        path: KeyPath | None = ()
        if self.frames:
            parent = self.frames[-1]
            path = parent.child()
            if parent.wants_key:
                message = "a list or a group stands where a key is expected"
                self._report("S110", message, "write a short name before the colon")
                path = None
        if path is not None:
            self.tree.values[path] = self.last
        self.frames.append(_Frame(node, path))

    def _close(self) -> None:
        node = self.frames.pop().node
        if self.frames:
            self.frames[-1].put(node)
        elif isinstance(node, dict):
            self.tree.root = node
        else:
            self.last = self.tree.mark(())
            raise self._stop("S014", "the file is a list, not `key: value` lines", _LINES)

    def _scalar(self, event: Any) -> None:
        if self.frames and self.frames[-1].wants_key:
            self._key(event, self.frames[-1])
            return
        if not self.frames:
            if event.value == "" and not event.style:
                self.last = Mark(self.tree.source, 0, 0)
                raise self._stop("S005", "the file is empty", _BEGIN)
            suggestion = "is the colon missing here, or the space behind it? Begin with lines such as `format: 1`"
            raise self._stop("S014", "the file is one text, not `key: value` lines", suggestion)
        found = len(self.tree.findings)
        value = self._value(event)
        self._deliver(value, refused=len(self.tree.findings) > found)

    def _deliver(self, value: Value, *, refused: bool) -> None:
        if not self.frames:
            raise self._stop("S014", "the file has no `key: value` lines", _LINES)
        path = self.frames[-1].child()
        if path is not None:
            self.tree.values[path] = self.last
            if refused:
                self.tree.refused.add(path)
        self.frames[-1].put(value)

    def _key(self, event: Any, frame: _Frame) -> None:
        """Take a key, or report it and drop what stands behind it."""
        frame.wants_key = False
        text: str = event.value
        shown = cut(text, 40)
        if frame.path is None:
            return
        if len(text) > MAX_KEY:
            self._report(
                "S008", f"the key `{shown}` is longer than {MAX_KEY} characters", "is a colon missing or misplaced?"
            )
        elif not event.style and text == "<<":
            self._report(
                "S011", "`<<` merges another group into this one, which scenarios do not allow", "write the lines out"
            )
        elif not event.style and self._cut_number(text):
            whole = self._cut_number(text)
            message = f"the comma cuts `{whole},{shown}` in two; numbers have a point"
            self._report("S110", message, f"write {whole}.{shown}")
        elif not event.style and _kind(text) is not _TEXT:
            message = (
                f"the key `{shown}` would be {_kind(text)}; keys are text"
                if text
                else "the key before the colon is missing"
            )
            self._report("S110", message, f'write "{shown}" in quotes' if text else "write a key, or delete the colon")
        elif text in frame.node:
            first = self.tree.keys[(*frame.path, text)]
            message = f"the key `{shown}` stands here a second time; the first is in line {first.line + 1}"
            self._report("S109", message, "delete one of the two, or give it another name")
        elif self._no_control(text):
            frame.key = text
            self.tree.keys[(*frame.path, text)] = self.last

    def _cut_number(self, text: str) -> str:
        """The digits before the comma of a number such as `0,5` in braces, of which `5` came as a key; or nothing."""
        before = self.tree.source.lines[self.last.line][: self.last.column] if text.isdigit() else ""
        found = _WHOLE.search(before)
        return found[1] if found else ""

    def _no_control(self, text: str) -> bool:
        """False, with a finding, when an escape such as \\x1b smuggled a control character in."""
        odd = FORBIDDEN.search(text)
        if odd is None:
            return True
        self._report(
            "S004",
            f"the text holds a character that cannot be seen: {codepoint(odd[0])}",
            "delete the escape that makes it",
        )
        return False

    def _value(self, event: Any) -> Value:
        """The scalar by our own rules; None with a finding when it is refused."""
        text: str = event.value
        if len(text) > MAX_TEXT:
            self._report(
                "S008", f"the text is longer than {MAX_TEXT:,} characters", "shorten it; is a quote missing further up?"
            )
            return None
        if event.style:
            return text if self._no_control(text) else None
        if event.end_mark.line > event.start_mark.line:
            self._swallowed(event)
        if text in _NULLS:
            return None
        if text in ("true", "false"):
            return text == "true"
        if _NOT_FINITE.match(text):
            self._report("S111", f"`{text}` is not a number a game can count with", "write a number")
            return None
        return self._number(text) if _kind(text) is _NUMBER else text

    def _number(self, text: str) -> Value:
        whole = _INT.match(text) is not None
        if len(text) > MAX_NUMBER or (whole and len(text.lstrip("+-")) > MAX_DIGITS):
            self._report("S112", f"the number `{cut(text, 40)}` has too many digits", "use at most 15 digits")
            return None
        if whole:
            return int(text)
        number = float(text)
        if not math.isfinite(number) or (number == 0.0 and re.search("[1-9]", re.split("[eE]", text)[0])):
            self._report("S112", f"the number `{text}` is too large or too small to be held", "use a smaller exponent")
            return None
        return number + 0.0  # -0.0 becomes 0.0

    def _swallowed(self, event: Any) -> None:
        """A list item indented deeper than the first one becomes part of its text without a word from YAML."""
        for line in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.tree.source.lines))):
            indent = _SWALLOWED.match(self.tree.source.lines[line])
            if indent is not None and (line < event.end_mark.line or event.end_mark.column >= indent.end()):
                mark = Mark(self.tree.source, line, indent.end() - 2)
                message = "this list item is indented deeper than the one above and would become part of its text"
                self._report(
                    "S028", message, "move the `-` below the `-` above; or quote the text, if it is text", mark
                )
                return


def _kind(text: str) -> str:
    """What a plain scalar would be, in words."""
    if text in _NULLS:
        return "nothing"
    if text in ("true", "false"):
        return "a switch"
    return _NUMBER if _INT.match(text) or _FLOAT.match(text) or _NOT_FINITE.match(text) else _TEXT
