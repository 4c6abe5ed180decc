"""Imagining: from what one side sees, whole games that it holds possible. For searching and for the staff estimate.

Nothing here reads a State; what the side cannot know is drawn. Numbers behind fog are drawn within their error, hidden
types of others from the belief about them, and chance is new in every imagined game, so that nobody foresees the dice.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Floats, Words, add_rows, clip
from game.rules.belief import protested
from game.rules.chance import triangular, uniform, words
from game.rules.deterrence import imprecision, level_at, line, patience, place_in
from game.rules.observation import UNSEEN, Observation, estimated, spread
from game.rules.scenario import ABOVE, Scenario
from game.rules.state import CRISIS, State

APART = np.uint64(0x9E3779B97F4A7C15)  # an odd number: copies of one game have seeds far apart


def imagine(scenario: Scenario, seen: Observation, copies: int, luck: Words) -> State:
    """Games at the decision that `seen` shows, `copies` of each of its N games: the copies of the first game, then of
    the second, and so on; [N * copies] lanes.

    `luck` [N] is the side's own. The first copies are the same whatever their number, so a search may ask for more.
    All copies agree with what the side knows, and with its belief about what it does not.
    """
    copy = np.tile(np.arange(copies, dtype=np.uint64), seen.games)
    seeds = words(np.repeat(luck, copies) + copy * APART, seen.turn, "imagined game", seen.side)

    def each(array: np.ndarray) -> np.ndarray:
        return np.repeat(array, copies, axis=-1)

    state = State(
        places=seen.places,
        turn=seen.turn,
        phase=seen.phase,
        seed=seeds,
        tracks=each(seen.tracks),
        hidden=each(seen.own_types),
        belief=each(seen.belief),
        habits=each(seen.habits),
        ending=each(seen.ending),
        turns=each(seen.turns),
        rung_max=each(seen.rung_max),
        held=each(seen.held),
        orders=each(seen.orders),
        drawn=np.ones((*seen.orders.shape[:2], len(seeds))),
        sent=each(seen.sent),
        sent_lead=each(seen.sent_lead),
        sent_amount=each(seen.sent_amount),
        severity=np.zeros((scenario.side_count, len(seeds))),
        patience=np.ones((scenario.side_count, len(seeds))),
        provocation=each(seen.provocation),
        carried_out=np.zeros_like(seen.provocation, shape=(2, len(seeds))),
        protester=each(seen.protester),
        round=each(seen.round),
        heat=each(seen.heat),
        floor=np.zeros(len(seeds)),
        shift=np.zeros(len(seeds)),
        firmness_seen=each(seen.firmness_seen),
    )
    _lift_fog(scenario, state, seen.side)
    for side in scenario.leaders:
        state.patience[side] = patience(scenario, state, side)
    _draw_habits(scenario, state, seen.side)
    _draw_types(scenario, state, seen.side)
    if seen.phase == CRISIS:
        _measure_crossing(scenario, state)
    return state


def _lift_fog(scenario: Scenario, state: State, side: int) -> None:
    """What is only estimated may be any value that such an estimate can come from; so may what depends on it."""
    for row in scenario.foggy:
        if estimated(scenario, side, row) and scenario.fog[row] < UNSEEN:
            error = spread(scenario, state, side, row) * triangular(state.seed, state.turn, "imagined number", row)
            state.tracks[row] = clip(state.tracks[row] / (1.0 + error), scenario.low[row], scenario.high[row])
    for place, ending in enumerate(scenario.endings):
        for index, condition in enumerate(ending.conditions):
            if estimated(scenario, side, condition.track):
                value = state.tracks[condition.track]
                met = value >= condition.value if condition.relation == ABOVE else value <= condition.value
                state.held[place, index] = met & (condition.turns > 1)


def _draw_habits(scenario: Scenario, state: State, side: int) -> None:
    """How fast others get used to what is done, from the belief, and what such a rate has got them used to by now."""
    for owner, levels in zip(scenario.rated, state.habits, strict=True):
        if owner != side:
            row = scenario.hidden_row(owner, "habituation_rate")
            place = place_in(state.belief[row], uniform(state.seed, state.turn, "imagined habituation_rate", owner))
            state.hidden[row], state.habituation[owner] = place, level_at(levels, place)


def _draw_types(scenario: Scenario, state: State, side: int) -> None:
    """The other hidden types of others, from the belief; in an open crisis that belief knows already who protests."""
    for row, (owner, kind) in enumerate(scenario.hidden_names):
        if owner == side or kind == "habituation_rate":
            continue
        belief = state.belief[row]
        if state.phase == CRISIS and kind == "tolerance":
            acts, bears = _acts(scenario, state, owner), scenario.hidden_grid[row] * state.patience[owner]
            crossed = protested(scenario, owner, acts, state.habituation[owner], bears)
            belief = belief * np.where(state.protester == owner, np.maximum(crossed, 1e-6), 1.0)
            belief = belief / add_rows(belief)
        state.hidden[row] = place_in(belief, uniform(state.seed, state.turn, f"imagined {kind}", owner))


def _acts(scenario: Scenario, state: State, side: int) -> Floats:
    """[N] the level of what the other camp set out to do."""
    return np.asarray(state.provocation[1 - scenario.camp[side]])


def _measure_crossing(scenario: Scenario, state: State) -> None:
    """How far each leader's red line may have been crossed: beyond the threshold for the one who protests, and not more
    for the other.
    """
    numbers = scenario.numbers
    threshold = numbers.crisis.threshold
    for side in scenario.leaders:
        row = scenario.hidden_row(side, "tolerance")
        span = scenario.hidden_high[row] - scenario.hidden_low[row]
        bears = (scenario.hidden_low[row] + span * state.hidden[row]) * state.patience[side]
        acts, normal = _acts(scenario, state, side), state.habituation[side]
        noise = imprecision(scenario, side) * triangular(state.seed, state.turn, "imagined severity", side)
        over = acts - line(scenario, side, normal, bears) + noise
        crossing = np.where(acts > normal, np.maximum(over, 0.0), 0.0)
        state.severity[side] = np.where(state.protester == side, np.maximum(crossing, threshold * 1.01), crossing)
    first, second = scenario.leaders
    most = np.where(state.protester == first, state.severity[first], state.severity[second])
    most = np.where(state.protester < 0, threshold, most)  # games beside this one, in which nobody protests
    for side in scenario.leaders:
        state.severity[side] = np.minimum(state.severity[side], most)
