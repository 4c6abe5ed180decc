"""The outcome matrix: every doctrine of each side against every doctrine of the others, in games with the same luck."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from game.lab import statistics
from game.lab.simulate import Run, simulate
from game.players import names
from game.rules import Scenario

LEFT_OUT: Final = ("uniform", "search:easy", "search:normal", "search:hard")
"""Players that are no doctrine: one has no aim, the others are slow and look for the answer to a doctrine."""


@dataclass(frozen=True)
class Matrix:
    """One run for every way to choose a player for each side; all play the same games (paired by their seeds)."""

    scenario: Scenario
    seed: int
    games: int  # in each cell
    choices: dict[str, list[str]]  # side: its players
    cells: dict[tuple[str, ...], Run]  # players in the order of the sides

    def compare(self, side: str, base: str) -> dict[str, statistics.Difference]:
        """For every player of a side: its score minus that of player `base`, game by game over all cells."""
        index = self.scenario.sides.index(side)

        def score(name: str) -> Any:
            return np.concatenate([run.outcomes.scores[index] for key, run in self.cells.items() if key[index] == name])

        before = score(base)
        return {name: statistics.paired(before, score(name)) for name in self.choices[side]}

    def summary(self) -> dict[str, Any]:
        """The matrix as plain data for `matrix --json`."""
        scenario = self.scenario
        cells = []
        for run in self.cells.values():
            spreads = {side: statistics.spread(run.outcomes.scores[i]) for i, side in enumerate(scenario.sides)}
            cells.append(
                {
                    "players": run.players,
                    "scores": {side: {"mean": found.mean, "sd": found.sd} for side, found in spreads.items()},
                    "endings": {e.id: run.ended(row).share for row, e in enumerate(scenario.endings)},
                    "rung_reached": {rung: run.reached(rung).share for rung in scenario.rung_names},
                    "turns": float(run.outcomes.turns.mean()),
                }
            )
        return {
            "scenario": scenario.id,
            "games": self.games,
            "seed": self.seed,
            "players": self.choices,
            "cells": cells,
            "against_first": {
                side: {name: asdict(found) for name, found in self.compare(side, players[0]).items()}
                for side, players in self.choices.items()
            },
        }


def doctrines(scenario: Scenario) -> dict[str, list[str]]:
    """Whom the matrix sets against each other unless told otherwise: `hold` and every doctrine."""
    return {side: [name for name in names(scenario, side) if name not in LEFT_OUT] for side in scenario.sides}


def play_matrix(
    scenario: Scenario,
    choices: Mapping[str, Sequence[str]],
    *,
    games: int = 400,
    seed: int = 7,
    progress: Callable[[int, int], None] | None = None,
) -> Matrix:
    """Plays every cell; a side without choices gets its doctrines. `progress` is told how many games are done."""
    chosen = {**doctrines(scenario), **{side: list(players) for side, players in choices.items()}}
    combinations = list(itertools.product(*(chosen[side] for side in scenario.sides)))
    cells: dict[tuple[str, ...], Run] = {}
    for done, key in enumerate(combinations, start=1):
        cells[key] = simulate(scenario, dict(zip(scenario.sides, key, strict=True)), games=games, seed=seed)
        if progress is not None:
            progress(done * games, len(combinations) * games)
    return Matrix(scenario, seed, games, chosen, cells)
