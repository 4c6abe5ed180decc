"""The alliance: who objects, who blocks, how will moves, and whether Article 5 would be honoured."""

from __future__ import annotations

from functools import reduce

import numpy as np

from game.rules.arrays import Floats, add_rows
from game.rules.deterrence import used_to
from game.rules.effects import acting
from game.rules.scenario import COALITION, Scenario
from game.rules.state import State
from game.rules.tracks import Tracks


def patience(scenario: Scenario, seen: Tracks, turn: int) -> tuple[Floats, Floats]:
    """Two [M, N]: the level of provocation above which a member objects, and above which it blocks a common act.

    A member's patience grows with its will, shrinks with its caution and in tense times, and shifts with what the
    alliance takes to be normal by now. A member that has not joined yet, or has no veto, never blocks.
    """
    numbers = scenario.numbers.alliance
    caution = numbers.caution_base + numbers.caution_slope * scenario.member_caution
    normal = used_to(scenario, seen, scenario.challenger)
    objects = seen.will - numbers.alarm * np.maximum(seen.tension - numbers.dread_above, 0.0)
    objects /= caution  # in place: this is asked at every decision, for all members
    objects -= numbers.consent_base
    objects /= numbers.consent_slope
    objects += normal
    blocks = objects + numbers.block_margin / (numbers.consent_slope * caution)
    absent = (scenario.member_from > turn)[:, 0]
    objects[absent] = np.inf
    blocks[absent | ~scenario.member_veto[:, 0]] = np.inf
    return objects, blocks


def ceiling(blocks: Floats) -> Floats:
    """[N] the highest level of provocation that no member blocks, from what each bears [M, N]."""
    return np.asarray(reduce(np.minimum, blocks))


def objections(scenario: Scenario, objects: Floats) -> Floats:
    """[U, N] how many members object to a common act at each of the scenario's levels (`alliance_levels`), from what
    each bears [M, N].
    """
    counts = [add_rows((objects < level).view(np.uint8)) for level in scenario.alliance_levels]
    return np.stack(counts).astype(np.float64)


def lateness(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] share of its price by which sending soldiers to a host country is dearer than in ordinary times.

    Proactive posture is cheaper than reactive: in quiet times ships and barracks are to be had and nobody is alarmed;
    under threat everything is wanted at once, and each deployment is a quarrel (RAND 2020 on what provokes).
    """
    numbers, escalation = scenario.numbers.alliance, scenario.numbers.escalation
    tense = np.maximum(seen.tension - escalation.tension_level, 0.0) / 100.0
    climbed = np.maximum(seen.rung - float(scenario.start[scenario.places["rung"], 0]), 0.0)
    return np.asarray(numbers.late_tension * tense + numbers.late_rung * climbed)


def coalition_level(scenario: Scenario, seen: Tracks) -> Floats:
    """[N] the highest level of provocation that a coalition of the willing carries at today's support."""
    numbers = scenario.numbers.alliance
    spare = (seen.support[scenario.patron] - numbers.coalition_base) / numbers.coalition_slope
    return np.asarray(used_to(scenario, seen, scenario.challenger) + np.maximum(spare, 0.0))


def overrule(scenario: Scenario, state: State) -> None:
    """A coalition of the willing does not ask whoever would object, and whoever was not asked turns away: a member
    loses will for each level of the coalition's boldest act above what it bears.

    Acts in the name of all need no such rule: there objections are bought, or block the act.
    """
    if scenario.members == 0 or scenario.patron < 0:
        return
    levels = np.where(scenario.consent == COALITION, scenario.level, -np.inf)
    acts = [levels.take(state.orders[scenario.patron, slot]) for slot in range(scenario.slots[scenario.patron])]
    boldest = reduce(np.maximum, acts)
    over = boldest - patience(scenario, state, state.turn)[0]
    np.maximum(over, 0.0, out=over)
    over *= scenario.numbers.alliance.overruled
    np.minimum(over, state.will, out=over)
    state.will -= over


def move_will(scenario: Scenario, state: State) -> None:
    """Will follows success and outrage, wears with time, strain and fear, and comes back slowly to each member's own
    level.
    """
    if scenario.members == 0:
        return
    numbers = scenario.numbers.alliance
    fear = numbers.fear * np.maximum(state.rung - numbers.fear_above, 0.0)
    fear += numbers.dread * np.maximum(state.tension - numbers.dread_above, 0.0) / 10.0
    fear += numbers.brink * np.maximum(state.heat - 1.0, 0.0)
    common = numbers.success * state.shift - numbers.weariness - numbers.strain_cost * state.strain / 100.0
    state.will += common - fear * scenario.member_caution + numbers.recovery * (scenario.member_will - state.will)
    state.will -= numbers.exposure_cost * scenario.member_exposure * (state.sanctions / 100.0)
    state.will.clip(0.0, 100.0, out=state.will)


def unity(scenario: Scenario, state: State) -> None:
    """The support of an alliance is the weighted will of its members."""
    if scenario.members:
        weights = scenario.member_weight * (scenario.member_from <= state.turn)
        state.support[scenario.patron] = add_rows(state.will * weights) / add_rows(weights)


def reinforce(scenario: Scenario, state: State) -> None:
    """Readiness and protection fade when nobody works on them; belief in the alliance slowly comes to what it could do
    at once.
    """
    numbers = scenario.numbers.alliance
    if scenario.patron < 0:
        return
    state.readiness *= 1.0 - numbers.readiness_decay
    state.resilience *= 1.0 - numbers.resilience_decay
    state.strain *= 1.0 - numbers.strain_decay
    trust = state.credibility[scenario.patron]
    earned = numbers.trust_base + numbers.trust_readiness * state.readiness / 100.0
    trust += numbers.trust_recovery * (earned - trust)
    reassured = np.minimum(acting(scenario, state, "reassure"), 1.0)
    trust += numbers.reassurance * reassured * (1.0 - trust / 100.0)
