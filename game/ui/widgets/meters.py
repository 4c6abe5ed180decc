"""Numbers one can see: Spark (a small line over time), Meter (a bar), TimeTrack (the turns)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.theme import Colour
from game.ui.widgets.base import Size, Widget


class Spark(Widget):
    """A line through the values of all turns so far; the last one has a dot."""

    role = "sparkline"

    def __init__(
        self, values: Sequence[float], low: float, high: float, colour: Colour = theme.ACCENT, **more: Any
    ) -> None:
        super().__init__(value=", ".join(f"{v:g}" for v in values), **more)
        self.values, self.low, self.high, self.colour = list(values), low, high, colour

    def measure(self, look: Look, width: float) -> Size:
        return min(width, 72.0), 22.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        canvas.fill(pygame.FRect(r.x, r.bottom - 1, r.w, 1), theme.LINE)
        if not self.values:
            return
        low, high = min(self.values), max(self.values)
        whole = self.high - self.low  # a stock has no upper end
        span = max(high - low, 0.08 * (whole if math.isfinite(whole) else abs(high)), 1e-9)
        middle = (low + high) / 2
        step = (r.w - 8) / max(1, len(self.values) - 1)
        points = [(r.x + 3 + i * step, r.centery - (v - middle) / span * (r.h - 8)) for i, v in enumerate(self.values)]
        canvas.path(points, self.colour)
        canvas.disc(points[-1], 2.5, self.colour)


class Meter(Widget):
    """A bar from low to high with the share filled; used beside a number, never instead of it."""

    role = "meter"

    def __init__(
        self,
        value: float,
        low: float,
        high: float,
        colour: Colour = theme.ACCENT,
        ghost: float | None = None,
        **more: Any,
    ) -> None:
        super().__init__(value=_("{value:g} of {high:g}").format(value=value, high=high), **more)
        self.share = _share(value, low, high)
        self.ghost = None if ghost is None else _share(ghost, low, high)
        self.colour = colour

    def measure(self, look: Look, width: float) -> Size:
        return min(width, 60.0), 6.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        canvas.fill(r, theme.SHADE, 3)
        if self.ghost is not None:
            canvas.fill(pygame.FRect(r.x, r.y, r.w * self.ghost, r.h), theme.mix(theme.SHADE, self.colour, 0.45), 3)
        canvas.fill(pygame.FRect(r.x, r.y, r.w * self.share, r.h), self.colour, 3)


class TimeTrack(Widget):
    """One mark a turn: past ones filled, the present one taller."""

    role = "time"

    def __init__(self, turn: int, turns: int, **more: Any) -> None:
        super().__init__(value=_("turn {number} of {turns}").format(number=turn + 1, turns=turns), **more)
        self.turn, self.turns = turn, max(1, turns)

    def measure(self, look: Look, width: float) -> Size:
        return min(width, 14.0 * self.turns), 16.0

    def draw(self, canvas: Canvas) -> None:
        step = self.rect.w / self.turns
        for i in range(self.turns):
            tall = 14.0 if i == self.turn else 6.0
            mark = pygame.FRect(self.rect.x + i * step, self.rect.centery - tall / 2, max(1.0, step - 2), tall)
            tone = theme.ACCENT if i == self.turn else theme.MUTED if i < self.turn else theme.LINE
            canvas.fill(mark, tone, 2)


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.0
