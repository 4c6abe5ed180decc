"""Screen: what the window shows. It builds a tree of widgets and takes the keys that no widget took."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.app import App


class Screen(Step):
    """`name` is shown in dumps; `over` screens lie on the darkened one beneath; `first_focus` is the id of a widget."""

    name = "screen"
    over = False
    first_focus = ""
    app: App  # set when the window opens the screen

    def build(self) -> Widget:
        """The tree for the window's present size; called again after `refresh` and after a change of size."""
        raise NotImplementedError

    def on_key(self, name: str) -> Step | None:
        """A key that no widget took. Escape goes back."""
        return BACK if name == "escape" else None

    def take_key(self, name: str) -> bool:
        """A key as it was pressed, before anything else has it; True when the screen takes it."""
        return False

    def take_file(self, path: Path) -> Step | None:
        """A file was dropped onto the window while this is its first screen."""
        return None

    @property
    def moving(self) -> bool:
        """Whether something moves on the screen by itself now, so that `tick` is to be called."""
        return False

    def tick(self, seconds: float) -> None:
        """Time has passed while the screen is moving."""

    def on_idle(self) -> None:
        """Nothing has happened for a while; draws nothing unless something has changed outside."""

    def on_show(self) -> None:
        """The screen is on top now, for the first time or again."""

    def refresh(self) -> None:
        """Build the tree anew before the next frame."""
        self.app.rebuild = True
