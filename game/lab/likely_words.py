"""The likely effect of an order in words: a line for each number that it moves."""

from __future__ import annotations

from typing import Final

from game.authoring import Briefing
from game.lab.likely import Likely, Shift
from game.notation import track_keys
from game.rules import Scenario
from game.rules.tracks import TRACKS
from game.texts.language import _, counted
from game.texts.words import number_name, side_name, signed, track_name

MOST: Final = 5  # lines
MANY: Final = 3  # places with the same number: from so many on they share a line
LEAST_CRISIS: Final = 0.04  # a chance of a crisis that moves less is not told


def report(found: Likely, scenario: Scenario, briefing: Briefing) -> list[str]:
    """All of it: a heading, the lines, and what they rest on."""
    return [f"**{heading(found)}**", *(f"· {line}" for line in lines(found, scenario, briefing)), basis(found)]


def lines(found: Likely, scenario: Scenario, briefing: Briefing) -> list[str]:
    """What the order does against holding: one line a number, the weightiest first, and the chance of a crisis."""
    told = _numbers(found, scenario, briefing)[:MOST]
    chance, without = found.crisis.share, found.crisis_without.share
    if abs(chance - without) >= LEAST_CRISIS:
        text = _("A crisis in this turn: {chance:.0f} %, without it {without:.0f} %")
        told.append(text.format(chance=100.0 * chance, without=100.0 * without))
    return told or [_("Nothing that shows in the numbers within this time.")]


def heading(found: Likely) -> str:
    """Over the lines: what they are, and within what time."""
    if found.turns == 1:
        return _("Likely this turn, against holding")
    return counted(
        "Likely within {count} turn, against holding", "Likely within {count} turns, against holding", found.turns
    )


def basis(found: Likely) -> str:
    """What the lines rest on."""
    return _("Mean of {games} imagined games that fit what you know; in brackets 19 of 20 of them.").format(
        games=found.games
    )


def _numbers(found: Likely, scenario: Scenario, briefing: Briefing) -> list[str]:
    keys = track_keys(scenario)
    alike: dict[str, list[Shift]] = {}
    for shift in found.shifts:
        alike.setdefault(keys[shift.row].partition(".")[0], []).append(shift)
    lost = [-shift.change.mean for shift in alike.get("fallen", ())]
    told, done = [], set()
    for shift in found.shifts:
        name, _dot, place = keys[shift.row].partition(".")
        if name == "army" and any(abs(shift.change.mean - other) < 0.1 * abs(other) for other in lost):
            continue  # told already: those who fell
        if name == "support" and briefing.members and place == scenario.sides[scenario.patron]:
            continue  # the mean of its members' will
        if TRACKS[name].axis in ("member", "region", "host") and len(alike[name]) >= MANY:
            if name not in done:
                done.add(name)
                told.append(_together(name, alike[name], scenario, briefing))
        elif name == "control":
            told.append(_ground(shift, keys[shift.row], scenario, briefing))
        else:
            number = track_name(scenario, briefing, shift.row)
            if name == "fallen":
                number = _("Killed or wounded, {side}").format(side=side_name(briefing, scenario.sides.index(place)))
            told.append(f"{number}: {_span(shift.change.mean, shift.low, shift.high)}{_unit(TRACKS[name].unit)}")
    return told


def _ground(shift: Shift, key: str, scenario: Scenario, briefing: Briefing) -> str:
    """A region: how much of it the challenger would hold, and how much without the order."""
    place = scenario.region_names.index(key.partition(".")[2])
    if not shift.low and not shift.high:
        return _("{region}: no ground changes hands").format(region=briefing.regions[place].name)
    return _("{region}, held by {side}: {with_it} % instead of {without} %, {change} points").format(
        region=briefing.regions[place].name,
        side=briefing.sides[scenario.challenger].name,
        change=_span(*(100.0 * value for value in (shift.change.mean, shift.low, shift.high))),
        with_it=f"{100.0 * shift.with_it:.1f}",
        without=f"{100.0 * shift.without:.1f}",
    )


def _together(name: str, shifts: list[Shift], scenario: Scenario, briefing: Briefing) -> str:
    """One line for a number of many members or places."""
    count, factor = len(shifts), 100.0 if name == "control" else 1.0
    mean, low, high = (
        factor * sum(values) / count
        for values in ([s.change.mean for s in shifts], [s.low for s in shifts], [s.high for s in shifts])
    )
    return _("{number}, mean of {count}: {change}").format(
        number=number_name(briefing, name, ""), count=count, change=_span(mean, low, high)
    )


def _unit(unit: str) -> str:
    """What stands behind a number; nothing for points."""
    first = unit.partition(" ")[0]
    known = {"thousand": _("thousand"), "million": _("million"), "bn": _("bn EUR")}
    return f" {known[first]}" if first in known else ""


def _span(mean: float, low: float, high: float) -> str:
    """`+2.1 (+1.4 to +3)`; the mean alone where all games agree."""
    ends = signed(round(low, 2)), signed(round(high, 2))
    text = signed(round(mean, 2))
    return text if ends[0] == ends[1] else _("{mean} ({low} to {high})").format(mean=text, low=ends[0], high=ends[1])
