"""Orders: the one owner of legality. Buttons, opponents, the checker and notation all ask here.

A row is legal when every condition in CONDITIONS is met; the first that is not is the reason why not. Conditions that depend
on what is already in the tray (budget, doubles, slots) stand in `why_not_besides`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.rules.alliance import ceiling, coalition_level, objections
from game.rules.arrays import Booleans, Floats, Integers
from game.rules.capability import contact
from game.rules.scenario import ALLIANCE, COALITION, Scenario
from game.rules.state import CRISIS, State

Condition = Callable[[Scenario, State], NDArray[np.bool_]]


def _phase(scenario: Scenario, state: State) -> Booleans:
    """A row for crises is open only to leaders in one, all other rows only when orders are given; hold is always open."""
    crisis_row = (scenario.crisis_act > 0)[:, None]
    if state.phase == CRISIS:
        leads = np.isin(scenario.side_of, scenario.leaders)[:, None]
        return np.asarray((crisis_row & leads & (state.protester >= 0)) | scenario.is_hold[:, None])
    return np.asarray(~crisis_row & np.ones(state.games, dtype=np.bool_))


def _running(scenario: Scenario, state: State) -> Booleans:
    """Nothing but hold in a game that is over."""
    return np.asarray(~state.over | scenario.is_hold[:, None])


def _time(scenario: Scenario, state: State) -> Booleans:
    """The row's first and last turn."""
    return ((scenario.not_before <= state.turn) & (state.turn <= scenario.not_after))[:, None]


def _affordable(scenario: Scenario, state: State) -> Booleans:
    """The side has the capital, with what winning over objecting members costs."""
    return np.asarray(costs(scenario, state) <= state.capital[scenario.side_of])


def _needs(scenario: Scenario, state: State) -> Booleans:
    """A track that the row needs stands high enough."""
    return _only(
        state,
        scenario.needs_track >= 0,
        lambda rows: state.tracks[scenario.needs_track[rows]] >= scenario.needs_least[rows][:, None],
    )


def _stock(scenario: Scenario, state: State) -> Booleans:
    """There is something left in the stock that the row draws on."""
    return _only(state, scenario.pool_track >= 0, lambda rows: state.tracks[scenario.pool_track[rows]] > 0.5)


def _contact(scenario: Scenario, state: State) -> Booleans:
    """Only regions in reach can be attacked, and only held ground can be given up."""
    if scenario.regions == 0:
        return np.ones((len(scenario.cost), 1), dtype=np.bool_)
    challenger, defender = contact(scenario, state)
    reach = np.stack([challenger, defender])
    return _only(
        state,
        scenario.attack_row > 0,
        lambda rows: reach[scenario.attack_row[rows] - 1, scenario.target[rows]],
    )


def _coalition(scenario: Scenario, state: State) -> Booleans:
    """A coalition of the willing carries the row at today's support."""
    return _only(
        state,
        scenario.consent == COALITION,
        lambda rows: scenario.level[rows][:, None] <= coalition_level(scenario, state),
    )


def _consent(scenario: Scenario, state: State) -> Booleans:
    """No member blocks a common act."""
    if scenario.members == 0:
        return np.ones((len(scenario.cost), 1), dtype=np.bool_)
    most = ceiling(scenario, state, state.turn)
    return _only(state, scenario.consent == ALLIANCE, lambda rows: scenario.level[rows][:, None] <= most)


def _only(state: State, which: Booleans, met: Callable[[Integers], Booleans]) -> Booleans:
    """A condition that concerns only some rows; the others meet it."""
    result = np.ones((len(which), state.games), dtype=np.bool_)
    rows = np.flatnonzero(which)
    if rows.size:
        result[rows] = met(rows)
    return result


CONDITIONS: Final[tuple[tuple[str, Condition], ...]] = (
    ("phase", _phase),
    ("over", _running),
    ("time", _time),
    ("needs", _needs),
    ("stock", _stock),
    ("contact", _contact),
    ("coalition", _coalition),
    ("consent", _consent),
    ("capital", _affordable),
)


def costs(scenario: Scenario, state: State) -> Floats:
    """[A, N] capital that each row costs now, with what winning over objecting members costs."""
    found = state.cache.get("costs")
    if found is None:
        found = np.repeat(scenario.cost[:, None], state.games, axis=1)
        common = np.flatnonzero(scenario.consent == ALLIANCE)
        if scenario.members and common.size:
            extra = scenario.numbers.alliance.objection_cost * objections(scenario, state, state.turn)
            found[common] += extra[scenario.alliance_row[common]]
        state.cache["costs"] = found
    return np.asarray(found)


def legality(scenario: Scenario, state: State) -> Booleans:
    """[A, N] what is legal for every row, before anything is in a tray; computed once a decision."""
    found = state.cache.get("legal")
    if found is None:
        found = np.ones((len(scenario.cost), state.games), dtype=np.bool_)
        for _, condition in CONDITIONS[:2] if state.phase == CRISIS else CONDITIONS:
            found &= condition(scenario, state)
        found[list(scenario.hold)] = True
        state.cache["legal"] = found
    return np.asarray(found)


def legal_orders(scenario: Scenario, state: State, side: int) -> Booleans:
    """[rows of the side, N] what this side may order now; its first row, hold, always is."""
    return legality(scenario, state)[scenario.first[side] : scenario.last[side]]


def why_illegal(scenario: Scenario, state: State, row: int, tray: Sequence[int] = ()) -> str | None:
    """The reason code why a row may not be added to a tray in the one game of `state`, or None when it may."""
    side = int(scenario.side_of[row])
    if row == scenario.hold[side]:
        return None
    for code, condition in CONDITIONS:
        met = np.broadcast_to(condition(scenario, state), (len(scenario.cost), 1))
        if not met[row, 0]:
            return code
    if row in tray:
        return "double"
    slots = 1 if state.phase == CRISIS else scenario.slots[side]
    if len(tray) >= slots:
        return "slots"
    price = costs(scenario, state)[:, 0]
    if float(price[row]) + sum(float(price[other]) for other in tray) > float(state.capital[side, 0]) + 1e-9:
        return "budget"
    return None


def settle(scenario: Scenario, state: State, orders: Integers) -> tuple[Integers, Floats]:
    """What of the sealed orders [S, Q, N] stands, and what each side pays [S, N].

    In the order of the slots: a row that is not the side's, not legal, ordered twice or not affordable any more counts as
    hold. So a step never fails, whatever it is given.
    """
    legal, price = legality(scenario, state), costs(scenario, state)
    games = np.arange(state.games)
    stands = np.empty_like(state.orders)
    paid = np.zeros((scenario.side_count, state.games))
    for side in range(scenario.side_count):
        hold = scenario.hold[side]
        stands[side] = hold
        slots = 1 if state.phase == CRISIS else scenario.slots[side]
        left = state.capital[side] + 1e-9
        for slot in range(slots):
            rows = orders[side, slot]
            fine = (rows >= scenario.first[side]) & (rows < scenario.last[side])
            rows = np.where(fine, rows, hold)
            fine = legal[rows, games]
            for earlier in range(slot):
                fine &= stands[side, earlier] != rows
            charge = price[rows, games]
            fine &= paid[side] + charge <= left
            stands[side, slot] = np.where(fine, rows, hold)
            paid[side] += np.where(fine, charge, 0.0)
    return stands, paid
