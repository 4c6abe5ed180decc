"""The course of every game of a run: one row a game and turn, for whoever asks how it came to its ending.

A run keeps no course, so that its memory does not grow with its turns; its games are played once more, chunk by chunk,
which gives the same games, and their rows are handed on as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from game.lab.simulate import Run
from game.notation import track_keys, tray_text
from game.players import choose
from game.rules import Scenario, State, play_turn, start_games
from game.rules.arrays import Words
from game.rules.scenario import CHALLENGERS_CAMP, PATRONS_CAMP

CHUNK: Final = 1_000  # games whose rows are held in memory at once, about 2 kB a turn


def columns(scenario: Scenario) -> list[str]:
    """The names of the columns of turns.csv, in order: what was ordered, how it provoked, and every track."""
    return [
        *("run_id", "replication", "turn"),
        *(f"orders.{side}" for side in scenario.sides),
        *("provocation.patron", "provocation.challenger"),
        *track_keys(scenario),
    ]


def rows_of(run: Run, name: str) -> Iterator[str]:
    """turns.csv as blocks of text, by game and turn: row 0 of a game is its start, row 1 stands after its first turn.

    `name` is the run's id. Numbers read back exactly; orders stand as notation, without those that failed or were taken
    back in a crisis.
    """
    yield ",".join(columns(run.scenario)) + "\r\n"
    for start in range(0, run.games, CHUNK):
        seeds = run.outcomes.seed[start : start + CHUNK]
        for offset, lines in enumerate(_courses(run, seeds)):
            number = run.first + start + offset
            yield "".join(f"{name}-{number},{number},{turn},{line}\r\n" for turn, line in enumerate(lines))


def _courses(run: Run, seeds: Words) -> list[list[str]]:
    """The rows of some games, without their first three columns."""
    scenario = run.scenario
    state = start_games(scenario, seeds)
    courses = [[line] for line in _lines(scenario, state)]
    while not state.over.all():
        going_on = np.flatnonzero(~state.over)
        state = play_turn(scenario, state, partial(choose, scenario, players=run.players))
        for game, line in zip(going_on, _lines(scenario, state.take(going_on)), strict=True):
            courses[game].append(line)
    return courses


def _lines(scenario: Scenario, state: State) -> Iterator[str]:
    """One line of text a game."""
    orders = np.moveaxis(state.orders, -1, 0).tolist()
    measures = np.concatenate([state.carried_out[[PATRONS_CAMP, CHALLENGERS_CAMP]], state.tracks]).T.tolist()
    for trays, values in zip(orders, measures, strict=True):
        sealed = [f'"{tray_text(scenario, tray)}"' for tray in trays]  # an order has a comma and no quotation mark
        yield ",".join([*sealed, *map(repr, values)])
