"""The two players that every side of every scenario has."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Integers, Words
from game.rules.observation import Observation
from game.rules.orders import ROUNDING
from game.rules.scenario import Scenario
from game.rules.state import CRISIS


def holds(scenario: Scenario, seen: Observation) -> Integers:
    """[Q, N] nothing but hold."""
    return np.full((scenario.most_slots, seen.games), scenario.hold[seen.side], dtype=np.int64)


def hold(scenario: Scenario, seen: Observation, luck: Words) -> Integers:
    """Never acts, and in a crisis always offers a way out."""
    return holds(scenario, seen)


def uniform(scenario: Scenario, seen: Observation, luck: Words) -> Integers:
    """For each slot a row at random among the legal ones; what is doubled or cannot be paid any more falls away.

    Counts are whole numbers of one byte: the n-th legal row is found by comparing running counts, without a sort.
    """
    orders = holds(scenario, seen)
    somewhere = np.flatnonzero(seen.legal.any(axis=1))  # rows that are legal in some game
    counts = np.empty((len(somewhere), seen.games), dtype=np.uint8 if len(somewhere) < 256 else np.uint16)
    running = np.zeros(seen.games, dtype=counts.dtype)
    for line, legal in zip(counts, seen.legal[somewhere], strict=True):
        running = np.add(running, legal, out=line)
    legal_rows = running.astype(np.uint64)
    left = seen.purse + ROUNDING
    slots = 1 if seen.phase == CRISIS else scenario.slots[seen.side]
    first = scenario.first[seen.side]
    for slot in range(slots):
        luck = luck * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
        pick = ((luck >> np.uint64(40)) * legal_rows >> np.uint64(24)).astype(counts.dtype)
        place = np.add.reduce((counts <= pick).view(np.uint8), axis=0, dtype=counts.dtype)
        row: Integers = np.asarray(somewhere.take(place) + first)
        price = seen.prices(row)
        fine = price <= left
        for earlier in range(slot):
            fine &= orders[earlier] != row
        orders[slot] = np.where(fine, row, orders[slot])
        left = left - np.where(fine, price, 0.0)
    return orders
