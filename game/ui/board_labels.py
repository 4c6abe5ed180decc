"""Names, cities and counters of the board, placed so that no two overlap. Placed once per zoom and position."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pygame

from game.texts.language import _
from game.ui import board_tokens as tokens
from game.ui import theme
from game.ui.board_data import BoardData, Region, Spot
from game.ui.board_paint import Position
from game.ui.canvas import Look, haloed
from game.ui.moving import NOTHING_MOVES, Tokens

SEAS = ("baltic_n", "baltic_s", "black_w", "black_e", "kattegat")
BESIDE = ((0, 12), (0, 0), (20, 0), (-20, 0), (36, 8), (-36, 8), (0, -24))  # where a counter may stand
RING = ((1, 0), (1, -1), (1, 1), (0, 1), (0, -1), (-1, 0), (-1, 1), (-1, -1))
FARTHER = tuple((x * far, y * far) for far in range(34, 131, 12) for x, y in RING)  # where there is no room beside it
SIZE_MARKS = (
    (40.0, "XXX"),
    (8.0, "XX"),
    (3.0, "X"),
    (0.6, "II"),
    (0.0, "I"),
)  # thousand soldiers: corps, division, brigade, ...


@dataclass
class Placed:
    """A picture that belongs to a point of the board; `shift` is its top left corner from there in pixels.

    `key` names what it stands for, so that it is known again when it has moved; "" for what does not change.
    """

    spot: Spot
    shift: tuple[float, float]
    picture: pygame.Surface
    kind: str
    text: str
    key: str = ""

    def box(self, zoom: float) -> pygame.Rect:
        return pygame.Rect(
            round(self.spot[0] * zoom + self.shift[0]),
            round(self.spot[1] * zoom + self.shift[1]),
            *self.picture.get_size(),
        )


def _covered(box: pygame.Rect, others: list[pygame.Rect]) -> int:
    """How many pixels of other things a box hides."""
    shared = (box.clip(others[n]) for n in box.collidelistall(others))
    return sum(part.w * part.h for part in shared)


def place(
    data: BoardData, position: Position, names: dict[str, str], zoom: float, look: Look, moving: Tokens = NOTHING_MOVES
) -> list[Placed]:
    """Everything written on the board at a zoom (pixels per unit); what matters most is placed first."""
    placed: list[Placed] = []
    taken: list[pygame.Rect] = []
    board = pygame.Rect(0, 0, round(data.size[0] * zoom), round(data.size[1] * zoom))

    def put(
        spot: Spot,
        picture: pygame.Surface,
        kind: str,
        text: str,
        shifts: list[tuple[float, float]],
        must: bool = False,
        key: str = "",
    ) -> bool:
        boxes = [Placed(spot, shift, picture, kind, text, key) for shift in shifts]
        for item in boxes:
            box = item.box(zoom)
            if board.contains(box) and box.inflate(4, 2).collidelist(taken) < 0:
                placed.append(item)
                taken.append(box)
                return True
        if must:  # where it covers least of the others
            least = min(boxes, key=lambda item: _covered(item.box(zoom), taken))
            placed.append(least)
            taken.append(least.box(zoom))
        return must

    scale = look.scale
    hosts = dict(position.hosts)
    for id, thousand in hosts.items():
        if id in data.regions and thousand >= 0.05:
            token = data.regions[id].token
            picture = counter(thousand, look, 1.0 if zoom / scale > 0.4 else 0.8)
            w, h = picture.get_size()
            near = [
                (x * scale, y * scale)
                for x, y in BESIDE
                if data.pick((token[0] + x * scale / zoom, token[1] + y * scale / zoom)) in (id, *SEAS)
            ]
            shifts = [(x - w / 2, y - h / 2) for x, y in near or [(0.0, 0.0)]]
            put(token, picture, "counter", f"{thousand:g}", shifts, True, f"host:{id}")
    grown = min(3.0, max(0.0, zoom / scale - 0.4) * 3.0)
    land = sorted(
        (r for r in data.order if r.kind == "land"),
        key=lambda r: (r.id not in position.held, r.id not in hosts, -r.radius),
    )

    def put_tokens() -> None:
        size = 1.0 if zoom / scale > 0.6 else 0.75
        for key, spot, shown, told, own in tokens.pictures(data, moving, position.held, look, size):
            w, h = shown.get_size()
            steps = [(x * scale, y * scale) for x, y in ((0, 0), *BESIDE, *(FARTHER if own else ()))]
            steps = [s for s in steps if not own or data.pick((spot[0] + s[0] / zoom, spot[1] + s[1] / zoom)) in own]
            put(spot, shown, "token", told, [(x - w / 2, y - h / 2) for x, y in steps or [(0.0, 0.0)]], True, key)

    waiting = True
    for region in land:
        held = position.held.get(region.id)
        if waiting and held is None:  # what is fought over has its name first
            waiting = False
            put_tokens()
        name = names.get(region.id) or _(region.name)
        known = held is not None or region.id in hosts
        pictures = [
            _name(name, held, (11.5 if held is not None else 12.0) + grown, look),
            _name(name, held, 10.5, look),
        ]
        tries: list[tuple[bool, pygame.Surface, tuple[float, float]]] = []
        for picture in pictures:
            w, h = picture.get_size()
            if w > region.radius * zoom * (3.4 if known else 2.3) and not (region.radius < 10 and zoom > scale):
                continue
            for shift in _shifts(region, region.id in hosts, w, h, zoom, scale):
                tries.append((_abroad(data, region, shift[0] + w / 2, shift[1] + h / 2, zoom), picture, shift))
        at, key = region.label, f"name:{region.id}"
        if any(put(at, picture, "region", name, [shift], key=key) for _far, picture, shift in _home_first(tries)):
            continue
        if held is not None and 0.005 < held < 0.995:  # what is fought over keeps its name, beside it if need be
            picture = _name(name, held, 10.5, look)
            if put(at, picture, "region", name, _around(*picture.get_size(), scale), key=key):
                placed.insert(0, _leader(at, placed[-1], scale))  # beneath what stands on the board
    named = {item.text for item in placed if item.kind == "region"}
    for city, spot in data.cities:
        name = _(city)
        dot = _dot(scale)
        d = dot.get_width() / 2
        if put(spot, dot, "dot", name, [(-d, -d)]):
            if name in named:
                continue
            text = haloed([name], 10.5 + grown * 0.6, look, theme.INK, theme.HALO, "medium")
            w, h = text.get_size()
            if not put(
                spot, text, "city", name, [(d + 3, -h / 2), (-w - d - 3, -h / 2), (-w / 2, d + 2), (-w / 2, -h - d - 2)]
            ):
                placed.pop()
                taken.pop()
    for region in data.order:
        if region.kind == "sea" and not region.name.endswith("Other"):
            _sea(region, zoom, look, put)
    return placed


def _home_first(
    tries: list[tuple[bool, pygame.Surface, tuple[float, float]]],
) -> list[tuple[bool, pygame.Surface, tuple[float, float]]]:
    """Places at home before places abroad, however small the letters."""
    return sorted(tries, key=lambda t: t[0])


def _around(w: float, h: float, scale: float) -> list[tuple[float, float]]:
    """Places for a name further and further from its region, all ways round, as its top left corner in pixels."""
    ways = ((1.0, 0.2), (0.8, 0.7), (0.8, -0.6), (0.2, 1.0), (0.1, -1.0), (-0.6, 0.9), (-0.8, -0.7), (-1.0, 0.2))
    return [
        (x * (far * scale + w / 2) - w / 2, y * (far * scale + h / 2) - h / 2)
        for far in (16.0, 28.0, 42.0, 58.0, 76.0, 96.0)
        for x, y in ways
    ]


def _leader(spot: Spot, name: Placed, scale: float) -> Placed:
    """A fine line from a region to its name that stands beside it."""
    left, top = name.shift
    wide, high = name.picture.get_size()
    end = min(max(0.0, left), left + wide), min(max(0.0, top), top + high)
    edge = 3.0 * scale
    corner = min(0.0, end[0]) - edge, min(0.0, end[1]) - edge
    picture = pygame.Surface((round(abs(end[0]) + 2 * edge), round(abs(end[1]) + 2 * edge)), pygame.SRCALPHA)
    start = -corner[0], -corner[1]
    stop = end[0] - corner[0], end[1] - corner[1]
    for tone, thick in ((theme.HALO, 3.2), (theme.INK, 1.2)):
        pygame.draw.line(picture, tone, start, stop, max(1, round(thick * scale)))
    pygame.draw.circle(picture, theme.INK, start, 2.2 * scale)
    return Placed(spot, corner, picture, "leader", "", name.key.replace("name:", "leader:"))


def _shifts(region: Region, host: bool, w: float, h: float, zoom: float, scale: float) -> list[tuple[float, float]]:
    """Where a name may stand, as its top left corner from the region's label in pixels; the best place first."""
    up, aside = h / 2 + 11 * scale, 14 * scale
    shifts = [(-w / 2, y) for y in (-h / 2, -h / 2 - up, -h / 2 + up)]
    shifts += [(-w / 2 - aside, -h / 2), (-w / 2 + aside, -h / 2)]
    if not host:
        return shifts
    x, y = (region.token[0] - region.label[0]) * zoom, (region.token[1] - region.label[1]) * zoom
    beside = 18 * scale  # around the counter, which stands on the token
    around = [
        (x - w / 2, y - h - beside),
        (x + beside, y - h / 2),
        (x - w - beside, y - h / 2),
        (x - w / 2, y + beside),
    ]
    around += [(x - w - beside, y - h), (x - w - beside, y), (x + beside, y - h), (x + beside, y)]
    return [(-w / 2, -h - 6 * scale), (-w / 2, 32 * scale), *around, *shifts]


def _abroad(data: BoardData, region: Region, x: float, y: float, zoom: float) -> bool:
    """Whether a point so many pixels from a region's label lies in another land."""
    return data.pick((region.label[0] + x / zoom, region.label[1] + y / zoom)) not in (region.id, *SEAS)


def _sea(region: Region, zoom: float, look: Look, put: object) -> None:
    name = _(region.name)
    picture = haloed(_broken(name), 12.0, look, theme.SEA_INK, theme.SEA_DEEP, "italic")
    w, h = picture.get_size()
    if callable(put) and w <= region.radius * zoom * 3.2:
        put(region.label, picture, "sea", name, [(-w / 2, -h / 2), (-w / 2, -h / 2 - 20), (-w / 2, -h / 2 + 20)])


def _broken(name: str) -> list[str]:
    """A long name on two lines."""
    if len(name) < 10:
        return [name]
    parts = re.split(r"(?<=[–-])|\s", name, maxsplit=1)
    return [part for part in parts if part]


def _name(name: str, held: float | None, size: float, look: Look) -> pygame.Surface:
    lines = _broken(name)
    if held is not None and 0.02 < held < 0.98:
        lines = [*lines, _("{share:.0%} held").format(share=held)]
    return haloed(lines, size, look, theme.INK, theme.HALO, "bold")


def _dot(scale: float) -> pygame.Surface:
    size = max(5, round(6 * scale))
    picture = pygame.Surface((size, size), pygame.SRCALPHA)
    pygame.draw.aacircle(picture, theme.HALO, (size / 2, size / 2), size / 2)
    pygame.draw.aacircle(picture, theme.INK, (size / 2, size / 2), size / 2 - 1.2)
    return picture


def counter(thousand: float, look: Look, size: float = 1.0) -> pygame.Surface:
    """A friendly ground unit in an APP-6 frame: size mark above, infantry cross, thousand soldiers beneath."""
    scale = look.scale * size * look.grown
    k = scale * 2
    wide, high = round(34 * k), round(34 * k)
    big = pygame.Surface((wide, high), pygame.SRCALPHA)
    big.fill((*theme.HALO, 0))
    frame = pygame.Rect(round(3 * k), round(9 * k), round(28 * k), round(14 * k))
    pygame.draw.rect(big, theme.HALO, frame.inflate(round(2.4 * k), round(2.4 * k)), border_radius=round(1.5 * k))
    pygame.draw.rect(big, theme.colour("#9CCBE8"), frame)
    line = max(1, round(1.2 * k))
    pygame.draw.line(big, theme.INK, frame.topleft, (frame.right - 1, frame.bottom - 1), line)
    pygame.draw.line(big, theme.INK, (frame.left, frame.bottom - 1), (frame.right - 1, frame.top), line)
    pygame.draw.rect(big, theme.INK, frame, max(1, round(1.4 * k)))
    picture = pygame.transform.smoothscale(big, (round(34 * scale), round(34 * scale)))
    mark = next(mark for least, mark in SIZE_MARKS if thousand >= least)
    number = f"{thousand:.0f}k" if thousand >= 10 else f"{thousand:.1f}k"
    for text, height, centre in ((mark, 8.0, 4.0), (number, 10.5, 29.0)):
        words = haloed([text], height * max(size, 0.9), look, theme.INK, theme.HALO, "bold")
        picture.blit(words, words.get_rect(center=(picture.get_width() // 2, round(centre * scale))))
    return picture
