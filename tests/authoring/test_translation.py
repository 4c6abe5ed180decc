"""A translation beside a scenario changes what is read and nothing that is played."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game import paths
from game.authoring.loader import check_file, load_scenario
from game.texts.words import effect_lines

SIDECARS = sorted(path for path in paths.SCENARIOS.glob("*.*.yaml"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copy(paths.SCENARIOS / "first_crisis.yaml", tmp_path))


def beside(scenario: Path, text: str) -> None:
    scenario.with_name("first_crisis.uk.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", SIDECARS, ids=lambda path: path.name)
def test_a_shipped_translation_is_whole(path: Path) -> None:
    found = check_file(path.with_name(path.name.partition(".")[0] + path.suffix))
    assert [finding for finding in found if finding.code == "S307"] == []


@pytest.mark.parametrize("path", SIDECARS, ids=lambda path: path.name)
def test_a_translation_changes_texts_and_no_number(path: Path) -> None:
    name, _dot, language = path.stem.partition(".")
    scenario, briefing = load_scenario(name)
    same, said = load_scenario(name, language=language)
    assert same.hash == scenario.hash and same.id == scenario.id
    assert said.title != briefing.title
    assert [o.action for o in said.orders] == [o.action for o in briefing.orders]
    assert all(a.title != b.title for a, b in zip(said.orders, briefing.orders, strict=True) if a.action != "hold")


def test_what_is_not_translated_stays_as_it_is_written(small: Path) -> None:
    beside(small, "title: Криза\nsides: {strait: {name: Протока}}\nshow: {tension: Напруга}\n")
    _scenario, said = load_scenario(small, language="uk")
    assert (said.title, said.sides[0].name, said.sides[1].name) == ("Криза", "The Harbour League", "Протока")
    assert "Напруга" in {track.name for track in said.tracks}
    assert any(line.startswith("Напруга: ") for order in said.orders for line in effect_lines(said, order))
    assert load_scenario(small, language="de")[1].title == "First crisis"


def test_a_variant_is_said_in_the_words_of_what_it_extends_as_far_as_its_texts_are_the_same(small: Path) -> None:
    beside(small, "title: Криза\nsummary: Море\nshow: {tension: Напруга}\nsides: {strait: {name: Протока}}\n")
    variant = small.with_name("variant.yaml")
    variant.write_text("extends: first_crisis.yaml\nid: variant\ntitle: Another crisis\n", encoding="utf-8")
    _scenario, said = load_scenario(variant, language="uk")
    assert (said.title, said.summary, said.sides[1].name) == ("Another crisis", "Море", "Протока")
    assert "Напруга" in {track.name for track in said.tracks}
    variant.with_name("variant.uk.yaml").write_text("title: Інша криза\n", encoding="utf-8")
    assert load_scenario(variant, language="uk")[1].title == "Інша криза"


def test_numbers_and_ids_of_a_translation_are_not_believed(small: Path) -> None:
    beside(small, "id: other\nminutes: 99\nsides: {harbour: {role: challenger, orders_a_turn: 7}}\ntitle: 5\n")
    scenario, said = load_scenario(small, language="uk")
    assert (scenario.id, said.minutes, said.sides[0].role, said.title) == ("first_crisis", 5, "patron", "First crisis")
    assert scenario.hash == load_scenario(small)[0].hash


def test_check_names_stale_keys_and_counts_what_is_missing(small: Path) -> None:
    beside(small, "title: Криза\nsides: {harbor: {name: Гавань}}\nminutes: 9\n")
    found = [finding for finding in check_file(small) if finding.code == "S307"]
    assert [(f.line, f.severity) for f in found] == [(1, "info"), (2, "warning"), (3, "warning")]
    assert "first_crisis.uk.yaml" in found[0].file and "without a translation" in found[0].message


def test_entries_of_a_list_are_found_by_their_id_in_any_order(small: Path) -> None:
    beside(small, "ladder: {rungs: [{id: war, name: Війна}, {id: calm, name: Спокій}]}\n")
    _scenario, said = load_scenario(small, language="uk")
    assert [rung.name for rung in said.rungs] == ["Спокій", "Patrols", "Stand-off", "Shots are fired", "Війна"]


@pytest.mark.parametrize(
    "text", ["", "[", "- a\n- b\n", "title: [1, 2]\n", "sides: 5\n", "orders: {harbour: 3}\n", "\x00"]
)
def test_a_broken_translation_leaves_the_scenario_as_it_is(small: Path, text: str) -> None:
    beside(small, text)
    assert load_scenario(small, language="uk")[1].title == "First crisis"
    assert check_file(small) is not None
