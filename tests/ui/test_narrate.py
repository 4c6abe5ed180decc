"""The table in a terminal: a whole game by typed commands, and nothing lost however the person leaves."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import game
from game import paths
from game.match import Match
from game.ui import keeping
from game.ui.library import everyone
from game.ui.narrate import COMMANDS, Narrator

MAIN = Path(__file__).parents[2] / "main.py"


class Typist:
    """Types the given lines, then ends the input; keeps what was written."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.written = lines, []

    def ask(self, prompt: str) -> str:
        self.written.append(prompt)
        try:
            return next(self.lines)
        except StopIteration:
            raise EOFError from None

    @property
    def text(self) -> str:
        return "\n".join(self.written)


def table(name: str = "first_crisis", lines: Iterator[str] | None = None, **players: str) -> tuple[Narrator, Typist]:
    scenario, briefing = game.load_scenario(name)
    match = Match.new(scenario, briefing, seed=3, players=everyone(briefing, players))
    typist = Typist(lines or iter([]))
    return Narrator(match, typist.ask, typist.written.append), typist


@pytest.mark.parametrize("name", [path.stem for path in paths.scenario_files(paths.SCENARIOS)])
def test_a_whole_game_is_played_by_typed_commands(name: str) -> None:
    def typing() -> Iterator[str]:
        draw = random.Random(7)
        for _turn in range(200):
            yield "look"
            yield str(draw.randint(1, 3))
            yield "seal"

    narrator, typist = table(name, typing())
    narrator.run()
    assert narrator.match.phase == "over"
    assert narrator.match.result().title in typist.text


def test_every_command_answers_at_the_orders_and_in_a_crisis() -> None:
    typed = [word for word in COMMANDS if word not in ("quit", "seal", "load", "save")]
    narrator, typist = table(lines=iter([*typed, "1", "seal", *typed]))
    narrator.run()
    assert "Crisis." in typist.text
    silent = [a for a, b in zip(typist.written, typist.written[1:], strict=False) if a.endswith("> ") and a == b]
    assert silent == []


@pytest.mark.parametrize(
    "line", ["foo", "show", "show 99", "add x", "back 7", "seal me now", "-1", "9" * 400, "\x00", "why"]
)
def test_a_mistake_is_answered_by_a_sentence(line: str) -> None:
    narrator, typist = table(lines=iter([line]))
    narrator.run()
    asked = next(n for n, text in enumerate(typist.written) if text.endswith("> "))
    assert typist.written[asked + 1].strip(" >")


def test_undo_takes_back_the_last_change() -> None:
    narrator, _typist = table(lines=iter(["1", "undo", "2", "back", "3"]))
    narrator.run()
    side = narrator.match.humans[0]
    assert len(narrator.match.tray(side)) == 1


def test_the_end_of_the_input_keeps_the_match_and_load_goes_on_with_it() -> None:
    first, _typist = table(lines=iter(["1", "seal", "2"]))
    first.run()
    again, typist = table(lines=iter(["load", "tray"]))
    again.run()
    assert again.match.digest() == first.match.digest()
    assert again.match.record_text() == first.match.record_text()
    assert "Loaded" in typist.text


def test_interrupting_keeps_the_match() -> None:
    def typing() -> Iterator[str]:
        yield "1"
        raise KeyboardInterrupt

    narrator, typist = table(lines=typing())
    narrator.run()
    assert keeping.last_turn_path(narrator.match).is_file()
    assert "kept" in typist.written[-1]


def test_two_people_hand_over_without_seeing_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, briefing = game.load_scenario("first_crisis")
    players = dict.fromkeys(scenario.sides, "human")
    typist = Typist(iter(["", "1", "seal", "", "look"]))
    narrator = Narrator(Match.new(scenario, briefing, seed=3, players=players), typist.ask, typist.written.append)
    narrator.run()
    after = typist.text.split("Hand over")[-1]
    assert briefing.sides[1].name in after
    assert narrator.match.tray(scenario.sides[0]) and not narrator.match.tray(scenario.sides[1])


def run(*words: str, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MAIN), *words], input=typed, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_command_plays_without_a_display_and_says_what_was_typed_wrong() -> None:
    done = run("play", "first_crisis", "--narrate", "--seed", "3", typed="1\nseal\nquit\n")
    assert done.returncode == 0
    assert "Escort the ships" in done.stdout and "kept" in done.stdout and not done.stderr
    assert run("play", "first_crisis", "--narrate", "--language", "xx", typed="").returncode == 2


def test_pygame_is_not_loaded() -> None:
    code = "import sys, game.ui.narrate; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=MAIN.parent, check=False).returncode == 0


if os.name == "posix":  # there are no such terminals on Windows

    def test_it_can_be_played_in_a_terminal() -> None:
        import pty

        terminal, line = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, str(MAIN), "play", "first_crisis", "--narrate", "--seed", "3"],
            stdin=line,
            stdout=line,
            stderr=line,
            close_fds=True,
        )
        os.close(line)
        os.write(terminal, b"1\nseal\nquit\n")
        shown = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        assert process.wait(60) == 0
        assert b"Escort the ships" in shown and b"kept" in shown
