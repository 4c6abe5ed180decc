"""Boxes that place other widgets: Row, Column, Grid, Flow, Scroll, Panel, Centre, Gap."""

from __future__ import annotations

import math
from typing import Any

import pygame

from game.ui import theme
from game.ui.canvas import Canvas, Look, Point
from game.ui.theme import Colour
from game.ui.widgets.base import Size, Widget


class Box(Widget):
    """A widget with padding, gaps and perhaps a ground of its own."""

    def __init__(
        self,
        *children: Widget,
        gap: float = theme.GAP,
        pad: float | tuple[float, float] = 0.0,
        ground: Colour | None = None,
        border: Colour | None = None,
        radius: float = 0.0,
        **more: Any,
    ) -> None:
        super().__init__(*children, **more)
        self.gap, self.ground, self.border, self.radius = gap, ground, border, radius
        self.pad_x, self.pad_y = pad if isinstance(pad, tuple) else (pad, pad)

    @property
    def inner(self) -> pygame.FRect:
        r = self.rect
        return pygame.FRect(r.x + self.pad_x, r.y + self.pad_y, r.w - 2 * self.pad_x, r.h - 2 * self.pad_y)

    def draw(self, canvas: Canvas) -> None:
        if self.ground is not None:
            canvas.fill(self.rect, self.ground, self.radius, self.border)


class Column(Box):
    """Children one below the other; growing children share what is left."""

    def measure(self, look: Look, width: float) -> Size:
        sizes = [child.wanted(look, width - 2 * self.pad_x) for child in self.children]
        gaps = self.gap * max(0, len(sizes) - 1)
        return max((w for w, _ in sizes), default=0.0) + 2 * self.pad_x, sum(
            h for _, h in sizes
        ) + gaps + 2 * self.pad_y

    def arrange(self, look: Look) -> None:
        inner = self.inner
        highs = [0.0 if c.grow else c.wanted(look, inner.w)[1] for c in self.children]
        left = max(0.0, inner.h - sum(highs) - self.gap * max(0, len(highs) - 1))
        shares = sum(c.grow for c in self.children)
        top = inner.y
        for child, high in zip(self.children, highs, strict=True):
            height = left * child.grow / shares if child.grow else high
            wide = inner.w if child.width is None else min(child.width, inner.w)
            child.place(look, pygame.FRect(inner.x, top, wide, height))
            top += height + self.gap


class Row(Box):
    """Children side by side; growing children share what is left. `align`: "stretch", "center" or "top"."""

    def __init__(self, *children: Widget, align: str = "center", **more: Any) -> None:
        super().__init__(*children, **more)
        self.align = align

    def widths(self, look: Look, width: float) -> list[float]:
        room = width - 2 * self.pad_x - self.gap * max(0, len(self.children) - 1)
        wide = [0.0 if c.grow else min(c.wanted(look, room)[0], room) for c in self.children]
        left = max(0.0, room - sum(wide))
        shares = sum(c.grow for c in self.children)
        return [left * c.grow / shares if c.grow else w for c, w in zip(self.children, wide, strict=True)]

    def measure(self, look: Look, width: float) -> Size:
        widths = self.widths(look, width)
        high = max((c.wanted(look, w)[1] for c, w in zip(self.children, widths, strict=True)), default=0.0)
        used = (
            width
            if any(c.grow for c in self.children)
            else sum(widths) + self.gap * max(0, len(widths) - 1) + 2 * self.pad_x
        )
        return used, high + 2 * self.pad_y

    def arrange(self, look: Look) -> None:
        inner = self.inner
        at = inner.x
        for child, wide in zip(self.children, self.widths(look, self.rect.w), strict=True):
            high = inner.h if self.align == "stretch" else min(inner.h, child.wanted(look, wide)[1])
            top = inner.y + ((inner.h - high) / 2 if self.align == "center" else 0.0)
            child.place(look, pygame.FRect(at, top, wide, high))
            at += wide + self.gap


class Grid(Box):
    """Equal columns, row by row or, with `down`, column by column; without `columns` as many as are `least` wide."""

    def __init__(
        self,
        *children: Widget,
        columns: int = 0,
        least: float = 160.0,
        fill: bool = False,
        down: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*children, **more)
        self.columns, self.least, self.fill, self.down = columns, least, fill, down

    def _line(self, line: int, count: int) -> list[Widget]:
        """The children of one row, from the left."""
        if not self.down:
            return self.children[line * count : (line + 1) * count]
        return self.children[line :: math.ceil(len(self.children) / count)]

    def _across(self, width: float) -> tuple[int, float]:
        room = width - 2 * self.pad_x
        count = self.columns or max(1, int((room + self.gap) // (self.least + self.gap)))
        count = max(1, min(count, len(self.children) or 1))
        if not self.columns and self.children:  # as even as it goes: six in two rows are three and three
            count = math.ceil(len(self.children) / math.ceil(len(self.children) / count))
        return count, (room - self.gap * (count - 1)) / count

    def _highs(self, look: Look, width: float) -> list[float]:
        count, wide = self._across(width)
        lines = range(math.ceil(len(self.children) / count))
        return [max(child.wanted(look, wide)[1] for child in self._line(line, count)) for line in lines]

    def measure(self, look: Look, width: float) -> Size:
        highs = self._highs(look, width)
        return width, sum(highs) + self.gap * max(0, len(highs) - 1) + 2 * self.pad_y

    def arrange(self, look: Look) -> None:
        inner = self.inner
        count, wide = self._across(self.rect.w)
        highs = self._highs(look, self.rect.w)
        if self.fill and highs:
            spare = (inner.h - sum(highs) - self.gap * (len(highs) - 1)) / len(highs)
            highs = [high + max(0.0, spare) for high in highs]
        top = inner.y
        for line, high in enumerate(highs):
            for i, child in enumerate(self._line(line, count)):
                child.place(look, pygame.FRect(inner.x + i * (wide + self.gap), top, wide, high))
            top += high + self.gap


class Flow(Box):
    """Children side by side in their own widths, on a new line when the line is full."""

    def _spots(self, look: Look, width: float) -> tuple[list[pygame.FRect], float]:
        room = width - 2 * self.pad_x
        x = y = line = 0.0
        spots: list[pygame.FRect] = []
        first = 0

        def settle() -> None:
            for spot in spots[first:]:  # what stands on one line stands on its foot
                spot.y = y + line - spot.h

        for child in self.children:
            wide, high = child.wanted(look, room)
            wide = min(wide, room)
            if x and x + wide > room + 0.5:
                settle()
                first = len(spots)
                x, y, line = 0.0, y + line + self.gap, 0.0
            spots.append(pygame.FRect(x, y, wide, high))
            x, line = x + wide + self.gap, max(line, high)
        settle()
        return spots, y + line

    def measure(self, look: Look, width: float) -> Size:
        spots, high = self._spots(look, width)
        return max((s.right for s in spots), default=0.0) + 2 * self.pad_x, high + 2 * self.pad_y

    def arrange(self, look: Look) -> None:
        inner = self.inner
        for child, spot in zip(self.children, self._spots(look, self.rect.w)[0], strict=True):
            child.place(look, spot.move(inner.x, inner.y))


class Scroll(Widget):
    """A window onto something higher than itself: wheel, drag of the bar, Page keys; follows the focus."""

    role = "scroll"
    BAR = 10.0

    def __init__(self, child: Widget, **more: Any) -> None:
        super().__init__(child, **more)
        self.offset = 0.0
        self.content = 0.0

    def measure(self, look: Look, width: float) -> Size:
        return self.children[0].wanted(look, width)

    @property
    def most(self) -> float:
        return max(0.0, self.content - self.rect.h)

    def arrange(self, look: Look) -> None:
        child = self.children[0]
        wide = self.rect.w
        self.content = child.wanted(look, wide)[1]
        if self.content > self.rect.h + 0.5:
            wide -= self.BAR + 2
            self.content = child.wanted(look, wide)[1]
        self.offset = min(max(0.0, self.offset), self.most)
        child.place(look, pygame.FRect(self.rect.x, self.rect.y - self.offset, wide, max(self.content, self.rect.h)))

    def scroll_to(self, offset: float) -> bool:
        offset = min(max(0.0, offset), self.most)
        moved = abs(offset - self.offset) > 0.01
        if moved:
            by = self.offset - offset
            self.offset = offset
            for widget in self.children[0].walk():
                widget.rect.y += by
            self.changed()
        return moved

    def show(self, rect: pygame.FRect) -> None:
        """Scroll so far that a rect of the content is seen."""
        if rect.top < self.rect.top:
            self.scroll_to(self.offset - (self.rect.top - rect.top) - 4)
        elif rect.bottom > self.rect.bottom:
            self.scroll_to(self.offset + min(rect.bottom - self.rect.bottom + 4, rect.top - self.rect.top))

    def wheel(self, at: Point, notches: float) -> bool:
        return self.scroll_to(self.offset - notches * 48)

    def key(self, name: str) -> bool:
        step = {"page up": -0.9 * self.rect.h, "page down": 0.9 * self.rect.h}.get(name)
        return self.scroll_to(self.offset + step) if step is not None else False

    def press(self, at: Point) -> bool:
        if self.most and at[0] >= self.rect.right - self.BAR:
            self._bar_to(at[1])
            return True
        return False

    def drag(self, at: Point, by: Point) -> None:
        self._bar_to(at[1])

    def _bar_to(self, y: float) -> None:
        high = self._bar().h
        self.scroll_to((y - self.rect.y - high / 2) / max(1.0, self.rect.h - high) * self.most)

    def _bar(self) -> pygame.FRect:
        high = max(24.0, self.rect.h * self.rect.h / max(1.0, self.content))
        top = self.rect.y + (self.rect.h - high) * (self.offset / self.most if self.most else 0.0)
        return pygame.FRect(self.rect.right - self.BAR + 2, top, self.BAR - 4, high)

    def paint_children(self, canvas: Canvas) -> None:
        with canvas.clipped(self.rect):
            super().paint_children(canvas)
        if self.most > 0.5:
            canvas.fill(self._bar(), theme.EDGE, 3)


class Panel(Column):
    """A raised sheet with a heading."""

    role = "panel"

    def __init__(self, *children: Widget, title: str = "", **more: Any) -> None:
        from game.ui.widgets.text import Label

        settings: dict[str, Any] = {
            "pad": theme.PAD,
            "ground": theme.SURFACE,
            "radius": theme.RADIUS,
            "border": theme.LINE,
        }
        settings.update(more)
        head = (Label(title, size=theme.STRONG, weight="bold", colour=theme.TEXT),) if title else ()
        super().__init__(*head, *children, label=title, **settings)


class Centre(Widget):
    """One child in the middle, at most `most` wide; it scrolls when it is too high."""

    def __init__(self, child: Widget, most: float = 640.0, margin: float = 16.0, id: str = "") -> None:
        super().__init__(Scroll(child, id=f"{id or 'centre'}_scroll"), id=id)
        self.most, self.margin = most, margin

    def arrange(self, look: Look) -> None:
        wide = min(self.most, self.rect.w - 2 * self.margin)
        high = self.children[0].wanted(look, wide)[1]
        if high > self.rect.h - 2 * self.margin:
            high = self.rect.h - 2 * self.margin
        box = pygame.FRect(0, 0, wide, high)
        box.center = self.rect.center
        self.children[0].place(look, box)


class Gap(Widget):
    """Empty room."""

    def __init__(self, size: float = 0.0, grow: float = 0.0) -> None:
        super().__init__(width=None if grow else size, height=None if grow else size, grow=grow)

    def measure(self, look: Look, width: float) -> Size:
        return 0.0, 0.0


class Rule(Widget):
    """A thin line between two parts."""

    role = "separator"

    def __init__(self) -> None:
        super().__init__(height=1.0)

    def draw(self, canvas: Canvas) -> None:
        canvas.fill(self.rect, theme.LINE)


class Over(Widget):
    """Children over each other in the same rect, the last on top."""
