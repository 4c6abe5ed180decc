"""Orders of a document become rows of columns: action x target, flattened; each side has its own range, hold first."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.authoring.document import Document
from game.authoring.order_rows import Row, expand
from game.authoring.places import Places
from game.authoring.values import Number, plain
from game.rules.scenario import ALLIANCE, BACK_DOWN, CLIMB, COALITION, FREE, NO_CRISIS_ACT
from game.rules.vocabulary import VERBS

_CONSENT = {"none": FREE, "coalition": COALITION, "alliance": ALLIANCE}
_CRISIS = {None: NO_CRISIS_ACT, "climb": CLIMB, "back_down": BACK_DOWN}
_NEVER = 10_000


def compile_orders(document: Document, places: Places) -> tuple[dict[str, Any], list[Row]]:
    """The order columns of the Scenario, and the rows they stand for."""
    rows = expand(document)
    sides, rungs = list(document.sides), [rung.id for rung in document.ladder.rungs]
    regions, hosts = list(document.regions), list(document.hosts)
    orders = [row.order for row in rows]
    side_of = np.array([sides.index(row.side) for row in rows], dtype=np.int64)
    first = tuple(int(np.flatnonzero(side_of == s)[0]) for s in range(len(sides)))
    last = tuple(int(np.flatnonzero(side_of == s)[-1]) + 1 for s in range(len(sides)))

    def floats(value: Any, default: float = 0.0) -> Any:
        return np.array([default if o is None else float(value(o)) for o in orders])

    def whole(value: Any, default: int = 0) -> Any:
        return np.array([default if o is None else int(value(o)) for o in orders], dtype=np.int64)

    level = floats(lambda o: plain(o.level))
    consent = whole(lambda o: _CONSENT[o.consent])
    lead = whole(lambda o: o.lead)
    verbs = {verb: floats(lambda o, v=verb: plain(o.does.get(v, 0.0))) for verb in VERBS}
    now_track, now_add = _effects(rows, places, "now")
    later_track, later_add = _effects(rows, places, "later")
    joins = [document.hosts[r.target].joins if r.target in document.hosts else 0 for r in rows]
    cost = floats(lambda o: plain(o.cost))
    late_cost = np.where(_sends_soldiers(places, now_track, now_add, later_track, later_add), cost, 0.0)
    asks = np.where(consent == ALLIANCE, level, -np.inf)  # nobody is asked: nobody objects
    extras = list(zip(asks.tolist(), late_cost.tolist(), strict=True))
    dearer = sorted({extra for extra in extras if extra != (-np.inf, 0.0)})
    surcharge = np.array([1 + dearer.index(extra) if extra in dearer else 0 for extra in extras], dtype=np.int64)
    prices = np.stack([side_of, cost, surcharge])
    price_rows, classes = np.unique(prices, axis=1, return_index=True, return_inverse=True)[1:]
    columns = {
        "order_names": tuple(row.name for row in rows),
        "side_of": side_of,
        "first": first,
        "last": last,
        "hold": first,
        "is_hold": np.array([o is None for o in orders]),
        "action": np.array([_action(rows, row) for row in rows], dtype=np.int64),
        "target": np.array([_target(regions, hosts, row.target) for row in rows], dtype=np.int64),
        "cost": cost,
        "level": level,
        "line_level": level * np.array([_named(document, row) for row in rows]),
        "rung": floats(lambda o: rungs.index(o.rung) if o.rung else 0),
        "consent": consent,
        "surcharge_row": surcharge,
        "price_class": classes,
        "price_rows": price_rows,
        "alliance_levels": tuple(pair[0] for pair in dearer) or (0.0,),
        "late_costs": tuple(pair[1] for pair in dearer) or (0.0,),
        "reversible": np.array([o is None or o.reversible for o in orders]),
        "crisis_act": whole(lambda o: _CRISIS[o.crisis]),
        "pool_track": np.array(
            [places.find(r.order.draws.stock, r.side)[0] if r.order and r.order.draws else -1 for r in rows]
        ),
        "draws": floats(lambda o: plain(o.draws.amount) if o.draws else 0.0),
        "asked": floats(lambda o: (plain(o.draws.amount) or 1.0) if o.draws else 1.0, 1.0),
        "absorbed": np.array(
            [o is not None and o.draws is not None and o.draws.stock.endswith("_fund") for o in orders]
        ),
        "needs_track": np.array(
            [places.find(r.order.needs.track, r.side)[0] if r.order and r.order.needs else -1 for r in rows]
        ),
        "needs_least": floats(lambda o: _bound(o.needs.at_least if o.needs else None, -np.inf)),
        "needs_most": floats(lambda o: _bound(o.needs.at_most if o.needs else None, np.inf)),
        "not_before": np.maximum(whole(lambda o: o.first), np.array(joins, dtype=np.int64)),
        "not_after": whole(lambda o: o.last, _NEVER),
        "attack_row": np.array([_reach(document, row) for row in rows], dtype=np.int64),
        "verbs": verbs,
        "verb_sides": {v: tuple(sorted({int(s) for s in side_of[column != 0.0]})) for v, column in verbs.items()},
        "has_now": (now_add != 0.0).any(axis=0),
        "now_track": now_track,
        "now_add": now_add,
        "later_track": later_track,
        "later_add": later_add,
        "lead": np.where((later_add != 0.0).any(axis=0), lead, -1).astype(np.int8),
        "turns_on_the_way": int(lead.max()) + 1 + int(verbs["strike_hub"].any()),  # a strike on a hub costs a turn
    }
    return columns, rows


def _action(rows: list[Row], row: Row) -> int:
    """The first row of the same order: rows of one action share it."""
    return next(i for i, other in enumerate(rows) if other.side == row.side and other.order is row.order)


def _named(document: Document, row: Row) -> float:
    """The part of its level with which an order counts for the leader of the other camp: less where the red line of
    that leader does not speak of such orders.
    """
    if row.order is None:
        return 1.0
    challenges = document.sides[row.side].role == "challenger"
    others = [side for side in document.sides.values() if (side.role == "challenger") != challenges]
    lines = [side.red_line for side in sorted(others, key=lambda side: side.role != "patron")]
    return 1.0 - plain(lines[0].incomplete) if lines and row.order.group in lines[0].unnamed else 1.0


def _target(regions: list[str], hosts: list[str], target: str | None) -> int:
    if target in regions:
        return regions.index(target)
    return hosts.index(target) if target in hosts else 0


def _reach(document: Document, row: Row) -> int:
    """1 for the challenger's and 2 for the defender's attacks, 0 for other rows; withdrawals give ground."""
    if row.order is None or row.target not in document.regions:
        return 0
    attacker = document.sides[row.side].role == "challenger"
    if "withdraw" in row.order.does:
        attacker = not attacker
    return (1 if attacker else 2) if {"attack", "withdraw"} & set(row.order.does) else 0


def _sends_soldiers(places: Places, *tables: Any) -> Any:
    """[A] whether a row adds allied soldiers in a host country, at once or when they arrive: tracks and amounts."""
    posture = places.rows["posture"]
    first, past = (posture, posture + 1) if isinstance(posture, int) else (posture.start, posture.stop)
    found = np.zeros(tables[0].shape[1], dtype=np.bool_)
    for track, add in zip(tables[::2], tables[1::2], strict=True):
        found |= ((track >= first) & (track < past) & (add > 0.0)).any(axis=0)
    return found


def _bound(value: Number | None, default: float) -> float:
    return default if value is None else plain(value)


def _effects(rows: list[Row], places: Places, which: str) -> tuple[Any, Any]:
    """[effects, A] rows of tracks and amounts; at least one (empty) effect, so that shapes are plain."""
    found: list[list[tuple[int, float]]] = []
    for row in rows:
        table = getattr(row.order, which) if row.order else {}
        changes = {text: plain(value) for text, value in table.items() if plain(value) != 0.0}  # packed: no gaps
        found.append([(spot, v) for text, v in changes.items() for spot in places.find(text, row.side, row.target)])
    width = max(1, max(len(effects) for effects in found))
    track, add = np.zeros((width, len(rows)), dtype=np.int64), np.zeros((width, len(rows)))
    for index, effects in enumerate(found):
        for slot, (spot, amount) in enumerate(effects):
            track[slot, index], add[slot, index] = spot, amount
    return track, add
