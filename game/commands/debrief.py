"""`firebreak debrief`: the after-action report of a saved match, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.console import WrongUse


def debrief(
    record: Annotated[Path, typer.Argument(help="A saved match.")],
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
    games: Annotated[
        int, typer.Option("--games", min=0, max=100_000, help="Games played on from each turn for the odds; 0: none.")
    ] = 200,
) -> None:
    """Write the after-action report of a saved match, for a browser or a printer.

    The outcome with its reasons, the ladder over time, when it was decided, the fog lifted, decisions, chronicle, and
    questions to talk about.
    """
    if not record.is_file():
        raise WrongUse(f"There is no record {str(record)!r}; give the path of a saved match.")
    if out.is_dir() or out.suffix.lower() not in (".html", ".htm"):
        raise WrongUse(f"--out {out}: give the name of a file that ends in .html.")
    if not out.absolute().parent.is_dir():
        raise WrongUse(f"There is no folder {out.parent}; make it first.")
    from game.lab.report import report
    from game.match import Match

    out.write_text(report(Match.load(record), games=games), encoding="utf-8", newline="\n")
    print(f"written: {out}")
