"""The chronicle: what happened from one decision to the next, in sentences, from two states and the orders between.

An entry without a side is common knowledge: revealed orders, the front, the ladder, numbers that nobody hides. What one
side alone learns is an entry for that side. Nothing here tells a hidden type, or the size of a stock that others only
estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.authoring.briefing import Briefing
from game.rules.aid import given_for_arms
from game.rules.arrays import Integers
from game.rules.ledger import Change
from game.rules.observation import observe, red_line_band
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, State
from game.texts.crisis import about, crisis_answer, crisis_end, step_name
from game.texts.language import _
from game.texts.refusals import objecting
from game.texts.words import amount, listed, order_title, side_name, signed, tray_words

TOPICS: Final = (
    "start",
    "orders",
    "event",
    "crisis",
    "delivery",
    "front",
    "civilians",
    "alliance",
    "ladder",
    "talks",
    "estimate",
    "ending",
)
LEAST_SHARE = 0.0005  # of a region: less is not a change of the front
LEAST_HARM = 0.5
LEAST_DISPLACED = 0.05  # million
LEAST_LEVEL = 0.05
MOST_DONORS = 4  # the largest; the rest would fill a page


@dataclass(frozen=True)
class Entry:
    """Something that happened in a turn (from 0); for one side alone when `side` is named, and for all otherwise."""

    turn: int
    topic: str
    side: str | None
    text: str


def opening(briefing: Briefing) -> Entry:
    """The first entry of every game."""
    return Entry(0, "start", None, briefing.intro.strip() or briefing.summary.strip() or briefing.title)


def chronicle(
    scenario: Scenario, briefing: Briefing, before: State, after: State, orders: Integers, changes: Sequence[Change]
) -> tuple[Entry, ...]:
    """What one step brought in a table of one game: `orders` [S, Q, 1] are those that stood, `changes` its ledger."""
    step = _Step(scenario, briefing, before, after, orders, changes)
    told = [*step.crisis_round()] if before.phase == CRISIS else [*step.revealed(), *step.events(), *step.protest()]
    among_us = [] if before.phase == CRISIS else [*step.objections()]
    if after.turn > before.turn:
        told += [
            *step.overruled(),
            *step.deliveries(),
            *step.flank(),
            *step.hub(),
            *step.front(),
            *step.civilians(),
            *step.ladder(),
            *step.talks(),
            *step.voices(),
        ]
        among_us += step.donors()
    entries = [Entry(before.turn, topic, None, text) for topic, text in told]
    # what members say among themselves and what they have left would tell the other camp their will and their funds
    entries += [Entry(before.turn, topic, scenario.sides[scenario.patron], text) for topic, text in among_us]
    if after.turn > before.turn:
        entries += [Entry(before.turn, "estimate", scenario.sides[side], text) for side, text in step.estimates()]
        if after.over[0]:
            ending = briefing.endings[int(after.ending[0])]
            text = _("The game ends: {title}. {text}").format(title=ending.title, text=ending.text)
            entries.append(Entry(before.turn, "ending", None, text))
    return tuple(entries)


Told = Iterator[tuple[str, str]]  # topic and sentence


@dataclass(frozen=True)
class _Step:
    scenario: Scenario
    briefing: Briefing
    before: State
    after: State
    orders: Integers
    changes: Sequence[Change]

    def _name(self, side: int) -> str:
        return side_name(self.briefing, side)

    def revealed(self) -> Told:
        """The orders of each side, turned over together."""
        for side in range(self.scenario.side_count):
            rows = (int(row) for row in self.orders[side, :, 0])
            yield (
                "orders",
                _("{side}: {orders}").format(
                    side=self._name(side), orders=tray_words(self.briefing, self.scenario, rows)
                ),
            )

    def objections(self) -> Told:
        """Members that had to be won over for common acts."""
        for row in (int(row) for row in self.orders.ravel()):
            members = objecting(self.scenario, self.before, row)
            if members:
                extra = self.scenario.numbers.alliance.objection_cost * len(members)
                yield (
                    "alliance",
                    _("{order}: members objected and were won over: {members}. Capital: {extra}.").format(
                        order=order_title(self.briefing, row),
                        members=listed(self.briefing.members[m].name for m in members),
                        extra=amount(extra),
                    ),
                )

    def overruled(self) -> Told:
        """Members over whose heads a coalition acted, and what that cost."""
        spot = self.scenario.places.get("will")
        if not isinstance(spot, slice):
            return
        lost = {c.track - spot.start: c.amount for c in self.changes if c.rule == "overrule"}
        if lost:
            yield (
                "alliance",
                _("A coalition acts over the heads of: {members}. Their will: {least} to {most}.").format(
                    members=listed(self.briefing.members[member].name for member in sorted(lost)),
                    least=signed(max(lost.values())),
                    most=signed(min(lost.values())),
                ),
            )

    def events(self) -> Told:
        """Events that happened."""
        for row in dict.fromkeys(change.event for change in self.changes if change.event >= 0):
            event = self.briefing.events[row]
            yield "event", _("{title}. {text}").format(title=event.title, text=event.text)

    def protest(self) -> Told:
        """A crisis that opens, or a crossing that is let pass."""
        if self.after.phase == CRISIS:
            side = int(self.after.protester[0])
            yield (
                "crisis",
                _("{side} protests against: {acts}. Step of the crisis: {step}.").format(
                    side=self._name(side),
                    acts=about(self.scenario, self.briefing, self.after),
                    step=step_name(float(self.after.heat[0])),
                ),
            )
            return
        spot = self.scenario.places["credibility"]
        assert isinstance(spot, slice)
        for side in self.scenario.leaders:
            lost = sum(c.amount for c in self.changes if c.rule == "open_crises" and c.track == spot.start + side)
            if lost:
                yield (
                    "crisis",
                    _("{side} lets a small crossing of its red line pass. Credibility: {change}.").format(
                        side=self._name(side), change=signed(lost)
                    ),
                )

    def crisis_round(self) -> Told:
        """The answers of the leaders and what came of them."""
        for side in self.scenario.leaders:
            answer = crisis_answer(self.briefing, self.scenario, int(self.orders[side, 0, 0]))
            yield "crisis", _("{side}: {answer}").format(side=self._name(side), answer=answer)
        yield "crisis", crisis_end(self.scenario, self.briefing, self.before, self.orders)
        for side in range(self.scenario.side_count):
            for was, is_ in zip(self.before.orders[side, :, 0], self.after.orders[side, :, 0], strict=True):
                if was != is_:
                    yield (
                        "crisis",
                        _("{side} takes back: {order}").format(
                            side=self._name(side), order=order_title(self.briefing, int(was))
                        ),
                    )

    def deliveries(self) -> Told:
        """What was sent in earlier turns and arrived in this one."""
        scenario, turn = self.scenario, self.before.turn
        for age in range(1, min(scenario.turns_on_the_way, turn + 1)):
            place = (turn - age) % scenario.turns_on_the_way
            columns = (self.after.sent, self.after.sent_lead, self.after.sent_amount)
            for row, lead, sent in zip(*(column[place, :, 0] for column in columns), strict=True):
                if lead == age and sent > 0.0:
                    side = self._name(int(scenario.side_of[row]))
                    yield (
                        "delivery",
                        _("{side}, in effect now: {order}").format(
                            side=side, order=order_title(self.briefing, int(row))
                        ),
                    )

    def flank(self) -> Told:
        """An attack on a host country, and whether it was answered."""
        scenario = self.scenario
        if not scenario.hosts or not scenario.verb_sides["flank_attack"]:
            return
        for row in (int(row) for row in self.after.orders.ravel() if scenario.verbs["flank_attack"][row]):
            host = self.briefing.hosts[int(scenario.target[row])].name
            if self.after.hollow[0] > self.before.hollow[0]:
                words = _("{host} is attacked, and the alliance does not answer as one.")
            elif self.after.floor[0] < scenario.theatre_rung:
                words = _("{host} is attacked. The alliance does not answer; soldiers on the spot hold the attack off.")
            else:
                words = _("{host} is attacked, and the alliance answers together.")
            yield "alliance", words.format(host=host)

    def hub(self) -> Told:
        """A strike on a hub of aid, and whether it was answered."""
        verb = self.scenario.verbs["strike_hub"]
        if not any(verb[int(row)] for row in self.after.orders.ravel()):
            return
        yield "alliance", _("A hub of aid in a member country is struck. Arms that were due now come a turn later.")
        lost = sum(c.amount for c in self.changes if c.rule == "answer_strike")
        if lost:
            words = _("The alliance does not answer the strike. Credibility: {change}.")
            yield "alliance", words.format(change=signed(lost))
        else:
            yield "alliance", _("The alliance answers the strike. Shots are exchanged.")

    def front(self) -> Told:
        """Ground that changed hands, region by region."""
        scenario = self.scenario
        for place, region in enumerate(self.briefing.regions):
            change = float(self.after.control[place, 0] - self.before.control[place, 0])
            if abs(change) < LEAST_SHARE:
                continue
            winner = scenario.challenger if change > 0.0 else scenario.defender
            yield (
                "front",
                _(
                    "{region}: {points} percentage points ({area} km²) to {side}. Held by {challenger} now: {share} %."
                ).format(
                    region=region.name,
                    points=amount(abs(change) * 100.0),
                    area=amount(abs(change) * float(scenario.region_area[place, 0]), 0),
                    side=self._name(winner),
                    challenger=self._name(scenario.challenger),
                    share=amount(float(self.after.control[place, 0]) * 100.0),
                ),
            )

    def civilians(self) -> Told:
        """What the turn cost people who do not fight."""
        harm = float(self.after.harm[0] - self.before.harm[0])
        displaced = float(self.after.displaced[0] - self.before.displaced[0])
        if harm >= LEAST_HARM:
            yield (
                "civilians",
                _("Civilian harm (index): {change}. Since the start: {total}.").format(
                    change=signed(harm), total=amount(float(self.after.harm[0]))
                ),
            )
        if abs(displaced) >= LEAST_DISPLACED:
            yield (
                "civilians",
                _("People driven from their homes: {total} million ({change}).").format(
                    total=amount(float(self.after.displaced[0])), change=signed(displaced)
                ),
            )

    def ladder(self) -> Told:
        """The conflict climbs or comes down, and crosses firebreaks."""
        was, now = int(self.before.rung[0]), int(self.after.rung[0])
        if was == now:
            return
        rungs = self.briefing.rungs
        words = (
            _("The conflict climbs: from {was} to {now}.")
            if now > was
            else _("The conflict comes down: from {was} to {now}.")
        )
        yield "ladder", words.format(was=rungs[was].name, now=rungs[now].name)
        if now > was:
            acts = {int(row) for row in self.after.orders.ravel() if self.scenario.rung[row] >= now}
            if acts:
                titles = listed(order_title(self.briefing, row) for row in sorted(acts))
                yield "ladder", _("What led to this rung: {acts}.").format(acts=titles)
            elif self.after.floor[0] < now:
                yield "ladder", _("Nobody ordered this step up. It came about by mistake.")
        for rung in range(was + 1, now + 1):
            if rungs[rung].firebreak:
                yield (
                    "ladder",
                    _("A firebreak is crossed: {rung}. {text}").format(rung=rungs[rung].name, text=rungs[rung].text),
                )

    def talks(self) -> Told:
        """Offers of talks by both camps, and a settlement."""
        if self.after.settled[0] > self.before.settled[0]:
            yield (
                "talks",
                _("Both camps sign a settlement. How likely it is to last: {share} %.").format(
                    share=amount(float(self.after.durability[0]) * 100.0, 0)
                ),
            )
        elif self.after.talks[0] > self.before.talks[0]:
            yield (
                "talks",
                _("Both camps sit at the table. Turns in a row: {turns}.").format(
                    turns=amount(float(self.after.talks[0]))
                ),
            )

    def voices(self) -> Told:
        """Members that have a voice from the next turn on."""
        joined = np.flatnonzero(self.scenario.member_from.ravel() == self.after.turn)
        if joined.size and not self.after.over[0]:
            yield (
                "alliance",
                _("New members with a voice: {members}.").format(
                    members=listed(self.briefing.members[m].name for m in joined)
                ),
            )

    def donors(self) -> Told:
        """Who gives how much of what the coming turn may send; what is sent then comes from these donors."""
        scenario, after = self.scenario, self.after
        if not scenario.donors or after.over[0]:
            return
        shares = given_for_arms(scenario, after, after.turn)[:, 0]
        largest = sorted(range(scenario.donors), key=lambda donor: -shares[donor])[:MOST_DONORS]
        parts = [f"{self.briefing.donors[d]}: {amount(100.0 * shares[d], 0)} %" for d in largest if shares[d] > 0.0]
        fund = scenario.places["military_fund"]
        total = sum(c.amount for c in self.changes if c.rule == "fill_funds" and c.track == fund)
        if parts and total:
            yield (
                "alliance",
                _("Allocated for arms in the coming turn: {total} bn EUR. The largest shares: {donors}.").format(
                    total=amount(total), donors="; ".join(parts)
                ),
            )

    def estimates(self) -> Iterator[tuple[int, str]]:
        """Side and sentence: how its belief about the other leader's red line moved. Only that side knows it."""
        if len(self.scenario.leaders) < 2:
            return
        for side in range(self.scenario.side_count):
            was, now = (
                red_line_band(self.scenario, observe(self.scenario, state, side)) for state in (self.before, self.after)
            )
            if max(abs(float(a[0] - b[0])) for a, b in zip(was, now, strict=True)) < LEAST_LEVEL:
                continue
            other = next(s for s in self.scenario.leaders if self.scenario.camp[s] != self.scenario.camp[side])
            yield (
                side,
                _(
                    "Estimate of the red line of {side}, in levels of provocation: {low} to {high} "
                    "(before: {old_low} to {old_high})."
                ).format(
                    side=self._name(other),
                    low=amount(float(now[0][0])),
                    high=amount(float(now[1][0])),
                    old_low=amount(float(was[0][0])),
                    old_high=amount(float(was[1][0])),
                ),
            )
