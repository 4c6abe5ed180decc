"""The title: play at once, choose a scenario, quit."""

from __future__ import annotations

import functools
import itertools
from pathlib import Path
from typing import Any

import pygame

import game
from game.texts.language import _
from game.ui import keeping, theme
from game.ui.board_data import board
from game.ui.board_paint import Position, Tiles
from game.ui.canvas import Canvas, Look, shade
from game.ui.library import HUMAN, Library, choices
from game.ui.screens.base import Screen
from game.ui.steps import QUIT, Step
from game.ui.widgets.base import Handler, Size, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Gap, Grid, Over, Row, Scroll
from game.ui.widgets.text import Label

NARROW = 760.0  # logical width from which the words stand at the left and not in the middle
EVEN, CURTAIN = 0.72, 0.88  # how dark an even veil is: under words in the middle, and where nothing is to be seen


class Backdrop(Widget):
    """The board, dark where the words stand; `veiled`, it is dark everywhere and tells nothing of a game."""

    role = "image"

    def __init__(self, veiled: bool = False) -> None:
        super().__init__()
        self.veiled = veiled
        self._kept: tuple[tuple[int, int, bool], pygame.Surface] | None = None

    def measure(self, look: Look, width: float) -> Size:
        return width, 0.0

    def draw(self, canvas: Canvas) -> None:
        size, narrow = canvas.surface.get_size(), self.rect.w <= NARROW
        if self._kept is None or self._kept[0] != (*size, narrow):
            veil = CURTAIN if self.veiled else EVEN if narrow else None
            self._kept = (*size, narrow), _painted(size, veil)
        canvas.surface.blit(self._kept[1], (0, 0))


def _painted(size: tuple[int, int], even: float | None) -> pygame.Surface:
    """The untouched board filling a window, under an even veil or one that thins out to the right and is thick again at
    the foot.
    """
    data = board()
    picture = pygame.Surface(size)
    zoom = max(size[0] / data.size[0], size[1] / data.size[1])
    corner = (data.size[0] - size[0] / zoom) / 2, (data.size[1] - size[1] / zoom) * 0.62
    Tiles(data).draw(picture, picture.get_rect(), Position(), zoom, corner, size[1] / 900)
    if even is not None:
        shade(picture, theme.SHADE, even)
        return picture
    veil = pygame.Surface((64, 36), pygame.SRCALPHA)
    for x, y in itertools.product(range(64), range(36)):
        side = 0.95 - 0.60 * _smooth((x - 16) / 34)
        foot = 0.90 * _smooth((y - 26) / 9)
        veil.set_at((x, y), (*theme.SHADE, round(255 * max(side, foot))))
    picture.blit(pygame.transform.smoothscale(veil, size), (0, 0))
    return picture


def _smooth(share: float) -> float:
    """From 0 to 1 without a corner at either end."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


class Break(Widget):
    """The broken line of a firebreak, as on the ladder."""

    role = "separator"

    def __init__(self) -> None:
        super().__init__(height=4.0)

    def draw(self, canvas: Canvas) -> None:
        canvas.dashes(self.rect, theme.WARNING, 18, 9)


class Beside(Widget):
    """One child in the left part of the window, or in the middle where it is narrow, and a line at the foot."""

    def __init__(self, child: Widget, foot: Widget) -> None:
        super().__init__(Scroll(child, id="title_scroll"), foot)

    def arrange(self, look: Look) -> None:
        r, (words, foot) = self.rect, self.children
        inset = max(16.0, min(0.08 * r.w, r.w - 416)) if r.w > NARROW else 16.0
        low = foot.wanted(look, r.w - 2 * inset)[1] + 14
        foot.place(look, pygame.FRect(r.x + inset, r.bottom - low, r.w - 2 * inset, low - 14))
        room = r.h - low - 16
        wide = min(420.0, r.w - 32)
        high = min(words.wanted(look, wide)[1], room)
        left = r.x + inset if r.w > NARROW else r.centerx - wide / 2
        words.place(look, pygame.FRect(left, r.y + 8 + (room - high) / 2, wide, high))


class Title(Screen):
    """The first screen."""

    name = "title"
    first_focus = "play"

    def __init__(self, library: Library) -> None:
        self.library = library
        self.backdrop = Backdrop()

    def build(self) -> Widget:
        tall = self.app.ui.size[1] > 420
        words = Column(
            Label("Firebreak", size=68 if tall else 28, weight="bold"),
            Break(),
            Label(
                _("Aid, deterrence and escalation.\nA board game about choices under risk."),
                size=17 if tall else theme.STRONG,
            ),
            Gap(18 if tall else 2),
            Button(
                _("Play"),
                id="play",
                kind="primary",
                size=20 if tall else theme.HEADING,
                least=54.0 if tall else theme.CONTROL,
                tooltip=_("The main scenario as its first side, against computers"),
                on_click=self._play,
            ),
            *self._continue(tall),
            Grid(
                self._button(
                    "scenarios",
                    _("Scenarios and sides"),
                    self._scenarios,
                    _("Choose a scenario, your side and who plays the others"),
                ),
                self._button(
                    "learn",
                    _("Learn"),
                    self._learn,
                    _("Lessons of a few minutes that are played, and the rules to read"),
                ),
                self._listed(),
                self._button("settings", _("Settings"), self._settings),
                least=170,
                gap=10 if tall else 6,
            ),
            self._button("quit", _("Quit"), lambda: QUIT),
            gap=10 if tall else 6,
        )
        foot = Row(
            Label(
                _("About a real war in which people die. It simplifies, and it says what it leaves out."),
                size=13,
                colour=theme.TEXT,
                grow=1,
            ),
            Label(_("Version {version}").format(version=game.__version__), size=13),
            gap=24,
        )
        return Over(self.backdrop, Beside(words, foot), id="title")

    def _button(self, id: str, words: str, act: Handler, tip: str = "", **more: Any) -> Button:
        least = 38.0 if self.app.ui.size[1] > 420 else 30.0
        return Button(words, id=id, size=theme.STRONG, least=least, tooltip=tip, on_click=act, **more)

    def _continue(self, tall: bool) -> list[Widget]:
        """A button for the newest saved match, when there is one."""
        path = self.library.saved()
        if path is None:
            return []
        name = path.name.split(".")[0].replace("_", " ")
        return [
            Button(
                _("Continue"),
                id="continue",
                size=theme.HEADING if tall else theme.STRONG,
                least=46.0 if tall else theme.CONTROL,
                tooltip=_("The last saved match: {name}").format(name=name),
                on_click=functools.partial(resume, self, self.library, path),
            )
        ]

    def _listed(self) -> Widget:
        """A button for all saved matches, whole or not."""
        return self._button(
            "saves",
            _("Saved games"),
            self._saves,
            _("All saved games: continue, copy or delete one"),
            enabled=bool(keeping.saves()),
            reason=_("No game is saved yet. One is kept by itself after every turn."),
        )

    def _saves(self) -> Step | None:
        from game.ui.screens.saves import Saves

        return Saves(self.library)

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


def resume(screen: Screen, library: Library, path: Path) -> Step | None:
    """A saved match, loaded beside the window; its table takes the place of all that lies over the first screen."""

    def sit_down(match: Any) -> Step | None:
        from game.ui.screens.curtain import Curtain
        from game.ui.screens.table import Table
        from game.ui.steps import Replace

        table, over = Table(match), len(screen.app.stack) - 1
        screen.app.follow(Replace(table, closing=over) if over else table)
        shared = list(match.players.values()).count(HUMAN) > 1 and match.phase != "over"
        return Curtain(table, table.side) if shared else table.onwards()

    screen.app.work(lambda: library.resume(path), sit_down, _("Setting up the board…"))
    return None
