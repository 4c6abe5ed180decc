"""The folder that a tournament leaves behind: every game, every seating, the ratings, and a picture of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from game.authoring import Briefing
from game.lab import files, picture
from game.lab.matrix import Matrix
from game.lab.tournament import ratings

SEATINGS: Final = "seatings.csv"
RATINGS: Final = "ratings.csv"
PICTURE: Final = "tournament.svg"


def write(found: Matrix, briefing: Briefing, folder: Path, seconds: float) -> list[str]:
    """Writes a tournament and returns the names of the files. Raises RunFolderError."""
    scenario = found.scenario
    rated = ratings(found)
    names = [text.name for text in briefing.sides]
    written = [files.GAMES, SEATINGS, RATINGS, PICTURE, files.MANIFEST]
    with files.whole_folder(folder) as unfinished:
        files.put(unfinished / files.GAMES, _games(found))
        files.put(unfinished / SEATINGS, _table(_seatings(found)))
        files.put(unfinished / RATINGS, _table(_ratings(found)))
        title = f"Tournament: {briefing.title}"
        files.put(unfinished / PICTURE, [picture.tournament(found, rated, names, title, scenario.band_limits)])
        manifest = {
            "format": files.FORMAT,
            **files.circumstances(scenario, seconds),
            "players": found.choices,
            "root_seed": found.seed,
            "games": found.games,
            "points": [list(key) for key in found.cells],
            "files": written,
        }
        files.put_json(unfinished / files.MANIFEST, manifest)
    return written


def _games(found: Matrix) -> Iterator[str]:
    """games.csv: a row for each game of each seating; its `point` is the row of the seating in seatings.csv, from 0."""
    for point, run in enumerate(found.cells.values()):
        blocks = files.rows_of(run, point)
        names = next(blocks)
        if point == 0:
            yield names
        yield from blocks


def _seatings(found: Matrix) -> Iterator[list[Any]]:
    scenario = found.scenario
    yield [
        "point",
        *(f"player.{side}" for side in scenario.sides),
        *(f"mean.score.{side}" for side in scenario.sides),
        *(f"share.{ending.id}" for ending in scenario.endings),
        *(f"reached.{rung}" for rung in scenario.rung_names),
        "mean.turns",
    ]
    for point, (key, run) in enumerate(found.cells.items()):
        yield [
            point,
            *key,
            *(float(line.mean()) for line in run.outcomes.scores),
            *(run.ended(row).share for row in range(len(scenario.endings))),
            *(run.reached(rung).share for rung in scenario.rung_names),
            float(run.outcomes.turns.mean()),
        ]


def _ratings(found: Matrix) -> Iterator[list[Any]]:
    yield ["side", "place", "player", "points", "low", "high", "score", "ahead", "hardest", "score_there"]
    for side, rated in ratings(found).items():
        for place, one in enumerate(rated, start=1):
            points = one.points
            hardest = " ".join(one.hardest)
            yield [
                *(side, place, one.player, points.mean, points.low, points.high),
                *(one.score.mean, one.ahead.share, hardest, one.least),
            ]


def _table(rows: Iterable[list[Any]]) -> Iterator[str]:
    for row in rows:
        stream = io.StringIO()
        csv.writer(stream).writerow(row)
        yield stream.getvalue()
