"""The lessons are played by doing what the guide says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui.app import App
from game.ui.guide import Guide
from game.ui.lessons import NEXT, Lesson, lessons
from game.ui.library import Shipped
from game.ui.pages import pages
from game.ui.screens.learn import Learn
from game.ui.screens.title import Title
from game.ui.widgets.base import Widget

LESSONS = {lesson.id: lesson for lesson in lessons()}


def begin(app: App, lesson: Lesson) -> Guide:
    app.open(Title(Shipped()))
    app.click("learn")
    app.click(f"lesson_{lesson.id}")
    app.finish_work(wait=True)
    app.frame()
    assert app.guide is not None
    return app.guide


def shown(app: App, id: str) -> Widget:
    found = app._seen(id)
    assert found is not None, f"the guide points at '{id}', which is not on the screen {app.screen.name}"
    return found


def obey(app: App, guide: Guide) -> None:
    """What the card asks for."""
    card = guide.card
    if card.on and card.on != app.screen.name:
        app.click("guide_next")
        return
    if card.at:
        shown(app, card.at)
    if card.until == NEXT:
        app.click("guide_next")
    elif card.until == "ordered":
        app.click(next(w.id for w in app.ui.root.walk() if w.id.startswith("card_") and w.enabled))
    else:
        target = shown(app, card.at)  # a part that is only to be read is left by the button that goes on
        app.click("crisis_back_down" if card.at == "answers" else target.id if target.on_click else "continue")
    app.finish_work(wait=True)


@pytest.mark.parametrize("id", LESSONS)
def test_a_lesson_is_finished_by_doing_what_its_cards_say_and_every_text_fits(app: App, id: str) -> None:
    guide = begin(app, LESSONS[id])
    seen = [guide.card]
    for _ in range(3 * len(guide.lesson.cards)):
        app.frame()
        assert app.ui.misfits() == []
        if guide.last:
            break
        obey(app, guide)
        app.settle()
        if guide.card is not seen[-1]:
            seen.append(guide.card)
    assert seen == list(guide.lesson.cards)
    app.click("guide_next")
    assert app.guide is None


def test_the_first_lesson_leads_into_a_crisis(app: App) -> None:
    guide = begin(app, LESSONS["crisis"])
    screens = set()
    for _ in range(30):
        screens.add(app.screen.name)
        if guide.last:
            break
        obey(app, guide)
        app.settle()
    assert {"table", "resolution", "crisis"} <= screens


def test_a_lesson_is_left_at_any_time_for_the_page_where_it_was_chosen(app: App) -> None:
    begin(app, LESSONS["crisis"])
    app.click("guide_next")
    app.click("guide_leave")
    assert (app.screen.name, app.guide) == ("learn", None)


def test_the_cards_turn_both_ways_with_the_keyboard(app: App) -> None:
    guide = begin(app, LESSONS["crisis"])
    app.press_key("n")
    app.press_key("n")
    app.settle()
    app.press_key("b")
    app.settle()
    assert guide.at == 1


def test_the_guide_never_hides_what_it_points_at(app: App) -> None:
    guide = begin(app, LESSONS["turn"])
    for card in range(len(guide.lesson.cards)):
        guide.at = card
        if guide.card.at and guide.card.on == "table":
            app.rebuild = True
            app.frame()
            target, sheet = shown(app, guide.card.at).rect, shown(app, "guide").rect
            covered = sheet.clip(target)
            assert covered.w * covered.h < 0.6 * target.w * target.h, guide.card.at


def test_a_lesson_does_not_push_out_the_kept_copy_of_a_match(app: App) -> None:
    app.keeps = True
    begin(app, LESSONS["crisis"])
    assert not app.keeps_match
    app.click("guide_leave")
    assert app.keeps_match


def test_every_page_of_the_rules_fits_and_leads_to_the_next(app: App, tmp_path: Path) -> None:
    app.open(Learn(Shipped()))
    for _page in list(pages())[1:]:
        app.click("next_page")
        assert app.ui.misfits() == []
    assert not app.find("next_page").enabled
