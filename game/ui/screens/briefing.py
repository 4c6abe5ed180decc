"""The briefing: who you are, what you want, fear and know; the content note; the sources."""

from __future__ import annotations

import functools
import math
import os
from typing import Any

from game.texts.language import _
from game.ui import theme
from game.ui.library import HUMAN, Library, choices
from game.ui.scenario_picture import ScenarioPicture
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tab
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row, Scroll
from game.ui.widgets.slider import Slider
from game.ui.widgets.text import Badge, Label


class BriefingScreen(Screen):
    """Choose a side, read, start."""

    name = "briefing"
    first_focus = "start"

    def __init__(self, library: Library, scenario: Any, briefing: Any, name: str = "") -> None:
        """`name` is what the library knows the scenario by, to read it again when its file or a parameter changes."""
        self.library, self.scenario, self.briefing, self.name_in_library = library, scenario, briefing, name
        self.side: str = briefing.sides[0].id
        self.players = {s.id: next(iter(choices(briefing, s.id))) for s in briefing.sides}
        self.seed = fresh_seed()
        self.values: dict[str, float] = {}  # parameters that differ from the file
        self.problem = ""
        self.stamp = library.stamp(name) if name else 0.0

    def on_idle(self) -> None:
        """The file was written in the meantime: read again, or what does not check is shown in its place."""
        now = self.library.stamp(self.name_in_library) if self.name_in_library else 0.0
        if now != self.stamp:
            self.stamp = now
            self._read_again()

    def _read_again(self) -> None:
        try:
            self.scenario, self.briefing = self.library.load(self.name_in_library)
        except Exception as error:  # whatever is wrong with a file that somebody is writing at
            self.problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        else:
            ids = [side.id for side in self.briefing.sides]
            self.problem, self.values = "", {}
            self.side = self.side if self.side in ids else ids[0]
            known = {id: list(choices(self.briefing, id)) for id in ids}
            self.players = {id: p if (p := self.players.get(id)) in known[id] else known[id][0] for id in ids}
        self.refresh()

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
            ScenarioPicture(b, self.scenario, 0.36),
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
        wrong: list[Widget] = []
        if self.problem:
            words = _("The file has changed and does not check; what was there before is shown.")
            told = (Label(words, weight="bold"), Label(self.problem, size=13, colour=theme.WARNING, id="finding"))
            wrong = [Panel(*told, gap=5, border=theme.WARNING)]
        note = Panel(Label(b.content_note, size=13.5), title=_("Before you start"), gap=6, border=theme.ACCENT)
        more: list[Widget] = [*self._parameters(), self._luck()]
        left: list[Widget] = []
        if b.learning_goals:
            left.append(
                Panel(Label("\n".join(f"– {g}" for g in b.learning_goals), size=13.5), title=_("What it is for"), gap=6)
            )
        if b.sources:
            listed = list(b.sources.values())
            text = "\n".join(f"– {s}" for s in listed[:12]) + (
                "\n" + _("… and {count} more").format(count=len(listed) - 12) if len(listed) > 12 else ""
            )
            left.append(Panel(Label(text, size=12.5, colour=theme.MUTED), title=_("Sources"), gap=6))
        body = Grid(
            Column(*wrong, about, note, *left, gap=12),
            Column(role, self._opponents(), *more, gap=12),
            columns=2 if width >= 860 else 1,
            gap=12,
        )
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
                    _("a person") if name == HUMAN else name.replace("_", " ").replace(":", ": "),
                    chosen=name == self.players[side.id],
                    id=f"player_{side.id}_{name}",
                    on_click=functools.partial(self._choose, side.id, name),
                )
                for name in known
            ]
            rows.append(Label(side.name, weight="bold"))
            rows.append(Flow(*tabs, gap=4))
            rows.append(Label(known[self.players[side.id]], size=13))
        return Panel(*rows, title=_("The other sides are played by"), gap=5)

    def _parameters(self) -> list[Widget]:
        """A slider for every parameter that the author of the scenario leaves to whoever plays."""
        rows: list[Widget] = []
        for each in getattr(self.briefing, "parameters", ()):
            slider = Slider(
                self.values.get(each.id, each.default),
                each.low,
                each.high,
                functools.partial(self._turn_to, each.id, each.default),
                step=nice_step(each.high - each.low),
                usual=each.default,
                id=f"parameter_{each.id}",
                label=each.title,
                tooltip=_("The mark is what the scenario assumes: {value:g}.").format(value=each.default),
            )
            rows += [Label(each.title, weight="bold", size=13.5), slider]
            rows += [Label(each.text, size=12.5, colour=theme.MUTED)] if each.text else []
        if not rows:
            return []
        note = Label(_("They are saved with the match."), size=12.5, colour=theme.MUTED)
        return [Panel(*rows, note, title=_("Assumptions you may change"), gap=5, id="parameters")]

    def _turn_to(self, id: str, default: float, value: float) -> None:
        self.values[id] = value
        if abs(value - default) < 1e-9:
            del self.values[id]

    def _luck(self) -> Widget:
        """The seed: who plays the same orders with the same seed has the same game."""
        row = Row(
            Label(_("Seed: {seed}").format(seed=self.seed), weight="bold", grow=1, id="seed"),
            Button(_("Another"), id="another_seed", on_click=self._another),
        )
        words = _("The same seed and the same orders of all sides give the same game.")
        return Panel(row, Label(words, size=12.5, colour=theme.MUTED), title=_("Luck"), gap=5)

    def _another(self) -> Step | None:
        self.seed = fresh_seed()
        self.refresh()
        return None

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

        self.app.work(lambda: self._match(players), open_table, _("Setting up the board…"))
        return None

    def _match(self, players: dict[str, str]) -> Any:
        scenario, briefing = self.scenario, self.briefing
        if self.values:
            scenario, briefing = self.library.load(self.name_in_library, dict(self.values))
        return self.library.start(scenario, briefing, players, seed=self.seed)


def fresh_seed() -> int:
    """A seed that can be read out and written down."""
    return int.from_bytes(os.urandom(3), "big") % 100_000


def nice_step(span: float) -> float:
    """A step that a person would choose: about a fortieth of the way, as 1, 2 or 5 of some decimal place."""
    rough = span / 40
    place = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(place * n for n in (1, 2, 5, 10) if place * n >= rough * 0.999)
