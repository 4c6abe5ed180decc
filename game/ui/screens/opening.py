"""The first sheet of a game that was started with one click: who you are, a turn in four steps, the content note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Panel, Row
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Opening(Screen):
    """Lies over the table once; Enter, Space and Escape begin."""

    name = "opening"
    over = True
    first_focus = "begin"

    def __init__(self, table: Table) -> None:
        self.table = table

    def build(self) -> Widget:
        view, briefing = self.table.view, self.table.match.briefing
        side = next(s for s in briefing.sides if s.id == view.side)
        key = side.colour_key
        other = view.risk.other if view.risk else _("the other side")
        many = _("up to {slots} orders").format(slots=view.slots) if view.slots > 1 else _("an order")
        steps = (
            _("**Choose** {many} on the right. They cost capital; arms and money draw on funds too.").format(many=many),
            _(
                "**Watch the scale** under the ladder: how much your orders provoke, beside what {other} is used to "
                "and where its red line is believed to be."
            ).format(other=other),
            _("**End the turn.** All sides' sealed orders are turned over together."),
            _("**Mind the crisis.** Go too far and the other side protests; then climb, offer a way out, or give way."),
        )
        head = Row(
            Label(view.title, size=theme.TITLE, weight="bold", grow=1),
            Button(_("Begin"), id="begin", kind="primary", size=theme.STRONG, hint_key="Enter", on_click=lambda: BACK),
        )
        badge = Badge(
            _("You are {name}").format(name=side.name),
            ground=theme.SIDE[key],
            colour=theme.ON_SIDE[key],
            weight="bold",
            size=theme.STRONG,
        )
        numbered = [
            Row(Badge(str(n), weight="bold", width=24.0), Label(step, grow=1, bold=theme.ACCENT), align="top")
            for n, step in enumerate(steps, 1)
        ]
        note = Column(
            Label(briefing.content_note, size=13, colour=theme.MUTED), pad=(10, 8), ground=theme.RAISED, radius=4
        )
        return Centre(
            Panel(head, Row(badge), Label(side.text, id="role_text"), *numbered, note, gap=11, pad=18, id="opening"),
            700,
        )

    def on_key(self, name: str) -> Step | None:
        return BACK if name in ("escape", "return", "space") else None
