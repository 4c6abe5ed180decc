"""The board while a turn is turned over: the front shifts region by region, counters and aid move where they go."""

from __future__ import annotations

import pygame

from game.ui import theme
from game.ui.board import BoardView
from game.ui.board_labels import Placed, place
from game.ui.board_paint import Position
from game.ui.canvas import Canvas, Look
from game.ui.screens.resolution_parts import Clock
from game.ui.screens.resolution_steps import MOVE, TURN, Steps
from game.ui.snapshot import TableView

EDGE = 9  # pixels around a region that belong to its line of contact


class Stage(BoardView):
    """The board of the table in the same place, between the position before the turn and the one after it."""

    def __init__(self, like: BoardView, was: TableView, now: TableView, steps: Steps, clock: Clock) -> None:
        super().__init__(
            Position.of(now.shares, now.hosts),
            like.names,
            choose=lambda _region: None,
            describe=like.describe,
            legend=like.legend,
            id="resolution_board",
        )
        self.show(self.position, now.moving)
        self.tiles, self.zoom, self.corner = like.tiles, like.zoom, like.corner
        self._fitted, self._touched = like._fitted, like._touched
        self.before, self.was = Position.of(was.shares, was.hosts), was.moving
        self.steps, self.clock = steps, clock
        self.goes = steps.first("delivery", "front")  # when counters move
        self.shifts = {step.region: step.start for step in steps.told if step.region}
        last = max(self.shifts.values(), default=steps.numbers)
        for id, share in was.shares.items():  # ground that no sentence is about moves with the last of them
            if now.shares.get(id, share) != share:
                self.shifts.setdefault(id, last)
        self._ready = False
        self._patches: tuple[object, dict[str, tuple[pygame.Surface, tuple[int, int]]]] = (None, {})
        self._both: tuple[object, list[Placed], list[Placed]] | None = None

    # --- ground -------------------------------------------------------------------------------------------------------
    def _ground(self, canvas: Canvas, box: pygame.Rect, zoom: float) -> None:
        """The board as it was, and over it the regions whose moment has come as they are."""
        if self.clock.over:
            super()._ground(canvas, box, zoom)
            return
        scale = canvas.look.scale
        self.tiles.draw(canvas.surface, box, self.before, zoom, self.corner, scale)
        if not self.shifts:
            return
        begun = any(self.clock.now >= start for start in self.shifts.values())
        self._ready = self._ready or self.tiles.prepare(box, self.position, zoom, self.corner, scale)
        if begun:
            for id, (patch, at) in self._after(box, zoom, scale).items():
                share = self.clock.share(self.shifts[id], MOVE)
                if share > 0.0:
                    patch.set_alpha(round(255 * share))
                    canvas.surface.blit(patch, (box.x + at[0], box.y + at[1]))

    def _after(self, box: pygame.Rect, zoom: float, scale: float) -> dict[str, tuple[pygame.Surface, tuple[int, int]]]:
        """For each region that changes its picture after the turn, and where it lies in the board's box."""
        key = (box.size, zoom, self.corner)
        if self._patches[0] != key:
            whole = pygame.Surface(box.size)
            self.tiles.draw(whole, whole.get_rect(), self.position, zoom, self.corner, scale)
            cut = {id: self._cut(whole, id, zoom) for id in self.shifts}
            self._patches = key, {id: part for id, part in cut.items() if part is not None}
        return self._patches[1]

    def _cut(self, whole: pygame.Surface, id: str, zoom: float) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """A region with the edge of its line of contact, cut out of a picture of the board."""
        rings = [
            [((x - self.corner[0]) * zoom, (y - self.corner[1]) * zoom) for x, y in ring.points]
            for ring in self.data.regions[id].rings
            if len(ring.points) > 2
        ]
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        around = pygame.Rect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)
        box = around.inflate(2 * EDGE, 2 * EDGE).clip(whole.get_rect())
        if box.w < 1 or box.h < 1:
            return None
        mask = pygame.Surface(box.size, pygame.SRCALPHA)
        for ring in rings:
            points = [(x - box.x, y - box.y) for x, y in ring]
            pygame.draw.polygon(mask, (255, 255, 255, 255), points)
            pygame.draw.lines(mask, (255, 255, 255, 255), True, points, EDGE)
        part = whole.subsurface(box).convert_alpha()
        part.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return part, box.topleft

    # --- marks and counters -------------------------------------------------------------------------------------------
    def _marks(self, canvas: Canvas) -> None:
        """The region of the order or the sentence of the moment."""
        if self.clock.over:
            return
        now = self.clock.now
        for order in self.steps.orders:
            if order.region in self.data.regions and order.start + TURN / 2 <= now < order.start + 4 * TURN:
                self._outline(canvas, order.region, theme.HALO, 5.0)
                self._outline(canvas, order.region, theme.SIDE[order.key], 3.0)
        for id, start in self.shifts.items():
            if start <= now < start + MOVE:
                self._outline(canvas, id, theme.ACCENT, 3.0)

    def _items(self, look: Look, zoom: float) -> list[tuple[Placed, pygame.Rect]]:
        """Names and counters between their place before and their place after the turn."""
        if self.clock.over:
            return super()._items(look, zoom)
        key = (zoom, look)
        if self._both is None or self._both[0] != key:
            then = place(self.data, self.before, self.names, zoom, look, self.was)
            self._both = key, then, place(self.data, self.position, self.names, zoom, look, self.moving)
        then, now = self._both[1:]
        found = {item.key: item for item in now if item.key}
        seen: list[tuple[Placed, pygame.Rect]] = []
        met = set()
        for item in then:
            follower = found.get(_next(item.key)) if item.key else item
            met.add(follower.key if follower else "")
            share = self._share(item.key)
            if follower is None:
                if share < 0.5:
                    seen.append((item, item.box(zoom)))
                continue
            old, new = item.box(zoom), follower.box(zoom)
            shown = follower if share >= 0.5 else item
            spot = shown.picture.get_rect()
            glides = item.kind in ("token", "counter")
            part = share if glides else float(share >= 0.5)
            spot.center = (
                round(old.centerx + (new.centerx - old.centerx) * part),
                round(old.centery + (new.centery - old.centery) * part),
            )
            seen.append((shown, spot))
        seen += [(item, item.box(zoom)) for item in now if item.key not in met and self._share(item.key) >= 0.5]
        return seen

    def _share(self, key: str) -> float:
        """How far a thing of the board has come; names of ground that shifts wait for their region."""
        kind, _colon, id = key.partition(":")
        if kind in ("name", "leader"):
            return self.clock.share(self.shifts.get(id, self.goes), MOVE)
        return self.clock.share(self.goes, MOVE) if key else 0.0


def _next(key: str) -> str:
    """What a thing is called after the turn: aid on its way is one turn nearer."""
    kind, _colon, turns = key.partition(":")
    return f"convoy:{int(turns) - 1}" if kind == "convoy" else key
