"""Scripts of inputs: what they can do, and what a bad line says."""

from __future__ import annotations

import json
from pathlib import Path

import pygame
import pytest

from game.ui.app import App
from game.ui.script import Script, ScriptError


def test_a_script_plays_shoots_and_dumps(at_table: App, tmp_path: Path) -> None:
    text = """
    size 1600 900       # comments are allowed
    scale 1.25
    click card_0
    key 2
    repeat 2 key TAB
    expect tray Air defence
    expect_screen table
    shot table
    dump table
    key E
    wait_turn
    expect_screen resolution
    """
    written = Script(at_table, tmp_path).run_text(text)
    assert [path.name for path in written] == ["table.png", "table.json"]
    assert pygame.image.load(str(written[0])).get_size() == (1600, 900)
    assert json.loads(written[1].read_text(encoding="utf-8"))["screen"] == "table"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("clik end_turn", "no instruction 'clik'"),
        ("click end_tun", "end_turn"),
        ("click", "wants the id"),
        ("key NONSENSE", "no key"),
        ("size 10", "two numbers"),
        ("size 1280 99999", "two numbers"),
        ("scale big", "scale wants"),
        ("scale nan", "scale wants"),
        ("scale 3", "scale wants"),
        ("wait_turn now", "stands alone"),
        ("shot ../up", "wants a name"),
        ("shot " + "a" * 300, "wants a name"),
        ("repeat many key TAB", "repeat wants"),
        ("repeat 2 clik", "no instruction"),
        ("expect turn 1999", "expected to show"),
        ("expect nowhere x", "nowhere"),
        ("expect_screen title", "expected to be"),
    ],
)
def test_a_bad_line_is_named_with_its_number(at_table: App, tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(ScriptError, match=r"play\.txt:2: ") as error:
        Script(at_table, tmp_path).run_text(f"key TAB\n{line}\n", "play.txt")
    assert words in str(error.value)
    assert list(tmp_path.glob("*.png")) == []


def test_a_script_that_is_not_there_is_said(at_table: App, tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="cannot be read"):
        Script(at_table, tmp_path).run(tmp_path / "none.txt")
