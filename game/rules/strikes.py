"""Strikes behind the lines: on infrastructure, on supply, and into the challenger's own territory."""

from __future__ import annotations

import numpy as np

from game.rules.capability import kit_worth, sight
from game.rules.effects import acting
from game.rules.scenario import Scenario
from game.rules.state import State


def strike(scenario: Scenario, state: State) -> None:
    """All strikes of the turn, from the strengths that both sides had before any of them."""
    if scenario.defender < 0 or scenario.challenger < 0:
        return
    numbers = scenario.numbers.strikes
    challenger, defender = scenario.challenger, scenario.defender
    shield = kit_worth(scenario, state, scenario.kit_air_shield)
    reach = kit_worth(scenario, state, scenario.kit_supply_strike)
    depth = kit_worth(scenario, state, scenario.kit_deep_strike)
    through = 1.0 - np.minimum(shield, numbers.best_shield)

    salvo = acting(scenario, state, "strike_infrastructure", challenger)
    damage = numbers.infrastructure_damage * salvo * through * (state.infrastructure / 100.0)
    cut = numbers.interdiction * acting(scenario, state, "strike_supply", challenger) * through
    raid = (numbers.supply_base + numbers.supply_reach * reach) * sight(scenario, state)
    raid = raid * acting(scenario, state, "strike_supply", defender)
    deep = acting(scenario, state, "strike_deep", defender)
    deep = deep * (numbers.deep_own * depth + numbers.deep_granted * reach * state.permission)

    state.infrastructure -= np.minimum(damage, state.infrastructure)
    state.harm += numbers.harm_per_damage * damage
    flee = np.minimum(numbers.displaced_per_damage * damage, numbers.displaced_most)
    state.displaced += flee
    state.support[defender] -= numbers.fatigue_per_damage * damage
    if scenario.members:
        state.will += numbers.outrage_per_damage * damage
    state.supply[defender] -= np.minimum(cut, state.supply[defender])
    state.supply[challenger] -= np.minimum(raid, state.supply[challenger])
    state.economy[challenger] -= np.minimum(numbers.deep_economy * deep, state.economy[challenger])
    state.missiles[challenger] -= np.minimum(numbers.deep_missiles * deep, state.missiles[challenger])
    state.support[challenger] -= np.minimum(numbers.deep_support * deep, state.support[challenger])
