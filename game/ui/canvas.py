"""Drawing in logical units: smooth rounded boxes, text, lines, pictures. All painting goes through here."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Iterator, Sequence

import pygame

from game.ui.fonts import Fonts, Line
from game.ui.palette import tone
from game.ui.theme import Colour

Point = tuple[float, float]


class Look:
    """What layout needs to know: the scale and the fonts at that scale."""

    def __init__(self, scale: float = 1.0, least: float = 0.0) -> None:
        self.scale = scale
        self.fonts = Fonts(scale, least)

    @property
    def grown(self) -> float:
        """How much larger counters are drawn, so that they go with letters that are not drawn small."""
        return max(1.0, self.fonts.least / 11.0)


class Canvas:
    """A surface seen in logical units."""

    def __init__(self, surface: pygame.Surface, look: Look) -> None:
        self.surface = surface
        self.look = look

    def px(self, value: float) -> int:
        return round(value * self.look.scale)

    def box(self, rect: pygame.FRect) -> pygame.Rect:
        """The pixels of a logical rect; neighbours share edges."""
        left, top = self.px(rect.left), self.px(rect.top)
        return pygame.Rect(left, top, max(0, self.px(rect.right) - left), max(0, self.px(rect.bottom) - top))

    def fill(
        self, rect: pygame.FRect, colour: Colour, radius: float = 0.0, border: Colour | None = None, thick: float = 1.0
    ) -> None:
        """A filled box with round corners and a border inside its edge."""
        colour, border = tone(colour), tone(border) if border else None
        box = self.box(rect)
        width = max(1, self.px(thick)) if border else 0
        corner = min(self.px(radius), box.w // 2, box.h // 2)
        if corner < 2:
            if border:
                self.surface.fill(border, box)
                box = box.inflate(-2 * width, -2 * width)
            if box.w > 0 and box.h > 0:
                self.surface.fill(colour, box)
            return
        tile = _corners(corner, colour, border, width)
        middle = pygame.Rect(box.x + corner, box.y, box.w - 2 * corner, box.h)
        sides = pygame.Rect(box.x, box.y + corner, box.w, box.h - 2 * corner)
        for part, inner in (
            (middle, middle.inflate(0, -2 * width)),
            (sides, sides.inflate(-2 * width, 0)),
        ):
            if part.w > 0 and part.h > 0:
                if border:
                    self.surface.fill(border, part)
                self.surface.fill(colour, inner)
        for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
            spot = (box.x if not dx else box.right - corner, box.y if not dy else box.bottom - corner)
            self.surface.blit(tile, spot, pygame.Rect(dx * corner, dy * corner, corner, corner))

    def ring(self, rect: pygame.FRect, colour: Colour, radius: float = 0.0, thick: float = 2.0) -> None:
        """An outline only."""
        pygame.draw.rect(self.surface, tone(colour), self.box(rect), max(1, self.px(thick)), self.px(radius))

    def line(self, start: Point, end: Point, colour: Colour, thick: float = 1.0) -> None:
        width = max(1, self.px(thick))
        a, b = (self.px(start[0]), self.px(start[1])), (self.px(end[0]), self.px(end[1]))
        pygame.draw.line(self.surface, tone(colour), a, b, width)

    def path(self, points: Sequence[Point], colour: Colour, thick: float = 1.5) -> None:
        """A smooth open line through the points."""
        spots = [(x * self.look.scale, y * self.look.scale) for x, y in points]
        if len(spots) > 1:
            width = max(1, self.px(thick))
            for a, b in itertools.pairwise(spots):
                if width == 1:
                    pygame.draw.aaline(self.surface, tone(colour), a, b)
                else:
                    pygame.draw.aaline(self.surface, tone(colour), a, b, width)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        spots = [(self.px(x), self.px(y)) for x, y in points]
        pygame.draw.polygon(self.surface, tone(colour), spots)
        pygame.draw.aalines(self.surface, tone(colour), True, spots)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        pygame.draw.aacircle(
            self.surface, tone(colour), (self.px(centre[0]), self.px(centre[1])), max(1, self.px(radius))
        )

    def dashes(self, rect: pygame.FRect, colour: Colour, dash: float = 6.0, gap: float = 4.0) -> None:
        """A broken horizontal line through the middle of a rect, as thick as the rect is high."""
        at = rect.left
        while at < rect.right:
            self.fill(pygame.FRect(at, rect.top, min(dash, rect.right - at), rect.height), colour)
            at += dash + gap

    def text(self, at: Point, text: str, size: float, colour: Colour, weight: str = "regular") -> None:
        """One line with its top left corner at `at`."""
        if text:
            picture = self.look.fonts.render(text, size, weight, tone(colour))
            extra = (self.look.fonts.line_height(size) - picture.get_height() / self.look.scale) / 2
            self.surface.blit(picture, (self.px(at[0]), self.px(at[1] + extra)))

    def lines(
        self,
        rect: pygame.FRect,
        lines: Sequence[Line],
        size: float,
        colour: Colour,
        bold: Colour | None = None,
        align: str = "left",
    ) -> None:
        """Wrapped lines from the top of a rect; bold pieces may have a colour of their own."""
        fonts = self.look.fonts
        top = rect.top
        for line in lines:
            spare = rect.width - fonts.line_width(line, size)
            left = rect.left + (0.0 if align == "left" else spare / 2 if align == "center" else spare)
            for run in line:
                self.text((left, top), run.text, size, bold if bold and run.weight == "bold" else colour, run.weight)
                left += fonts.width(run.text, size, run.weight)
            top += fonts.line_height(size)

    def picture(self, picture: pygame.Surface, rect: pygame.FRect, tint: Colour | None = None) -> None:
        """A picture scaled into a rect, keeping its shape."""
        box = self.box(rect)
        if box.w > 0 and box.h > 0:
            shown = _scaled(picture, box.w, box.h, tone(tint) if tint else None)
            self.surface.blit(shown, shown.get_rect(center=box.center))

    @contextlib.contextmanager
    def clipped(self, rect: pygame.FRect) -> Iterator[None]:
        before = self.surface.get_clip()
        self.surface.set_clip(self.box(rect).clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)


@functools.lru_cache(maxsize=256)
def _corners(radius: int, colour: Colour, border: Colour | None, width: int) -> pygame.Surface:
    """A disc of twice the radius, drawn four times as large and made small: the four corners of a box."""
    big = pygame.Surface((8 * radius, 8 * radius), pygame.SRCALPHA)
    big.fill((*(border or colour), 0))
    centre = (4 * radius, 4 * radius)
    pygame.draw.circle(big, border or colour, centre, 4 * radius)
    if border:
        pygame.draw.circle(big, colour, centre, 4 * (radius - width))
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


@functools.lru_cache(maxsize=256)
def _scaled(picture: pygame.Surface, width: int, height: int, tint: Colour | None) -> pygame.Surface:
    share = min(width / picture.get_width(), height / picture.get_height())
    size = max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))
    shown = pygame.transform.smoothscale(picture.convert_alpha(), size)
    if tint:
        shown.fill((*tint, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return shown


def shade(surface: pygame.Surface, colour: Colour, share: float) -> None:
    """Lay a veil over everything drawn so far."""
    veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    veil.fill((*colour, round(255 * share)))
    surface.blit(veil, (0, 0))


def haloed(lines: list[str], size: float, look: Look, ink: Colour, halo: Colour, weight: str) -> pygame.Surface:
    """Centred lines with a soft rim in the ground's colour, so that they are read on any ground."""
    fonts = look.fonts
    rim = max(1, round(1.4 * look.scale))
    inks = [fonts.render(line, size, weight, ink) for line in lines]
    rims = [fonts.render(line, size, weight, halo) for line in lines]
    step = round(max(size, fonts.least) * look.scale * 1.15)
    wide = max(p.get_width() for p in inks) + 2 * rim
    picture = pygame.Surface((wide, step * (len(lines) - 1) + inks[0].get_height() + 2 * rim), pygame.SRCALPHA)
    for pictures, offsets in (
        (rims, [(x, y) for x in (-rim, 0, rim) for y in (-rim, 0, rim) if weight == "bold" or not x * y]),
        (inks, [(0, 0)]),
    ):
        for dx, dy in offsets:
            for n, words in enumerate(pictures):
                picture.blit(words, ((wide - words.get_width()) // 2 + dx, rim + n * step + dy))
    return picture
