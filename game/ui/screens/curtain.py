"""The curtain between two people who share one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Box, Centre, Over, Panel
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Curtain(Screen):
    """Hides the table until the next side's player is there."""

    name = "curtain"
    first_focus = "ready"

    def __init__(self, table: Table, side: str) -> None:
        self.table, self.side = table, side

    def build(self) -> Widget:
        name = next(s.name for s in self.table.match.briefing.sides if s.id == self.side)
        panel = Panel(
            Label(
                _("Hand the screen to the player of {name}. What the other side ordered stays sealed.").format(
                    name=name
                )
            ),
            Button(
                _("{name} is ready").format(name=name),
                id="ready",
                kind="primary",
                hint_key="Enter",
                on_click=self._ready,
            ),
            title=_("Next: {name}").format(name=name),
        )
        return Over(Box(ground=theme.TABLE), Centre(panel, 480))

    def _ready(self) -> Step | None:
        self.table.sit_down(self.side)
        onwards = self.table.unread() or self.table.onwards()
        return Replace(onwards) if onwards else BACK

    def on_key(self, name: str) -> Step | None:
        return None
