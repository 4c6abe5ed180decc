"""Saved games: all of them are listed, none takes the place of another, and none is deleted unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

import game
from game import paths
from game.ui import keeping
from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.table import Table
from game.ui.screens.title import Title


def played(seed: int, turns: int, person: str = "harbour") -> game.Match:
    scenario, briefing = game.load_scenario("first_crisis")
    match = game.Match.new(scenario, briefing, seed=seed, players={person: "human"})
    while match.turn < turns:
        if match.phase == "crisis":
            match.add(person, match.cards(person)[0].row)
        match.seal(person)
    return match


def digests() -> set[str]:
    return {game.Match.load(path).digest() for path in keeping.saves()}


@pytest.fixture
def shelf(app: App) -> App:
    """The list over the title: two games, one of them damaged."""
    keeping.save(played(1, 2), paths.saves() / "first_crisis.json")
    (paths.saves() / "old.json").write_bytes((paths.saves() / "first_crisis.json").read_bytes()[:300])
    app.open(Title(Shipped(1)))
    app.click("saves")
    app.finish_work(wait=True)
    app.settle()
    return app


def number(app: App, file: str) -> int:
    """The place of a file in the list."""
    return [path.name for path in keeping.saves()].index(file)


def words(app: App, id: str) -> str:
    return " ".join(w.label for w in app.find(id).walk())


# --- nothing is lost ------------------------------------------------------------------------------------------------


def test_another_game_of_the_same_scenario_does_not_take_the_place_of_a_saved_one() -> None:
    one, other = played(1, 2), played(2, 1)
    path = keeping.last_turn_path(one)
    assert keeping.save(one, path) == keeping.save(other, path) == ""
    assert digests() == {one.digest(), other.digest()}
    assert game.Match.load(path).digest() == other.digest()


def test_a_later_turn_of_the_same_match_takes_the_place_of_the_earlier_one() -> None:
    match = played(1, 2)
    path = keeping.last_turn_path(match)
    keeping.save(match, path)
    match.seal("harbour")
    keeping.save(match, path)
    assert keeping.saves() == [path]
    assert digests() == {match.digest()}


def test_another_way_from_a_loaded_turn_leaves_the_first_way_where_it_can_be_found() -> None:
    match = played(1, 1)
    path = keeping.last_turn_path(match)
    keeping.save(match, path)
    other = game.Match.load(path)
    match.seal("harbour")
    keeping.save(match, path)
    other.add("harbour", other.cards("harbour")[0].row)
    other.seal("harbour")
    keeping.save(other, path)
    assert digests() == {match.digest(), other.digest()}


def test_a_damaged_file_is_set_aside_and_not_written_over() -> None:
    match = played(1, 1)
    path = keeping.save_path(match)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"something else")
    assert keeping.save(match, path) == ""
    assert (paths.saves() / "first_crisis.2.json").read_bytes() == b"something else"


def test_continue_takes_the_newest_save_that_is_whole() -> None:
    path = paths.saves() / "first_crisis.json"
    keeping.save(played(1, 1), path)
    newer = paths.saves() / "newer.json"
    newer.write_bytes(b'{"kind": "firebreak save"')
    assert keeping.saves()[0] == newer or newer.stat().st_mtime == path.stat().st_mtime
    assert Shipped(1).saved() == path


# --- the list -------------------------------------------------------------------------------------------------------


def test_a_saved_game_is_listed_with_its_scenario_side_and_turn_and_is_continued(shelf: App) -> None:
    at = number(shelf, "first_crisis.json")
    told = words(shelf, f"save_{at}")
    assert "First crisis" in told
    assert "The Harbour League" in told
    assert "turn 3 of 6" in told
    shelf.click(f"continue_{at}")
    shelf.finish_work(wait=True)
    table = next(screen for screen in shelf.stack if isinstance(screen, Table))
    assert table.match.turn == 2
    assert [screen.name for screen in shelf.stack][:2] == ["title", "table"]


def test_a_damaged_save_is_greyed_and_says_why(shelf: App) -> None:
    at = number(shelf, "old.json")
    assert "damaged" in words(shelf, f"save_{at}")
    assert not shelf.find(f"continue_{at}").enabled
    assert "damaged" in shelf.find(f"continue_{at}").reason


def test_a_save_is_only_deleted_after_a_question(shelf: App) -> None:
    path = paths.saves() / "first_crisis.json"
    at = number(shelf, path.name)
    shelf.click(f"delete_{at}")
    assert path.is_file()
    shelf.press_key("escape")
    shelf.settle()
    assert path.is_file() and shelf.screen.name == "saves"
    shelf.click(f"delete_{at}")
    shelf.click(f"keep_{at}")
    assert path.is_file()
    shelf.click(f"delete_{at}")
    shelf.click(f"really_{at}")
    assert not path.exists()
    assert f"save_{len(keeping.saves())}" not in {w.id for w in shelf.ui.root.walk()}


def test_a_copy_is_a_second_file_with_the_same_game(shelf: App) -> None:
    path = paths.saves() / "first_crisis.json"
    shelf.click(f"copy_{number(shelf, path.name)}")
    fresh = paths.saves() / "first_crisis.2.json"
    assert fresh.read_bytes() == path.read_bytes()
    assert fresh.name in shelf.ui.message


def test_the_list_is_reached_from_the_menu_of_a_table_and_takes_its_place(shelf: App) -> None:
    other = played(7, 0)
    shelf.open(Table(other))
    shelf.press_key("m")
    shelf.settle()
    shelf.click("saves")
    shelf.finish_work(wait=True)
    shelf.settle()
    shelf.click(f"continue_{number(shelf, 'first_crisis.json')}")
    shelf.finish_work(wait=True)
    tables = [screen for screen in shelf.stack if isinstance(screen, Table)]
    assert len(tables) == 1 and tables[0].match is not other


def test_a_finished_game_is_opened_at_its_reckoning(app: App) -> None:
    keeping.save(played(1, 6), paths.saves() / "first_crisis.json")
    app.open(Title(Shipped(1)))
    app.click("continue")
    app.finish_work(wait=True)
    app.settle()
    assert app.screen.name == "reckoning"


def test_where_two_people_share_a_screen_a_loaded_game_begins_behind_the_curtain(app: App, tmp_path: Path) -> None:
    scenario, briefing = game.load_scenario("first_crisis")
    match = game.Match.new(scenario, briefing, seed=1, players=dict.fromkeys(scenario.sides, "human"))
    keeping.save(match, keeping.save_path(match))
    app.open(Title(Shipped(1)))
    app.click("continue")
    app.finish_work(wait=True)
    app.settle()
    assert app.screen.name == "curtain"
