"""Settings: kept, and read back whatever is in their file."""

from __future__ import annotations

import json

import pygame
import pytest
from ui.test_screens import visit

from game.ui import keymap, palette, resources, settings, theme
from game.ui.app import App
from game.ui.fonts import Fonts
from game.ui.screens.resolution import Resolution
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
     ("keys", {"end_turn": 4}), ("class_mode", "yes")],
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


# --- class mode -----------------------------------------------------------------------------------------------------


def test_class_mode_is_large_silent_and_of_high_contrast_and_all_that_was_set_comes_back_after_it(
    at_table: App,
) -> None:
    app = at_table
    app.set(sound=0.8)
    usual = app.ui.scale
    app.set(class_mode=True, scale=None)
    app.settle()
    assert app.ui.scale > usual
    assert (app.worn.sound, app.worn.palette, app.worn.pace) == (0.0, "high contrast", 0.5)
    assert palette.tone(theme.TABLE) == (0, 0, 0)
    app.set(class_mode=False, scale=None)
    app.settle()
    assert (app.worn.sound, app.worn.palette, app.worn.pace) == (0.8, "default", 1.0)
    assert app.ui.look.fonts.least == 0.0


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)], ids=str)
def test_in_class_mode_no_letters_are_small_and_every_screen_fits(size: tuple[int, int]) -> None:
    app = App(size, offscreen=True, debug=True, chosen=Settings(class_mode=True))
    drawn = []
    font = Fonts.font

    def note(fonts: Fonts, letters: float, weight: str) -> pygame.font.Font:
        made = font(fonts, letters, weight)
        drawn.append(made.get_height() / fonts.scale)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fonts, "font", note)
        assert list(dict.fromkeys(visit(app))) == []
    small = pygame.font.Font(resources.font_path("regular"), round(14 * app.ui.scale)).get_height() / app.ui.scale
    assert min(drawn) >= small


def test_the_whole_table_is_seen_at_once_in_class_mode(at_table: App) -> None:
    for size in ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440)):
        at_table.set_size(size)
        at_table.set(class_mode=True, scale=None)
        at_table.settle()
        assert "part_orders" not in {w.id for w in at_table.ui.root.walk()}
        at_table.set(class_mode=False, scale=None)


def test_class_mode_is_switched_on_in_the_settings_which_then_decide_no_sound_beside_it(at_title: App) -> None:
    at_title.click("settings")
    at_title.click("class_mode_on")
    assert at_title.settings.class_mode
    slider = at_title.find("sound")
    assert not slider.enabled and slider.value == "off"
    slider.key("right")
    assert at_title.settings.sound == 0.5
    at_title.click("palette_default")
    assert "Class mode decides" in at_title.ui.message
    at_title.click("class_mode_off")
    assert at_title.find("sound").enabled


def test_a_turn_is_told_at_half_the_pace_in_class_mode(at_table: App) -> None:
    at_table.animates = True
    at_table.set(class_mode=True)
    at_table.click("end_turn")
    at_table.finish_work(wait=True)
    screen = at_table.screen
    assert isinstance(screen, Resolution)
    begun = screen.clock.now
    screen.tick(0.1)
    assert screen.clock.now - begun == pytest.approx(0.05)


def test_the_help_names_the_keys_that_were_chosen(at_table: App) -> None:
    at_table.set(keys={"end_turn": "x", "load": "o"})
    at_table.press_key("h")
    at_table.settle()
    labels = {w.label for w in at_table.ui.root.walk()}
    assert {"X", "S, O"} <= labels
