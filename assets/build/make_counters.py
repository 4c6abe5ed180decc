"""assets/counters/: NATO APP-6 unit symbols, all on one canvas with the centre of the frame at one place.

A friendly frame is a rectangle, a hostile frame a diamond; marks above the frame show the size of the unit, an X at the
upper right an exercise. The colours are neutral paper and ink: shape tells the sides apart, colour may be laid over it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from .raster import save
from .sources import fetch

LEFT, TOP, WIDTH, HEIGHT = 12, -20, 176, 209  # the canvas in milsymbol's units; frames are centred on (100, 100)
PIXELS_WIDE = 128
PIXELS_HIGH = PIXELS_WIDE * HEIGHT // WIDTH
CROSS = '<path d="M{x0},{y0} l26,26 m0,-26 l-26,26" stroke="{ink}" stroke-width="{wide}" stroke-linecap="round"/>'
PAPER, INK = "rgb(250,246,236)", "rgb(28,30,34)"
EXERCISE_CORNER = {"friend": (146, 6), "hostile": (146, 28)}


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/counters/*.png, anchor.json and the licence. Needs node."""
    source = fetch("milsymbol", scratch)
    script = Path(__file__).with_name("counters.cjs")
    done = subprocess.run(["node", str(script), str(source)], check=True, capture_output=True, text=True)
    bodies: dict[str, str] = json.loads(done.stdout)
    folder = assets / "counters"
    for name, body in bodies.items():
        side, kind = name.split("_", 1)
        if kind == "exercise":
            x0, y0 = EXERCISE_CORNER[side]
            body += CROSS.format(x0=x0, y0=y0, ink=PAPER, wide=18) + CROSS.format(x0=x0, y0=y0, ink=INK, wide=8)
        save(_canvas(body), PIXELS_WIDE, PIXELS_HIGH, folder / f"{name}.png")
    anchor = {
        "size": [PIXELS_WIDE, PIXELS_HIGH],
        "centre": [round((100 - LEFT) * PIXELS_WIDE / WIDTH, 1), round((100 - TOP) * PIXELS_HIGH / HEIGHT, 1)],
    }
    (folder / "anchor.json").write_text(json.dumps(anchor) + "\n", encoding="utf-8")
    shutil.copyfile(source / "LICENSE", folder / "LICENSE")


def _canvas(body: str) -> str:
    box = f'viewBox="{LEFT} {TOP} {WIDTH} {HEIGHT}" width="{PIXELS_WIDE}" height="{PIXELS_HIGH}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{body}</svg>'
