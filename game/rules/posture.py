"""Posture: attacks on the flank and on hubs of aid, and what the answer makes of the alliance."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import clip
from game.rules.chance import uniform, uniform_in
from game.rules.deterrence import bound, honoured, repel
from game.rules.effects import acting, entries
from game.rules.scenario import Scenario
from game.rules.state import State


def answer_attack(scenario: Scenario, state: State) -> None:
    """An attack on a host country is answered by all with the chance that credibility and unity give, or by nobody.

    Answered, it is a theatre war; unanswered, the promise of Article 5 is hollow. A lesson of the prototype: this curve
    is steep, so that credibility is what lost crises really cost. Whether a grab that nobody answers succeeds is for
    the soldiers on the spot: brigades may throw it back, a tripwire will not (Reiter and Poast 2021).
    """
    if scenario.hosts == 0 or not scenario.verb_sides["flank_attack"]:
        return
    hosts, games, _ = entries(scenario, state, "flank_attack")
    if games.size == 0:
        return
    chance, thrown_back = honoured(scenario, state), repel(scenario, state)
    answered = uniform_in(state.seed[games], state.turn, "article 5", hosts) < chance[hosts, games]
    held = uniform_in(state.seed[games], state.turn, "grab", hosts) < thrown_back[hosts, games]
    by_all, by_brigades, by_nobody = games[answered], games[~answered & held], games[~answered & ~held]
    state.floor[by_all] = np.maximum(state.floor[by_all], scenario.theatre_rung)
    state.floor[by_brigades] = np.maximum(state.floor[by_brigades], scenario.war_rung)
    state.hollow[by_nobody] = 1.0


def answer_strike(scenario: Scenario, state: State) -> None:
    """Missiles on a hub of aid in a member's country are an armed attack too, and smaller than a grab.

    Answered, with the chance that the alliance's bond gives, shots are exchanged; unanswered, nobody has lost land, and
    the promise is believed less.
    """
    if scenario.patron < 0 or not scenario.verb_sides["strike_hub"]:
        return
    numbers = scenario.numbers.alliance
    struck = acting(scenario, state, "strike_hub") > 0.0
    chance = clip(bound(scenario, state), numbers.article5_least, numbers.article5_most)
    answered = uniform(state.seed, state.turn, "answer to a strike") < chance
    state.floor[...] = np.where(struck & answered, np.maximum(state.floor, scenario.war_rung), state.floor)
    trust = state.credibility[scenario.patron]
    trust -= np.where(struck & ~answered, np.minimum(numbers.unanswered, trust), 0.0)
