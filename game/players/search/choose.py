"""The search itself: imagine worlds, find the policy to follow, change its orders, and compare what came of it."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.players.search.arms import Arms
from game.players.search.level import Level
from game.players.search.policies import VARIANTS, even, others_policies, own_policies
from game.players.search.scan import scan, with_order
from game.players.search.worlds import Worlds
from game.players.simple import holds
from game.rules.arrays import Booleans, Integers, Words
from game.rules.observation import Observation
from game.rules.scenario import Scenario
from game.rules.state import CRISIS

SIDE_BY_SIDE: Final = 8000  # imagined worlds that are kept at a time, of all games that are searched together
CHANGES: Final = 8  # changes of one order that reach the last comparison
PAIRS: Final = ((0, 1), (0, 2), (1, 2))  # and changes of two orders, by their places among those of one


def search(scenario: Scenario, seen: Observation, luck: Words, level: Level) -> Integers:
    """[Q, N] what the search orders. Every game is searched by itself; several at a time are only faster."""
    orders = holds(scenario, seen)
    asked = np.flatnonzero(~seen.over & ((seen.protester >= 0) | (seen.phase != CRISIS)))
    together = max(1, SIDE_BY_SIDE // level.worlds)
    for begin in range(0, asked.size, together):
        games = asked[begin : begin + together]
        arms = explore(scenario, seen.take(games), luck[games], level)
        orders[:, games] = arms.orders_of(arms.ranking()[0])
    return orders


def explore(scenario: Scenario, seen: Observation, luck: Words, level: Level) -> Arms:
    """What was compared at last in each game, tried in the same worlds. The first arm orders nothing."""
    own = own_policies(scenario, seen.side)
    others = [others_policies(scenario, side) for side in range(scenario.side_count)]
    worlds = Worlds(scenario, seen, luck, level.worlds, own, others, even(scenario, seen))
    proposals = np.stack([policy(scenario, seen, luck) for policy in own])  # [policies, Q, G]
    plain = np.array([0, *range(1, len(own), VARIANTS)])
    arms = Arms(worlds, level.caution, proposals[plain], np.repeat(plain[:, None], seen.games, axis=1))
    arms.halve(level.policy_share, level.rounds, least=2)
    if level.variants and len(own) > VARIANTS:
        policy = _variants(arms.policy_of(arms.ranking()[0]))
        arms.add(np.take_along_axis(proposals, policy[:, None], axis=0), policy)
    ranking = arms.ranking()
    best, second = ranking[0], ranking[1]
    policy = arms.policy_of(best)[None]
    rival = arms.orders_of(second)[None], arms.policy_of(second)[None]
    if seen.phase == CRISIS:
        orders = _answers(scenario, seen)
    else:
        arms.keep(best[None])
        found = scan(seen, arms, _proposed(scenario, seen, proposals), luck, level.scan_share, level.rounds)
        orders = np.concatenate([proposals[:1], arms.orders, _changed(arms.orders[0], found.rows, found.missed)])
    policies = np.repeat(policy, len(orders), axis=0)
    final = Arms(worlds, level.caution, np.concatenate([orders, rival[0]]), np.concatenate([policies, rival[1]]))
    final.halve(level.final_share, level.rounds, least=3, always=2)
    return final


def _variants(policy: Integers) -> Integers:
    """[VARIANTS - 1, G] the same doctrine with more or less daring and nerve; of the first one for who never acts."""
    doctrine = np.maximum(policy - 1, 0) // VARIANTS
    return np.asarray(1 + doctrine * VARIANTS + np.arange(1, VARIANTS)[:, None])


def _answers(scenario: Scenario, seen: Observation) -> Integers:
    """[C, Q, G] every answer in a crisis; the first one holds."""
    rows = np.arange(scenario.first[seen.side], scenario.last[seen.side])
    answers = [scenario.hold[seen.side], *rows[scenario.crisis_act[rows] > 0].tolist()]
    orders = np.repeat(holds(scenario, seen)[None], len(answers), axis=0)
    orders[:, 0] = np.array(answers)[:, None]
    return orders


def _changed(orders: Integers, rows: Integers, missed: Integers) -> Integers:
    """[C, Q, G] the orders [Q, G] with the best rows [K, G], one or two at a time, for what is missed least."""
    slots = len(missed)
    sealed, rest = orders[:slots], orders[slots:]
    found = [with_order(sealed, row, missed[0]) for row in rows[:CHANGES]]
    for one, two in PAIRS:
        if two < len(rows) and slots > 1:
            second = missed[1] + (missed[1] < missed[0])  # where it stands after the first change
            found.append(with_order(found[one], rows[two], second))
    return np.stack([np.concatenate([changed, rest]) for changed in found])


def _proposed(scenario: Scenario, seen: Observation, proposals: Integers) -> Booleans:
    """[rows of the side, G] whether any policy would order a row now."""
    found = np.zeros(seen.legal.shape, dtype=np.bool_)
    for orders in proposals:
        for rows in orders:
            found[rows - scenario.first[seen.side], np.arange(seen.games)] = True
    return found
