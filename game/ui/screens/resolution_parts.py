"""What moves while the orders of a turn are turned over. Everything reads one clock; at its end all stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.texts.language import _
from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.screens.resolution_steps import MOVE, TURN, Sealed, Steps
from game.ui.screens.table_cards import amount
from game.ui.screens.table_parts import signed
from game.ui.screens.table_tracks import stripe
from game.ui.snapshot import TrackView
from game.ui.theme import Colour
from game.ui.topics import TOPICS
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.ladder import Ladder, Rung
from game.ui.widgets.layout import Scroll
from game.ui.widgets.redline import Arrow


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
        if self.over:
            return 1.0
        x = min(1.0, max(0.0, (self.now - start) / lasts))
        return x * x * (3 - 2 * x)


class Shown(Widget):
    """A part that is seen from a moment on; its room is kept from the beginning."""

    def __init__(self, child: Widget, clock: Clock, start: float, lasts: float) -> None:
        super().__init__(child)
        self.clock, self.start, self.lasts = clock, start, lasts

    @property
    def now(self) -> bool:
        """Whether it is what is being told."""
        return not self.clock.over and self.start <= self.clock.now < self.start + self.lasts

    def paint(self, canvas: Canvas) -> None:
        if self.clock.now < self.start and not self.clock.over:
            return
        if self.now:
            canvas.fill(self.rect.inflate(8, 4), theme.HOVER, 4)
        self.paint_children(canvas)


class Story(Scroll):
    """The sentences; while they are told it follows them."""

    def follow(self) -> None:
        """Scroll to what is being told."""
        found = next((w for w in self.walk() if isinstance(w, Shown) and w.now), None)
        if found:
            self.show(found.rect)


class Until(Widget):
    """One part until a moment, and then another in its place."""

    def __init__(self, before: Widget, after: Widget, clock: Clock, start: float, **more: float) -> None:
        super().__init__(before, after, **more)  # type: ignore[arg-type]
        self.clock, self.start = clock, start

    def paint_children(self, canvas: Canvas) -> None:
        self.children[1 if self.clock.over or self.clock.now >= self.start else 0].paint(canvas)


class Climb(Until):
    """The ladder as it was and as it is; between the two the marker goes from rung to rung."""

    def paint_children(self, canvas: Canvas) -> None:
        share = self.clock.share(self.start, MOVE)
        self.children[1 if share >= 1.0 else 0].paint(canvas)
        if 0.0 < share < 1.0:
            first, last = (self._here(child) for child in self.children)
            if first and last and first.number != last.number:
                box = pygame.FRect(first.rect)
                box.y += (last.rect.y - first.rect.y) * share
                box.h += (last.rect.h - first.rect.h) * share
                with canvas.clipped(self.rect):
                    canvas.ring(pygame.FRect(box.x + 20, box.y, box.w - 38, box.h), theme.ACCENT, 5, 3)
                    y = box.centery
                    canvas.polygon([(box.x + 2, y - 8), (box.x + 2, y + 8), (box.x + 18, y)], theme.ACCENT)

    @staticmethod
    def _here(ladder: Widget) -> Rung | None:
        rungs = (w for child in ladder.walk() if isinstance(child, Ladder) for w in child.children)
        return next((w for w in rungs if isinstance(w, Rung) and w.now), None)


class Fan(Widget):
    """All sides' orders over the board: face down in their side's colour, turned over one by one, then put away."""

    role = "image"
    HIGH, SIZE, AWAY = 40.0, 11.5, 0.9  # of a card, of its letters, seconds until they are gone

    def __init__(self, steps: Steps, clock: Clock) -> None:
        super().__init__(label=_("The sealed orders"))
        self.orders, self.clock = steps.orders, clock
        self.gone = max((order.start for order in steps.orders), default=0.0) + TURN + self.AWAY
        self.rows = [[o for o in self.orders if o.side == side] for side in dict.fromkeys(o.side for o in self.orders)]

    @property
    def takes_pointer(self) -> bool:
        return False

    def draw(self, canvas: Canvas) -> None:
        left = self.gone - self.clock.now
        if self.clock.over or left <= 0.0 or not self.rows:
            return
        r = self.rect
        most = max(len(row) for row in self.rows)
        name = max(canvas.look.fonts.width(row[0].side, 12, "bold") for row in self.rows) + 16
        wide = min(190.0, (r.w - 24 - name - 6 * most) / most)
        away = max(0.0, 1.0 - left / 0.5) * (len(self.rows) * (self.HIGH + 6) + 8)  # they slide out at the top
        with canvas.clipped(r):
            for n, row in enumerate(self.rows):
                top = r.y + 8 + n * (self.HIGH + 6) - away
                key = row[0].key
                label = pygame.FRect(r.x + 10, top + 8, name - 4, self.HIGH - 16)
                canvas.fill(label, theme.SIDE[key], 4)
                canvas.text((label.x + 6, label.y + 3), row[0].side, 12, theme.ON_SIDE[key], "bold")
                for place, order in enumerate(row):
                    box = pygame.FRect(r.x + 14 + name + place * (wide + 6), top, wide, self.HIGH)
                    self._card(canvas, order, box)

    def _card(self, canvas: Canvas, order: Sealed, box: pygame.FRect) -> None:
        tone = theme.SIDE[order.key]
        done = self.clock.share(order.start, TURN)
        seen = box.copy()
        seen.w = max(2.0, box.w * abs(1 - 2 * done))
        seen.centerx = box.centerx
        if done < 0.5:
            canvas.fill(seen, theme.mix(theme.SHADE, tone, 0.45), 4, tone)
            return
        canvas.fill(seen, theme.SURFACE, 4, tone if done < 1.0 or self._last(order) else theme.EDGE)
        with canvas.clipped(seen):
            canvas.fill(pygame.FRect(box.x + 1, box.y + 5, 3, box.h - 10), tone)
            fonts = canvas.look.fonts
            room = box.w - 18
            cut = max(fonts.width(word, self.SIZE) for word in order.title.split() or [""]) > room
            shown = fonts.elide(order.title, self.SIZE, room) if cut else order.title
            lines = fonts.wrap(shown, self.SIZE, room)
            if len(lines) > 2:  # two lines are all there is; what is cut stands in the story
                first = "".join(run.text for run in lines[0])
                rest = fonts.elide(shown[len(first) :].strip(), self.SIZE, room)
                lines = (lines[0], *fonts.wrap(rest, self.SIZE, room)[:1])
            high = len(lines) * fonts.line_height(self.SIZE)
            inner = pygame.FRect(box.x + 10, box.centery - high / 2, box.w - 16, high)
            canvas.lines(inner, lines, self.SIZE, theme.TEXT)

    def _last(self, order: Sealed) -> bool:
        """Whether it is the one turned over last."""
        return order == max((o for o in self.orders if o.start <= self.clock.now), key=lambda o: o.start, default=None)


class Caption(Widget):
    """The sentence that is being told, in large letters; when all is told, what was told of the turn as a whole."""

    role = "status"

    def __init__(self, steps: Steps, clock: Clock, whole: str, **more: float) -> None:
        super().__init__(id="caption", label=_("What is being told"), value=whole, **more)  # type: ignore[arg-type]
        self.steps, self.clock, self.whole = steps, clock, whole

    def measure(self, look: Look, width: float) -> Size:
        return width, 64.0

    def _words(self) -> tuple[str, str, Colour, str]:
        """Heading, icon, tone and sentence of the moment."""
        step = None if self.clock.over else self.steps.at(self.clock.now)
        if self.clock.over:
            return _("The turn in short"), "info", theme.ACCENT, self.whole
        if step is None:
            return _("Orders turned over"), "next", theme.ACCENT, _("All orders lie sealed on the table.")
        if step.topic == "orders" and self.steps.orders:
            order = max((o for o in self.steps.orders if o.start + TURN / 2 <= self.clock.now), key=lambda o: o.start)
            return (
                _("Orders turned over"),
                "next",
                theme.ACCENT,
                _("{side}: {orders}").format(side=order.side, orders=order.title),
            )
        name, icon, tone = TOPICS.get(step.topic, (step.topic.replace("_", " ").capitalize(), "info", theme.ACCENT))
        return _(name), icon, tone, step.text

    def draw(self, canvas: Canvas) -> None:
        heading, icon, tone, text = self._words()
        canvas.fill(self.rect, theme.SURFACE, theme.RADIUS, theme.LINE)
        inner = self.rect.inflate(-24, -16)
        picture, fonts = resources.image(f"icons/{icon}"), canvas.look.fonts
        if picture:
            canvas.picture(picture, pygame.FRect(inner.x, inner.y + 1, 16, 16), tone)
        canvas.text((inner.x + 22, inner.y), heading, 13, tone, "bold")
        room = pygame.FRect(inner.x, inner.y + 23, inner.w, inner.h - 23)
        size = next((s for s in (17.0, 15.0, 13.0) if fonts.measure(text, s, room.w)[1] <= room.h), 12.0)
        most = max(1, int(room.h / fonts.line_height(size)))
        with canvas.clipped(self.rect):
            canvas.lines(room, fonts.wrap(text, size, room.w)[:most], size, theme.TEXT)


class Count(Widget):
    """A number of the table that runs from what it was to what it is."""

    role = "track"
    SIZE = 12.5

    def __init__(self, track: TrackView, whose: str, clock: Clock, start: float, why: Callable[[], str]) -> None:
        self.factor = 100.0 if track.unit == "share" else 1.0  # shares are read in per cent
        self.unit = " %" if track.unit == "share" else "k" if track.unit.startswith("thousand") else ""
        better = None if track.good == "none" else (track.change > 0) == (track.good == "up")
        self.words = signed(track.change * self.factor)
        super().__init__(
            Arrow(track.change if self.words else 0.0, better), label=track.name, value=self.words, tooltip=why
        )
        self.tone = theme.MUTED if better is None else theme.GOOD if better else theme.BAD
        self.track, self.whose, self.clock, self.start = track, whose, clock, start

    def measure(self, look: Look, width: float) -> Size:
        return width, look.fonts.line_height(14.0)

    def arrange(self, look: Look) -> None:
        self.children[0].place(look, pygame.FRect(self.rect.right - 56, self.rect.centery - 4.5, 9, 9))

    def paint_children(self, canvas: Canvas) -> None:
        if self.clock.over or self.clock.now >= self.start:
            super().paint_children(canvas)

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        share = self.clock.share(self.start, MOVE)
        moves = 0.0 < share < 1.0 and bool(self.words)
        canvas.fill(r, theme.RAISED, 3, theme.ACCENT if moves else None)
        stripe(canvas, r, self.whose)
        top = r.centery - fonts.line_height(self.SIZE) / 2
        value = (self.track.value - self.track.change * (1 - share)) * self.factor
        shown = ("≈ " if self.track.estimated else "") + amount(value) + self.unit
        left = r.right - 64 - fonts.width(shown, 14, "bold")
        canvas.text((r.x + 9, top), fonts.elide(self.label, self.SIZE, left - r.x - 14), self.SIZE, theme.MUTED)
        canvas.text((left, r.centery - fonts.line_height(14.0) / 2), shown, 14, theme.TEXT, "bold")
        if share > 0.0:
            canvas.text((r.right - 43, top), self.value, 12, self.tone, "bold")
