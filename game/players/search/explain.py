"""Explaining: the few figures that decided a search, kept for whoever asks after the game."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.players.panel import WISHES
from game.players.search.arms import Arms
from game.players.search.choose import explore, preferred
from game.players.search.level import Level
from game.players.search.policies import own_names
from game.rules.arrays import Floats, Integers, Words
from game.rules.observation import Observation
from game.rules.scenario import Scenario
from game.rules.state import CRISIS
from game.texts.reasons import Option, Reasons

SAID: Final = 3  # orders of a leaning that are told
CLEARLY: Final = 1.0  # from this wish on


def search_and_explain(scenario: Scenario, seen: Observation, luck: Words, level: Level) -> tuple[Integers, Reasons]:
    """[Q, 1] what the search orders in the one game of `seen`, which must ask for a decision, and why."""
    arms = explore(scenario, seen, luck, level)
    best = int(preferred(arms, seen.phase, level)[0])
    others = [arm for arm in arms.ranking()[:, 0].tolist() if arm != best]
    crisis = seen.phase == CRISIS
    chosen, hold = _option(scenario, arms, best, best), _option(scenario, arms, 0, best)
    leaning = arms.leaning[best, WISHES:, 0]
    rivals = (_option(scenario, arms, arm, best) for arm in others)
    reasons = Reasons(
        side=seen.side,
        turn=seen.turn,
        round=int(seen.round[0]) + 1 if crisis else 0,
        futures=arms.tried,
        ahead=level.ahead if level.ahead and level.ahead < scenario.turns - seen.turn else 0,
        follows=own_names(scenario, seen.side)[int(arms.policy[best, 0])],
        chosen=chosen,
        hold=hold,
        more=_wanted(scenario, seen.side, leaning),
        less=_wanted(scenario, seen.side, -leaning),
        runner_up=next((rival for rival in rivals if {*rival.orders} not in ({*chosen.orders}, {*hold.orders})), None),
    )
    return arms.orders[best], reasons


def _wanted(scenario: Scenario, side: int, leaning: Floats) -> tuple[int, ...]:
    """The few actions of a side that a leaning [rows of the side] wants most, if it wants them clearly."""
    rows = np.argsort(-leaning, kind="stable")[:SAID]
    return tuple(int(row) + scenario.first[side] for row in rows if leaning[row] >= CLEARLY)


def _option(scenario: Scenario, arms: Arms, arm: int, chosen: int) -> Option:
    rows = tuple(row for row in arms.orders[arm, :, 0].tolist() if not scenario.is_hold[row])
    score, ruin, war, crisis = (float(value) for value in arms.results[:, arm, :, 0].mean(axis=1))
    gap = arms.results[0, arm, :, 0] - arms.results[0, chosen, :, 0]
    error = 1.96 * float(np.std(gap)) / max(1, arms.tried) ** 0.5
    return Option(rows, score, error, ruin, war, crisis)
