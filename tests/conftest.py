"""What every test may rely on: no display, no colours, no folder of the user's, and no clock for hypothesis."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports pygame.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["NO_COLOR"] = "1"

# A slow machine is no failure; a failing example is printed so that it can be run again.
settings.register_profile("firebreak", deadline=None, print_blob=True)
settings.load_profile("firebreak")


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's folder of the whole test run: empty at first, and never the one of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    before = os.environ.get("FIREBREAK_HOME")
    os.environ["FIREBREAK_HOME"] = str(home)
    yield home
    if before is None:
        del os.environ["FIREBREAK_HOME"]
    else:
        os.environ["FIREBREAK_HOME"] = before


@pytest.fixture
def root() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parent.parent
