"""Beliefs about hidden types: a small grid for each, moved by Bayes' rule in one place.

Leaders see what was swallowed, what led to a protest, how firm the other was, and what intelligence reports. The true
value is never read here except through such a sign.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, add_rows, clip
from game.rules.chance import triangular
from game.rules.deterrence import imprecision, line
from game.rules.scenario import BINS, Scenario
from game.rules.state import State

ALIVE = 1e-6  # no hypothesis is ever quite dead, so that a belief can recover from a surprise


def learn(scenario: Scenario, state: State) -> None:
    """The one update of all beliefs, once a turn."""
    if len(scenario.leaders) < 2:
        return
    for side in scenario.leaders:
        _learn_tolerance(scenario, state, side)
        _learn_resolve(scenario, state, side)


def triangle_above(margin: Floats, width: float) -> Floats:
    """Chance that triangular noise of half-width `width` exceeds `margin`: 1 far below zero, 1/2 at zero, 0 far
    above.
    """
    x = clip(margin / width, -1.0, 1.0)
    return np.asarray(0.5 - 0.5 * x * (2.0 - np.abs(x)))


def protested(scenario: Scenario, side: int, acts: Floats, normal: Floats, bears: Floats) -> Floats:
    """Chance that a leader who bears so much above what is normal for it protests against such acts."""
    margin = scenario.numbers.crisis.threshold + line(scenario, side, normal, bears) - acts
    return triangle_above(margin, imprecision(scenario, side)) * (1.0 - scenario.red_lines[side].unverifiable)


def _learn_tolerance(scenario: Scenario, state: State, side: int) -> None:
    """Acts that were protested make a low tolerance likelier, acts that were swallowed a high one; reports narrow
    both.
    """
    numbers = scenario.numbers.belief
    threshold = scenario.numbers.crisis.threshold
    row = scenario.hidden_row(side, "tolerance")
    grid = scenario.hidden_grid[row]  # [B, 1]
    acts, normal = state.provocation[1 - scenario.camp[side]], state.habituation[side]
    crossed = protested(scenario, side, acts, normal, grid * state.patience[side])
    seen = state.severity[side] > threshold
    # chance of what was seen: `crossed` where there was a protest, its complement where none was, 1 where nothing was
    # done
    sign = np.where(acts > normal, np.where(seen, 1.0, -1.0), 0.0)
    likelihood = np.where(sign < 0.0, 1.0, 1.0 - np.abs(sign)) + sign * crossed

    observer = scenario.leaders[0] if side == scenario.leaders[1] else scenario.leaders[1]
    span = scenario.hidden_high[row] - scenario.hidden_low[row]
    error = numbers.report_error - numbers.report_gain * state.intelligence[observer] / 100.0
    error = span * np.maximum(error, numbers.report_best)
    true = scenario.hidden_low[row] + span * state.hidden[row]
    report = true + error * triangular(state.seed, state.turn, "report", side)
    likelihood *= np.maximum(1.0 - np.abs(report - grid) / error, numbers.least)
    _bayes(state.belief[row], likelihood)


def _learn_resolve(scenario: Scenario, state: State, side: int) -> None:
    """A side that stood firm in a crisis looks resolute; one that backed down does not.

    Old signs fade before a new one counts: leaders stand firm mostly because of their orders, the same every time, so
    that crises are not independent evidence. Without this the truth lay in the believed 80 % band in 40 % of games at
    the end.
    """
    numbers = scenario.numbers.belief
    some = np.flatnonzero(state.firmness_seen[side] != 0.0)
    row = scenario.hidden_row(side, "resolve")
    tilt = clip(numbers.firmness * state.firmness_seen[side, some], -numbers.firmness_most, numbers.firmness_most)
    belief = (1.0 - numbers.forget) * state.belief[row][:, some] + numbers.forget / BINS
    _bayes(belief, 1.0 + tilt * (2.0 * scenario.bin_quantile - 1.0))
    state.belief[row][:, some] = belief


def _bayes(belief: Floats, likelihood: Floats) -> None:
    """In place: belief [B, N] times likelihood [B, N], made to sum to 1."""
    belief *= likelihood
    np.maximum(belief, ALIVE, out=belief)
    belief /= add_rows(belief)
