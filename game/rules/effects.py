"""Table effects: what rows of the order and event tables do to the tracks. The one place that applies them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.rules.arrays import Booleans, Floats, Integers, scatter_add
from game.rules.scenario import Scenario
from game.rules.state import State

NOTHING = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Flat:
    """Some orders of some games as three vectors of one length: order row, game, amount."""

    rows: Integers
    games: NDArray[np.intp]
    amounts: Floats


def flatten(rows: Integers, amounts: Floats, wanted: Booleans) -> Flat:
    """The wanted entries of [X, N] blocks; entry by entry in slot order, so that sums have the same bits for any N."""
    places = np.flatnonzero(wanted)
    games = places % wanted.shape[1]
    return Flat(rows.reshape(-1).take(places).astype(np.int64), games, amounts.reshape(-1).take(places))


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
    rows, games, amounts = flat.rows, flat.games, flat.amounts
    for effect in range(track.shape[0]):
        if effect:  # effects are packed: a row without an n-th one has no later one
            some = np.flatnonzero(add[effect].take(rows) != 0.0)
            if some.size == 0:
                return
            rows, games, amounts = rows.take(some), games.take(some), amounts.take(some)
        scatter_add(state.tracks, track[effect].take(rows), games, add[effect].take(rows) * amounts)


def keep_in_range(scenario: Scenario, state: State) -> None:
    """Free scales end at their ends. Stocks have no ends here: they are drawn by min(amount, pool) and must balance."""
    state.tracks.clip(scenario.low, scenario.high, out=state.tracks)


def _sides(scenario: Scenario, verb: str, side: int | None) -> tuple[int, ...]:
    return tuple(other for other in scenario.verb_sides[verb] if side is None or other == side)


def acting(scenario: Scenario, state: State, verb: str, side: int | None = None) -> Floats:
    """[N] how much of a verb (strike, wedge, talk ...) this turn's orders do together, scaled by what they drew."""
    total = np.zeros(state.games)
    column = scenario.verbs[verb]
    for doer in _sides(scenario, verb, side):
        for slot in range(scenario.slots[doer]):
            total += column.take(state.orders[doer, slot]) * state.drawn[doer, slot]
    return total


def entries(scenario: Scenario, state: State, verb: str, side: int | None = None) -> tuple[Integers, Integers, Floats]:
    """Three vectors: target (region or host country), game and amount of each order that does this verb, slot by
    slot.
    """
    targets, games, found = [NOTHING], [NOTHING], [np.zeros(0)]
    column = scenario.verbs[verb]
    for doer in _sides(scenario, verb, side):
        for slot in range(scenario.slots[doer]):
            rows = state.orders[doer, slot]
            amounts = column.take(rows)
            some = np.flatnonzero(amounts != 0.0)  # without the comparison it takes five times as long
            targets.append(scenario.target.take(rows.take(some)))
            games.append(some)
            found.append(amounts.take(some) * state.drawn[doer, slot].take(some))
    return np.concatenate(targets), np.concatenate(games), np.concatenate(found)


def acting_on(scenario: Scenario, state: State, verb: str, places: int) -> Floats:
    """[places, N] how much of a verb is done to each region or host country."""
    total = np.zeros((places, state.games))
    scatter_add(total, *entries(scenario, state, verb))
    return total
