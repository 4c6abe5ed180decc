"""Hindsight: when a match was decided, and what another decision would have changed. For the reckoning and the debrief.

The fog is lifted here: games are played on from the true position of a past turn, hidden types and all, with new dice.
Who was a computer goes on as it played (a search, which would take hours, as one of its doctrines), who was a person
as the usual player of its side. All turns are played on with the same luck, so that what differs is due to the turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lab.estimate import seated, supposed
from game.lab.odds import Change, Odds, change, odds, split
from game.match import Match
from game.match.table import HUMAN
from game.notation import parse_turn
from game.players import default_players, player
from game.players.playouts import Company, Finish, Seats, play_out
from game.rules import CRISIS, Scenario, State, game_seeds, start_games, step, why_illegal
from game.rules.arrays import Integers
from game.texts import why_not
from game.texts.language import _
from game.texts.words import listed

GAMES: Final = 200
ROOT: Final = 1  # of the luck of all games in hindsight


class HindsightError(ValueError):
    """A question that this match cannot answer; one sentence with the next step."""


@dataclass(frozen=True)
class TurningPoint:
    """What one turn changed: the odds before its orders and after its end, in games with the same luck."""

    turn: int  # from 0
    before: Odds
    after: Odds
    change: Change


@dataclass(frozen=True)
class WhatIf:
    """The same turn with what was ordered, and with other orders of one side; new dice in both, the same ones."""

    turn: int
    side: str
    as_it_was: Odds
    otherwise: Odds
    change: Change  # otherwise less as it was


def positions(match: Match) -> list[tuple[State, Integers | None]]:
    """The true position before each turn's orders, and those orders [S, Q, 1]; at last where the match stands."""
    scenario = match.scenario
    state = start_games(scenario, game_seeds(match.seed, 0, 1))
    found: list[tuple[State, Integers | None]] = []
    for decision in match.record().decisions:
        orders = parse_turn(scenario, decision.line)[:, :, None]
        if state.phase != CRISIS:
            found.append((state, orders))
        state = step(scenario, state, orders)
    if state.phase != CRISIS:
        found.append((state, None))
    return found


def course(match: Match, *, games: int = GAMES, stop: Callable[[], bool] = lambda: False) -> Iterator[TurningPoint]:
    """Turn by turn what it changed, as soon as that is known; a match of 26 turns takes some seconds in all.

    Pure; may be run in a thread. `stop` is asked before each turn.
    """
    scenario, players = match.scenario, _heirs(match)
    before: Finish | None = None
    for turn, (state, _orders) in enumerate(positions(match)):
        if stop():
            return
        after = _played_on(scenario, state, players, games)
        if before is not None:
            yield TurningPoint(turn - 1, odds(scenario, before), odds(scenario, after), change(scenario, before, after))
        before = after


def largest(points: Sequence[TurningPoint], side: str, *, most: int = 3) -> list[TurningPoint]:
    """The turning points: of the turns of a course those that changed a side's expected score most, the greatest first.

    Only turns whose change is larger than what the luck of the play-outs explains.
    """
    clear = [point for point in points if not point.change.scores[side].low <= 0.0 <= point.change.scores[side].high]
    return sorted(clear, key=lambda point: -abs(point.change.scores[side].mean))[:most]


def viewpoint(match: Match) -> str:
    """The side from which a match is told: that of the first person, or the first of the scenario."""
    return next(iter(match.humans), match.scenario.sides[0])


def what_if(match: Match, turn: int, side: str, orders: Sequence[int], *, games: int = 2 * GAMES) -> WhatIf:
    """What would have become of the match if `side` had ordered these rows in `turn` (from 0), all else being the same.

    Raises HindsightError for a turn that was not played, a side that is not at the table, or an order that was not
    allowed then.
    """
    scenario = match.scenario
    if side not in scenario.sides:
        raise HindsightError(
            _("There is no side {side} in this match; there are: {sides}.").format(
                side=side, sides=listed(scenario.sides)
            )
        )
    row = scenario.sides.index(side)
    played = [each for each in positions(match) if each[1] is not None]
    if not 0 <= turn < len(played):
        raise HindsightError(
            _("Turn {turn} was not played. Turns of this match: {turns}.").format(turn=turn + 1, turns=len(played))
        )
    state, given = played[turn]
    assert given is not None
    _check(match, state, row, orders)
    first = np.repeat(given, 2 * games, axis=2)
    first[row, :, games:] = scenario.hold[row]
    first[row, : len(orders), games:] = np.array(orders, dtype=np.int64)[:, None]
    before, after = split(_played_on(scenario, state, _heirs(match), games, first), 2)
    return WhatIf(turn, side, odds(scenario, before), odds(scenario, after), change(scenario, before, after))


def _check(match: Match, state: State, side: int, orders: Sequence[int]) -> None:
    """Raises HindsightError unless all orders could have been sealed together."""
    scenario = match.scenario
    for place, row in enumerate(orders):
        if not scenario.first[side] <= row < scenario.last[side]:
            raise HindsightError(
                _("This is not an order of {side}; choose one of its own.").format(side=match.briefing.sides[side].name)
            )
        tray = tuple(orders[:place])
        if code := why_illegal(scenario, state, row, tray):
            raise HindsightError(why_not(scenario, match.briefing, state, row, tray, code))


def _heirs(match: Match) -> tuple[Company, ...]:
    """Who is supposed to go on for each side."""
    scenario, usual = match.scenario, default_players(match.scenario)
    doctrines = supposed(scenario)
    heirs: list[Company] = []
    for row, side in enumerate(scenario.sides):
        name = usual[side] if match.players[side] == HUMAN else match.players[side]
        heirs.append(doctrines[row] if name.startswith("search") else (player(scenario, row, name),))
    return tuple(heirs)


def _played_on(
    scenario: Scenario, state: State, players: tuple[Company, ...], games: int, first: Integers | None = None
) -> Finish:
    """`games` futures of a true position with the same luck as every other; with `first` once for each of its parts."""
    lanes = first.shape[2] if first is not None else games
    future = state.take(np.zeros(lanes, dtype=np.intp))
    future.seed[...] = np.resize(game_seeds(ROOT, 0, games), lanes)
    seats = seated(players, games)
    parts = Seats(seats.players, np.tile(seats.who, lanes // games))
    return play_out(scenario, future, parts, first=first)
