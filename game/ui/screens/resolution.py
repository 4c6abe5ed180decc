"""What happened when the orders were turned over, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Panel, Row
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Resolution(Screen):
    """The entries of the turn; any of Enter, Space and Escape goes on."""

    name = "resolution"
    over = True
    first_focus = "continue"

    def __init__(self, table: Table, entries: list[tuple[str, str]]) -> None:
        self.table, self.entries = table, entries

    def build(self) -> Widget:
        lines = [
            Row(
                Label(topic.replace("_", " ").capitalize(), size=12, colour=theme.ACCENT, width=96.0),
                Label(text, grow=1),
                align="top",
            )
            for topic, text in self.entries
        ]
        go = Button("Continue", id="continue", kind="primary", hint_key="Enter", on_click=self._go)
        return Centre(Panel(Column(*lines, gap=7), go, title="What happened", gap=12), 640)

    def _go(self) -> Step | None:
        onwards = self.table.onwards()
        return Replace(onwards) if onwards else BACK

    def on_key(self, name: str) -> Step | None:
        return self._go() if name in ("escape", "return", "space", "e") else None
