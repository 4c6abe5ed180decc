"""The crisis: a duel of up to three rounds between the leaders of the camps (after C. Crawford, Balance of Power,
1985).

Steps: 1 private protest, 2 public demand, 3 alert, 4 brink. In every round each leader climbs a step, holds and
offers a way out, or backs down. Backing down is free while the matter is private and dear in public (Fearon 1994);
each step up carries its chance of an accident (Powell 1988). What is done and cannot be undone (a fait accompli)
stays done.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Booleans, Floats, Integers, clip
from game.rules.chance import uniform_in
from game.rules.scenario import BACK_DOWN, CLIMB, ROUNDS, Scenario
from game.rules.state import CRISIS, ORDERS, State
from game.rules.tracks import Tracks

BRINK = 4.0  # the last step


def open_crises(scenario: Scenario, state: State) -> None:
    """A crossing above the threshold is protested by the leader who is hit harder; a smaller one is swallowed at a
    price. A large one is protested in public at once: nobody could keep it private.
    """
    numbers = scenario.numbers.crisis
    state.protester[...] = -1
    state.round[...] = 0
    state.heat[...] = 0.0
    state.firmness_seen[...] = 0.0
    state.floor[...] = 0.0
    if len(scenario.leaders) < 2:
        return
    first, second = scenario.leaders
    worst = np.maximum(state.severity[first], state.severity[second])
    hit = np.where(state.severity[first] >= state.severity[second], first, second)
    opens = (worst > numbers.threshold) & ~state.over
    state.protester[opens] = hit[opens]
    state.heat[opens] = np.where(worst > numbers.public_from, 2.0, 1.0)[opens]
    for side in scenario.leaders:
        swallowed = np.flatnonzero(~opens & (state.severity[side] > 0.0))
        _lose_face(scenario, state, side, swallowed, numbers.swallow_cost * state.severity[side, swallowed])
    state.phase = CRISIS if bool(np.any(opens)) else ORDERS


def cost_of_backing_down(scenario: Scenario, heat: Floats, resolve: float | Floats) -> Floats:
    """[N] points of face lost at a step of the crisis: nothing in private, more with every public step and for a leader
    of more resolve, 0..1.
    """
    numbers = scenario.numbers.crisis
    price = numbers.audience_cost * np.maximum(heat - 1.0, 0.0)
    return np.asarray(price * (numbers.resolve_base + numbers.resolve_slope * resolve))


def accident_chance(scenario: Scenario, seen: Tracks, heat: Floats) -> Floats:
    """[N] chance that the next step up goes wrong, if both stand firm at this step of the crisis."""
    base = scenario.accident[np.minimum(heat, BRINK).astype(np.intp)]
    alert = np.maximum(seen.alert[scenario.leaders[0]], seen.alert[scenario.leaders[-1]])
    numbers = scenario.numbers.crisis
    chance = base * (numbers.accident_base + seen.tension / 100.0) * (1.0 + numbers.accident_alert * alert / 100.0)
    chance = chance * (1.0 - numbers.accident_channel * seen.hotline / 100.0)
    return np.asarray(clip(chance, 0.0, 1.0))


def play_round(scenario: Scenario, state: State, orders: Integers) -> None:
    """One round for the games that are in a crisis; `orders` [S, Q, N] hold one row a side in the first slot.

    If both hold, they have found a way out: after a large crossing the provoking act is taken back, at a part of the
    price of giving way, after a small one it stands. If both back down the same happens, and each pays a part at home.

    Every write is masked, which measured ten times faster than taking the games out and putting them back.
    """
    waiting = state.protester >= 0
    first, second = scenario.leaders
    acts = {side: scenario.crisis_act[orders[side, 0]] for side in scenario.leaders}
    climbs = {side: waiting & (acts[side] == CLIMB) for side in scenario.leaders}
    retreats = {side: waiting & (acts[side] == BACK_DOWN) for side in scenario.leaders}
    for side in scenario.leaders:
        state.firmness_seen[side] += climbs[side].astype(np.float64) - retreats[side]
    state.round += waiting
    one_sided = retreats[first] ^ retreats[second]
    both_climb = climbs[first] & climbs[second]
    agreed = waiting & ~climbs[first] & ~climbs[second] & ~one_sided
    going_on = waiting & ~one_sided & ~agreed
    state.heat[...] = np.minimum(state.heat + going_on, BRINK)

    chance = accident_chance(scenario, state, state.heat)
    chance = chance * np.where(both_climb, 1.0, scenario.numbers.crisis.one_sided_risk)
    accident = going_on & (_lots(state, np.flatnonzero(going_on)) < chance)
    last = going_on & ~accident & (state.round >= ROUNDS)
    # after the last round whoever climbed less often gives way at a part of the price; equals stay where they are
    less = last & (state.firmness_seen[first] < state.firmness_seen[second])
    more = last & (state.firmness_seen[first] > state.firmness_seen[second])
    late, mutual = scenario.numbers.crisis.late_share, scenario.numbers.crisis.mutual_share
    _yield_to(scenario, state, one_sided & retreats[first], first, second, 1.0)
    _yield_to(scenario, state, one_sided & retreats[second], second, first, 1.0)
    _yield_to(scenario, state, less, first, second, late)
    _yield_to(scenario, state, more, second, first, late)
    both_yield = np.flatnonzero(retreats[first] & retreats[second])
    for side in scenario.leaders:
        _lose_face(scenario, state, side, both_yield, _price(scenario, state, side, both_yield, mutual))
    _clash(scenario, state, accident | (last & both_climb & ~less & ~more))
    for side in scenario.leaders:
        large = agreed & (state.protester == side) & (state.severity[side] > scenario.numbers.crisis.compromise_above)
        provoker, games = (second if side == first else first), np.flatnonzero(large)
        price = _price(scenario, state, provoker, games, scenario.numbers.crisis.taken_back_share)
        _lose_face(scenario, state, provoker, games, price)
        _withdraw(scenario, state, games, scenario.camp[provoker])
    relief = np.where(agreed, scenario.numbers.crisis.relief, 0.0)
    state.tension -= np.minimum(relief, np.maximum(state.tension, 0.0))
    state.protester[waiting & (~going_on | accident | last)] = -1


def _lots(state: State, games: Integers) -> Floats:
    """[N] the draw for an accident in some games, 1 elsewhere: one a round, and the round may differ from game to
    game.
    """
    lots = np.ones(state.games)
    lots[games] = uniform_in(state.seed[games], state.turn, "accident", state.round[games])
    return lots


def _yield_to(scenario: Scenario, state: State, where: Booleans, loser: int, winner: int, share: float) -> None:
    """The loser pays before its audiences; if it had provoked, its most provoking act that can be undone is
    withdrawn.
    """
    games = np.flatnonzero(where)
    if games.size == 0:
        return
    numbers = scenario.numbers.crisis
    price = _price(scenario, state, loser, games, share)
    _lose_face(scenario, state, loser, games, price)
    gained = state.credibility[winner, games] + numbers.winner_share * price
    state.credibility[winner, games] = np.minimum(gained, 100.0)
    _withdraw(scenario, state, games[state.protester[games] == winner], scenario.camp[loser])


def _price(scenario: Scenario, state: State, side: int, games: Integers, share: float) -> Floats:
    """[N of `games`] points of face that a leader loses by giving way at this step."""
    resolve = state.hidden[scenario.hidden_row(side, "resolve"), games]
    return cost_of_backing_down(scenario, state.heat[games], resolve) * share


def _lose_face(scenario: Scenario, state: State, side: int, games: Integers, points: Floats) -> None:
    """Credibility abroad and support at home; an alliance loses the will of its members. Nobody forgets at once."""
    numbers = scenario.numbers.crisis
    state.grievance[side, games] = np.minimum(state.grievance[side, games] + numbers.grudge * points, 100.0)
    state.credibility[side, games] = np.maximum(
        state.credibility[side, games] - numbers.credibility_share * points, 0.0
    )
    if side == scenario.patron and scenario.members:
        state.will[:, games] = np.maximum(state.will[:, games] - numbers.will_share * points, 0.0)
    else:
        state.support[side, games] = np.maximum(state.support[side, games] - points, 0.0)


def _withdraw(scenario: Scenario, state: State, games: Integers, camp: int) -> None:
    """The most provoking act of a camp is taken back, unless it is a fait accompli: the first one if several are."""
    if games.size == 0:
        return
    places = [(s, q) for s in range(scenario.side_count) if scenario.camp[s] == camp for q in range(scenario.slots[s])]
    orders = np.stack([state.orders[place][games] for place in places])
    levels = np.where(scenario.reversible[orders], scenario.level[orders], 0.0)
    some = np.flatnonzero(np.maximum.reduce(levels) > 0.0)
    sides, slots = np.array(places).T[:, np.argmax(levels, axis=0)[some]]
    state.orders[sides, slots, games[some]] = np.array(scenario.hold)[sides]


def _clash(scenario: Scenario, state: State, where: Booleans) -> None:
    """Shots are exchanged: the ladder is at least on the rung of a direct incident, and everybody is more afraid."""
    games = np.flatnonzero(where)
    state.floor[games] = float(scenario.war_rung)
    state.tension[games] = np.minimum(state.tension[games] + scenario.numbers.crisis.clash_tension, 100.0)
