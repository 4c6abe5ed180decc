"""The texts of a document, ready for a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from game.authoring.briefing import (
    Briefing,
    EffectText,
    MemberText,
    NamedText,
    OrderText,
    ParameterText,
    PlaceText,
    RungText,
    SideText,
    SourcedNumber,
    TrackText,
)
from game.authoring.document import Document
from game.authoring.order_rows import Row
from game.authoring.places import Places
from game.authoring.sections_play import Order
from game.authoring.sections_world import Calendar
from game.authoring.values import Sourced, plain
from game.rules.tracks import TRACKS

_QUARTER = re.compile(r"^(\d{4}) Q([1-4])$")


def brief(document: Document, places: Places, rows: list[Row]) -> Briefing:
    """The Briefing of a checked document; `rows` are its order rows."""
    names = place_names(document)
    outcomes = document.outcomes
    return Briefing(
        id=document.id,
        title=document.title,
        summary=document.summary,
        minutes=document.minutes,
        difficulty=document.difficulty,
        content_note=document.content_note,
        learning_goals=tuple(document.learning_goals),
        credits=document.credits,
        licence=document.licence,
        board=document.board,
        intro=document.intro,
        sides=tuple(SideText(key, s.name, s.role, s.role, s.text) for key, s in document.sides.items()),
        orders=tuple(_order(document, names, index, row) for index, row in enumerate(rows)),
        groups=dict(document.groups),
        rungs=tuple(RungText(r.id, r.name, r.text, r.firebreak) for r in document.ladder.rungs),
        endings=tuple(NamedText(e.id, e.title, e.text) for e in outcomes.endings),
        events=tuple(NamedText(e.id, e.title, e.text) for e in document.events),
        parameters=tuple(
            ParameterText(key, p.title, p.text, plain(p.low), plain(p.high), plain(p.default))
            for key, p in document.parameters.items()
        ),
        regions=tuple(PlaceText(key, r.name, r.board) for key, r in document.regions.items()),
        hosts=tuple(PlaceText(key, h.name, h.board) for key, h in document.hosts.items()),
        members=tuple(MemberText(key, m.name, m.flag) for key, m in document.members.items()),
        donors=tuple(d.name for d in document.donors.values()),
        kits=tuple(k.name for k in document.capabilities.values()),
        tracks=tuple(_track(names, text) for text in document.show),
        turns=tuple(turn_label(document.calendar, turn) for turn in range(document.calendar.turns)),
        bands=tuple(outcomes.bands),
        opponents={side: {name: o.text for name, o in named.items()} for side, named in document.opponents.items()},
        score_texts=tuple(term.text for terms in outcomes.scores.values() for term in terms),
        sources=dict(document.sources),
        numbers=tuple(_sourced(document)),
        assumptions=dict(document.assumptions),
        debrief=tuple(document.debrief),
        readings=tuple(document.readings),
    )


def place_names(document: Document) -> dict[str, str]:
    """Names of sides, members, hosts, regions and kinds of kit by id."""
    sections: tuple[dict[str, Any], ...] = (
        document.sides,
        document.members,
        document.hosts,
        document.regions,
        document.capabilities,
    )
    return {key: entry.name for section in sections for key, entry in section.items()}


def turn_label(calendar: Calendar, turn: int) -> str:
    """What a turn is called: `2022 Q2`, or the first label and a number."""
    quarter = _QUARTER.match(calendar.first)
    if calendar.unit == "quarter" and quarter:
        year, index = divmod(int(quarter[1]) * 4 + int(quarter[2]) - 1 + turn, 4)
        return f"{year} Q{index + 1}"
    if turn == 0:
        return calendar.first
    return f"{calendar.unit.capitalize()} {turn + 1}"


def track_label(names: dict[str, str], text: str) -> str:
    """`support.ukraine` in words: `Support: Ukraine`."""
    name, _, place = text.partition(".")
    words = name.replace("_", " ").capitalize()
    if name == "kit" and place in names:
        return names[place]
    if not place:
        return words
    return f"{words}: {names.get(place, 'the target' if place == 'target' else place)}"


def _track(names: dict[str, str], text: str) -> TrackText:
    track = TRACKS[text.partition(".")[0]]
    return TrackText(text, track_label(names, text), track.unit, track.text, track.low, track.high, track.good)


def _order(document: Document, names: dict[str, str], index: int, row: Row) -> OrderText:
    if row.order is None:
        return OrderText(index, row.side, "hold", None, None, "Hold", "Nothing more this turn.", "", "", "next", ())
    order = row.order
    target = names.get(row.target) if row.target else None
    source = document.sources.get(order.source or "", order.source or "")
    effects = tuple(_effects(names, order, row))
    return OrderText(
        index,
        row.side,
        order.id,
        row.target,
        target,
        order.title,
        order.text,
        order.group,
        source,
        order.icon or order.group,
        effects,
    )


def _effects(names: dict[str, str], order: Order, row: Row) -> Iterator[EffectText]:
    full = plain(order.draws.amount) if order.draws else 1.0
    for table in (order.now, order.later):
        for text, value in table.items():
            key = text.replace(".target", f".{row.target}") if row.target else text
            place = key.partition(".")[2]
            yield EffectText(key, names.get(place, place), plain(value) * full, at_most=order.draws is not None)
    if order.draws:
        yield EffectText(order.draws.stock.partition(".")[0], "", full, at_most=True, uses=True)


def _sourced(document: Document) -> Iterator[SourcedNumber]:
    """Every number that names its source or its confidence, with its path."""

    def walk(node: Any, path: str) -> Iterator[SourcedNumber]:
        if isinstance(node, Sourced):
            yield SourcedNumber(
                path, node.value, document.sources.get(node.source or "", node.source or ""), node.confidence
            )
        elif isinstance(node, BaseModel):
            for key in type(node).model_fields:
                yield from walk(getattr(node, key), f"{path}.{key}" if path else key)
        elif isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, f"{path}.{key}")
        elif isinstance(node, list | tuple):
            for index, value in enumerate(node):
                yield from walk(value, f"{path}.{index}")

    return walk(document, "")
