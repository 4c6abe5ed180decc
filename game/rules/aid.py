"""Aid: donors' pools fill funds, packages draw on them, and what arrives is worth as much as it can be absorbed."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Booleans, Floats, Integers, add_rows, saturate
from game.rules.effects import Flat, acting, apply_later, apply_now, flatten, keep_in_range
from game.rules.scenario import Scenario
from game.rules.state import State
from game.rules.tracks import Tracks


def contributions(scenario: Scenario, seen: Tracks, turn: int) -> tuple[Floats, Floats]:
    """Two [X, N] in bn EUR: what each donor allocates this turn for arms, and for finance and relief.

    The table of the turn (Kiel Institute, Ukraine Support Tracker) times the member's will over its will at the start;
    donors without a voice follow the table.
    """
    military = scenario.pool_military[:, turn : turn + 1]
    civil = scenario.pool_civil[:, turn : turn + 1]
    if scenario.members == 0:
        return military * np.ones_like(seen.tension), civil * np.ones_like(seen.tension)
    share = np.minimum(seen.will / scenario.member_will, scenario.numbers.aid.most_generous)
    share = np.where(scenario.donor_voice, share[scenario.donor_member], 1.0)
    return military * share, civil * share


def given_for_arms(scenario: Scenario, seen: Tracks, turn: int) -> Floats:
    """[D, N] share, 0..1, of each donor in what is allocated for arms in a turn. What is sent in that turn comes from
    these donors as far as funds are spent as they come; what was saved up is not kept apart.
    """
    military = contributions(scenario, seen, turn)[0]
    total = add_rows(military)
    return np.asarray(military / np.where(total > 0.0, total, 1.0))


def fill_funds(scenario: Scenario, state: State) -> None:
    """Donors allocate for the coming turn, so that a player sees what there is to spend; nothing else fills funds."""
    allocate(scenario, state, min(state.turn + 1, scenario.turns - 1))


def allocate(scenario: Scenario, state: State, turn: int) -> None:
    """What donors give for a turn, with what an extra pledge of this turn adds."""
    if scenario.donors == 0:
        return
    military, civil = contributions(scenario, state, turn)
    pledge = 1.0 + scenario.numbers.aid.pledge * np.minimum(acting(scenario, state, "pledge"), 1.0)
    state.military_fund += add_rows(military) * pledge
    state.civil_fund += add_rows(civil) * pledge


def draw_from_pools(scenario: Scenario, state: State) -> None:
    """Each order takes min(what it asks for, what is left) from its pool, side by side and slot by slot: nothing is
    made.
    """
    games = np.arange(state.games)
    for side in range(scenario.side_count):
        for slot in range(scenario.slots[side]):
            rows = state.orders[side, slot]
            some = np.flatnonzero(scenario.pool_track.take(rows) >= 0)
            if some.size == 0:
                continue
            chosen = rows[some]
            place = scenario.pool_track[chosen], games[some]
            taken = np.minimum(scenario.draws[chosen], np.maximum(state.tracks[place], 0.0))
            state.tracks[place] -= taken
            state.drawn[side, slot, some] = taken


def send(scenario: Scenario, state: State) -> None:
    """What orders set in motion goes on its way with its amount; the origin stays known until it arrives."""
    place = state.turn % scenario.turns_on_the_way
    state.sent[place] = state.orders.reshape(-1, state.games)
    state.sent_lead[place] = scenario.lead.take(state.orders.reshape(-1, state.games))
    state.sent_amount[place] = state.drawn.reshape(-1, state.games)


def act_at_once(scenario: Scenario, state: State) -> None:
    """The effects that orders have in the turn in which they are given."""
    rows = state.orders.reshape(-1, state.games)
    apply_now(scenario, state, flatten(rows, state.drawn.reshape(-1, state.games), scenario.has_now[rows]))


def efficiency(scenario: Scenario, state: State) -> Floats:
    """[N] what a delivery is worth: interoperability, reform, the alliance's unity and the defender's logistics."""
    if scenario.defender < 0:
        return np.ones(state.games)
    numbers = scenario.numbers.aid
    skill = (
        numbers.raw_worth
        + (numbers.interoperability_worth * state.interoperability + numbers.reform_worth * state.reform) / 100.0
    )
    reach = state.supply[scenario.defender] + numbers.supply_least
    return np.asarray(skill * saturate(reach, numbers.supply_half) * 2.0)


def arrive(scenario: Scenario, state: State) -> None:
    """What was sent its lead ago arrives now, slot by slot; arms due at a hub under fire come a turn late."""
    worth = efficiency(scenario, state)
    struck = acting(scenario, state, "strike_hub") > 0.0
    for age in range(min(scenario.turns_on_the_way, state.turn + 1)):
        place = (state.turn - age) % scenario.turns_on_the_way
        due = state.sent_lead[place] == age
        if struck.any() and age + 1 < scenario.turns_on_the_way:
            held_up = due & struck & (scenario.pool_track[state.sent[place]] == scenario.places["military_fund"])
            state.sent_lead[place] += held_up
            due &= ~held_up
        flat = flatten(state.sent[place], state.sent_amount[place], due)
        apply_later(scenario, state, flat, worth)
        give_back(scenario, state, flat, worth)
    keep_in_range(scenario, state)


def give_back(scenario: Scenario, state: State, flat: Flat, worth: Floats) -> None:
    """Equipment for which the army has no more room is not sent: min(surplus, what arrives) stays with the donors, and
    the fund that paid for it has its price again.

    That price = points / (points a bn x worth of a delivery); an order of several goods spends its price on them in
    equal parts.
    """
    if not scenario.kits:
        return
    kit = scenario.places["kit"]
    assert isinstance(kit, slice)
    places = _too_much(scenario, flat, state.kit > scenario.high[kit], kit.start)
    while places.size:  # the first of every game at once, then the second
        first = np.unique(flat.games[places], return_index=True)[1]
        _give_back_one(scenario, state, flat, places[first], worth)
        places = np.delete(places, first)


def _give_back_one(scenario: Scenario, state: State, flat: Flat, places: Integers, worth: Floats) -> None:
    """One delivery of each of some games."""
    kit = scenario.places["kit"]
    assert isinstance(kit, slice)
    goods = np.count_nonzero(scenario.later_add[:, flat.rows[places]], axis=0).astype(np.float64)
    for tracks, adds in zip(scenario.later_track, scenario.later_add, strict=True):
        rows = flat.rows[places]
        track, add = tracks[rows], adds[rows]
        some = np.flatnonzero((add > 0.0) & (track >= kit.start) & (track < kit.stop))
        rows, track, games = rows[some], track[some], flat.games[places[some]]
        points = add[some] * np.where(scenario.absorbed[rows], worth[games], 1.0)
        over = state.tracks[track, games] - scenario.high[track, 0]
        surplus = np.maximum(np.minimum(over, flat.amounts[places[some]] * points), 0.0)
        state.tracks[track, games] -= surplus
        state.tracks[scenario.pool_track[rows], games] += surplus / points / goods[some]


def _too_much(scenario: Scenario, flat: Flat, full: Booleans, first: int) -> Integers:
    """The places in `flat` of paid deliveries with goods of which there is more than the army has room for: `full`
    [K, N], the kinds of kit from track `first` on.
    """
    crowded = full.any(axis=0).take(flat.games) & (scenario.pool_track.take(flat.rows) >= 0)
    some = np.flatnonzero(crowded)
    rows, games = flat.rows.take(some), flat.games.take(some)
    found = np.zeros(some.size, dtype=np.bool_)
    for track, add in zip(scenario.later_track, scenario.later_add, strict=True):
        kind = track.take(rows) - first
        sent = np.flatnonzero((add.take(rows) > 0.0) & (kind >= 0) & (kind < len(full)))
        found[sent] |= full[kind[sent], games[sent]]
    return some[found]


def wear(scenario: Scenario, state: State) -> None:
    """Equipment wears out and is lost in use; common standards and sources of intelligence are lost with people."""
    if scenario.kits:
        state.kit *= 1.0 - scenario.kit_wear
    numbers = scenario.numbers.aid
    state.interoperability *= 1.0 - numbers.interoperability_decay
    state.intelligence *= 1.0 - numbers.intelligence_decay
