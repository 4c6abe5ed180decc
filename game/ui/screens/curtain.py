"""The curtain between two people who share one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.texts.words import turn_name
from game.ui import theme
from game.ui.canvas import Canvas
from game.ui.screens.base import Screen
from game.ui.screens.crisis_stair import piece
from game.ui.screens.title import Backdrop
from game.ui.steps import BACK, Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Over, Panel, Row, Rule
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Curtain(Screen):
    """Hides the table until the next side's player is there: who takes the seat, and what to do."""

    name = "curtain"
    first_focus = "ready"

    def __init__(self, table: Table, side: str) -> None:
        self.table, self.side = table, side
        self.backdrop = Backdrop(veiled=True)

    def build(self) -> Widget:
        match = self.table.match
        side = next(s for s in match.briefing.sides if s.id == self.side)
        key = side.colour_key
        crisis = match.phase == "crisis"
        tall = self.app.ui.size[1] > 480
        when = turn_name(match.briefing, match.turn)
        steps = (
            _("Hand over the screen, and let nobody else look."),
            _("Press the button when only the player of {name} can see it.").format(name=side.name),
            _("Answer the crisis: there is one answer a round.")
            if crisis
            else _("Read what happened, choose your orders, and end the turn."),
        )
        numbered = [
            Row(Badge(str(n), weight="bold", size=theme.STRONG), Label(step, size=theme.STRONG, grow=1), align="top")
            for n, step in enumerate(steps, 1)
        ]
        panel = Panel(
            *([Seal(key)] if tall else []),
            Label(_("Next at the table"), size=theme.STRONG, colour=theme.MUTED, align="center"),
            Label(side.name, size=theme.DISPLAY if tall else 28, weight="bold", align="center", id="next_side"),
            Label(
                _("{turn}: a crisis").format(turn=when) if crisis else when,
                size=theme.STRONG,
                align="center",
                id="next_turn",
            ),
            Rule(),
            *numbered,
            Label(_("What the others have ordered stays sealed."), size=13, colour=theme.MUTED),
            Button(
                _("{name} is ready").format(name=side.name),
                id="ready",
                kind="primary",
                size=theme.HEADING,
                least=48.0 if tall else theme.CONTROL,
                hint_key="Enter",
                on_click=self._ready,
            ),
            gap=11 if tall else 6,
            pad=26 if tall else 14,
            border=theme.SIDE[key],
        )
        return Over(self.backdrop, Centre(panel, 520), id="curtain")

    def _ready(self) -> Step | None:
        self.table.sit_down(self.side)
        onwards = self.table.unread() or self.table.onwards()
        return Replace(onwards) if onwards else BACK

    def on_key(self, name: str) -> Step | None:
        return None


class Seal(Widget):
    """The piece of the side that takes the seat."""

    role = "image"

    def __init__(self, key: str) -> None:
        super().__init__(height=64.0)
        self.side = key

    def draw(self, canvas: Canvas) -> None:
        piece(canvas, self.side, (self.rect.centerx, self.rect.bottom - 2), self.rect.h - 6)
