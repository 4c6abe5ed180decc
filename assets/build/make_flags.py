"""assets/flags/: one PNG for each member and side, 4:3."""

from __future__ import annotations

import shutil
from pathlib import Path

from .raster import save
from .sources import fetch

CODES = [
    "us", "gb", "de", "fr", "pl", "cz", "ca", "nl", "be", "lu", "no", "se", "fi", "dk",
    "ee", "lv", "lt", "it", "hu", "tr", "ro", "bg", "sk", "jp", "ua", "ru", "eu",
]
WIDTH, HEIGHT = 96, 72


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/flags/*.png and the licence."""
    source = fetch("flag-icons", scratch)
    for code in CODES:
        svg = (source / f"flags/4x3/{code}.svg").read_text(encoding="utf-8")
        save(svg, WIDTH, HEIGHT, assets / f"flags/{code}.png")
    shutil.copyfile(source / "LICENSE", assets / "flags/LICENSE")
