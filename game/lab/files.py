"""Run folders: one row a game, and a manifest that says how the rows came about.

A folder appears complete or not at all: it is written under another name beside its place and then renamed.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path
from typing import Any, Final

import numpy as np

import game
from game.lab import trace
from game.lab.simulate import Run, judged_rows
from game.notation import track_keys
from game.rules import Scenario

FORMAT: Final = 1
GAMES: Final = "games.csv"
TURNS: Final = "turns.csv"
MANIFEST: Final = "manifest.json"
PARQUET: Final = "games.parquet"
BLOCK: Final = 20_000  # rows that are made into text at once


class RunFolderError(OSError):
    """A run cannot be written there; one sentence with the next step."""


def check_free(folder: Path) -> None:
    """Raises RunFolderError unless a run can be written to `folder`: it is absent or empty, and its parent is a folder.

    Asked before a long run, so that nobody waits for a result that cannot be kept.
    """
    if folder.is_dir():
        if (folder / MANIFEST).is_file():
            raise RunFolderError(f"{folder} holds a run already; choose another folder, or delete it first.")
        if any(folder.iterdir()):
            raise RunFolderError(
                f"{folder} is not empty; choose a new folder, so that nothing of yours is overwritten."
            )
    elif folder.exists() or folder.is_symlink():
        raise RunFolderError(f"{folder} is a file; choose the name of a new folder.")
    nearest = next((place for place in folder.absolute().parents if place.exists()), None)
    if nearest is None or not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise RunFolderError(f"{folder} cannot be made: {nearest} is not a folder that can be written.")


def write(run: Run, folder: Path, *, point: int = 0, course: bool = False) -> list[str]:
    """Writes a run and returns the names of the files. `point` is its row in a sweep; with `course` the games are
    played once more, for a row a turn. Raises RunFolderError.
    """
    files = [GAMES, MANIFEST]
    with whole_folder(folder) as unfinished:
        put(unfinished / GAMES, rows_of(run, point))
        if course:
            put(unfinished / TURNS, trace.rows_of(run, run_id(run)))
            files.append(TURNS)
        if science_installed():
            _write_parquet(unfinished)
            files.append(PARQUET)
        put_json(unfinished / MANIFEST, manifest(run, files))
    return files


@contextlib.contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to write to, which gets the name `folder` when all is written and disappears when anything fails.

    Raises RunFolderError unless the name is free.
    """
    check_free(folder)
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}.unfinished")
    try:
        unfinished.mkdir()
        yield unfinished
        if folder.is_dir():  # empty, as just checked
            folder.rmdir()
        os.replace(unfinished, folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def put(path: Path, blocks: Iterable[str]) -> None:
    """Writes blocks of text to a file, and the file to the disk."""
    with open(path, "w", encoding="utf-8", newline="") as stream:
        stream.writelines(blocks)
        stream.flush()
        os.fsync(stream.fileno())


def put_json(path: Path, value: Any) -> None:
    """Writes plain data as JSON that a person can read."""
    put(path, [json.dumps(value, indent=2, ensure_ascii=False), "\n"])


def columns(run: Run) -> list[str]:
    """The names of the columns of games.csv, in order."""
    scenario = run.scenario
    keys = track_keys(scenario)
    return [
        *("run_id", "point", "replication", "seed", "scenario", "scenario_hash", "version"),
        *(f"param.{name}" for name in scenario.parameters),
        *(f"player.{side}" for side in scenario.sides),
        *(f"hidden.{scenario.sides[side]}.{kind}" for side, kind in scenario.hidden_names),
        *(f"out.score.{side}" for side in scenario.sides),
        *(f"out.{keys[row]}" for row in judged_rows(scenario)),
        *("ending", "turns", "rung_max", "status"),
    ]


def run_id(run: Run) -> str:
    """Names what was played with what: the same for every part of a run, another one after any change of it."""
    scenario = run.scenario
    parts = [
        scenario.hash,
        game.__version__,
        sorted(scenario.parameters.items()),
        sorted(run.players.items()),
        run.seed,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def rows_of(run: Run, point: int = 0) -> Iterator[str]:
    """games.csv as blocks of text: the line of names, then one line a game; numbers so that they read back exactly."""
    scenario, outcomes = run.scenario, run.outcomes
    yield _line(columns(run))
    name = run_id(run)
    before = _line([scenario.id, scenario.hash, game.__version__]).rstrip("\r\n")
    same = _line([*(repr(value) for value in scenario.parameters.values()), *(run.players[s] for s in scenario.sides)])
    before = f"{before},{same.rstrip()}"
    endings = [_line([ending.id]).rstrip("\r\n") for ending in scenario.endings]
    for start in range(0, run.games, BLOCK):
        part = slice(start, start + BLOCK)
        numbers = np.concatenate(
            [outcomes.hidden[:, part], outcomes.scores[:, part], outcomes.judged[:, part]]
        ).T.tolist()
        yield "".join(
            f"{name}-{game_number},{point},{game_number},{seed},{before},{','.join(map(repr, values))},"
            f"{endings[ending]},{turns},{rung},ok\r\n"
            for game_number, seed, values, ending, turns, rung in zip(
                range(run.first + start, run.first + start + len(numbers)),
                outcomes.seed[part].tolist(),
                numbers,
                outcomes.ending[part].tolist(),
                outcomes.turns[part].tolist(),
                outcomes.rung_max[part].tolist(),
                strict=True,
            )
        )


def _line(values: list[str]) -> str:
    """One line of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream).writerow(values)
    return stream.getvalue()


def manifest(run: Run, files: list[str]) -> dict[str, Any]:
    """How a run came about: everything that is needed to repeat it, and where and when it was made."""
    scenario = run.scenario
    return {
        "format": FORMAT,
        "run_id": run_id(run),
        **circumstances(scenario, run.seconds),
        "players": run.players,
        "root_seed": run.seed,
        "first": run.first,
        "games": run.games,
        "files": files,
        "endings": [ending.id for ending in scenario.endings],
        "rungs": list(scenario.rung_names),
        "columns": columns(run),
        "columns_of_turns": trace.columns(scenario) if TURNS in files else [],
    }


def circumstances(scenario: Scenario, seconds: float) -> dict[str, Any]:
    """What every manifest says: with which versions, by which command, when and of which scenario."""
    return {
        "firebreak": game.__version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": platform.platform(),
        "command": sys.argv[1:],
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "seconds": round(seconds, 3),
        "scenario": scenario.id,
        "scenario_hash": scenario.hash,
        "parameters": scenario.parameters,
    }


def science_installed() -> bool:
    """Whether the extra is there that writes parquet; nothing is loaded to find out."""
    return util.find_spec("pyarrow") is not None


def _write_parquet(folder: Path) -> None:
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    options = arrow_csv.ConvertOptions(column_types={"seed": "uint64"})
    parquet.write_table(arrow_csv.read_csv(folder / GAMES, convert_options=options), folder / PARQUET)
