"""The ladder: rung over rung, firebreaks as breaks, where the game stands and the tray leads, the red line."""

from __future__ import annotations

from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.layout import Scroll

BREAK = 13.0  # height of a firebreak
WIDE = 520.0  # from here on a rung shows its text


class Rung(Widget):
    """One rung; its tooltip says what happens on it."""

    role = "rung"

    def __init__(
        self,
        number: int,
        name: str,
        text: str,
        firebreak: bool,
        now: bool,
        ghost: bool,
        red: bool,
        acts: tuple[tuple[str, str], ...] = (),
        note: str = "",
    ) -> None:
        marks = [
            *([_("you are here")] if now else []),
            *([_("your orders lead here")] if ghost else []),
            *([_("within the estimate of the other side's red line")] if red else []),
            *(_("{side}: what it did last turn reached this rung").format(side=name) for name, _key in acts),
        ]
        tip = "\n".join(
            p
            for p in (
                f"**{number}. {name}**",
                text,
                "; ".join(marks),
                _("**Firebreak** beneath it: above, the rules change.") if firebreak else "",
                note,
            )
            if p
        )
        super().__init__(id=f"rung_{number}", label=name, value=", ".join(marks), tooltip=tip)
        self.text, self.acts = text, acts
        self.number, self.firebreak, self.now, self.ghost, self.red = number, firebreak, now, ghost, red

    SIZE = 12.0

    def words_width(self, width: float) -> float:
        """The room for the name beside the sides' markers; a wide ladder has room for the text beside it."""
        return width - 66 - max(0, 15 * len(self.acts) - 11) if width < WIDE else 210.0

    def measure(self, look: Look, width: float) -> Size:
        _, high = look.fonts.measure(self.label, self.SIZE, self.words_width(width), "bold")
        if width >= WIDE:
            high = max(high, look.fonts.measure(self.text, self.SIZE, width - 300)[1])
        return width, high + 7 + (BREAK if self.firebreak else 0)

    def draw(self, canvas: Canvas) -> None:
        r = pygame.FRect(self.rect.x, self.rect.y, self.rect.w, self.rect.h - (BREAK if self.firebreak else 0))
        tone = theme.ACCENT if self.now else theme.RAISED
        body = pygame.FRect(r.x + 22, r.y + 1, r.w - 42, r.h - 2)
        canvas.fill(body, tone, 4, theme.ACCENT if self.ghost else theme.LINE, 2 if self.ghost and not self.now else 1)
        fonts = canvas.look.fonts
        ink = theme.ON_ACCENT if self.now else theme.TEXT
        lines = fonts.wrap(self.label, self.SIZE, self.words_width(self.rect.w), "bold")
        high = len(lines) * fonts.line_height(self.SIZE)
        canvas.lines(
            pygame.FRect(body.x + 9, body.centery - high / 2, self.words_width(self.rect.w), high),
            lines,
            self.SIZE,
            ink,
        )
        if self.rect.w >= WIDE:
            words = fonts.wrap(self.text, self.SIZE, self.rect.w - 300)
            high = len(words) * fonts.line_height(self.SIZE)
            box = pygame.FRect(body.x + 230, body.centery - high / 2, self.rect.w - 300, high)
            canvas.lines(box, words, self.SIZE, ink if self.now else theme.MUTED)
        number = str(self.number)
        canvas.text(
            (r.x + 16 - fonts.width(number, 11), r.centery - 7.5), number, 11, theme.ACCENT if self.now else theme.MUTED
        )
        if self.now:
            canvas.polygon(
                [(body.x - 1, r.centery - 5), (body.x - 1, r.centery + 5), (body.x + 6, r.centery)], theme.ON_ACCENT
            )
        for n, (_name, key) in enumerate(self.acts):
            spot = pygame.FRect(body.right - 17 - 15 * n, body.centery - 6, 12, 12)
            side_mark(canvas, key, spot)
        if self.red:
            band = pygame.FRect(body.right + 4, self.rect.y, 12, self.rect.h)
            canvas.fill(band, theme.mix(theme.SURFACE, theme.BAD, 0.25))
            with canvas.clipped(band):
                y = band.y - 12 - band.y % 6
                while y < band.bottom:
                    canvas.line((band.x, y + 12), (band.right, y), theme.BAD, 1.5)
                    y += 6
        if self.firebreak:
            line = pygame.FRect(r.x + 2, r.bottom + BREAK / 2 - 1.5, body.right - r.x - 2, 3)
            canvas.dashes(line, theme.WARNING, 9, 5)

    def misfit(self, look: Look) -> str:
        wide, high = look.fonts.measure(self.label, self.SIZE, self.words_width(self.rect.w), "bold")
        fits = high <= self.rect.h - (BREAK if self.firebreak else 0) - 1 and wide <= self.words_width(self.rect.w) + 1
        return "" if fits else f"rung '{self.label}' does not fit"


def side_mark(canvas: Canvas, key: str, box: pygame.FRect) -> None:
    """A side's marker in its colour and, as on counters, its shape: a diamond for the challenger, a box for others."""
    x, y, half = box.centerx, box.centery, box.w / 2
    if key == "challenger":
        canvas.polygon([(x, y - half - 1), (x + half + 1, y), (x, y + half + 1), (x - half - 1, y)], theme.HALO)
        canvas.polygon([(x, y - half + 1), (x + half - 1, y), (x, y + half - 1), (x - half + 1, y)], theme.SIDE[key])
    else:
        canvas.fill(box.inflate(0, -3), theme.SIDE[key], 1, theme.HALO, 1.5)


class LadderKey(Widget):
    """Whose marker is which: the rung that each camp's acts of the last turn reached."""

    SIZE = 11.5

    def __init__(self, acts: tuple[tuple[str, str, int], ...], most: float) -> None:
        """`most` is the room for a name; a longer one is cut, and whole in the label."""
        told = _("How far each camp went last turn, as a marker on the ladder")
        super().__init__(label=", ".join(name for name, _key, _rung in acts), tooltip=told)
        self.acts, self.most = acts, most

    def measure(self, look: Look, width: float) -> Size:
        return sum(22 + min(self.most, look.fonts.width(name, self.SIZE)) for name, _key, _rung in self.acts), 18.0

    def draw(self, canvas: Canvas) -> None:
        left = self.rect.x
        for name, key, _rung in self.acts:
            side_mark(canvas, key, pygame.FRect(left, self.rect.centery - 5.5, 11, 11))
            top = self.rect.centery - canvas.look.fonts.line_height(self.SIZE) / 2
            shown = canvas.look.fonts.elide(name, self.SIZE, self.most)
            canvas.text((left + 15, top), shown, self.SIZE, theme.MUTED)
            left += 22 + canvas.look.fonts.width(shown, self.SIZE)


class Ladder(Widget):
    """All rungs from the top down, spread over the height there is."""

    role = "ladder"

    def __init__(
        self,
        rungs: tuple[tuple[str, str, bool], ...],
        now: float,
        ghost: float | None,
        red: tuple[float, float] | None,
        acts: tuple[tuple[str, str, int], ...] = (),
        notes: tuple[str, ...] = (),
        **more: Any,
    ) -> None:
        at, to = round(now), None if ghost is None else round(ghost)
        made = [
            Rung(
                i,
                name,
                text,
                brk,
                i == at,
                to == i and to != at,
                red is not None and red[0] - 0.5 <= i <= red[1] + 0.5,
                tuple((side, key) for side, key, rung in acts if rung == i),
                notes[i] if notes else "",
            )
            for i, (name, text, brk) in enumerate(rungs)
        ]
        super().__init__(*reversed(made), label=_("Escalation ladder"), value=rungs[at][0] if rungs else "", **more)

    def measure(self, look: Look, width: float) -> Size:
        return width, sum(c.wanted(look, width)[1] for c in self.children)

    def arrange(self, look: Look) -> None:
        highs = [c.wanted(look, self.rect.w)[1] for c in self.children]
        spare = max(0.0, self.rect.h - sum(highs)) / max(1, len(highs))
        spare = min(spare, 34.0 if self.rect.w < WIDE else 80.0)
        top = self.rect.y
        for child, high in zip(self.children, highs, strict=True):
            child.place(look, pygame.FRect(self.rect.x, top, self.rect.w, high + spare))
            top += high + spare


class LadderScroll(Scroll):
    """A ladder that is higher than its room shows the rung where the game stands whenever it is built."""

    def arrange(self, look: Look) -> None:
        first = not self.content
        super().arrange(look)
        here = next((w for w in self.walk() if isinstance(w, Rung) and w.now), None)
        if first and here and self.most and (here.rect.top < self.rect.top or here.rect.bottom > self.rect.bottom):
            self.offset = min(self.most, max(0.0, self.offset + here.rect.centery - self.rect.centery))
            super().arrange(look)
