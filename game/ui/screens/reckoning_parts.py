"""Pictures of the reckoning: the five bands, the ladder over time, a red line as it was and as it was believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.widgets.base import Size, Widget


class Bands(Widget):
    """Five bands from worst to best; the one reached is lit and named."""

    role = "bands"

    def __init__(self, names: tuple[str, ...], reached: str, **more: Any) -> None:
        super().__init__(value=reached, tooltip=" · ".join(names), **more)
        self.names, self.reached = names, reached

    def measure(self, look: Look, width: float) -> Size:
        return width, 12.0

    def draw(self, canvas: Canvas) -> None:
        step = self.rect.w / max(1, len(self.names))
        for n, name in enumerate(self.names):
            lit = name == self.reached
            box = pygame.FRect(self.rect.x + n * step, self.rect.y + (0 if lit else 3), step - 3, 12 if lit else 6)
            canvas.fill(box, theme.ACCENT if lit else theme.LINE, 3)


class Climb(Widget):
    """The ladder over time: a column a turn, as high as the rung; firebreaks are broken lines across."""

    role = "chart"
    SIZE = 11.0

    def __init__(
        self, past: Sequence[float], rungs: Sequence[tuple[str, bool]], turns: Sequence[str], **more: Any
    ) -> None:
        super().__init__(label=_("The ladder, turn by turn"), value=", ".join(f"{v:g}" for v in past), **more)
        self.past, self.rungs, self.turns = list(past), list(rungs), list(turns)
        top = max((round(v) for v in past), default=0)
        self.shown = min(len(self.rungs), max(top + 2, 4))  # one rung more than was reached
        self.lowest = max(0, min((round(v) for v in past), default=0) - 1)

    def measure(self, look: Look, width: float) -> Size:
        return width, 20.0 * (self.shown - self.lowest) + 22

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        names = self.rungs[self.lowest : self.shown]
        left = r.x + max((fonts.width(name, self.SIZE) for name, _ in names), default=0.0) + 10
        high = (r.h - 18) / max(1, len(names))
        foot = r.bottom - 18
        for n, (name, firebreak) in enumerate(names):
            y = foot - (n + 1) * high
            canvas.text((r.x, y + (high - fonts.line_height(self.SIZE)) / 2), name, self.SIZE, theme.MUTED)
            canvas.fill(pygame.FRect(left, y + high - 1, r.right - left, 1), theme.LINE)
            if firebreak:
                canvas.dashes(pygame.FRect(left, y + high - 2, r.right - left, 2.5), theme.WARNING, 9, 5)
        step = (r.right - left) / max(1, len(self.past))
        for n, value in enumerate(self.past):
            tall = (value - self.lowest + 1) * high - 3
            bar = pygame.FRect(left + n * step + 1.5, foot - tall, max(2.0, step - 3), tall)
            canvas.fill(
                bar, theme.ACCENT if value == max(self.past) else theme.mix(theme.SURFACE, theme.ACCENT, 0.5), 2
            )
        end = left - 6
        for n in range(len(self.past)):
            text = self.turns[n] if n < len(self.turns) else _("End")
            wide = fonts.width(text, 10.5)
            x = min(left + (n + 0.5) * step - wide / 2, r.right - wide)
            if x > end + 6:
                canvas.text((x, foot + 2), text, 10.5, theme.MUTED)
                end = x + wide


class Fog(Widget):
    """A red line: the band in which it was believed to lie, and where it lay."""

    role = "meter"

    def __init__(self, low: float, high: float, true: float, most: float, **more: Any) -> None:
        super().__init__(
            value=_("believed {low:.1f} to {high:.1f}, true {true:.1f}").format(low=low, high=high, true=true), **more
        )
        self.low, self.high, self.true, self.most = low, high, true, max(most, 1e-9)

    def measure(self, look: Look, width: float) -> Size:
        return width, 32.0

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        bar = pygame.FRect(r.x, r.y + 4, r.w, 10)
        canvas.fill(bar, theme.SHADE, 3)

        def at(level: float) -> float:
            return bar.x + bar.w * min(1.0, max(0.0, level / self.most))

        band = pygame.FRect(at(self.low), bar.y, max(3.0, at(self.high) - at(self.low)), bar.h)
        canvas.fill(band, theme.mix(theme.SHADE, theme.WARNING, 0.35))
        with canvas.clipped(band):
            x = band.x - 10.0
            while x < band.right:
                canvas.line((x, band.bottom), (x + 10, band.top), theme.WARNING, 1.5)
                x += 6
        x = at(self.true)
        canvas.fill(pygame.FRect(x - 1.5, bar.y - 4, 3, bar.h + 8), theme.ACCENT)
        text = _("in truth {true:.1f}").format(true=self.true)
        wide = fonts.width(text, 11)
        canvas.text((min(max(r.x, x - wide / 2), r.right - wide), bar.bottom + 3), text, 11, theme.ACCENT)
