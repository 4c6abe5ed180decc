"""The list of scenarios. One that does not check is a greyed card with its first finding; it never stops the menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game import paths
from game.texts.language import _
from game.ui import theme
from game.ui.library import Library
from game.ui.scenario_picture import ScenarioPicture
from game.ui.screens.base import Screen
from game.ui.screens.title import open_scenario
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Card
from game.ui.widgets.layout import Column, Flow, Gap, Grid, Row, Scroll
from game.ui.widgets.text import Badge, Label


class Scenarios(Screen):
    """A card a scenario."""

    name = "scenarios"

    def __init__(self, library: Library) -> None:
        self.library = library
        self.loaded: list[tuple[str, Any, str]] | None = None  # name; numbers and texts, or None and why
        self.stamps: dict[str, float] = {}

    def on_show(self) -> None:
        if self.loaded is None:
            self.stamps = self._now()
            self.app.work(self._read, self._take, _("Reading the scenarios…"))

    def on_idle(self) -> None:
        """A file that was written, added or taken away in the meantime is read again."""
        if self.loaded is not None and self._now() != self.stamps:
            self._again()

    def _now(self) -> dict[str, float]:
        return {name: self.library.stamp(name) for name in self.library.names()}

    def _read(self) -> list[tuple[str, Any, str]]:
        found: list[tuple[str, Any, str]] = []
        for name in self.library.names():
            try:
                found.append((name, self.library.load(name), ""))
            except Exception as error:  # one bad file must not hide the others, whatever is wrong with it
                found.append((name, None, str(error).splitlines()[0] if str(error) else type(error).__name__))
        return found

    def _take(self, found: list[tuple[str, Any, str]]) -> Step | None:
        self.loaded = found
        self.refresh()
        return None

    def build(self) -> Widget:
        cards = [self._card(*entry) for entry in self.loaded or []]
        body: Widget = Grid(*cards, least=300, gap=10) if cards else Label(_("No scenario yet."), colour=theme.MUTED)
        own = _("Your own scenarios: put files into {folder}, or drop them onto this window.")
        where = Label(own.format(folder=paths.user_scenarios()), size=12.5, colour=theme.MUTED)
        head = Row(
            Label(_("Scenarios"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("Check again"), id="again", on_click=self._again),
            Button(_("Back"), id="back", hint_key="Esc", on_click=lambda: BACK),
        )
        return Column(
            head, Scroll(body, id="scenario_list", grow=1), where, pad=(20, 14), gap=12, id="scenarios_screen"
        )

    def _again(self) -> Step | None:
        self.loaded = None
        self.on_show()
        return None

    def _card(self, name: str, loaded: Any, problem: str) -> Widget:
        if loaded is None:
            return Card(
                Label(Path(name).name, weight="bold", size=theme.STRONG, colour=theme.MUTED),
                Label(_("This file does not check:"), size=13, colour=theme.MUTED),
                Label(problem, size=13, colour=theme.WARNING),
                Label(_("Mend it, save it, and it is read again."), size=12.5, colour=theme.MUTED),
                id=f"scenario_{name}",
                label=name,
                enabled=False,
                reason=problem,
            )
        scenario, briefing = loaded
        goals = "\n".join(f"– {goal}" for goal in briefing.learning_goals)
        alone = self.app.ui.size[0] < 660  # one card beside no other: a flat picture, or nothing else would be seen
        parts: list[Widget] = [
            ScenarioPicture(briefing, scenario, *([0.2] if alone else [])),
            Label(briefing.title, weight="bold", size=theme.HEADING),
            Flow(
                Badge(_("{minutes} minutes").format(minutes=briefing.minutes)),
                Badge(str(briefing.difficulty)),
                Badge(_("{turns} turns").format(turns=len(briefing.turns))),
                gap=5,
            ),
            Label(briefing.summary, size=13, colour=theme.MUTED),
        ]
        if goals:
            parts.append(Label(goals, size=13))
        parts.append(Gap(2))
        return Card(
            *parts,
            id=f"scenario_{name}",
            label=briefing.title,
            gap=6,
            on_click=lambda: open_scenario(self, self.library, name),
        )
