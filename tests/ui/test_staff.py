"""The staff estimate at the table: computed beside the window, for the tray as it is, and only when it is asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pygame
import pytest

from game.authoring import load_scenario
from game.lab.estimate import answers, estimates
from game.lab.estimate_words import verdict, worth
from game.match import Match
from game.ui.app import App
from game.ui.aside import Aside
from game.ui.screens.crisis import Crisis
from game.ui.screens.table import Table


@pytest.fixture
def match() -> Match:
    scenario, briefing = load_scenario("first_crisis")
    return Match.new(scenario, briefing, seed=3, players={"harbour": "human", "strait": "bold"})


def answered(app: App) -> str:
    """What the staff says when it has finished."""
    app.finish_work(wait=True)
    return app.find("staff_verdict").label


def first_word(window: App) -> None:
    """Asks the staff and shows the first thing it says; what else it would find out is not waited for."""
    window.press_key("t")
    window.settle()
    while window.aside._answer is None:
        time.sleep(0.01)
    window.settle()
    window.aside.forget()


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
    first_word(window)
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


# --- in a crisis ------------------------------------------------------------------------------------------------------


def in_a_crisis(window: App) -> Match:
    scenario, briefing = load_scenario("ukraine_2022")
    match = Match.new(scenario, briefing, seed=3, players={"nato": "human"})
    for name in ("armour", "aircraft"):
        match.add("nato", scenario.order_names.index(name))
    match.seal("nato")
    table = Table(match)
    window.open(table)
    window.open(Crisis(table))
    window.settle()
    return match


def test_in_a_crisis_the_odds_of_every_answer_stand_beside_its_button(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = partial(answers, parts=(40, 20))
    monkeypatch.setattr("game.lab.estimate.answers", few)
    match = in_a_crisis(app)
    with pytest.raises(LookupError):
        app.find("staff_answer_0")
    app.press_key("t")
    app.settle()
    app.finish_work(wait=True)
    app.settle()
    *_rest, whole = few(match.scenario, match.view("nato").seen, match.luck("nato"))
    for place in range(3):
        assert app.find(f"staff_worth_{place}").label == worth(whole, place)
    shown = str(app.dump())
    assert "Next firebreak crossed this turn: Direct incident" in shown
    assert "Shots between the two camps, by the end" in shown


def test_the_next_round_of_a_crisis_has_odds_of_its_own(app: App) -> None:
    match = in_a_crisis(app)
    first_word(app)
    app.press_key("t")
    match.add("nato", next(card.row for card in match.cards("nato") if card.title == "Stand firm"))
    match.seal("nato")
    assert match.phase == "crisis"
    asked = []
    app.aside.ask = lambda key, think: asked.append(key)  # type: ignore[method-assign]
    app.press_key("t")
    app.settle()
    assert asked[0] == ("nato", 0, "crisis", 1)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600), (640, 400)])
def test_the_odds_of_the_answers_fit_at_every_size(size: tuple[int, int]) -> None:
    window = App(size, offscreen=True, debug=True)
    in_a_crisis(window)
    first_word(window)
    assert window.find("staff_answer_2").rect.w > 0
    assert window.ui.misfits() == []


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
