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


def leave(app: App) -> None:
    """On to the table, backing down in whatever crisis is met."""
    while app.screen.name != "table":
        app.click("crisis_back_down" if app.screen.name == "crisis" else "continue")
        app.finish_work(wait=True)


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


def test_the_orders_of_all_sides_are_turned_over_one_by_one_before_anything_is_told(turned: App) -> None:
    screen = resolution(turned)
    orders = screen.steps.orders
    assert {order.side for order in orders} == {side.name for side in screen.table.match.briefing.sides}
    starts = [order.start for order in orders]
    assert starts == sorted(set(starts))
    assert max(starts) < min(step.start for step in screen.steps.told if step.topic != "orders")
    for order in orders:  # a sentence of a side stands in the story when all of its orders are seen
        told = next(step for step in screen.steps.told if step.topic == "orders" and step.text.startswith(order.side))
        assert told.start >= order.start and order.title in told.text


def test_every_region_of_which_ground_changed_hands_shifts_at_its_own_sentence(turned: App) -> None:
    while not any(step.region for step in resolution(turned).steps.told):
        leave(turned)
        turned.click("end_turn")
        turned.finish_work(wait=True)
    screen = resolution(turned)
    turned.frame()
    assert screen.stage is not None
    was, now = screen.was.shares, screen.table.view.shares
    assert set(screen.stage.shifts) == {id for id in now if now[id] != was[id]} != set()
    told = {step.region: step.start for step in screen.steps.told if step.region}
    assert told.items() <= screen.stage.shifts.items()
    turned.click("continue")  # all of it at once: the board is the one after the turn
    assert screen.stage.position.held == {id: round(share, 2) for id, share in now.items()}


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
