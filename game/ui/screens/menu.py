"""The menu over the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui.screens.base import Screen
from game.ui.steps import BACK, HOME, QUIT, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Panel, Row
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Menu(Screen):
    """Back to the game, save, load, help, size of letters, title, quit."""

    name = "menu"
    over = True
    first_focus = "back"

    def __init__(self, table: Table) -> None:
        self.table = table

    def build(self) -> Widget:
        size = Row(
            Label(_("Size of everything"), grow=1),
            Button("–", id="smaller", width=44, on_click=lambda: self._scale(-0.125)),
            Label(f"{self.app.ui.scale:.0%}", id="scale", width=56, align="center"),
            Button("+", id="larger", width=44, on_click=lambda: self._scale(0.125)),
        )
        return Centre(
            Panel(
                Button(_("Back to the table"), id="back", kind="primary", hint_key="Esc", on_click=lambda: BACK),
                Button(_("Save"), id="save", hint_key="S", on_click=self._save),
                Button(_("Load the last save"), id="load", hint_key="L", on_click=self.table.load_from_menu),
                Button(_("Saved games"), id="saves", on_click=self._saves),
                Button(_("How to play"), id="help", hint_key="H", on_click=self._help),
                Button(_("Settings"), id="settings", on_click=self._settings),
                size,
                Button(_("Title screen"), id="title_screen", on_click=lambda: HOME),
                Button(_("Quit"), id="quit", on_click=lambda: QUIT),
                title=_("Menu"),
            ),
            380,
        )

    def _scale(self, by: float) -> Step | None:
        self.app.set_scale(self.app.ui.scale + by)
        return None

    def _save(self) -> Step | None:
        self.table.save()
        return None

    def _saves(self) -> Step | None:
        from game.ui.library import Shipped
        from game.ui.screens.saves import Saves

        first = self.app.stack[0]
        return Saves(getattr(first, "library", None) or Shipped())

    def _settings(self) -> Step | None:
        from game.ui.screens.settings import SettingsScreen

        return SettingsScreen()

    def _help(self) -> Step | None:
        from game.ui.screens.help import Help

        return Help()

    def on_key(self, name: str) -> Step | None:
        if name in ("escape", "m"):
            return BACK
        act = {"s": self._save, "l": self.table.load_from_menu, "h": self._help}.get(name)
        return act() if act else None
