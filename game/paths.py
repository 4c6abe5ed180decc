"""Where files are: the shipped scenarios and assets, and the user's own folders.

A leaf: it imports nothing of the game. The shipped data lie beside the package in a checkout and inside it, under
`_data`, in an installed wheel. The user's folders are functions, because they read the environment when asked and
because a program that needs none of them must not pay for finding them. None of them creates a folder.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import shutil
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

SCENARIOS: Path = _ROOT / "scenarios"
"""Folder of the shipped scenarios, one YAML file each."""

ASSETS: Path = _ROOT / "assets"
"""Folder of the board, fonts, counters, icons, sounds and history tables."""

MAIN_SCENARIO = "ukraine_2022"
"""Name of the scenario that opens when nobody names one."""

_SUFFIXES = (".yaml", ".yml")


class ScenarioNotFound(FileNotFoundError):
    """No scenario of that name or path; the message is one sentence that says what to do next."""


def user_home() -> Path:
    """Folder of everything the user owns: `FIREBREAK_HOME`, or the place the operating system keeps for programs."""
    chosen = os.environ.get("FIREBREAK_HOME", "").strip()
    if chosen:
        return Path(os.path.expanduser(chosen)).absolute()  # a user who is not there is left as written
    from platformdirs import user_data_path  # not needed by anyone who sets FIREBREAK_HOME or saves nothing

    return user_data_path("firebreak", appauthor=False)


def user_scenarios() -> Path:
    """Folder of the user's own scenarios; found by name, as the shipped ones are."""
    return user_home() / "scenarios"


def saves() -> Path:
    """Folder of saved matches."""
    return user_home() / "saves"


def runs() -> Path:
    """Folder of simulations and sweeps that were given no folder of their own."""
    return user_home() / "runs"


def scenario_files(folder: Path) -> list[Path]:
    """The scenario files of one folder, sorted by name; none if there is no such folder.

    A name with a second dot is a translation (`ukraine_2022.uk.yaml`), not a scenario.
    """
    if not folder.is_dir():
        return []
    found = (p for p in folder.iterdir() if p.suffix in _SUFFIXES and "." not in p.stem and p.is_file())
    return sorted(found, key=lambda path: path.name)


def scenario_names() -> list[str]:
    """Names of every scenario that `find_scenario` knows, the shipped ones first."""
    names = [path.stem for folder in (SCENARIOS, user_scenarios()) for path in scenario_files(folder)]
    return list(dict.fromkeys(names))


def find_scenario(name_or_path: str | os.PathLike[str]) -> Path:
    """The file of a scenario, given as a path or as a name in `scenarios/` or in the user's scenario folder.

    A path that exists wins; a bare name means a shipped scenario before one of the user's. Raises ScenarioNotFound.
    """
    text = os.fspath(name_or_path)
    if not text.strip():
        raise ScenarioNotFound("No scenario is named; `firebreak scenarios` lists them.")
    path = Path(text)
    try:
        if path.is_file():
            return path
        bare = path.name == text
        if bare:
            wanted = path.stem if path.suffix in _SUFFIXES else text
            for folder in (SCENARIOS, user_scenarios()):
                for suffix in _SUFFIXES:
                    candidate = folder / f"{wanted}{suffix}"
                    if candidate.is_file():
                        return candidate
    except (OSError, ValueError):  # a name the file system refuses: too long, or with a zero byte
        raise ScenarioNotFound(f"{text[:60]!r} cannot be the name of a file; give a path or a name.") from None
    if path.is_dir():
        raise ScenarioNotFound(f"{text!r} is a folder, not a scenario; give the path of one YAML file.")
    raise _not_found(text, path)


def replace_file(target: Path, data: bytes) -> None:
    """Replaces a file whole or not at all: a new one beside it, forced to the disk, takes its name and its rights.

    Raises OSError or ValueError; what was there is unchanged then, and nothing is left beside it.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            shutil.copymode(target, name)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Forces a new name to the disk where the system can open a folder; the file itself is complete already."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_found(text: str, path: Path) -> ScenarioNotFound:
    """The error for a name that nothing bears, with the nearest one that something does."""
    stem = path.stem if path.suffix in _SUFFIXES else path.name
    near = difflib.get_close_matches(stem, scenario_names(), n=1, cutoff=0.5)
    step = f"did you mean {near[0]!r}?" if near else "`firebreak scenarios` lists the names."
    return ScenarioNotFound(f"There is no scenario {text!r}: {step}")
