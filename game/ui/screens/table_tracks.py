"""The numbers on the table by whom they are about: both camps, the defender and the war, the challenger, the patron."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas
from game.ui.screens.table_cards import amount
from game.ui.screens.table_parts import signed
from game.ui.snapshot import TableView, TrackView
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Grid, Row, Scroll
from game.ui.widgets.meters import Spark
from game.ui.widgets.redline import Arrow
from game.ui.widgets.text import Label

ROOMY = 1150.0  # logical width from which a number shows its course
COMMON = ("tension", "rung", "hotline")  # numbers of both camps
WARS = ("territory", "infrastructure", "harm", "displaced")  # numbers of the whole table that are about the defender
ORDER = ("", "defender", "challenger", "patron")


class Line(Row):
    """A row with a stripe in the colour of the side that its number is about; none where it is about both camps."""

    def __init__(self, *children: Widget, whose: str, **more: Any) -> None:
        super().__init__(*children, **more)
        self.whose = whose

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        stripe(canvas, self.rect, self.whose)


def stripe(canvas: Canvas, rect: pygame.FRect, whose: str) -> None:
    """Whom a number is about, at its left edge."""
    if whose:
        canvas.fill(pygame.FRect(rect.x + 1, rect.y + 2, 3, rect.h - 4), theme.SIDE[whose])


def track(
    view: TrackView,
    whose: str,
    why: Callable[[str], list[str]],
    tight: bool = True,
    turns: tuple[str, ...] = (),
    course: bool = True,
) -> Widget:
    """One number in a line: name, value, change since last turn, its course; the tooltip says why it changed, a click
    opens it on a sheet. `whose` is the role of whom it is about.
    """
    factor = 100.0 if view.unit == "share" else 1.0  # shares are read in per cent
    unit = {"share": "%", "points": ""}.get(view.unit, _(view.unit))
    short = "%" if unit == "%" else "k" if view.unit.startswith("thousand") else ""
    value = ("≈ " if view.estimated else "") + amount(view.value * factor)
    change = view.change * factor
    sign = signed(change)
    better = None if not sign or view.good == "none" else (change > 0) == (view.good == "up")
    tone = theme.MUTED if better is None else theme.GOOD if better else theme.BAD
    word = "" if better is None else _("better") if better else _("worse")

    def tip() -> str:
        lines = [f"**{view.name}**: {value} {unit}".rstrip(), view.text]
        if view.estimated:
            lines.append(_("≈: an estimate. The other camp keeps this number to itself."))
        if sign:
            lines.append(_("Since last turn: {change}").format(change=sign) + (f" ({word})" if word else ""))
        reasons = why(view.key)
        lines += [_("**Why it changed last turn**"), *reasons] if reasons else []
        return "\n".join(line for line in lines if line)

    box = Line(
        Label(view.name, size=12.5, colour=theme.MUTED, grow=1, elide=tight),
        Label(f"{value} {short}".strip() if short != "k" else value + short, size=14, weight="bold", align="right"),
        Arrow(change if sign else 0.0, better),
        Label(sign, size=12, colour=tone, weight="bold", width=38.0 if course else 48.0),
        *([Spark(view.past, view.low, view.high, theme.ACCENT, width=44.0, height=16.0)] if course else []),
        whose=whose,
        gap=5,
        pad=(9, 0),
        ground=theme.RAISED,
        radius=3,
    )
    box.id, box.role, box.label, box.tooltip, box.focusable = f"track_{view.key}", "track", view.name, tip, True
    box.value = " ".join(part for part in (value, unit, sign, word) if part)

    def sheet() -> Step:
        from game.ui.screens.why import Why

        return Why(view, f"{value} {unit}".rstrip(), factor, turns, why(view.key))

    box.on_click = sheet
    return box


def about(view: TableView, shown: TrackView) -> str:
    """The role of whom a number is about; "" where it is about both camps."""
    name, _dot, owner = shown.key.partition(".")
    if name in COMMON:
        return ""
    found = next((key for id, _name, key in view.sides if id == owner), "defender" if name in WARS else "patron")
    return found if found in ORDER else "patron"


def ordered(view: TableView) -> list[TrackView]:
    """The numbers by whom they are about."""
    return sorted(view.tracks, key=lambda shown: ORDER.index(about(view, shown)))


def least(width: float) -> float:
    """How wide a number is at least, in a window of a width in which all parts of the table are seen."""
    return 258.0 if width >= ROOMY else 220.0


def tracks(view: TableView, why: Callable[[str], list[str]], width: float) -> Widget:
    """The numbers in columns, in their order; in a small window without their course."""
    listed = ordered(view)
    tight = len(listed) > 8
    lines = (track(t, about(view, t), why, tight, view.turns, course=width >= ROOMY) for t in listed)
    return Scroll(Grid(*lines, least=least(width), gap=3, fill=True, down=True), id="tracks", grow=3.6)


def groups(view: TableView, why: Callable[[str], list[str]]) -> Widget:
    """The same where there is room: each group under its heading, with all names whole."""
    names = {key: name for _id, name, key in view.sides}
    made: list[Widget] = []
    for key in ORDER:
        listed = [track(t, key, why, False, view.turns) for t in view.tracks if about(view, t) == key]
        if listed:
            heading = names.get(key, "") if key else _("Both camps")
            made.append(Label(heading, size=13, weight="bold", colour=theme.ACCENT, id=f"tracks_{key or 'both'}"))
            made.append(Grid(*listed, least=258.0, gap=3))
    return Column(*made, gap=5, pad=(8, 4))
