"""Strikes behind the lines: on infrastructure, on supply, and into the challenger's own territory."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, add_rows, saturate
from game.rules.capability import kit_worth, sight
from game.rules.effects import acting
from game.rules.scenario import Scenario
from game.rules.state import State


def intercept(scenario: Scenario, state: State) -> Floats:
    """[N] share of the challenger's missiles that air defence stops; what it fires at them is used up.

    Each kind of kit stops its share as long as it has interceptors: salvos wear out a defender who is not resupplied.
    """
    numbers = scenario.numbers.strikes
    fired = np.zeros(state.games)
    for slot in range(scenario.slots[scenario.challenger]):
        rows = state.orders[scenario.challenger, slot]
        strikes = (scenario.verbs["strike_infrastructure"][rows] > 0.0) | (scenario.verbs["strike_supply"][rows] > 0.0)
        fired += np.where(strikes, state.drawn[scenario.challenger, slot], 0.0)
    shares = scenario.kit_air_shield * saturate(state.kit, scenario.kit_half)
    total = add_rows(shares)
    shares = shares * (np.minimum(total, numbers.best_shield) / np.where(total > 0.0, total, 1.0))
    need = numbers.interceptors * fired * shares
    enough = np.where(need > state.kit, state.kit / np.where(need > 0.0, need, 1.0), 1.0)
    state.kit -= np.minimum(need, state.kit)
    return add_rows(shares * enough)


def strike(scenario: Scenario, state: State) -> None:
    """All strikes of the turn, from the strengths that both sides had before any of them."""
    if scenario.defender < 0 or scenario.challenger < 0:
        return
    numbers = scenario.numbers.strikes
    challenger, defender = scenario.challenger, scenario.defender
    reach = kit_worth(scenario, state, scenario.kit_supply_strike)
    depth = kit_worth(scenario, state, scenario.kit_deep_strike)
    through = 1.0 - intercept(scenario, state)  # after `reach` and `depth`, which are those before the strikes

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
    state.supply[challenger] -= np.minimum(numbers.deep_supply * deep, state.supply[challenger])
    state.support[challenger] -= np.minimum(numbers.deep_support * deep, state.support[challenger])
