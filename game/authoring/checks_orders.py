"""Checks of orders and of the doctrines that give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from game import paths
from game.authoring.findings import listed
from game.authoring.inspection import Inspection, leader_ids, shown, side_of_role
from game.authoring.order_rows import HOLD_ID, targets_of
from game.authoring.sections_play import Opponent, Order, Want
from game.authoring.sections_world import Host, Region
from game.authoring.tree import KeyPath
from game.authoring.values import plain
from game.rules.tracks import TRACKS
from game.rules.vocabulary import ESTIMATES, VERBS

MOST_ROWS = 255
_LAST = 200  # what `last` is when nobody writes it
_STOCKS = {"missiles", "ammunition", "kit", *(name for name, track in TRACKS.items() if track.pool)}
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_DOERS = {  # verbs that the rules ask of certain roles
    "attack": ("defender", "challenger"),
    "withdraw": ("defender", "challenger"),
    "fortify": ("defender", "challenger"),
    "strike_supply": ("defender", "challenger"),
    "strike_infrastructure": ("challenger",),
    "strike_deep": ("defender",),
    "provoke_flank": ("challenger",),
    "flank_attack": ("challenger",),
    "strike_hub": ("challenger",),
}
_SECTIONS = {  # verbs that do nothing without a section of the file
    "fortify": "regions",
    "sabotage": "members",
    "wedge": "members",
    "threaten": "members",
    "provoke_flank": "members",
    "pledge": "donors",
}
_PARTNERS = {  # verbs that do nothing without a side of that role
    "strike_supply": ("defender", "challenger"),
    "strike_infrastructure": ("defender", "challenger"),
    "strike_deep": ("defender", "challenger"),
    "reassure": ("patron",),
}
# what an order must be aimed at for these estimates
_ESTIMATES = {"odds": "region", "danger": "region", "grab": "host", "shortfall": "host"}
_PLAYERS = ("hold", "uniform", "search", "human")  # players that every scenario has


def check_orders(look: Inspection) -> None:
    """All checks of this module."""
    document = look.document
    leaders = set(leader_ids(document).values())
    for side, orders in document.orders.items():
        if not look.known(("orders", side), side, document.sides, "side", at_key=True):
            continue
        look.once(("orders", side), (order.id for order in orders), "order")
        rows = 1 + sum(len(targets_of(document, order)) for order in orders)
        if rows > MOST_ROWS:
            message = f"`{shown(side)}` has {rows} order rows (one for each target); at most {MOST_ROWS} are possible"
            look.report("S211", ("orders", side), message, "delete orders or targets", at_key=True)
            continue
        for index, order in enumerate(orders):
            _order(look, side, ("orders", side, index), order)
            if order.crisis is not None and side not in leaders:
                message = f"`{side}` does not speak for its camp and is never asked in a crisis"
                look.warn("S304", ("orders", side, index, "crisis"), message, "move the order to the leader")
    for side, named in document.opponents.items():
        if look.known(("opponents", side), side, document.sides, "side", at_key=True):
            _opponents(look, side, named)


def _order(look: Inspection, side: str, path: KeyPath, order: Order) -> None:
    document = look.document
    if look.full:
        return
    if order.id == HOLD_ID:
        look.report("S202", (*path, "id"), "every side has an order `hold` already", "give it another name")
    look.known((*path, "group"), order.group, document.groups, "group")
    if order.source is not None and _ID.match(order.source):  # anything else is words, and meant as such
        look.source((*path, "source"), order.source)
    if order.icon is not None:
        look.known((*path, "icon"), order.icon, _icons(), "icon")
    if order.rung is not None:
        look.known((*path, "rung"), order.rung, [rung.id for rung in document.ladder.rungs], "rung")
    if order.consent != "none" and look.roles_fit and side_of_role(document, "patron") is None:
        message = "nobody can be asked for consent: no side is the patron"
        look.report("S205", (*path, "consent"), message, "delete `consent`, or add a patron")
    _targets(look, path, order)
    _effects(look, side, path, order)
    _stocks(look, side, path, order)
    for verb in order.does:
        _verb(look, side, path, order, verb)
    _times(look, path, order)
    idle = not (order.now or order.later or order.does or order.crisis or order.rung) and plain(order.level) == 0
    if idle:
        message = f"`{order.id}` changes nothing"
        look.warn("S303", path, message, "give it `now`, `later`, `does`, a `level` or a `rung`", at_key=True)


@lru_cache(maxsize=1)
def _icons() -> tuple[str, ...]:
    """The pictures that a card can have."""
    return tuple(sorted(file.stem for file in (paths.ASSETS / "icons").glob("*.png")))


def _targets(look: Inspection, path: KeyPath, order: Order) -> None:
    document = look.document
    place = (*path, "targets")
    for kind, section in (("region", document.regions), ("host", document.hosts)):
        if order.targets == kind and not section:
            message = f"the order is aimed at a {kind}, and this scenario has none"
            look.report("S206", place, message, f"add `{kind}s`, or write `targets: none`")
    if isinstance(order.targets, list):
        if not order.targets:
            look.report("S105", place, "`targets` is empty", "name targets, or write `targets: none`")
        look.once(place, order.targets, "target", None)
        choices = [*document.regions, *document.hosts]
        for index, target in enumerate(order.targets):
            look.known((*place, index), target, choices, "region or host")


def _is_place(look: Inspection, target: str | None) -> bool:
    """False for a target that stands nowhere, which has been reported."""
    return target is None or target in look.document.regions or target in look.document.hosts


def _real_targets(look: Inspection, order: Order) -> list[str | None]:
    return [target for target in targets_of(look.document, order) if _is_place(look, target)]


def _effects(look: Inspection, side: str, path: KeyPath, order: Order) -> None:
    document = look.document
    patron = side_of_role(document, "patron")
    for which, table in (("now", order.now), ("later", order.later)):
        for text in table:
            place = (*path, which, text)
            for target in _real_targets(look, order):
                if look.track(place, text, side, target, single=False, at_key=True) is None:
                    break
            if document.members and text in (f"support.{patron}", *(["support"] if side == patron else [])):
                message = f"`{text}` follows from the will of the members, so that this effect is lost"
                look.warn("S305", place, message, "change `will` instead", at_key=True)
            if document.regions and text == "territory":
                message = "`territory` follows from the regions, so that this effect is lost"
                look.warn("S305", place, message, "change `control` instead", at_key=True)


def _stocks(look: Inspection, side: str, path: KeyPath, order: Order) -> None:
    if order.draws is not None:
        place = (*path, "draws", "stock")
        name = order.draws.stock.partition(".")[0]
        if look.track(place, order.draws.stock, side) is not None and name not in _STOCKS:
            message = f"`{name}` is not a stock that an order can draw on"
            look.report("S204", place, message, "draw on `military_fund`, `reserves`, `missiles` or another stock")
        if plain(order.draws.amount) == 0:
            look.warn("S303", (*path, "draws", "amount"), "the order draws nothing", "write an amount above 0")
    if order.needs is not None:
        look.track((*path, "needs", "track"), order.needs.track, side)
        least, most = order.needs.at_least, order.needs.at_most
        if least is None and most is None:
            look.report("S207", (*path, "needs"), "this asks for nothing", "write `at_least` or `at_most`", at_key=True)
        elif least is not None and most is not None and plain(least) > plain(most):
            look.report("S207", (*path, "needs"), "no number is that high and that low", "exchange them", at_key=True)


def _verb(look: Inspection, side: str, path: KeyPath, order: Order, verb: str) -> None:
    """A verb is aimed at what it needs, done by whom the rules ask, in a scenario that has what it works on."""
    document = look.document
    place = (*path, "does", verb)
    kind = VERBS[verb][0]
    section: dict[str, Region] | dict[str, Host] = document.regions if kind == "region" else document.hosts
    if kind and any(target not in section for target in _real_targets(look, order)):
        message = f"`{verb}` is {VERBS[verb][1]} and must be aimed at a {kind}"
        look.report("S212", place, message, f"write `targets: {kind}`", at_key=True)
    if not look.roles_fit:
        return
    doers = _DOERS.get(verb, ())
    role = document.sides[side].role
    if doers and role not in doers:
        message = f"`{verb}` has an effect only for the {' or the '.join(doers)}, and `{shown(side)}` is the {role}"
        look.report("S212", place, message, "move the order to another side, or use another verb", at_key=True)
    needed = _SECTIONS.get(verb)
    if needed is not None and not getattr(document, needed):
        message = f"`{verb}` has no effect in a scenario without `{needed}`"
        look.report("S206", place, message, f"add `{needed}`, or delete `{verb}`", at_key=True)
    for partner in _PARTNERS.get(verb, ()):
        if side_of_role(document, partner) is None:
            message = f"`{verb}` has no effect in a scenario without a {partner}"
            look.report("S206", place, message, f"add a {partner}, or delete `{verb}`", at_key=True)


def _times(look: Inspection, path: KeyPath, order: Order) -> None:
    turns = look.document.calendar.turns
    if order.first > order.last:
        message = f"the first turn is {order.first} and the last {order.last}"
        look.report("S209", (*path, "first"), message, "write a `first` that is not above `last`")
        return
    if order.lead and not order.later:
        message = "there is a lead time, and nothing that happens after it"
        look.warn("S303", (*path, "lead"), message, "move effects from `now` to `later`, or delete `lead`")
    if look.inherited(path, ("calendar", "turns")):
        return
    last = f"turns are counted from 0, and the last is {turns - 1}"
    if order.first >= turns:
        look.warn("S210", (*path, "first"), f"the order never becomes possible: {last}", "write an earlier turn")
    elif order.later and order.first + order.lead >= turns:
        look.warn("S210", (*path, "lead"), f"its later effects never arrive: {last}", "write a shorter lead time")
    if turns <= order.last < _LAST:
        look.warn("S210", (*path, "last"), f"the game ends before: {last}", "delete `last`, or write an earlier turn")


def _opponents(look: Inspection, side: str, named: dict[str, Opponent]) -> None:
    document = look.document
    rows: dict[str, tuple[Order, str | None]] = {}
    actions: dict[str, Order] = {}
    for order in document.orders.get(side, []):
        actions[order.id] = order
        for target in targets_of(document, order):
            rows[f"{order.id}:{target}" if target else order.id] = (order, target)
        if len(rows) > MOST_ROWS:
            return
    for name, opponent in named.items():
        if look.full:
            return
        path: KeyPath = ("opponents", side, name)
        if name in _PLAYERS:
            message = f"`{name}` is a player that every scenario has"
            look.report("S202", path, message, "give the doctrine another name", at_key=True)
        if opponent.like is not None:
            _like(look, path, named, name, opponent.like)
        look.once((*path, "wants"), (want.order for want in opponent.wants), "want", "order")
        for index, want in enumerate(opponent.wants):
            _want(look, side, (*path, "wants", index), want, actions, rows)
        _plan(look, (*path, "plan"), opponent, actions, rows)


def _plan(
    look: Inspection,
    path: KeyPath,
    opponent: Opponent,
    actions: Mapping[str, Order],
    rows: Mapping[str, tuple[Order, str | None]],
) -> None:
    """A plan names rows: an order that is aimed at something, with its target."""
    for turn, names in enumerate(opponent.plan):
        for index, name in enumerate(names):
            place = (*path, turn, index)
            if look.full or name == HOLD_ID or name in rows:
                continue
            if name in actions:
                some = [row for row in rows if row.startswith(f"{name}:")]
                message = f"`{shown(name)}` needs a target here"
                look.report("S201", place, message, f"write {listed(some[:6])}" if some else "name another order")
            else:
                look.known(place, name, rows, "order of this side")
    over = len(opponent.plan) - look.document.calendar.turns
    if over > 0 and not look.inherited(path, ("calendar", "turns")):
        message = f"the plan has {len(opponent.plan)} turns, and the game {look.document.calendar.turns}"
        look.warn("S210", path, message, f"delete the last {over}")


def _like(look: Inspection, path: KeyPath, named: dict[str, Opponent], name: str, like: str) -> None:
    if like == name:
        look.report("S201", (*path, "like"), f"`{name}` is like itself", "name another doctrine of this side")
    elif look.known((*path, "like"), like, named, "doctrine of this side") and named[like].like is not None:
        message = f"`{like}` is itself like another doctrine; only one step is followed"
        look.report("S201", (*path, "like"), message, f"write `like: {named[like].like}`, or write the wants out")


def _want(
    look: Inspection,
    side: str,
    path: KeyPath,
    want: Want,
    actions: dict[str, Order],
    rows: dict[str, tuple[Order, str | None]],
) -> None:
    if want.order == HOLD_ID or not look.known((*path, "order"), want.order, {**actions, **rows}, "order of this side"):
        return
    order = actions.get(want.order) or rows[want.order][0]
    targets = targets_of(look.document, order) if want.order in actions else [rows[want.order][1]]
    for text in want.slopes:
        if look.full:
            return
        place = (*path, "slopes", text)
        if text in ESTIMATES:
            kind = _ESTIMATES[text]
            section = look.document.regions if kind == "region" else look.document.hosts
            if any(target not in section for target in targets if _is_place(look, target)):
                message = f"`{text}` is an estimate of a {kind}, and `{shown(want.order)}` is not aimed at one"
                fix = f"give the order `targets: {kind}`, or weigh a track instead"
                look.report("S204", place, message, fix, at_key=True)
            continue
        for target in targets:
            if _is_place(look, target) and look.track(place, text, side, target, at_key=True) is None:
                break
