"""Deterrence: what can be estimated of red lines, of Article 5 and of a grab. One function each, on what a side may see;
used by the rules on the true state, and by players and the staff estimate on an observation.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, clip
from game.rules.scenario import Scenario
from game.rules.state import Tracks


def honoured(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] chance that an attack on each host country is answered by all: steep in credibility and unity.

    Allied soldiers in the country add little (Reiter and Poast 2021: tripwires do not deter by themselves).
    """
    numbers = scenario.numbers.alliance
    bond = 0.55 * seen.credibility[scenario.patron] + 0.45 * seen.support[scenario.patron]
    chance = numbers.article5_base + numbers.article5_slope * bond / 100.0
    tripwire = numbers.tripwire * np.minimum(seen.posture, 1.0)
    return np.asarray(clip(chance + tripwire, numbers.article5_least, numbers.article5_most))


def repel(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] chance that a quick grab of a host country fails: brigades on the spot and readiness against spare force."""
    numbers = scenario.numbers.alliance
    challenger = scenario.challenger
    spare = np.maximum(seen.army[challenger] - numbers.tied_down, 0.0) * (0.3 + 0.007 * seen.quality[challenger])
    defence = numbers.posture_weight * seen.posture + numbers.readiness_weight * seen.readiness
    return np.asarray(defence / (defence + spare + 1.0))


def calm(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] by how much tension shortens patience; 1 at the ordinary level of tension."""
    numbers = scenario.numbers.escalation
    return np.asarray(clip(1.0 - numbers.tension_bite * (seen.tension - numbers.tension_level) / 100.0, 0.3, 1.5))


def quantile(scenario: Scenario, belief: Floats, row: int, share: float) -> Floats:
    """[N] the value below which `share` of a belief [B, N] lies, linear inside a bin."""
    low, high = float(scenario.hidden_low[row]), float(scenario.hidden_high[row])
    below = np.zeros(belief.shape[1])
    place = np.zeros(belief.shape[1])
    for weight in belief:
        room = clip(share - below, 0.0, weight)
        place += room / weight
        below += weight
    return np.asarray(low + (high - low) * place / belief.shape[0])


def red_line(scenario: Scenario, seen: Tracks, belief: Floats, side: int, share: float) -> Floats:
    """[N] a leader's red line in levels of provocation: what it is used to plus a quantile of its believed tolerance."""
    row = scenario.hidden_row(side, "tolerance")
    return np.asarray(seen.habituation[side] + quantile(scenario, belief[row], row, share) * calm(scenario, seen))
