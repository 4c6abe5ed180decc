"""The bar at the top of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Gap, Row
from game.ui.widgets.meters import TimeTrack
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


def top(table: Table, width: float) -> Widget:
    """The bar: what is played, who plays, the turn, and the button that seals."""
    view = table.view
    key = view.side_key
    row: list[Widget] = []
    if width >= 900:
        row.append(
            Label(view.title, size=theme.STRONG, weight="bold", elide=True, id="title", width=min(300.0, width * 0.24))
        )
    row += [
        Badge(view.side_name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold", size=13, id="side"),
        Label(view.turn_name, weight="bold", size=theme.STRONG, id="turn"),
        TimeTrack(view.turn, len(view.turns), grow=1, id="time") if width >= 560 else Gap(grow=1),
    ]
    if width >= 900:
        row.append(Button(_("Help"), hint_key="H", kind="quiet", id="help", on_click=table.open_help))
    row.append(
        Button(_("Menu"), hint_key="Esc" if width >= 760 else "", kind="quiet", id="menu", on_click=table.open_menu)
    )
    crisis = view.phase == "crisis"
    row.append(
        Button(
            _("Answer the crisis") if crisis else _("End turn"),
            hint_key="E",
            kind="primary",
            id="end_turn",
            on_click=table.end_turn,
            tooltip=_("Seal the tray; all sides' orders are turned over together."),
        )
    )
    return Row(*row, pad=(12, 7), gap=10, ground=theme.SURFACE, id="top")
