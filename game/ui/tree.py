"""Ui: the tree of widgets on the screen with its focus, pointer, tooltip and message. It knows no game."""

from __future__ import annotations

import difflib
from typing import Any

import pygame

from game.ui import theme
from game.ui.canvas import Canvas, Look, Point, shade
from game.ui.palette import tone
from game.ui.settings import LEAST_SCALE, MOST_SCALE
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Scroll

ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class NoSuchWidget(LookupError):
    """No widget on this screen has that id; the message names the nearest ones."""


class Ui:
    """One window's widgets. `steps` holds what handlers returned until the window takes it."""

    def __init__(self, size: tuple[int, int], scale: float = 1.0, least_letters: float = 0.0) -> None:
        self.root: Widget = Widget()
        self.under: list[Widget] = []
        self.focus: Widget | None = None
        self.pointed: Widget | None = None
        self.grabbed: Widget | None = None
        self.pointer: Point = (-1.0, -1.0)
        self.keyboard = False
        self.message = ""
        self.steps: list[Step] = []
        self.dirty = self.unplaced = True
        self.least_letters = least_letters  # in force from the next `set_size` on
        self.look = Look(1.0)
        self.set_size(size, scale)

    # --- size -----------------------------------------------------------------------------------------------------
    def set_size(self, size: tuple[int, int], scale: float) -> None:
        self.pixels = size
        self.scale = min(MOST_SCALE, max(LEAST_SCALE, scale))
        if (self.look.scale, self.look.fonts.least) != (self.scale, self.least_letters):
            self.look = Look(self.scale, self.least_letters)
        self.unplaced = self.dirty = True

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in logical units."""
        return self.pixels[0] / self.scale, self.pixels[1] / self.scale

    # --- the tree -------------------------------------------------------------------------------------------------
    def set_root(self, root: Widget, under: list[Widget] | None = None) -> None:
        """Show a tree; focus and scroll positions carry over by id."""
        offsets = {w.id: w.offset for w in self.root.walk() if isinstance(w, Scroll) and w.id}
        kept = self.focus.id if self.focus else ""
        old_focus = self.focus
        self.root, self.under = root, under or []
        root.host = self
        for widget in root.walk():
            if isinstance(widget, Scroll) and widget.id in offsets:
                widget.offset = offsets[widget.id]
        self.focus = self.pointed = self.grabbed = None
        if old_focus:
            old_focus.focused = False
        found = next((w for w in root.walk() if kept and w.id == kept and w.focus_on()), None)
        if found:
            self._focus(found, reveal=False)
        self.unplaced = self.dirty = True

    def place(self) -> None:
        if self.unplaced:
            full = pygame.FRect(0, 0, *self.size)
            for tree in (*self.under, self.root):
                tree.place(self.look, full)
            self.unplaced = False
            self._point(self.pointer)

    def find(self, id: str) -> Widget:
        """The widget with an id. Raises NoSuchWidget with the nearest ids."""
        self.place()
        for widget in self.root.walk():
            if widget.id == id:
                return widget
        ids = [w.id for w in self.root.walk() if w.id]
        near = difflib.get_close_matches(id, ids, n=3, cutoff=0.4) or ids[:8]
        raise NoSuchWidget(f"There is no '{id}' on this screen; near it: {', '.join(near) or 'nothing has an id'}.")

    def dump(self) -> dict[str, Any]:
        """The whole tree as plain values, with the message and the id of the focus."""
        self.place()
        tree = self.root.dump()
        tree["message"] = self.message
        tree["focus"] = self.focus.id if self.focus else ""
        return tree

    def misfits(self) -> list[str]:
        """Every text that does not fit its box and every widget that sticks out of its parent, as sentences."""
        self.place()
        found: list[str] = []
        self._misfits(self.root, found)
        return found

    def _misfits(self, widget: Widget, found: list[str]) -> None:
        sentence = widget.misfit(self.look)
        if sentence:
            found.append(sentence)
        for child in widget.children:
            r, p = child.rect, widget.rect
            inside = r.left >= p.left - 1 and r.right <= p.right + 1
            inside = inside and (isinstance(widget, Scroll) or (r.top >= p.top - 1 and r.bottom <= p.bottom + 1))
            if not inside and r.w and r.h and not child.role.startswith("region"):
                found.append(
                    f"{child.role} '{child.id or child.label[:40]}' {_short(r)} sticks out of {widget.role} "
                    f"'{widget.id}' {_short(p)}"
                )
            self._misfits(child, found)

    # --- what widgets ask of the window ---------------------------------------------------------------------------
    def changed(self) -> None:
        self.dirty = True

    def say(self, text: str) -> None:
        """Show a sentence at the foot of the window until the next input."""
        self.message = text
        self.dirty = True

    def activate(self, widget: Widget) -> None:
        """Do what a click on the widget does; one that is not enabled says why."""
        self.dirty = True
        if not widget.enabled:
            self.say(widget.reason or "Not possible now.")
            return
        step = widget.activate()
        if step is not None:
            self.steps.append(step)

    # --- focus ----------------------------------------------------------------------------------------------------
    def focusable(self) -> list[Widget]:
        return [w for w in self.root.walk() if w.focus_on()]

    def focus_on(self, id: str) -> None:
        self._focus(self.find(id))

    def _focus(self, widget: Widget | None, reveal: bool = True) -> None:
        if self.focus:
            self.focus.focused = False
        self.focus = widget
        self.dirty = True
        if widget:
            widget.focused = True
            at = widget.parent
            while reveal and at is not None:
                if isinstance(at, Scroll):
                    at.show(widget.rect)
                at = at.parent

    def _next(self, by: int) -> None:
        order = self.focusable()
        if order:
            at = order.index(self.focus) + by if self.focus in order else (0 if by > 0 else -1)
            self._focus(order[at % len(order)])

    def _towards(self, way: tuple[int, int]) -> None:
        """Focus the nearest widget in a direction; one in line with this one is nearer."""
        if self.focus is None:
            return self._next(1)
        here = self.focus.rect
        best: tuple[float, Widget] | None = None
        for widget in self.focusable():
            if widget is self.focus:
                continue
            dx, dy = widget.rect.centerx - here.centerx, widget.rect.centery - here.centery
            along = dx * way[0] + dy * way[1]
            edge = (
                widget.rect.left - here.right,
                here.left - widget.rect.right,
                widget.rect.top - here.bottom,
                here.top - widget.rect.bottom,
            )
            gap = edge[0] if way[0] > 0 else edge[1] if way[0] < 0 else edge[2] if way[1] > 0 else edge[3]
            if along <= 0 or gap < -2:
                continue
            beside = (max(edge[2], edge[3]) if way[0] else max(edge[0], edge[1]), abs(dy if way[0] else dx))
            cost = max(gap, 0.0) + 3 * max(beside[0], 0.0) + 0.2 * beside[1]
            if best is None or cost < best[0]:
                best = cost, widget
        if best:
            self._focus(best[1])
        return None

    # --- input ----------------------------------------------------------------------------------------------------
    def key(self, name: str, shift: bool = False) -> bool:
        """A key by pygame's name for it; True when something here took it."""
        self.place()
        self.keyboard, self.dirty, self.message = True, True, ""
        if name == "tab":
            self._next(-1 if shift else 1)
            return True
        if self.focus and self.focus.key(name):
            return True
        if name in ("return", "enter", "space") and self.focus:
            self.focus.click()
            return True
        if name in ARROWS:
            self._towards(ARROWS[name])
            return True
        if name in ("page up", "page down"):
            return any(scroll.key(name) for scroll in self._scrolls())
        return False

    def _scrolls(self) -> list[Scroll]:
        """Scrolling boxes, the one around the focus first, then larger before smaller."""
        around: list[Scroll] = []
        at = self.focus or self.pointed
        while at is not None:
            if isinstance(at, Scroll):
                around.append(at)
            at = at.parent
        others = [w for w in self.root.walk() if isinstance(w, Scroll) and w not in around]
        return around + sorted(others, key=lambda w: -w.rect.w * w.rect.h)

    def move(self, at: Point) -> None:
        self.place()
        before, self.pointer = self.pointer, at
        if self.grabbed:
            self.grabbed.drag(at, (at[0] - before[0], at[1] - before[1]))
            self.dirty = True
        else:
            if self.keyboard:
                self.keyboard, self.dirty = False, True
            self._point(at)

    def _point(self, at: Point) -> None:
        found = self._at(at)
        if found is not self.pointed:
            if self.pointed:
                self.pointed.hovered = False
                self.pointed.hover(None)
            self.pointed = found
            if found:
                found.hovered = True
            self.dirty = True
        if found:
            found.hover(at)

    def _at(self, at: Point) -> Widget | None:
        return _deepest(self.root, at)

    def press(self, at: Point) -> None:
        self.move(at)
        self.dirty, self.message = True, ""
        holder: Widget | None = self.pointed
        while holder is not None and not holder.press(at):
            holder = holder.parent
        self.grabbed = holder
        if self.pointed and self.pointed.focus_on():
            self._focus(self.pointed, reveal=False)

    def release(self, at: Point) -> None:
        grabbed, self.grabbed = self.grabbed, None
        target = self.pointed
        self.move(at)
        if (
            grabbed is None
            and target is not None
            and target is self.pointed
            and (target.on_click or not target.enabled)
        ):
            self.activate(target)
        elif grabbed is not None and grabbed is target and grabbed.on_click:
            self.activate(grabbed)

    def wheel(self, notches: float) -> None:
        self.place()
        at = _deepest(self.root, self.pointer, anything=True)
        while at is not None and not at.wheel(self.pointer, notches):
            at = at.parent
        self.unplaced = False
        self._point(self.pointer)

    # --- painting -------------------------------------------------------------------------------------------------
    def paint(self, surface: pygame.Surface) -> None:
        self.place()
        canvas = Canvas(surface, self.look)
        surface.fill(tone(theme.TABLE))
        for tree in self.under:
            tree.paint(canvas)
        if self.under:
            shade(surface, theme.SHADE, 0.62)
        self.root.paint(canvas)
        if self.focus and self.keyboard:
            self._ring(canvas, self.focus)
        self._tooltip(canvas)
        if self.message:
            self._message(canvas)
        self.dirty = False

    def _ring(self, canvas: Canvas, widget: Widget) -> None:
        view = pygame.FRect(0, 0, *self.size)
        at = widget.parent
        while at is not None:
            if isinstance(at, Scroll):
                view = view.clip(at.rect.inflate(6, 6))
            at = at.parent
        with canvas.clipped(view):
            canvas.ring(widget.rect.inflate(4, 4), theme.SHADE, theme.RADIUS + 2, 4)
            canvas.ring(widget.rect.inflate(4, 4), theme.FOCUS, theme.RADIUS + 2, 2.5)

    def _tooltip(self, canvas: Canvas) -> None:
        target = self.focus if self.keyboard else self.pointed
        text = target.hint() if target and not self.grabbed else ""
        if not target or not text:
            return
        width, high_most = self.size
        anchor = target.tip_rect()
        fonts = self.look.fonts
        lines = fonts.wrap(text, 13, min(330.0, width - 40))
        wide = max(fonts.line_width(line, 13) for line in lines) + 20
        high = len(lines) * fonts.line_height(13) + 14
        box = pygame.FRect(anchor.x, anchor.bottom + 8, wide, high)
        beside = target.tip_beside and anchor.left - 8 - wide > 4
        if beside:
            box.topright = anchor.left - 8, min(anchor.top, high_most - 4 - high)
        elif box.bottom > high_most - 4:
            box.bottom = anchor.top - 8
        if box.top < 4:
            box.top = max(4.0, min(anchor.top, high_most - 4 - high))
            box.right = anchor.left - 8 if anchor.left - 8 - wide > 4 else box.right
        box.left = max(4.0, min(box.left, width - 4 - wide))
        canvas.fill(box, theme.SHADE, theme.RADIUS, theme.EDGE)
        canvas.lines(box.inflate(-20, -14), lines, 13, theme.TEXT, theme.ACCENT)

    def _message(self, canvas: Canvas) -> None:
        width, high_most = self.size
        fonts = self.look.fonts
        lines = fonts.wrap(self.message, theme.BODY, min(620.0, width - 60))
        wide = max(fonts.line_width(line, theme.BODY) for line in lines) + 32
        high = len(lines) * fonts.line_height(theme.BODY) + 18
        box = pygame.FRect((width - wide) / 2, high_most - high - 16, wide, high)
        canvas.fill(box, theme.SHADE, theme.RADIUS, theme.ACCENT)
        canvas.lines(box.inflate(-32, -18), lines, theme.BODY, theme.TEXT)


def _short(rect: pygame.FRect) -> str:
    return f"{rect.x:.0f},{rect.y:.0f} {rect.w:.0f}x{rect.h:.0f}"


def _deepest(widget: Widget, at: Point, anything: bool = False) -> Widget | None:
    """The topmost widget under a point that takes the pointer (or any, for the wheel)."""
    if not widget.rect.collidepoint(at):
        return None
    for child in reversed(widget.children):
        found = _deepest(child, at, anything)
        if found:
            return found
    return widget if anything or widget.takes_pointer or isinstance(widget, Scroll) else None
