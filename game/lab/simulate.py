"""Simulate: N games in chunks, in memory that does not grow with N but for the results.

Game i of a run has the seed number i of the root seed, so it is the same game whatever the size of the chunks, the
order in which they are played and the machine: `simulate(..., first=500, games=10)` are games 500 to 509 of every run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.lab import statistics
from game.players import choose, default_players
from game.rules import Scenario, State, bands, game_seeds, scores, start_games
from game.rules.arrays import Floats, Integers, Words
from game.rules.turn import advance

CHUNK: Final = 10_256
"""Games side by side: enough that calls are cheap, few enough that they stay below 64 MB (6 kB a game at the peak); no
power of two, or rows would fight for the same cache lines."""

DEAD_SHARE: Final = 0.05
"""Finished games are taken out when this share of the lanes is idle: until then each decision carries them along."""

Decide = Callable[[State], Integers]  # orders [S, Q, N] of all sides for the decision that is open
Progress = Callable[[int, int], None]  # games finished, games wanted


def judged_rows(scenario: Scenario) -> list[int]:
    """[J] the rows of tracks that the scenario's scores are made of, each once."""
    return list(dict.fromkeys(term.track for term in scenario.score_terms))


@dataclass(frozen=True)
class Outcomes:
    """What became of N games, in the order of their numbers. The game is the last axis."""

    seed: Words  # [N]
    ending: NDArray[np.int16]  # [N] row of the ending
    turns: NDArray[np.int16]  # [N] turns played
    rung_max: NDArray[np.int16]  # [N] highest rung reached
    scores: Floats  # [S, N] 0..100
    hidden: Floats  # [Y, N] the hidden types, as values
    judged: Floats  # [J, N] the tracks by which scores are given, as they stood at the end; see `judged_rows`

    @property
    def games(self) -> int:
        """N."""
        return len(self.seed)

    @classmethod
    def empty(cls, scenario: Scenario, games: int) -> Outcomes:
        """Room for the outcomes of this many games."""
        return cls(
            seed=np.zeros(games, dtype=np.uint64),
            ending=np.zeros(games, dtype=np.int16),
            turns=np.zeros(games, dtype=np.int16),
            rung_max=np.zeros(games, dtype=np.int16),
            scores=np.zeros((scenario.side_count, games)),
            hidden=np.zeros((len(scenario.hidden_names), games)),
            judged=np.zeros((len(judged_rows(scenario)), games)),
        )

    def put(self, places: Any, other: Outcomes) -> None:
        """Writes the outcomes of some games to their places."""
        for item in fields(self):
            getattr(self, item.name)[..., places] = getattr(other, item.name)

    @classmethod
    def of(cls, scenario: Scenario, over: State) -> Outcomes:
        """The outcomes of games that are over."""
        span = (scenario.hidden_high - scenario.hidden_low)[:, None]
        return cls(
            seed=over.seed,
            ending=over.ending.astype(np.int16),
            turns=over.turns.astype(np.int16),
            rung_max=over.rung_max.astype(np.int16),
            scores=scores(scenario, over),
            hidden=scenario.hidden_low[:, None] + span * over.hidden,
            judged=over.tracks.take(judged_rows(scenario), axis=0),
        )


@dataclass(frozen=True)
class Run:
    """A simulation and its outcomes."""

    scenario: Scenario
    players: dict[str, str]  # side: player
    seed: int  # the root seed
    first: int  # number of the first game
    outcomes: Outcomes
    seconds: float

    @property
    def games(self) -> int:
        """N."""
        return self.outcomes.games

    @property
    def game_turns(self) -> int:
        """Turns played in all games together."""
        return int(self.outcomes.turns.sum(dtype=np.int64))

    def reached(self, rung: str) -> statistics.Share:
        """Games that reached this rung or a higher one. Raises ValueError for an unknown id."""
        row = self.scenario.rung_names.index(rung)
        return statistics.wilson(int((self.outcomes.rung_max >= row).sum()), self.games)

    def ended(self, ending: int) -> statistics.Share:
        """Games that ended in this row of the scenario's endings."""
        return statistics.wilson(int((self.outcomes.ending == ending).sum()), self.games)

    def summary(self, band_names: Sequence[str]) -> dict[str, Any]:
        """The figures of a run, with the keys that `simulate --json` promises. `band_names` stand worst first."""
        scenario, outcomes = self.scenario, self.outcomes
        in_band = bands(scenario, outcomes.scores)
        turns = asdict(statistics.spread(outcomes.turns))
        del turns["sd"]
        return {
            "scenario": scenario.id,
            "games": self.games,
            "seed": self.seed,
            "players": dict(self.players),
            "endings": {ending.id: asdict(self.ended(row)) for row, ending in enumerate(scenario.endings)},
            "scores": {
                side: asdict(statistics.spread(outcomes.scores[index])) for index, side in enumerate(scenario.sides)
            },
            "bands": {
                side: dict(zip(band_names, statistics.shares(in_band[index], len(band_names)), strict=True))
                for index, side in enumerate(scenario.sides)
            },
            "turns": turns,
            "rung_reached": {rung: self.reached(rung).share for rung in scenario.rung_names},
            "seconds": round(self.seconds, 3),
        }


def simulate(
    scenario: Scenario,
    players: Mapping[str, str],
    *,
    games: int = 1_000,
    seed: int = 7,
    first: int = 0,
    chunk: int = CHUNK,
    progress: Progress | None = None,
) -> Run:
    """Plays `games` games with these players ({side: player}) and gathers what became of them.

    A side that is not named is played by the scenario's first doctrine for it. `progress` is called while games finish.
    Raises PlayerError for an unknown side or player, ValueError for less than one game.
    """
    if games < 1 or chunk < 1:
        raise ValueError("A simulation has at least one game, and at least one game in a chunk.")
    named = {**default_players(scenario), **players}
    started = time.perf_counter()
    outcomes = Outcomes.empty(scenario, games)

    def decide(state: State) -> Integers:
        return choose(scenario, state, named)

    for start in range(0, games, chunk):
        count = min(chunk, games - start)
        seeds = game_seeds(seed, first + start, count)
        done = start
        for places, finished in play(scenario, seeds, decide):
            outcomes.put(places + start, finished)
            done += finished.games
            if progress is not None:
                progress(done, games)
    return Run(scenario, named, seed, first, outcomes, time.perf_counter() - started)


def play(scenario: Scenario, seeds: Words, decide: Decide) -> Iterator[tuple[Integers, Outcomes]]:
    """Plays one game for each seed [N] to its end; yields the finished ones as (places among the seeds, outcomes)."""
    state = start_games(scenario, seeds)
    places = np.arange(len(seeds))
    while True:
        over = state.over
        finished = int(np.count_nonzero(over))
        if finished == state.games or finished >= DEAD_SHARE * state.games:
            yield places[over], Outcomes.of(scenario, state.take(over))
            if finished == state.games:
                return
            state, places = state.take(~over), places[~over]
        advance(scenario, state, decide(state))
