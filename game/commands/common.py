"""What several commands share: loading a scenario, reading `side=name` and `PARAM=VALUE`, tables, the progress bar.

Everything of the engine is imported inside the functions: this module is read for every `--help`.
"""

from __future__ import annotations

import math
import shutil
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from game import console, paths
from game.console import WrongUse

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.rules import Scenario

HUMAN = "human"
BAR = 32  # characters
LARGEST_SEED = 2**63 - 1

ScenarioName = Annotated[str, typer.Argument(help="A path, or the name of a scenario.", show_default=True)]
Players = Annotated[
    list[str] | None,
    typer.Option("--player", metavar="SIDE=NAME", help="Who plays a side; may be given for each side."),
]
Contestants = Annotated[
    list[str] | None,
    typer.Option("--player", metavar="SIDE=NAME", help="Only these players of a side; may be given several times."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PARAM=VALUE", help="A parameter of the scenario or a number of the rules (battle.pace)."
    ),
]
Games = Annotated[int, typer.Option("--games", min=1, max=100_000_000, help="How many games.")]
Seed = Annotated[
    int, typer.Option("--seed", min=0, max=LARGEST_SEED, help="Root of all chance; the same seed, the same games.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no remarks.")]


def load(name: str, settings: Mapping[str, float] | None = None, language: str = "en") -> tuple[Scenario, Briefing]:
    """A scenario by name or path. Raises WrongUse for a wrong name or setting, ScenarioError for a faulty file."""
    from game.authoring import load_scenario
    from game.authoring.settings import SettingError

    try:
        return load_scenario(name, settings, language)
    except (paths.ScenarioNotFound, SettingError) as error:
        raise WrongUse(str(error)) from None


def read_settings(words: Sequence[str] | None) -> dict[str, float]:
    """`["patience=1.5"]` as numbers by name. Raises WrongUse; that a parameter exists is checked by `load`."""
    found: dict[str, float] = {}
    for word in words or ():
        name, text = _pair(word, "--set", "patience=1.2")
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise WrongUse(f"--set {name} needs a number, not {text!r}; for instance `--set {name}=1.2`.")
        if name in found:
            raise WrongUse(f"--set {name} is given twice; keep one of them.")
        found[name] = value
    return found


def read_players(scenario: Scenario, words: Sequence[str] | None, *, person: bool = False) -> dict[str, str]:
    """`["nato=cautious"]` as players by side, checked; `person` allows `human`. Raises WrongUse.

    Sides that are not named are missing in the result.
    """
    found: dict[str, str] = {}
    for side, name in read_choices(scenario, words, person=person):
        if side in found:
            raise WrongUse(f"--player {side} is given twice; keep one of them.")
        found[side] = name
    return found


def read_choices(scenario: Scenario, words: Sequence[str] | None, *, person: bool = False) -> list[tuple[str, str]]:
    """The same as pairs in the order given; a side may stand there several times."""
    from game.players import names

    pairs = [_pair(word, "--player", f"{scenario.sides[0]}=uniform") for word in words or ()]
    for side, name in pairs:
        if side not in scenario.sides:
            raise WrongUse(f"{scenario.id} has no side {side!r}: {suggest(side, scenario.sides)}")
        known = names(scenario, side)
        if name == HUMAN and not person:
            raise WrongUse(f"A person cannot play here; {side} can be played by {listed(known)}.")
        if name not in known and name != HUMAN:
            raise WrongUse(f"{side} has no player {name!r}: {suggest(name, known)}")
    return pairs


def _pair(word: str, option: str, example: str) -> tuple[str, str]:
    left, sign, right = word.partition("=")
    if not (sign and left.strip() and right.strip()):
        raise WrongUse(f"{option} {word!r} is incomplete; write it like `{option} {example}`.")
    return left.strip(), right.strip()


def suggest(word: str, known: Collection[str]) -> str:
    """The end of a sentence about a word that is not known: the nearest one, or what there is."""
    from game.authoring.findings import nearest

    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else f"there are {listed(list(known))}."


def listed(names: Sequence[str], most: int = 14) -> str:
    """`a, b and c`; a long list is cut."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"


def table(rows: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """Lines of a table with aligned columns: the first `left` columns to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def percent(share: float) -> str:
    """A share as `12.3 %`."""
    return f"{100.0 * share:.1f} %"


def progress_bar(title: str, *, quiet: bool) -> Callable[[int, int], None]:
    """A function (done, of how many) that draws a bar on standard error; it does nothing unless that is a terminal.

    The line is cut to the terminal's width, for one that runs over cannot be taken back, and it is wiped at the end,
    so that only the result stays.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return lambda done, wanted: None
    started = last = time.monotonic()

    def show(line: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{line[:width]:<{width}}\r")
        sys.stderr.flush()

    def draw(done: int, wanted: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done >= wanted:
            show("")
        elif now - last > 0.1:
            last = now
            filled = BAR * done // wanted
            left = (now - started) * (wanted - done) / max(done, 1)
            bar = "#" * filled + "." * (BAR - filled)
            show(f"{title} [{bar}] {done:,} of {wanted:,}, {left:.0f} s left")

    return draw


def exit_wrong() -> typer.Exit:
    """To raise when the thing asked about is wrong."""
    return typer.Exit(console.WRONG)
