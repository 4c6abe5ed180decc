"""Why: one number of the table on a sheet: what it means, its course turn by turn, and what changed it last turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.screens.base import Screen
from game.ui.snapshot import TrackView
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Panel, Row
from game.ui.widgets.text import Label

LETTERS = 11.5
EDGE = 52.0  # room for the numbers left of the chart


class Course(Widget):
    """A number over the turns, with its lowest and highest value and the first and last turn in words."""

    role = "chart"

    def __init__(self, values: Sequence[float], turns: Sequence[str], **more: Any) -> None:
        super().__init__(value=", ".join(f"{v:.1f}" for v in values), **more)
        self.values, self.turns = list(values), list(turns)

    def measure(self, look: Look, width: float) -> Size:
        return width, 170.0

    def draw(self, canvas: Canvas) -> None:
        fonts = canvas.look.fonts
        canvas.fill(self.rect, theme.RAISED, theme.RADIUS)
        if not self.values:
            return
        inner = pygame.FRect(self.rect.x + EDGE, self.rect.y + 14, self.rect.w - EDGE - 18, self.rect.h - 44)
        low, high = min(self.values), max(self.values)
        span = max(high - low, 1e-9)
        levels = [high, (low + high) / 2, low] if high - low > 0.05 else [high]

        def height(value: float) -> float:
            return inner.bottom - (value - low) / span * inner.h if high - low > 0.05 else inner.centery

        for value in levels:
            y = height(value)
            canvas.line((inner.x, y), (inner.right, y), theme.LINE, 1.0)
            words = f"{value:.1f}"
            left = inner.x - 8 - fonts.width(words, LETTERS)
            canvas.text((left, y - fonts.line_height(LETTERS) / 2), words, LETTERS, theme.MUTED)
        step = inner.w / max(1, len(self.values) - 1)
        points = [(inner.x + i * step, height(v)) for i, v in enumerate(self.values)]
        if len(points) > 1:
            canvas.path(points, theme.ACCENT, 2.5)
        for point in points:
            canvas.disc(point, 3.5, theme.ACCENT)
        names = self.turns[: len(self.values)]
        if names:
            top = inner.bottom + 8
            canvas.text((inner.x, top), names[0], LETTERS, theme.MUTED)
            if len(names) > 1:
                canvas.text((inner.right - fonts.width(names[-1], LETTERS), top), names[-1], LETTERS, theme.MUTED)


class Why(Screen):
    """Lies over the table. `shown` is the number in words, `reasons` the sentences of the ledger."""

    name = "why"
    over = True
    first_focus = "back"

    def __init__(self, track: TrackView, shown: str, factor: float, turns: Sequence[str], reasons: list[str]) -> None:
        self.track, self.shown, self.factor = track, shown, factor
        self.turns, self.reasons = tuple(turns), reasons

    def build(self) -> Widget:
        track = self.track
        reasons = self.reasons or [_("Nothing changed it last turn.")]
        sheet = Panel(
            Row(
                Label(track.name, size=theme.TITLE, weight="bold", grow=1, id="why_name"),
                Label(self.shown, size=theme.TITLE, weight="bold", colour=theme.ACCENT, id="why_value"),
            ),
            Label(track.text, colour=theme.MUTED),
            Course([value * self.factor for value in track.past], self.turns, id="why_course", label=track.name),
            Label(_("**Why it changed last turn**"), bold=theme.ACCENT),
            *(Label(reason, id=f"why_{n}") for n, reason in enumerate(reasons)),
            Row(Button(_("Back"), hint_key="Esc", kind="primary", id="back", on_click=lambda: BACK)),
            pad=20.0,
            gap=10.0,
        )
        return Centre(sheet, 620.0, id="why")

    def on_key(self, name: str) -> Step | None:
        return BACK if name in ("escape", "return", "enter", "space") else None
