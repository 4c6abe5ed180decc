"""Saved games: a card each, to continue, copy or delete. A damaged one is greyed and says why; nothing goes unasked."""

from __future__ import annotations

import functools
import time
from pathlib import Path

from game import paths
from game.texts import language
from game.texts.language import _
from game.ui import keeping, saved_games, theme
from game.ui.library import Library
from game.ui.saved_games import SavedGame
from game.ui.scenario_picture import BoardPicture
from game.ui.screens.base import Screen
from game.ui.screens.title import resume
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Card
from game.ui.widgets.layout import Column, Flow, Gap, Grid, Row, Scroll
from game.ui.widgets.text import Badge, Label

PICTURE = 168.0  # width of a card's picture


class Saves(Screen):
    """All saved games, the newest first. Names and dates stand there at once, the rest comes as the files are read."""

    name = "saves"
    first_focus = "continue_0"

    def __init__(self, library: Library) -> None:
        self.library = library
        self.games = saved_games.at_first(keeping.saves())
        self.asking: Path | None = None  # the file that may be deleted when the question is answered

    def build(self) -> Widget:
        games = self._read()
        cards = [self._card(n, game) for n, game in enumerate(games)]
        body: Widget = (
            Grid(*cards, least=460, gap=10)
            if cards
            else Label(_("No game is saved yet. One is kept by itself after every turn."), colour=theme.MUTED)
        )
        head = Row(
            Label(_("Saved games"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("Back"), id="back", hint_key="Esc", on_click=lambda: BACK),
        )
        where = Label(_("They are files in {folder}.").format(folder=paths.saves()), size=12.5, colour=theme.MUTED)
        return Column(head, Scroll(body, id="saves_list", grow=1), where, pad=(20, 14), gap=12, id="saves_screen")

    def _read(self) -> tuple[SavedGame, ...]:
        """The games with as much as is known of them by now."""
        if not self.games:
            return ()
        key = ("saves", language.current(), tuple((game.path, game.when) for game in self.games))
        found = self.app.aside.ask(key, functools.partial(saved_games.read, self.library, self.games))
        return found if isinstance(found, tuple) else self.games

    # --- a card -----------------------------------------------------------------------------------------------------
    def _card(self, n: int, game: SavedGame) -> Widget:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(game.when))
        kept = {"turn": _("kept after a turn"), "aside": _("a further file")}.get(game.kind, _("saved by you"))
        title = game.title or game.path.name.split(".")[0].replace("_", " ")
        words: list[Widget] = [
            Label(title, weight="bold", size=theme.HEADING, colour=theme.MUTED if game.problem else theme.TEXT),
            Label(f"{when} · {kept}", size=12.5, colour=theme.MUTED),
            *self._state(game),
            Gap(2),
            self._question(n, game) if self.asking == game.path else self._buttons(n, game),
        ]
        body: Widget = Column(*words, gap=5, grow=1)
        if game.read and not game.problem and self.app.ui.size[0] >= 560:
            picture = BoardPicture(game.position, game.firebreaks, 0.7, width=PICTURE, label=title)
            body = Row(picture, body, gap=12, align="top")
        return Card(body, still=True, id=f"save_{n}", label=title, enabled=not game.problem)

    def _state(self, game: SavedGame) -> list[Widget]:
        """Who plays it and how far it has come; or why it cannot be continued."""
        if not game.read:
            return [Label(_("Reading…"), size=13, colour=theme.MUTED)]
        if game.problem:
            return [Label(game.problem, size=13, colour=theme.WARNING, id="problem")]
        sides = [
            Badge(name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold") for name, key in game.persons
        ]
        turn = _("{turn}: turn {now} of {all}").format(turn=game.turn, now=game.done + 1, all=game.turns)
        phase = game.ending if game.phase == "over" else turn
        marks = [Badge(_("in a crisis"), colour=theme.WARNING)] if game.phase == "crisis" else []
        others = ", ".join(f"{name}: {player}" for name, player in game.others)
        against: list[Widget] = [Label(others, size=12.5, colour=theme.MUTED)] if others else []
        return [Flow(*sides, Badge(phase), *marks, gap=5), *against]

    def _buttons(self, n: int, game: SavedGame) -> Widget:
        over = game.phase == "over"
        return Flow(
            Button(
                _("See the end") if over else _("Continue"),
                id=f"continue_{n}",
                kind="primary",
                enabled=not game.problem,
                reason=game.problem,
                on_click=functools.partial(resume, self, self.library, game.path),
            ),
            Button(
                _("Copy"),
                id=f"copy_{n}",
                enabled=not game.problem,
                reason=game.problem,
                tooltip=_("A second file with the same game, so that you can try another way."),
                on_click=functools.partial(self._copy, game.path),
            ),
            Button(_("Delete"), id=f"delete_{n}", kind="quiet", on_click=functools.partial(self._ask, game.path)),
            gap=6,
        )

    def _question(self, n: int, game: SavedGame) -> Widget:
        return Column(
            Label(_("Delete this game for good?"), weight="bold", colour=theme.WARNING),
            Flow(
                Button(_("Keep it"), id=f"keep_{n}", kind="primary", on_click=functools.partial(self._ask, None)),
                Button(_("Delete it"), id=f"really_{n}", on_click=functools.partial(self._delete, game.path)),
                gap=6,
            ),
            gap=5,
        )

    # --- what buttons do --------------------------------------------------------------------------------------------
    def _again(self) -> None:
        self.asking = None
        self.games = saved_games.at_first(keeping.saves())
        self.refresh()

    def _ask(self, path: Path | None) -> Step | None:
        self.asking = path
        self.refresh()
        return None

    def _copy(self, path: Path) -> Step | None:
        try:
            fresh = keeping.copy(path)
        except OSError as error:
            self.app.ui.say(_("Not copied: {why}.").format(why=(error.strerror or type(error).__name__).lower()))
        else:
            self.app.ui.say(_("Copied as {file}.").format(file=fresh.name))
        self._again()
        return None

    def _delete(self, path: Path) -> Step | None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self.app.ui.say(_("Not deleted: {why}.").format(why=(error.strerror or type(error).__name__).lower()))
        self._again()
        return None

    def on_key(self, name: str) -> Step | None:
        """Escape answers an open question with no, and otherwise goes back."""
        if name == "escape" and self.asking:
            return self._ask(None)
        return super().on_key(name)
