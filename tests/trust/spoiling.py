"""A copy of the project that may be spoilt, and what its tests say then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("game", "tests", "scenarios", "assets", "docs", "pyproject.toml", "main.py", "CHANGELOG.md", "README.md")
TESTS_FAILED = 1  # pytest's exit code; others mean that it could not run them


def copied(folder: Path) -> Path:
    """The project in a folder of its own."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def fails(copy: Path, tests: tuple[str, ...], seconds: float = 600.0) -> str | None:
    """Which test fails first in a copy, on every change's budget; None when all pass. A test that hangs fails too."""
    files = [f"tests/{name}" for name in tests]
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", *files]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    if done.returncode == 0:
        return None
    named = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    assert named, done.stdout + done.stderr
    return named[0].partition(" - ")[0]
