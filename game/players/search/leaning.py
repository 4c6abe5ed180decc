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

from game.players.panel import DARING, NERVE, WISHES, Panel, leaning_rows
from game.players.search.arms import mean, measure, utility
from game.players.search.level import Level
from game.players.search.worlds import Trials, Worlds
from game.rules.arrays import Floats, Integers, Words
from game.rules.chance import words
from game.rules.scenario import Scenario

STEPS: Final = {DARING: 0.7, NERVE: 1.0, WISHES: 2.0}  # by how much a number is changed in a trial
SURE: Final = 2.0  # standard errors from which an effect counts in full
STRIDES: Final = (0.0, 0.5, 1.0, 2.0)  # how far one goes
LINE_SHARE: Final = 0.3  # of the play-outs that find out how far


def none(scenario: Scenario, side: int, games: int) -> Floats:
    """[X, G] no leaning."""
    return np.zeros((leaning_rows(scenario, side), games))


def lean(worlds: Worlds, panel: Panel, policy: Integers, luck: Words, level: Level) -> Floats:
    """[X, G] the leaning that serves best beside the policy [G] of each game."""
    games, playouts = len(policy), level.share(1)
    found = none(worlds.scenario, worlds.side, games)
    places, sizes = _knobs(worlds.scenario, worlds.side, panel)
    used = 0
    for left in range(level.leanings, 0, -1):
        share = playouts // left
        playouts -= share
        pairs = max(1, int(share * (1.0 - LINE_SHARE)) // 2)
        lots = _lots(luck, len(places), pairs, worlds.turn * 64 + left, worlds.side)  # [D, pairs, G] -1 or 1
        change = np.zeros((len(found), pairs, games))
        change[places] = lots * sizes[:, None, None]
        world = (used + np.arange(pairs)) % worlds.copies
        both = np.concatenate([found[:, None] + change, found[:, None] - change], axis=1)
        values = _tried(worlds, policy, both, np.tile(world, 2), level.caution)
        effect = (values[:pairs] - values[pairs:]) / 2.0
        way = np.zeros_like(found)
        for game in range(games):  # each by itself, so that the same comes out for one game alone
            way[places, game] = _direction(lots[:, :, game], effect[:, game]) * sizes
        used += pairs
        each = max(1, int(share * LINE_SHARE) // len(STRIDES))
        world = (used + np.arange(each)) % worlds.copies
        strides = found[:, None] + np.array(STRIDES)[None, :, None] * way[:, None]  # [X, strides, G]
        tried = np.repeat(strides, each, axis=1)
        values = mean(
            _tried(worlds, policy, tried, np.tile(world, len(STRIDES)), level.caution).reshape(-1, each, games)
        )
        found = np.take_along_axis(strides, np.argmax(values, axis=0)[None, None], axis=1)[:, 0]
        used += each
    return found


def _knobs(scenario: Scenario, side: int, panel: Panel) -> tuple[Integers, Floats]:
    """Two [D]: the numbers of a leaning that are changed, and by how much in a trial."""
    wishes = np.unique(scenario.action[panel.rows]) - scenario.first[side] + WISHES
    sizes = [STEPS[DARING], STEPS[NERVE], *(STEPS[WISHES] for _ in wishes)]
    return np.concatenate([[DARING, NERVE], wishes]), np.array(sizes)


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


def _tried(worlds: Worlds, policy: Integers, leaning: Floats, world: Integers, caution: float) -> Floats:
    """[trials, G] what comes of each leaning [X, trials, G] in a world [trials] when the policy decides from now on."""
    trials, games = leaning.shape[1:]
    turn, game = (place.reshape(-1) for place in np.indices((trials, games)))
    undecided = np.full((worlds.scenario.most_slots, len(game)), -1, dtype=np.int64)
    asked = Trials(game, world[turn], undecided, policy[game], leaning.reshape(len(leaning), -1))
    return utility(measure(worlds, asked), caution).reshape(trials, games)
