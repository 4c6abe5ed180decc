"""Offscreen windows for the tests of the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"

from ui.fake import Fake, FakeLibrary

from game.ui.app import App
from game.ui.screens.table import Table
from game.ui.screens.title import Title


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREBREAK_HOME", str(tmp_path / "home"))


@pytest.fixture
def app() -> Iterator[App]:
    """An offscreen window of 1280 x 720 that lets errors through."""
    window = App((1280, 720), 1.0, offscreen=True, debug=True)
    yield window
    window.finish_work(wait=True)


@pytest.fixture
def at_title(app: App) -> App:
    app.open(Title(FakeLibrary()))
    app.frame()
    return app


@pytest.fixture
def at_table(app: App) -> App:
    app.open(Title(FakeLibrary()))
    app.open(Table(Fake()))
    app.frame()
    return app
