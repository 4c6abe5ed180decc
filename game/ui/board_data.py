"""The board's geometry, read once: regions, the borders between any two of them, and which region a point is in.

Coordinates are the board's own units (about 1600 x 1400, x to the right, y down).
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import pygame

from game.ui import resources

Spot = tuple[float, float]
Path = list[Spot]


class Box(NamedTuple):
    """Left, top, right, bottom in board units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, margin: float = 0.0) -> bool:
        return not (
            self.right + margin < other.left
            or other.right + margin < self.left
            or self.bottom + margin < other.top
            or other.bottom + margin < self.top
        )


class Outline(NamedTuple):
    """A line or ring with the box around it."""

    points: Path
    box: Box


class Region(NamedTuple):
    """One region: `side` is who it belongs to on the board, `radius` that of the largest circle inside."""

    id: str
    name: str
    kind: str
    side: str
    token: Spot
    label: Spot
    radius: float
    rings: tuple[Outline, ...]
    number: int


class BoardData:
    """What `board.json` holds, ready for drawing."""

    def __init__(self, data: dict[str, Any]) -> None:
        wide, high = data["meta"]["size"]
        self.size: Spot = float(wide), float(high)
        self.regions: dict[str, Region] = {}
        for index, (id, r) in enumerate(data["regions"].items(), 1):
            rings = tuple(_outline(polygon[0]) for polygon in r["polygons"])
            self.regions[id] = Region(
                id,
                r["name"],
                r["kind"],
                r["side"],
                _spot(r["token"]),
                _spot(r["label"]),
                float(r["inner_radius"]),
                rings,
                index,
            )
        self.lines = {kind: [_outline(line) for line in lines] for kind, lines in data["borders"].items()}
        self.lakes = [_outline(ring[0] if isinstance(ring[0][0], list) else ring) for ring in data["lakes"]]
        self.rivers = [_outline(river["line"]) for river in data["rivers"]]
        self.cities = [(str(c["name"]), _spot(c["at"])) for c in data["cities"]]
        self.order = list(self.regions.values())
        self._borders: dict[tuple[str, str], list[Outline]] = {}

    @functools.cached_property
    def touching(self) -> dict[tuple[str, str], list[tuple[Spot, Spot]]]:
        """For every two land regions that touch: the edges that they have in common."""
        owner: dict[tuple[Spot, Spot], str] = {}
        pieces: dict[tuple[str, str], list[tuple[Spot, Spot]]] = {}
        for region in self.order:
            if region.kind == "sea":
                continue
            for ring in region.rings:
                for a, b in zip(ring.points, [*ring.points[1:], ring.points[0]], strict=True):
                    if a == b:
                        continue
                    key = (a, b) if a < b else (b, a)
                    other = owner.setdefault(key, region.id)
                    if other != region.id:
                        pieces.setdefault((other, region.id), []).append(key)
        return pieces

    def border(self, pair: tuple[str, str]) -> list[Outline]:
        """The common border of two regions that touch, as lines."""
        if pair not in self._borders:
            self._borders[pair] = [_outline(list(line)) for line in _chained(self.touching[pair])]
        return self._borders[pair]

    @functools.cached_property
    def _ids(self) -> pygame.Surface:
        """The hidden picture in which every region is drawn in the colour of its number."""
        ids = pygame.Surface((int(self.size[0]), int(self.size[1])), depth=8)
        ids.set_palette([(i, i, i) for i in range(256)])
        for region in sorted(self.order, key=lambda r: r.kind != "sea"):
            for ring in region.rings:
                if len(ring.points) > 2:
                    pygame.draw.polygon(ids, region.number, ring.points)
        return ids

    def pick(self, at: Spot) -> str | None:
        """The region under a point of the board; None beside the board."""
        x, y = int(at[0]), int(at[1])
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return None
        index = self._ids.get_at_mapped((x, y))
        return self.order[index - 1].id if index else None


@functools.cache
def board() -> BoardData:
    """The main board."""
    return BoardData(resources.board_data())


def _spot(pair: list[float]) -> Spot:
    return float(pair[0]), float(pair[1])


def _outline(points: list[Any]) -> Outline:
    spots = [(float(p[0]), float(p[1])) for p in points]
    xs, ys = [p[0] for p in spots], [p[1] for p in spots]
    return Outline(spots, Box(min(xs), min(ys), max(xs), max(ys)))


def _chained(edges: list[tuple[Spot, Spot]]) -> list[Path]:
    """Edges put end to end into as few lines as their order allows."""
    at: dict[Spot, list[tuple[Spot, Spot]]] = {}
    for edge in edges:
        for end in edge:
            at.setdefault(end, []).append(edge)
    left = dict.fromkeys(edges)
    lines: list[Path] = []
    starts = sorted(at, key=lambda spot: len(at[spot]) != 1)
    for start in starts:
        here = start
        line = [here]
        while ahead := [e for e in at[here] if e in left]:
            edge = ahead[0]
            del left[edge]
            here = edge[1] if edge[0] == here else edge[0]
            line.append(here)
        if len(line) > 1:
            lines.append(line)
    return lines
