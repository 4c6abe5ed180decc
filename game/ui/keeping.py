"""Keeping matches: where they are saved, the copy after every turn, and that no save takes the place of another game.

A scenario has two files: `NAME.json`, a person's own save, and `NAME.last_turn.json`, the copy that is kept after every
turn. What stands there and is not an earlier part of the same match is moved to a number of its own, `NAME.2.json`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from game import paths
from game.texts.language import _

LAST_TURN = ".last_turn"
_NUMBER = re.compile(r"\.\d+$")


def save_path(match: Any) -> Path:
    """The save of a person's own making."""
    return paths.saves() / f"{match.briefing.id}.json"


def last_turn_path(match: Any) -> Path:
    """The copy that is kept after every turn; "Continue" on the title screen takes up the newest of all saves."""
    return paths.saves() / f"{match.briefing.id}{LAST_TURN}.json"


def save(match: Any, path: Path) -> str:
    """Saves a match; returns why not in a sentence, or nothing when it is saved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and not _is_earlier(path, match):
            os.rename(path, free_name(path))
        match.save(path)
    except OSError as error:
        why = (error.strerror or _("it cannot be written")).lower()
        return _("Not saved: {folder}: {why}; set FIREBREAK_HOME to a folder that can be written.").format(
            folder=path.parent, why=why
        )
    except ValueError as error:
        return _("Not saved: {error}").format(error=error)
    return ""


def _is_earlier(path: Path, match: Any) -> bool:
    """Whether a file holds an earlier part of a match, or as much: then nothing is lost when it is replaced."""
    from game.match.save import SaveError, read

    try:
        kept = read(path).record
    except SaveError:
        return False
    now = match.record()
    same = (kept.scenario, kept.hash, kept.seed, kept.settings, kept.players) == (
        now.scenario,
        now.hash,
        now.seed,
        now.settings,
        now.players,
    )
    return same and kept.decisions == now.decisions[: len(kept.decisions)]


def saves() -> list[Path]:
    """All saved matches, the newest first."""
    folder = paths.saves()
    found = [file for file in folder.glob("*.json") if file.is_file()] if folder.is_dir() else []
    return sorted(found, key=lambda file: (-file.stat().st_mtime, file.name))


def free_name(path: Path) -> Path:
    """A name beside a save that no file has: its scenario's, and the first free number from 2 on."""
    name = _NUMBER.sub("", path.name.removesuffix(".json").removesuffix(LAST_TURN))
    number = 2
    while (fresh := path.with_name(f"{name}.{number}.json")).exists():
        number += 1
    return fresh


def is_numbered(path: Path) -> bool:
    """Whether a save has a number of its own."""
    return bool(_NUMBER.search(path.name.removesuffix(".json")))


def copy(path: Path) -> Path:
    """A second file with the same match. Raises OSError."""
    fresh = free_name(path)
    paths.replace_file(fresh, path.read_bytes())
    return fresh
