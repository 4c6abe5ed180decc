"""Lines to regions: cut the land and the near seas into faces, say which region each face belongs to, merge."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from typing import Any

import shapely
from shapely import STRtree
from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import polygonize, unary_union

from . import tables
from .layers import Layers
from .projection import HEIGHT, WIDTH, Projection

GRID_DEGREES = 0.0005
GAP_DEGREES = 0.06  # province lines do not always touch state lines; closer ends are joined
BOARD_GRID = 0.02
WINDOW = box(-10, 34, 64, 74)
FRAME = box(0, 0, WIDTH, HEIGHT)


def _lines(geom: Any) -> list[LineString]:
    return [part for part in shapely.get_parts(geom) if part.geom_type == "LineString"]


def cut_faces(layers: Layers) -> list[Polygon]:
    """All faces between coasts, borders, the line of contact and the sea limits, in degrees."""
    raw = [layers.land.boundary, *layers.state_lines, *layers.province_lines]
    own = [LineString(tables.LINE_OF_CONTACT), *(LineString(cut) for cut in tables.SEA_CUTS)]
    net = shapely.unary_union([*(shapely.intersection(g, WINDOW) for g in raw), *own], grid_size=GRID_DEGREES)
    closers = _gap_closers(_lines(net))
    net = shapely.unary_union([net, *closers], grid_size=GRID_DEGREES)
    faces = list(polygonize(net))
    print(f"{len(faces)} faces, {len(closers)} gaps closed", file=sys.stderr)
    return faces


def _gap_closers(lines: list[LineString]) -> list[LineString]:
    ends = Counter(end for line in lines for end in (line.coords[0], line.coords[-1]))
    tree = STRtree(lines)
    closers = []
    for end, count in ends.items():
        if count != 1:
            continue
        point = Point(end)
        near = [
            (lines[i].distance(point), i)
            for i in tree.query(point.buffer(GAP_DEGREES))
            if end not in (lines[i].coords[0], lines[i].coords[-1])
        ]
        if near:
            line = lines[min(near)[1]]
            foot = line.interpolate(line.project(point))
            closers.append(LineString([end, (foot.x, foot.y)]))
    return closers


class Assignment:
    """Which region each face belongs to; a face nobody claims is open sea or outside."""

    def __init__(self, faces: list[Polygon], layers: Layers) -> None:
        self.faces, self._layers = faces, layers
        self.region: dict[int, str] = {}
        self._tree = STRtree(faces)
        self._inside = [face.representative_point() for face in faces]
        shapely.prepare(layers.land)
        self.is_land = [layers.land.contains(point) for point in self._inside]
        self._seeded: dict[str, list[tuple[str, Polygon]]] = defaultdict(list)
        for country, seeds in (("UA", tables.UKRAINE), ("RU", tables.RUSSIA), ("PL", tables.POLAND),
                               ("MD", tables.MOLDOVA)):
            self._plant(country, seeds)
        self._ukraine = unary_union([face for _, face in self._seeded["UA"]])
        self._russia = unary_union([face for _, face in self._seeded["RU"]])
        self._behind_the_line = Polygon(tables.LINE_OF_CONTACT + tables.BEHIND_THE_LINE)
        self._claim_land()
        self._claim_seas()

    def _faces_at(self, lon: float, lat: float) -> list[int]:
        point = Point(lon, lat)
        return [int(i) for i in self._tree.query(point) if self.faces[i].contains(point)]

    def _plant(self, country: str, seeds: dict[str, list[tables.Seed]]) -> None:
        for region, places in seeds.items():
            for name, lon, lat in places:
                hits = self._faces_at(lon, lat)
                if not hits:
                    raise ValueError(f"no face at the seed point of {name}; move the point inside its borders")
                if self.region.setdefault(hits[0], region) != region:
                    raise ValueError(f"{name} lies in one face with {self.region[hits[0]]}; a border line is open")
                self._seeded[country].append((region, self.faces[hits[0]]))

    def _claim_land(self) -> None:
        for i, point in enumerate(self._inside):
            seeded = self.region.get(i)
            # Donetsk and Luhansk oblasts are cut by the line of contact, so their faces are looked at again
            if self.is_land[i] and (seeded is None or seeded in ("ua_donetsk", "ua_luhansk")):
                self.region[i] = self._region_of_land(point)

    def _nearest(self, country: str, point: Point) -> str:
        return min(self._seeded[country], key=lambda pair: pair[1].distance(point))[0]

    def _region_of_land(self, point: Point) -> str:
        country = self._layers.countries.at(point)
        if country in ("Ukraine", "Russia"):
            # Ukraine in its internationally recognised borders (UNGA 68/262), by the nearest oblast: the countries
            # layer files Crimea under Russia
            nearer = self._ukraine.distance(point) < self._russia.distance(point)
            region = self._nearest("UA" if country == "Ukraine" or nearer else "RU", point)
            cut = region in ("ua_donetsk", "ua_luhansk") and self._behind_the_line.contains(point)
            return "ua_ordlo" if cut else region
        if country == "Poland":
            return self._nearest("PL", point)
        if country == "Moldova":
            left_bank = self._seeded["MD"][0][1]
            near = left_bank.distance(point) < 0.02 and point.x > 28.3
            return "md_transnistria" if near and left_bank.envelope.buffer(0.05).contains(point) else "moldova"
        if country in tables.WHOLE_COUNTRIES:
            return tables.WHOLE_COUNTRIES[country]
        return "bg_nato" if country in tables.BACKGROUND_NATO else "bg_other"

    def _claim_seas(self) -> None:
        for region, places in tables.SEA_SEEDS.items():
            for lon, lat in places:
                for i in self._faces_at(lon, lat):
                    if not self.is_land[i] and self.region.setdefault(i, region) != region:
                        raise ValueError(f"{region} and {self.region[i]} are one face; a sea limit is open")

    def merged(self) -> dict[str, Any]:
        """region -> its faces as one geometry, in degrees."""
        groups: dict[str, list[Polygon]] = defaultdict(list)
        for i, face in enumerate(self.faces):
            if self.is_land[i] or i in self.region:
                groups[self.region.get(i, "sea_other")].append(face)
        return {
            region: shapely.coverage_union_all([shapely.make_valid(f) for f in group]) if len(group) > 1 else group[0]
            for region, group in groups.items()
        }


def polygons(geom: Any) -> list[Polygon]:
    """The polygons of any geometry."""
    return [part for part in getattr(geom, "geoms", [geom]) if part.geom_type == "Polygon"]


def project_polygon(polygon: Polygon, projection: Projection) -> Polygon:
    """A polygon in degrees to one in board units."""
    to_board = projection.to_board
    return Polygon(to_board(polygon.exterior.coords), [to_board(ring.coords) for ring in polygon.interiors])


def on_board(merged: dict[str, Any], projection: Projection) -> dict[str, Any]:
    """region -> geometry in board units; together they tile the frame, with exactly shared edges."""
    keys, geoms = [], []
    for region, geom in merged.items():
        projected = [shapely.make_valid(project_polygon(p, projection)) for p in polygons(geom)]
        projected = [p for p in projected if p.intersects(FRAME)]
        if projected:
            keys.append(region)
            geoms.append(unary_union(projected))
    # node everything again, with the frame: neighbours keep the very same edge after clipping
    edges = [shapely.intersection(g.boundary, FRAME) for g in geoms]
    net = shapely.unary_union([*edges, FRAME.boundary], grid_size=BOARD_GRID)
    tree = STRtree(geoms)
    pieces: dict[str, list[Polygon]] = defaultdict(list)
    for face in polygonize(net):
        point = face.representative_point()
        region = next((keys[i] for i in tree.query(point) if geoms[i].contains(point)), "sea_other")
        pieces[region].append(face)
    return {region: unary_union(faces) for region, faces in pieces.items()}
