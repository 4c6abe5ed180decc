"""`firebreak replay`: a record of a match, told as text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.console import WrongUse


def replay(
    record: Annotated[Path, typer.Argument(help="A saved match.")],
    until: Annotated[
        int | None, typer.Option("--until", metavar="TURN", min=1, help="Stop after this turn, counted from 1.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Also say why players that search did it. They search again: give it time.")
    ] = False,
) -> None:
    """Tell a saved match as text, turn by turn."""
    if not record.is_file():
        raise WrongUse(f"There is no record {str(record)!r}; give the path of a saved match.")
    from game.match import MatchError, replay_text

    try:
        print(replay_text(record, until, why).rstrip())
    except MatchError as error:
        raise WrongUse(str(error)) from None
