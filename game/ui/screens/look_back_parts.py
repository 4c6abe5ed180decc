"""Pictures of the look back: the course of the expected score, and two shares beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.widgets.base import Size, Widget

LEFT, FOOT = 30.0, 20.0


def signed(value: float) -> str:
    """+3.4 or −3.4."""
    return f"{value:+.1f}".replace("-", "−")


class Course(Widget):
    """A line from turn to turn, 0 to 100; turning points have a ring, the chosen turn a bar behind it."""

    role = "chart"

    def __init__(
        self, scores: Sequence[float], turns: Sequence[str], marked: Sequence[int], chosen: int, **more: Any
    ) -> None:
        super().__init__(label=_("Expected score"), value=", ".join(f"{score:.0f}" for score in scores), **more)
        self.scores, self.turns, self.marked, self.chosen = list(scores), list(turns), set(marked), chosen

    def measure(self, look: Look, width: float) -> Size:
        return width, 190.0

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        plot = pygame.FRect(r.x + LEFT, r.y + 6, r.w - LEFT - 8, r.h - FOOT - 6)
        step = plot.w / max(1, len(self.turns))

        def at(n: int, score: float) -> tuple[float, float]:
            return plot.x + n * step, plot.bottom - plot.h * min(100.0, max(0.0, score)) / 100

        if 0 <= self.chosen < len(self.turns):
            bar = pygame.FRect(plot.x + self.chosen * step, plot.y, step, plot.h)
            canvas.fill(bar, theme.mix(theme.SURFACE, theme.ACCENT, 0.22))
        for score in (0, 25, 50, 75, 100):
            y = at(0, score)[1]
            canvas.line((plot.x, y), (plot.right, y), theme.LINE)
            text = str(score)
            canvas.text((plot.x - 6 - fonts.width(text, 11), y - 8), text, 11, theme.MUTED)
        end = -100.0
        for n, name in enumerate(self.turns):
            wide = fonts.width(name, 11)
            x = plot.x + n * step
            if x - end > 8 and x + wide <= r.right:
                canvas.text((x, plot.bottom + 3), name, 11, theme.MUTED)
                end = x + wide
        spots = [at(n, score) for n, score in enumerate(self.scores)]
        canvas.path(spots, theme.ACCENT, 2.5)
        for n, spot in enumerate(spots):
            canvas.disc(spot, 3, theme.ACCENT)
            if n - 1 in self.marked:  # the turn's change ends here
                canvas.ring(pygame.FRect(spot[0] - 8, spot[1] - 8, 16, 16), theme.TEXT, 8, 2)


class Pair(Widget):
    """How often something happens in two futures: two bars with their shares."""

    role = "meter"
    SIZE = 13.0
    SHARE = 50.0

    def __init__(self, text: str, first: float, second: float, **more: Any) -> None:
        super().__init__(label=text, value=f"{first:.0%}, {second:.0%}", **more)
        self.first, self.second = first, second

    def measure(self, look: Look, width: float) -> Size:
        return width, look.fonts.measure(self.label, self.SIZE, width)[1] + 30

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        lines = fonts.wrap(self.label, self.SIZE, r.w)
        canvas.lines(r, lines, self.SIZE, theme.TEXT)
        top = r.y + len(lines) * fonts.line_height(self.SIZE)
        for n, (share, tone) in enumerate(((self.first, theme.MUTED), (self.second, theme.ACCENT))):
            bar = pygame.FRect(r.x, top + 3 + 13 * n, r.w - self.SHARE, 9)
            canvas.fill(bar, theme.SHADE, 3)
            canvas.fill(pygame.FRect(bar.x, bar.y, max(2.0, bar.w * share), bar.h), tone, 3)
            canvas.text((bar.right + 8, bar.y - 4), f"{share:.0%}", 12, theme.TEXT, "bold" if n else "regular")
