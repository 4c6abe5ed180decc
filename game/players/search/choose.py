"""The search itself: imagine worlds, find the policy to follow, change its orders, and compare what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.players.search.arms import Arms
from game.players.search.leaning import lean, none
from game.players.search.level import Level
from game.players.search.policies import Follower, even, others_policies, own_policies
from game.players.search.scan import scan, with_order
from game.players.search.worlds import Worlds
from game.players.simple import holds
from game.rules.arrays import Booleans, Floats, Integers, Words
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
    plain = none(scenario, seen.side, seen.games)
    proposals = np.stack([policy(scenario, seen, luck, plain) for policy in own])  # [policies, Q, G]
    every = np.repeat(np.arange(len(own))[:, None], seen.games, axis=1)
    arms = Arms(worlds, level.caution, proposals, every, np.repeat(plain[None], len(own), axis=0))
    arms.halve(level.share(0), level.rounds, least=2)
    best, second = arms.ranking()[:2]
    policy, leaning = arms.policy_of(best), plain
    usual = arms.orders_of(best)
    rivals = [(usual, policy, plain), (arms.orders_of(second), arms.policy_of(second), plain)]
    if level.leanings and seen.phase != CRISIS:
        leaning = lean(seen, worlds, policy, luck, level.caution, level.share(1), level.leanings)
        usual = _proposals(scenario, seen, own, luck, policy, leaning)
    if seen.phase == CRISIS:
        orders = _answers(scenario, seen)
    else:
        tray = Arms(worlds, level.caution, usual[None], policy[None], leaning[None])
        tray.try_more(max(8, level.share(2) // 20) if level.leanings else arms.tried)
        found = scan(seen, tray, _proposed(scenario, seen, proposals), luck, level.share(2), level.rounds)
        orders = np.concatenate([proposals[:1], usual[None], _changed(usual, found.rows, found.missed)])
    rivals = rivals if level.leanings else rivals[1:]
    count = len(orders)
    final = Arms(
        worlds,
        level.caution,
        np.concatenate([orders, np.stack([one for one, _, _ in rivals])]),
        np.concatenate([np.repeat(policy[None], count, axis=0), np.stack([one for _, one, _ in rivals])]),
        np.concatenate([np.repeat(leaning[None], count, axis=0), np.stack([one for _, _, one in rivals])]),
    )
    final.halve(level.share(3), level.rounds, least=3, always=2)
    return final


def _proposals(
    scenario: Scenario, seen: Observation, own: Sequence[Follower], luck: Words, policy: Integers, leaning: Floats
) -> Integers:
    """[Q, G] what the policy [G] with its leaning would order now."""
    orders = holds(scenario, seen)
    for place, one in enumerate(own):
        games = np.flatnonzero(policy == place)
        if games.size:
            orders[:, games] = one(scenario, seen.take(games), luck[games], leaning[:, games])
    return orders


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
