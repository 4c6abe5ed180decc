"""The catalogues of translations: whole, up to date, and made of the same places as the English text."""

from __future__ import annotations

import gettext
import importlib.util
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from game.authoring import load_scenario
from game.paths import ASSETS
from game.texts import language
from game.texts.words import effect_lines, turn_names

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted((ASSETS / "locale").glob("*/LC_MESSAGES/firebreak.po"))
LEAST_DONE = 0.9  # of the texts of the code; what is not translated yet is shown in English


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ASSETS / "build" / "catalogue.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.speak("en")


def places(text: str) -> list[tuple[str | None, str | None]]:
    return sorted((name, form) for _text, name, form, _how in string.Formatter().parse(text) if name is not None)


def test_ukrainian_is_there() -> None:
    assert "uk" in language.languages()
    assert language.speak("uk") and language._("Play") == "Грати"
    assert not language.speak("xx") and language._("Play") == "Play"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_the_compiled_catalogue_is_what_the_readable_one_says(path: Path) -> None:
    catalogue = tool()
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(*catalogue.read(path))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_nearly_every_text_of_the_code_is_translated(path: Path) -> None:
    catalogue = tool()
    known = catalogue.read(path)[1]
    found = catalogue.texts(ROOT / "game")
    missing = [key for key in found if not all(known.get(key, [""]))]
    assert len(missing) <= (1 - LEAST_DONE) * len(found), "run assets/build/catalogue.py and translate: " + str(missing)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_fills_the_same_places(path: Path) -> None:
    for key, forms in tool().read(path)[1].items():
        for form in filter(None, forms):
            assert places(form) == places(key[0]), key
            assert form.count("**") == key[0].count("**"), key


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_that_no_native_speaker_has_read_says_so(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        said = gettext.GNUTranslations(file).info()["x-read-by-a-native-speaker"]
    assert said in ("yes", "no")
    assert language.checked(path.parents[1].name) == (said == "yes")


def test_numbers_of_things_take_the_form_of_the_language() -> None:
    assert language.speak("uk")
    told = [language.counted("in {count} turn", "in {count} turns", n) for n in (1, 2, 5, 11, 21)]
    assert told == ["через 1 хід", "через 2 ходи", "через 5 ходів", "через 11 ходів", "через 21 хід"]
    language.speak("en")
    assert language.counted("in {count} turn", "in {count} turns", 2) == "in 2 turns"


@pytest.mark.parametrize("name", ["first_crisis", "baltic_winter", "ukraine_2022"])
def test_in_ukrainian_no_effect_of_an_order_and_no_turn_is_left_in_english(name: str) -> None:
    assert language.speak("uk")
    _scenario, briefing = load_scenario(name, language="uk")
    lines = [line for order in briefing.orders for line in effect_lines(briefing, order)]
    assert lines and turn_names(briefing)
    assert not [line for line in (*lines, *turn_names(briefing)) if any(c.isascii() and c.isalpha() for c in line)]
