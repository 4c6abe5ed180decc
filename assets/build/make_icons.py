"""assets/icons/: white on transparent, to be tinted. Groups and kinds from game-icons, the interface from Lucide."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .raster import white
from .sources import fetch

PIXELS = 96
MARGIN = 20  # of 512; some game-icons touch the edge of their box

# file name -> icon of @iconify-json/game-icons
GROUPS = {
    "aid": "cargo-crate",
    "posture": "shield",
    "pressure": "push",
    "diplomacy": "shaking-hands",
    "intelligence": "spyglass",
    "battle": "crossed-swords",
    "strike": "crosshair",
    "economy": "factory",
    "nuclear": "radioactive",
    "crisis": "hazard-sign",
}
KINDS = {
    "anti_tank": "panzerfaust",
    "artillery": "field-gun",
    "drones": "delivery-drone",
    "air_defence": "missile-launcher",
    "rockets": "missile-swarm",
    "armour": "battle-tank",
    "aircraft": "jet-fighter",
    "training": "graduate-cap",
    "logistics": "truck",
    "money": "two-coins",
    "humanitarian": "medical-pack",
}
# file name -> icon of lucide-static
INTERFACE = {
    "undo": "undo-2",
    "save": "save",
    "load": "folder-open",
    "settings": "settings",
    "play": "play",
    "next": "arrow-right",
    "info": "info",
    "warning": "triangle-alert",
    "close": "x",
    "plus": "plus",
    "minus": "minus",
    "fit": "maximize",
    "eye": "eye",
}


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/icons/*.png and the licences."""
    folder = assets / "icons"
    game_icons = fetch("@iconify-json/game-icons", scratch)
    drawings = json.loads((game_icons / "icons.json").read_text(encoding="utf-8"))["icons"]
    for name, icon in (GROUPS | KINDS).items():
        white(_game_icon(drawings[icon]["body"]), PIXELS, PIXELS, folder / f"{name}.png")
    lucide = fetch("lucide-static", scratch)
    for name, icon in INTERFACE.items():
        svg = (lucide / f"icons/{icon}.svg").read_text(encoding="utf-8")
        white(svg.replace("currentColor", "#fff"), PIXELS, PIXELS, folder / f"{name}.png")
    shutil.copyfile(lucide / "LICENSE", folder / "LICENSE-lucide")


def _game_icon(body: str) -> str:
    side = 512 + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {side} {side}">'
        f'{body.replace("currentColor", "#fff")}</svg>'
    )
