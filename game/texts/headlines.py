"""Headlines: what mattered most in a turn, in a sentence or two that everybody may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from game.authoring.briefing import Briefing
from game.rules.arrays import Integers
from game.rules.ledger import Change
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, State
from game.texts.crisis import crisis_end
from game.texts.language import _
from game.texts.words import amount, side_name

LEAST_GROUND: Final = 0.01  # of a region: less makes no headline
MOST: Final = 2  # sentences


def headline(
    scenario: Scenario,
    briefing: Briefing,
    begun: State,
    last: State,
    after: State,
    orders: Integers,
    changes: Sequence[Change],
) -> str:
    """The headline of a turn of one game that began at `begun` and was over at `after`.

    `last` is the position before its last decision and `orders` [S, Q, 1] are what was decided there.
    """
    found: list[str] = []
    if after.over[0]:
        found.append(_("The game ends: {title}.").format(title=briefing.endings[int(after.ending[0])].title))
    elif after.settled[0] > begun.settled[0]:
        found.append(_("Both camps sign a settlement."))
    if last.phase == CRISIS:
        found.append(crisis_end(scenario, briefing, last, orders))
    found += [*_ladder(briefing, begun, after), *_ground(scenario, briefing, begun, after)]
    found += [
        _("{title}.").format(title=briefing.events[row].title)
        for row in dict.fromkeys(change.event for change in changes if change.event >= 0)
    ]
    still = _("The front and the ladder stay as they were.") if begun.control.size else _("The ladder stays as it was.")
    return " ".join(found[:MOST]) or still


def titled(name: str, headlines: Sequence[str], turn: int) -> str:
    """A turn's name with its headline, once it has one."""
    if turn >= len(headlines):
        return name
    return _("{turn}: {headline}").format(turn=name, headline=headlines[turn])


def _ladder(briefing: Briefing, begun: State, after: State) -> Iterator[str]:
    was, now = int(begun.rung[0]), int(after.rung[0])
    if was != now:
        words = _("The conflict climbs to: {rung}.") if now > was else _("The conflict comes down to: {rung}.")
        yield words.format(rung=briefing.rungs[now].name)


def _ground(scenario: Scenario, briefing: Briefing, begun: State, after: State) -> Iterator[str]:
    """The region of which most changed hands."""
    moved = after.control[:, 0] - begun.control[:, 0]
    if not moved.size or np.abs(moved).max() < LEAST_GROUND:
        return
    place = int(np.argmax(np.abs(moved)))
    winner = scenario.challenger if moved[place] > 0.0 else scenario.defender
    yield _("{region}: {points} points to {side}.").format(
        region=briefing.regions[place].name,
        points=amount(abs(float(moved[place])) * 100.0),
        side=side_name(briefing, winner),
    )
