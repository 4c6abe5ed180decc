"""Settings: kept, and read back whatever is in their file."""

from __future__ import annotations

import json

import pytest

from game.ui import keymap, palette, settings, theme
from game.ui.app import App
from game.ui.settings import Settings


@pytest.fixture(autouse=True)
def usual_afterwards() -> object:
    yield
    keymap.choose({})
    palette.choose("default")


def test_settings_come_back_as_they_were_kept() -> None:
    mine = Settings(1.5, "high contrast", "reduced", 0.0, True, "uk", {"end_turn": "x"})
    assert settings.save(mine) == ""
    assert settings.load() == (mine, "")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"scale": 1e999', "\x00", "[" * 5000])
def test_a_settings_file_that_cannot_be_read_is_answered_by_the_usual_ones_and_a_sentence(text: str) -> None:
    settings.path().parent.mkdir(parents=True)
    settings.path().write_text(text)
    found, notice = settings.load()
    assert found == Settings()
    assert "cannot be read" in notice


@pytest.mark.parametrize(
    ("name", "value"),
    [("scale", 9), ("palette", "pink"), ("motion", 3), ("sound", True), ("captions", 1), ("language", "../x"),
     ("keys", {"end_turn": 4})],
)  # fmt: skip
def test_a_field_that_makes_no_sense_is_the_usual_one_again_and_the_others_stay(name: str, value: object) -> None:
    settings.path().parent.mkdir(parents=True)
    good = {"scale": 1.25} if name != "scale" else {"motion": "reduced"}
    settings.path().write_text(json.dumps({**good, name: value, "unknown": 1}))
    found, notice = settings.load()
    assert found == Settings(**good)
    assert name in notice


def test_a_folder_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.path().parent.parent.joinpath("home").write_text("a file in the way")
    assert "not kept" in settings.save(Settings())


def test_a_chosen_key_does_the_work_and_the_usual_one_no_longer_does(at_table: App) -> None:
    at_table.set(keys={"end_turn": "x"})
    at_table.settle()
    assert "[X]" in at_table.find("end_turn").words  # type: ignore[attr-defined]
    at_table.press_key("e")
    at_table.settle()
    assert not at_table.busy
    at_table.press_key("x")
    at_table.settle()
    at_table.finish_work(wait=True)
    assert at_table.screen.name == "resolution"


def test_a_key_that_is_taken_or_fixed_cannot_be_chosen() -> None:
    keymap.choose({"end_turn": "s", "save": "escape"})
    assert keymap.key_of("save") == "s"
    assert keymap.key_of("end_turn") == "e"


def test_keys_may_change_places() -> None:
    keymap.choose({"save": "l", "load": "s"})
    assert (keymap.usual("l"), keymap.usual("s")) == ("s", "l")


def test_every_text_of_the_high_contrast_palette_has_a_contrast_of_seven() -> None:
    palette.choose("high contrast")
    neutral = [pair for pair in theme.TEXT_PAIRS if pair[2] in palette.HIGH_CONTRAST and "words" not in pair[0]]
    assert len(neutral) > 10
    for name, words, ground in neutral:
        assert theme.contrast(palette.tone(words), palette.tone(ground)) >= 7, name
