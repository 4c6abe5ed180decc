"""`firebreak doctor`: what is installed here, whether a window can open, and where the folders are.

Nothing is imported to find out: versions are read from the installed packages' own descriptions, so that a broken
library cannot break the command that looks for it.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

import game
from game import console, paths

LIBRARIES = ("numpy", "pyyaml", "pydantic", "typer", "platformdirs", "jinja2", "pygame-ce")
"""Distributions that a plain installation has."""

EXTRAS = {
    "science": ("pandas", "pyarrow", "scipy", "matplotlib"),
    "rl": ("pettingzoo", "gymnasium"),
    "openspiel": ("open_spiel",),
    "cluster": ("dask", "distributed"),
}
"""Distributions of the optional extras; `tests/test_project.py` compares both tables with pyproject.toml."""


@dataclass(frozen=True)
class Line:
    """One line of the report: what was looked at, what was found, and what to do if that is wrong ('' if it is not)."""

    topic: str
    found: str
    advice: str = ""


def version_of(distribution: str) -> str | None:
    """Version of an installed distribution, or None."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def examine() -> list[Line]:
    """Every line of the report, in the order in which they are read."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}".strip()
    lines = [
        Line("firebreak", f"{game.__version__} in {Path(game.__file__).parent}"),
        Line("python", f"{platform.python_version()} ({platform.python_implementation()}) in {sys.prefix}"),
        Line("system", system),
    ]
    lines += [_library(name) for name in LIBRARIES]
    lines += [_extra(extra, names) for extra, names in EXTRAS.items()]
    lines.append(_pygames())
    lines.append(_display())
    lines.append(_shipped("scenarios", paths.SCENARIOS, len(paths.scenario_files(paths.SCENARIOS))))
    lines.append(_shipped("assets", paths.ASSETS, sum(1 for _ in paths.ASSETS.glob("*"))))
    lines += [_own(name, folder()) for name, folder in _FOLDERS.items()]
    return lines


_FOLDERS = {"your scenarios": paths.user_scenarios, "your saves": paths.saves, "your runs": paths.runs}


def _library(name: str) -> Line:
    version = version_of(name)
    if version is None:
        return Line(name, "missing", f"install it with `{sys.executable} -m pip install {name}`")
    return Line(name, version)


def _extra(extra: str, names: tuple[str, ...]) -> Line:
    versions = {name: version_of(name) for name in names}
    found = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    missing = ", ".join(name for name, version in versions.items() if not version)
    return Line(f"extra {extra}", "; ".join(filter(None, (found, missing and f"not installed: {missing}"))))


def _pygames() -> Line:
    """Two distributions provide `import pygame`; whichever was installed last has overwritten files of the other."""
    community, original = version_of("pygame-ce"), version_of("pygame")
    if community and original:
        return Line(
            "pygame",
            f"both pygame-ce {community} and pygame {original}",
            f"keep one: `{sys.executable} -m pip uninstall -y pygame pygame-ce`, then install pygame-ce",
        )
    if original:
        return Line("pygame", f"pygame {original}", "install pygame-ce instead; it has wheels for every Python here")
    return Line("pygame", f"pygame-ce {community}" if community else "none")


def _display() -> Line:
    found = console.display()
    return Line("display", found or "none: games can be simulated here, and not be played in a window")


def _shipped(topic: str, folder: Path, count: int) -> Line:
    if count == 0:
        return Line(topic, f"nothing in {folder}", "the installation is incomplete; install firebreak again")
    return Line(topic, f"{count} in {folder}")


def _own(topic: str, folder: Path) -> Line:
    """A folder of the user's: it is created when something is first saved, so that it may be absent now."""
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if not (nearest.is_dir() and os.access(nearest, os.W_OK)):
        return Line(topic, f"{folder} cannot be written", "set FIREBREAK_HOME to a folder that can")
    return Line(topic, f"{folder}{'' if folder.is_dir() else ' (made when first needed)'}")


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list on standard output.")] = False,
) -> None:
    """Say what is installed, and how to mend what is wrong.

    Versions, display, which pygame, folders.
    """
    lines = examine()
    if as_json:
        print(json.dumps([asdict(line) for line in lines], indent=2))
    else:
        width = max(len(line.topic) for line in lines)
        for line in lines:
            print(f"{line.topic:<{width}}  {line.found}")
            if line.advice:
                print(f"{'':<{width}}  -> {line.advice}")
    if any(line.advice for line in lines):
        raise typer.Exit(console.WRONG)
