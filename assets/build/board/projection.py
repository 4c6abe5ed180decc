"""From longitude and latitude to board units: Lambert conformal conic, then a mild lens on Ukraine.

The lens makes room: Ukraine is drawn larger than its surroundings, and Scandinavia still fits on the board.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

Floats = NDArray[np.float64]

LCC = "+proj=lcc +lat_1=45 +lat_2=60 +lat_0=52 +lon_0=28 +units=km +ellps=WGS84"
FOCUS = (31.5, 49.2)
LENS_RADIUS_KM = 1900.0
WIDTH, HEIGHT = 1600, 1400
FRAME_WITHOUT_LENS = (-1290.0, -1285.0, 1290.0, 972.5)
FRAME_ANCHORS = [(7.4, 51.5), (48.2, 51.5), (28.0, 40.6), (26.0, 64.0)]  # west, east, south, north


@dataclass
class Projection:
    """lens: 0 for none; 0.45 magnifies the focus 1.45 times. frame_km: x0, y0, x1, y1 of the board."""

    lens: float = 0.45
    frame_km: tuple[float, float, float, float] = field(init=False)

    def __post_init__(self) -> None:
        self._transformer = Transformer.from_crs("EPSG:4326", LCC, always_xy=True)
        self._focus = self._transformer.transform(*FOCUS)
        self.frame_km = self._frame()

    def _frame(self) -> tuple[float, float, float, float]:
        if not self.lens:
            return FRAME_WITHOUT_LENS
        x, y = self.to_km(FRAME_ANCHORS)
        width = (y[3] - y[2]) * WIDTH / HEIGHT
        centre = (x[0] + x[1]) / 2
        return (float(centre - width / 2), float(y[2]), float(centre + width / 2), float(y[3]))

    def to_km(self, lonlat: Any) -> tuple[Floats, Floats]:
        """Points [N,2] in degrees to x [N] and y [N] in kilometres, after the lens."""
        points = np.asarray(lonlat, float)
        x, y = (np.asarray(v) for v in self._transformer.transform(points[:, 0], points[:, 1]))
        if self.lens:
            dx, dy = x - self._focus[0], y - self._focus[1]
            scale = (self.lens + 1) / (self.lens * np.hypot(dx, dy) / LENS_RADIUS_KM + 1)
            x, y = self._focus[0] + dx * scale, self._focus[1] + dy * scale
        return x, y

    def to_board(self, lonlat: Any) -> Floats:
        """Points [N,2] in degrees to board units [N,2], x to the right and y down."""
        x, y = self.to_km(lonlat)
        x0, _, x1, y1 = self.frame_km
        scale = WIDTH / (x1 - x0)
        return np.column_stack([(x - x0) * scale, (y1 - y) * scale])

    def pixel_lonlat(self) -> tuple[Floats, Floats]:
        """Longitude and latitude [HEIGHT, WIDTH] of the centre of each board unit: the way back."""
        x0, _, x1, y1 = self.frame_km
        step = (x1 - x0) / WIDTH
        x, y = np.meshgrid(x0 + (np.arange(WIDTH) + 0.5) * step, y1 - (np.arange(HEIGHT) + 0.5) * step)
        dx, dy = x - self._focus[0], y - self._focus[1]
        radius = np.hypot(dx, dy) / LENS_RADIUS_KM
        scale = 1.0 / (self.lens + 1 - self.lens * radius)
        lon, lat = self._transformer.transform(
            self._focus[0] + dx * scale, self._focus[1] + dy * scale, direction="INVERSE"
        )
        return np.asarray(lon), np.asarray(lat)
