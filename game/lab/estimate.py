"""The staff estimate: what the orders in a tray are likely to lead to, against holding, on what one side knows.

Games that agree with the side's Observation are imagined (hidden types from its belief, numbers behind fog within their
error, chance new in each), and played out twice with the same luck: once with the tray and once with nothing. After
this decision the side goes on as its usual doctrine would; each other side follows one of its doctrines, in each game
another. Nothing here sees the State, so the estimate cannot give away what is hidden, and does not foresee the dice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lab.odds import Change, Odds, change, joined, odds, split
from game.players import default_players, names, player
from game.players.imagine import imagine
from game.players.playouts import Finish, Player, Seats, play_out
from game.rules import Observation, Scenario
from game.rules.arrays import Integers, Words
from game.rules.chance import words

GAMES: Final = 400  # an estimate of a share is then within 5 points, and takes about a third of a second
CHUNK: Final = 200  # games between two looks at whether anybody still wants to know

NOT_SUPPOSED: Final = ("hold", "uniform")  # what nobody is supposed to do if there is a doctrine


@dataclass(frozen=True)
class Estimate:
    """What the tray leads to, what holding leads to, and what the tray changes, in the same imagined games."""

    side: str
    games: int
    tray: Odds
    hold: Odds
    change: Change  # tray less hold
    goes_on_as: str  # the player that the side is supposed to be after this decision


def estimate(
    scenario: Scenario, seen: Observation, tray: Sequence[int], luck: Words, *, games: int = GAMES
) -> Estimate:
    """The estimate for one game: `seen` is what the side sees, `tray` the rows it would order, `luck` [1] its own.

    In a crisis the tray is the answer. The same arguments give the same estimate. Pure; may be called in a thread.
    Raises ValueError for less than one game.
    """
    return list(estimates(scenario, seen, tray, luck, games=games, chunk=games))[-1]


def estimates(
    scenario: Scenario,
    seen: Observation,
    tray: Sequence[int],
    luck: Words,
    *,
    games: int = GAMES,
    chunk: int = CHUNK,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Estimate]:
    """The estimate as it gets better: after each `chunk` of games what all of them so far say.

    Whoever asks may stop listening at any time, or have `stop` say that nobody cares any more.
    """
    if games < 1 or chunk < 1:
        raise ValueError("An estimate takes at least one game.")
    seats = supposed(scenario, seen.side)
    held: list[Finish] = []
    tried: list[Finish] = []
    for part, start in enumerate(range(0, games, chunk)):
        if stop():
            return
        count = min(chunk, games - start)
        without, with_tray = _played(scenario, seen, tray, words(luck, part, "staff estimate", seen.side), count, seats)
        held.append(without)
        tried.append(with_tray)
        before, after = joined(held), joined(tried)
        yield Estimate(
            side=scenario.sides[seen.side],
            games=start + count,
            tray=odds(scenario, after),
            hold=odds(scenario, before),
            change=change(scenario, before, after),
            goes_on_as=default_players(scenario)[scenario.sides[seen.side]],
        )


def supposed(scenario: Scenario, side: int | None = None) -> tuple[tuple[Player, ...], ...]:
    """For each side the players that it may turn out to be: its doctrines; `side` itself is its usual player."""
    usual = default_players(scenario)
    found = []
    for row, name in enumerate(scenario.sides):
        doctrines = [each for each in names(scenario, name) if each not in NOT_SUPPOSED and ":" not in each]
        some = [usual[name]] if row == side or not doctrines else doctrines
        found.append(tuple(player(scenario, row, each) for each in some))
    return tuple(found)


def seated(players: tuple[tuple[Player, ...], ...], games: int) -> Seats:
    """The players of each side by turns, so that every combination of theirs comes up as often as the others."""
    who, stride = np.zeros((len(players), games), dtype=np.int64), 1
    for side, some in enumerate(players):
        who[side] = np.arange(games) // stride % len(some)
        stride *= len(some)
    return Seats(players, who)


def _played(
    scenario: Scenario,
    seen: Observation,
    tray: Sequence[int],
    luck: Words,
    games: int,
    players: tuple[tuple[Player, ...], ...],
) -> list[Finish]:
    """The same imagined games with nothing ordered, and with the tray."""
    state = imagine(scenario, seen, games, luck)
    state = state.take(np.tile(np.arange(games), 2))
    seats = seated(players, games)
    seats = Seats(seats.players, np.tile(seats.who, 2))
    first = np.full(state.orders.shape, -1, dtype=np.int64)
    first[seen.side] = scenario.hold[seen.side]
    first[seen.side, : len(tray), games:] = _rows(tray)
    return split(play_out(scenario, state, seats, first=first), 2)


def _rows(tray: Sequence[int]) -> Integers:
    return np.array(tray, dtype=np.int64)[:, None]
