"""`firebreak play` and `firebreak` alone: the window, and what happens where none can open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game import console, paths
from game.commands import common
from game.commands.simulate import simulate
from game.console import WrongUse

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.rules import Scenario


def play(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    player: common.Players = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=common.LARGEST_SEED, help="Root of all chance; drawn if not given."),
    ] = None,
    offscreen: Annotated[
        Path | None, typer.Option("--offscreen", metavar="SCRIPT", help="Play a script of inputs, without a display.")
    ] = None,
    shots: Annotated[
        Path | None, typer.Option("--shots", metavar="DIR", help="Folder for the screenshots of the script.")
    ] = None,
    narrate: Annotated[
        bool, typer.Option("--narrate", help="The table as text in the terminal, played by typed commands.")
    ] = False,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Language of the table, like `uk`; else as set.")
    ] = None,
    class_mode: Annotated[
        bool,
        typer.Option("--class", help="For a class before one screen: large, without sound and without small print."),
    ] = False,
) -> None:
    """Open the window at the table.

    Who plays whom: `--player nato=human --player russia=uniform`.
    """
    if language is not None:
        _check_language(language)
    rules, briefing = _read(scenario, language)
    players = common.read_players(rules, player, person=True)
    if narrate:
        if class_mode:
            raise WrongUse("--narrate and --class exclude each other: class mode is a setting of the window.")
        if offscreen is not None:
            raise WrongUse("--narrate and --offscreen exclude each other; give one of them.")
        _narrate(rules, briefing, players, seed)
        return
    if offscreen is not None and not offscreen.is_file():
        name = repr(str(offscreen))
        what = f"{name} is a folder, not a script" if offscreen.is_dir() else f"There is no script {name}"
        raise WrongUse(f"{what}; --offscreen needs a file of inputs.")
    if shots is not None and offscreen is None:
        raise WrongUse("--shots needs --offscreen SCRIPT: the script says when a picture is taken.")
    if offscreen is None and console.display() is None:
        console.say(_no_display(scenario))
        computers = [f"{side}={name}" for side, name in players.items() if name != common.HUMAN]
        simulate(scenario, player=computers, seed=7 if seed is None else seed)
        return
    _open((rules, briefing), players, seed, offscreen, shots, language, class_mode)


def _read(scenario: str, language: str | None) -> tuple[Scenario, Briefing]:
    """The scenario in the language of the table: as asked for, else as the settings say."""
    from game.texts.language import current, speak
    from game.ui import settings

    speak(language or settings.load()[0].language)
    return common.load(scenario, language=current())


def _check_language(code: str) -> None:
    from game.texts.language import languages

    if code not in languages():
        raise WrongUse(f"There is no language {code!r}: {common.suggest(code, languages())}")


def open_title() -> None:
    """What happens without a command: the window at its title screen, or a simulation of the main scenario."""
    if console.display() is None:
        console.say(_no_display(paths.MAIN_SCENARIO))
        simulate(paths.MAIN_SCENARIO)
        return
    _open(None, {}, None, None, None)


def _no_display(scenario: str) -> str:
    return (
        f"There is no display here, so no window opens: simulating {scenario} instead; "
        "`firebreak --help` shows what else runs without one."
    )


def _open(
    read: tuple[Scenario, Briefing] | None,
    players: dict[str, str],
    seed: int | None,
    offscreen: Path | None,
    shots: Path | None,
    language: str | None = None,
    class_mode: bool = False,
) -> None:
    from game.ui import start

    code = start.run(
        read=read,
        players=players,
        seed=seed,
        offscreen=offscreen,
        shots=shots,
        language=language,
        class_mode=class_mode,
    )
    raise typer.Exit(code)


def _narrate(rules: Scenario, briefing: Briefing, players: dict[str, str], seed: int | None) -> None:
    """The table in the terminal, until the game is over or the person leaves."""
    from game.match import Match
    from game.ui.library import NobodyPlays, everyone
    from game.ui.narrate import Narrator

    try:
        seated = everyone(briefing, players)
    except NobodyPlays as error:
        raise WrongUse(str(error)) from None
    root = int.from_bytes(os.urandom(3), "big") if seed is None else seed
    Narrator(Match.new(rules, briefing, seed=root, players=seated), input, print).run()
