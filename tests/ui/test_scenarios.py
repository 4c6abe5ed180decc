"""Scenarios in the window: cards with pictures, files of one's own, parameters as sliders, files that change."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import pygame
import pytest

from game import paths
from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.briefing import nice_step
from game.ui.screens.title import Title
from game.ui.widgets.slider import Slider

SECONDS = itertools.count(2, 3)  # so that no two writings look like one


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A scenario of one's own in the user's folder."""
    folder = paths.user_scenarios()
    folder.mkdir(parents=True)
    file = folder / "mine.yaml"
    text = (paths.SCENARIOS / "first_crisis.yaml").read_text(encoding="utf-8")
    text = text.replace("id: first_crisis", "id: mine").replace("title: First crisis", "title: My own crisis")
    file.write_text(text, encoding="utf-8")
    return file


def listed(app: App) -> App:
    app.open(Title(Shipped()))
    app.click("scenarios")
    app.finish_work(wait=True)
    app.frame()
    return app


def touch(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    later = file.stat().st_mtime + next(SECONDS)
    os.utime(file, (later, later))


def drop(app: App, file: Path) -> None:
    app.handle(pygame.event.Event(pygame.DROPFILE, file=str(file)))
    app.finish_work(wait=True)
    app.settle()


def test_every_card_has_a_picture_and_a_file_of_ones_own_stands_among_them(app: App, own: Path) -> None:
    listed(app)
    assert app.find("scenario_mine").label == "My own crisis"
    cards = [w for w in app.ui.root.walk() if w.role == "card"]
    assert len(cards) == len(paths.scenario_names())
    assert all(any(part.role == "image" and part.rect.h > 50 for part in card.walk()) for card in cards)


def test_a_file_that_does_not_check_is_greyed_with_its_first_finding_until_it_is_mended(app: App, own: Path) -> None:
    good = own.read_text(encoding="utf-8")
    touch(own, good.replace("first: Day 1", "frist: Day 1"))
    card = listed(app).find("scenario_mine")
    assert not card.enabled
    assert "frist" in card.reason
    touch(own, good)
    app.screen.on_idle()
    app.finish_work(wait=True)
    assert app.find("scenario_mine").enabled


def test_a_dropped_file_stands_among_the_scenarios_and_another_kind_of_file_is_refused(
    app: App, tmp_path: Path
) -> None:
    app.open(Title(Shipped()))
    file = tmp_path / "dropped.yaml"
    shutil.copy(paths.SCENARIOS / "first_crisis.yaml", file)
    drop(app, file)
    assert app.screen.name == "scenarios"
    app.click(f"scenario_{file}")
    app.finish_work(wait=True)
    assert app.screen.name == "briefing"
    drop(app, tmp_path / "photo.png")
    assert "photo.png is not a scenario" in app.ui.message


def test_a_briefing_shows_what_is_wrong_when_its_file_is_edited_and_takes_up_the_mended_one(
    app: App, own: Path
) -> None:
    listed(app)
    app.click("scenario_mine")
    app.finish_work(wait=True)
    good = own.read_text(encoding="utf-8")
    touch(own, good.replace("minutes: 5", "minutes: soon"))
    app.screen.on_idle()
    assert "minutes" in app.find("finding").label
    touch(own, good.replace("My own crisis", "Our crisis"))
    app.screen.on_idle()
    assert app.find("title").label == "Our crisis"


def test_a_parameter_set_with_the_keyboard_is_in_the_match_and_in_its_save(app: App, tmp_path: Path) -> None:
    listed(app)
    app.click("scenario_ukraine_2022")
    app.finish_work(wait=True)
    app.ui.focus_on("parameter_patience")
    app.press_key("end")
    app.settle()
    app.click("start")
    app.finish_work(wait=True)
    match = app.screen.match  # type: ignore[attr-defined]
    assert match.scenario.parameters["patience"] == 2.0
    match.save(tmp_path / "save.json")
    assert type(match).load(tmp_path / "save.json").scenario.parameters["patience"] == 2.0


def test_a_slider_is_dragged_and_keeps_to_its_steps_and_ends(app: App) -> None:
    told: list[float] = []
    slider = Slider(0.5, 0.0, 1.0, told.append, step=0.1, id="slider")
    app.open(Title(Shipped()))
    app.ui.set_root(slider)
    app.ui.place()
    y = slider.rect.centery
    app.ui.press((slider.rect.x, y))
    app.ui.move((slider.rect.centerx * 0.6, y))
    app.ui.move((slider.rect.right + 50, y))
    app.ui.release((slider.rect.right + 50, y))
    assert told[0] == 0.0
    assert told[-1] == slider.now == 1.0
    assert all(abs(value * 10 - round(value * 10)) < 1e-9 for value in told)
    assert [slider.key(name) for name in ("right", "left", "up")] == [True, True, False]
    assert slider.now == 0.9


@pytest.mark.parametrize(("span", "step"), [(1.6, 0.05), (0.3, 0.01), (3, 0.1), (100, 5), (1000, 50)])
def test_steps_are_those_that_a_person_would_choose(span: float, step: float) -> None:
    assert nice_step(span) == pytest.approx(step)
