"""How the rest of the game opens the window: at the title, straight at the table, or offscreen with a script."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame

from game.texts import language as speech
from game.ui import settings
from game.ui.app import App
from game.ui.library import Library, NobodyPlays, Shipped, everyone
from game.ui.screens.table import Table
from game.ui.screens.title import Title
from game.ui.script import Script, ScriptError


class NoDisplay(Exception):
    """There is no screen to open a window on; the message says what to do instead."""


def play(
    scenario: str | None = None,
    *,
    read: tuple[Any, Any] | None = None,
    players: dict[str, str] | None = None,
    seed: int = 1,
    script: Path | None = None,
    shots: Path | None = None,
    size: tuple[int, int] = (1280, 720),
    scale: float | None = None,
    debug: bool = False,
    library: Library | None = None,
    language: str | None = None,
    class_mode: bool = False,
) -> list[Path]:
    """Open the window and stay until it is closed; with `script`, play it offscreen and return the files it wrote.
    `read` is a scenario with its briefing that is read already, in the language of the table.

    Raises NoDisplay, NobodyPlays, ScriptError, and what loading a scenario raises.
    """
    chosen, notice = settings.load()
    if language is not None:
        chosen = replace(chosen, language=language)
    if class_mode:
        chosen = replace(chosen, class_mode=True, scale=None)
    speech.speak(chosen.language)  # before the scenario is read: its texts may have a translation too
    shelf = library or Shipped(seed)
    table: Table | None = None
    if read is None and scenario is not None:
        read = shelf.load(scenario)
    if read is not None:
        numbers, briefing = read
        table = Table(shelf.start(numbers, briefing, everyone(briefing, players or {})))
    try:
        app = App(size, scale, offscreen=script is not None, debug=debug, chosen=chosen)
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened here ({error}); use `simulate`, or `play --offscreen`.") from error
    app.follow(Title(shelf))  # beneath the table it is built when it is seen
    app.open(table) if table else app.settle()
    if notice:
        app.ui.say(notice)
    if script is None:
        app.run()
        return []
    return Script(app, shots or Path.cwd()).run(script)


def picture(match: Any, size: tuple[int, int], out: Path) -> None:
    """Write the table of a match as its first person sees it; no display is needed. Raises what writing a file does."""
    app = App(size, offscreen=True)
    app.open(Table(match))
    app.shot(out)


def run(
    *,
    read: tuple[Any, Any] | None = None,
    players: dict[str, str] | None = None,
    seed: int | None = None,
    offscreen: Path | None = None,
    shots: Path | None = None,
    language: str | None = None,
    class_mode: bool = False,
) -> int:
    """What the command line calls: the window until it is closed. Returns the exit code; says errors on stderr."""
    if seed is None:
        seed = int.from_bytes(os.urandom(3), "big")
    try:
        for path in play(
            read=read,
            players=players,
            seed=seed,
            script=offscreen,
            shots=shots,
            language=language,
            class_mode=class_mode,
        ):
            print(path)
    except (ScriptError, NoDisplay, NobodyPlays) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
