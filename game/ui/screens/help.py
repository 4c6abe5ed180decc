"""The keys, on one sheet."""

from __future__ import annotations

from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Grid, Panel, Row
from game.ui.widgets.text import Badge, Label

KEYS = (
    ("1 – 9", "choose a group of orders"),
    ("Tab, arrows", "go from one thing to the next"),
    ("Enter, Space", "do it: put an order into the tray, press a button"),
    ("Backspace", "take an order back"),
    ("E", "end the turn"),
    ("S, L", "save, load"),
    ("+, −, wheel", "zoom the board"),
    ("F", "whole board, or what is contested"),
    ("Ctrl + and −", "larger or smaller letters"),
    ("H", "this sheet"),
    ("Esc", "back, or the menu"),
    ("F11", "whole screen"),
)


class Help(Screen):
    """Help lies over whatever was there."""

    name = "help"
    over = True
    first_focus = "back"

    def build(self) -> Widget:
        rows = [
            Row(Badge(key, weight="bold", width=118.0), Label(text, grow=1, size=13), align="top") for key, text in KEYS
        ]
        how = Label(
            "Every turn you put orders into the tray and seal them; all sides' orders are turned over together. Each "
            "order has a **provocation**. The scale under the ladder sets that of your tray beside what the other side "
            "is used to (green) and its **red line** as your staff believes it (striped). Beyond it expect a crisis. "
            "What goes unanswered becomes normal. The ladder shows how far the conflict has climbed; dashed lines are "
            "**firebreaks**: above them other rules hold. Point at any number to read why it changed.",
            size=13,
            bold=theme.ACCENT,
        )
        close = Button("Close", id="back", kind="primary", hint_key="Esc", on_click=lambda: BACK)
        return Centre(Panel(how, Grid(*rows, least=270, gap=7), Column(close), title="How to play", gap=12), 720)

    def on_key(self, name: str) -> Step | None:
        return BACK if name in ("escape", "h", "f1") else None
