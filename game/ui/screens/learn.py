"""Learn: lessons that are played, the rules as pages, the keys."""

from __future__ import annotations

import functools
from typing import Any

from game.texts.language import _
from game.ui import theme
from game.ui.guide import Guide
from game.ui.lessons import Lesson, lessons
from game.ui.library import HUMAN, Library, choices
from game.ui.pages import pages
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Card, Tab
from game.ui.widgets.layout import Column, Grid, Panel, Row, Scroll
from game.ui.widgets.text import Badge, Label

LINE = 880.0  # a page of the rules is no wider: the eye finds the next line


class Learn(Screen):
    """A card a lesson, and a page of the rules."""

    name = "learn"
    first_focus = "lesson_crisis"

    def __init__(self, library: Library) -> None:
        self.library = library
        self.page = next(iter(pages()))

    def build(self) -> Widget:
        wide = self.app.ui.size[0] >= 900
        head = Row(
            Label(_("Learn"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("The keys"), id="keys", hint_key="H", on_click=self._keys),
            Button(_("Back"), id="back", hint_key="Esc", on_click=lambda: BACK),
        )
        played = Grid(*(self._lesson(n, lesson) for n, lesson in enumerate(lessons(), 1)), least=300, gap=12)
        written = pages()
        title, text = written[self.page]
        tabs = [
            Tab(name, chosen=id == self.page, id=f"page_{id}", on_click=functools.partial(self._turn_to, id))
            for id, (name, _text) in written.items()
        ]
        names = list(written)
        at = names.index(self.page)
        onward = Row(
            Label("", grow=1),
            Button(
                _("Next page"),
                id="next_page",
                enabled=at + 1 < len(names),
                reason=_("This is the last page."),
                on_click=functools.partial(self._turn_to, names[min(at + 1, len(names) - 1)]),
            ),
        )
        sheet = Panel(
            Label(title, size=theme.HEADING, weight="bold", colour=theme.ACCENT),
            Label(text, size=17 if wide else theme.STRONG, id="page_text", bold=theme.ACCENT),
            onward,
            gap=12,
            pad=20,
            ground=theme.RAISED,
        )
        listed: Widget = Column(*tabs, gap=3, width=236.0) if wide else Grid(*tabs, least=190, gap=3)
        room = self.app.ui.size[0] - 300.0
        page = Column(sheet, width=LINE) if room > LINE else Column(sheet, grow=1)
        book = Row(listed, page, gap=12, align="top") if wide else Column(listed, sheet, gap=8)
        body = Column(
            Label(_("Play a lesson"), size=theme.STRONG, weight="bold", colour=theme.MUTED),
            played,
            Label(_("Read the rules"), size=theme.STRONG, weight="bold", colour=theme.MUTED),
            book,
            gap=10,
        )
        return Column(head, Scroll(body, id="learn_scroll", grow=1), pad=(24, 14), gap=12, id="learn_screen")

    def _lesson(self, number: int, lesson: Lesson) -> Widget:
        return Card(
            Row(
                Label(f"{number}. {lesson.title}", size=theme.HEADING, weight="bold", grow=1),
                Badge(_("{count} minutes").format(count=lesson.minutes)),
            ),
            Label(lesson.summary, size=theme.BODY, colour=theme.MUTED),
            id=f"lesson_{lesson.id}",
            label=lesson.title,
            stripe=theme.ACCENT,
            pad=14.0,
            gap=7.0,
            on_click=functools.partial(self._play, lesson),
        )

    def _turn_to(self, page: str) -> Step | None:
        self.page = page
        self.refresh()
        return None

    def _play(self, lesson: Lesson) -> Step | None:
        def sit_down(match: Any) -> Step | None:
            from game.ui.screens.table import Table

            self.app.guide = Guide(lesson, self._leave)
            return Table(match)

        self.app.work(lambda: self._match(lesson), sit_down, _("Setting up the board…"))
        return None

    def _match(self, lesson: Lesson) -> Any:
        scenario, briefing = self.library.load(lesson.scenario)
        players = {s.id: next(iter(choices(briefing, s.id))) for s in briefing.sides}
        return self.library.start(scenario, briefing, {**players, lesson.side: HUMAN}, seed=lesson.seed)

    def _leave(self) -> Step | None:
        """Back to this screen, whatever lies over it."""
        self.app.close_down_to(self)
        return None

    def _keys(self) -> Step | None:
        from game.ui.screens.help import Help

        return Help()

    def on_key(self, name: str) -> Step | None:
        return self._keys() if name in ("h", "f1") else super().on_key(name)
