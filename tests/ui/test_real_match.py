"""The window over the real rules: every shipped scenario is shown, played to its end, saved and loaded."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import game
from game import paths
from game.ui import keeping
from game.ui.app import App
from game.ui.library import HUMAN, Shipped, choices, everyone
from game.ui.screens.table import Table
from game.ui.screens.title import Title

SCENARIOS = [path.stem for path in paths.scenario_files(paths.SCENARIOS)]


def sit_down(name: str, seed: int = 3, side: str = "", scale: float = 1.0) -> App:
    app = App((1280, 720), scale, offscreen=True, debug=True)
    shelf = Shipped(seed)
    scenario, briefing = shelf.load(name)
    app.open(Title(shelf))
    app.open(Table(shelf.start(scenario, briefing, everyone(briefing, {side: HUMAN} if side else {}))))
    return app


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_is_played_to_its_end_and_every_text_fits(name: str) -> None:
    app = sit_down(name)
    draw = random.Random(5)
    wrong: list[str] = []
    for _ in range(400):
        app.finish_work(wait=True)
        app.settle()
        wrong += app.ui.misfits()
        if app.screen.name == "reckoning":
            break
        if app.screen.name == "table":
            cards = [w for w in app.ui.root.walk() if w.id.startswith("card_") and w.enabled]
            if cards and draw.random() < 0.7:
                app.click(draw.choice(cards).id)
            app.press_key(draw.choice("123456"))
            app.press_key("e")
        elif app.screen.name == "crisis":
            app.click(draw.choice([w.id for w in app.ui.root.walk() if w.id.startswith("crisis_") and w.on_click]))
        else:
            app.press_key("return")
        app.frame()
    assert app.screen.name == "reckoning"
    assert list(dict.fromkeys(wrong)) == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_side_of_a_shipped_scenario_can_be_shown(name: str) -> None:
    _, briefing = game.load_scenario(name)
    for side in briefing.sides:
        app = sit_down(name, side=side.id)
        app.frame()
        assert app.find("side").label == side.name
        assert app.ui.misfits() == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_whoever_is_offered_can_play(name: str) -> None:
    scenario, briefing = game.load_scenario(name)
    for side in briefing.sides:
        known = set(game.players.names(scenario, side.id))
        offered = set(choices(briefing, side.id)) - {HUMAN}
        assert offered and offered <= known


def test_a_match_is_saved_and_continued(tmp_path: Path) -> None:
    app = sit_down(SCENARIOS[0])
    card = next(w for w in app.ui.root.walk() if w.id.startswith("card_") and w.enabled)
    app.click(card.id)
    tray = app.find("tray_0").label
    app.press_key("s")
    app.press_key("backspace")
    app.settle()
    app.press_key("l")
    app.settle()
    assert app.screen.name == "table"
    assert app.find("tray_0").label == tray


def test_a_save_that_cannot_be_taken_up_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    app = sit_down(SCENARIOS[0])
    table = app.screen
    assert isinstance(table, Table)
    path = keeping.save_path(table.match)
    path.parent.mkdir(parents=True)
    scenario = table.match.scenario
    everybody = dict.fromkeys(scenario.sides, "uniform")
    game.Match.new(scenario, table.match.briefing, seed=1, players=everybody).save(path)
    whole = path.read_bytes()
    for damaged, words in ((whole, "Only computers play"), (whole[:300], "damaged"), (b"", "not a save")):
        path.write_bytes(damaged)
        app.press_key("l")
        app.settle()
        assert app.screen is table
        assert words in app.ui.message
        assert path.read_bytes() == damaged


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("FIREBREAK_HOME", str(tmp_path / "file"))
    app = sit_down(SCENARIOS[0])
    app.press_key("s")
    assert "Not saved" in app.ui.message
    assert "FIREBREAK_HOME" in app.ui.message
    assert "Errno" not in app.ui.message


def test_only_files_are_offered_as_saves() -> None:
    folder = paths.saves()
    (folder / "folder.json").mkdir(parents=True)
    assert Shipped(1).saved() is None


def test_a_window_of_a_few_pixels_harms_nothing() -> None:
    app = sit_down(paths.MAIN_SCENARIO)
    for size in ((1, 1), (2, 700), (700, 2), (1280, 720)):
        app.set_size(size)
        for key in ("f", "e", "escape", "escape"):
            app.press_key(key)
            app.finish_work(wait=True)
            app.frame()
    assert app.screen.name != "problem"


def test_two_people_at_one_screen_are_parted_by_a_curtain() -> None:
    shelf = Shipped(1)
    scenario, briefing = shelf.load(SCENARIOS[0])
    sides = [side.id for side in briefing.sides]
    app = App((1280, 720), 1.0, offscreen=True, debug=True)
    app.open(Table(shelf.start(scenario, briefing, {**everyone(briefing, {}), sides[0]: HUMAN, sides[-1]: HUMAN})))
    first = app.find("side").label
    app.click("end_turn")
    app.finish_work(wait=True)
    assert app.screen.name == "curtain"
    assert app.ui.under == []
    app.press_key("return")
    app.settle()
    assert app.screen.name == "table"
    assert app.find("side").label != first


def test_a_match_that_is_left_without_saving_stands_where_its_last_turn_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    app = sit_down("first_crisis")
    app.keeps = True
    app.press_key("e")
    app.finish_work(wait=True)
    table = next(screen for screen in app.stack if isinstance(screen, Table))
    left = table.match.digest()
    assert game.Match.load(keeping.last_turn_path(table.match)).digest() == left


def test_u_takes_back_the_last_change_of_the_tray_whatever_it_was(app: App) -> None:
    library = Shipped(5)
    scenario, briefing = library.load("first_crisis")
    match = library.start(scenario, briefing, {"harbour": "human"})
    app.open(Title(library))
    app.open(Table(match))
    app.click("card_1")
    app.press_key("backspace")
    app.settle()
    assert match.tray("harbour") == ()
    app.press_key("u")
    app.settle()
    assert match.tray("harbour") == (1,)
    app.press_key("u")
    app.settle()
    assert match.tray("harbour") == ()
