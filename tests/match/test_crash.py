"""Kill -9 in the middle of saving: the old save or the new one is there, and no acknowledged one is lost.

Once at random moments, as it happens to people, and once at every single call into the system, so that what fails can
be repeated.
"""

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
@budget(change=10, release=200)
def test_a_kill_while_saving_leaves_the_old_save_or_the_new_one(
    tmp_path: Path, count: int, reached: Callable[[int, int, str], None]
) -> None:
    kill(tmp_path / "a.json", count)
    reached(9, count, "kills in the middle of saving, no save lost")


STOPPED = """
import os
import sys
from game import paths
from game.match.save import Saved, SaveError, read, write
from game.notation import Record

path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

def save(number):
    write(path, Saved(Record("first_crisis", "0" * 16, "0", number, {}, {}, ())))

def die_at(call):
    whole = paths.replace_file

    def count(frame, event, what):
        nonlocal call
        call -= event == "c_call"
        if call < 0:
            os._exit(9)  # like kill -9: no clearing up, and what is buffered is lost

    def watched(*what):
        sys.setprofile(count)
        whole(*what)

    paths.replace_file = watched

for call in range(first, last):
    save(1)
    child = os.fork()
    if child == 0:
        die_at(call)
        save(2)
        os._exit(0)
    died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    try:
        found = read(path).record.seed
    except SaveError:
        found = -1
    print(call, int(died), found, flush=True)
    if not died:
        break
"""


def stop_at(path: Path, first: int, last: int) -> list[int]:
    """Ends a program at each of these calls of Python into the system that it makes to replace save 1 with save 2.

    Returns which save is there afterwards, call by call, until the program came to its end before it was stopped.
    """
    command = [sys.executable, "-c", STOPPED, str(path), str(first), str(last)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}  # a fork copies one thread only
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=300)
    rows = [tuple(map(int, row.split())) for row in told.stdout.splitlines()]
    for call, died, found in rows:
        if found not in ((1, 2) if died else (2,)):
            said = "no save can be read" if found < 0 else f"save {found} is there"
            pytest.fail(f"{said}: stop_at(Path('a.json'), {call}, {call + 1})", pytrace=False)
    return [found for _, _, found in rows]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_save_that_stops_at_any_call_into_the_system_leaves_the_old_one_or_the_new_one(
    tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    found = stop_at(tmp_path / "a.json", 0, 10_000)
    assert len(found) < 10_000 and found == sorted(found), "the new save is there once and for all"
    assert found.count(1) > 10 and found.count(2) > 3, "too few calls to have stopped at all that matters"
    reached(9, len(found) - 1, "calls into the system at which a save was stopped, old or new save there")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_save_that_is_written_in_place_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = STOPPED
    careless = "paths.replace_file = lambda path, data: open(path, 'wb').write(data)\n"
    monkeypatch.setitem(globals(), "STOPPED", right.replace("path, first", careless + "path, first", 1))
    with pytest.raises(pytest.fail.Exception) as failure:
        stop_at(tmp_path / "a.json", 0, 100)
    told = str(failure.value)
    assert "\n" not in told and told.startswith("no save can be read: ")
    names = {"stop_at": stop_at, "Path": lambda name: tmp_path / name}
    with pytest.raises(pytest.fail.Exception):
        eval(told.partition(": ")[2], names)
    monkeypatch.undo()
    assert eval(told.partition(": ")[2], names) in ([1], [2])
