"""Parts of the table, each a function from what is shown to a widget: members, tracks, red line."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from game.texts.language import _, later
from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.risk import BAND, BEYOND, CALM
from game.ui.screens.table_cards import amount
from game.ui.snapshot import MemberView, TableView, TrackView
from game.ui.steps import Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.layout import Column, Flow, Grid, Row, Scroll
from game.ui.widgets.meters import Spark
from game.ui.widgets.redline import TONES, Arrow, Mark, RedLine, mark
from game.ui.widgets.text import Label

STANCE = {  # to the common acts in the tray: in words, and the shape that stands for it
    "supports": (later("Would **support** what is in the tray."), CALM),
    "objects": (later("**Hesitates**: it objects to what is in the tray, and winning it over costs capital."), BAND),
    "apart": (later("Would **turn away**: a coalition act in the tray goes beyond what it bears."), BAND),
    "blocks": (later("Would **block** what is in the tray."), BEYOND),
}


WARS = ("territory", "infrastructure", "harm", "displaced")  # numbers of the whole table that are about the defender


def signed(change: float) -> str:
    """A change with its sign, or nothing where there is none to be seen."""
    return "" if abs(change) < 0.05 else ("+" if change > 0 else "−") + amount(abs(change))


class Member(Widget):
    """A member: flag, will as number and bar."""

    role = "member"

    def __init__(self, member: MemberView, tight: bool) -> None:
        lines = [f"**{member.name}**", _("Will to go on: {will:.0f} of 100").format(will=member.will)]
        sign = signed(member.change)
        if sign:
            lines.append(_("Since last turn: {change}").format(change=sign))
        if member.stance:
            lines.append(_(STANCE[member.stance][0]))
        if math.isfinite(member.objects):
            lines.append(_("Objects to common acts above provocation: {level:.1f}.").format(level=member.objects))
            if math.isfinite(member.blocks):
                lines.append(_("Blocks them above: {level:.1f}.").format(level=member.blocks))
        super().__init__(
            id=f"member_{member.id}",
            label=member.name,
            value=" ".join(p for p in (f"{member.will:.0f}", sign, member.stance) if p),
            tooltip="\n".join(lines),
        )
        self.stance = member.stance
        self.flag = resources.image(f"flags/{member.flag}")
        self.code, self.will, self.tight = member.flag.upper(), member.will, tight
        self.change = member.change if sign else 0.0

    def measure(self, look: Look, width: float) -> Size:
        code = look.fonts.width(self.code, 11.5, "bold") + 25.0
        return max(code, 41.0 if self.tight else 58.0), 37.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        flag = pygame.FRect(r.x, r.y + 1, 18 if self.tight else 22, 14)
        if self.flag:
            canvas.picture(self.flag, flag)
        left = flag.right + 4 if self.flag else r.x
        canvas.text((left, r.y), self.code, 11.5, theme.MUTED, "bold")
        canvas.text((r.x, r.y + 16), f"{self.will:.0f}", 13.5, theme.TEXT, "bold")
        if self.change:  # a small triangle: up or down since last turn
            x, y = r.x + canvas.look.fonts.width(f"{self.will:.0f}", 13.5, "bold") + 5.5, r.y + 24.5
            way = 3.0 if self.change > 0 else -3.0
            tone = theme.GOOD if self.change > 0 else theme.BAD
            canvas.polygon([(x - 3, y + way), (x + 3, y + way), (x, y - way)], tone)
        if self.stance:
            mark(canvas, STANCE[self.stance][1], pygame.FRect(r.right - 13, r.y + 18, 12, 12))
        bar = pygame.FRect(r.x, r.y + 33, r.w - (2 if self.tight else 8), 4)
        tone = theme.GOOD if self.will >= 60 else theme.ACCENT if self.will >= 40 else theme.BAD
        canvas.fill(bar, theme.SHADE, 2)
        canvas.fill(pygame.FRect(bar.x, bar.y, bar.w * min(1.0, max(0.0, self.will / 100)), bar.h), tone, 2)


def members(view: TableView) -> Widget:
    """The strip of members with flag and will."""
    return Flow(
        *(Member(m, len(view.members) > 10) for m in view.members),
        gap=4,
        pad=(8, 5),
        ground=theme.SURFACE,
        id="members",
        label=_("Alliance"),
    )


def track(view: TrackView, why: Callable[[str], list[str]], tight: bool = True, turns: tuple[str, ...] = ()) -> Widget:
    """One number in a line: name, value, change since last turn, its course; the tooltip says why it changed, a click
    opens it on a sheet.
    """
    factor = 100.0 if view.unit == "share" else 1.0  # shares are read in per cent
    unit = {"share": "%", "points": ""}.get(view.unit, _(view.unit))
    short = "%" if unit == "%" else "k" if view.unit.startswith("thousand") else ""
    value = amount(view.value * factor)
    change = view.change * factor
    sign = signed(change)
    better = None if not sign or view.good == "none" else (change > 0) == (view.good == "up")
    tone = theme.MUTED if better is None else theme.GOOD if better else theme.BAD
    word = "" if better is None else _("better") if better else _("worse")

    def tip() -> str:
        lines = [f"**{view.name}**: {value} {unit}".rstrip(), view.text]
        if sign:
            lines.append(_("Since last turn: {change}").format(change=sign) + (f" ({word})" if word else ""))
        reasons = why(view.key)
        lines += [_("**Why it changed last turn**"), *reasons] if reasons else []
        return "\n".join(line for line in lines if line)

    box = Row(
        Label(view.name, size=12.5, colour=theme.MUTED, grow=1, elide=tight),
        Label(f"{value} {short}".strip() if short != "k" else value + short, size=14, weight="bold", align="right"),
        Arrow(change if sign else 0.0, better),
        Label(sign, size=12, colour=tone, weight="bold", width=38.0),
        Spark(view.past, view.low, view.high, theme.ACCENT, width=44.0, height=16.0),
        gap=5,
        pad=(8, 0),
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


def ordered(view: TableView) -> list[TrackView]:
    """The numbers by whom they are about: what is common, the defender and the war, the challenger, the patron."""
    keys = {id: key for id, _name, key in view.sides}

    def about(shown: TrackView) -> int:
        name, _dot, owner = shown.key.partition(".")
        if name in ("tension", "rung", "hotline"):
            return -1
        found = keys.get(owner, "defender" if name in WARS else "patron")
        return ("defender", "challenger", "patron").index(found) if found in ("defender", "challenger") else 2

    return sorted(view.tracks, key=about)


def tracks(view: TableView, why: Callable[[str], list[str]], least: float = 258.0) -> Widget:
    """The numbers in columns, in their order."""
    listed = ordered(view)
    return Scroll(
        Grid(*(track(t, why, len(listed) > 8, view.turns) for t in listed), least=least, gap=3, fill=True, down=True),
        id="tracks",
        grow=3.6,
    )


def red_line(view: TableView) -> list[Widget]:
    """How far the tray goes beside the other side's red line: a scale, its numbers and what that means."""
    risk = view.risk
    if risk is None:
        return []
    tone = TONES[risk.zone]
    return [
        Column(
            Row(
                Label(_("Your orders: provocation"), size=12.5, weight="bold", grow=1),
                Label(f"{risk.provocation:.1f}", size=theme.STRONG, weight="bold", colour=tone),
            ),
            RedLine(risk, id="red_line"),
            Label(risk.facts, size=12, colour=theme.MUTED, bold=theme.TEXT),
            Row(Mark(risk.zone), Label(risk.verdict, size=12.5, colour=tone, grow=1, id="verdict"), gap=6, align="top"),
            gap=4,
            pad=(9, 7),
            ground=theme.RAISED,
            radius=4,
            id="risk",
            label=_("Provocation"),
        )
    ]
