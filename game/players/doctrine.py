"""A player who follows a doctrine: wants a few orders, likes them more or less by what it sees, and minds red lines.

Doctrines are for beginners and for experiments. They see an Observation only; nothing here reads the State.
"""

from __future__ import annotations

import numpy as np

from game.players.simple import holds
from game.rules import capability, crisis, deterrence
from game.rules.arrays import Booleans, Floats, Integers, Words
from game.rules.doctrine import Doctrine
from game.rules.observation import Observation, other_leader
from game.rules.orders import ROUNDING
from game.rules.scenario import BACK_DOWN, CLIMB, Scenario
from game.rules.state import CRISIS
from game.rules.vocabulary import ESTIMATES

PRECISION = 2.0**20  # wishes are compared to a millionth
ROWS = 1024  # more rows than any doctrine has
NOTHING = -1.0  # the key of what is not to be had


def follow(scenario: Scenario, doctrine: Doctrine, seen: Observation, luck: Words) -> Integers:
    """[Q, N] what the doctrine orders."""
    if seen.phase == CRISIS:
        return _in_crisis(scenario, doctrine, seen)
    return _orders(scenario, doctrine, seen, luck)


def wishes(scenario: Scenario, doctrine: Doctrine, seen: Observation, luck: Words) -> Floats:
    """[W, N] how much each row is wanted: weight, slopes along what is seen, and mood."""
    values = np.repeat(doctrine.weight, seen.games, axis=1)
    estimates: dict[int, Floats] = {}
    for slope, rows in zip(doctrine.slope, doctrine.seen, strict=True):
        for want in np.flatnonzero((slope[:, 0] != 0.0) & (rows >= 0)):
            values[want] += slope[want, 0] * seen.track(int(rows[want]))
        for kind in {int(row) for row in rows if row < 0}:
            if kind not in estimates:
                estimates[kind] = estimate(scenario, seen, ESTIMATES[-1 - kind])
            some = np.flatnonzero((rows == kind) & (slope[:, 0] != 0.0))
            values[some] += slope[some] * estimates[kind][doctrine.place[some]]
    if doctrine.whim:
        values += mood(doctrine.rows, luck) * doctrine.whim
    return values


def mood(rows: Integers, luck: Words) -> Floats:
    """[W, N] -1..1 how much each row is liked today, for no reason."""
    mixers = (rows.astype(np.uint64) * np.uint64(2) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    bits = luck * mixers[:, None]
    bits >>= np.uint64(33)
    found = bits * 2.0**-30
    found -= 1.0
    return found


def estimate(scenario: Scenario, seen: Observation, kind: str) -> Floats:
    """[places, N] an estimate of the rules, shared by all doctrines that look at these games."""
    return seen.once(kind, lambda whole: _find(scenario, whole, kind))


def _find(scenario: Scenario, seen: Observation, kind: str) -> Floats:
    if kind == "odds":
        return capability.odds(scenario, seen, seen.side)
    if kind == "danger":
        enemy = scenario.defender if seen.side == scenario.challenger else scenario.challenger
        return capability.odds(scenario, seen, enemy)
    return deterrence.grab(scenario, seen) if kind == "grab" else deterrence.shortfall(scenario, seen)


def _orders(scenario: Scenario, doctrine: Doctrine, seen: Observation, luck: Words) -> Integers:
    """Slot by slot the row that is wanted most, of those that are legal, can be paid and stay below the red line.

    A wish and its row are packed into one whole number below 2^53, so that a plain maximum finds both: measured eight
    times faster than argmax over rows. It is held as a float, which a processor rounds and compares many at a time.
    """
    orders = holds(scenario, seen)
    if len(doctrine.rows) == 0:
        return orders
    wanted = wishes(scenario, doctrine, seen, luck)
    wanted[~seen.legal[doctrine.rows - scenario.first[seen.side]]] = 0.0
    some = np.flatnonzero((wanted > 0.0).any(axis=1))  # what nobody in the batch wants costs nothing more
    rows, wanted = doctrine.rows[some], wanted[some]
    keys = np.floor(np.minimum(wanted, 1e6) * PRECISION) * ROWS + (len(doctrine.rows) - 1.0 - some[:, None])
    keys[wanted <= 0.0] = NOTHING
    prices, levels = seen.price_table(rows), minded(scenario, rows)[:, None]
    actions = scenario.action[rows]
    room = _room(scenario, doctrine, seen)
    planned, left = _planned(scenario, doctrine, seen, orders)
    for done in planned:
        keys[actions == scenario.action[done]] = NOTHING
    for slot in range(len(planned), scenario.slots[seen.side] if rows.size else 0):
        best = np.maximum.reduce(np.where((prices <= left) & (levels <= room), keys, NOTHING))
        found = best >= 0.0
        chosen = len(doctrine.rows) - 1 - best.astype(np.int64) % ROWS
        row = np.where(found, doctrine.rows.take(chosen, mode="clip"), scenario.hold[seen.side])
        orders[slot] = row
        left = left - np.where(found, seen.prices(row), 0.0)
        # bundles shock: what is chosen leaves less room below the red line; each action is taken once a turn
        room = room - scenario.numbers.escalation.bundle_share * np.maximum(scenario.line_level.take(row), 0.0)
        np.copyto(keys, NOTHING, where=actions[:, None] == scenario.action.take(row))
    return orders


def minded(scenario: Scenario, rows: Integers) -> Floats:
    """[W] the level of provocation for which a doctrine minds the other side's red line. What cannot be talked back is
    meant to cross it: there the wish alone decides, with what it counts of the danger.
    """
    return np.where(scenario.reversible[rows], scenario.line_level[rows], 0.0)


def _planned(
    scenario: Scenario, doctrine: Doctrine, seen: Observation, orders: Integers
) -> tuple[tuple[int, ...], Floats]:
    """Writes this turn's plan into the first slots, where it is legal; returns its rows and the capital left, [N]."""
    left = seen.purse + ROUNDING
    plan = doctrine.plan[seen.turn] if seen.turn < len(doctrine.plan) else ()
    for slot, row in enumerate(plan[: scenario.slots[seen.side]]):
        price = seen.prices(np.full(seen.games, row, dtype=np.int64))
        fine = seen.legal[row - scenario.first[seen.side]] & (price <= left)
        orders[slot] = np.where(fine, row, orders[slot])
        left = left - np.where(fine, price, 0.0)
    return plan[: scenario.slots[seen.side]], left


def _room(scenario: Scenario, doctrine: Doctrine, seen: Observation) -> Floats:
    """[N] the highest level of provocation that the doctrine dares: a quantile of the believed red line, and a
    margin.
    """
    if len(scenario.leaders) < 2:
        return np.full(seen.games, np.inf)
    line = deterrence.red_line(scenario, seen, other_leader(scenario, seen.side), doctrine.trust)
    return np.asarray(line + doctrine.margin)


def _in_crisis(scenario: Scenario, doctrine: Doctrine, seen: Observation) -> Integers:
    return climbs_or_not(scenario, seen, doctrine.steps, doctrine.pride, doctrine.risk, doctrine.backs_down)


def climbs_or_not(
    scenario: Scenario,
    seen: Observation,
    steps: float | Floats,
    pride: float | Floats,
    risk: float | Floats,
    backs_down: bool | Booleans,
) -> Integers:
    """[Q, N] climbs while the next step is not too far and not too risky for it; a resolute side goes further, and one
    that has had to swallow much goes further still. Each trait is one for all games or [N].
    """
    orders = holds(scenario, seen)
    resolve = seen.own_types[scenario.hidden_row(seen.side, "resolve")]
    reach = steps + resolve - 0.5 + pride * seen.grievance[seen.side] / 100.0
    chance = crisis.accident_chance(scenario, seen, seen.heat + 1.0)
    climbs = (seen.heat + 1.0 <= reach) & (chance <= risk)
    rows = np.arange(scenario.first[seen.side], scenario.last[seen.side])
    firm, back = (rows[scenario.crisis_act[rows] == act] for act in (CLIMB, BACK_DOWN))
    held = scenario.hold[seen.side]
    otherwise = np.where(backs_down, back[0] if back.size else held, held)
    chosen = np.where(climbs, firm[0] if firm.size else otherwise, otherwise)
    orders[0] = np.where(seen.protester >= 0, chosen, held)
    return orders
