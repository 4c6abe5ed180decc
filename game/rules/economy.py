"""Economies, stocks and what a side can ask of its people next turn."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import above, clip
from game.rules.scenario import Scenario
from game.rules.state import State


def produce(scenario: Scenario, state: State) -> None:
    """Factories add shells, missiles and drones; railways and depots recover towards what the economy allows."""
    numbers = scenario.numbers.economy
    for side in scenario.fighters:
        works = state.industry[side] * above(numbers.works_floor, state.economy[side])
        state.ammunition[side] += numbers.shells_per_industry * works
        state.missiles[side] += numbers.missiles_per_industry * works
        level = scenario.supply_level[side]
        power = above(numbers.supply_dark, state.infrastructure) if side == scenario.defender else 1.0
        state.supply[side] += numbers.supply_recovery * (level * power - state.supply[side])
        state.quality[side] += numbers.quality_recovery * (scenario.quality_level[side] - state.quality[side])
    if scenario.kits and scenario.defender >= 0:
        state.kit += scenario.kit_own * state.industry[scenario.defender]
    state.infrastructure += numbers.repair * (100.0 - state.infrastructure)


def balance(scenario: Scenario, state: State) -> None:
    """Sanctions and mobilised economies drag, and economies come back towards what they can carry."""
    numbers = scenario.numbers.economy
    challenger, defender = scenario.challenger, scenario.defender
    if challenger >= 0:
        economy = state.economy[challenger]
        economy -= numbers.sanctions_bite * state.sanctions / 100.0
        economy += numbers.recovery * (scenario.economy_level[challenger] - economy)
        state.sanctions *= 1.0 - numbers.evasion
    if defender >= 0:
        economy = state.economy[defender]
        economy -= numbers.war_drag * (1.0 - state.infrastructure / 100.0) + numbers.deficit
        economy += numbers.recovery * (scenario.economy_level[defender] - economy)
        np.maximum(economy, 0.0, out=economy)


def move_support(scenario: Scenario, state: State) -> None:
    """Support at home follows ground, losses and the economy, and returns to a robust level of its own.

    Return is strong on purpose: in the prototype, support that only fell ended a fifth of all games by arithmetic.
    """
    numbers = scenario.numbers.economy
    for side in scenario.fighters:
        sign = 1.0 if side == scenario.defender else -1.0
        ground = sign * state.shift
        support = state.support[side]
        support += numbers.ground_gained * np.maximum(ground, 0.0) - numbers.ground_lost * np.maximum(-ground, 0.0)
        support -= numbers.hardship * np.maximum(numbers.hardship_below - state.economy[side], 0.0)
        support -= numbers.grief * state.fallen[side] / (state.fallen[side] + state.army[side] + 1.0)
        support += numbers.support_recovery * (scenario.support_level[side] - support)
        state.support[side] = clip(support, 0.0, 100.0)


def income(scenario: Scenario, state: State) -> None:
    """Capital for the next turn: a base, more with support and economy; a part of what was not spent is kept."""
    numbers = scenario.numbers.economy
    for side in range(scenario.side_count):
        share = (
            numbers.income_support * state.support[side] / 100.0 + numbers.income_economy * state.economy[side] / 100.0
        )
        fresh = scenario.income[side] * (numbers.income_base + share)
        kept = numbers.kept * state.capital[side]
        state.capital[side] = np.minimum(kept + fresh, scenario.capital_most[side])
