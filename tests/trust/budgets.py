"""How much a goal of docs/trust.md is tested with: a little on every change, much before a release."""

from __future__ import annotations

import os

import pytest

TIMES = float(os.environ.get("FIREBREAK_TIMES", "1"))  # lengthens or shortens the release run


def budget(change: int, release: int) -> pytest.MarkDecorator:
    """Runs a test twice: with `count` = `change` on every change, and with `count` = `release` before a release.

    Budgets are counts, never seconds, so that a slow machine tests as much as a fast one.
    """
    long = max(1, int(release * TIMES))
    return pytest.mark.parametrize(
        "count",
        [pytest.param(change, id="change"), pytest.param(long, marks=pytest.mark.release, id="release")],
    )
