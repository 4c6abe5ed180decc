"""BoardView: the board on the table. Wheel and + - zoom, drag pans, F fits, a click or Enter chooses a region."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.board_data import Spot, board
from game.ui.board_labels import Placed, place
from game.ui.board_legend import legend as draw_legend
from game.ui.board_paint import Position, Tiles
from game.ui.board_tokens import draw_route, route
from game.ui.canvas import Canvas, Look, Point
from game.ui.moving import NOTHING_MOVES, Tokens
from game.ui.steps import Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button

STEP = 1.2  # one notch of the wheel
MOST_ZOOM = 2.6  # logical pixels per board unit
REST = 0.15  # seconds without a step of the zoom until a new level is painted
PULSE = 1.6  # seconds from swell to swell
STILL = 4.0  # a drag shorter than this is a click


class Place(Widget):
    """A region as a widget, for scripts, dumps and the list of targets; the board itself takes the pointer."""

    role = "region"

    @property
    def takes_pointer(self) -> bool:
        return False

    def draw(self, canvas: Canvas) -> None:
        """The board draws it."""


class BoardView(Widget):
    """The board. `choose(region)` is what a click does, `describe(region)` the text of the hover card."""

    role = "board"
    focusable = True

    def __init__(
        self,
        position: Position,
        names: dict[str, str],
        *,
        choose: Callable[[str], Step | None],
        describe: Callable[[str], str],
        legend: list[tuple[str, str]],
        id: str = "board",
    ) -> None:
        super().__init__(id=id, label=_("Board"), grow=1.0, on_click=self._clicked)
        self.data = board()
        self.tiles = Tiles(self.data)
        self.position, self.names, self.choose, self.describe = position, names, choose, describe
        self.legend = legend
        self.zoom = 0.0  # logical pixels per board unit; 0 until the first layout
        self.corner: Spot = (0.0, 0.0)
        self.selected: str | None = None
        self.pointed: str | None = None
        self.marked: frozenset[str] = frozenset()
        # the regions that another widget points at
        self.hinted: Callable[[Widget | None], frozenset[str]] = lambda _widget: frozenset()
        self.targets: dict[str, str] = {}  # regions that an order may be given for pulse, with a word beside each
        self.beat = 0.0  # seconds that they have pulsed for; it stands still where nothing may move
        self._moved = 0.0
        self._pointer: Point = (0.0, 0.0)
        self._labels: tuple[object, list[Placed]] | None = None
        self._scale = 1.0  # pixels per logical unit when it was drawn last
        self.moving = NOTHING_MOVES
        self.stretches = False  # whether a new level may be the last one stretched until the zoom rests; see `settle`
        self.unsettled = False
        self._rest = 0.0  # seconds until its tiles are painted, one a frame
        self._fitted: tuple[float, float] = (0.0, 0.0)  # the size it was fitted to
        self._touched = False  # whether a person chose what is seen; then a change of size leaves it
        self.tools = [
            Button("+", id="zoom_in", tooltip=_("Zoom in (+ or wheel)"), width=38, on_click=lambda: self._tool(1)),
            Button("–", id="zoom_out", tooltip=_("Zoom out (- or wheel)"), width=38, on_click=lambda: self._tool(-1)),
            Button(_("Fit"), id="zoom_fit", tooltip=_("Whole board (F)"), on_click=self.fit_toggle),
        ]
        for tool in self.tools:
            tool.focusable = False
        self.add(*self.tools)
        self.places: dict[str, Place] = {}
        self.show(position)

    # --- what it shows ----------------------------------------------------------------------------------------------
    def show(self, position: Position, moving: Tokens = NOTHING_MOVES) -> None:
        """Show another position of the game, and what moves; zoom and place stay."""
        self.position, self.moving = position, moving
        for id in (*dict(position.shares), *dict(position.hosts)):
            if id not in self.places and id in self.data.regions:
                self.places[id] = Place(
                    id=f"region:{id}", label=self.name(id), on_click=functools.partial(self.choose, id)
                )
                self.add(self.places[id])
        hosts = dict(position.hosts)
        for id, place_ in self.places.items():
            parts = [_("{share:.0%} held").format(share=position.held[id])] if id in position.held else []
            if id in hosts:
                parts.append(_("{count:g} thousand soldiers").format(count=hosts[id]))
            place_.value = ", ".join(parts)
        self.changed()

    def name(self, id: str) -> str:
        return self.names.get(id) or _(self.data.regions[id].name)

    # --- layout and view ----------------------------------------------------------------------------------------------
    def measure(self, look: Look, width: float) -> Size:
        return width, 200.0

    def arrange(self, look: Look) -> None:
        size = self.rect.w, self.rect.h
        if not self.zoom or (size != self._fitted and not self._touched):
            self._fitted = size
            self.fit()
        self._clamp()
        left = self.rect.right - 8
        for tool in self.tools:
            wide, high = tool.wanted(look, 80)
            left -= wide + 4
            tool.place(look, pygame.FRect(left, self.rect.bottom - high - 8, wide, high))
        self._put_places()

    def _put_places(self) -> None:
        for id, place_ in self.places.items():
            x, y = self.to_screen(self.data.regions[id].token)
            place_.rect = pygame.FRect(x - 8, y - 8, 16, 16)

    @property
    def least(self) -> float:
        """The zoom at which the whole board is seen."""
        seen = min(self.rect.w / self.data.size[0], self.rect.h / self.data.size[1])
        return max(seen, 1e-3)  # a window of a few pixels leaves no room at all

    def fit(self, whole: bool = False) -> None:
        """Show the whole board, or what is contested and who hosts soldiers."""
        ids = [id for id in self.places if id in self.data.regions]
        rings = [ring.box for id in ids for ring in self.data.regions[id].rings[:1] if id in self.position.held]
        if whole or not ids:
            box = pygame.FRect(0, 0, *self.data.size)
        else:
            spots = [self.data.regions[id].token for id in ids]
            xs = [s[0] for s in spots] + [b.left for b in rings] + [b.right for b in rings]
            ys = [s[1] for s in spots] + [b.top for b in rings] + [b.bottom for b in rings]
            box = pygame.FRect(min(xs) - 70, min(ys) - 60, max(xs) - min(xs) + 140, max(ys) - min(ys) + 120)
        zoom = min(self.rect.w / box.w, self.rect.h / box.h)
        steps = math.floor(math.log(max(zoom, self.least) / self.least, STEP) + 1e-6)
        if not whole:  # no bare table beside the board
            cover = max(self.rect.w / self.data.size[0], self.rect.h / self.data.size[1], self.least)
            steps = max(steps, math.ceil(math.log(cover / self.least, STEP) - 1e-6))
        self.zoom = self.least * STEP**steps
        wide, high = self.rect.w / self.zoom, self.rect.h / self.zoom
        left, top = box.centerx - wide / 2, box.centery - high / 2
        if not whole and rings:  # what is contested is seen before who hosts soldiers
            right, bottom = max(b.right for b in rings) + 20, max(b.bottom for b in rings) + 30
            left = min(max(left, right - wide), min(b.left for b in rings) - 20)
            top = min(max(top, bottom - high), min(b.top for b in rings) - 20)
        self.corner = left, top
        self._clamp()
        self.changed()

    def _clamp(self) -> None:
        corner = []
        for at, total, shown in zip(self.corner, self.data.size, self.rect.size, strict=True):
            seen = shown / self.zoom
            corner.append((total - seen) / 2 if seen >= total else min(max(0.0, at), total - seen))
        self.corner = corner[0], corner[1]

    def to_screen(self, spot: Spot) -> Point:
        return self.rect.x + (spot[0] - self.corner[0]) * self.zoom, self.rect.y + (
            spot[1] - self.corner[1]
        ) * self.zoom

    def to_board(self, at: Point) -> Spot:
        return self.corner[0] + (at[0] - self.rect.x) / self.zoom, self.corner[1] + (at[1] - self.rect.y) / self.zoom

    def zoom_by(self, notches: float, around: Point) -> None:
        """Zoom so that the board point under `around` stays there."""
        fixed = self.to_board(around)
        self._touched = True
        if self.stretches:
            self.unsettled, self._rest = True, REST
        level = round(math.log(self.zoom / self.least, STEP)) + (1 if notches > 0 else -1)
        most = math.floor(math.log(MOST_ZOOM / self.least, STEP))
        self.zoom = self.least * STEP ** min(max(level, 0), most)
        self.corner = fixed[0] - (around[0] - self.rect.x) / self.zoom, fixed[1] - (around[1] - self.rect.y) / self.zoom
        self._clamp()
        self._put_places()
        self.changed()

    def _tool(self, way: int) -> Step | None:
        self.zoom_by(way, self.rect.center)
        return None

    def fit_toggle(self) -> Step | None:
        self._touched = whole = self.zoom > self.least * 1.01
        self.fit(whole)
        self._put_places()
        return None

    def settle(self, seconds: float) -> None:
        """Time has passed while the board is unsettled: when the zoom has rested, every frame paints one more tile."""
        self._rest = max(0.0, self._rest - seconds)

    # --- input --------------------------------------------------------------------------------------------------------
    def wheel(self, at: Point, notches: float) -> bool:
        self.zoom_by(notches, at)
        return True

    def press(self, at: Point) -> bool:
        self._moved = 0.0
        return True

    def drag(self, at: Point, by: Point) -> None:
        self._moved += abs(by[0]) + abs(by[1])
        if self._moved > STILL:
            self._touched = True
            self.corner = self.corner[0] - by[0] / self.zoom, self.corner[1] - by[1] / self.zoom
            if self.stretches:
                self.unsettled = True
            self._clamp()
            self._put_places()
            self.changed()

    def hover(self, at: Point | None) -> None:
        before = self.pointed
        self.pointed = self.data.pick(self.to_board(at)) if at else None
        if at:
            self._pointer = at
        if self.pointed != before:
            self.changed()

    def _clicked(self) -> Step | None:
        """A click on the region under the pointer, or Enter on the selected one."""
        if self._moved > STILL:
            self._moved = 0.0
            return None
        host = self.find_host()
        by_key = bool(getattr(host, "keyboard", False))
        target = self.selected if by_key else self.pointed
        if target is None:
            return None
        self.selected = target
        return self.choose(target)

    def key(self, name: str) -> bool:
        if name in ("+", "=", "[+]", "-", "[-]"):
            self._tool(-1 if "-" in name else 1)
        elif name in ("left", "right", "up", "down"):
            self._select({"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}[name])
        else:
            return False
        return True

    def aim_first(self) -> None:
        """With the keyboard the first target is the selected region, so that the arrows go on from it."""
        if self.targets and self.selected not in self.targets:
            self.selected = min(self.targets)
            self._reveal(self.selected)
            self.changed()

    def _select(self, way: tuple[int, int]) -> None:
        """The nearest place in a direction becomes the selected one."""
        ids = sorted(self.targets) or list(self.places) or [r.id for r in self.data.order if r.kind == "land"]
        if self.selected not in self.data.regions:
            self.selected = ids[0]
        else:
            x, y = self.data.regions[str(self.selected)].token
            best: tuple[float, str] | None = None
            for id in ids:
                dx, dy = self.data.regions[id].token[0] - x, self.data.regions[id].token[1] - y
                along, beside = dx * way[0] + dy * way[1], abs(dx * way[1]) + abs(dy * way[0])
                if along > 1 and along >= beside * 0.5 and (best is None or along + 2 * beside < best[0]):
                    best = along + 2 * beside, id
            if best:
                self.selected = best[1]
        self._reveal(str(self.selected))
        self.changed()

    def _reveal(self, id: str) -> None:
        spot = self.data.regions[id].token
        x, y = self.to_screen(spot)
        if not self.rect.inflate(-80, -80).collidepoint(x, y):
            self.corner = spot[0] - self.rect.w / self.zoom / 2, spot[1] - self.rect.h / self.zoom / 2
            self._clamp()
            self._put_places()

    def hint(self) -> str:
        host = self.find_host()
        by_key = bool(getattr(host, "keyboard", False))
        if not by_key and self.pointed and (text := self._token_at(self._pointer)):
            return text
        target = self.selected if by_key else self.pointed
        if target is None or self.data.regions[target].kind == "background" or target == "sea_other":
            return ""
        return self.describe(target)

    def tip_rect(self) -> pygame.FRect:
        host = self.find_host()
        if getattr(host, "keyboard", False) and self.selected:
            x, y = self.to_screen(self.data.regions[self.selected].token)
            return pygame.FRect(x - 10, y - 10, 20, 20)
        return pygame.FRect(self._pointer[0], self._pointer[1], 12, 18)

    # --- painting -----------------------------------------------------------------------------------------------------
    def draw(self, canvas: Canvas) -> None:
        scale = self._scale = canvas.look.scale
        zoom = self.zoom * scale
        box = canvas.box(self.rect)
        with canvas.clipped(self.rect):
            self._ground(canvas, box, zoom)
            for id, tone, thick in ((self.pointed, theme.HALO, 2.0), (self.selected, theme.FOCUS, 3.0)):
                if id and self.data.regions[id].kind == "land":
                    self._outline(canvas, id, tone, thick)
            self._marks(canvas)
            self._route(canvas)
            left, top = round(self.corner[0] * zoom), round(self.corner[1] * zoom)
            for item, at in self._items(canvas.look, zoom):
                spot = at.move(box.x - left, box.y - top)
                if item.kind == "token" or box.contains(spot):  # half a name is read as another one
                    canvas.surface.blit(item.picture, spot.topleft)
            self._words(canvas)
            draw_legend(canvas, self.rect, self.legend, bool(self.position.shares))
        canvas.ring(self.rect, theme.LINE, 0, 1)

    def _ground(self, canvas: Canvas, box: pygame.Rect, zoom: float) -> None:
        """Land and sea."""
        most = (0 if self._rest else 1) if self.unsettled else None
        whole = self.tiles.draw(canvas.surface, box, self.position, zoom, self.corner, canvas.look.scale, most)
        self.unsettled = self.unsettled and not (whole and not self._rest)

    def _marks(self, canvas: Canvas) -> None:
        """Outlines of what orders are about."""
        for id in self.marked:
            self._outline(canvas, id, theme.ACCENT, 2.5)
        host = self.find_host()
        for id in self.targets.keys() & self.data.regions.keys():
            swell = 0.5 - 0.5 * math.cos(self.beat * math.tau / PULSE)
            self._outline(canvas, id, theme.SHADE, 5.0)
            self._outline(canvas, id, theme.mix(theme.ACCENT, theme.HALO, swell), 2.0 + 2.5 * swell)
        meant = self.hinted(getattr(host, "focus" if getattr(host, "keyboard", False) else "pointed", None))
        for id in meant & self.data.regions.keys():
            self._outline(canvas, id, theme.FOCUS, 3.5)
        if self.targets and self.selected in self.targets and getattr(host, "keyboard", False):
            self._outline(canvas, str(self.selected), theme.FOCUS, 5.0)

    def _words(self, canvas: Canvas) -> None:
        """What a target's order is likely to do there, on a small sheet above its name."""
        for id, words in self.targets.items():
            if words and id in self.data.regions:
                x, y = self.to_screen(self.data.regions[id].label)
                wide = canvas.look.fonts.width(words, 13, "bold") + 12
                box = pygame.FRect(x - wide / 2, y - 38, wide, 20)
                canvas.fill(box, theme.SHADE, 4, theme.ACCENT)
                canvas.text((box.x + 6, box.y + 1), words, 13, theme.ACCENT, "bold")

    def _items(self, look: Look, zoom: float) -> list[tuple[Placed, pygame.Rect]]:
        """What stands on the board, and its box in pixels from the board's corner."""
        return [(item, item.box(zoom)) for item in self._written(look, zoom)]

    def _route(self, canvas: Canvas) -> None:
        if self.moving.convoys or self.moving.cut:
            draw_route(canvas, [self.to_screen(spot) for spot in route(self.data)], self.moving.cut)

    def _token_at(self, at: Point) -> str:
        """The hover card of the token under a point of the screen; "" where there is none."""
        if self._labels is None:
            return ""
        scale = self._scale
        zoom = self.zoom * scale
        x, y = (at[k] * scale - (self.rect.x, self.rect.y)[k] * scale + self.corner[k] * zoom for k in (0, 1))
        found = (item.text for item in self._labels[1] if item.kind == "token" and item.box(zoom).collidepoint(x, y))
        return next(found, "")

    def _written(self, look: Look, zoom: float) -> list[Placed]:
        key = (self.position, self.moving, zoom, look, tuple(self.names.items()))
        if self._labels is None or (self._labels[0] != key and not self.unsettled):  # old words stay in their places
            self._labels = key, place(self.data, self.position, self.names, zoom, look, self.moving)
        return self._labels[1]

    def _outline(self, canvas: Canvas, id: str, tone: theme.Colour, thick: float) -> None:
        for ring in self.data.regions[id].rings:
            if len(ring.points) > 2:
                canvas.path([self.to_screen(p) for p in (*ring.points, ring.points[0])], tone, thick)
