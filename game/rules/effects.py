"""Table effects: what rows of the order and event tables do to the tracks. The one place that applies them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.rules.arrays import Booleans, Floats, Integers, scatter_add
from game.rules.scenario import Scenario
from game.rules.state import State

EVERY_SIDE = -1


@dataclass(frozen=True)
class Flat:
    """Some orders of some games as three vectors of one length: order row, game, amount."""

    rows: Integers
    games: NDArray[np.intp]
    amounts: Floats


def flatten(rows: Integers, amounts: Floats, wanted: Booleans) -> Flat:
    """The wanted entries of [X, N] blocks; entry by entry in slot order, so that sums have the same bits for any N."""
    slots, games = np.nonzero(wanted)
    return Flat(rows[slots, games], games, amounts[slots, games])


def apply_now(scenario: Scenario, state: State, flat: Flat) -> None:
    """Adds the effects that an order has in the turn in which it is given."""
    _apply(scenario, state, flat, scenario.now_track, scenario.now_add)


def apply_later(scenario: Scenario, state: State, flat: Flat, efficiency: Floats) -> None:
    """Adds the effects that arrive after the lead time; deliveries are scaled by `efficiency` [N], people are not."""
    share = np.where(scenario.absorbed[flat.rows], efficiency[flat.games], 1.0)
    _apply(scenario, state, Flat(flat.rows, flat.games, flat.amounts * share), scenario.later_track, scenario.later_add)


def _apply(scenario: Scenario, state: State, flat: Flat, track: Integers, add: Floats) -> None:
    if flat.rows.size == 0:
        return
    if state.ledger is not None:
        state.ledger.note_orders(state, flat.rows, flat.games, flat.amounts, track, add)
    for effect in range(track.shape[0]):
        amounts = add[effect][flat.rows] * flat.amounts
        some = np.flatnonzero(amounts)
        if some.size:
            scatter_add(state.tracks, track[effect][flat.rows[some]], flat.games[some], amounts[some])


def keep_in_range(scenario: Scenario, state: State) -> None:
    """Free scales end at their ends. Stocks have no ends here: they are drawn by min(amount, pool) and must balance."""
    np.maximum(state.tracks, scenario.low, out=state.tracks)
    np.minimum(state.tracks, scenario.high, out=state.tracks)


def _sides(scenario: Scenario, verb: str, side: int) -> tuple[int, ...]:
    return tuple(other for other in scenario.verb_sides[verb] if side in (other, EVERY_SIDE))


def acting(scenario: Scenario, state: State, verb: str, side: int = EVERY_SIDE) -> Floats:
    """[N] how much of a verb (strike, wedge, talk ...) this turn's orders do together, scaled by what they drew."""
    total = np.zeros(state.games)
    column = scenario.verbs[verb]
    for doer in _sides(scenario, verb, side):
        for slot in range(scenario.slots[doer]):
            total += column[state.orders[doer, slot]] * state.drawn[doer, slot]
    return total


def acting_on(scenario: Scenario, state: State, verb: str, places: int, side: int = EVERY_SIDE) -> Floats:
    """[places, N] the same by target: region or host country."""
    total = np.zeros((places, state.games))
    column = scenario.verbs[verb]
    for doer in _sides(scenario, verb, side):
        for slot in range(scenario.slots[doer]):
            rows = state.orders[doer, slot]
            amounts = column[rows] * state.drawn[doer, slot]
            some = np.flatnonzero(amounts)
            if some.size:
                scatter_add(total, scenario.target[rows[some]], some, amounts[some])
    return total
