"""The staff estimate at the table: computed beside the window, for the tray as it is, and only when it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pygame
import pytest

from game.authoring import load_scenario
from game.lab.estimate import estimates
from game.lab.estimate_words import verdict
from game.match import Match
from game.ui.app import App
from game.ui.aside import Aside
from game.ui.screens.table import Table


@pytest.fixture
def match() -> Match:
    scenario, briefing = load_scenario("first_crisis")
    return Match.new(scenario, briefing, seed=3, players={"harbour": "human", "strait": "bold"})


def answered(app: App) -> str:
    """What the staff says when it has finished."""
    app.finish_work(wait=True)
    return app.find("staff_verdict").label


def row(match: Match, name: str) -> int:
    return match.scenario.first[0] + match.scenario.order_names.index(name)


def test_nobody_is_asked_until_a_person_wants_to_know(app: App, match: Match) -> None:
    app.open(Table(match))
    app.frame()
    assert app.aside._thread is None
    app.press_key("t")
    app.settle()
    assert app.find("staff_estimate")
    assert app.aside._thread is not None


def test_the_estimate_is_that_of_the_laboratory_for_the_tray(app: App, match: Match) -> None:
    app.open(Table(match))
    app.click("staff")
    empty = answered(app)
    app.click(f"card_{row(match, 'escort')}")
    said = answered(app)
    seen, luck = match.view("harbour").seen, match.luck("harbour")
    *_rest, whole = estimates(match.scenario, seen, match.tray("harbour"), luck)
    assert said == verdict(whole, match.briefing)
    assert said != empty


def test_the_window_plays_on_while_the_staff_thinks_and_the_next_turn_has_its_own_estimate(
    app: App, match: Match
) -> None:
    app.open(Table(match))
    app.press_key("t")
    app.settle()
    assert not app.busy
    app.click("end_turn")
    app.finish_work(wait=True)
    while app.screen.name != "table" and match.phase == "orders":
        app.press_key("escape")
        app.settle()
    if match.phase == "orders":
        assert "Score of" in answered(app)


def test_dismissed_the_staff_says_no_more(app: App, match: Match) -> None:
    app.open(Table(match))
    app.click("staff")
    answered(app)
    app.click("staff")
    with pytest.raises(LookupError):
        app.find("staff_estimate")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600), (640, 400)])
def test_the_estimate_fits_at_every_size(size: tuple[int, int]) -> None:
    scenario, briefing = load_scenario("ukraine_2022")
    match = Match.new(scenario, briefing, seed=3, players={"nato": "human"})
    match.add("nato", scenario.order_names.index("armour"))
    window = App(size, offscreen=True, debug=True)
    window.open(Table(match))
    window.press_key("t")
    window.settle()
    window.finish_work(wait=True)
    window.frame()
    shown = window.find("staff_estimate")
    assert shown.rect.w > 0 and window.find("staff_verdict").rect.right <= shown.rect.right
    assert window.ui.misfits() == []


def test_what_goes_wrong_is_said_where_the_estimate_would_stand(
    app: App, match: Match, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[object]:
        raise ValueError("no luck")

    monkeypatch.setattr("game.lab.estimate.estimates", broken)
    app.open(Table(match))
    app.click("staff")
    app.finish_work(wait=True)
    app.settle()
    assert "no luck" in str(app.dump())


# --- thinking beside the window ---------------------------------------------------------------------------------------


def test_the_newest_question_wins_and_the_one_before_falls_silent() -> None:
    go_on = threading.Event()
    woken: list[int] = []
    aside = Aside(lambda: woken.append(1))

    def slow(stop: Callable[[], bool]) -> Iterator[str]:
        yield "first word"
        go_on.wait(5)
        yield "too late"

    aside.ask("a", slow)
    first = aside._thread
    while aside.ask("a", slow) != "first word":
        pass
    assert aside.ask("b", lambda stop: iter(["another"])) in (None, "another")
    go_on.set()
    assert first is not None
    first.join()
    aside.wait()
    assert aside.ask("b", slow) == "another"
    assert len(woken) == 2


def test_a_new_answer_wakes_the_loop_that_sleeps(app: App, match: Match) -> None:
    app.open(Table(match))
    app.settle()
    pygame.event.clear()
    app.rebuild = False
    app.aside.ask("question", lambda stop: iter(["answer"]))
    app.aside.wait()
    assert app.rebuild
    assert pygame.event.get(pygame.USEREVENT)
