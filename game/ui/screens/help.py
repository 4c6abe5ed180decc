"""The keys, on one sheet."""

from __future__ import annotations

from game.texts.language import _, later
from game.ui import keymap, theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Grid, Panel, Row
from game.ui.widgets.text import Badge, Label

KEYS = (
    ("1 – 9", later("choose a group of orders")),
    (later("Tab, arrows"), later("go from one thing to the next")),
    (later("Enter, Space"), later("do it: put an order into the tray, press a button")),
    (later("Backspace"), later("take an order back")),
    ("E", later("end the turn")),
    ("S, L", later("save, load")),
    ("T", later("ask the staff what your orders may lead to")),
    ("U", later("undo the last change of the tray")),
    ("R", later("show the turn again")),
    (later("+, −, wheel"), later("zoom the board")),
    ("F", later("whole board, or what is contested")),
    (later("Ctrl + and −"), later("larger or smaller letters")),
    ("H", later("this sheet")),
    ("Esc", later("back, or the menu")),
    ("F11", later("whole screen")),
)


class Help(Screen):
    """Help lies over whatever was there."""

    name = "help"
    over = True
    first_focus = "back"

    def build(self) -> Widget:
        rows = [
            Row(Badge(_shown(key), weight="bold", width=118.0), Label(_(text), grow=1, size=13), align="top")
            for key, text in KEYS
        ]
        how = Label(
            " ".join(
                (
                    _(
                        "Every turn you put orders into the tray and seal them; "
                        "all sides' orders are turned over together."
                    ),
                    _("Each order has a **provocation**."),
                    _(
                        "The scale under the ladder sets that of your tray beside what the other side is used to "
                        "(green) and its **red line** as your staff believes it (striped)."
                    ),
                    _("Beyond it expect a crisis. What goes unanswered becomes normal."),
                    _("The ladder shows how far the conflict has climbed."),
                    _("Dashed lines are **firebreaks**: above them other rules hold."),
                    _("Point at any number to read why it changed."),
                )
            ),
            size=13,
            bold=theme.ACCENT,
        )
        head = Row(
            Label(_("How to play"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("Close"), id="back", kind="primary", hint_key="Esc", on_click=lambda: BACK),
        )
        return Centre(Panel(head, how, Grid(*rows, least=270, gap=7), gap=12, pad=18), 760)

    def on_key(self, name: str) -> Step | None:
        return BACK if name in ("escape", "h", "f1") else None


def _shown(keys: str) -> str:
    """What the usual keys are called here, or the ones that were chosen in their place."""
    return ", ".join(keymap.shown(key) for key in _(keys).split(", "))
