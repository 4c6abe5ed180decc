"""The parts of the table, each a function from what is shown to a widget."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.snapshot import CardView, MemberView, TableView, TrackView
from game.ui.steps import Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button, Card, Tab
from game.ui.widgets.layout import Column, Flow, Gap, Grid, Panel, Row, Scroll
from game.ui.widgets.meters import Meter, Spark
from game.ui.widgets.text import Badge, Label


class Icon(Widget):
    """A picture of the assets in one tone."""

    role = "image"

    def __init__(
        self, name: str, size: float = 20.0, tone: theme.Colour | None = theme.TEXT, wide: float = 0.0
    ) -> None:
        super().__init__(width=wide or size, height=size)
        self.picture = resources.image(name)
        self.tone = tone

    def draw(self, canvas: Canvas) -> None:
        if self.picture:
            canvas.picture(self.picture, self.rect, self.tone)


class Member(Widget):
    """A member: flag, will as number and bar."""

    role = "member"

    def __init__(self, member: MemberView, tight: bool) -> None:
        super().__init__(
            id=f"member_{member.id}",
            label=member.name,
            value=f"{member.will:.0f}",
            tooltip=f"**{member.name}**\nWill to go on: {member.will:.0f} of 100",
        )
        self.flag = resources.image(f"flags/{member.flag}")
        self.code, self.will, self.tight = member.flag.upper(), member.will, tight

    def measure(self, look: Look, width: float) -> Size:
        return (40.0 if self.tight else 62.0), 28.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        flag = pygame.FRect(r.x, r.y + 3, 18 if self.tight else 24, 16)
        if self.flag:
            canvas.picture(self.flag, flag)
        else:
            canvas.text((r.x, r.y + 2), self.code, 12, theme.MUTED, "bold")
        canvas.text((flag.right + (3 if self.tight else 6), r.y + 2), self.value, 13, theme.TEXT, "bold")
        bar = pygame.FRect(r.x, r.y + 23, r.w - (2 if self.tight else 8), 4)
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
        label="Alliance",
    )


def amount(value: float) -> str:
    """A number as short as it may be."""
    return f"{value:.0f}" if abs(value) >= 100 or abs(value - round(value)) < 0.05 else f"{value:.1f}"


def track(view: TrackView, why: Callable[[str], list[str]]) -> Widget:
    """One number with its change and its line over time; the tooltip says why it changed."""
    factor = 100.0 if view.unit == "share" else 1.0  # shares are read in per cent
    unit = {"share": "%", "points": ""}.get(view.unit, view.unit)
    value = amount(view.value * factor)
    change = view.change * factor
    sign = "" if abs(change) < 0.05 else f"{change:+.1f}".replace("-", "−")
    better = (change > 0) == (view.good == "up")
    tone = theme.MUTED if not sign or view.good == "none" else theme.GOOD if better else theme.BAD

    def tip() -> str:
        lines = [f"**{view.name}**: {value} {unit}", view.text]
        reasons = why(view.key)
        lines += ["**Why it changed last turn**", *reasons] if reasons else []
        return "\n".join(line for line in lines if line)

    top = Row(Label(view.name, size=theme.CAPTION, colour=theme.MUTED, grow=1), gap=6, align="top")
    if sign:
        top.add(Label(sign, size=theme.CAPTION, colour=tone, weight="bold"))
    number = Flow(Label(value, size=17, weight="bold"), Label(unit, size=11, colour=theme.MUTED), gap=5, grow=1)
    box = Column(
        top,
        Row(number, Spark(view.past, view.low, view.high, theme.ACCENT, width=54.0), gap=4),
        gap=1,
        pad=(8, 5),
        ground=theme.RAISED,
        radius=4,
    )
    box.id, box.role, box.label, box.tooltip, box.focusable = f"track_{view.key}", "track", view.name, tip, True
    box.value = f"{value} {unit} {sign}".strip()
    return box


def tracks(view: TableView, why: Callable[[str], list[str]], least: float = 168.0) -> Widget:
    return Scroll(Grid(*(track(t, why) for t in view.tracks), least=least, gap=6, fill=True), id="tracks", grow=3)


def topics(view: TableView) -> list[str]:
    """The topics of the chronicle in the order of their first entry."""
    return list(dict.fromkeys(topic for _, topic, _, _ in view.chronicle))


def chronicle(view: TableView, topic: str, choose: Callable[[], Step | None]) -> Widget:
    """What happened, newest first; one topic or, with "", all. The button goes to the next topic."""
    entries: list[Widget] = []
    for turn, about, _, text in reversed(view.chronicle):
        if (topic and about != topic) or len(entries) >= 80:
            continue
        name = view.turns[turn] if turn < len(view.turns) else f"Turn {turn + 1}"
        entries.append(Label(f"**{name}**  {text}", size=12.5, bold=theme.ACCENT))
    shown = topic.replace("_", " ").capitalize() if topic else "All topics"
    head = Row(
        Label("Chronicle", size=theme.STRONG, weight="bold", grow=1),
        Tab(shown, chosen=bool(topic), id="topic", tooltip="Show the next topic only", on_click=choose),
    )
    return Panel(head, Scroll(Column(*entries, gap=5), id="chronicle", grow=1), gap=4, pad=10, grow=2)


def card(view: CardView, add: Callable[[int], Step | None], stripe: theme.Colour) -> Card:
    """An order that can be put into the tray."""
    notes: list[Widget] = [
        Badge("at once" if not view.delay else f"in {view.delay} turn" + ("s" if view.delay > 1 else ""))
    ]
    if view.rung:
        notes.append(Badge(f"rung: {view.rung}", colour=theme.ACCENT))
    body: list[Widget] = [
        Row(
            Icon(f"icons/{view.icon}", 20, theme.TEXT if view.allowed else theme.MUTED),
            Label(view.title, weight="bold", grow=1, colour=theme.TEXT if view.allowed else theme.MUTED),
            Badge(f"cost {amount(view.cost)}", weight="bold"),
            align="top",
        ),
        Label(view.text, size=12.5, colour=theme.MUTED),
        *([Label("\n".join(view.effects), size=12.5)] if view.effects else []),
        Flow(*notes, gap=5),
    ]
    if not view.allowed:
        body.append(Label(view.reason, size=12.5, colour=theme.WARNING))
    return Card(
        *body,
        id=f"card_{view.row}",
        label=view.title,
        value=f"cost {amount(view.cost)}",
        enabled=view.allowed,
        reason=view.reason,
        tooltip=f"Source: {view.source}" if view.source else "",
        stripe=stripe,
        on_click=lambda: add(view.row),
    )


def tabs(view: TableView, chosen: str, choose: Callable[[str], Step | None]) -> Widget:
    """The groups of orders; the number is the key."""
    made = [
        Tab(f"{n} {name}" if n < 10 else name, chosen=id == chosen, id=f"group_{id}", on_click=lambda id=id: choose(id))
        for n, (id, name) in enumerate(view.groups, 1)
    ]
    return Flow(*made, gap=3, id="groups")


def tray(view: TableView, take_back: Callable[[int], Step | None]) -> Widget:
    """What will be sealed, with the budget."""
    left = view.available - view.spent
    head = Row(
        Label(f"Tray {len(view.tray)} of {view.slots}", weight="bold", grow=1),
        Label(f"{amount(left)} of {amount(view.available)} left", size=13, colour=theme.MUTED, id="budget"),
    )
    entries: list[Widget] = [
        Button(
            f"{entry.title}  ({amount(entry.cost)})",
            id=f"tray_{n}",
            kind="quiet",
            size=13,
            tooltip="Take this order back (Enter or Backspace)",
            icon=resources.image("icons/undo"),
            on_click=lambda n=n: take_back(n),
        )
        for n, entry in enumerate(view.tray)
    ]
    if not entries:
        entries = [Label("Choose orders above; nothing is sealed until the turn ends.", size=12.5, colour=theme.MUTED)]
    meter = Meter(view.spent, 0.0, max(view.available, 1e-9), height=6, id="budget_meter", label="Budget spent")
    return Column(
        head, meter, *entries, gap=5, pad=10, ground=theme.RAISED, radius=theme.RADIUS, id="tray", label="Tray"
    )


def nothing(text: str) -> Widget:
    """A sentence in place of an empty list."""
    return Panel(Label(text, size=13, colour=theme.MUTED), Gap(2))
