"""Escalation: provocation and severity of acts, habituation, and the ladder with its firebreaks."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, clip
from game.rules.chance import triangular, uniform
from game.rules.deterrence import imprecision, line, patience
from game.rules.scenario import CHALLENGERS_CAMP, PATRONS_CAMP, Scenario
from game.rules.state import State


def level(scenario: Scenario, rows: list[np.ndarray], shares: list[Floats] | None = None) -> Floats:
    """[N] provocation of a bundle of orders for the leader of the other camp: the highest level and a share of all the
    others (bundles shock). `shares` say how much of each order was done; without them, all.
    """
    top = np.zeros(rows[0].shape)
    total = np.zeros(rows[0].shape)
    for place, row in enumerate(rows):
        step = np.maximum(scenario.line_level[row], 0.0)
        if shares is not None:
            step = step * shares[place]
        top = np.maximum(top, step)
        total += step
    return top + scenario.numbers.escalation.bundle_share * (total - top)


def measure_provocation(scenario: Scenario, state: State) -> None:
    """The level of what each camp sets out to do this turn: what is announced counts in full."""
    state.provocation[...] = _levels(scenario, state, done=False)


def measure_what_was_done(scenario: Scenario, state: State) -> None:
    """The level of what each camp did do. What was taken back in a crisis, or found nothing left to draw on, alarms
    nobody and becomes no habit.
    """
    state.carried_out[...] = _levels(scenario, state, done=True)


def _share_done(scenario: Scenario, state: State, side: int, slot: int) -> Floats:
    """[N] how much of an order was done: what it drew of what it asked for."""
    return np.asarray(state.drawn[side, slot] / scenario.asked.take(state.orders[side, slot]))


def _levels(scenario: Scenario, state: State, done: bool) -> Floats:
    """[2, N] the level of the orders of each camp, as announced or as far as they were done."""
    found = np.zeros((2, state.games))
    for camp in (PATRONS_CAMP, CHALLENGERS_CAMP):
        places = [
            (side, slot)
            for side in range(scenario.side_count)
            if scenario.camp[side] == camp
            for slot in range(scenario.slots[side])
        ]
        if places:
            shares = [_share_done(scenario, state, *place) for place in places] if done else None
            found[camp] = level(scenario, [state.orders[place] for place in places], shares)
    return found


def tolerance(scenario: Scenario, state: State, side: int) -> Floats:
    """[N] what a camp's leader truly bears above what it is used to, in ordinary times: a hidden type."""
    row = scenario.hidden_row(side, "tolerance")
    span = scenario.hidden_high[row] - scenario.hidden_low[row]
    return np.asarray(scenario.hidden_low[row] + span * state.hidden[row])


def habituation_rate(scenario: Scenario, state: State, side: int) -> float | Floats:
    """The true part of the way to the level used that becomes normal for a leader in a turn: a hidden type [N], or a
    number that everybody knows.
    """
    if side not in scenario.rated:
        return scenario.habituation_rate[side]
    row = scenario.hidden_row(side, "habituation_rate")
    return np.asarray(
        scenario.hidden_low[row] + (scenario.hidden_high[row] - scenario.hidden_low[row]) * state.hidden[row]
    )


def measure_severity(scenario: Scenario, state: State) -> None:
    """How far the other camp's acts go beyond a leader's red line; with noise, because red lines are imprecise, and at
    times unnoticed, because some crossings cannot be verified.
    """
    state.severity[...] = 0.0
    for side in scenario.leaders:
        acts = state.provocation[1 - scenario.camp[side]]
        state.patience[side] = patience(scenario, state, side)
        noise = imprecision(scenario, side) * triangular(state.seed, state.turn, "severity", side)
        bears = tolerance(scenario, state, side) * state.patience[side]
        over = acts - line(scenario, side, state.habituation[side], bears) + noise
        # acts at or below what is normal by now are never a crossing, whatever the noise says
        state.severity[side] = np.where(acts > state.habituation[side], np.maximum(over, 0.0), 0.0)
        unverifiable = scenario.red_lines[side].unverifiable
        if unverifiable > 0.0:
            state.severity[side] *= uniform(state.seed, state.turn, "noticed", side) >= unverifiable


def habituate(scenario: Scenario, state: State) -> None:
    """What has been done becomes normal (salami): what a leader is used to moves towards the level used, and back when
    nothing happens. Others know the acts and not the rate, and reckon for every rate where it would have led.
    """
    high = scenario.high[scenario.places["habituation"]]  # [S, 1]
    for side in scenario.leaders:
        acts = np.minimum(state.carried_out[1 - scenario.camp[side]], high[side])
        _get_used(scenario, side, state.habituation[side], acts, habituation_rate(scenario, state, side))
        if side in scenario.rated:
            place = scenario.rated.index(side)
            _get_used(scenario, side, state.habits[place], acts, scenario.rates[place])


def _get_used(scenario: Scenario, side: int, normal: Floats, acts: Floats, rate: float | Floats) -> None:
    """In place: levels [..., N] that are normal after acts [N], for a rate or for each of several."""
    back = np.minimum(scenario.habituation_start[side], normal) - normal
    decay = scenario.numbers.escalation.habituation_decay
    normal += np.where(acts > normal, rate * (acts - normal), decay * back)


def climb_ladder(scenario: Scenario, state: State) -> None:
    """Acts set the least rung, and so does what is still in force; without them the conflict comes down by one, above
    the war firebreak only by chance.

    Each turn brings a chance of one inadvertent step up, larger with the rung, tension and alert, smaller with
    channels.
    """
    numbers = scenario.numbers.escalation
    floor = np.zeros(state.games)
    for side in range(scenario.side_count):
        for slot in range(scenario.slots[side]):
            enough = _share_done(scenario, state, side, slot) >= numbers.least_done
            floor = np.maximum(floor, scenario.rung[state.orders[side, slot]] * enough)
    for rung_of, row, least in scenario.rung_while:
        floor = np.maximum(floor, np.where(state.tracks[row] >= least, rung_of, 0.0))
    rung = state.rung
    channel = state.hotline / 100.0
    may_fall = uniform(state.seed, state.turn, "step down") < numbers.step_down + numbers.step_down_channel * channel
    falls = np.where((rung < scenario.war_rung) | may_fall, 1.0, 0.0)
    lowered = np.maximum(np.maximum(rung - falls, floor), scenario.least_rung)
    alert = np.maximum(state.alert[scenario.leaders[0]], state.alert[scenario.leaders[-1]]) / 100.0
    hazard = scenario.hazard[lowered.astype(np.intp)]
    hazard = hazard * (numbers.slip_base + state.tension / 100.0)
    hazard = hazard * (1.0 + numbers.slip_alert * alert) * (1.0 - numbers.slip_channel * channel)
    slip = uniform(state.seed, state.turn, "inadvertent step") < hazard
    raised = np.minimum(lowered + slip, float(scenario.top_rung))
    state.rung[...] = np.maximum(raised, state.floor)
    np.maximum(state.rung_max, state.rung.astype(np.int64), out=state.rung_max)


def move_tension(scenario: Scenario, state: State) -> None:
    """Tension follows the provocation of both camps and returns slowly; alert and grievances fade; channels decay
    when not kept open.
    """
    numbers = scenario.numbers.escalation
    used = np.maximum(state.carried_out[PATRONS_CAMP], state.carried_out[CHALLENGERS_CAMP])
    tension = state.tension
    tension += numbers.tension_from_acts * np.maximum(used - numbers.quiet_level, 0.0)
    for side in scenario.leaders:
        tension += numbers.tension_from_crossing * state.severity[side]
    tension += numbers.tension_recovery * (numbers.tension_level - tension)
    state.tension[...] = clip(tension, 0.0, 100.0)
    state.alert *= 1.0 - numbers.alert_decay
    state.grievance *= 1.0 - numbers.grievance_decay
    state.hotline *= 1.0 - numbers.hotline_decay


def live_beyond_a_firebreak(scenario: Scenario, state: State) -> None:
    """Every rung changes what a turn brings as long as the conflict stands on it: the effects that the ladder names."""
    for rung, effects in scenario.rung_effects:
        here = state.rung == rung
        for row, amount in effects:
            state.tracks[row] += np.where(here, amount, 0.0)
