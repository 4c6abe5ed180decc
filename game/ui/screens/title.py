"""The title: play at once, choose a scenario, quit."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pygame

from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.library import Library
from game.ui.screens.base import Screen
from game.ui.steps import QUIT, Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Gap, Over
from game.ui.widgets.text import Label


class Backdrop(Widget):
    """The relief of the board, dark, behind the words."""

    role = "image"

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[tuple[int, int], pygame.Surface] | None = None

    def measure(self, look: Look, width: float) -> Size:
        return width, 0.0

    def draw(self, canvas: Canvas) -> None:
        size = canvas.surface.get_size()
        relief = resources.image("relief")
        if relief is None:
            return
        if self._kept is None or self._kept[0] != size:
            share = max(size[0] / relief.get_width(), size[1] / relief.get_height())
            part = pygame.Rect(0, 0, round(size[0] / share), round(size[1] / share))
            part.center = relief.get_rect().center
            picture = pygame.transform.smoothscale(relief.convert(24).subsurface(part.clip(relief.get_rect())), size)
            picture.fill(theme.mix(theme.TABLE, theme.SEA, 0.30), special_flags=pygame.BLEND_MULT)
            self._kept = size, picture
        canvas.surface.blit(self._kept[1], (0, 0))


class Title(Screen):
    """The first screen."""

    name = "title"
    first_focus = "play"

    def __init__(self, library: Library) -> None:
        self.library = library
        self.backdrop = Backdrop()

    def build(self) -> Widget:
        high = self.app.ui.size[1]
        words = Column(
            Label("Firebreak", size=theme.DISPLAY if high > 420 else 30, weight="bold", align="center"),
            Label(
                "Aid, deterrence and escalation: a board game about choices under risk",
                colour=theme.TEXT,
                align="center",
            ),
            Gap(18 if high > 420 else 4),
            Button("Play", id="play", kind="primary", size=theme.HEADING, on_click=self._play),
            *self._continue(),
            Button("Scenarios", id="scenarios", size=theme.STRONG, on_click=self._scenarios),
            Button("How to play", id="help", size=theme.STRONG, on_click=self._help),
            Button("Quit", id="quit", size=theme.STRONG, on_click=lambda: QUIT),
            Gap(10),
            Label(
                "About a real war in which people die. It simplifies, and it says what it leaves out.",
                size=12.5,
                colour=theme.TEXT,
                align="center",
            ),
            gap=10,
        )
        return Over(self.backdrop, Centre(words, 420), id="title")

    def _continue(self) -> list[Widget]:
        """A button for the newest saved match, when there is one."""
        path = self.library.saved()
        if path is None:
            return []
        name = path.stem.replace("_", " ")
        return [
            Button(
                "Continue",
                id="continue",
                size=theme.STRONG,
                tooltip=f"The last saved match: {name}",
                on_click=functools.partial(self._resume, path),
            )
        ]

    def _resume(self, path: Path) -> Step | None:
        def sit_down(match: Any) -> Step | None:
            from game.ui.screens.table import Table

            return Table(match)

        self.app.work(lambda: self.library.resume(path), sit_down, "Setting up the board…")
        return None

    def _play(self) -> Step | None:
        names = self.library.names()
        if not names:
            self.app.ui.say("There is no scenario in the scenarios folder; reinstall the game or add one.")
            return None
        return open_scenario(self, self.library, names[0])

    def _scenarios(self) -> Step | None:
        from game.ui.screens.scenarios import Scenarios

        return Scenarios(self.library)

    def _help(self) -> Step | None:
        from game.ui.screens.help import Help

        return Help()

    def on_key(self, name: str) -> Step | None:
        return self._help() if name in ("h", "f1") else None


def open_scenario(screen: Screen, library: Library, name: str) -> Step | None:
    """The briefing of a scenario, loaded beside the window."""
    from game.ui.screens.briefing import BriefingScreen

    screen.app.work(
        lambda: library.load(name), lambda loaded: BriefingScreen(library, *loaded), "Setting up the board…"
    )
    return None
