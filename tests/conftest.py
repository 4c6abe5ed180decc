"""What every test may rely on: no display, no colours, no folder of the user's, and no clock for hypothesis."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


# --- what the goals of docs/trust.md reached --------------------------------------------------------------------------


@pytest.fixture
def reached(request: pytest.FixtureRequest) -> Callable[[int, int, str], None]:
    """Tells how much a goal was tested with: `reached(1, 600, "random games keep every book")`."""

    def tell(goal: int, count: int, what: str) -> None:
        request.node.user_properties.append(("reached", (goal, count, what)))

    return tell


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Prints the counts that the goals reached, those of tests that passed."""
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for report in terminalreporter.stats.get("passed", []):
        for name, value in getattr(report, "user_properties", ()):
            if name == "reached":
                goal, count, what = value
                counts[goal, what] += count
    if counts:
        terminalreporter.section("trust")
    for (goal, what), count in sorted(counts.items()):
        terminalreporter.write_line(f"goal {goal:>2}: {count:>9,} {what}")
