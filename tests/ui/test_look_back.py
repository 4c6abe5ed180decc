"""Looking back at a real match: turning points, what everybody ordered, and another order."""

from __future__ import annotations

import pytest

from game.match import Match
from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.look_back import LookBack
from game.ui.screens.reckoning import Reckoning
from game.ui.screens.title import Title


@pytest.fixture
def looking(app: App) -> LookBack:
    """A small match that a person has played by holding still, seen from its end."""
    library = Shipped(3)
    scenario, briefing = library.load("first_crisis")
    match = Match.new(scenario, briefing, seed=3, players={"harbour": "human"})
    while match.phase != "over":
        sail = next(card for card in match.cards("harbour") if match.phase == "orders")
        if match.phase == "orders" and match.turn == 1 and sail.allowed:
            match.add("harbour", sail.row)
        match.seal("harbour")
    app.open(Title(library))
    app.open(Reckoning(match, "harbour"))
    app.click("look_back")
    app.frame()
    known(app)
    assert isinstance(app.screen, LookBack)
    return app.screen


def known(app: App) -> None:
    app.aside.wait()
    app.rebuild = True
    app.frame()


def test_the_course_has_a_score_for_every_turn_and_one_for_the_end(app: App, looking: LookBack) -> None:
    assert looking.whole
    scores = app.find("course").value.split(", ")
    assert len(scores) == looking.match.turn + 1
    assert float(scores[-1]) == pytest.approx(looking.match.result().scores["harbour"], abs=0.5)
    assert app.ui.misfits() == []


def test_a_turn_shows_what_every_side_ordered_in_it(app: App, looking: LookBack) -> None:
    app.click("turn_1")
    app.finish_work(wait=True)
    assert dict(looking.ordered)["harbour"] == "Escort the ships"
    assert set(dict(looking.ordered)) == {"harbour", "strait"}
    assert looking.then.turn == 1


def test_the_same_order_again_changes_nothing_and_another_one_shows_both_futures(app: App, looking: LookBack) -> None:
    app.click("turn_1")
    app.finish_work(wait=True)
    app.click("what_if")
    known(app)
    same = looking.found[1, tuple(looking.then.tray("harbour"))]
    assert same.change.scores["harbour"].mean == 0.0
    app.click("without_0")
    app.click("what_if")
    known(app)
    assert looking.found[1, ()].as_it_was == same.as_it_was
    assert looking.found[1, ()].otherwise != same.otherwise
    assert "score" in app.find("verdict").label or "difference" in app.find("verdict").label
    assert app.ui.misfits() == []


def test_a_question_that_cannot_be_answered_is_said_in_its_place(
    app: App, looking: LookBack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_args: object, **_more: object) -> None:
        raise ValueError("the record is too old")

    monkeypatch.setattr("game.lab.hindsight.course", no)
    app.aside.forget()
    app.open(LookBack(looking.match, "harbour"))
    app.frame()
    known(app)
    assert app.find("course_state").label == "This cannot be looked at: the record is too old"


def test_who_chooses_no_turn_is_shown_the_largest_turning_point_once(app: App, looking: LookBack) -> None:
    largest = looking._largest_turns()
    assert largest and looking.turn < 0
    looking.on_idle()
    app.finish_work(wait=True)
    assert looking.turn == largest[0]
    app.click("turn_0")
    app.finish_work(wait=True)
    looking.on_idle()
    assert not app.busy and looking.turn == 0
