"""Keeping a match: where it is saved, and the copy that is kept after every turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game import paths
from game.texts.language import _


def save_path(match: Any) -> Path:
    """The save of a person's own making: one a scenario."""
    return paths.saves() / f"{match.briefing.id}.json"


def last_turn_path(match: Any) -> Path:
    """The copy that is kept after every turn; "Continue" on the title screen takes up the newest of all saves."""
    return paths.saves() / f"{match.briefing.id}.last_turn.json"


def save(match: Any, path: Path) -> str:
    """Saves a match; returns why not in a sentence, or nothing when it is saved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        match.save(path)
    except OSError as error:
        why = (error.strerror or _("it cannot be written")).lower()
        return _("Not saved: {folder}: {why}; set FIREBREAK_HOME to a folder that can be written.").format(
            folder=path.parent, why=why
        )
    except ValueError as error:
        return _("Not saved: {error}").format(error=error)
    return ""
