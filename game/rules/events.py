"""Events: things that happen to everybody, when and as likely as the scenario says."""

from __future__ import annotations

import numpy as np

from game.rules.chance import uniform
from game.rules.effects import keep_in_range
from game.rules.scenario import Scenario
from game.rules.state import State


def happen(scenario: Scenario, state: State) -> None:
    """Each event of this turn happens with its chance and adds its effects; free scales end at their ends."""
    for row in scenario.events_at.get(state.turn, ()):
        event = scenario.events[row]
        happens = uniform(state.seed, state.turn, "event", row) < event.chance
        for place, amount in event.effects:
            state.tracks[place] += np.where(happens, amount, 0.0)
        if state.ledger is not None:
            state.ledger.note_event(state, row, event.effects, happens)
    if state.turn in scenario.events_at:
        keep_in_range(scenario, state)
