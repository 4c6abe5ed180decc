"""The staff estimate: what the orders in a tray are likely to lead to, against holding, on what one side knows; in a
crisis, what each answer is likely to lead to.

Games that agree with the side's Observation are imagined (hidden types from its belief, numbers behind fog within their
error, chance new in each), and played out once with each choice and the same luck. After this decision the side goes on
as its usual doctrine would; each other side follows one of its doctrines, in each game another. Nothing here sees the
State, so the estimate cannot give away what is hidden, and does not foresee the dice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lab.odds import Change, Odds, change, joined, odds, split
from game.players import default_players, player
from game.players.imagine import imagine
from game.players.panel import Panel
from game.players.playouts import Company, Finish, Seats, play_out
from game.rules import Observation, Scenario
from game.rules.arrays import Words
from game.rules.chance import words

PARTS: Final = (60, 140, 300, 500)
"""Games that an estimate is made of, one part after the other: the first word comes after about a seventh of a second
(a share is then within 13 points), and each part makes it narrower, down to 3 points."""


@dataclass(frozen=True)
class Estimate:
    """What the tray leads to, what holding leads to, and what the tray changes, in the same imagined games."""

    side: str
    games: int
    tray: Odds
    hold: Odds
    change: Change  # tray less hold
    goes_on_as: str  # the player that the side is supposed to be after this decision


@dataclass(frozen=True)
class Answers:
    """What each answer in a crisis leads to, in the same imagined games; holding, which offers a way out, first."""

    side: str
    games: int
    rows: tuple[int, ...]
    odds: tuple[Odds, ...]  # of each row
    changes: tuple[Change, ...]  # each row less holding
    goes_on_as: str


def estimate(scenario: Scenario, seen: Observation, tray: Sequence[int], luck: Words, *, games: int = 400) -> Estimate:
    """The estimate for one game: `seen` is what the side sees, `tray` the rows it would order, `luck` [1] its own.

    In a crisis the tray is the answer. The same arguments give the same estimate. Pure; may be called in a thread.
    Raises ValueError for less than one game.
    """
    return list(estimates(scenario, seen, tray, luck, parts=(games,)))[-1]


def estimates(
    scenario: Scenario,
    seen: Observation,
    tray: Sequence[int],
    luck: Words,
    *,
    parts: Sequence[int] = PARTS,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Estimate]:
    """The estimate as it gets better: after each part what all games so far say.

    Whoever asks may stop listening at any time, or have `stop` say that nobody cares any more.
    """
    for held, tried in _weighed(scenario, seen, ((), tray), luck, parts, stop):
        yield Estimate(
            side=scenario.sides[seen.side],
            games=held.ending.size,
            tray=odds(scenario, tried),
            hold=odds(scenario, held),
            change=change(scenario, held, tried),
            goes_on_as=default_players(scenario)[scenario.sides[seen.side]],
        )


def answers(
    scenario: Scenario,
    seen: Observation,
    luck: Words,
    *,
    parts: Sequence[int] = PARTS,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Answers]:
    """In a crisis: every answer that the side may give, weighed against each other; gets better like `estimates`."""
    own = np.arange(scenario.first[seen.side], scenario.last[seen.side])
    rows = (scenario.hold[seen.side], *own[(scenario.crisis_act[own] > 0) & seen.legal[:, 0]].tolist())
    for found in _weighed(scenario, seen, [(row,) for row in rows], luck, parts, stop):
        yield Answers(
            side=scenario.sides[seen.side],
            games=found[0].ending.size,
            rows=rows,
            odds=tuple(odds(scenario, one) for one in found),
            changes=tuple(change(scenario, found[0], one) for one in found),
            goes_on_as=default_players(scenario)[scenario.sides[seen.side]],
        )


def supposed(scenario: Scenario, side: int | None = None) -> tuple[Company, ...]:
    """For each side the players that it may turn out to be: its doctrines; `side` itself is its usual player."""
    usual = default_players(scenario)
    found: list[Company] = []
    for row, name in enumerate(scenario.sides):
        some = [one for one in scenario.opponents if one.side == row and (row != side or one.name == usual[name])]
        found.append(Panel(scenario, row, some) if some else (player(scenario, row, usual[name]),))
    return tuple(found)


def seated(players: tuple[Company, ...], games: int) -> Seats:
    """The players of each side by turns, so that every combination of theirs comes up as often as the others."""
    who, stride = np.zeros((len(players), games), dtype=np.int64), 1
    for side, some in enumerate(players):
        who[side] = np.arange(games) // stride % len(some)
        stride *= len(some)
    return Seats(players, who)


def _weighed(
    scenario: Scenario,
    seen: Observation,
    trays: Sequence[Sequence[int]],
    luck: Words,
    parts: Sequence[int],
    stop: Callable[[], bool],
) -> Iterator[list[Finish]]:
    """What becomes of each tray in the same imagined games: after each part, of all games so far."""
    if not parts or min(parts) < 1:
        raise ValueError("An estimate takes at least one game.")
    players = supposed(scenario, seen.side)
    found: list[list[Finish]] = [[] for _ in trays]
    for part, games in enumerate(parts):
        if stop():
            return
        own_luck = words(luck, part, "staff estimate", seen.side)
        for before, more in zip(found, _played(scenario, seen, trays, own_luck, games, players), strict=True):
            before.append(more)
        yield [joined(one) for one in found]


def _played(
    scenario: Scenario,
    seen: Observation,
    trays: Sequence[Sequence[int]],
    luck: Words,
    games: int,
    players: tuple[Company, ...],
) -> list[Finish]:
    """The same imagined games with each tray."""
    state = imagine(scenario, seen, games, luck)
    state = state.take(np.tile(np.arange(games), len(trays)))
    seats = seated(players, games)
    seats = Seats(seats.players, np.tile(seats.who, len(trays)))
    first = np.full(state.orders.shape, -1, dtype=np.int64)
    first[seen.side] = scenario.hold[seen.side]
    for place, tray in enumerate(trays):
        for slot, row in enumerate(tray):
            first[seen.side, slot, place * games : (place + 1) * games] = row
    return split(play_out(scenario, state, seats, first=first), len(trays))
