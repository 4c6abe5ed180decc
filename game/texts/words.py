"""Names and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.authoring.briefing import Briefing, EffectText, OrderText
from game.notation import track_keys
from game.rules.scenario import Scenario
from game.rules.tracks import TRACKS
from game.texts.language import _

_QUARTER: Final = re.compile(r"(\d{4}) Q([1-4])")


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
    if order.action == "hold":
        return _("Hold")  # the one order that no scenario writes
    if order.target is None:
        return order.title
    return _("{order} ({target})").format(order=order.title, target=order.target_name or order.target)


def tray_words(briefing: Briefing, scenario: Scenario, rows: Iterable[int]) -> str:
    """The titles of some orders without the holds between them; the title of hold when there is nothing else."""
    titles = [order_title(briefing, row) for row in rows if not scenario.is_hold[row]]
    return listed(titles) or order_title(briefing, int(scenario.hold[0]))


def turn_name(briefing: Briefing, turn: int) -> str:
    """`2022 Q2`; a turn beyond the calendar by its number."""
    if 0 <= turn < len(briefing.turns):
        quarter = _QUARTER.fullmatch(briefing.turns[turn])
        if quarter:
            return _("{year} Q{quarter}").format(year=quarter[1], quarter=quarter[2])
        return briefing.turns[turn]
    return _("Turn {number}").format(number=turn + 1)


def turn_names(briefing: Briefing) -> tuple[str, ...]:
    """What every turn is called."""
    return tuple(turn_name(briefing, turn) for turn in range(len(briefing.turns)))


def track_name(scenario: Scenario, briefing: Briefing, row: int) -> str:
    """The name of a row of tracks as the table calls it."""
    key = track_keys(scenario)[row]
    names = {side.id: side.name for side in briefing.sides}
    names |= {member.id: member.name for member in briefing.members}
    names |= {place.id: place.name for place in (*briefing.hosts, *briefing.regions)}
    names |= dict(zip(scenario.kit_names, briefing.kits, strict=True))
    return number_name(briefing, key, names.get(key.partition(".")[2], ""))


def number_name(briefing: Briefing, key: str, place: str) -> str:
    """The name of a number by its key and its place's name, as the table calls it: `Support: Ukraine`."""
    told = next((track.name for track in briefing.tracks if track.key == key), "")
    if told:
        return told
    name, _dot, spot = key.partition(".")
    if name == "kit":
        return place or spot
    words = _(name.replace("_", " ").capitalize())
    if not spot:
        return words
    return _("{number}: {place}").format(number=words, place=_("the target") if spot == "target" else place or spot)


def effect_lines(briefing: Briefing, order: OrderText) -> list[str]:
    """What an order changes, one short line each."""
    return [_effect(briefing, effect) for effect in order.effects]


def _effect(briefing: Briefing, effect: EffectText) -> str:
    number = number_name(briefing, effect.key, effect.place)
    if effect.uses:
        unit = _(TRACKS[effect.key].unit) if effect.key in TRACKS else ""
        told = _("Uses up to {amount:g} {unit} ({stock})")
        return told.format(amount=effect.amount, unit=unit, stock=number)
    track = TRACKS.get(effect.key.partition(".")[0])
    if track is not None and track.unit == "share":  # read in per cent everywhere else, too
        told = _("{number}: up to {change:+.3g} %") if effect.at_most else _("{number}: {change:+.3g} %")
        return told.format(number=number, change=100.0 * effect.amount)
    told = _("{number}: up to {change:+.3g}") if effect.at_most else _("{number}: {change:+.3g}")
    return told.format(number=number, change=effect.amount)
