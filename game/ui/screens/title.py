"""The title: play at once, choose a scenario, quit."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.board_data import board
from game.ui.board_paint import Position, Tiles
from game.ui.canvas import Canvas, Look
from game.ui.library import HUMAN, Library, choices
from game.ui.screens.base import Screen
from game.ui.steps import QUIT, Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Gap, Over, Scroll
from game.ui.widgets.text import Label


class Backdrop(Widget):
    """The board, dark where the words stand."""

    role = "image"

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[tuple[int, int], pygame.Surface] | None = None

    def measure(self, look: Look, width: float) -> Size:
        return width, 0.0

    def draw(self, canvas: Canvas) -> None:
        size = canvas.surface.get_size()
        if self._kept is None or self._kept[0] != size:
            self._kept = size, _painted(size)
        canvas.surface.blit(self._kept[1], (0, 0))


def _painted(size: tuple[int, int]) -> pygame.Surface:
    """The board filling a window, under a veil that thins out to the right."""
    data = board()
    picture = pygame.Surface(size)
    zoom = max(size[0] / data.size[0], size[1] / data.size[1])
    corner = (data.size[0] - size[0] / zoom) / 2, (data.size[1] - size[1] / zoom) * 0.62
    Tiles(data).draw(picture, picture.get_rect(), Position(), zoom, corner, size[1] / 900)
    veil = pygame.Surface((64, 1), pygame.SRCALPHA)
    for x in range(64):
        dark = 0.96 - 0.44 * max(0.0, min(1.0, (x - 20) / 36))
        veil.set_at((x, 0), (*theme.SHADE, round(255 * dark)))
    picture.blit(pygame.transform.smoothscale(veil, size), (0, 0))
    return picture


class Break(Widget):
    """The broken line of a firebreak, as on the ladder."""

    role = "separator"

    def __init__(self) -> None:
        super().__init__(height=4.0)

    def draw(self, canvas: Canvas) -> None:
        canvas.dashes(self.rect, theme.WARNING, 18, 9)


class Aside(Widget):
    """One child in the left part of the window, or in the middle where it is narrow."""

    def __init__(self, child: Widget) -> None:
        super().__init__(Scroll(child, id="title_scroll"))

    def arrange(self, look: Look) -> None:
        r = self.rect
        wide = min(400.0, r.w - 32)
        high = min(self.children[0].wanted(look, wide)[1], r.h - 24)
        left = r.x + max(16.0, min(0.09 * r.w, r.w - wide - 16)) if r.w > 760 else r.centerx - wide / 2
        self.children[0].place(look, pygame.FRect(left, r.centery - high / 2, wide, high))


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
            Label("Firebreak", size=58 if high > 420 else 32, weight="bold"),
            Break(),
            Label(_("Aid, deterrence and escalation.\nA board game about choices under risk."), size=theme.STRONG),
            Gap(14 if high > 420 else 2),
            Button(
                _("Play"),
                id="play",
                kind="primary",
                size=theme.HEADING,
                least=44.0 if high > 420 else theme.CONTROL,
                tooltip=_("The main scenario as its first side, against computers"),
                on_click=self._play,
            ),
            *self._continue(),
            Button(
                _("Scenarios and sides"),
                id="scenarios",
                size=theme.STRONG,
                tooltip=_("Choose a scenario, your side and who plays the others"),
                on_click=self._scenarios,
            ),
            Button(
                _("Learn"),
                id="learn",
                size=theme.STRONG,
                tooltip=_("Lessons of a few minutes that are played, and the rules to read"),
                on_click=self._learn,
            ),
            Button(_("Settings"), id="settings", size=theme.STRONG, on_click=self._settings),
            Button(_("Quit"), id="quit", size=theme.STRONG, on_click=lambda: QUIT),
            Gap(6),
            Label(
                _("About a real war in which people die. It simplifies, and it says what it leaves out."),
                size=12.5,
                colour=theme.MUTED,
            ),
            gap=10,
        )
        return Over(self.backdrop, Aside(words), id="title")

    def _continue(self) -> list[Widget]:
        """A button for the newest saved match, when there is one."""
        path = self.library.saved()
        if path is None:
            return []
        name = path.stem.replace("_", " ")
        return [
            Button(
                _("Continue"),
                id="continue",
                size=theme.STRONG,
                tooltip=_("The last saved match: {name}").format(name=name),
                on_click=functools.partial(self._resume, path),
            )
        ]

    def _resume(self, path: Path) -> Step | None:
        def sit_down(match: Any) -> Step | None:
            from game.ui.screens.table import Table

            return Table(match)

        self.app.work(lambda: self.library.resume(path), sit_down, _("Setting up the board…"))
        return None

    def _play(self) -> Step | None:
        names = self.library.names()
        if not names:
            self.app.ui.say(_("There is no scenario in the scenarios folder; reinstall the game or add one."))
            return None
        self.app.work(lambda: self._new(names[0]), self._begin, _("Setting up the board…"))
        return None

    def _new(self, name: str) -> Any:
        """A match of a scenario: a person on its first side, the usual players on the others."""
        scenario, briefing = self.library.load(name)
        others = {s.id: next(iter(choices(briefing, s.id))) for s in briefing.sides[1:]}
        return self.library.start(scenario, briefing, {briefing.sides[0].id: HUMAN, **others})

    def _begin(self, match: Any) -> Step | None:
        from game.ui.screens.opening import Opening
        from game.ui.screens.table import Table

        table = Table(match)
        self.app.follow(table)
        return Opening(table)

    def _scenarios(self) -> Step | None:
        from game.ui.screens.scenarios import Scenarios

        return Scenarios(self.library)

    def _learn(self) -> Step | None:
        from game.ui.screens.learn import Learn

        return Learn(self.library)

    def _settings(self) -> Step | None:
        from game.ui.screens.settings import SettingsScreen

        return SettingsScreen()

    def _help(self) -> Step | None:
        from game.ui.screens.help import Help

        return Help()

    def take_file(self, path: Path) -> Step | None:
        """A dropped scenario stands among the others; a match that goes on is not left for it."""
        from game.ui.screens.scenarios import Scenarios

        why_not = self.library.drop(path)
        if why_not or any(screen.name == "table" for screen in self.app.stack):
            self.app.ui.say(why_not or _("{file} now stands among the scenarios.").format(file=path.name))
            return None
        del self.app.stack[1:]
        return Scenarios(self.library)

    def on_key(self, name: str) -> Step | None:
        return self._help() if name in ("h", "f1") else None


def open_scenario(screen: Screen, library: Library, name: str) -> Step | None:
    """The briefing of a scenario, loaded beside the window."""
    from game.ui.screens.briefing import BriefingScreen

    def read(loaded: tuple[Any, Any]) -> Step | None:
        return BriefingScreen(library, loaded[0], loaded[1], name)

    screen.app.work(lambda: library.load(name), read, _("Setting up the board…"))
    return None
