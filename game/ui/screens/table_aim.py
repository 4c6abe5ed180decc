"""Taking aim: an order that wants a place waits until one is chosen on the board, or until it is let go again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Row
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Aim:
    """The order that a person is choosing a place for; `rows` are that order at each of its places, () for none."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows: tuple[int, ...] = ()

    @property
    def places(self) -> dict[str, int]:
        """The regions of the board where the order is allowed now, and its row there."""
        cards = self.table.view.cards if self.table.view.phase == "orders" else ()
        return {c.target_board: c.row for c in cards if c.row in self.rows and c.allowed and c.target_board}

    def begin(self, rows: tuple[int, ...]) -> Step | None:
        """Ask for a place; its places light up on the board."""
        self.rows, self.table.part, self.table.target = rows, "board", ""
        by_key = self.table.app.ui.keyboard
        self.table.refresh()
        self.table.app.settle()
        if by_key and self.table.board:
            self.table.app.ui.focus_on("board")
            self.table.board.aim_first()
        return None

    def stop(self) -> Step | None:
        """Let the order go."""
        if self.rows:
            self.rows, self.table.part = (), "orders"
            self.table.refresh()
        return None

    def choose(self, region: str) -> Step | None:
        """A place on the board was chosen; one where the order cannot be given says so."""
        row = self.places.get(region)
        if row is None:
            board = self.table.board
            name = board.name(region) if board else region
            self.table.app.ui.say(_("{region} is no place for this order now.").format(region=name))
            return None
        self.rows, self.table.part = (), "orders"
        return self.table.add(row)

    def bar(self) -> Widget:
        """What is asked for, and the way back."""
        action = next((c.action for c in self.table.view.cards if c.row in self.rows), "")
        return Row(
            Label(_("{order}: choose a place on the board").format(order=action), weight="bold", grow=1, id="aim"),
            Button(_("Cancel"), id="cancel_aim", kind="quiet", hint_key="Esc", on_click=self.stop),
            pad=(8, 2),
            gap=8,
            ground=theme.RAISED,
            radius=theme.RADIUS,
        )
