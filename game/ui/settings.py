"""Settings: what a person chose for the window, kept in a small file of the user's folder.

A file that cannot be read, and any field of it that makes no sense, is answered by the default and one sentence.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from game import paths
from game.texts.language import _

PALETTES: Final = ("default", "high contrast")
MOTIONS: Final = ("full", "reduced")
LEAST_SCALE, MOST_SCALE = 0.75, 2.5
CLASS_LETTERS, CLASS_PACE = 14.5, 0.5
LARGEST_FILE: Final = 100_000  # bytes; a larger one is not ours


@dataclass(frozen=True)
class Settings:
    """Everything that can be set; the defaults are what a new player finds."""

    scale: float | None = None  # 0.75..2.5; None follows the size of the window
    palette: str = "default"  # one of PALETTES
    motion: str = "full"  # one of MOTIONS
    sound: float = 0.5  # loudness 0..1; 0 is silence
    captions: bool = False  # a word on the screen beside every sound
    language: str = "en"  # code of a catalogue in assets/locale, or en
    keys: dict[str, str] = field(default_factory=dict)  # what is done -> key, where not usual
    class_mode: bool = False  # for a class before one screen: see `in_force`

    @property
    def moves(self) -> bool:
        """Whether things may move on the screen."""
        return self.motion == "full"

    @property
    def in_force(self) -> Settings:
        """What holds now. In class mode the back row can read everything and nothing is heard, whatever else is set."""
        if not self.class_mode:
            return self
        return replace(self, palette="high contrast", sound=0.0)

    @property
    def least_letters(self) -> float:
        """The smallest size of letters, in logical units; smaller ones are drawn as large as this."""
        return CLASS_LETTERS if self.class_mode else 0.0

    @property
    def pace(self) -> float:
        """How fast a turn is told, beside the usual pace."""
        return CLASS_PACE if self.class_mode else 1.0

    def fitting_scale(self, size: tuple[int, int]) -> float:
        """The scale in a window of so many pixels while none is set: 1 at 1280 x 720, 1.25 at 1920 x 1080. In class
        mode the largest at which the whole table is seen at once.
        """
        share = min(size[0] / 1000, size[1] / 600) if self.class_mode else min(size[0] / 1500, size[1] / 840)
        return min(MOST_SCALE if self.class_mode else 2.0, max(1.0, math.floor(share * 8) / 8))


def path() -> Path:
    """The file of the settings."""
    return paths.user_home() / "settings.json"


def load() -> tuple[Settings, str]:
    """The settings of this user, and a sentence when the file or a part of it was not understood."""
    file = path()
    try:
        if not file.is_file():
            return Settings(), ""
        if file.stat().st_size > LARGEST_FILE:
            raise ValueError
        found = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise ValueError
    except (OSError, ValueError, RecursionError):
        return Settings(), _("The settings in {file} cannot be read: the usual ones are in force.").format(
            file=file.name
        )
    good = {name: found[name] for name in found if name in _CHECKS and _CHECKS[name](found[name])}
    bad = sorted({f.name for f in fields(Settings)} & found.keys() - good.keys())
    notice = (
        _("Settings that were not understood are the usual ones again: {names}.").format(names=", ".join(bad))
        if bad
        else ""
    )
    return replace(Settings(), **good), notice


def save(settings: Settings) -> str:
    """Keeps the settings; returns why not in a sentence, or nothing when they are kept."""
    file = path()
    fresh = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(settings), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(fresh, file)
    except OSError as error:
        fresh.unlink(missing_ok=True) if fresh.parent.is_dir() else None
        why = (error.strerror or type(error).__name__).lower()
        return _("The settings are not kept: {why}.").format(why=why)
    return ""


def _is_number(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _is_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) and 0 < len(key) < 30 for key in value.values())


_CHECKS: Final[dict[str, Callable[[Any], bool]]] = {
    "scale": lambda value: value is None or _is_number(value, LEAST_SCALE, MOST_SCALE),
    "palette": lambda value: value in PALETTES,
    "motion": lambda value: value in MOTIONS,
    "sound": lambda value: _is_number(value, 0.0, 1.0),
    "captions": lambda value: isinstance(value, bool),
    "language": lambda value: isinstance(value, str) and value.isidentifier() and len(value) < 12,
    "keys": _is_keys,
    "class_mode": lambda value: isinstance(value, bool),
}
