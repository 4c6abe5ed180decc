"""Reads the source layers: Natural Earth shapefiles (geometry only) and the countries of world-atlas (for names)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
import shapely
from shapely import STRtree
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape
from shapely.ops import unary_union

WEST, SOUTH, EAST, NORTH = -12, 33, 66, 76
CLIP = box(WEST, SOUTH, EAST, NORTH)


@dataclass(frozen=True)
class Layers:
    """Everything in degrees, clipped to the surroundings of the board."""

    land: Any  # one (multi)polygon
    state_lines: list[Any]
    province_lines: list[Any]
    lakes: list[Any]
    countries: Countries


class Countries:
    """Finds the country at a point; a point at sea gets the nearest one."""

    def __init__(self, topojson: Path) -> None:
        pairs = [(name, geom) for name, geom in _topo_countries(topojson) if geom.intersects(CLIP)]
        self._names: list[str] = [name for name, _ in pairs]
        self._geoms = [geom for _, geom in pairs]
        self._tree = STRtree(self._geoms)

    def at(self, point: Point) -> str:
        for i in self._tree.query(point):
            if self._geoms[i].contains(point):
                return str(self._names[i])
        return str(self._names[self._tree.nearest(point)])


def _topo_countries(path: Path) -> Iterator[tuple[str, Any]]:
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc, float), axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for i in indices:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points.extend(map(tuple, arc if not points else arc[1:]))
        return points

    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
        rings = [[ring(r) for r in polygon] for polygon in polygons]
        geom = MultiPolygon([Polygon(r[0], r[1:]) for r in rings if len(r[0]) > 3])
        yield country["properties"]["name"], shapely.make_valid(geom)


def _shapes(folder: Path, name: str) -> Iterator[Any]:
    with open(folder / f"{name}.shp", "rb") as shp, open(folder / f"{name}.shx", "rb") as shx:
        for record in shapefile.Reader(shp=shp, shx=shx).shapes():
            if not len(record.points):
                continue
            west, south, east, north = record.bbox
            if east < WEST or west > EAST or north < SOUTH or south > NORTH:
                continue
            geom = shape(record.__geo_interface__)
            if not geom.is_valid:
                geom = shapely.make_valid(geom)
            geom = geom.intersection(CLIP)
            if not geom.is_empty:
                yield geom


def load(natural_earth: Path, countries_topojson: Path) -> Layers:
    """natural_earth: the folder with the ne_10m_* shapefiles."""
    return Layers(
        land=unary_union(list(_shapes(natural_earth, "ne_10m_land"))),
        state_lines=list(_shapes(natural_earth, "ne_10m_admin_0_boundary_lines_land")),
        province_lines=list(_shapes(natural_earth, "ne_10m_admin_1_states_provinces_lines")),
        lakes=list(_shapes(natural_earth, "ne_10m_lakes")),
        countries=Countries(countries_topojson),
    )
