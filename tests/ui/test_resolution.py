"""The resolution moves where it may, and can be skipped and shown again at any moment."""

from __future__ import annotations

import pytest

from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.resolution import Resolution
from game.ui.screens.table import Table
from game.ui.screens.title import Title


@pytest.fixture
def turned(app: App) -> App:
    """The first turn of the war, just turned over, in a window that may move."""
    library = Shipped(5)
    scenario, briefing = library.load("ukraine_2022")
    players = {"nato": "human", "ukraine": "standard", "russia": "standard"}
    app.animates = True
    app.open(Title(library))
    app.open(Table(library.start(scenario, briefing, players)))
    app.click("end_turn")
    app.finish_work(wait=True)
    app.frame()
    return app


def resolution(app: App) -> Resolution:
    assert isinstance(app.screen, Resolution)
    return app.screen


def pixels(app: App) -> bytes:
    app.ui.dirty = True
    app.frame()
    return app.surface.get_buffer().raw


def test_orders_lie_face_down_and_every_topic_has_its_moment_in_order(turned: App) -> None:
    screen = resolution(turned)
    assert screen.moving
    topics = list(dict.fromkeys(topic for topic, _text in screen.entries if topic != "orders"))
    times = [screen.starts[topic] for topic in topics]
    assert times == sorted(times) and times[0] > screen.starts["orders"]
    assert screen.clock.end < 10
    pictures = []
    while screen.moving:
        pictures.append(pixels(turned))
        screen.tick(1.0)
    assert len(set(pictures)) == len(pictures) > 3


def test_the_first_press_shows_all_and_the_second_goes_on(turned: App) -> None:
    screen = resolution(turned)
    screen.tick(0.5)
    turned.press_key("return")
    turned.settle()
    assert turned.screen is screen and not screen.moving
    still = pixels(turned)
    assert pixels(turned) == still
    turned.press_key("return")
    turned.settle()
    assert turned.screen.name != "resolution"


def test_it_is_shown_again_when_asked(turned: App) -> None:
    screen = resolution(turned)
    turned.press_key("return")
    turned.settle()
    turned.press_key("r")
    turned.settle()
    assert screen.moving and screen.clock.now == 0.0


def test_with_reduced_motion_all_of_it_is_there_at_once(turned: App) -> None:
    turned.click("continue")
    turned.click("continue")
    turned.set(motion="reduced")
    while turned.screen.name == "crisis":
        turned.click("crisis_back_down")
        turned.finish_work(wait=True)
        turned.click("continue")
    turned.click("end_turn")
    turned.finish_work(wait=True)
    assert not resolution(turned).moving


def test_every_text_of_a_resolution_fits_while_it_moves_and_after(turned: App) -> None:
    assert turned.ui.misfits() == []
    turned.click("continue")
    assert turned.ui.misfits() == []
