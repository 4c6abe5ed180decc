"""An order that wants a place: its places pulse on the board; one is chosen there, or the order is let go."""

from __future__ import annotations

import pytest

from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.table import Table
from game.ui.screens.title import Title


@pytest.fixture
def aiming(app: App) -> App:
    """The table of Ukraine with its offensive about to be aimed, by the keyboard."""
    library = Shipped(5)
    scenario, briefing = library.load("ukraine_2022")
    table = Table(library.start(scenario, briefing, {"nato": "adaptive", "ukraine": "human", "russia": "standard"}))
    app.open(Title(library))
    app.open(table)
    card = next(c for c in table.match.cards("ukraine") if c.allowed and scenario.verbs["attack"][c.row] > 0.0)
    app.click(f"group_{briefing.orders[card.row].group}")
    app.ui.focus_on(next(w.id for w in app.ui.root.walk() if w.id.startswith("action_")))
    app.press_key("return")
    app.settle()
    app.frame()
    return app


def table(app: App) -> Table:
    assert isinstance(app.screen, Table)
    return app.screen


def test_only_places_where_the_order_is_allowed_pulse(aiming: App) -> None:
    screen = table(aiming)
    assert screen.board is not None
    allowed = {c.target_board for c in screen.view.cards if c.row in screen.aim.rows and c.allowed}
    assert screen.board.targets.keys() == allowed and len(allowed) > 1
    assert aiming.find("aim").label.endswith("choose a place on the board")


def test_each_place_says_how_much_ground_is_likely_to_change_hands(aiming: App) -> None:
    screen = table(aiming)
    screen.foresight.many.wait()
    aiming.frame()
    assert screen.board is not None and all(screen.board.targets.values())
    chip = aiming.find(f"card_{next(iter(screen.aim.places.values()))}")
    assert chip.label.endswith(screen.board.targets[next(iter(screen.aim.places))])


def test_arrows_and_enter_choose_a_place_and_only_among_the_targets(aiming: App) -> None:
    screen = table(aiming)
    assert aiming.ui.focus is screen.board and screen.board is not None
    first = screen.board.selected
    for key in ("left", "up", "right", "down"):
        aiming.press_key(key)
        assert screen.board.selected in screen.board.targets
    chosen = screen.board.selected
    assert first in screen.board.targets and chosen
    aiming.press_key("return")
    aiming.settle()
    assert [c.target_board for c in screen.view.tray] == [chosen]
    assert not screen.board.targets


def test_escape_lets_the_order_go_and_the_table_stays(aiming: App) -> None:
    aiming.press_key("escape")
    aiming.settle()
    screen = table(aiming)
    assert not screen.aim.rows and not screen.view.tray
    assert screen.board is not None and not screen.board.targets


def test_a_place_where_the_order_is_not_allowed_says_so(aiming: App) -> None:
    screen = table(aiming)
    assert screen.board is not None
    other = next(id for id in screen.board.places if id not in screen.board.targets)
    screen.choose_region(other)
    assert "no place for this order" in aiming.ui.message and screen.aim.places


def test_targets_pulse_where_things_may_move_and_stand_still_otherwise(aiming: App) -> None:
    screen = table(aiming)
    assert not screen.moving  # an offscreen window stands still
    aiming.animates = True
    screen.refresh()
    aiming.settle()
    assert screen.moving
    aiming.set(motion="reduced")
    assert not screen.moving
