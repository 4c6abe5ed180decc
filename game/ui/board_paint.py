"""The board's picture: tiles drawn twice as large and made small, kept per zoom and position of the game."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, field

import pygame

from game.ui import resources, theme
from game.ui.board_data import BoardData, Box, Outline, Region, Spot
from game.ui.theme import Colour, mix

TILE = 512  # pixels
KEPT = 64  # tiles kept, about 1 MB each: the levels around the one that is seen
FINE = 2  # tiles are drawn this many times as large

PATRON = mix(theme.PAPER, theme.SIDE["patron"], 0.40)
PATRON_LATE = mix(theme.PAPER, theme.SIDE["patron"], 0.24)
DEFENDER = mix(theme.PAPER, theme.SIDE["defender"], 0.52)
CHALLENGER = mix(theme.PAPER, theme.SIDE["challenger"], 0.42)
CHALLENGER_HELD = mix(theme.PAPER, theme.SIDE["challenger"], 0.62)
CHALLENGER_FRIEND = mix(theme.PAPER, theme.SIDE["challenger"], 0.20)
GROUND = {
    "nato": PATRON,
    "nato_2023": PATRON_LATE,
    "ukraine": DEFENDER,
    "russia": CHALLENGER,
    "belarus": CHALLENGER_FRIEND,
    "neutral": theme.PAPER,
    "none": theme.PAPER_FAR,
}


@dataclass(frozen=True)
class Position:
    """What the board shows: share held by the challenger per contested region, thousand soldiers per host."""

    shares: tuple[tuple[str, float], ...] = ()
    hosts: tuple[tuple[str, float], ...] = ()
    held: dict[str, float] = field(default_factory=dict, compare=False, hash=False)

    @staticmethod
    def of(shares: dict[str, float], hosts: dict[str, float]) -> Position:
        """A position from shares (rounded to whole per cents: less cannot be seen) and hosts."""
        rounded = {id: round(share, 2) for id, share in shares.items()}
        return Position(tuple(rounded.items()), tuple((k, round(v, 1)) for k, v in hosts.items()), rounded)


class Tiles:
    """Draws the board in tiles of `TILE` pixels for any zoom (pixels per board unit)."""

    def __init__(self, data: BoardData) -> None:
        self.data = data
        self._kept: OrderedDict[tuple[Position, float, int, int], pygame.Surface] = OrderedDict()
        self._whole: tuple[Position, float] | None = None  # the level that was painted to the end last
        self._relief: pygame.Surface | None = None
        relief = resources.image("relief")
        if relief:
            self._relief = relief.convert(24)

    def draw(
        self,
        surface: pygame.Surface,
        box: pygame.Rect,
        position: Position,
        zoom: float,
        corner: Spot,
        fine: float,
        most: int | None = None,
    ) -> bool:
        """Fill `box` of a surface with the board; `corner` is the board point at its top left. With `most`, no more
        than so many tiles are painted and the last level stands in for the others. True when nothing is missing.
        """
        left, top = round(corner[0] * zoom), round(corner[1] * zoom)
        surface.fill(theme.TABLE, box)
        wide, high = round(self.data.size[0] * zoom), round(self.data.size[1] * zoom)
        seen = self._in_sight(box, zoom, (left, top))
        missing = [at for at in seen if (position, zoom, *at) not in self._kept]
        late = set(missing[most:]) if most is not None and self._whole and self._whole[0] == position else set()
        if late and self._whole:
            self._stand_in(surface, box, self._whole, zoom, (left, top), (wide, high))
        for column, row in seen:
            if (column, row) not in late:
                tile = self._tile(position, zoom, column, row, fine)
                surface.blit(tile, (box.x + column * TILE - left, box.y + row * TILE - top))
        if not late:
            self._whole = position, zoom
        return not late

    def prepare(self, box: pygame.Rect, position: Position, zoom: float, corner: Spot, fine: float) -> bool:
        """Paint one tile that `draw` will want; True when nothing is missing."""
        left, top = round(corner[0] * zoom), round(corner[1] * zoom)
        seen = self._in_sight(box, zoom, (left, top))
        missing = [at for at in seen if (position, zoom, *at) not in self._kept]
        if missing:
            self._tile(position, zoom, *missing[0], fine)
        return len(missing) <= 1

    def _in_sight(self, box: pygame.Rect, zoom: float, corner: tuple[int, int]) -> list[tuple[int, int]]:
        """Column and row of each tile that lies in a box whose top left is `corner` in pixels of the board."""
        (left, top), (wide, high) = corner, (round(self.data.size[0] * zoom), round(self.data.size[1] * zoom))
        rows = range(max(0, top // TILE), min((top + box.h) // TILE, (high - 1) // TILE) + 1)
        columns = range(max(0, left // TILE), min((left + box.w) // TILE, (wide - 1) // TILE) + 1)
        return [(column, row) for row in rows for column in columns]

    def _stand_in(
        self,
        surface: pygame.Surface,
        box: pygame.Rect,
        level: tuple[Position, float],
        zoom: float,
        corner: tuple[int, int],
        size: tuple[int, int],
    ) -> None:
        """The tiles of another level, stretched; open sea where there are none."""
        board = pygame.Rect((box.x - corner[0], box.y - corner[1]), size)
        surface.fill(theme.SEA, board.clip(box))
        share = zoom / level[1]
        for key, tile in self._kept.items():
            if key[:2] != level:
                continue
            edges = [round(n * TILE * share) for n in (key[2], key[3], key[2] + 1, key[3] + 1)]
            wide, high = tile.get_size()
            right = edges[2] if wide == TILE else round(edges[0] + wide * share)
            bottom = edges[3] if high == TILE else round(edges[1] + high * share)
            spot = pygame.Rect(board.x + edges[0], board.y + edges[1], right - edges[0], bottom - edges[1])
            shown = spot.clip(box)
            if shown.w < 2 or shown.h < 2:
                continue
            part = pygame.Rect(  # only what is seen is stretched
                int((shown.x - spot.x) / share),
                int((shown.y - spot.y) / share),
                max(1, math.ceil(shown.w / share)),
                max(1, math.ceil(shown.h / share)),
            ).clip(tile.get_rect())
            surface.blit(pygame.transform.scale(tile.subsurface(part), shown.size), shown)

    def _tile(self, position: Position, zoom: float, column: int, row: int, fine: float) -> pygame.Surface:
        key = position, zoom, column, row
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        wide = min(TILE, round(self.data.size[0] * zoom) - column * TILE)
        high = min(TILE, round(self.data.size[1] * zoom) - row * TILE)
        pen = _Pen(self.data, position, zoom, column * TILE, row * TILE, max(1, wide), max(1, high), fine)
        tile = pen.paint(self._relief)
        self._kept[key] = tile
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return tile


class _Pen:
    """Draws one tile."""

    def __init__(
        self, data: BoardData, position: Position, zoom: float, left: int, top: int, wide: int, high: int, fine: float
    ) -> None:
        self.data, self.position, self.fine = data, position, fine
        self.size = wide, high
        self.scale = zoom * FINE
        self.left, self.top = left * FINE, top * FINE
        self.view = Box(left / zoom, top / zoom, (left + wide) / zoom, (top + high) / zoom)
        self.big = pygame.Surface((wide * FINE, high * FINE), depth=24)

    def paint(self, relief: pygame.Surface | None) -> pygame.Surface:
        big, data = self.big, self.data
        big.fill(theme.SEA)
        for width, tone in ((11.0, 0.10), (5.0, 0.20)):
            self._lines(data.lines["coast"], mix(theme.SEA, theme.PAPER, tone), width)
        self._lines(data.lines.get("sea", []), mix(theme.SEA, theme.PAPER, 0.28), 1.0)
        land = [r for r in data.order if r.kind != "sea"]
        for region in land:
            for ring in self._seen(region.rings):
                self._ring(big, ring, self.ground(region))
        for region in land:
            self._hatched(region)
        for lake in self._seen(tuple(data.lakes)):
            self._ring(big, lake, theme.LAKE)
        self._lines(data.rivers, theme.LAKE, 2.0)
        if relief:
            self._shade(relief)
        self._lines(data.lines["region"], mix(theme.PAPER, theme.INK, 0.45), 0.8)
        self._lines(data.lines["coast"], mix(theme.SEA, theme.INK, 0.65), 1.0)
        self._lines(data.lines["state"], mix(theme.PAPER, theme.INK, 0.80), 1.8)
        front = [line for pair in data.touching if self._apart(*pair) for line in data.border(pair)]
        self._lines(front, theme.HALO, 6.5)
        self._lines(front, theme.CONTACT, 3.4)
        return pygame.transform.smoothscale(big, self.size).convert()

    def ground(self, region: Region) -> Colour:
        own = GROUND.get(region.side, theme.PAPER)
        share = self.position.held.get(region.id)
        if share is not None and region.side != "russia" and share >= 0.995:
            return CHALLENGER_HELD
        if share is not None and region.side == "russia" and share <= 0.005:
            return DEFENDER
        return own

    def _apart(self, first: str, second: str) -> bool:
        """Whether a border is the line of contact: held by the challenger on one side only, and contested."""
        held = self.position.held
        if first not in held and second not in held:
            return False
        sides = [held.get(id, 1.0 if self.data.regions[id].side == "russia" else 0.0) >= 0.5 for id in (first, second)]
        own = all(self.data.regions[id].side not in ("neutral", "belarus", "none") for id in (first, second))
        kept = [self.data.regions[id].side == "russia" for id in (first, second)]
        return sides[0] != sides[1] and own and sides != kept

    def _hatched(self, region: Region) -> None:
        """Stripes as wide as the share that the other one holds."""
        share = self.position.held.get(region.id)
        if share is None:
            return
        russian = region.side == "russia"
        part = 1.0 - share if russian else share
        if not 0.005 < part < 0.995:
            return
        period = 9.0 * self.fine * FINE
        for ring in self._seen(region.rings):
            points = self._points(ring)
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = pygame.Rect(min(xs), min(ys), max(xs) - min(xs) + 2, max(ys) - min(ys) + 2).clip(self.big.get_rect())
            if box.w < 1 or box.h < 1:
                continue
            mask = pygame.Surface(box.size, pygame.SRCALPHA)
            pygame.draw.polygon(mask, (255, 255, 255, 255), [(x - box.x, y - box.y) for x, y in points])
            stripes = pygame.Surface(box.size, pygame.SRCALPHA)
            tone = DEFENDER if russian else CHALLENGER_HELD
            first = int((box.x + self.left - box.bottom - self.top) // period) - 1
            last = int((box.right + self.left - box.y - self.top) // period) + 1
            for n in range(first, last + 1):
                a = n * period + box.y + self.top - box.x - self.left
                pygame.draw.polygon(
                    stripes,
                    tone,
                    [(a, 0), (a + part * period, 0), (a + part * period + box.h, box.h), (a + box.h, box.h)],
                )
            stripes.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            self.big.blit(stripes, box)

    def _shade(self, relief: pygame.Surface) -> None:
        share = relief.get_width() / self.data.size[0]
        part = pygame.Rect(
            int(self.view.left * share),
            int(self.view.top * share),
            max(2, round((self.view.right - self.view.left) * share)),
            max(2, round((self.view.bottom - self.view.top) * share)),
        ).clip(relief.get_rect())
        if part.w > 0 and part.h > 0:
            shown = pygame.transform.smoothscale(relief.subsurface(part), self.big.get_size())
            self.big.blit(shown, (0, 0), special_flags=pygame.BLEND_MULT)

    def _points(self, line: Outline) -> list[Spot]:
        k, left, top = self.scale, self.left, self.top
        return [(x * k - left, y * k - top) for x, y in line.points]

    def _seen(self, lines: tuple[Outline, ...] | list[Outline], margin: float = 0.0) -> list[Outline]:
        return [line for line in lines if line.box.meets(self.view, margin)]

    def _ring(self, surface: pygame.Surface, ring: Outline, colour: Colour) -> None:
        if len(ring.points) > 2:
            pygame.draw.polygon(surface, colour, self._points(ring))

    def _lines(self, lines: list[Outline], colour: Colour, width: float) -> None:
        thick = max(1, round(width * FINE * self.fine))
        for line in self._seen(lines, thick / self.scale):
            points = self._points(line)
            pygame.draw.lines(self.big, colour, False, points, thick)
            if thick > 3:
                for point in points:
                    pygame.draw.circle(self.big, colour, point, thick / 2)
