"""A panel for what went wrong: one sentence and what to do, the details only on demand."""

from __future__ import annotations

from game.texts.language import _
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, QUIT, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Flow, Panel
from game.ui.widgets.text import Label


class Problem(Screen):
    """Shows an error; the game goes on behind it, unseen, for it may be what cannot be drawn."""

    name = "problem"

    def __init__(self, error: Exception, details: str = "") -> None:
        self.sentence = str(error) or type(error).__name__
        self.details = details
        self.open_details = False

    def build(self) -> Widget:
        buttons = Flow(
            Button(_("Back"), id="back", kind="primary", hint_key="Esc", on_click=lambda: BACK),
            Button(_("Details"), id="details", on_click=self._details),
            Button(_("Quit"), id="quit", on_click=lambda: QUIT),
        )
        parts: list[Widget] = [Label(self.sentence, id="problem"), buttons]
        if self.open_details:
            parts.append(Label(self.details, size=theme.CAPTION, colour=theme.MUTED, id="problem_details"))
        return Centre(Panel(*parts, title=_("Something did not work")), 620)

    def _details(self) -> Step | None:
        self.open_details = not self.open_details
        self.refresh()
        return None
