"""Sounds say what happened, never alone, and never in the way."""

from __future__ import annotations

from array import array

import pygame
import pytest
from ui.fake import Fake

from game.ui import sound
from game.ui.app import App
from game.ui.screens.crisis import Crisis
from game.ui.screens.reckoning import Reckoning
from game.ui.screens.table import Table
from game.ui.settings import Settings
from game.ui.sound import CUES, Heard, Sounds, cue

AT_TABLE = Heard("table", "nato", 3, 1, 2)


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        (Heard("table", "nato", 3, 2, 2), "order"),
        (Heard("table", "nato", 3, 0, 2), "back"),
        (Heard("resolution", "nato", 4, 0, 2), "turn"),
        (Heard("resolution", "nato", 4, 0, 3), "up"),
        (Heard("resolution", "nato", 4, 0, 1), "down"),
        (Heard("crisis", "nato", 3, 1, 2), "crisis"),
        (Heard("reckoning", "", 0, 0, 0), "end"),
        (Heard("table", "nato", 3, 1, 2, sealed=True), "seal"),
        (Heard("table", "russia", 3, 0, 2), ""),
        (Heard("menu"), ""),
        (AT_TABLE, ""),
    ],
)
def test_what_is_heard_follows_from_what_changed(now: Heard, heard: str) -> None:
    assert cue(AT_TABLE, now) == heard


@pytest.mark.parametrize("name", CUES)
def test_a_sound_is_short_quiet_and_ends_in_silence(name: str) -> None:
    wave = array("h", sound.samples(name))
    assert 0.05 < len(wave) / sound.RATE < 2.0
    assert 0.1 < max(map(abs, wave)) / 32767 <= sound.LOUDEST + 0.01
    assert abs(wave[0]) < 400 and abs(wave[-1]) < 400


@pytest.mark.parametrize("name", CUES)
def test_every_sound_has_its_words(name: str) -> None:
    assert sound.caption(name).endswith(".")


def test_without_a_device_the_game_is_silent_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "there_is_no_such_driver")
    silent = Sounds()
    assert not silent.play("order", 0.5) and silent.broken


def test_a_device_plays_and_silence_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    loud = Sounds()
    assert not loud.play("order", 0.0) and not pygame.mixer.get_init()
    assert loud.play("order", 0.5) and loud.made["order"].get_volume() == pytest.approx(0.5, abs=0.02)
    pygame.mixer.quit()


def test_captions_stand_on_the_screen_when_they_are_wished() -> None:
    for wished in (False, True):
        app = App((1280, 720), 1.0, offscreen=True, debug=True, chosen=Settings(captions=wished))
        match = Fake()
        app.open(Table(match))
        card = next(w for w in app.ui.root.walk() if w.id.startswith("card_") and w.enabled)
        app.click(card.id)
        assert (sound.caption("order") in app.ui.message) is wished


def test_sealing_the_turn_the_crisis_and_the_end_are_heard(at_table: App) -> None:
    heard = []
    at_table.sounds.play = lambda name, volume: heard.append(name) or True  # type: ignore[method-assign]
    table = at_table.screen
    assert isinstance(table, Table)
    at_table.press_key("e")
    at_table.settle()
    at_table.finish_work(wait=True)
    at_table.open(Crisis(table))
    at_table.open(Reckoning(table.match, "nato"))
    assert heard[0] == "seal" and heard[1] in ("turn", "up", "down") and heard[2:] == ["crisis", "end"]
