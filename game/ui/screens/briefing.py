"""The briefing: who you are, what you want, fear and know; the content note; the sources."""

from __future__ import annotations

import functools
from typing import Any

from game.texts.language import _
from game.ui import theme
from game.ui.library import HUMAN, Library, choices
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tab
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row, Scroll
from game.ui.widgets.text import Badge, Label


class BriefingScreen(Screen):
    """Choose a side, read, start."""

    name = "briefing"
    first_focus = "start"

    def __init__(self, library: Library, scenario: Any, briefing: Any) -> None:
        self.library, self.scenario, self.briefing = library, scenario, briefing
        self.side: str = briefing.sides[0].id
        self.players = {s.id: next(iter(choices(briefing, s.id))) for s in briefing.sides}

    def build(self) -> Widget:
        b = self.briefing
        width, high = self.app.ui.size
        side = next(s for s in b.sides if s.id == self.side)
        sides = Flow(
            *(
                Tab(
                    s.name,
                    chosen=s.id == self.side,
                    size=theme.STRONG,
                    id=f"side_{s.id}",
                    on_click=lambda id=s.id: self._sit(id),
                )
                for s in b.sides
            )
        )
        role = Panel(
            sides,
            Row(
                Badge(
                    _("You are {name}").format(name=side.name),
                    ground=theme.SIDE[side.colour_key],
                    colour=theme.ON_SIDE[side.colour_key],
                    weight="bold",
                    size=13,
                )
            ),
            Label(side.text, id="role_text"),
            title=_("Your side"),
            gap=9,
        )
        about = Panel(
            Label(b.intro or b.summary),
            Flow(
                Badge(_("{minutes} minutes").format(minutes=b.minutes)),
                Badge(str(b.difficulty)),
                Badge(_("{turns} turns").format(turns=len(b.turns))),
                gap=5,
            ),
            title=_("The situation"),
            gap=9,
        )
        note = Panel(Label(b.content_note, size=13.5), title=_("Before you start"), gap=6, border=theme.ACCENT)
        more: list[Widget] = [self._opponents()]
        if b.learning_goals:
            more.append(
                Panel(Label("\n".join(f"– {g}" for g in b.learning_goals), size=13.5), title=_("What it is for"), gap=6)
            )
        if b.sources:
            listed = list(b.sources.values())
            text = "\n".join(f"– {s}" for s in listed[:12]) + (
                "\n" + _("… and {count} more").format(count=len(listed) - 12) if len(listed) > 12 else ""
            )
            more.append(Panel(Label(text, size=12.5, colour=theme.MUTED), title=_("Sources"), gap=6))
        body = Grid(Column(about, note), Column(role, *more), columns=2 if width >= 860 else 1, gap=12)
        foot = Row(
            Label("", grow=1),
            Button(_("Back"), id="back", hint_key="Esc", on_click=lambda: BACK),
            Button(_("Start"), id="start", kind="primary", size=theme.STRONG, on_click=self._start),
        )
        head = Label(b.title, size=theme.TITLE if high > 420 else theme.HEADING, weight="bold", id="title")
        return Column(head, Scroll(body, id="briefing_scroll", grow=1), foot, pad=(24, 14), gap=12, id="briefing")

    def _opponents(self) -> Widget:
        """Who plays the other sides."""
        rows: list[Widget] = []
        for side in self.briefing.sides:
            if side.id == self.side:
                continue
            known = choices(self.briefing, side.id)
            tabs = [
                Tab(
                    _("a person") if name == HUMAN else name.replace("_", " "),
                    chosen=name == self.players[side.id],
                    id=f"player_{side.id}_{name}",
                    on_click=functools.partial(self._choose, side.id, name),
                )
                for name in known
            ]
            rows.append(Flow(Label(side.name, weight="bold", height=28.0), *tabs, gap=4))
            rows.append(Label(known[self.players[side.id]], size=12.5, colour=theme.MUTED))
        return Panel(*rows, title=_("The other sides are played by"), gap=5)

    def _choose(self, side: str, name: str) -> Step | None:
        self.players[side] = name
        self.refresh()
        return None

    def _sit(self, side: str) -> Step | None:
        self.side = side
        self.refresh()
        return None

    def _start(self) -> Step | None:
        players = {**self.players, self.side: HUMAN}

        def open_table(match: Any) -> Step | None:
            from game.ui.screens.table import Table

            return Replace(Table(match))

        self.app.work(
            lambda: self.library.start(self.scenario, self.briefing, players), open_table, _("Setting up the board…")
        )
        return None
