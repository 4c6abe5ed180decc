"""Checks of what happens: the ladder, events, endings, scores, parameters and sources."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import Any

from pydantic import BaseModel

from game.authoring.document import Document
from game.authoring.inspection import Inspection, shown, side_of_role
from game.authoring.shapes import Shape
from game.authoring.tree import KeyPath
from game.authoring.values import Sourced, plain
from game.rules.numbers import specs
from game.rules.tracks import TRACKS


def check_story(look: Inspection) -> None:
    """All checks of this module."""
    _ladder(look)
    _events(look)
    _endings(look)
    _scores(look)
    _parameters(look)
    for index, text in enumerate(look.document.show):
        look.track(("show", index), text)
    look.once(("show",), look.document.show, "track", None)
    _sources(look)


def _ladder(look: Inspection) -> None:
    ladder = look.document.ladder
    names = [rung.id for rung in ladder.rungs]
    look.once(("ladder", "rungs"), names, "rung")
    for index, rung in enumerate(ladder.rungs):
        if rung.stands_while is not None:
            look.track(("ladder", "rungs", index, "stands_while", "track"), rung.stands_while.track)
        for text in rung.effects:
            look.track(("ladder", "rungs", index, "effects", text), text, single=False, at_key=True)
        for side in rung.factor:
            look.known(("ladder", "rungs", index, "factor", side), side, look.document.sides, "side", at_key=True)
    fine = [look.known(("ladder", key), getattr(ladder, key), names, "rung") for key in _LADDER_KEYS]
    if not all(fine):
        return
    start, least, war, theatre = (names.index(getattr(ladder, key)) for key in _LADDER_KEYS)
    if start < least:
        message = f"the conflict starts at `{ladder.start}`, below the least rung `{ladder.least}`"
        look.report("S209", ("ladder", "start"), message, "start at the least rung or above")
    if theatre < war:
        message = f"open war (`{ladder.theatre}`) stands below the first shots (`{ladder.war}`)"
        look.report("S209", ("ladder", "theatre"), message, "name a rung that is not below `war`")
    mended = ("ladder", "rungs", war, "firebreak") in look.mended  # something else stands there
    if not ladder.rungs[war].firebreak and not mended:
        message = f"no firebreak stands below `{ladder.war}`, the rung of shots between the camps"
        look.warn("S301", ("ladder", "rungs", war), message, "add `firebreak: true` to it", at_key=True)
    _reach(look, names, start, war, theatre)


_LADDER_KEYS = ("start", "least", "war", "theatre")


def _reach(look: Inspection, names: list[str], start: int, war: int, theatre: int) -> None:
    """Rungs above the highest that acts, crises and slips lead to; all rungs below it are passed on the way down."""
    document = look.document
    orders = [order for listed in document.orders.values() for order in listed]
    top = max([start, *(names.index(order.rung) for order in orders if order.rung in names)])
    if any(order.crisis == "climb" for order in orders) and any(plain(a) > 0 for a in document.ladder.accidents):
        top = max(top, war)
    if any("flank_attack" in order.does for order in orders):
        top = max(top, theatre)
    if any("rung" in effects for effects in (*(o.now for o in orders), *(o.later for o in orders))):
        return
    if any("rung" in event.effects for event in document.events):
        return
    while top + 1 < len(names) and plain(document.ladder.rungs[top].hazard) > 0:
        top += 1
    for index in range(top + 1, len(names)):
        message = f"nothing leads to the rung `{names[index]}`: no order, no accident, no slip from the rung below"
        fix = f"give an order `rung: {names[index]}`, give the rung below a `hazard`, or delete the rung"
        look.warn("S301", ("ladder", "rungs", index), message, fix, at_key=True)


def _events(look: Inspection) -> None:
    document = look.document
    turns = document.calendar.turns
    look.once(("events",), (event.id for event in document.events), "event")
    for index, event in enumerate(document.events):
        if look.full:
            return
        path: KeyPath = ("events", index)
        look.source((*path, "source"), event.source)
        for text in event.effects:
            look.track((*path, "effects", text), text, single=False, at_key=True)
            patron = side_of_role(document, "patron")
            if (document.members and text == f"support.{patron}") or (document.regions and text == "territory"):
                message = f"`{text}` follows from the {'members' if document.members else 'regions'}: this is lost"
                look.warn("S305", (*path, "effects", text), message, "change `will` or `control` instead", at_key=True)
        if event.turn >= turns and not look.inherited(path, ("calendar", "turns")):
            message = f"turn {event.turn} is never played: turns are counted from 0, and the last is {turns - 1}"
            look.warn("S210", (*path, "turn"), message, "write an earlier turn, or delete the event")
        if plain(event.chance) == 0:
            look.warn("S304", (*path, "chance"), "this never happens", "write a chance above 0, or delete the event")


def _endings(look: Inspection) -> None:
    document = look.document
    endings = document.outcomes.endings
    place: KeyPath = ("outcomes", "endings")
    look.once(place, (ending.id for ending in endings), "ending")
    open_ones = [index for index, ending in enumerate(endings) if not ending.when]
    if not open_ones:
        message = "no ending is left for a game that reaches its last turn"
        fix = "add one without `when`: `- {id: horizon, title: It goes on, text: The last turn is over.}`"
        look.report("S207", place, message, fix, at_key=True)
    for index in open_ones[1:]:
        message = f"`{endings[index].id}` has no conditions, and `{endings[open_ones[0]].id}` has none either"
        look.report("S207", (*place, index), message, "give it `when:`, or delete it", at_key=True)
    for index, ending in enumerate(endings):
        for key in ("factor", "bonus"):
            for side in getattr(ending, key):
                look.known((*place, index, key, side), side, document.sides, "side", at_key=True)
        for number in range(len(ending.when)):
            if look.full:
                return
            _condition(look, (*place, index, "when", number), index, number)


def _condition(look: Inspection, path: KeyPath, index: int, number: int) -> None:
    document = look.document
    when = document.outcomes.endings[index].when[number]
    if (when.at_least is None) == (when.at_most is None):
        both = "both `at_least` and `at_most`" if when.at_least is not None else "neither `at_least` nor `at_most`"
        look.report("S207", path, f"the condition has {both}", "write exactly one of them", at_key=True)
        return
    if look.track((*path, "track"), when.track) is None:
        return
    name = when.track.partition(".")[0]
    track = TRACKS[name]
    high = float(len(document.ladder.rungs) - 1) if name == "rung" else track.high
    above = when.at_least is not None and plain(when.at_least) > high and not track.pool
    if above or (when.at_most is not None and plain(when.at_most) < track.low):
        message = f"`{when.track}` goes from {track.low:g} to {high:g}, so that this never becomes true"
        look.warn("S304", (*path, "at_least" if above else "at_most"), message, "write a number in that range")
    if when.turns > document.calendar.turns and not look.inherited(path, ("calendar", "turns")):
        message = f"the game has only {document.calendar.turns} turns, so that this never becomes true"
        look.warn("S304", (*path, "turns"), message, "write fewer turns")


def _scores(look: Inspection) -> None:
    document, outcomes = look.document, look.document.outcomes
    for side in outcomes.scores:
        look.known(("outcomes", "scores", side), side, document.sides, "side", at_key=True)
    for side in document.sides:
        terms = outcomes.scores.get(side, [])
        path: KeyPath = ("outcomes", "scores", side)
        total = sum(plain(term.points) for term in terms)
        if abs(total - 100) > 1e-6:
            message = f"the points of `{shown(side)}` add up to {total:g} and not to 100"
            over = f"take away {total - 100:g}" if total > 100 else f"add {100 - total:g}"
            look.report("S208", path, message, f"{over}, so that the sum is 100", at_key=True)
        for index, term in enumerate(terms):
            if look.full:
                return
            look.track((*path, index, "track"), term.track)
            if plain(term.worst) == plain(term.best):
                message = f"`worst` and `best` are both {plain(term.best):g}"
                look.report("S209", (*path, index, "best"), message, "write two different numbers")
    limits = [plain(limit) for limit in outcomes.limits]
    for index in range(1, len(limits)):
        if limits[index] <= limits[index - 1]:
            message = f"the limit {limits[index]:g} does not stand above the one before it, {limits[index - 1]:g}"
            look.report("S209", ("outcomes", "limits", index), message, "write rising numbers")


def _parameters(look: Inspection) -> None:
    numbers = {f"{spec.topic}.{spec.name}": spec for spec in specs()}
    set_by: dict[str, str] = {}
    for name, parameter in look.document.parameters.items():
        if look.full:
            return
        path: KeyPath = ("parameters", name)
        low, default, high = plain(parameter.low), plain(parameter.default), plain(parameter.high)
        if low > high:
            message = f"`low` is {low:g} and `high` is {high:g}"
            look.report("S209", (*path, "low"), message, "write a `low` below `high`")
        elif not low <= default <= high:
            message = f"the default {default:g} lies outside the range from {low:g} to {high:g}"
            look.report("S209", (*path, "default"), message, "write a default in that range")
        if not parameter.sets and not parameter.scales:
            message = f"`{name}` changes nothing"
            look.warn("S303", path, message, "name numbers under `sets` or `scales`", at_key=True)
        for index, text in enumerate(parameter.sets):
            place = (*path, "sets", index)
            if not look.known(place, text, numbers, "number of the rules"):
                continue
            spec = numbers[text]
            for key, value in (("low", low), ("high", high)):
                if not spec.low <= value <= spec.high:
                    message = f"`{text}` goes from {spec.low:g} to {spec.high:g}, and `{key}` is {value:g}"
                    look.report("S104", (*path, key), message, "write a number in that range")
            _once_set(look, place, set_by, text, name)
        for index, text in enumerate(parameter.scales):
            if _scaled(look, (*path, "scales", index), text, default, (low, high)):
                _once_set(look, (*path, "scales", index), set_by, text, name)


def _once_set(look: Inspection, path: KeyPath, set_by: dict[str, str], text: str, name: str) -> None:
    if text in set_by:
        message = f"`{shown(text)}` is changed by `{set_by[text]}` already"
        look.report("S213", path, message, "let one parameter change it, once")
    set_by.setdefault(text, name)


def _scaled(look: Inspection, path: KeyPath, text: str, default: float, ends: tuple[float, float]) -> bool:
    """Whether a path names a number that may be multiplied by anything in the parameter's range."""
    parts = tuple(text.split("."))
    node: Any = look.tree.root
    shape = Shape(Document)
    for depth, part in enumerate(parts):
        if not isinstance(node, dict) or part not in node:
            here = ".".join(parts[:depth]) or "the top of the file"
            choices = list(node) if isinstance(node, dict) else []
            message = f"`{shown(text)}` leads nowhere: there is no `{shown(part)}` at {shown(here)}"
            if look.known(path, part, choices, f"key at {shown(here)}"):
                look.report("S213", path, message, "write the keys on the way to a number, with dots between them")
            return False
        node, shape = node[part], shape.item(part)
    ranges = [branch for branch in (shape, *shape.branches) if branch.annotation is float]
    number = node.get("value") if isinstance(node, dict) else node
    if not ranges or parts[0] == "parameters" or isinstance(number, bool) or not isinstance(number, int | float):
        message = f"`{shown(text)}` is not a number that can be multiplied"
        look.report("S213", path, message, "name a number of the file that may have a fraction, outside `parameters`")
        return False
    bounds = [entry for entry in shape.metadata if hasattr(entry, "ge") and hasattr(entry, "le")]
    written = number / default if default else number
    for factor in ends:
        for bound in bounds:
            if not bound.ge <= written * factor <= bound.le:
                value, allowed = written * factor, f"allowed is {bound.ge:g} to {bound.le:g}"
                message = f"times {factor:g}, `{shown(text)}` is {value:g}; {allowed}"
                look.report("S213", path, message, "narrow the range from `low` to `high`")
                return False
    return True


def _sources(look: Inspection) -> None:
    """Sources that stand nowhere; and how many numbers of a historical scenario have none and are not assumed."""
    counted = bare = 0
    assumed = dict.fromkeys(look.document.assumptions, False)  # whether it names any number
    matches = [(pattern, re.compile(translate(pattern)).match) for pattern in assumed]

    def is_assumed(path: KeyPath) -> bool:
        name = ".".join(str(part) for part in path)
        found = [pattern for pattern, match in matches if match(name)]
        assumed.update(dict.fromkeys(found, True))
        return bool(found)

    def walk(node: Any, path: KeyPath, sourced: bool) -> None:
        nonlocal counted, bare
        if isinstance(node, Sourced):
            counted += 1
            bare += node.source is None and node.confidence != "assumed"
            look.source((*path, "source"), node.source)
        elif isinstance(node, BaseModel):
            inner = sourced or getattr(node, "source", None) is not None
            for key in sorted(node.model_fields_set):
                walk(getattr(node, key), (*path, key), inner)
        elif isinstance(node, dict):
            for key, value in node.items():
                walk(value, (*path, str(key)), sourced)
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, (*path, index), sourced)
        elif isinstance(node, float):
            counted += 1
            bare += not is_assumed(path) and not sourced

    for section in ("table", "sides", "members", "donors", "hosts", "regions", "capabilities"):
        walk(getattr(look.document, section), (section,), False)
    counts = counted, bare
    for section in ("orders", "events", "ladder", "outcomes", "opponents", "parameters"):
        walk(getattr(look.document, section), (section,), False)
    if look.document.historical and counts[1]:
        message = f"{counts[1]} of {counts[0]} numbers about sides, members, donors and places name no source"
        fix = "write `{value: 5, source: …, confidence: assumed}`, or name them under `assumptions`"
        look.report("S302", ("historical",), message, fix, severity="info", at_key=True)
    for pattern in [pattern for pattern, used in assumed.items() if not used]:
        message = f"`{shown(pattern)}` names no number of this file that is written without a source"
        look.warn("S303", ("assumptions", pattern), message, "delete it, or mend the path", at_key=True)
