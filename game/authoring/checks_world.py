"""Checks of who and what there is: sides and roles, the alliance, places on the board, equipment, start values."""

from __future__ import annotations

import json
from functools import lru_cache

from game import paths
from game.authoring.inspection import Inspection, leader_ids, shown, side_of_role
from game.authoring.tree import KeyPath
from game.authoring.values import Number, plain
from game.rules.tracks import TRACKS

ROLES = ("patron", "defender", "challenger")
_RESERVED = {"target", "hold"}  # words of the notation
_BELONGS = {  # section: roles that it cannot do without
    "members": ("patron",),
    "hosts": ("patron", "challenger"),
    "regions": ("defender", "challenger"),
    "capabilities": ("defender", "challenger"),
}


def check_world(look: Inspection) -> None:
    """All checks of this module."""
    if _roles(look):
        _leaders(look)
    _start(look)
    _alliance(look)
    _places(look)


def _roles(look: Inspection) -> bool:
    """Whether the roles fit together; if not, nothing else is said of roles."""
    document = look.document
    before = len(look.findings)
    for role in ROLES:
        ids = [name for name, side in document.sides.items() if side.role == role]
        for name in ids[1:]:
            message = f"two sides have the role `{role}`: `{ids[0]}` and `{name}`"
            look.report("S205", ("sides", name, "role"), message, "give one of them another role")
    if len(look.findings) == before:
        if side_of_role(document, "challenger") is None:
            message = "no side is the challenger"
            look.report("S205", ("sides",), message, "give one side `role: challenger`", at_key=True)
        elif side_of_role(document, "patron") is None and side_of_role(document, "defender") is None:
            message = "nobody stands against the challenger: no side is patron or defender"
            look.report("S205", ("sides",), message, "give one side `role: patron` or `role: defender`", at_key=True)
    look.roles_fit = len(look.findings) == before
    for section, roles in _BELONGS.items() if look.roles_fit else ():
        absent = [role for role in roles if side_of_role(document, role) is None]
        if getattr(document, section) and absent:
            message = f"`{section}` needs a side with the role {absent[0]}, and there is none"
            look.report("S205", (section,), message, f"add the side, or delete `{section}`", at_key=True)
    return look.roles_fit


def _leaders(look: Inspection) -> None:
    """Whoever speaks for a camp needs hidden types and answers in a crisis."""
    document = look.document
    leaders = leader_ids(document)
    if len(leaders) < 2:
        return
    for side in leaders.values():
        for kind, example in (("tolerance", "{low: 0.5, high: 3}"), ("resolve", "{low: 0, high: 1}")):
            if kind not in document.sides[side].hidden:
                message = f"`{side}` speaks for its camp and needs a hidden `{kind}`"
                fix = f"add `{kind}: {example}` below `hidden:` of `{side}`"
                look.report("S206", ("sides", side), message, fix, at_key=True)
        for meaning, title in (("climb", "Stand firm"), ("back_down", "Back down")):
            if not any(order.crisis == meaning for order in document.orders.get(side, [])):
                message = f"`{side}` speaks for its camp and has no order with `crisis: {meaning}`"
                line = f"- {{id: {meaning}, title: {title}, group: crisis, crisis: {meaning}, text: {title}.}}"
                look.report("S206", ("orders", side), message, f"add an order: `{line}`", at_key=True)
    for name, entry in document.sides.items():
        for place, group in enumerate(entry.red_line.unnamed):
            look.known(("sides", name, "red_line", "unnamed", place), group, document.groups, "group")
        for kind, spread in entry.hidden.items():
            _range(look, ("sides", name, "hidden", str(kind)), plain(spread.low), plain(spread.high))


def _range(look: Inspection, path: KeyPath, low: float, high: float) -> None:
    """A hidden type lies between two numbers; a rate is a share, and may be the same in every game."""
    kind = str(path[-1])
    message = f"`{kind}` goes from {low:g} to {high:g}"
    if kind == "habituation_rate":
        if not 0.0 <= low <= high <= 1.0:
            look.report("S209", path, message, "write shares from 0 to 1, `low` not above `high`")
        if "habituation_rate" in look.document.sides[str(path[1])].own.model_fields_set:
            fix = "delete one of the two"
            look.warn("S305", (*path[:2], "own", kind), "a hidden rate takes the place of this one", fix, at_key=True)
    elif low >= high:
        look.report("S209", path, message, "write a `low` below `high`")


def _start(look: Inspection) -> None:
    """Start values stand where they belong and within the range of their track."""
    document = look.document
    for name, side in document.sides.items():
        own = [track for track, entry in TRACKS.items() if entry.axis == "side"]
        for track, value in side.start.items():
            path: KeyPath = ("sides", name, "start", track)
            if look.known(path, track, own, "number of a side", at_key=True):
                _in_range(look, path, track, value)
    common = [track for track, entry in TRACKS.items() if entry.axis == "one" and track != "rung"]
    for track, value in document.table.items():
        path = ("table", track)
        if track == "rung":
            message = "the rung at the start stands in `ladder: start:`"
            look.report("S204", path, message, "delete this line", at_key=True)
        elif look.known(path, track, common, "number of the whole table", at_key=True):
            _in_range(look, path, track, value)


def _in_range(look: Inspection, path: KeyPath, name: str, value: Number) -> None:
    track, number = TRACKS[name], plain(value)
    if not track.low <= number <= track.high:
        message = f"`{name}`: expected a number from {track.low:g} to {track.high:g} ({track.unit}), found {number:g}"
        nearby = track.low if number < track.low else track.high
        look.report("S104", path, message, f"write a number in that range; the nearest is {nearby:g}")


def _alliance(look: Inspection) -> None:
    document = look.document
    if document.members and not any(plain(m.weight) > 0 and m.joins == 0 for m in document.members.values()):
        message = "no member has both a weight and a voice from the first turn"
        look.report("S209", ("members",), message, "give one of them a weight above 0 and `joins: 0`", at_key=True)
    for name, donor in document.donors.items():
        if look.full:
            return
        if donor.member is not None:
            path: KeyPath = ("donors", name, "member")
            if look.known(path, donor.member, document.members, "member"):
                _wills(look, donor.member)
        look.source(("donors", name, "source"), donor.source)
        for kind, series in (("military", donor.military), ("civil", donor.civil)):
            path = ("donors", name, kind)
            if not series:
                look.report("S105", path, f"`{kind}` is empty; expected one number a turn", "write `[0]` for nothing")
            over = len(series) - document.calendar.turns
            if over > 0 and not look.inherited(path, ("calendar", "turns")):
                message = f"`{kind}` has {len(series)} numbers for {document.calendar.turns} turns"
                look.warn("S210", path, message, f"delete the last {over}, or add turns")


def _wills(look: Inspection, member: str) -> None:
    if plain(look.document.members[member].will) <= 0:
        message = f"`{member}` gives, and gifts follow its will: a will of 0 cannot grow or fall in proportion"
        path: KeyPath = ("members", member, "will")
        finding = look.tree.finding("S104", path, message, "write a number above 0")
        if finding not in look.findings:
            look.report("S104", path, message, "write a number above 0")


def _places(look: Inspection) -> None:
    """Regions and hosts: where they lie, whom they touch, and that no name means two of them."""
    document = look.document
    used: dict[str, str] = {}
    for section in ("regions", "hosts"):
        for name, place in getattr(document, section).items():
            if look.full:
                return
            if name in _RESERVED:
                message = f"`{name}` has a meaning of its own in the notation of orders"
                look.report("S202", (section, name), message, "give it another name", at_key=True)
            if section == "hosts" and name in document.regions:
                message = f"`{name}` is a region too, and an order aimed at it could mean either"
                look.report("S202", (section, name), message, f"call it `{name}_host`", at_key=True)
            if document.board == "main" and look.known((section, name, "board"), place.board, _board(), "board region"):
                if place.board in used:
                    message = f"`{used[place.board]}` lies at `{place.board}` already"
                    look.report("S202", (section, name, "board"), message, "choose another place on the board")
                used.setdefault(place.board, name)
    joined = {name for name, region in document.regions.items() if region.neighbours}
    for name, region in document.regions.items():
        for index, other in enumerate(region.neighbours):
            path: KeyPath = ("regions", name, "neighbours", index)
            if other == name:
                look.report("S108", path, f"`{shown(name)}` is named as its own neighbour", "delete it here")
            elif look.known(path, other, document.regions, "region"):
                joined.add(other)
            else:
                joined.update(document.regions)  # whoever was meant
            if look.full:
                return
    for name, region in document.regions.items():
        if name not in joined and not region.home_border:
            message = f"no army comes to `{shown(name)}`: it has no neighbours and no border with the challenger"
            look.warn("S304", ("regions", name), message, "name its `neighbours`", at_key=True)
    if document.regions and not any(plain(region.value) > 0 for region in document.regions.values()):
        message = "no region has a value, so that nothing is at stake"
        look.report("S209", ("regions",), message, "give at least one of them a `value` above 0", at_key=True)


@lru_cache(maxsize=1)
def _board() -> tuple[str, ...]:
    """Ids of the land regions of the built-in board."""
    board = json.loads((paths.ASSETS / "board.json").read_text(encoding="utf-8"))
    return tuple(name for name, region in board["regions"].items() if region["kind"] == "land")
