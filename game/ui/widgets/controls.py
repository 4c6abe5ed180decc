"""What is clicked: Button, Tab, Chip, Card."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import keymap, theme
from game.ui.canvas import Canvas, Look
from game.ui.theme import Colour
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.layout import Column


class Button(Widget):
    """Words that do something. `kind`: "primary", "plain" or "quiet"; `hint_key` is the key that does the same."""

    role = "button"
    focusable = True

    def __init__(
        self,
        text: str,
        *,
        kind: str = "plain",
        hint_key: str = "",
        size: float = theme.BODY,
        icon: pygame.Surface | None = None,
        least: float = theme.CONTROL,
        **more: Any,
    ) -> None:
        super().__init__(label=text, **more)
        self.kind, self.hint_key, self.size, self.icon, self.least = kind, hint_key, size, icon, least

    @property
    def words(self) -> str:
        return f"{self.label}  [{keymap.shown(self.hint_key)}]" if self.hint_key else self.label

    def _edges(self) -> tuple[float, float]:
        return (20.0 if self.icon else 0.0) + 24.0, 12.0

    def measure(self, look: Look, width: float) -> Size:
        extra, pad = self._edges()
        wide, high = look.fonts.measure(self.words, self.size, width - extra, "bold")
        return wide + extra + 0.5, max(self.least, high + min(pad, self.least - 17.0))

    def colours(self) -> tuple[Colour, Colour, Colour]:
        """Ground, words, border."""
        if not self.enabled:
            return theme.SURFACE, theme.MUTED, theme.LINE
        if self.kind == "primary":
            return (
                (theme.mix(theme.ACCENT, theme.TEXT, 0.25) if self.hovered else theme.ACCENT),
                theme.ON_ACCENT,
                theme.ACCENT,
            )
        ground = theme.HOVER if self.hovered else theme.RAISED if self.kind == "plain" else theme.SURFACE
        return ground, theme.TEXT, theme.EDGE if self.kind == "plain" else theme.LINE

    def draw(self, canvas: Canvas) -> None:
        ground, words, border = self.colours()
        canvas.fill(self.rect, ground, theme.RADIUS, border)
        extra, _ = self._edges()
        fonts = canvas.look.fonts
        lines = fonts.wrap(self.words, self.size, self.rect.w - extra, "bold")
        high = len(lines) * fonts.line_height(self.size)
        left = self.rect.x + 12
        if self.icon:
            canvas.picture(self.icon, pygame.FRect(left, self.rect.centery - 8, 16, 16), words)
            left += 20
        inner = pygame.FRect(left, self.rect.centery - high / 2, self.rect.w - extra, high)
        canvas.lines(inner, lines, self.size, words, align="left" if self.icon else "center")

    def misfit(self, look: Look) -> str:
        extra, _ = self._edges()
        wide, high = look.fonts.measure(self.words, self.size, self.rect.w - extra, "bold")
        if high > self.rect.h - 3 or wide > self.rect.w - extra + 1:
            return f"button '{self.words}' needs {wide:.0f} x {high:.0f} in {self.rect.w:.0f} x {self.rect.h:.0f}"
        return ""


class Tab(Button):
    """One of several; the chosen one is underlined and says so."""

    role = "tab"

    def __init__(self, text: str, *, chosen: bool, **more: Any) -> None:
        settings: dict[str, Any] = {"size": theme.CAPTION + 1, "kind": "quiet"}
        settings.update(more)
        super().__init__(text, **settings)
        self.chosen = chosen
        self.value = "chosen" if chosen else ""

    def _edges(self) -> tuple[float, float]:
        return 16.0, 10.0

    def measure(self, look: Look, width: float) -> Size:
        wide, high = super().measure(look, width)
        return wide, max(28.0, high - 2)

    def draw(self, canvas: Canvas) -> None:
        ground = theme.RAISED if self.chosen else theme.HOVER if self.hovered else theme.SURFACE
        canvas.fill(self.rect, ground, 4)
        fonts = canvas.look.fonts
        weight = "bold"
        lines = fonts.wrap(self.words, self.size, self.rect.w - 16, weight)
        high = len(lines) * fonts.line_height(self.size)
        inner = pygame.FRect(self.rect.x + 8, self.rect.centery - high / 2, self.rect.w - 16, high)
        canvas.lines(inner, lines, self.size, theme.TEXT if self.chosen else theme.MUTED, align="center")
        if self.chosen:
            canvas.fill(pygame.FRect(self.rect.x + 6, self.rect.bottom - 3, self.rect.w - 12, 3), theme.ACCENT)


class Chip(Button):
    """A small button for one place; `region` is the place's id on the board, which lights it up there."""

    role = "target"
    tip_beside = True

    def __init__(self, text: str, *, region: str = "", **more: Any) -> None:
        super().__init__(text, size=theme.CAPTION, least=26.0, **more)
        self.region = region

    def tip_rect(self) -> pygame.FRect:
        at: Widget | None = self
        while at is not None and not isinstance(at, Card):
            at = at.parent
        return at.rect if at else self.rect

    def _edges(self) -> tuple[float, float]:
        return 14.0, 8.0

    def colours(self) -> tuple[Colour, Colour, Colour]:
        ground, words, border = super().colours()
        return (theme.ACCENT, theme.ON_ACCENT, theme.ACCENT) if self.hovered else (ground, words, border)

    def draw(self, canvas: Canvas) -> None:
        ground, words, border = self.colours()
        canvas.fill(self.rect, ground, 4, border)
        fonts = canvas.look.fonts
        lines = fonts.wrap(self.words, self.size, self.rect.w - 14, "bold")
        high = len(lines) * fonts.line_height(self.size)
        inner = pygame.FRect(self.rect.x + 7, self.rect.centery - high / 2, self.rect.w - 14, high)
        canvas.lines(inner, lines, self.size, words, align="center")


class Card(Column):
    """A sheet of several texts that is clicked as one; a `still` one only holds what is clicked. `regions` are places
    on the board that it lights up there.
    """

    role = "card"
    focusable = True
    tip_beside = True

    def __init__(
        self,
        *children: Widget,
        stripe: Colour | None = None,
        still: bool = False,
        regions: frozenset[str] = frozenset(),
        **more: Any,
    ) -> None:
        settings: dict[str, Any] = {"pad": 10.0, "gap": 4.0}
        settings.update(more)
        super().__init__(*children, **settings)
        self.stripe = stripe
        self.still, self.regions = still, regions

    def focus_on(self) -> bool:
        return not self.still

    def draw(self, canvas: Canvas) -> None:
        ground = theme.SURFACE if not self.enabled else theme.HOVER if self.hovered and not self.still else theme.RAISED
        canvas.fill(self.rect, ground, theme.RADIUS, theme.LINE if not self.enabled else theme.EDGE)
        if self.stripe:
            canvas.fill(pygame.FRect(self.rect.x + 1, self.rect.y + 6, 3, self.rect.h - 12), self.stripe)
