"""Civilians: people who must leave and people who can return; a cost that everybody sees."""

from __future__ import annotations

import numpy as np

from game.rules.scenario import Scenario
from game.rules.state import State


def shelter(scenario: Scenario, state: State) -> None:
    """Ground that is lost drives people out; quiet, power and relief let some return."""
    if scenario.defender < 0:
        return
    numbers = scenario.numbers.civilians
    lost = np.maximum(-state.shift, 0.0)
    state.displaced += numbers.displaced_per_territory * lost
    state.harm += numbers.harm_per_territory * np.abs(state.shift)
    home = numbers.returning * (state.infrastructure / 100.0) * state.displaced
    state.displaced -= np.minimum(home, state.displaced)
