"""The checker of the checkers: a bug that is planted on purpose is found by the tests that claim to find it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from trust.seeded_bugs import BUGS, Bug

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("game", "tests", "scenarios", "assets", "docs", "pyproject.toml", "main.py", "CHANGELOG.md", "README.md")
TESTS_FAILED = 1  # pytest's exit code; others mean that it could not run them


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def judged(copy: Path, tests: str) -> subprocess.CompletedProcess[str]:
    """What a file of tests says in the copy, on every change's budget."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"tests/{tests}"]
    done = subprocess.run(
        command, cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True
    )
    assert done.returncode in (0, TESTS_FAILED), done.stdout + done.stderr
    return done


@pytest.mark.release
@pytest.mark.parametrize("tests", sorted({bug.tests for bug in BUGS}))
def test_without_a_bug_the_copy_passes(tests: str, copy: Path) -> None:
    done = judged(copy, tests)
    assert done.returncode == 0, done.stdout


@pytest.mark.release
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_a_planted_bug_is_found(bug: Bug, copy: Path, reached: Callable[[int, int, str], None]) -> None:
    file = copy / "game" / bug.file
    text = file.read_text(encoding="utf-8")
    assert text.count(bug.right) == 1, "this bug cannot be planted any more: the line reads otherwise by now"
    file.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")
    try:
        done = judged(copy, bug.tests)
    finally:
        file.write_text(text, encoding="utf-8")
    assert done.returncode == TESTS_FAILED, f"{bug.tests} does not notice: {bug.name}"
    reached(13, 1, "planted bugs found")
