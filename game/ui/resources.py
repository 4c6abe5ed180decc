"""Where the window's pictures, fonts and board come from. The one place of the window that knows file names."""

from __future__ import annotations

import functools
import json
from typing import Any

import pygame

from game.paths import ASSETS

WEIGHTS = {
    "regular": ("Regular",),
    "medium": ("Medium", "Regular"),
    "bold": ("SemiBold", "Bold"),
    "italic": ("Italic", "Regular"),
}


@functools.cache
def font_path(weight: str) -> str | None:
    """The font file for "regular", "bold" or "italic"; None (pygame's own font) when the assets have none."""
    folder = ASSETS / "fonts"
    for ending in WEIGHTS[weight]:
        for found in sorted(folder.glob(f"*{ending}.[ot]tf")):
            return str(found)
    return None


@functools.cache
def board_data() -> dict[str, Any]:
    """The board's geometry as it stands in `board.json`. Raises MissingAsset when it is not there."""
    path = ASSETS / "board.json"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MissingAsset(f"The board cannot be read from {path} ({error}): reinstall the game.") from error
    return data


@functools.cache
def image(name: str) -> pygame.Surface | None:
    """A picture of the assets by its path without ending ("flags/de", "relief"); None when there is none."""
    for ending in (".png", ".jpg"):
        path = ASSETS / f"{name}{ending}"
        if path.is_file():
            return pygame.image.load(str(path))
    return None


class MissingAsset(Exception):
    """A file that comes with the game is not there."""
