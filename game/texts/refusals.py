"""Why an order may not be given: every reason code of `rules.orders` as one sentence that says what would help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from game.authoring.briefing import Briefing
from game.notation import track_keys
from game.rules.alliance import coalition_level, lateness, patience
from game.rules.orders import prices
from game.rules.scenario import ALLIANCE, Scenario
from game.rules.state import CRISIS, State
from game.rules.tracks import TRACKS, Tracks
from game.texts.language import _
from game.texts.words import amount, listed, side_name, track_name, turn_name

Words = Callable[[Scenario, Briefing, State, int, Sequence[int]], str]


def why_not(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int], code: str) -> str:
    """The sentence for a reason code that `why_illegal` gave for this row and tray in the one game of `state`."""
    return _SENTENCES[code](scenario, briefing, state, row, tray)


def _phase(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    if state.phase != CRISIS:
        return _("This is an answer for a crisis. It opens when a crisis does.")
    if scenario.crisis_act[row] > 0:
        leaders = listed(side_name(briefing, side) for side in scenario.leaders)
        return _("In a crisis only the leaders of the two camps answer: {leaders}.").format(leaders=leaders)
    return _("A crisis is open. Orders wait until it is over.")


def _over(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    return _("The game is over. Start a new one to give orders.")


def _time(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    first, last = int(scenario.not_before[row]), int(scenario.not_after[row])
    if state.turn > last:
        return _("No longer open. Last turn: {turn}.").format(turn=turn_name(briefing, last))
    if first >= scenario.turns:
        return _("Not open within the time of this scenario.")
    return _("Not open yet. First turn: {turn}.").format(turn=turn_name(briefing, first))


def _needs(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    track = int(scenario.needs_track[row])
    least, most, now = (
        float(value) for value in (scenario.needs_least[row], scenario.needs_most[row], state.tracks[track, 0])
    )
    number = track_name(scenario, briefing, track)
    if now < least:
        return _("{number} must be {least} or more. Now: {now}.").format(
            number=number, least=amount(least, 2), now=amount(now, 2)
        )
    return _("Only while {number} is {most} or less. Now: {now}.").format(
        number=number, most=amount(most, 2), now=amount(now, 2)
    )


def _stock(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    track = int(scenario.pool_track[row])
    unit = _(TRACKS[track_keys(scenario)[track].partition(".")[0]].unit)
    return _("Draws on a stock that is used up: {stock}. Left: {left} ({unit}).").format(
        stock=track_name(scenario, briefing, track), left=amount(float(state.tracks[track, 0]), 2), unit=unit
    )


def _contact(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    place = int(scenario.target[row])
    name = briefing.regions[place].name
    if scenario.verbs["withdraw"][row]:
        return _("{region}: there is no ground to give up on a line of contact.").format(region=name)
    side = int(scenario.side_of[row])
    share = float(state.control[place, 0])
    if (share if side == scenario.challenger else 1.0 - share) > 0.97:
        return _("{region}: already held by {side}.").format(region=name, side=side_name(briefing, side))
    return _("{region}: out of reach. An attack needs own ground in it or beside it.").format(region=name)


def _coalition(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    return _(
        "Too bold for a coalition today. Level of this act: {level}; carried: {most}. More support raises it."
    ).format(level=amount(float(scenario.level[row])), most=amount(float(coalition_level(scenario, state)[0])))


def _consent(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    blocks = patience(scenario, state, state.turn)[1][:, 0]
    blockers = listed(briefing.members[m].name for m in np.flatnonzero(blocks < scenario.level[row]))
    return _(
        "An act of the whole alliance, and members block it: {members}. Their will must grow, or a milder act be found."
    ).format(members=blockers)


def _capital(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    cost, have = price(scenario, state, row), _capital_of(scenario, state, row)
    text = _("Costs {cost} capital; there are {have}. Missing: {missing}.").format(
        cost=amount(cost), have=amount(have), missing=amount(cost - have, 2)
    )
    late = late_price(scenario, state, row)
    if late:
        words = _("Of this, {extra} because soldiers are sent late, in tense times.")
        text += " " + words.format(extra=amount(late, 2))
    objectors = objecting(scenario, state, row)
    if objectors:
        text += " " + _("Of this, {extra} to win over members that object: {members}.").format(
            extra=amount(scenario.numbers.alliance.objection_cost * len(objectors)),
            members=listed(briefing.members[m].name for m in objectors),
        )
    return text


def _double(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    return _("In the tray already. Each order can be given once a turn.")


def _slots(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    if state.phase == CRISIS:
        return _("One answer a round. Take the other one back first.")
    most = scenario.slots[int(scenario.side_of[row])]
    return _("The tray is full. Orders a turn: {most}. Take one back first.").format(most=most)


def _budget(scenario: Scenario, briefing: Briefing, state: State, row: int, tray: Sequence[int]) -> str:
    left = _capital_of(scenario, state, row) - sum(price(scenario, state, other) for other in tray)
    cost = price(scenario, state, row)
    return _(
        "Costs {cost} capital; left beside the tray: {left}. Missing: {missing}. Take another order back first."
    ).format(cost=amount(cost), left=amount(left), missing=amount(cost - left, 2))


_SENTENCES: Final[dict[str, Words]] = {
    "phase": _phase,
    "over": _over,
    "time": _time,
    "needs": _needs,
    "stock": _stock,
    "contact": _contact,
    "coalition": _coalition,
    "consent": _consent,
    "capital": _capital,
    "double": _double,
    "slots": _slots,
    "budget": _budget,
}

CODES: Final = tuple(_SENTENCES)


def objecting(scenario: Scenario, state: State, row: int) -> list[int]:
    """Members that object to a common act and must be won over; none for acts that ask nobody."""
    if scenario.members == 0 or scenario.consent[row] != ALLIANCE:
        return []
    objects = patience(scenario, state, state.turn)[0][:, 0]
    return [int(m) for m in np.flatnonzero(objects < scenario.level[row])]


def late_price(scenario: Scenario, seen: Tracks, row: int) -> float:
    """Capital that soldiers for a host country cost more because they are sent late; 0 for all other orders."""
    place = int(scenario.surcharge_row[row])
    return scenario.late_costs[place - 1] * float(lateness(scenario, seen)[0]) if place and scenario.members else 0.0


def price(scenario: Scenario, state: State, row: int) -> float:
    """Capital that a row costs now, with what winning over objecting members costs."""
    return float(prices(scenario, state, np.array([row]))[0])


def _capital_of(scenario: Scenario, state: State, row: int) -> float:
    return float(state.capital[int(scenario.side_of[row]), 0])
