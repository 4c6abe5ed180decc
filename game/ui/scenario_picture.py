"""The picture of a scenario on its card: its board as the game starts, or its ladder where it has no board."""

from __future__ import annotations

import functools
from typing import Any

import pygame

from game.ui import theme
from game.ui.board_data import board
from game.ui.board_paint import Position, Tiles
from game.ui.canvas import Canvas, Look
from game.ui.widgets.base import Size, Widget

SHAPE = 0.46  # height for a width
MARGIN = 0.12  # around what is contested, as a share of it


class BoardPicture(Widget):
    """A board in a position; without one the rungs of the ladder, each with whether a firebreak lies beneath it."""

    role = "image"

    def __init__(
        self, position: Position | None, firebreaks: tuple[bool, ...], shape: float = SHAPE, **more: Any
    ) -> None:
        super().__init__(**more)
        self.position, self.firebreaks, self.shape = position, firebreaks, shape

    def measure(self, look: Look, width: float) -> Size:
        return width, width * self.shape

    def draw(self, canvas: Canvas) -> None:
        if self.position is not None:
            canvas.surface.blit(board_picture(self.position, canvas.box(self.rect).size), canvas.box(self.rect).topleft)
            canvas.ring(self.rect, theme.LINE)
        else:
            self._ladder(canvas)

    def _ladder(self, canvas: Canvas) -> None:
        r = self.rect
        canvas.fill(r, theme.SHADE, 4, theme.LINE)
        count = max(1, len(self.firebreaks))
        step = (r.h - 20) / count
        for n, firebreak in enumerate(self.firebreaks):
            top = r.bottom - 10 - (n + 1) * step
            inset = r.w * (0.16 + 0.02 * n)
            tone = theme.mix(theme.ACCENT, theme.WARNING, n / count)
            bar = pygame.FRect(r.x + inset, top + 5, r.w - 2 * inset, max(3.0, step - 9))
            canvas.fill(bar, theme.mix(theme.SHADE, tone, 0.35 + 0.5 * n / count), 3)
            if firebreak:
                line = pygame.FRect(r.x + 14, top + step - 2.5, r.w - 28, 2.5)
                canvas.dashes(line, theme.WARNING, 9, 6)


class ScenarioPicture(BoardPicture):
    """The picture of a scenario as the game starts."""

    def __init__(self, briefing: Any, scenario: Any = None, shape: float = SHAPE) -> None:
        position = start_position(briefing, scenario) if briefing.board else None
        super().__init__(position, firebreaks(briefing), shape, label=briefing.title)


def firebreaks(briefing: Any) -> tuple[bool, ...]:
    """Of each rung from the lowest, whether a firebreak lies beneath it."""
    return tuple(bool(rung.firebreak) for rung in briefing.rungs)


def start_position(briefing: Any, scenario: Any) -> Position:
    """The board at the start; without the scenario's numbers an untouched one."""
    if scenario is None:
        return Position()
    from game.rules import game_seeds, start_games

    state = start_games(scenario, game_seeds(1, 0, 1))
    shares = {region.board: float(state.control[i, 0]) for i, region in enumerate(briefing.regions)}
    hosts = {host.board: float(state.posture[i, 0]) for i, host in enumerate(briefing.hosts)}
    return Position.of(shares, hosts)


@functools.lru_cache(maxsize=24)
def board_picture(position: Position, size: tuple[int, int]) -> pygame.Surface:
    """What the scenario is about, filling a picture: the contested regions, or the hosts, or the whole board."""
    data = board()
    ids = [id for id, _share in position.shares if id in data.regions] or [
        id for id, _strength in position.hosts if id in data.regions
    ]
    spots = [spot for id in ids for ring in data.regions[id].rings for spot in ring.points]
    left, top, right, bottom = 0.0, 0.0, *data.size
    if spots:
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    room = 1 + 2 * MARGIN
    zoom = min(size[0] / max(1.0, (right - left) * room), size[1] / max(1.0, (bottom - top) * room))
    zoom = max(zoom, size[0] / data.size[0], size[1] / data.size[1])
    corner = [(left + right) / 2 - size[0] / zoom / 2, (top + bottom) / 2 - size[1] / zoom / 2]
    for axis in (0, 1):
        corner[axis] = min(max(0.0, corner[axis]), data.size[axis] - size[axis] / zoom)
    picture = pygame.Surface(size)
    Tiles(data).draw(picture, picture.get_rect(), position, zoom, (corner[0], corner[1]), zoom)
    return picture
