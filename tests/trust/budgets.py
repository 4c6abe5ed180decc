"""How much a goal of docs/trust.md is tested with: a little on every change, much before a release."""

from __future__ import annotations

import os
from typing import Any

import pytest

from game import paths

SCENARIOS = tuple(path.stem for path in paths.scenario_files(paths.SCENARIOS))
TIMES = float(os.environ.get("FIREBREAK_TIMES", "1"))  # lengthens or shortens the release run


def budget(change: int, release: int) -> pytest.MarkDecorator:
    """Runs a test twice: with `count` = `change` on every change, and with `count` = `release` before a release.

    Budgets are counts, never seconds, so that a slow machine tests as much as a fast one.
    """
    return pytest.mark.parametrize("count", [_change(change), _release(release)])


def budgets(change: int, release: int, **small: tuple[int, int]) -> pytest.MarkDecorator:
    """The same for a `name` and a `count`, for every shipped scenario. Those that are named here have budgets of their
    own, as a game of the war takes ten times as long as a small one. A budget of 0 leaves a scenario out.
    """
    counts = {name: small.get(name, (change, release)) for name in SCENARIOS}
    few = [_change(name, count) for name, (count, _) in counts.items() if count]
    many = [_release(name, count) for name, (_, count) in counts.items() if count]
    return pytest.mark.parametrize(("name", "count"), few + many)


def _change(*values: Any) -> Any:
    return pytest.param(*values, id="-".join([*map(str, values[:-1]), "change"]))


def _release(*values: Any) -> Any:
    count = max(1, int(values[-1] * TIMES))
    name = "-".join([*map(str, values[:-1]), "release"])
    return pytest.param(*values[:-1], count, marks=pytest.mark.release, id=name)
