"""Leaning: how the policy that a side follows should be changed for the rest of the game.

A policy is a doctrine and a leaning: numbers added to its daring, to its nerve and to its wish for each kind of order.
In every trial all numbers are changed at once, up or down by lot, and the same world is played with the opposite
change too; half the difference, regressed on the lots, tells the effect of every number. So a few hundred play-outs
teach about thirty numbers what they could teach about one (factorial designs, Fisher 1926; SPSA, Spall 1992). Then the
side goes some way in that direction, as far as other worlds confirm.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.players.search.arms import mean, measure, utility
from game.players.search.policies import own_doctrines
from game.players.search.worlds import Trials, Worlds
from game.rules.arrays import Floats, Integers, Words
from game.rules.chance import words
from game.rules.observation import Observation
from game.rules.scenario import Scenario

DARING: Final = 0.7  # levels of provocation by which the margin is changed in a trial
NERVE: Final = 1.0  # steps of a crisis
WISH: Final = 2.0  # of a wish
SURE: Final = 2.0  # standard errors from which an effect counts in full
STRIDES: Final = (0.0, 0.5, 1.0, 2.0)  # how far one goes
LINE_SHARE: Final = 0.3  # of the play-outs that find out how far


def none(scenario: Scenario, side: int, games: int) -> Floats:
    """[X, G] no leaning: two numbers and one for each row of the side, of which the first of each action counts."""
    return np.zeros((2 + scenario.last[side] - scenario.first[side], games))


def lean(
    seen: Observation, worlds: Worlds, policy: Integers, luck: Words, caution: float, playouts: int, rounds: int
) -> Floats:
    """[X, G] the leaning that serves best beside the policy [G] of each game."""
    scenario, games = worlds.scenario, seen.games
    found = none(scenario, seen.side, games)
    places, sizes = _knobs(scenario, seen.side)
    used = 0
    for left in range(rounds, 0, -1):
        share = playouts // left
        playouts -= share
        pairs = max(1, int(share * (1.0 - LINE_SHARE)) // 2)
        lots = _lots(luck, len(places), pairs, seen.turn * 64 + left, seen.side)  # [D, pairs, G] -1 or 1
        change = np.zeros((len(found), pairs, games))
        change[places] = lots * sizes[:, None, None]
        world = (used + np.arange(pairs)) % worlds.copies
        both = np.concatenate([found[:, None] + change, found[:, None] - change], axis=1)
        results = _tried(worlds, seen, policy, both, np.concatenate([world, world]), caution)
        effect = (results[:pairs] - results[pairs:]) / 2.0
        way = np.zeros_like(found)
        for game in range(games):  # each by itself, so that the same comes out for one game alone
            way[places, game] = _direction(lots[:, :, game], effect[:, game]) * sizes
        used += pairs
        each = max(1, int(share * LINE_SHARE) // len(STRIDES))
        world = (used + np.arange(each)) % worlds.copies
        strides = found[:, None] + np.array(STRIDES)[None, :, None] * way[:, None]
        results = _tried(worlds, seen, policy, np.repeat(strides, each, axis=1), np.tile(world, len(STRIDES)), caution)
        values = mean(results.reshape(len(STRIDES), each, games))
        found = np.take_along_axis(strides, np.argmax(values, axis=0)[None, None], axis=1)[:, 0]
        used += each
    return found


def _knobs(scenario: Scenario, side: int) -> tuple[Integers, Floats]:
    """Two [D]: the rows of a leaning that are changed, and by how much in a trial."""
    rows = np.unique(np.concatenate([scenario.action[one.rows] for one in own_doctrines(scenario, side)]))
    places = np.concatenate([[0, 1], rows - scenario.first[side] + 2]).astype(np.int64)
    return places, np.array([DARING, NERVE] + [WISH] * len(rows))


def _lots(luck: Words, knobs: int, pairs: int, turn: int, side: int) -> Floats:
    """[D, pairs, G] -1 or 1, from each game's luck."""
    found = np.stack([words(luck + np.uint64(pair), turn, "leaning", side) for pair in range(pairs)])  # [pairs, G]
    bits = np.stack([found >> np.uint64(knob % 64) for knob in range(knobs)]) & np.uint64(1)
    return np.asarray(bits * 2.0 - 1.0)


def _direction(lots: Floats, effect: Floats) -> Floats:
    """[D] -1..1 where to go from the effects [pairs] of the lots [D, pairs]: less far where the effect is not sure."""
    knobs, pairs = lots.shape
    normal = lots @ lots.T + np.eye(knobs) * max(1.0, 0.1 * pairs)  # a ridge: there may be fewer pairs than numbers
    slopes: Floats = np.asarray(np.linalg.solve(normal, lots @ effect), dtype=np.float64)
    error = float(np.std(effect - lots.T @ slopes)) / max(1.0, pairs - knobs) ** 0.5 + 1e-9
    return np.asarray(np.clip(slopes / error / SURE, -1.0, 1.0))


def _tried(
    worlds: Worlds, seen: Observation, policy: Integers, leaning: Floats, world: Integers, caution: float
) -> Floats:
    """[trials, G] what comes of each leaning [X, trials, G] in a world [trials] when the policy decides from now on."""
    trials, games = leaning.shape[1:]
    turn, game = (place.reshape(-1) for place in np.indices((trials, games)))
    undecided = np.full((seen.orders.shape[1], len(game)), -1, dtype=np.int64)
    asked = Trials(game, world[turn], undecided, policy[game], leaning.reshape(len(leaning), -1))
    return utility(measure(worlds, asked), caution).reshape(trials, games)
