"""Beliefs about hidden types: a small grid for each, moved by Bayes' rule in one place.

Leaders see what was swallowed, what led to a protest, how firm the other was, and what intelligence reports. The true
value is never read here except through such a sign.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, add_rows, clip
from game.rules.chance import triangular
from game.rules.deterrence import calm
from game.rules.scenario import Scenario
from game.rules.state import State

LEAST = 1e-6  # no hypothesis is ever quite dead, so that a belief can recover from a surprise


def learn(scenario: Scenario, state: State) -> None:
    """The one update of all beliefs, once a turn."""
    if len(scenario.leaders) < 2:
        return
    for side in scenario.leaders:
        _learn_tolerance(scenario, state, side)
        _learn_resolve(scenario, state, side)


def triangle_above(margin: Floats, width: float) -> Floats:
    """Chance that triangular noise of half-width `width` exceeds `margin`."""
    x = clip(margin / width, -1.0, 1.0)
    upper = 0.5 * (1.0 - x) * (1.0 - x)
    lower = 1.0 - 0.5 * (1.0 + x) * (1.0 + x)
    return np.where(x > 0.0, upper, lower)


def _learn_tolerance(scenario: Scenario, state: State, side: int) -> None:
    """Acts that were protested make a low tolerance likelier, acts that were swallowed a high one; reports narrow both."""
    numbers = scenario.numbers.belief
    row = scenario.hidden_row(side, "tolerance")
    acts = state.provocation[1 - scenario.camp[side]]
    over = acts - state.habituation[side]
    grid = scenario.hidden_grid[row]  # [B, 1]
    margin = scenario.numbers.crisis.threshold - (over - grid * calm(scenario, state))
    protested = triangle_above(margin, scenario.numbers.escalation.noise)
    seen = state.severity[side] > scenario.numbers.crisis.threshold
    likelihood = np.where(seen, protested, 1.0 - protested)
    likelihood = np.where(over > 0.0, likelihood, 1.0)

    observer = scenario.leaders[0] if side == scenario.leaders[1] else scenario.leaders[1]
    span = scenario.hidden_high[row] - scenario.hidden_low[row]
    error = span * (numbers.report_error - numbers.report_gain * state.intelligence[observer] / 100.0)
    true = scenario.hidden_low[row] + span * state.hidden[row]
    report = true + error * triangular(state.seed, state.turn, "report", side)
    distance = np.abs(report - grid) / error
    likelihood = likelihood * np.maximum(1.0 - distance, 0.02)
    _bayes(state.belief[row], likelihood)


def _learn_resolve(scenario: Scenario, state: State, side: int) -> None:
    """A side that stands firm in a crisis looks resolute; one that backs down does not."""
    row = scenario.hidden_row(side, "resolve")
    tilt = clip(0.3 * state.firmness_seen[side], -0.9, 0.9)
    likelihood = 1.0 + tilt * (2.0 * scenario.bin_quantile - 1.0)
    _bayes(state.belief[row], likelihood)


def _bayes(belief: Floats, likelihood: Floats) -> None:
    """In place: belief [B, N] times likelihood [B, N], made to sum to 1."""
    belief *= likelihood
    np.maximum(belief, LEAST, out=belief)
    belief /= add_rows(belief)
