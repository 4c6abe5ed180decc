"""Orders: the one owner of legality. Buttons, opponents, the checker and notation all ask here.

A row is legal when every condition in CONDITIONS is met; the first that is not is the reason why not. Conditions that
depend on what is already in the tray (budget, doubles, slots) stand in `why_illegal`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from game.rules.alliance import ceiling, coalition_level, lateness, objections, patience
from game.rules.arrays import Booleans, Floats, Integers, add_rows
from game.rules.capability import contact
from game.rules.scenario import ALLIANCE, COALITION, Scenario
from game.rules.state import CRISIS, State

ROUNDING = 1e-9  # what a purse may lack because sums round

Rows = Integers  # which rows of the order table a condition concerns
Condition = Callable[[Scenario, State], tuple[Rows, Any]]  # those rows, and [rows, N] whether it is met


def _phase(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """A row for crises is open only to leaders in one, all other rows only when orders are given; hold is always
    open.
    """
    if state.phase != CRISIS:
        return np.flatnonzero(scenario.crisis_act > 0), False
    rows = np.flatnonzero(~scenario.is_hold)
    leads = (scenario.crisis_act[rows] > 0) & np.isin(scenario.side_of[rows], scenario.leaders)
    return rows, leads[:, None] & (state.protester >= 0)


def _running(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """Nothing but hold in a game that is over."""
    return np.arange(len(scenario.cost)), ~state.over


def _time(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """The row's first and last turn."""
    return np.flatnonzero((scenario.not_before > state.turn) | (state.turn > scenario.not_after)), False


def _needs(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """A track that the row needs stands high enough, and low enough."""
    rows = np.flatnonzero(scenario.needs_track >= 0)
    stands = state.tracks[scenario.needs_track[rows]]
    return rows, (stands >= scenario.needs_least[rows][:, None]) & (stands <= scenario.needs_most[rows][:, None])


def _stock(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """There is something left in the stock that the row draws on."""
    rows = np.flatnonzero(scenario.pool_track >= 0)
    return rows, state.tracks[scenario.pool_track[rows]] > scenario.numbers.aid.scrap


def _contact(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """Only regions in reach can be attacked, and only held ground can be given up."""
    rows = np.flatnonzero(scenario.attack_row)
    if rows.size == 0:
        return rows, True
    reach = np.concatenate(contact(scenario, state))
    return rows, reach[(scenario.attack_row[rows] - 1) * scenario.regions + scenario.target[rows]]


def _coalition(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """A coalition of the willing carries the row at today's support."""
    rows = np.flatnonzero(scenario.consent == COALITION)
    return rows, scenario.level[rows][:, None] <= coalition_level(scenario, state) if rows.size else True


def _consent(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """No member blocks a common act."""
    rows = np.flatnonzero(scenario.consent == ALLIANCE)
    if scenario.members == 0 or rows.size == 0:
        return rows[:0], True
    return rows, scenario.level[rows][:, None] <= ceiling(_borne(scenario, state, "blocks"))


def _affordable(scenario: Scenario, state: State) -> tuple[Rows, Any]:
    """The side has the capital, with what winning over objecting members costs."""
    extra = surcharges(scenario, state)
    met = np.empty((len(scenario.price_rows), state.games), dtype=np.bool_)
    for place, row in enumerate(scenario.price_rows):
        purse, level = state.capital[scenario.side_of[row]], scenario.surcharge_row[row]
        np.less_equal(extra[level] + scenario.cost[row] if level else scenario.cost[row], purse, out=met[place])
    return np.arange(len(scenario.cost)), met[scenario.price_class]


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


def _borne(scenario: Scenario, state: State, name: str) -> Floats:
    """[M, N] the level above which each member `objects` or `blocks`; worked out once a decision."""
    if name not in state.cache:
        state.cache["objects"], state.cache["blocks"] = patience(scenario, state, state.turn)
    return np.asarray(state.cache[name])


def surcharges(scenario: Scenario, state: State) -> Floats:
    """[1 + U, N] capital beside the price: to win over members who object, and for soldiers who are sent late; row 0
    is for all other orders: nothing.
    """
    found = state.cache.get("surcharges")
    if found is None:
        found = np.zeros((1 + len(scenario.alliance_levels), state.games))
        if scenario.members and state.phase != CRISIS:
            found[1:] = scenario.numbers.alliance.objection_cost * objections(
                scenario, _borne(scenario, state, "objects")
            )
            found[1:] += np.array(scenario.late_costs)[:, None] * lateness(scenario, state)
        state.cache["surcharges"] = found
    return np.asarray(found)


def prices(scenario: Scenario, state: State, rows: Integers) -> Floats:
    """Capital that rows [..., N] cost now, in each game its own."""
    places = scenario.surcharge_row.take(rows)
    if not places.any():  # no common act and no soldiers among them: nothing comes on top
        return np.asarray(scenario.cost.take(rows))
    places *= state.games
    places += np.arange(state.games)
    return np.asarray(scenario.cost.take(rows) + surcharges(scenario, state).reshape(-1).take(places))


def price_table(scenario: Scenario, state: State, rows: Integers) -> Floats:
    """[rows, N] the same for whole rows of the table [W]; taken row by row, which costs a tenth."""
    return np.asarray(scenario.cost[rows, None] + surcharges(scenario, state)[scenario.surcharge_row[rows]])


def legality(scenario: Scenario, state: State) -> Booleans:
    """[A, N] what is legal for every row, before anything is in a tray; computed once a decision."""
    found = state.cache.get("legal")
    if found is None:
        if state.phase == CRISIS:
            found = _legal_in_crisis(scenario, state)
        else:
            found = np.ones((len(scenario.cost), state.games), dtype=np.bool_)
            for _, condition in CONDITIONS:
                rows, met = condition(scenario, state)
                if rows.size == len(found):
                    found &= met  # in place for all rows: a third of the time
                elif rows.size:
                    found[rows] &= met
            found[list(scenario.hold)] = True
        state.cache["legal"] = found
    return np.asarray(found)


def _legal_in_crisis(scenario: Scenario, state: State) -> Booleans:
    """The same for a crisis, where only the first two conditions matter, and in every round for a few rows only."""
    found = np.zeros((len(scenario.cost), state.games), dtype=np.bool_)
    found[list(scenario.hold)] = True
    rows = np.flatnonzero((scenario.crisis_act > 0) & np.isin(scenario.side_of, scenario.leaders))
    found[rows] = (state.protester >= 0) & ~state.over
    return found


def _first_unmet(scenario: Scenario, state: State) -> Integers:
    """[A, N] the place in CONDITIONS of the first one that a row does not meet; their number where it meets all.

    For explanations; computed once a decision, as a window asks for every row.
    """
    found = state.cache.get("first unmet")
    if found is None:
        found = np.full((len(scenario.cost), state.games), len(CONDITIONS))
        for place in reversed(range(len(CONDITIONS))):
            rows, met = CONDITIONS[place][1](scenario, state)
            found[rows] = np.where(met, found[rows], place)
        state.cache["first unmet"] = found
    return np.asarray(found)


def legal_orders(scenario: Scenario, state: State, side: int) -> Booleans:
    """[rows of the side, N] what this side may order now; its first row, hold, always is."""
    return legality(scenario, state)[scenario.first[side] : scenario.last[side]]


def why_illegal(scenario: Scenario, state: State, row: int, tray: Sequence[int] = ()) -> str | None:
    """The reason code why a row may not be added to a tray in the one game of `state`, or None when it may."""
    side = int(scenario.side_of[row])
    if row == scenario.hold[side]:
        return None
    if not legality(scenario, state)[row, 0]:
        unmet = int(_first_unmet(scenario, state)[row, 0])
        if unmet < len(CONDITIONS):
            return CONDITIONS[unmet][0]
    if row in tray:
        return "double"
    slots = 1 if state.phase == CRISIS else scenario.slots[side]
    if len(tray) >= slots:
        return "slots"
    price = prices(scenario, state, np.array([[row], *([other] for other in tray)]))
    if float(add_rows(price)[0]) > float(state.capital[side, 0]) + ROUNDING:
        return "budget"
    return None


def settle(scenario: Scenario, state: State, orders: Integers) -> tuple[Integers, Floats]:
    """What of the sealed orders [S, Q, N] stands, and what each side pays [S, N].

    In the order of the slots: a row that is not the side's, not legal, ordered twice or not affordable any more
    counts as hold. So a step never fails, whatever it is given.
    """
    legal = legality(scenario, state).reshape(-1)
    games = np.arange(state.games)
    stands = np.empty_like(state.orders)
    paid = np.zeros((scenario.side_count, state.games))
    for side in range(scenario.side_count):
        hold, slots = scenario.hold[side], 1 if state.phase == CRISIS else scenario.slots[side]
        stands[side, slots:] = hold
        rows = orders[side, :slots]
        foreign = (rows < scenario.first[side]) | (rows >= scenario.last[side])
        rows = np.where(foreign, hold, rows)
        places = rows * state.games + games
        fine = legal.take(places)
        if state.phase == CRISIS:  # one row each, and it costs no capital
            stands[side, 0] = np.where(fine[0], rows[0], hold)
            continue
        charges = prices(scenario, state, rows)
        left = state.capital[side] + ROUNDING
        for slot in range(slots):
            stand = fine[slot]
            for earlier in range(slot):
                stand &= stands[side, earlier] != rows[slot]
            stand &= charges[slot] <= left
            stands[side, slot] = np.where(stand, rows[slot], hold)
            charge = np.where(stand, charges[slot], 0.0)
            left -= charge
            paid[side] += charge
    return stands, paid
