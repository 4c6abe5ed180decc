"""The column of orders on the table: groups, cards, and the tray with the staff beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.screens import table_cards as cards
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Grid, Row, Scroll
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


def column(table: Table, width: float | None) -> Widget:
    """A group of orders, those for one place, or the one that wants a place; with no `width` it fills the window."""
    view, aim = table.view, table.aim
    head: list[Widget]
    if aim.places:
        shown = [c for c in view.cards if c.row in aim.rows]
        head = [aim.bar()]
    elif table.target:
        place = view.names.get(table.target, table.target)
        shown = [c for c in view.cards if c.target_board == table.target]
        head = [
            Row(
                Label(_("Orders for {place}").format(place=place), weight="bold", grow=1, id="target"),
                Button(_("All orders"), id="all_orders", kind="quiet", on_click=table.all_orders),
            )
        ]
    else:
        shown = [c for c in view.cards if c.group == table.group]
        head = [cards.tabs(view, table.group, table.choose_group)]
    if view.phase == "orders":
        grounds = table.foresight.grounds(tuple(aim.places.values()))
        acts = cards.Acts(table.add, table.foresight.tip, aim.begin if view.board else None, grounds)
        listed = cards.cards(view, shown, acts, whole=bool(table.target) and not aim.places) or [
            cards.nothing(_("No order of this kind is open now."))
        ]
        if grounds:
            holder = next((name for _id, name, key in view.sides if key == "challenger"), "")
            words = _(
                "Behind a place: how many points of it {side} is likely to hold more or less than without the order."
            )
            listed.append(cards.nothing(words.format(side=holder)))
    else:
        listed = [cards.nothing(_("Orders are given again when the crisis is over."))]
    two = width is None and table.app.ui.size[0] >= 860 and len(listed) > 1
    sheet = Grid(*listed, columns=2, gap=6) if two else Column(*listed, gap=6)
    tray = table.staff.under(cards.tray(view, table.take_back, width is None))
    if width is None and table.app.ui.size[1] < 480:
        body = Scroll(Column(*head, Column(*listed, gap=6), tray, gap=6), id="cards", grow=1)
        return Column(body, pad=6)
    return Column(
        *head,
        Scroll(sheet, id="cards", grow=1),
        tray,
        gap=6,
        pad=8,
        width=width,
        ground=theme.SURFACE,
        radius=theme.RADIUS,
    )
