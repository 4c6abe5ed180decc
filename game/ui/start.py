"""How the rest of the game opens the window: at the title, straight at the table, or offscreen with a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pygame

from game.ui import settings
from game.ui.app import App
from game.ui.library import HUMAN, Library, Shipped, choices
from game.ui.screens.table import Table
from game.ui.screens.title import Title
from game.ui.script import Script


class NoDisplay(Exception):
    """There is no screen to open a window on; the message says what to do instead."""


class NobodyPlays(ValueError):
    """The players do not fit the scenario; the message names the side."""


def play(
    scenario: str | None = None,
    *,
    players: dict[str, str] | None = None,
    seed: int = 1,
    script: Path | None = None,
    shots: Path | None = None,
    size: tuple[int, int] = (1280, 720),
    scale: float | None = None,
    debug: bool = False,
    library: Library | None = None,
) -> list[Path]:
    """Open the window and stay until it is closed; with `script`, play it offscreen and return the files it wrote.

    Raises NoDisplay, NobodyPlays, ScriptError, and what loading a scenario raises.
    """
    shelf = library or Shipped(seed)
    table: Table | None = None
    if scenario is not None:
        numbers, briefing = shelf.load(scenario)
        table = Table(shelf.start(numbers, briefing, everyone(briefing, players or {})))
    chosen, notice = settings.load()
    try:
        app = App(size, scale, offscreen=script is not None, debug=debug, chosen=chosen)
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened here ({error}); use `simulate`, or `play --offscreen`.") from error
    app.open(Title(shelf))
    if table:
        app.open(table)
    if notice:
        app.ui.say(notice)
    if script is None:
        app.run()
        return []
    return Script(app, shots or Path.cwd()).run(script)


def everyone(briefing: Any, chosen: dict[str, str]) -> dict[str, str]:
    """A player for every side: the chosen ones, a person on the first side left, the usual ones on the rest."""
    ids = [side.id for side in briefing.sides]
    for id in chosen:
        if id not in ids:
            raise NobodyPlays(f"There is no side '{id}' in this scenario; its sides are {', '.join(ids)}.")
    players = {id: chosen.get(id) or next(iter(choices(briefing, id))) for id in ids}
    if HUMAN not in players.values():
        free = next((id for id in ids if id not in chosen), None)
        if free is None:
            raise NobodyPlays(f"Nobody is at the table: give one side to a person, like --player {ids[0]}=human.")
        players[free] = HUMAN
    return players
