"""Kill -9 in the middle of saving: the old save or the new one is there, and no acknowledged one is lost."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from trust.budgets import budget

from game.match.save import read

ROOT = Path(__file__).resolve().parents[2]

SAVER = """
import sys
from game.match.save import Saved, write
from game.notation import Decision, Record

path, number = sys.argv[1], int(sys.argv[2])
decisions = tuple(Decision(turn, 0, "harbour: escort | strait: hold, close", "0" * 32) for turn in range(1200))
while True:
    number += 1
    write(path, Saved(Record("first_crisis", "0" * 16, "0", number, {}, {}, decisions)))
    print(number, flush=True)
"""


def kill(path: Path, count: int) -> None:
    """Kills a program that saves without end at random moments; the seed of a save counts the saves."""
    luck, number = random.Random(11), 0
    for _ in range(count):
        command = [sys.executable, "-c", SAVER, str(path), str(number)]
        saver = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert saver.stdout is not None
        assert select.select([saver.stdout], [], [], 60)[0], "the first save takes over a minute"
        time.sleep(luck.random() * 0.05)
        saver.send_signal(signal.SIGKILL)
        told = saver.stdout.read().split()
        saver.wait()
        saver.stdout.close()
        assert told, "the saving program has not said that it saved"
        number = max(number, int(told[-1]))
        found = read(path).record
        assert found.seed in (number, number + 1), f"saved {number}, found {found.seed}"
        assert len(found.decisions) == 1200
        number = found.seed
    print(f"{count} kills, {number} saves, none lost")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
@budget(change=20, release=200)
def test_a_kill_while_saving_leaves_the_old_save_or_the_new_one(
    tmp_path: Path, count: int, reached: Callable[[int, int, str], None]
) -> None:
    kill(tmp_path / "a.json", count)
    reached(9, count, "kills in the middle of saving, no save lost")
