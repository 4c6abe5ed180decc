"""Names and numbers in words."""

from __future__ import annotations

from collections.abc import Iterable

from game.authoring.briefing import Briefing
from game.authoring.compile_briefing import track_label
from game.notation import track_keys
from game.rules.scenario import Scenario
from game.texts.language import _


def amount(value: float, digits: int = 1) -> str:
    """`12.5`, `3`: no more digits than needed, and never a negative zero."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def signed(value: float) -> str:
    """`+1.5`, `-2`, `+0.16`: smaller changes with more digits, so that none is hidden."""
    size = abs(value)
    text = amount(value, 1 if size >= 1.0 else 2 if size >= 0.1 else 3)
    return text if text.startswith("-") or text == "0" else f"+{text}"


def listed(names: Iterable[str]) -> str:
    """`Hungary, Italy`."""
    return ", ".join(names)


def side_name(briefing: Briefing, side: int) -> str:
    """What a side is called."""
    return briefing.sides[side].name


def order_title(briefing: Briefing, row: int) -> str:
    """The title of an order, with its target: `Send a battlegroup (Estonia)`."""
    order = briefing.orders[row]
    if order.target is None:
        return order.title
    return _("{order} ({target})").format(order=order.title, target=order.target_name or order.target)


def tray_words(briefing: Briefing, scenario: Scenario, rows: Iterable[int]) -> str:
    """The titles of some orders without the holds between them; the title of hold when there is nothing else."""
    titles = [order_title(briefing, row) for row in rows if not scenario.is_hold[row]]
    return listed(titles) or briefing.orders[scenario.hold[0]].title


def turn_name(briefing: Briefing, turn: int) -> str:
    """`2022 Q2`; a turn beyond the calendar by its number."""
    if 0 <= turn < len(briefing.turns):
        return briefing.turns[turn]
    return _("Turn {number}").format(number=turn + 1)


def track_name(scenario: Scenario, briefing: Briefing, row: int) -> str:
    """The name of a row of tracks as the table calls it."""
    key = track_keys(scenario)[row]
    for track in briefing.tracks:
        if track.key == key:
            return track.name
    names = {side.id: side.name for side in briefing.sides}
    names |= {member.id: member.name for member in briefing.members}
    names |= {place.id: place.name for place in (*briefing.hosts, *briefing.regions)}
    names |= dict(zip(scenario.kit_names, briefing.kits, strict=True))
    return track_label(names, key)
