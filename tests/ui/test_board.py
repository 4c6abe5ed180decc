"""The board: geometry, picking, zoom, labels, control that does not rest on colour alone."""

from __future__ import annotations

import pygame
import pytest

from game.ui.app import App
from game.ui.board import BoardView
from game.ui.board_data import board
from game.ui.board_labels import place
from game.ui.board_paint import Position, Tiles
from game.ui.canvas import Look

POSITION = Position.of({"ua_kharkiv": 0.3, "ua_luhansk": 1.0, "ua_kyiv": 0.0}, {"estonia": 1.7, "pl_east": 10.5})


def test_the_token_of_every_region_lies_in_it() -> None:
    data = board()
    assert [r.id for r in data.order if data.pick(r.token) != r.id] == []


def test_beside_the_board_nothing_is_picked() -> None:
    assert board().pick((-5, 10)) is None
    assert board().pick((10, 99_999)) is None


def test_neighbours_share_a_border_and_others_do_not() -> None:
    pairs = {frozenset(pair) for pair in board().touching}
    assert frozenset(("ua_kharkiv", "ua_luhansk")) in pairs
    assert frozenset(("ua_kyiv", "estonia")) not in pairs


@pytest.mark.parametrize("zoom", [0.33, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_two_labels_of_the_board_overlap(zoom: float, scale: float) -> None:
    items = [
        item
        for item in place(board(), POSITION, {}, zoom * scale, Look(scale))
        if item.kind not in ("counter", "leader")
    ]
    boxes = [item.box(zoom * scale) for item in items]
    clashes = [(items[i].text, items[j].text) for i, a in enumerate(boxes) for j in a.collidelistall(boxes) if j > i]
    assert clashes == []
    assert len(items) > 20


@pytest.mark.parametrize("zoom", [0.33, 0.5, 1.0])
def test_every_region_that_is_fought_over_keeps_its_name(zoom: float) -> None:
    fought = {r.id: 0.6 for r in board().order if r.side == "ukraine"}
    items = place(board(), Position.of(fought, {}), {}, zoom, Look())
    written = {item.text for item in items if item.kind == "region"}
    assert {board().regions[id].name for id in fought} <= written


def test_a_region_held_in_part_shows_both_colours_and_its_share() -> None:
    pygame.display.set_mode((600, 500))
    tiles = Tiles(board())
    region = board().regions["ua_kharkiv"]

    def colours(share: float) -> int:
        surface = pygame.Surface((600, 500))
        corner = (region.token[0] - 100, region.token[1] - 100)
        tiles.draw(surface, surface.get_rect(), Position.of({"ua_kharkiv": share}, {}), 2.0, corner, 1.0)
        reddish = 0
        for x in range(170, 230):
            for y in range(170, 230):
                r, g, b, _ = surface.get_at((x, y))
                reddish += r - g > 45 and g - b > 20
        return reddish

    none, part, most, whole = (colours(share) for share in (0.0, 0.3, 0.7, 1.0))
    assert none < 200 < part < most < whole
    labels = [item.text for item in place(board(), POSITION, {}, 1.0, Look()) if item.kind == "region"]
    assert "Kharkiv" in labels


def test_zooming_keeps_the_point_under_the_pointer(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    view.fit()
    spot = view.to_screen(board().regions["ua_dnipro"].token)
    for _ in range(4):
        before = view.to_board(spot)
        view.zoom_by(1, spot)
        after = view.to_board(spot)
    assert after == pytest.approx(before, abs=1.0)


def test_zoom_stops_at_the_whole_board_and_close_by(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    for _ in range(60):
        view.zoom_by(-1, view.rect.center)
    assert view.zoom == pytest.approx(view.least)
    for _ in range(60):
        view.zoom_by(1, view.rect.center)
    assert 1.5 < view.zoom <= 2.7


def test_a_drag_pans_and_a_click_chooses(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    for _ in range(3):
        view.zoom_by(1, view.rect.center)
    corner = view.corner
    middle = view.rect.center
    at_table.ui.press(middle)
    at_table.ui.move((middle[0] - 60, middle[1] - 40))
    at_table.ui.release((middle[0] - 60, middle[1] - 40))
    assert view.corner != corner
    assert "target" not in {w.id for w in at_table.ui.root.walk()}
    view._reveal("estonia")
    at = view.to_screen(board().regions["estonia"].token)
    at_table.ui.press(at)
    at_table.ui.release(at)
    at_table.settle()
    assert "Estonia" in at_table.find("target").label


def test_the_hover_card_says_who_holds_what(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    at_table.ui.move(view.to_screen(board().regions["ua_kherson"].token))
    assert "Held by Russia: 68%" in view.hint()
    assert "Held by Ukraine: 32%" in view.hint()


def test_regions_are_chosen_with_the_keyboard_alone(at_table: App) -> None:
    at_table.ui.focus_on("board")
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    for key in ("right", "left", "up", "down", "up", "up", "up", "left"):
        at_table.press_key(key)
    assert view.selected in view.places
    view.selected = "latvia"
    at_table.press_key("return")
    at_table.settle()
    assert "Latvia" in at_table.find("target").label


def test_a_board_that_nobody_moved_fills_a_window_of_another_size(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    for size in ((1920, 1080), (1280, 720)):
        at_table.set_size(size)
        assert view.zoom * view.data.size[0] >= view.rect.w - 1
        assert view.zoom * view.data.size[1] >= view.rect.h - 1
    view.zoom_by(1, view.rect.center)
    zoom = view.zoom
    at_table.set_size((1600, 900))
    assert view.zoom == zoom


def test_a_new_level_of_the_zoom_is_the_last_one_stretched_until_it_rests(at_table: App) -> None:
    view = at_table.find("board")
    assert isinstance(view, BoardView)
    box = pygame.Rect(view.rect)
    view.zoom_by(1, view.rect.center)
    at_table.frame()
    painted = at_table.surface.subsurface(box).copy()
    at_table.screen.refresh()
    view.tiles._kept.clear()  # as if that level had never been seen
    view.zoom_by(-1, view.rect.center)
    at_table.frame()
    at_table.animates = view.stretches = True
    view.zoom_by(1, view.rect.center)
    at_table.frame()
    assert at_table.screen.moving
    stretched = at_table.surface.subsurface(box).copy()
    assert pygame.image.tobytes(stretched, "RGB") != pygame.image.tobytes(painted, "RGB")
    near = pygame.transform.average_color(stretched)[:3], pygame.transform.average_color(painted)[:3]
    assert max(abs(a - b) for a, b in zip(*near, strict=True)) < 12  # the same part of the same board
    for _ in range(100):
        if not at_table.screen.moving:
            break
        at_table.screen.tick(0.1)
        at_table.ui.dirty = True
        at_table.frame()
    assert not at_table.screen.moving
    settled = at_table.surface.subsurface(box).copy()
    assert pygame.image.tobytes(settled, "RGB") == pygame.image.tobytes(painted, "RGB")
