"""Parts of the table, each a function from what is shown to a widget: members, tracks, red line."""

from __future__ import annotations

import math

import pygame

from game.texts.language import _, later
from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.risk import BAND, BEYOND, CALM
from game.ui.screens.table_cards import amount
from game.ui.snapshot import MemberView, TableView
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.ladder import LadderKey
from game.ui.widgets.layout import Column, Flow, Row
from game.ui.widgets.redline import TONES, Mark, RedLine, mark
from game.ui.widgets.text import Label

STANCE = {  # to the common acts in the tray: in words, and the shape that stands for it
    "supports": (later("Would **support** what is in the tray."), CALM),
    "objects": (later("**Hesitates**: it objects to what is in the tray, and winning it over costs capital."), BAND),
    "apart": (later("Would **turn away**: a coalition act in the tray goes beyond what it bears."), BAND),
    "blocks": (later("Would **block** what is in the tray."), BEYOND),
}


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


def ladder_head(title: str, acts: tuple[tuple[str, str, int], ...]) -> Widget:
    """The heading of the ladder, and whose marker is which once there are any."""
    name = Label(title, size=theme.STRONG, weight="bold", grow=1)
    most = 44.0 if title == _("Ladder") else 180.0  # a slim ladder has little room beside its name
    return Row(name, LadderKey(acts, most), gap=4) if acts else Row(name)


def red_line(view: TableView) -> list[Widget]:
    """How far the tray goes beside the other side's red line: a scale, its numbers and what that means."""
    risk = view.risk
    if risk is None:
        return []
    tone = TONES[risk.zone]
    return [
        Column(
            Row(
                Label(_("Your orders: provocation"), size=12, weight="bold", grow=1),
                Label(f"{risk.provocation:.1f}", size=theme.STRONG, weight="bold", colour=tone),
                gap=2,
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
