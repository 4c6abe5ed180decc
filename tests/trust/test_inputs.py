"""Whatever a person types, clicks or resizes, the program neither ends in a traceback nor hangs (goal 18)."""

from __future__ import annotations

import contextlib
import functools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pygame
import pytest
from trust.budgets import budget

from game import cli, console
from game.lab import estimate
from game.ui import narrate
from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.table import Table
from game.ui.screens.title import Title

ROOT = Path(__file__).resolve().parents[2]
FAILED = ("Traceback", "Firebreak failed with")

# --- the window -------------------------------------------------------------------------------------------------------

KEYS = [
    *(pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_DELETE),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME),
    *(pygame.K_PLUS, pygame.K_MINUS, pygame.K_F1, pygame.K_F5, pygame.K_END, pygame.K_QUESTION),
    *range(pygame.K_0, pygame.K_9 + 1),
    *range(pygame.K_a, pygame.K_z + 1),
]
MODS = (0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT)
SIZES = ((640, 400), (800, 600), (1280, 720), (1920, 1080), (300, 200))


def events(draw: random.Random, size: tuple[int, int]) -> list[pygame.event.Event]:
    """One thing that a person may do, as pygame tells it."""
    kind = draw.random()
    if kind < 0.65:
        key, mod = draw.choice(KEYS), draw.choice(MODS)
        down = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
        return [down, pygame.event.Event(pygame.KEYUP, key=key, mod=mod)]
    at = draw.randrange(-20, size[0] + 20), draw.randrange(-20, size[1] + 20)
    if kind < 0.9:
        to = at if draw.random() < 0.8 else (draw.randrange(size[0]), draw.randrange(size[1]))
        button = draw.choice((1, 1, 1, 1, 2, 3))
        return [
            pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)),
            pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=button),
            pygame.event.Event(pygame.MOUSEMOTION, pos=to, rel=(0, 0), buttons=(1, 0, 0)),
            pygame.event.Event(pygame.MOUSEBUTTONUP, pos=to, button=button),
        ]
    if kind < 0.97:
        return [pygame.event.Event(pygame.MOUSEWHEEL, x=draw.randrange(-2, 3), y=draw.randrange(-9, 10))]
    return [pygame.event.Event(draw.choice((pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSLOST, pygame.TEXTINPUT)), text="é")]


SHORT = functools.partial(estimate.estimates, games=8)  # after each input we wait for it, which no person would


@mock.patch.object(estimate, "estimates", SHORT)
def play_blindly(scenario: str, seed: int, inputs: int) -> None:
    """Random inputs at a real table. Raises what the window raises, with the call that repeats it."""
    draw, app = random.Random(seed), App((1280, 720), None, offscreen=True, debug=True)
    shelf = Shipped(seed)
    numbers, briefing = shelf.load(scenario)
    app.open(Title(shelf))
    for number in range(inputs):
        if app.screen.name == "title" or draw.random() < 0.002:
            first, *others = numbers.sides
            app.open(Table(shelf.start(numbers, briefing, {first: "human", **dict.fromkeys(others, "uniform")})))
        try:
            if draw.random() < 0.004:
                app.set_size(draw.choice(SIZES))
            for event in events(draw, app.surface.get_size()):
                app.handle(event)
            app.finish_work(wait=True)
            if number % 10 == 0:
                app.frame()
        except Exception as problem:
            pytest.fail(f"{problem!r}: play_blindly({scenario!r}, {seed}, {number + 1})")
        app.running = True  # the title's last button leaves the game


@budget(change=300, release=25_000)
@pytest.mark.parametrize("scenario", ["first_crisis", "ukraine_2022"])
def test_random_input_at_the_window_does_no_harm(
    scenario: str, count: int, reached: Callable[[int, int, str], None]
) -> None:
    for seed, first in enumerate(range(0, count, 1_000)):
        play_blindly(scenario, seed, min(1_000, count - first))
    reached(18, count, "random inputs at the window, no error")


# --- the command line -------------------------------------------------------------------------------------------------

COMMANDS = (
    *("simulate", "matrix", "check", "explain", "scenarios", "players", "replay", "doctor", "schema", "play"),
    *("advise", "tournament", "try"),
)
LONG = ("simulate", "matrix", "tournament", "try")
OPTIONS = (
    *("--games", "--seed", "--player", "--set", "--out", "--json", "--quiet", "--format", "--fix", "--scenario"),
    *(
        "--until",
        "--trace",
        "--offscreen",
        "--shots",
        "--narrate",
        "--players",
        "--help",
        "--version",
        "--",
        "-h",
        "--no-such",
        "-x",
    ),
)
VALUES = (
    *("first_crisis", "baltic_winter", "no_such", "", " ", "0", "1", "2", "-1", "1e3", "nan", "9" * 30, "S101", "S999"),
    *("nato=cautious", "harbour=bold", "strait=", "=x", "a=b=c", "battle.pace=1", "battle.pace=nan", "patience=x"),
    *(
        "tension",
        "call",
        "json",
        "github",
        "/",
        ".",
        "..",
        "a\x00b",
        "é",
        "\ud800",
        "💥",
        "x" * 5_000,
        "%s",
        "{}",
        "\n",
    ),
)


def words(draw: random.Random) -> list[str]:
    """A command line, right or wrong; never more than a few games."""
    found = [draw.choice(COMMANDS)] if draw.random() < 0.95 else [draw.choice(VALUES)]
    for _ in range(draw.randrange(5)):
        found.append(draw.choice(OPTIONS if draw.random() < 0.5 else VALUES))
    return [*found, "--games", "2"] if found[0] in LONG and "--" not in found else found


@budget(change=60, release=3_000)
def test_random_command_lines_end_with_a_sentence_and_an_exit_code(
    count: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    reached: Callable[[int, int, str], None],
) -> None:
    draw = random.Random(18)
    monkeypatch.chdir(tmp_path)
    console.never_fail_on_a_letter()
    for _ in range(count):
        line = words(draw)
        if "--" in line and line[0] in LONG:
            continue  # nothing limits its games
        code = cli.run(line)
        told = capsys.readouterr()
        repeat = f"cli.run({line!r})"
        assert code in (0, 1, 2), repeat
        assert not any(word in told.err for word in FAILED), f"{repeat}: {told.err[:300]}"
        assert code != 2 or told.err, f"{repeat} says nothing"
    reached(18, count, "random command lines, each with a sentence and an exit code")


# --- the table in words -----------------------------------------------------------------------------------------------


def type_blindly(scenario: str, seed: int, lines: int) -> int:
    """Types lines at the table in words, sensible ones and any; raises what it raises. Returns how many were asked."""
    draw, asked = random.Random(seed), 0
    numbers, briefing = Shipped(seed).load(scenario)
    first, *others = numbers.sides

    def typed(prompt: str) -> str:
        nonlocal asked
        asked += 1
        if asked > lines:
            raise EOFError
        kind = draw.random()
        word = draw.choice([*narrate.COMMANDS, *narrate.OTHER_WORDS])
        if kind < 0.25:
            return "seal"
        if kind < 0.5:
            return f"add {draw.randrange(-1, 60)}"
        if kind < 0.8:
            return f"{word} {draw.choice(['', str(draw.randrange(-2, 99)), 'support', 'x' * 300, *VALUES])}"
        return "".join(chr(draw.randrange(1, 0x3000)) for _ in range(draw.randrange(20)))

    while asked < lines:
        match = Shipped(seed).start(numbers, briefing, {first: "human", **dict.fromkeys(others, "uniform")})
        narrate.Narrator(match, typed, lambda text: None).run()
    return asked


@budget(change=400, release=20_000)
@pytest.mark.parametrize("scenario", ["first_crisis", "ukraine_2022"])
def test_random_lines_at_the_table_in_words_do_no_harm(
    scenario: str, count: int, reached: Callable[[int, int, str], None]
) -> None:
    for seed, first in enumerate(range(0, count, 500)):
        try:
            type_blindly(scenario, seed, min(500, count - first))
        except Exception as problem:
            pytest.fail(f"{problem!r}: type_blindly({scenario!r}, {seed}, 500)")
    reached(18, count, "random lines at the table in words, no error")


# --- a real terminal --------------------------------------------------------------------------------------------------


SIGNALS = b"\x03\x11\x13\x1a\x1c"  # keys that the terminal itself answers: stop, suspend, hold the output


def in_a_terminal(line: list[str], columns: int, keys: bytes, stop_after: float | None) -> tuple[int, str]:
    """Runs a command in a terminal of its own, types, and perhaps presses Ctrl-C; its exit code and what it showed."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 2, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    program = subprocess.Popen(
        [sys.executable, "main.py", *line], cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, keys)
    if stop_after is not None:
        time.sleep(stop_after)
        os.killpg(program.pid, signal.SIGINT)
    shown = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error to read
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    return program.wait(timeout=60), shown.decode("utf-8", "replace")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo terminals of this kind")
@budget(change=4, release=60)
def test_a_terminal_of_any_width_and_ctrl_c_at_any_moment(count: int, reached: Callable[[int, int, str], None]) -> None:
    draw = random.Random(5)
    lines = (
        ["simulate", "first_crisis", "--games", "30000"],
        ["check"],
        ["--help"],
        ["doctor"],
        ["simulate", "--help"],
    )
    for number in range(count):
        stop = draw.uniform(0.0, 1.5) if number % 2 else None
        line, columns = lines[number % len(lines)], draw.choice((1, 2, 7, 20, 80, 300))
        code, shown = in_a_terminal(line, columns, draw.randbytes(40).translate(None, SIGNALS), stop)
        repeat = f"{line}, {columns} columns, Ctrl-C after {stop}: exit {code}, {shown[-400:]!r}"
        assert code in ((0, 1, 130, -signal.SIGINT) if stop is not None else (0, 1)), repeat
        # before the program's first line runs, Python itself answers Ctrl-C
        assert not any(word in shown for word in FAILED) or code == -signal.SIGINT, repeat
    reached(18, count, "programs in a terminal, half of them stopped with Ctrl-C")
