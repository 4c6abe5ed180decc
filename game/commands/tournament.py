"""`firebreak tournament`: every player against every other on every side, with ratings."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game import paths
from game.commands import common

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.lab.matrix import Matrix


def tournament(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    games: Annotated[int, typer.Option("--games", min=2, max=1_000_000, help="Games in each seating.")] = 120,
    seed: common.Seed = 7,
    player: common.Contestants = None,
    settings: common.Settings = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder to write to: games, seatings and ratings as tables, a picture.")
    ] = None,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Set every player against every other on every side, and rate them.

    All seatings play the same games. A rating says how many points of score a player gets more than the average player
    of its side, against players with a purpose (not hold and uniform). Players who think ahead (search) take long and
    take part only when named.
    """
    rules, briefing = common.load(scenario, common.read_settings(settings))
    choices: dict[str, list[str]] = {}
    for side, name in common.read_choices(rules, player):
        if name not in choices.setdefault(side, []):
            choices[side].append(name)
    from game.lab import contest_files, files
    from game.lab.matrix import play_matrix
    from game.lab.tournament import contestants, summary

    if out is not None:
        files.check_free(out)
    bar = common.progress_bar("playing", quiet=quiet)
    started = time.perf_counter()
    found = play_matrix(rules, {**contestants(rules), **choices}, games=games, seed=seed, progress=bar)
    seconds = time.perf_counter() - started
    if as_json:
        print(json.dumps({**summary(found), "seconds": round(seconds, 3)}, indent=2))
    else:
        print("\n".join(_text(found, briefing)))
    if out is not None:
        written = contest_files.write(found, briefing, out, seconds)
        if not quiet and not as_json:
            print(f"\nwritten to {out}: {', '.join(written)}")


def _text(found: Matrix, briefing: Briefing) -> Iterator[str]:
    """The lines that a person reads: a table of ratings for each side."""
    from game.lab.tournament import pairs, ratings

    seatings, games = len(found.cells), f"{found.games:,}"
    yield f"{briefing.title}: {seatings} seatings of {games} games with the same luck, seed {found.seed}"
    yield "points: score above the average player of the side; +/- covers the luck of the games (95 %)"
    yield "ahead: share of games in which a player gets more than that average; hardest: against whom it gets least"
    for index, text in enumerate(briefing.sides):
        rated = ratings(found)[text.id]
        rows = [[text.name, "points", "+/-", "score", "ahead", "", "hardest", "score there"]]
        for one in rated:
            margin = (one.points.high - one.points.low) / 2.0
            rows.append(
                [
                    f"  {one.player}",
                    f"{one.points.mean:+.1f}",
                    f"{margin:.1f}",
                    f"{one.score.mean:.1f}",
                    common.percent(one.ahead.share),
                    "",
                    ", ".join(one.hardest),
                    f"{one.least:.1f}",
                ]
            )
        yield ""
        yield from common.table(rows)
        if len(rated) > 1:
            best, second = rated[0].player, rated[1].player
            gap = pairs(found, index)[second, best]
            sure = "" if gap.low > 0.0 else "; with so few games the order of these two is not sure"
            yield f"  {best} above {second}: {gap.mean:+.1f} ({gap.low:+.1f} to {gap.high:+.1f}){sure}"
