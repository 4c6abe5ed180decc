"""Places: where each named track stands in the block, and what a text such as `kit.drones` points at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.authoring.document import Document
from game.rules.tracks import TRACKS


class UnknownTrack(ValueError):
    """A text names no track; carries the nearest choices."""

    def __init__(self, text: str, choices: Sequence[str]) -> None:
        super().__init__(text)
        self.text, self.choices = text, tuple(choices)


@dataclass(frozen=True)
class Places:
    """The layout of the block of tracks of one scenario."""

    axes: Mapping[str, tuple[str, ...]]  # side, member, host, region, kit: ids in order
    rows: dict[str, slice | int] = field(default_factory=dict)
    count: int = 0

    @classmethod
    def lay_out(cls, axes: Mapping[str, tuple[str, ...]]) -> Places:
        """One row for each track of the whole table, a run of rows for those of sides, members ..."""
        rows: dict[str, slice | int] = {}
        next_row = 0
        for name, track in TRACKS.items():
            if track.axis == "one":
                rows[name] = next_row
                next_row += 1
            else:
                length = len(axes[track.axis])
                rows[name] = slice(next_row, next_row + length)
                next_row += length
        return cls(axes, rows, next_row)

    def find(self, text: str, side: str | None = None, target: str | None = None) -> list[int]:
        """Rows that a text points at: `tension`, `support.ukraine`, `kit.drones`, `posture.target`; without a place, a
        track of sides means one's own, and a track of members ... means all of them. Raises UnknownTrack.
        """
        name, _, place = text.partition(".")
        if name not in TRACKS:
            raise UnknownTrack(text, tuple(TRACKS))
        spot = self.rows[name]
        if isinstance(spot, int):
            if place:
                raise UnknownTrack(text, (name,))
            return [spot]
        ids = self.axes[TRACKS[name].axis]
        if not place:
            if TRACKS[name].axis != "side":
                return list(range(spot.start, spot.stop))
            place = side or ""
        if place == "target" and target is not None:
            place = target
        if place not in ids:
            raise UnknownTrack(text, tuple(f"{name}.{other}" for other in ids) + (f"{name}.target",) * bool(target))
        return [spot.start + ids.index(place)]

    def labels(self) -> list[str]:
        """The text of every row, in order."""
        found = [""] * self.count
        for name, spot in self.rows.items():
            if isinstance(spot, int):
                found[spot] = name
            else:
                for index, place in enumerate(self.axes[TRACKS[name].axis]):
                    found[spot.start + index] = f"{name}.{place}"
        return found


def lay_out(document: Document) -> Places:
    """The places of a document's tracks."""
    return Places.lay_out(
        {
            "side": tuple(document.sides),
            "member": tuple(document.members),
            "host": tuple(document.hosts),
            "region": tuple(document.regions),
            "kit": tuple(document.capabilities),
        }
    )
