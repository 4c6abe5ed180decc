"""Coercion of the alliance: sabotage, wedges, nuclear threats and provocations on the flank, against will and unity."""

from __future__ import annotations

from functools import reduce

import numpy as np

from game.rules.arrays import Floats, add_rows
from game.rules.effects import acting, acting_on
from game.rules.scenario import Scenario
from game.rules.state import State


def coerce(scenario: Scenario, state: State) -> None:
    """Pressure lowers will by member: sabotage all alike, wedges the weakest most, threats the cautious; resilience
    shields.
    """
    if scenario.members == 0:
        return
    numbers = scenario.numbers.coercion
    shield = 1.0 - numbers.resilience_shield * state.resilience / 100.0
    state.strain += numbers.sabotage_strain * acting(scenario, state, "sabotage") * shield
    wedge = acting(scenario, state, "wedge") * shield
    state.will -= numbers.wedge_all * wedge
    weakest = state.will <= _lowest(state.will)
    state.will -= np.where(weakest, numbers.wedge_weakest * wedge, 0.0)
    threat = acting(scenario, state, "threaten")
    fresh = 1.0 - state.numbness / 100.0
    lost = numbers.threat_cost * scenario.member_caution * threat
    lost *= fresh
    lost *= shield
    state.will -= lost
    heard = np.minimum(threat, numbers.threats_most)
    state.numbness += numbers.numbing * heard - numbers.numbness_decay * state.numbness
    provoked = add_rows(acting_on(scenario, state, "provoke_flank", scenario.hosts)) if scenario.hosts else 0.0
    # the bold close ranks and the cautious waver
    state.will += provoked * (
        numbers.provoke_bold * (1.0 - scenario.member_caution) - numbers.provoke_cautious * scenario.member_caution
    )
    state.will.clip(0.0, 100.0, out=state.will)


def _lowest(will: Floats) -> Floats:
    """[N] the lowest will of any member."""
    return np.asarray(reduce(np.minimum, will))
