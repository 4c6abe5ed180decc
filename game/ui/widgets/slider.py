"""Slider: a number between two ends, set by dragging, by the arrow keys or by Home and End."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.ui import theme
from game.ui.canvas import Canvas, Look, Point
from game.ui.widgets.base import Size, Widget

KNOB = 9.0
VALUE = 74.0  # room for the number at the right


class Slider(Widget):
    """`change` is told every new value. It keeps its own value, so that a drag does not need the tree built anew.

    `show` makes the words for a value; `usual` has a mark of its own. `step` is what an arrow key adds.
    """

    role = "slider"
    focusable = True

    def __init__(
        self,
        now: float,
        low: float,
        high: float,
        change: Callable[[float], None],
        *,
        step: float = 0.0,
        usual: float | None = None,
        show: Callable[[float], str] = lambda value: f"{value:g}",
        **more: Any,
    ) -> None:
        self.low, self.high = low, max(high, low + 1e-9)
        self.now, self.change, self.show, self.usual = now, change, show, usual
        self.step = step or (self.high - self.low) / 20
        super().__init__(value=show(now), **more)

    def measure(self, look: Look, width: float) -> Size:
        return width, 30.0

    def set(self, value: float) -> None:
        """Take the nearest step to a value."""
        steps = round((value - self.low) / self.step)
        value = min(self.high, max(self.low, round(self.low + steps * self.step, 6)))
        if value != self.now and self.enabled:
            self.now, self.value = value, self.show(value)
            self.change(value)
            self.changed()

    def key(self, name: str) -> bool:
        to = {
            "left": self.now - self.step,
            "right": self.now + self.step,
            "home": self.low,
            "end": self.high,
        }.get(name)
        if to is not None:
            self.set(to)
        return to is not None

    def press(self, at: Point) -> bool:
        self._to(at[0])
        return True

    def drag(self, at: Point, by: Point) -> None:
        self._to(at[0])

    @property
    def _bar(self) -> pygame.FRect:
        r = self.rect
        return pygame.FRect(r.x + KNOB, r.centery - 3, r.w - 2 * KNOB - VALUE, 6)

    def _to(self, x: float) -> None:
        bar = self._bar
        self.set(self.low + (x - bar.x) / max(1.0, bar.w) * (self.high - self.low))

    def draw(self, canvas: Canvas) -> None:
        bar = self._bar

        def at(value: float) -> float:
            return bar.x + bar.w * (value - self.low) / (self.high - self.low)

        canvas.fill(bar, theme.SHADE, 3, theme.LINE)
        canvas.fill(pygame.FRect(bar.x, bar.y, at(self.now) - bar.x, bar.h), theme.ACCENT, 3)
        if self.usual is not None:
            canvas.fill(pygame.FRect(at(self.usual) - 1, bar.y - 5, 2, bar.h + 10), theme.MUTED)
        canvas.disc((at(self.now), bar.centery), KNOB, theme.TEXT if self.hovered or self.focused else theme.ACCENT)
        size = theme.BODY
        top = self.rect.centery - canvas.look.fonts.line_height(size) / 2
        canvas.text((self.rect.right - VALUE + 8, top), self.value, size, theme.TEXT, "bold")

    def misfit(self, look: Look) -> str:
        wide = look.fonts.width(self.value, theme.BODY, "bold")
        return f"slider value '{self.value}' needs {wide:.0f}" if wide > VALUE - 8 else ""
