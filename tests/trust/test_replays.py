"""Two hundred games with a hash of their whole state after every turn: the same on every platform (goal 4).

Orders depend on nothing but the game's seed, the turn and what is legal, so that no doctrine has a part in it.
`PYTHONPATH=. python tests/trust/test_replays.py` writes the hashes anew; do that only with an entry in CHANGELOG.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from game import paths
from game.authoring import load_scenario
from game.lab.signature import drawn_orders
from game.rules import Scenario, State, game_seeds, play_turn, start_games, turn

FILE = Path(__file__).with_name("replays.txt")
SCENARIOS = [path.stem for path in paths.scenario_files(paths.SCENARIOS)]
GAMES = 200
ROOT = 1962
DIGITS = 8  # of each hash


def replays(name: str, seeds: list[int]) -> Iterator[str]:
    """A line a game: scenario, seed and the beginning of the hash after each turn."""
    scenario = load_scenario(name)[0]
    state = start_games(scenario, np.array(seeds, dtype=np.uint64))
    courses = [[name, str(seed)] for seed in seeds]
    while not state.over.all():
        going_on = ~state.over
        state = play_turn(scenario, state, lambda state: drawn_orders(scenario, state))
        for game, digest in enumerate(state.digests()):
            if going_on[game]:
                courses[game].append(digest[:DIGITS])
    return map(" ".join, courses)


def written() -> dict[str, list[str]]:
    """The committed lines by scenario."""
    found: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        found.setdefault(line.split()[0], []).append(line)
    return found


def compare(name: str, lines: list[str]) -> int:
    """Plays committed games again; fails with one line that plays the first one that differs."""
    for then, now in zip(lines, replays(name, [int(line.split()[1]) for line in lines]), strict=True):
        if then != now:
            turns = zip(then.split()[2:], now.split()[2:], strict=False)
            when = next((number for number, (old, new) in enumerate(turns, start=1) if old != new), "of its end")
            call = f"list(replays({name!r}, [{then.split()[1]}]))"
            pytest.fail(f"turn {when}, now {now!r}, once {then!r}: {call}", pytrace=False)
    return len(lines)


@pytest.mark.parametrize("name", SCENARIOS)
def test_committed_games_play_again_as_they_were_played(name: str, reached: Callable[[int, int, str], None]) -> None:
    reached(4, compare(name, written()[name]), "committed games with the hashes that were written down, every turn")


def test_there_are_as_many_as_is_promised() -> None:
    lines = written()
    assert set(lines) == set(SCENARIOS) and sum(map(len, lines.values())) == GAMES


def test_a_game_that_comes_out_otherwise_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, right = written()["first_crisis"][:5], turn.economy.produce

    def generous(scenario: Scenario, state: State) -> None:
        right(scenario, state)
        state.missiles += np.where(state.turn == 2, 1e-12, 0.0)

    monkeypatch.setattr(turn, "RESOLUTION", tuple(generous if rule is right else rule for rule in turn.RESOLUTION))
    with pytest.raises(pytest.fail.Exception) as failure:
        compare("first_crisis", lines)
    told = str(failure.value)
    assert "\n" not in told and told.startswith("turn 3, now ")
    call = told.rpartition(": ")[2]
    assert eval(call, {"replays": replays})[0] in told
    monkeypatch.undo()
    assert eval(call, {"replays": replays}) == [line for line in lines if line in told]


if __name__ == "__main__":
    share = [len(range(place, GAMES, len(SCENARIOS))) for place in range(len(SCENARIOS))]
    told = [
        line
        for name, count in zip(SCENARIOS, share, strict=True)
        for line in replays(name, game_seeds(ROOT, 0, count).tolist())
    ]
    FILE.write_text("\n".join(told) + "\n", encoding="utf-8", newline="\n")
