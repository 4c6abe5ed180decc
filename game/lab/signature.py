"""The signature: one hash of how the rules behave. It changes only on purpose, with an entry in the change log.

A fixed set of games of every shipped scenario is played with orders drawn from a hash, legal and illegal ones, and
what the rules make of them goes into the signature, whatever types and helpers the engine uses inside. Players are left
out: a better doctrine is no change of the rules.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import numpy as np

from game import paths
from game.authoring import load_scenario
from game.rules import CRISIS, Scenario, State, game_seeds, legal_orders, start_games, step
from game.rules.arrays import Integers, Words
from game.rules.chance import words

GAMES: Final = 48  # of each scenario
ROOT: Final = 2022  # their root seed
ANY_ROW: Final = np.uint64(8)  # one order in so many is drawn from all rows, most of them not legal at the moment
WHOLE: Final = ("ending", "turns", "rung_max", "orders", "protester", "round")  # fields of State that count something
REAL: Final = ("tracks", "hidden", "belief", "provocation", "severity", "heat")  # and those that measure something
_ROUND: Final = np.uint64(0x9E3779B97F4A7C15)

_HEADER: Final = """\
# How the rules behave, as a hash for each shipped scenario. Made by `firebreak signature --write`.
# A change here needs an entry in CHANGELOG.md: saved games and records of the version before no longer continue.
# All of them together, as CHANGELOG.md names them: rules {name}
"""


def drawn_orders(scenario: Scenario, state: State) -> Integers:
    """[S, Q, N] orders that depend on nothing but the game's seed, the turn and what is legal."""
    orders = np.empty_like(state.orders)
    for side in range(scenario.side_count):
        legal = legal_orders(scenario, state, side)
        running = np.cumsum(legal, axis=0, dtype=np.int64)
        for slot in range(scenario.most_slots):
            word = _word(state, 8 * side + slot)
            some = _below(word, running[-1])
            row = np.argmax(running > some, axis=0)
            anything = _below(word, np.full(state.games, len(legal)))
            row = np.where(word % ANY_ROW == 0, anything, row)
            orders[side, slot] = scenario.first[side] + row
    return orders


def _word(state: State, lane: int) -> Words:
    """[N] one random word a game; rounds of a crisis differ."""
    return words(state.seed ^ (state.round.astype(np.uint64) * _ROUND), state.turn, "signature", lane)


def _below(word: Words, limit: Integers) -> Integers:
    """[N] a whole number from 0 to limit - 1."""
    return np.asarray(((word >> np.uint64(32)) * limit.astype(np.uint64)) >> np.uint64(32)).astype(np.int64)


def behaviour(scenario: Scenario, games: int = GAMES) -> str:
    """The hash of how one scenario plays, over every decision of `games` games: 32 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=16)
    state = start_games(scenario, game_seeds(ROOT, 0, games))
    while True:
        digest.update(f"{state.turn} {state.phase == CRISIS}\n".encode())
        for name in WHOLE:
            digest.update(np.ascontiguousarray(getattr(state, name), dtype="<i8").tobytes())
        for name in REAL:
            digest.update(np.ascontiguousarray(getattr(state, name) + 0.0, dtype="<f8").tobytes())  # no minus zero
        if state.over.all():
            return digest.hexdigest()
        state = step(scenario, state, drawn_orders(scenario, state))


def signature() -> dict[str, str]:
    """The hash of every shipped scenario by its name."""
    return {path.stem: behaviour(load_scenario(path)[0]) for path in paths.scenario_files(paths.SCENARIOS)}


def lines(hashes: dict[str, str]) -> str:
    """One line a scenario."""
    return "".join(f"{name} {value}\n" for name, value in sorted(hashes.items()))


def short(hashes: dict[str, str]) -> str:
    """The eight digits by which the change log names rules that behave like this."""
    return hashlib.blake2b(lines(hashes).encode(), digest_size=4).hexdigest()


def as_text(hashes: dict[str, str]) -> str:
    """The content of docs/signature.txt."""
    return _HEADER.format(name=short(hashes)) + lines(hashes)


def read(path: Path) -> dict[str, str]:
    """The hashes of a signature file."""
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, str]:
    """The hashes in the text of a signature file."""
    return dict(line.split(maxsplit=1) for line in text.splitlines() if line.strip() and line[0] != "#")


def stored() -> Path:
    """Where the signature of a checkout stands; a wheel has none."""
    return paths.SCENARIOS.parent / "docs" / "signature.txt"
