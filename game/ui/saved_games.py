"""Saved games as the list shows them: what is known of a file at once, and what playing it again tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.texts.words import turn_name
from game.ui import keeping
from game.ui.board_paint import Position
from game.ui.keeping import LAST_TURN
from game.ui.library import HUMAN, Library
from game.ui.scenario_picture import firebreaks


@dataclass(frozen=True)
class SavedGame:
    """One file. Until it is `read` only its name and date are known; `problem` says why it cannot be continued."""

    path: Path
    when: float  # seconds since 1970
    read: bool = False
    problem: str = ""
    title: str = ""
    persons: tuple[tuple[str, str], ...] = ()  # name and colour of the sides that persons play
    others: tuple[tuple[str, str], ...] = ()  # name of a side and who plays it
    phase: str = ""  # orders, crisis or over
    turn: str = ""
    done: int = 0  # turns that are over
    turns: int = 0
    ending: str = ""  # when it is over
    position: Position | None = None  # of the board, where there is one
    firebreaks: tuple[bool, ...] = ()  # of the ladder's rungs, for a picture where there is none

    @property
    def kind(self) -> str:
        """`turn`: kept by itself after a turn; `aside`: has a number, made way for another game or is a copy; `own`."""
        stem = self.path.name.removesuffix(".json")
        return "turn" if stem.endswith(LAST_TURN) else "aside" if keeping.is_numbered(self.path) else "own"


def at_first(paths: Sequence[Path]) -> tuple[SavedGame, ...]:
    """What is known without reading the files."""
    return tuple(SavedGame(path, path.stat().st_mtime) for path in paths if path.is_file())


def read(library: Library, games: Sequence[SavedGame], stop: Callable[[], bool]) -> Iterator[tuple[SavedGame, ...]]:
    """Plays one file after the other again; yields all games, with one more of them read each time."""
    found = list(games)
    for at, game in enumerate(games):
        if stop():
            return
        try:
            found[at] = _told(game, library.resume(game.path))
        except (OSError, ValueError) as error:
            found[at] = replace(game, read=True, problem=str(error).splitlines()[0] if str(error) else "?")
        yield tuple(found)


def _told(game: SavedGame, match: Any) -> SavedGame:
    briefing = match.briefing
    seated = match.players
    persons = tuple((side.name, side.colour_key) for side in briefing.sides if seated[side.id] == HUMAN)
    over = match.phase == "over"
    return replace(
        game,
        read=True,
        title=briefing.title,
        persons=persons,
        others=tuple((side.name, seated[side.id]) for side in briefing.sides if seated[side.id] != HUMAN),
        phase=match.phase,
        turn="" if over else turn_name(briefing, match.turn),
        done=match.turn,
        turns=len(briefing.turns),
        ending=match.result().title if over else "",
        position=position(match) if briefing.board else None,
        firebreaks=firebreaks(briefing),
    )


def position(match: Any) -> Position:
    """The board of a match as it stands: land and soldiers are seen by everybody."""
    briefing = match.briefing
    view = match.view(briefing.sides[0].id)
    shares = {region.board: float(view.control[i][0]) for i, region in enumerate(briefing.regions)}
    hosts = {host.board: float(view.posture[i][0]) for i, host in enumerate(briefing.hosts)}
    return Position.of(shares, hosts)
