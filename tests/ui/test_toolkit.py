"""Text, layout, focus and the loop."""

from __future__ import annotations

import pygame
import pytest

from game.ui.app import App
from game.ui.canvas import Canvas, Look
from game.ui.screens.base import Screen
from game.ui.steps import BACK, QUIT, Step
from game.ui.tree import NoSuchWidget
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Grid, Row, Scroll
from game.ui.widgets.text import Label

LONG = "The alliance helps a country that is attacked, and tries to keep the war from **spreading** to others."


class Sheet(Screen):
    """Shows whatever a test made; remembers the keys that no widget took."""

    name = "sheet"

    def __init__(self, tree: Widget) -> None:
        self.tree = tree
        self.keys: list[str] = []

    def build(self) -> Widget:
        return self.tree

    def on_key(self, name: str) -> Step | None:
        self.keys.append(name)
        return super().on_key(name)


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.5])
@pytest.mark.parametrize("width", [40.0, 90.0, 333.0])
def test_no_wrapped_line_is_wider_than_its_box_and_no_word_is_lost(scale: float, width: float) -> None:
    fonts = Look(scale).fonts
    lines = fonts.wrap(LONG, 14, width)
    assert all(fonts.line_width(line, 14) <= width + 1 for line in lines)
    shown = "".join(run.text for line in lines for run in line)
    assert shown.replace(" ", "") == LONG.replace("**", "").replace(" ", "")


def test_stars_make_bold_and_keep_the_blanks_around() -> None:
    (line,) = Look().fonts.wrap("a **b** c", 14, 500)
    assert [(run.text, run.weight) for run in line] == [("a", "regular"), (" b", "bold"), (" c", "regular")]


def test_a_word_wider_than_its_line_is_broken_and_not_cut() -> None:
    fonts = Look().fonts
    lines = fonts.wrap("Donaudampfschifffahrtsgesellschaft", 14, 60)
    assert len(lines) > 2
    assert "".join(run.text for line in lines for run in line) == "Donaudampfschifffahrtsgesellschaft"


def test_an_elided_label_says_the_whole_in_its_tooltip(app: App) -> None:
    label = Label(LONG, elide=True, width=100.0)
    app.open(Sheet(Column(label)))
    assert label.hint() == LONG
    assert app.ui.misfits() == []


def test_text_in_a_box_that_is_too_small_is_reported(app: App) -> None:
    app.open(Sheet(Column(Label(LONG, width=100.0, height=20.0))))
    assert any("needs" in sentence for sentence in app.ui.misfits())


def test_a_widget_outside_its_parent_is_reported(app: App) -> None:
    app.open(Sheet(Row(Button("x" * 30, width=900.0), Button("y" * 30, width=900.0))))
    assert any("sticks out" in sentence for sentence in app.ui.misfits())


def test_growing_children_share_what_is_left(app: App) -> None:
    one, two, three = Widget(grow=1), Widget(grow=3), Widget(width=80.0, height=10.0)
    app.open(Sheet(Row(one, two, three, gap=0.0)))
    assert (one.rect.w, two.rect.w, three.rect.w) == (300.0, 900.0, 80.0)


def test_a_grid_is_as_even_as_it_goes(app: App) -> None:
    cells = [Label(str(n)) for n in range(6)]
    app.open(Sheet(Column(Grid(*cells, least=230.0))))
    assert len({round(cell.rect.y) for cell in cells}) == 2
    assert len({round(cell.rect.x) for cell in cells}) == 3


def test_what_does_not_fit_one_line_flows_to_the_next(app: App) -> None:
    buttons = [Button(f"button {n}") for n in range(20)]
    app.open(Sheet(Column(Flow(*buttons))))
    assert app.ui.misfits() == []
    assert buttons[-1].rect.y > buttons[0].rect.y


def test_focus_goes_round_with_tab_and_back_with_shift_tab(app: App) -> None:
    app.open(Sheet(Column(*(Button(id, id=id) for id in "abc"))))
    seen = []
    for _ in range(4):
        app.press_key("tab")
        assert app.ui.focus
        seen.append(app.ui.focus.id)
    assert seen == ["a", "b", "c", "a"]
    app.press_key("tab", shift=True)
    assert app.ui.focus
    assert app.ui.focus.id == "c"


def test_arrows_go_to_the_nearest_in_their_direction(app: App) -> None:
    grid = Grid(*(Button(f"b{n}", id=f"b{n}") for n in range(6)), columns=3)
    app.open(Sheet(Column(grid)))
    app.ui.focus_on("b0")
    for key, id in (("right", "b1"), ("down", "b4"), ("left", "b3"), ("up", "b0"), ("up", "b0")):
        app.press_key(key)
        assert app.ui.focus
        assert app.ui.focus.id == id


def test_focus_scrolls_into_view(app: App) -> None:
    scroll = Scroll(Column(*(Button(f"b{n}", id=f"b{n}") for n in range(60))), id="s", grow=1)
    app.open(Sheet(Column(scroll)))
    app.ui.focus_on("b59")
    last = app.find("b59").rect
    assert scroll.rect.contains(last)


def test_wheel_scrolls_what_is_under_the_pointer_and_stops_at_the_ends(app: App) -> None:
    scroll = Scroll(Column(*(Label(f"line {n}") for n in range(80))), grow=1)
    app.open(Sheet(Column(scroll)))
    app.ui.move((100, 100))
    app.ui.wheel(-3)
    assert scroll.offset == pytest.approx(144)
    app.ui.wheel(100)
    assert scroll.offset == 0
    app.ui.wheel(-10_000)
    assert scroll.offset == pytest.approx(scroll.most)


def test_a_click_needs_press_and_release_on_the_same_widget(app: App) -> None:
    done: list[str] = []
    button = Button("do", id="do", on_click=lambda: done.append("x"))
    app.open(Sheet(Column(button)))
    at = button.rect.center
    app.ui.press(at)
    app.ui.release((900, 600))
    assert done == []
    app.ui.press(at)
    app.ui.release(at)
    assert done == ["x"]


def test_enter_and_space_do_what_a_click_does(app: App) -> None:
    done: list[str] = []
    app.open(Sheet(Column(Button("do", id="do", on_click=lambda: done.append("x")))))
    for key in ("tab", "return", "space"):
        app.press_key(key)
    assert done == ["x", "x"]


def test_a_widget_that_is_not_enabled_says_why_and_does_nothing(app: App) -> None:
    done: list[str] = []
    button = Button("do", id="do", enabled=False, reason="Not before turn 2.", on_click=lambda: done.append("x"))
    app.open(Sheet(Column(button)))
    app.find("do").click()
    assert done == []
    assert app.ui.message == "Not before turn 2."
    assert app.dump()["children"][0]["reason"] == "Not before turn 2."


def test_an_unknown_id_names_the_nearest(app: App) -> None:
    app.open(Sheet(Column(Button("End", id="end_turn"))))
    with pytest.raises(NoSuchWidget, match="end_turn"):
        app.find("end_tun")


def test_a_dump_has_role_label_value_rect_and_children(app: App) -> None:
    app.open(Sheet(Column(Button("End", id="end_turn", value="v"), id="root")))
    (child,) = app.dump()["children"]
    assert (child["id"], child["role"], child["label"], child["value"], child["enabled"]) == (
        "end_turn",
        "button",
        "End",
        "v",
        True,
    )
    assert len(child["rect"]) == 4


def test_handlers_open_close_and_quit(app: App) -> None:
    second = Sheet(Column(Button("back", id="back", on_click=lambda: BACK)))
    first = Sheet(
        Column(Button("on", id="on", on_click=lambda: second), Button("quit", id="quit", on_click=lambda: QUIT))
    )
    app.open(first)
    app.click("on")
    assert app.screen is second
    app.click("back")
    assert app.screen is first
    app.click("quit")
    assert not app.running


def test_an_idle_window_draws_nothing(app: App) -> None:
    app.open(Sheet(Column(Button("on", id="on"))))
    app.frame()
    drawn = app.frames
    for _ in range(5):
        app.ui.move((600.0, 500.0))
        app.frame()
    assert app.frames <= drawn + 1
    assert not app.frame()


def test_an_error_becomes_a_panel(app: App) -> None:
    def fail() -> Step | None:
        raise RuntimeError("the file is gone")

    app.debug = False
    app.open(Sheet(Column(Button("on", id="on", on_click=fail))))
    app.click("on")
    assert app.screen.name == "problem"
    assert "the file is gone" in app.find("problem").label
    app.press_key("escape")
    app.settle()
    assert app.screen.name == "sheet"


def test_a_screen_that_cannot_be_laid_out_or_drawn_becomes_a_panel(app: App) -> None:
    class Broken(Column):
        def arrange(self, look: Look) -> None:
            raise ZeroDivisionError("no room")

    class Blank(Column):
        def draw(self, canvas: Canvas) -> None:
            raise OSError("no picture")

    app.debug = False
    app.open(Sheet(Column()))
    for broken, words in ((Broken(), "no room"), (Blank(), "no picture")):
        app.open(Sheet(broken))
        app.frame()
        app.frame()
        assert app.screen.name == "problem"
        assert words in app.find("problem").label
        app.stack = app.stack[:1]


def test_an_error_of_work_beside_the_window_becomes_a_panel(app: App) -> None:
    def fail() -> None:
        raise ValueError("no such scenario")

    app.debug = False
    app.open(Sheet(Column()))
    app.work(fail, lambda _: None, "working")
    app.finish_work(wait=True)
    assert app.screen.name == "problem"


def test_the_scale_stays_between_075_and_25(app: App) -> None:
    app.open(Sheet(Column()))
    app.set_scale(9)
    assert app.ui.scale == 2.5
    app.set_scale(0.1)
    assert app.ui.scale == 0.75


def test_events_of_pygame_reach_the_widgets(app: App) -> None:
    done: list[str] = []
    button = Button("do", id="do", on_click=lambda: done.append("x"))
    app.open(Sheet(Column(button)))
    at = (int(button.rect.centerx), int(button.rect.centery))
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.handle(pygame.event.Event(kind, pos=at, button=1))
    assert done == ["x"]


def test_a_key_that_is_held_down_acts_once_but_goes_on_moving_the_focus(app: App) -> None:
    sheet = Sheet(Column(*(Button(id, id=id) for id in "abc")))
    app.open(sheet)
    for name, times in (("e", 3), ("tab", 2)):
        for _ in range(times):
            app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=0))
    assert sheet.keys == ["e"]
    assert app.ui.focus
    assert app.ui.focus.id == "b"
    app.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_e, mod=0))
    app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_e, mod=0))
    assert sheet.keys == ["e", "e"]
