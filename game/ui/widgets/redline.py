"""Marks and a scale for provocation: where orders stand beside the other side's red line as believed."""

from __future__ import annotations

from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.risk import BAND, BEYOND, CALM, MORE, Risk
from game.ui.widgets.base import Size, Widget

TONES = {CALM: theme.GOOD, MORE: theme.TEXT, BAND: theme.ACCENT, BEYOND: theme.WARNING}


class Mark(Widget):
    """A shape for a zone: ring, triangle, triangle with a stroke, square with a stroke. Never colour alone."""

    role = "mark"

    def __init__(self, zone: str, size: float = 14.0) -> None:
        super().__init__(width=size, height=size, value=zone)
        self.zone = zone

    def draw(self, canvas: Canvas) -> None:
        mark(canvas, self.zone, self.rect)


def mark(canvas: Canvas, zone: str, r: pygame.FRect) -> None:
    """Draws the shape of a zone into a rect."""
    tone, centre = TONES[zone], (r.centerx, r.centery)
    if zone == CALM:
        canvas.disc(centre, r.w * 0.38, tone)
        canvas.disc(centre, r.w * 0.2, theme.RAISED)
        return
    if zone == BEYOND:
        canvas.fill(r.inflate(-1, -1), tone, 2)
    else:
        canvas.polygon([(r.x, r.bottom - 1), (r.right, r.bottom - 1), (r.centerx, r.y)], tone)
    if zone != MORE:
        wide = max(1.6, r.w * 0.14)
        top = r.y + r.h * (0.2 if zone == BEYOND else 0.36)
        canvas.fill(pygame.FRect(r.centerx - wide / 2, top, wide, r.h * 0.34), theme.SHADE)
        canvas.fill(pygame.FRect(r.centerx - wide / 2, r.bottom - r.h * 0.24, wide, wide), theme.SHADE)


class RedLine(Widget):
    """A scale of provocation: what the other side is used to, the band of its red line as believed, the tray."""

    role = "meter"

    def __init__(self, risk: Risk, **more: Any) -> None:
        super().__init__(
            label=_("Provocation of your orders"),
            value=_("{provocation:.1f}; used to about {used_to:.1f}; red line {low:.1f} to {high:.1f}").format(
                provocation=risk.provocation, used_to=risk.used_to, low=risk.low, high=risk.high
            ),
            tooltip=risk.explained,
            **more,
        )
        self.risk = risk

    def measure(self, look: Look, width: float) -> Size:
        return width, 40.0

    def draw(self, canvas: Canvas) -> None:
        risk, r = self.risk, self.rect
        most = max(risk.high * 1.2, risk.provocation * 1.05, risk.used_to * 1.3, 1.0)
        bar = pygame.FRect(r.x, r.y + 13, r.w, 12)

        def at(level: float) -> float:
            return bar.x + bar.w * min(1.0, max(0.0, level / most))

        canvas.fill(bar, theme.SHADE, 3)
        canvas.fill(
            pygame.FRect(bar.x, bar.y, at(risk.used_to) - bar.x, bar.h), theme.mix(theme.SHADE, theme.GOOD, 0.4), 3
        )
        left, right = at(risk.low), max(at(risk.low) + 3, at(risk.high))
        band = pygame.FRect(left, bar.y, right - left, bar.h)
        canvas.fill(band, theme.mix(theme.SHADE, theme.WARNING, 0.35))
        with canvas.clipped(band):
            x = band.x - 12.0
            while x < band.right:
                canvas.line((x, band.bottom), (x + 12, band.top), theme.WARNING, 1.5)
                x += 6
        beyond = pygame.FRect(right, bar.y, bar.right - right, bar.h)
        canvas.fill(beyond, theme.mix(theme.SHADE, theme.WARNING, 0.6))
        x = at(risk.provocation)
        canvas.fill(pygame.FRect(x - 1.25, bar.y - 2, 2.5, bar.h + 4), theme.TEXT)
        canvas.polygon([(x - 5, bar.y - 9), (x + 5, bar.y - 9), (x, bar.y - 2)], theme.TEXT)
        fonts = canvas.look.fonts
        spots = [(at(risk.used_to), f"{risk.used_to:.1f}"), (left, f"{risk.low:.1f}"), (right, f"{risk.high:.1f}")]
        if right - left < fonts.width("0.0", 11) + 8:  # a narrow band has one label
            spots[1:] = [((left + right) / 2, f"{risk.low:.1f}–{risk.high:.1f}")]
        end = bar.x - 5
        for x, text in reversed(spots):  # the red line matters more than the habit
            wide = fonts.width(text, 11)
            start = min(max(bar.x, x - wide / 2), bar.right - wide)
            if x == spots[0][0] and start + wide > end - 5 and len(spots) > 1:
                start = end - 5 - wide
            canvas.text((start, bar.bottom), text, 11, theme.MUTED)
            end = start


class Arrow(Widget):
    """A change: up or down; filled when it is good or neither, hollow when it is bad."""

    role = "arrow"

    def __init__(self, change: float, better: bool | None) -> None:
        super().__init__(width=9.0, height=9.0)
        self.change, self.better = change, better

    def draw(self, canvas: Canvas) -> None:
        if not self.change:
            return
        r = self.rect
        tone = theme.MUTED if self.better is None else theme.GOOD if self.better else theme.BAD
        up = [(r.x, r.bottom), (r.right, r.bottom), (r.centerx, r.y)]
        down = [(r.x, r.y), (r.right, r.y), (r.centerx, r.bottom)]
        points = up if self.change > 0 else down
        if self.better is False:
            for a, b in ((0, 1), (1, 2), (2, 0)):
                canvas.line(points[a], points[b], tone, 1.5)
        else:
            canvas.polygon(points, tone)
