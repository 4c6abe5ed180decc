"""The checker of the checkers: a bug that is planted on purpose is found by the tests that claim to find it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from trust.seeded_bugs import BUGS, Bug
from trust.spoiling import ROOT, copied, fails


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be spoilt."""
    return copied(tmp_path_factory.mktemp("copy"))


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_a_bug_can_still_be_planted(bug: Bug) -> None:
    there = (ROOT / "game" / bug.file).read_text(encoding="utf-8").count(bug.right)
    assert there == 1, f"the line to spoil reads otherwise by now: say in seeded_bugs.py how it reads in {bug.file}"
    assert (ROOT / "tests" / bug.tests).exists()


@pytest.mark.release
@pytest.mark.parametrize("tests", sorted({bug.tests for bug in BUGS}))
def test_without_a_bug_the_copy_passes(tests: str, copy: Path) -> None:
    assert fails(copy, (tests,)) is None


@pytest.mark.release
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_a_planted_bug_is_found(bug: Bug, copy: Path, reached: Callable[[int, int, str], None]) -> None:
    file = copy / "game" / bug.file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")
    try:
        found = fails(copy, (bug.tests,))
    finally:
        file.write_text(text, encoding="utf-8")
    assert found is not None and found.startswith("FAILED"), f"{bug.tests} does not notice: {bug.name}"
    reached(13, 1, "planted bugs found")
