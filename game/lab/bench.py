"""Speed on this machine, as ratios: rates differ from one hour to the next, ratios within a run far less."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.lab import plain
from game.lab.simulate import CHUNK, DEAD_SHARE, simulate
from game.players import choose
from game.rules import Ledger, Scenario, State, game_seeds, start_games
from game.rules.orders import legality, settle, surcharges
from game.rules.state import ARRAYS, ORDERS
from game.rules.turn import advance

LEGAL, PLAYERS, SETTLE, FRAME = "legal orders", "players", "settle orders", "ended games kept, the rest"


@dataclass(frozen=True)
class Bench:
    """The figures of one run; rates are turns of a game a second on one core, `uniform` against `uniform`."""

    scenario: str
    lanes: int
    batch: float  # many games side by side
    alone: float  # the same engine, one game after the other
    plain: float  # the plain Python game of the same kind
    turn_alone_ms: float  # one turn of one game, players included
    step_alone_ms: float  # the rules' part of it
    bytes_a_game: int
    by_rule: dict[str, float]  # ns a game-turn, in the order of the sequence of play

    def summary(self) -> dict[str, Any]:
        """The figures and their ratios as plain data."""
        total = sum(self.by_rule.values())
        return {
            "scenario": self.scenario,
            "lanes": self.lanes,
            "game_turns_a_second": {"batch": self.batch, "alone": self.alone, "plain": self.plain},
            "ratios": {
                "batch_to_plain": self.batch / self.plain,
                "batch_to_alone": self.batch / self.alone,
                "alone_to_plain": self.alone / self.plain,
            },
            "turn_alone_ms": self.turn_alone_ms,
            "step_alone_ms": self.step_alone_ms,
            "bytes_a_game": self.bytes_a_game,
            "ns_by_rule": self.by_rule,
            "share_by_rule": {rule: ns / total for rule, ns in self.by_rule.items()},
        }


@dataclass
class Stopwatch(Ledger):
    """Times the rules through the ledger's own openings, which stand around each of them."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _since: float = 0.0

    def open(self, rule: str, state: State) -> None:
        """Before a rule."""
        self.rule, self._since = rule, time.perf_counter()

    def close(self, state: State) -> None:
        """After a rule."""
        self.seconds[self.rule] += time.perf_counter() - self._since

    def note_orders(self, *_: Any) -> None:
        """Nothing: what the orders did is not asked here."""

    def note_event(self, *_: Any) -> None:
        """Nothing."""


def measure(scenario: Scenario, *, seconds: float = 2.0, lanes: int = CHUNK) -> Bench:
    """Measures for about `seconds` each: a batch, single games, the plain game, the rules one by one."""
    uniform = dict.fromkeys(scenario.sides, "uniform")
    rules = plain.table(scenario)
    numbers = iter(range(1_000_000_000))

    def batch() -> int:
        return simulate(scenario, uniform, games=lanes, seed=next(numbers), chunk=lanes).game_turns

    def alone() -> int:
        return simulate(scenario, uniform, games=1, seed=next(numbers)).game_turns

    batch()  # the first one pays for memory and for look-ups that are kept
    turn_alone, step_alone = _turn_alone(scenario, uniform, seconds / 2)
    return Bench(
        scenario=scenario.id,
        lanes=lanes,
        batch=_rate(batch, seconds),
        alone=_rate(alone, seconds),
        plain=_rate(lambda: plain.play(rules, next(numbers)), seconds),
        turn_alone_ms=turn_alone,
        step_alone_ms=step_alone,
        bytes_a_game=_bytes_a_game(scenario),
        by_rule=profile(scenario, lanes=lanes, seconds=seconds),
    )


def _rate(play: Callable[[], int], seconds: float) -> float:
    """Game-turns a second: the best of the halves, as whatever disturbs a measurement makes it slower."""
    best = 0.0
    for _ in range(2):
        turns, started = 0, time.perf_counter()
        while (spent := time.perf_counter() - started) < seconds / 2 or turns == 0:
            turns += play()
        best = max(best, turns / spent)
    return best


def _turn_alone(scenario: Scenario, players: dict[str, str], seconds: float) -> tuple[float, float]:
    """Milliseconds for one turn of one game, and what the rules take of them; both from the same turns."""
    whole, rules, turns, number, started = 0.0, 0.0, 0, 0, time.perf_counter()
    while time.perf_counter() - started < seconds or turns == 0:
        state = start_games(scenario, game_seeds(1, number, 1))
        number += 1
        while not state.over.all():
            before = time.perf_counter()
            orders = choose(scenario, state, players)
            chosen = time.perf_counter()
            advance(scenario, state, orders)
            after = time.perf_counter()
            whole, rules = whole + after - before, rules + after - chosen
        turns += int(state.turns[0])
    return 1e3 * whole / turns, 1e3 * rules / turns


def _bytes_a_game(scenario: Scenario) -> int:
    """What one game in flight takes."""
    state = start_games(scenario, game_seeds(1, 0, 64))
    total: int = sum(getattr(state, name).nbytes for name in ARRAYS)
    return total // state.games


def profile(scenario: Scenario, *, lanes: int = CHUNK, seconds: float = 2.0) -> dict[str, float]:
    """ns a game-turn in `uniform` play: what stands around the rules, then each rule in the order of the sequence."""
    players = dict.fromkeys(scenario.sides, "uniform")
    watch, clock = Stopwatch(), time.perf_counter
    around = dict.fromkeys((LEGAL, PLAYERS, SETTLE, FRAME), 0.0)
    turns, number, started = 0, 0, clock()
    while clock() - started < seconds or turns == 0:
        state = start_games(scenario, game_seeds(2, number, lanes))
        number += lanes
        while not state.over.all():
            playing = int(np.count_nonzero(~state.over))
            if playing <= (1.0 - DEAD_SHARE) * state.games:
                state = state.take(~state.over)
            turns += playing if state.phase == ORDERS else 0
            marks = [clock()]
            legality(scenario, state)
            surcharges(scenario, state)
            marks.append(clock())
            orders = choose(scenario, state, players)
            marks.append(clock())
            settle(scenario, state, orders)  # twice, here and in the step, so that it can be told apart
            marks.append(clock())
            inside = sum(watch.seconds.values())
            advance(scenario, state, orders, watch)
            inside = sum(watch.seconds.values()) - inside
            legal, chosen, settled = (after - before for before, after in itertools.pairwise(marks))
            around[LEGAL] += legal
            around[PLAYERS] += chosen
            around[SETTLE] += settled
            around[FRAME] += clock() - marks[-1] - inside - settled
    return {name: max(1e9 * spent / turns, 0.0) for name, spent in (*around.items(), *watch.seconds.items())}
