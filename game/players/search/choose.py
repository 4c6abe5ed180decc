"""The search itself: imagine worlds, find the policy to follow, change its orders, and compare what came of it."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.players.panel import Panel
from game.players.search.arms import Arms, mean
from game.players.search.leaning import lean, none
from game.players.search.level import Level
from game.players.search.policies import even, others_policies, own_names, own_policies, proposed
from game.players.search.scan import scan, with_order
from game.players.search.worlds import Worlds
from game.players.simple import holds
from game.rules.arrays import Booleans, Integers, Words
from game.rules.observation import Observation
from game.rules.scenario import Scenario
from game.rules.state import CRISIS

SIDE_BY_SIDE: Final = 27000  # imagined worlds that are kept at a time, of all games that are searched together
CHANGES: Final = 8  # changes of one order that reach the last comparison
PLAIN: Final = 1  # the place of the policy's own tray in the last comparison of a turn
PAIRS: Final = ((0, 1), (0, 2), (1, 2))  # and changes of two orders, by their places among those of one


def search(scenario: Scenario, seen: Observation, luck: Words, level: Level) -> Integers:
    """[Q, N] what the search orders. Every game is searched by itself; several at a time are only faster."""
    orders = holds(scenario, seen)
    asked = np.flatnonzero(~seen.over & ((seen.protester >= 0) | (seen.phase != CRISIS)))
    together = max(1, SIDE_BY_SIDE // level.worlds)
    for begin in range(0, asked.size, together):
        games = asked[begin : begin + together]
        arms = explore(scenario, seen.take(games), luck[games], level)
        orders[:, games] = arms.orders_of(preferred(arms, seen.phase, level))
    return orders


def preferred(arms: Arms, phase: int, level: Level) -> Integers:
    """[G] the arm that each game's search decides for: the best on average, or for who doubts the one that is best when
    as much is taken off each gain over the tray of its policy as that gain is unsure.
    """
    if phase == CRISIS or level.doubt == 0.0:
        return np.asarray(arms.ranking()[0])
    utilities = arms.utilities()
    gain = utilities - utilities[PLAIN]
    unsure = np.sqrt(np.maximum(mean(gain * gain) - mean(gain) ** 2, 0.0)) / max(1, arms.tried) ** 0.5
    return np.asarray(np.argmax(mean(gain) - level.doubt * unsure, axis=0))


def explore(scenario: Scenario, seen: Observation, luck: Words, level: Level) -> Arms:
    """What was compared at last in each game, tried in the same worlds. The first arm orders nothing."""
    own = own_policies(scenario, seen.side)
    others = [others_policies(scenario, side) for side in range(scenario.side_count)]
    worlds = Worlds(scenario, seen, luck, level.worlds, own, others, even(scenario, seen), level.ahead)
    count = len(own_names(scenario, seen.side))
    plain = none(scenario, seen.side, seen.games)
    every = np.repeat(np.arange(count)[:, None], seen.games, axis=1)
    proposals = np.stack([proposed(scenario, seen, own, luck, policy) for policy in every])  # [policies, Q, G]
    arms = Arms(worlds, level.caution, proposals, every, np.repeat(plain[None], count, axis=0))
    arms.halve(level.share(0), level.rounds, least=2)
    best, second = ((arms.orders_of(arm), arms.policy_of(arm), plain) for arm in arms.ranking()[:2])
    chosen = best
    if level.leanings and isinstance(own, Panel):
        leaning = lean(worlds, own, best[1], luck, level)
        chosen = proposed(scenario, seen, own, luck, best[1], leaning), best[1], leaning
    if seen.phase == CRISIS:
        found = [(answer, *chosen[1:]) for answer in _answers(scenario, seen)]
    else:
        if chosen is best:  # what came of it is known already
            arms.keep(arms.ranking()[:1])
            tray = arms
        else:
            tray = Arms.of(worlds, level.caution, [chosen])
            tray.try_more(arms.tried)
        scanned = scan(seen, tray, _wanted(scenario, seen, proposals), luck, level.share(2), level.rounds)
        changed = _changed(chosen[0], scanned.rows, scanned.missed)
        found = [(orders, *chosen[1:]) for orders in (proposals[0], chosen[0], *changed)]
        found += [best] if chosen is not best else []
    final = Arms.of(worlds, level.caution, [*found, second])
    final.halve(level.share(3), level.rounds, least=3, always=2)
    return final


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


def _wanted(scenario: Scenario, seen: Observation, proposals: Integers) -> Booleans:
    """[rows of the side, G] whether any policy would order a row now."""
    found = np.zeros(seen.legal.shape, dtype=np.bool_)
    for orders in proposals:
        for rows in orders:
            found[rows - scenario.first[seen.side], np.arange(seen.games)] = True
    return found
