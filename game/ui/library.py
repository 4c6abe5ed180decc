"""The scenarios as the menu sees them. Heavy imports wait until they are needed."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Protocol

from game import paths
from game.texts import language
from game.texts.language import _
from game.ui import keeping


class NobodyPlays(ValueError):
    """The players do not fit the scenario; the message names the side."""


class Library(Protocol):
    """Where the title screen gets scenarios and matches from."""

    def names(self) -> list[str]: ...
    def load(self, name: str, settings: dict[str, float] | None = None) -> tuple[Any, Any]: ...
    def stamp(self, name: str) -> float: ...
    def drop(self, path: Path) -> str: ...
    def start(self, scenario: Any, briefing: Any, players: dict[str, str], seed: int | None = None) -> Any: ...
    def saved(self) -> Path | None: ...
    def resume(self, path: Path) -> Any: ...


class Shipped:
    """The scenarios of the game and of the user's folder; every match has the next seed."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        self.dropped: list[str] = []  # paths of files that were dropped onto the window, for this session

    def names(self) -> list[str]:
        """Names of all scenarios, the main one first."""
        names = paths.scenario_names()
        return sorted([*names, *self.dropped], key=lambda name: name != paths.MAIN_SCENARIO)

    def load(self, name: str, settings: dict[str, float] | None = None) -> tuple[Any, Any]:
        """Scenario and briefing, with the parameters of `settings`. Raises ScenarioNotFound or ScenarioError."""
        import game

        scenario, briefing = game.load_scenario(name, settings, language.current())
        return scenario, briefing

    def stamp(self, name: str) -> float:
        """When the file of a scenario was last written; 0 when it is not there."""
        try:
            return paths.find_scenario(name).stat().st_mtime
        except OSError:
            return 0.0

    def drop(self, path: Path) -> str:
        """A file was dropped onto the window; returns why it is not taken, or nothing."""
        if path.suffix.lower() not in (".yaml", ".yml"):
            return _("{file} is not a scenario: drop a file that ends in .yaml.").format(file=path.name)
        if str(path) not in self.dropped:
            self.dropped.append(str(path))
        return ""

    def start(self, scenario: Any, briefing: Any, players: dict[str, str], seed: int | None = None) -> Any:
        """A new match; `players` has a player's name for every side, "human" for a person. Without a seed the next."""
        from game.match import Match

        if seed is None:
            seed, self.seed = self.seed, self.seed + 1
        return Match.new(scenario, briefing, seed=seed, players=players)

    def saved(self) -> Path | None:
        """The newest saved match whose file is whole; None when there is none."""
        from game.match.save import SaveError, read

        for file in keeping.saves():
            with contextlib.suppress(SaveError):
                read(file)
                return file
        return None

    def resume(self, path: Path) -> Any:
        """A saved match. Raises SaveError."""
        from game.match import Match

        return Match.load(path)


HUMAN = "human"
USUAL = ("standard", "careful", "cautious")  # who plays a side when nobody is chosen


def choices(briefing: Any, side: str) -> dict[str, str]:
    """Who may play a side: player name and what it does; the usual one first, the searches and a person last."""
    from game.players import SEARCHES

    known = dict(briefing.opponents.get(side, {}))
    order = sorted(known, key=lambda name: name not in USUAL)
    found = {name: known[name] for name in order} or {"hold": _("Never acts.")}
    return {**found, **SEARCHES, HUMAN: _("Another person at this screen; a curtain falls between the two of you.")}


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
