"""`firebreak preview`: the board and the start position of a scenario as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game import paths
from game.commands import common
from game.console import WrongUse

SIZES = {"small": (1280, 720), "large": (1920, 1080)}


def preview(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    out: Annotated[Path, typer.Option("--out", help="The picture to write, a PNG.")] = Path("board.png"),
    side: Annotated[str | None, typer.Option("--side", help="Whose table; else that of the first side.")] = None,
    size: Annotated[str, typer.Option("--size", help="small (1280 x 720) or large (1920 x 1080).")] = "small",
    seed: common.Seed = 7,
    settings: common.Settings = None,
) -> None:
    """Write the table as a side sees it at the start: board, ladder, orders, tracks.

    For whoever draws up a scenario, and for its description; no display is needed.
    """
    rules, briefing = common.load(scenario, common.read_settings(settings))
    side = side or rules.sides[0]
    if side not in rules.sides:
        raise WrongUse(f"{rules.id} has no side {side!r}: {common.suggest(side, rules.sides)}")
    if size not in SIZES:
        raise WrongUse(f"--size {size}: {common.suggest(size, list(SIZES))}")
    if out.suffix.lower() != ".png" or out.is_dir():
        raise WrongUse(f"--out {out}: give the name of a picture that ends in .png.")
    if not out.absolute().parent.is_dir():
        raise WrongUse(f"There is no folder {out.parent}; make it first.")
    from game.match import Match
    from game.ui.start import picture

    match = Match.new(rules, briefing, seed=seed, players={side: common.HUMAN})
    picture(match, SIZES[size], out)
    print(f"written: {out}")
