"""The model beside the record: how much ground the challenger holds, quarter by quarter, in many games and in fact.

A comparison with what the model was fitted to, not a forecast. The record is
`assets/history/control_by_region_month.csv` (NZZ, Liveuamap; our percentages); two points of a region are noise in it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from game import paths
from game.authoring import Briefing
from game.lab.simulate import CHUNK
from game.players import choose, default_players, names
from game.rules import Scenario, game_seeds, start_games
from game.rules.arrays import Floats
from game.rules.state import CRISIS
from game.rules.turn import advance

TABLE: Final = "history/control_by_region_month.csv"
COUNTRY_KM2: Final = 603_628.0  # the country in its borders of 1991; shares are of this
CRIMEA_KM2: Final = 26_945.0  # held throughout and left out of the record's sum
FOLLOWS_THE_RECORD: Final = "historical"  # the doctrine that does, where a scenario has one

_QUARTER: Final = re.compile(r"(\d{4}) Q([1-4])")


class NoHistory(ValueError):
    """Nothing in the record to compare a scenario with; one sentence that says why."""


@dataclass(frozen=True)
class Record:
    """What was held at the end of each turn that the record knows; T turns, R regions of the scenario."""

    turns: tuple[int, ...]  # [T] turns of the scenario
    labels: tuple[str, ...]  # [T] as the scenario names them
    share: Floats  # [T] of the country, per cent
    control: Floats  # [T, R] of each region, 0..1


@dataclass(frozen=True)
class Backtest:
    """The model and the record, turn by turn. Shares of the country in per cent, of a region from 0 to 1."""

    scenario: Scenario
    players: dict[str, str]
    games: int
    seed: int
    record: Record
    median: Floats  # [T] share of the country over all games; a game that is over keeps its front
    low: Floats  # [T] 5 %
    high: Floats  # [T] 95 %
    control: Floats  # [T, R] median over all games
    running: Floats  # [T] share of games not over at the end of the turn

    @property
    def error(self) -> Floats:
        """[T] error by region of the median front, weighted by area, in points."""
        return self._by_area(self.control)

    @property
    def frozen(self) -> Floats:
        """[T] the same for a front that stays where the scenario starts."""
        return self._by_area(self.start[None, :])

    @property
    def start(self) -> Floats:
        """[R] the front at the start of the scenario."""
        return np.asarray(self.scenario.start[self.scenario.places["control"], 0])

    @property
    def inside(self) -> float:
        """Share of turns in which the record lies in the model's 5-95 % band."""
        return float(((self.low <= self.record.share) & (self.record.share <= self.high)).mean())

    def region_errors(self, front: Floats) -> Floats:
        """[R] mean error in points of a front [T, R] or [1, R] over the turns after the first."""
        return np.asarray(100.0 * np.abs(front - self.record.control)[1:].mean(axis=0))

    def _by_area(self, front: Floats) -> Floats:
        area = self.scenario.region_area[:, 0]
        return np.asarray(100.0 * (np.abs(front - self.record.control) * area).sum(axis=1) / area.sum())

    def summary(self) -> dict[str, Any]:
        """Everything as plain data for `backtest --json`."""
        record, model, still = self.record, self.region_errors(self.control), self.region_errors(self.start[None, :])
        return {
            "scenario": self.scenario.id,
            "games": self.games,
            "seed": self.seed,
            "players": self.players,
            "turns": [
                {
                    "turn": record.labels[t],
                    "record": float(record.share[t]),
                    "median": float(self.median[t]),
                    "p05": float(self.low[t]),
                    "p95": float(self.high[t]),
                    "error_by_region": float(self.error[t]),
                    "error_of_frozen_front": float(self.frozen[t]),
                    "running": float(self.running[t]),
                }
                for t in range(len(record.turns))
            ],
            "record_inside_band": self.inside,
            "regions": {
                name: {
                    "error": float(model[r]),
                    "error_of_frozen_front": float(still[r]),
                    "last": {"record": float(record.control[-1, r]), "median": float(self.control[-1, r])},
                }
                for r, name in enumerate(self.scenario.region_names)
            },
        }


def read_record(scenario: Scenario, briefing: Briefing, table: Path | None = None) -> Record:
    """The record of the scenario's own turns and regions. Raises NoHistory where there is none."""
    if not scenario.regions:
        raise NoHistory(f"{scenario.id} has no regions that change hands, so no record of a front stands beside it.")
    quarters = [_QUARTER.fullmatch(label) for label in briefing.turns]
    dates = [f"{found[1]}-{3 * int(found[2]):02d}" if found else "" for found in quarters]
    months = _months(table or paths.ASSETS / TABLE)
    turns = [turn for turn, month in enumerate(dates) if month in months]
    missing = [region.board for region in briefing.regions if region.board not in next(iter(months.values()))]
    if not turns or missing:
        what = f"the region {missing[0]!r}" if missing else "any of its turns"
        raise NoHistory(f"The record of 2022 to 2025 does not know {what} of {scenario.id}: nothing to compare.")
    rows = [months[dates[turn]] for turn in turns]
    held = np.array([float(row["held_km2_excl_crimea"]) for row in rows])
    control = np.array([[float(row[region.board]) / 100.0 for region in briefing.regions] for row in rows])
    labels = tuple(briefing.turns[turn] for turn in turns)
    return Record(tuple(turns), labels, 100.0 * (held + CRIMEA_KM2) / COUNTRY_KM2, control)


def _months(table: Path) -> dict[str, dict[str, str]]:
    """{"2022-06": row}: the last row of each month."""
    with open(table, encoding="utf-8", newline="") as stream:
        return {row["date"][:7]: row for row in csv.DictReader(line for line in stream if not line.startswith("#"))}


def backtest(
    scenario: Scenario,
    briefing: Briefing,
    players: Mapping[str, str] | None = None,
    *,
    games: int = 2_000,
    seed: int = 7,
    progress: Callable[[int, int], None] | None = None,
) -> Backtest:
    """Plays `games` games and lays their fronts beside the record.

    A side that is not named follows the doctrine `historical` where it has one, else its first one. Raises NoHistory,
    PlayerError, and ValueError for less than one game.
    """
    if games < 1:
        raise ValueError("A comparison needs at least one game.")
    record = read_record(scenario, briefing)
    by_record = {side: FOLLOWS_THE_RECORD for side in scenario.sides if FOLLOWS_THE_RECORD in names(scenario, side)}
    named = {**default_players(scenario), **by_record, **(players or {})}
    fronts = np.empty((len(record.turns), scenario.regions, games))
    running = np.empty((len(record.turns), games), dtype=np.bool_)
    for first in range(0, games, CHUNK):
        seeds = game_seeds(seed, first, min(CHUNK, games - first))
        here = slice(first, first + len(seeds))
        state = start_games(scenario, seeds)
        for turn in range(record.turns[-1] + 1):
            while not state.over.all() and (state.turn == turn or state.phase == CRISIS):
                advance(scenario, state, choose(scenario, state, named))
            if turn in record.turns:
                fronts[record.turns.index(turn), :, here] = state.control
                running[record.turns.index(turn), here] = ~state.over
        if progress is not None:
            progress(first + len(seeds), games)
    areas = scenario.region_area[:, 0]
    held = np.zeros((len(record.turns), games))
    for region, area in enumerate(areas):
        held += fronts[:, region] * float(area)
    low, median, high = np.quantile(100.0 * held / COUNTRY_KM2, (0.05, 0.5, 0.95), axis=1)
    return Backtest(
        scenario, named, games, seed, record, median, low, high, np.median(fronts, axis=2), running.mean(axis=1)
    )
