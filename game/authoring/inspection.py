"""What all checks of a document share: where to look, how to report, and the commonest questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from game.authoring.document import Document
from game.authoring.findings import Finding, Severity, cut, listed, nearest, printable, without_doubt
from game.authoring.places import Places, UnknownTrack
from game.authoring.reader import MAX_FINDINGS
from game.authoring.tree import KeyPath, Tree
from game.rules.tracks import TRACKS

_COMPARED = 200  # names that a mistyped one is compared with: comparing is slow
_NAMED = 48  # names that are listed when none is near: all tracks, and all places of the board


@dataclass
class Inspection:
    """One document under inspection, and what was found."""

    tree: Tree
    document: Document
    places: Places
    mended: frozenset[KeyPath] = frozenset()  # places that are not judged, nor what is in them
    findings: list[Finding] = field(default_factory=list)
    roles_fit: bool = True  # False after a fault of roles, from which others would follow

    @property
    def full(self) -> bool:
        """True when enough was found; checks that go over long lists stop then."""
        return len(self.findings) > MAX_FINDINGS

    def report(
        self,
        code: str,
        path: KeyPath,
        message: str,
        suggestion: str,
        *,
        severity: Severity = "error",
        at_key: bool = False,
        exchange: tuple[str, str] | None = None,
    ) -> None:
        """Take down one finding at the value of a path, or at its key."""
        if self.mended and any(path[:length] in self.mended for length in range(1, len(path) + 1)):
            return
        if not self.full:
            self.findings.append(
                self.tree.finding(code, path, message, suggestion, severity=severity, at_key=at_key, exchange=exchange)
            )

    def warn(self, code: str, path: KeyPath, message: str, suggestion: str, *, at_key: bool = False) -> None:
        """Take down what can be played, but hardly as it was meant."""
        self.report(code, path, message, suggestion, severity="warning", at_key=at_key)

    def known(self, path: KeyPath, name: str, choices: Iterable[str], what: str, *, at_key: bool = False) -> bool:
        """Whether a name is among the valid ones; reports S201 when it is not."""
        names = choices if isinstance(choices, Collection) else tuple(choices)
        if name in names:
            return True
        if not self.full:
            some = tuple(names)[:_COMPARED]
            near = nearest(name, some)
            noun, of, whole = what.partition(" of ")  # `number of a side`
            message = f"there is no {noun} `{shown(name)}`{of}{whole}"
            if near is not None:
                message, fix = f"{message}; did you mean `{shown(near)}`?", f"write `{shown(near)}`"
                self.report("S201", path, message, fix, at_key=at_key, exchange=without_doubt(name, some))
            else:
                none = f"this scenario has no {what}: add one, or delete this"
                fix = f"use one of {listed(some, _NAMED)}" if some else none
                self.report("S201", path, message, fix, at_key=at_key)
        return False

    def track(
        self,
        path: KeyPath,
        text: str,
        side: str | None = None,
        target: str | None = None,
        *,
        single: bool = True,
        at_key: bool = False,
    ) -> list[int] | None:
        """The rows that a text points at, or None with a finding: there is no such track, or not exactly one."""
        try:
            rows = self.places.find(text, side, target)
        except UnknownTrack as problem:
            self._unknown_track(path, text, problem.choices, at_key)
            return None
        if not rows or (single and len(rows) > 1):
            axis = TRACKS[text].axis
            some = tuple(f"{text}.{place}" for place in self.places.axes[axis])
            if not rows:
                message = f"`{text}` is a number of every {axis}, and this scenario has none"
                self.report("S204", path, message, f"add a {axis}, or use another track", at_key=at_key)
            else:
                message = f"`{text}` stands for {len(rows)} numbers, and here exactly one is needed"
                self.report("S204", path, message, f"name one: {listed(some)}", at_key=at_key)
            return None
        hidden = any("habituation_rate" in entry.hidden for entry in self.document.sides.values())
        if not single and hidden and text.partition(".")[0] == "habituation":  # others could not follow it
            message = "where a habituation rate is hidden, only what is done changes what a leader is used to"
            self.report("S204", path, message, "delete this effect", at_key=at_key)
            return None
        return rows

    def _unknown_track(self, path: KeyPath, text: str, choices: tuple[str, ...], at_key: bool) -> None:
        name = text.partition(".")[0]
        near, sure = _nearest_track(text, choices[:_COMPARED])
        if name in TRACKS and text.endswith(".target"):
            message = f"`{shown(text)}`: what the order is aimed at, if anything, has no such number"
            self.report("S204", path, message, "use `.target` for what the order is aimed at only", at_key=at_key)
        elif name in TRACKS and "." not in text:
            message = f"`{text}` needs a place: it is a number of every {TRACKS[name].axis}"
            self.report("S204", path, message, f"write {listed(choices[:6])}", at_key=at_key)
        elif name in TRACKS and not choices:
            axis = TRACKS[name].axis
            message = f"`{shown(text)}`: `{name}` is a number of every {axis}, and this scenario has none"
            self.report("S204", path, message, f"add a {axis}, or use another track", at_key=at_key)
        elif near is not None:
            message = f"there is no track `{shown(text)}`; did you mean `{shown(near)}`?"
            exchange = (text, near) if sure else None
            self.report("S201", path, message, f"write `{shown(near)}`", at_key=at_key, exchange=exchange)
        else:
            fix = f"use one of {listed(choices, _NAMED)}"
            self.report("S201", path, f"there is no track `{shown(text)}`", fix, at_key=at_key)

    def once(self, path: KeyPath, names: Iterable[str], what: str, key: str | None = "id") -> None:
        """Report every id that stands a second time in a list; `key` is the key of the id in an entry."""
        seen: dict[str, int] = {}
        for index, name in enumerate(names):
            place = (*path, index) if key is None else (*path, index, key)
            if name in seen:
                message = f"the {what} `{shown(name)}` stands here a second time"
                self.report("S202", place, message, "give it another name, or delete it")
            seen.setdefault(name, index)

    def source(self, path: KeyPath, name: str | None) -> None:
        """A source must stand under `sources`."""
        if name is not None:
            self.known(path, name, self.document.sources, "source")

    def inherited(self, path: KeyPath, than: KeyPath) -> bool:
        """True when a value comes from the file that this one extends, and the other one does not."""
        return self.tree.mark(path).source is not self.tree.mark(than).source


def shown(text: str) -> str:
    """A name out of the file, harmless and short."""
    return cut(printable(text), 60)


def side_of_role(document: Document, role: str) -> str | None:
    """The side that has a role, or None."""
    return next((name for name, side in document.sides.items() if side.role == role), None)


def leader_ids(document: Document) -> Mapping[str, str]:
    """The sides that speak for the two camps, by role: the patron (or else the defender), and the challenger."""
    ours = "patron" if side_of_role(document, "patron") else "defender"
    found = {role: side_of_role(document, role) for role in (ours, "challenger")}
    return {role: name for role, name in found.items() if name is not None}


def _nearest_track(text: str, choices: tuple[str, ...]) -> tuple[str | None, bool]:
    """The track that a mistyped text most likely means, and whether that leaves no doubt.

    Name and place are compared one by one: as whole texts all places of one name would be near one another.
    """
    name, dot, place = text.partition(".")
    if name not in TRACKS:
        near = nearest(name, TRACKS)
        return (f"{near}{dot}{place}" if near else None), without_doubt(name, TRACKS) is not None
    if choices == (name,):  # a number of the table has no place
        return name, True
    places = {choice.partition(".")[2]: choice for choice in choices}
    near = nearest(place, places)
    return (places[near] if near else None), without_doubt(place, places) is not None
