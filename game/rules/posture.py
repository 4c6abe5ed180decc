"""Posture: attacks on the flank, and what the answer makes of the alliance."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import add_rows
from game.rules.chance import uniform
from game.rules.deterrence import honoured
from game.rules.effects import acting_on
from game.rules.scenario import Scenario
from game.rules.state import State


def answer_attack(scenario: Scenario, state: State) -> None:
    """An attack on a host country is answered by all with the chance that credibility and unity give, or by nobody.

    Answered, it is a theatre war; unanswered, the promise of Article 5 is hollow. A lesson of the prototype: this curve is
    steep, so that credibility is what lost crises really cost.
    """
    if scenario.hosts == 0 or not scenario.verb_sides["flank_attack"]:
        return
    attacked = acting_on(scenario, state, "flank_attack", scenario.hosts) > 0.0
    if not attacked.any():
        return
    chance = honoured(scenario, state)
    answered = np.ones(state.games, dtype=np.bool_)
    for host in range(scenario.hosts):
        lot = uniform(state.seed, state.turn, "article 5", host)
        answered &= ~attacked[host] | (lot < chance[host])
    any_attack = add_rows(attacked.astype(np.float64)) > 0.0
    state.floor[...] = np.where(any_attack & answered, np.maximum(state.floor, scenario.theatre_rung), state.floor)
    state.hollow[...] = np.where(any_attack & ~answered, 1.0, state.hollow)
