"""Deterrence: what can be estimated of red lines, of Article 5 and of a grab. One function each, on what a side may
see; used by the rules on the true state, and by players and the staff estimate on an observation.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from game.rules.arrays import Floats, above, add_rows, clip
from game.rules.scenario import BINS, RATES, Scenario
from game.rules.tracks import Tracks


def honoured(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] chance that an attack on each host country is answered by all: steep in credibility and unity.

    Allied soldiers in the country add little (Reiter and Poast 2021: tripwires do not deter by themselves).
    """
    numbers = scenario.numbers.alliance
    tripwire = numbers.tripwire * np.minimum(seen.posture, 1.0)
    return np.asarray(clip(bound(scenario, seen) + tripwire, numbers.article5_least, numbers.article5_most))


def bound(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] how strongly the alliance is bound to answer, before limits and without soldiers on the spot."""
    numbers = scenario.numbers.alliance
    trust = numbers.bond_credibility
    bond = trust * seen.credibility[scenario.patron] + (1.0 - trust) * seen.support[scenario.patron]
    return np.asarray(numbers.article5_base + numbers.article5_slope * bond / 100.0)


def repel(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] chance that a quick grab of a host country fails: brigades on the spot and readiness against spare
    force.
    """
    numbers = scenario.numbers.alliance
    challenger = scenario.challenger
    busy = numbers.tied_down if scenario.regions else 0.0  # without a front no war keeps anybody busy
    worth = above(scenario.numbers.battle.quality_floor, seen.quality[challenger])
    spare = np.maximum(seen.army[challenger] - busy, 0.0) * worth
    defence = numbers.posture_weight * seen.posture + numbers.readiness_weight * seen.readiness
    return np.asarray(defence / (defence + spare + 1.0))


def patience(scenario: Scenario, seen: Tracks, side: int) -> Floats:
    """[N] what is left of a leader's tolerance: less in tense times, less after crises that it lost (whoever has given
    way once gives way less readily the next time), and for the challenger less on four pathways.
    """
    numbers = scenario.numbers.escalation
    left = 1.0 - numbers.tension_bite * (seen.tension - numbers.tension_level) / 100.0
    left = left - numbers.grievance_bite * seen.grievance[side] / 100.0
    for lost in pathways(scenario, seen, side).values():
        left = left - lost
    return clip(left, numbers.patience_least, numbers.patience_most)


def pathways(scenario: Scenario, seen: Tracks, side: int) -> dict[str, Floats]:
    """{pathway: [N] share of the challenger's patience lost on it}: four ways to a wider war, kept apart.

    Costs already imposed, the belief that the alliance is about to enter, a battle that is being lost, unrest at home
    (RAND PEA1971-1, 2022). Winning fast is the dangerous state for whoever helps. No other leader has any.
    """
    if side != scenario.challenger or scenario.defender < 0:
        return {}
    numbers = scenario.numbers.escalation
    costs = np.maximum(1.0 - seen.economy[side] / max(scenario.economy_level[side], 1.0), 0.0)
    unrest = np.maximum(1.0 - seen.support[side] / max(scenario.support_level[side], 1.0), 0.0)
    return {
        "costs": numbers.pathway_costs * (costs / numbers.pathway_costs_full),
        "entry": numbers.pathway_entry * (seen.readiness / 100.0),
        "defeat": numbers.pathway_defeat * np.maximum(seen.momentum, 0.0),
        "unrest": numbers.pathway_unrest * unrest,
    }


def quantile(scenario: Scenario, belief: Floats, row: int, share: float | Floats) -> Floats:
    """[N] the value below which `share` of a belief [B, N] about a hidden type lies."""
    low, high = float(scenario.hidden_low[row]), float(scenario.hidden_high[row])
    return np.asarray(low + (high - low) * place_in(belief, share))


def place_in(belief: Floats, share: float | Floats) -> Floats:
    """[N] how far up the range of a hidden type, 0..1, `share` of a belief [B, N] lies below; linear inside a bin."""
    below = np.zeros(belief.shape[1])
    place = np.zeros(belief.shape[1])
    for weight in belief:
        room = clip(share - below, 0.0, weight)
        place += room / weight
        below += weight
    return np.asarray(place / belief.shape[0])


def used_to(scenario: Scenario, seen: Tracks, side: int) -> Floats:
    """[N] the level of acts that others take a leader to be used to by now: the mean over what they believe of the rate
    at which it gets used to them.

    What others decide by it (consent, doctrines, estimates) never reads the true level, which would tell the rate.
    """
    if side not in scenario.rated:
        return np.asarray(seen.habituation[side])
    believed = by_rate(seen.believed(scenario.hidden_row(side, "habituation_rate")))
    return add_rows(believed * seen.habits[scenario.rated.index(side)])


def by_rate(belief: Floats) -> Floats:
    """[I, N] the shares of a belief [B, N] about a habituation rate that go to each of the rates reckoned with."""
    each = BINS // RATES
    return np.asarray(reduce(np.add, [belief[place::each] for place in range(each)]))


def level_at(levels: Floats, place: Floats) -> Floats:
    """[N] what a leader with a rate at this quantile [N] is used to, from the levels [I, N] of the rates reckoned with:
    on a straight line through the two nearest.
    """
    spot = place * RATES - 0.5
    below = clip(np.floor(spot), 0.0, RATES - 2.0).astype(np.intp)
    low, high = (np.take_along_axis(levels, row[None], axis=0)[0] for row in (below, below + 1))
    return np.asarray(low + (spot - below) * (high - low))


def imprecision(scenario: Scenario, side: int) -> float:
    """Levels by which a leader's line may be taken to lie elsewhere, up or down: a red line is imprecise."""
    return scenario.numbers.escalation.noise * scenario.red_lines[side].imprecise


def line(scenario: Scenario, side: int, normal: Floats, bears: Floats) -> Floats:
    """Where a leader's line lies, in levels: what it is used to and what it bears above that, at the next round place.

    Lines are arbitrary (Altman 2018): they are drawn where a step can be named. Any shapes that go together.
    """
    place = np.asarray(normal + bears)
    step = scenario.red_lines[side].arbitrary
    if step > 0.0:
        place /= step  # in place: beliefs ask for many lines at once
        np.ceil(place, out=place)
        place *= step
    return place


def red_line(scenario: Scenario, seen: Tracks, side: int, share: float | Floats) -> Floats:
    """[N] a quantile of where another leader's red line is believed to lie, in levels of provocation: what it is used
    to and what it bears above that. Two unknowns seldom err the same way at once, so the quantile of the first lies
    nearer to the middle; then the band between two quantiles holds the truth as often as it says.
    """
    row = scenario.hidden_row(side, "tolerance")
    bears = quantile(scenario, seen.believed(row), row, share) * patience(scenario, seen, side)
    if side not in scenario.rated:
        return np.asarray(line(scenario, side, seen.habituation[side], bears))
    rates = by_rate(seen.believed(scenario.hidden_row(side, "habituation_rate")))
    rate = place_in(rates, 0.5 + scenario.numbers.belief.together * (share - 0.5))
    return np.asarray(line(scenario, side, level_at(seen.habits[scenario.rated.index(side)], rate), bears))


def grab(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] what a quick attack on each host country would be worth to the challenger, in points of its score.

    Unanswered, the alliance is hollow and the challenger gains; answered, it fights all of them (perfect deterrence,
    Zagare and Kilgour 2000: both parts of the threat, and the value of leaving things as they are, count).
    """
    numbers = scenario.numbers.alliance
    answered = honoured(scenario, seen)
    fails = repel(scenario, seen)
    war = numbers.grab_gain * (1.0 - fails) - numbers.grab_loss * fails - numbers.war_cost
    return (1.0 - answered) * numbers.hollow_gain + answered * war


def shortfall(scenario: Scenario, seen: Tracks) -> Floats:
    """[H, N] how far each host country is from having a brigade of allied soldiers; 1 with nobody, 0 with a brigade."""
    return np.maximum(0.0, 1.0 - seen.posture / scenario.numbers.alliance.brigade)


def durable(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] how long a settlement would last, 0..1: the commitment problem.

    A promise holds while the patron is believed and the defender is strong against what the challenger could send
    again.
    """
    numbers = scenario.numbers.outcome
    trust: Floats = seen.credibility[scenario.leaders[0]] / 100.0
    if scenario.defender < 0:
        return trust
    spare = seen.army[scenario.challenger] + numbers.spare_reserves * seen.reserves[scenario.challenger]
    strength = seen.army[scenario.defender] / (seen.army[scenario.defender] + numbers.spare_weight * spare)
    return np.asarray(numbers.durable_trust * trust + numbers.durable_strength * strength)
