"""What moves while the orders of a turn are turned over. Everything reads one clock; at its end all stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.board_paint import Position
from game.ui.canvas import Canvas, Look
from game.ui.scenario_picture import SHAPE, board_picture
from game.ui.snapshot import TrackView
from game.ui.theme import Colour
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.redline import Arrow

TURN = 0.45  # seconds in which an order is turned over
MOVE = 1.1  # seconds in which a number or a marker moves


@dataclass
class Clock:
    """Seconds since the resolution began, and when it ends."""

    end: float
    now: float = 0.0

    @property
    def over(self) -> bool:
        return self.now >= self.end

    def share(self, start: float, lasts: float) -> float:
        """How far something that begins at `start` has come, 0..1, slow at both ends."""
        x = min(1.0, max(0.0, (self.now - start) / lasts))
        return x * x * (3 - 2 * x)


class Shown(Widget):
    """A part that is seen from a moment on; its room is kept from the beginning."""

    def __init__(self, child: Widget, clock: Clock, start: float) -> None:
        super().__init__(child)
        self.clock, self.start = clock, start

    def paint(self, canvas: Canvas) -> None:
        if self.clock.now < self.start and not self.clock.over:
            return
        self.paint_children(canvas)
        if not self.clock.over and self.clock.now < self.start + 0.9:  # what is being told now
            canvas.ring(self.rect.inflate(2, 2), theme.ACCENT, 5, 2)


class Turned(Widget):
    """An order that lies face down in its side's colour and is turned over."""

    def __init__(self, child: Widget, tone: Colour, clock: Clock, start: float) -> None:
        super().__init__(child)
        self.tone, self.clock, self.start = tone, clock, start

    def paint(self, canvas: Canvas) -> None:
        done = 1.0 if self.clock.over else self.clock.share(self.start, TURN)
        if done >= 1.0:
            self.paint_children(canvas)
            return
        wide = self.rect.w * abs(1 - 2 * done)
        box = pygame.FRect(self.rect.centerx - wide / 2, self.rect.y, wide, self.rect.h)
        if done < 0.5:
            canvas.fill(box, theme.mix(theme.SHADE, self.tone, 0.55), 4, self.tone)
        else:
            with canvas.clipped(box):
                self.paint_children(canvas)


class Front(Widget):
    """The board before the turn, which becomes the board after it."""

    role = "image"

    def __init__(self, before: Position, after: Position, clock: Clock, start: float) -> None:
        super().__init__(label=_("The board after the turn"), id="resolution_board")
        self.before, self.after, self.clock, self.start = before, after, clock, start

    def measure(self, look: Look, width: float) -> Size:
        return width, width * SHAPE

    def draw(self, canvas: Canvas) -> None:
        box = canvas.box(self.rect)
        share = 1.0 if self.clock.over else self.clock.share(self.start, MOVE)
        if share < 1.0:
            canvas.surface.blit(board_picture(self.before, box.size), box.topleft)
        after = board_picture(self.after, box.size)
        after.set_alpha(None if share >= 1.0 else round(255 * share))
        canvas.surface.blit(after, box.topleft)
        after.set_alpha(None)
        canvas.ring(self.rect, theme.LINE)


class Climber(Widget):
    """The ladder, small: its marker goes from where it stood to where it stands."""

    role = "meter"
    LINE, SIZE = 17.0, 11.5

    def __init__(
        self, rungs: Sequence[tuple[str, str, bool]], before: float, after: float, clock: Clock, start: float
    ) -> None:
        super().__init__(label=_("Ladder"), value=rungs[min(len(rungs) - 1, max(0, round(after)))][0])
        self.rungs, self.before, self.after, self.clock, self.start = rungs, before, after, clock, start
        top = max(before, after)
        self.low = max(0, round(min(before, after)) - 1)
        self.high = min(len(rungs), max(round(top) + 2, self.low + 4))

    def measure(self, look: Look, width: float) -> Size:
        return width, self.LINE * (self.high - self.low)

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        share = 1.0 if self.clock.over else self.clock.share(self.start, MOVE)
        now = self.before + (self.after - self.before) * share
        for n in range(self.low, self.high):
            name, _text, firebreak = self.rungs[n]
            y = r.bottom - (n - self.low + 1) * self.LINE
            here = abs(n - now) < 0.5
            shown = fonts.elide(name, self.SIZE, r.w - 24)
            canvas.text(
                (r.x + 20, y), shown, self.SIZE, theme.TEXT if here else theme.MUTED, "bold" if here else "regular"
            )
            if firebreak and n > self.low:
                canvas.dashes(pygame.FRect(r.x + 18, y + self.LINE - 1, r.w - 20, 1.5), theme.WARNING, 6, 4)
        y = r.bottom - (now - self.low + 0.5) * self.LINE
        canvas.polygon([(r.x + 4, y - 6), (r.x + 4, y + 6), (r.x + 15, y)], theme.ACCENT)


class Count(Widget):
    """A number of the table that runs from what it was to what it is."""

    role = "track"
    SIZE = 12.5

    def __init__(self, track: TrackView, words: str, tone: Colour, factor: float, clock: Clock, start: float) -> None:
        better = None if track.good == "none" else (track.change > 0) == (track.good == "up")
        super().__init__(Arrow(track.change, better), label=track.name, value=words)
        self.track, self.tone, self.factor, self.clock, self.start = track, tone, factor, clock, start

    def measure(self, look: Look, width: float) -> Size:
        return width, look.fonts.measure(self.label, self.SIZE, width - 104)[1] + 4

    def arrange(self, look: Look) -> None:
        self.children[0].place(look, pygame.FRect(self.rect.right - 50, self.rect.y + 5, 9, 9))

    def draw(self, canvas: Canvas) -> None:
        from game.ui.screens.table_cards import amount

        r, fonts = self.rect, canvas.look.fonts
        share = 1.0 if self.clock.over else self.clock.share(self.start, MOVE)
        value = (self.track.value - self.track.change * (1 - share)) * self.factor
        canvas.lines(r, fonts.wrap(self.label, self.SIZE, r.w - 104), self.SIZE, theme.MUTED)
        shown = amount(value) + ("k" if self.track.unit.startswith("thousand") else "")
        canvas.text((r.right - 58 - fonts.width(shown, self.SIZE, "bold"), r.y), shown, self.SIZE, theme.TEXT, "bold")
        canvas.text((r.right - 36, r.y), self.value, self.SIZE, self.tone, "bold")


def moved(before: Any, after: Any) -> bool:
    """Whether what the board shows differs."""
    return bool(before.shares != after.shares or before.hosts != after.hosts)
