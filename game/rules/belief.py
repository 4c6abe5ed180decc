"""Beliefs about hidden types: a small grid for each, moved by Bayes' rule in one place.

Leaders see what was swallowed, what led to a protest, how firm the other was, and what intelligence reports. The true
value is never read here except through such a sign.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, add_rows, clip
from game.rules.chance import triangular
from game.rules.deterrence import by_rate, imprecision, line
from game.rules.scenario import BINS, RATES, Scenario
from game.rules.state import State

ALIVE = 1e-6  # no hypothesis is ever quite dead, so that a belief can recover from a surprise


def learn(scenario: Scenario, state: State) -> None:
    """The one update of all beliefs, once a turn."""
    if len(scenario.leaders) < 2:
        return
    for side in scenario.leaders:
        _learn_red_line(scenario, state, side)
        _learn_resolve(scenario, state, side)


def triangle_above(margin: Floats, width: float) -> Floats:
    """Chance that triangular noise of half-width `width` exceeds `margin`: 1 far below zero, 1/2 at zero, 0 far
    above.
    """
    x = np.divide(margin, width)
    x.clip(-1.0, 1.0, out=x)  # in place from here on: the beliefs of a turn ask for this many times
    rest = np.abs(x)
    np.subtract(2.0, rest, out=rest)
    x *= 0.5
    x *= rest
    return np.asarray(np.subtract(0.5, x, out=x))


def protested(scenario: Scenario, side: int, acts: Floats, normal: Floats, bears: Floats) -> Floats:
    """Chance that a leader who bears so much above what is normal for it protests against such acts."""
    margin = line(scenario, side, normal, bears)
    margin += scenario.numbers.crisis.threshold - acts
    chance = triangle_above(margin, imprecision(scenario, side))
    unverifiable = scenario.red_lines[side].unverifiable
    if unverifiable > 0.0:
        chance *= 1.0 - unverifiable
    return chance


def _learn_red_line(scenario: Scenario, state: State, side: int) -> None:
    """Acts that were protested make a low tolerance and a slow habit likelier, acts that were swallowed the opposite;
    reports of intelligence narrow tolerance.

    Each of the two is weighed at what is believed of the other (mean field), as if the one told nothing of the other;
    so a little of both fades first. Without this the truth lay in the believed 80 % band in 75 % of games at the end.
    """
    rated = side in scenario.rated
    levels = state.habits[scenario.rated.index(side)] if rated else state.habituation[side][None]  # [I, N]
    acts = state.provocation[1 - scenario.camp[side]]
    some = np.flatnonzero(acts > np.minimum.reduce(levels))  # other acts are normal whatever the rate, and tell nothing
    acts, levels = acts.take(some), levels.take(some, axis=1)
    protest = state.severity[side].take(some) > scenario.numbers.crisis.threshold

    row = scenario.hidden_row(side, "tolerance")
    bears = scenario.hidden_grid[row] * state.patience[side].take(some)  # [B, n]
    tolerance, shares = state.belief[row].take(some, axis=1), np.ones((1, some.size))
    if rated:
        pace = scenario.hidden_row(side, "habituation_rate")
        rate = state.belief[pace].take(some, axis=1)
        for belief in (tolerance, rate):
            _fade(belief, scenario.numbers.belief.doubt)
        shares = by_rate(rate)
    of_tolerance, of_rate = np.zeros(bears.shape), np.empty(levels.shape)  # chances of a protest
    both = np.empty(bears.shape)
    for place, normal in enumerate(levels):
        crossed, new = protested(scenario, side, acts, normal, bears), acts > normal
        if rated:
            of_rate[place] = add_rows(np.multiply(tolerance, crossed, out=both)) * new
        crossed *= shares[place] * new
        of_tolerance += crossed
    tolerance *= np.where(protest, of_tolerance, 1.0 - of_tolerance)
    state.belief[row][:, some] = tolerance
    _bayes(state.belief[row], _reported(scenario, state, side))
    if rated:
        _bayes(rate, np.repeat(np.where(protest, of_rate, 1.0 - of_rate), BINS // RATES, axis=0))
        state.belief[pace][:, some] = rate


def _reported(scenario: Scenario, state: State, side: int) -> Floats:
    """[B, N] likelihood of what intelligence reports of a leader's tolerance: with an error that shrinks with what the
    other camp knows of it.
    """
    numbers = scenario.numbers.belief
    row = scenario.hidden_row(side, "tolerance")
    observer = scenario.leaders[0] if side == scenario.leaders[1] else scenario.leaders[1]
    span = scenario.hidden_high[row] - scenario.hidden_low[row]
    error = numbers.report_error - numbers.report_gain * state.intelligence[observer] / 100.0
    error = span * np.maximum(error, numbers.report_best)
    true = scenario.hidden_low[row] + span * state.hidden[row]
    report = true + error * triangular(state.seed, state.turn, "report", side)
    found: Floats = report - scenario.hidden_grid[row]
    np.abs(found, out=found)
    found /= error
    np.subtract(1.0, found, out=found)
    np.maximum(found, numbers.least, out=found)
    return found


def _learn_resolve(scenario: Scenario, state: State, side: int) -> None:
    """A side that stood firm in a crisis looks resolute; one that backed down does not.

    Old signs fade before a new one counts: leaders stand firm mostly because of their orders, the same every time, so
    that crises are not independent evidence. Without this the truth lay in the believed 80 % band in 40 % of games at
    the end.
    """
    numbers = scenario.numbers.belief
    some = np.flatnonzero(state.firmness_seen[side] != 0.0)
    row = scenario.hidden_row(side, "resolve")
    belief = state.belief[row].take(some, axis=1)
    _fade(belief, numbers.forget)
    tilt = clip(numbers.firmness * state.firmness_seen[side, some], -numbers.firmness_most, numbers.firmness_most)
    _bayes(belief, 1.0 + tilt * (2.0 * scenario.bin_quantile - 1.0))
    state.belief[row][:, some] = belief


def _fade(belief: Floats, share: float) -> None:
    """In place: a share of a belief [B, N] goes back to not knowing."""
    belief *= 1.0 - share
    belief += share / BINS


def _bayes(belief: Floats, likelihood: Floats) -> None:
    """In place: belief [B, N] times likelihood [B, N], made to sum to 1."""
    belief *= likelihood
    np.maximum(belief, ALIVE, out=belief)
    belief /= add_rows(belief)
