"""Opening the window from outside."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from ui.fake import FakeLibrary, briefing

from game.ui.library import NobodyPlays, everyone
from game.ui.start import NoDisplay, play


def test_a_scenario_opens_straight_at_the_table(tmp_path: Path) -> None:
    script = tmp_path / "play.txt"
    script.write_text(
        "expect_screen table\nexpect turn 2022\nshot first\nkey ESC\nclick title_screen\nexpect_screen title\n"
    )
    written = play("full", script=script, shots=tmp_path / "shots", library=FakeLibrary())
    assert [path.name for path in written] == ["first.png"]
    assert written[0].stat().st_size > 10_000


def test_without_a_scenario_the_title_opens(tmp_path: Path) -> None:
    script = tmp_path / "play.txt"
    script.write_text("expect_screen title\nclick play\nwait_turn\nexpect_screen opening\n")
    assert play(script=script, library=FakeLibrary()) == []


def test_a_person_sits_on_the_first_side_that_nobody_was_chosen_for() -> None:
    assert everyone(briefing(), {}) == {"nato": "human", "ukraine": "standard", "russia": "standard"}
    assert everyone(briefing(), {"nato": "cautious"})["ukraine"] == "human"
    assert everyone(briefing(), {"russia": "human"}) == {"nato": "hold", "ukraine": "standard", "russia": "human"}


def test_an_unknown_side_and_an_empty_table_are_said() -> None:
    with pytest.raises(NobodyPlays, match="its sides are nato, ukraine, russia"):
        everyone(briefing(), {"nata": "human"})
    with pytest.raises(NobodyPlays, match="--player nato=human"):
        everyone(briefing(), dict.fromkeys(("nato", "ukraine", "russia"), "hold"))


def test_without_a_display_the_window_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    with pytest.raises(NoDisplay, match="simulate"):
        play(library=FakeLibrary())
