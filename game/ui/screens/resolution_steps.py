"""The steps of a resolution on one clock: first the orders are turned over, then it is told sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.texts.language import _
from game.texts.words import order_title

FACE_DOWN = 0.7  # seconds in which all orders lie face down
ORDER, ORDERS = 0.4, 2.8  # from order to order, and all of them at most
SENTENCE, SENTENCES = 1.0, 4.4  # from sentence to sentence, and all of them at most
TURN = 0.45  # in which an order is turned over
MOVE = 1.1  # in which a number, a marker or the front moves


@dataclass(frozen=True)
class Sealed:
    """An order that lies on the table: whose it is, its words, and the region it is about."""

    key: str  # of the side's colour
    side: str
    title: str
    region: str
    start: float = 0.0


@dataclass(frozen=True)
class Told:
    """A sentence and the second at which it is told; `region` is the board's name of the ground it is about."""

    topic: str
    text: str
    start: float
    region: str = ""


@dataclass(frozen=True)
class Steps:
    """Everything that happens in a resolution; `numbers` is when the numbers run, and the last to come."""

    orders: tuple[Sealed, ...]
    told: tuple[Told, ...]
    numbers: float

    def first(self, *topics: str) -> float:
        """When the first of some topics is told; when the numbers run if none is."""
        return next((step.start for step in self.told if step.topic in topics), self.numbers)

    def at(self, now: float) -> Told | None:
        """The sentence that is being told."""
        return next((step for step in reversed(self.told) if step.start <= now), None)


def steps(entries: Sequence[tuple[str, str]], sealed: Sequence[Sealed], regions: dict[str, str]) -> Steps:
    """The steps for topic and sentence of each entry; `regions` are the boards' names by those in the sentences."""
    pace = min(ORDER, ORDERS / max(1, len(sealed)))
    orders = tuple(
        Sealed(each.key, each.side, each.title, each.region, FACE_DOWN + pace * n) for n, each in enumerate(sealed)
    )
    begin = FACE_DOWN + pace * len(orders) + (TURN if orders else 0.0)
    later = [entry for entry in entries if entry[0] != "orders"]
    pace = min(SENTENCE, SENTENCES / max(1, len(later)))
    told, at = [], begin
    for topic, text in entries:
        if topic == "orders":  # told when the last order of that side is turned over
            mine = [each.start for each in orders if text.startswith(each.side)]
            told.append(Told(topic, text, max(mine, default=FACE_DOWN) + TURN / 2))
        else:
            told.append(Told(topic, text, at, _region(topic, text, regions)))
            at += pace
    return Steps(orders, tuple(told), at)


def by_side(entries: Sequence[tuple[str, str]], heads: Sequence[str]) -> list[tuple[str, str]]:
    """What takes effect in one sentence a side rather than one an order; `heads` are how such sentences begin."""
    found: list[tuple[str, str]] = []
    lines: dict[str, int] = {}
    for topic, text in entries:
        head = next((head for head in heads if topic == "delivery" and text.startswith(head)), "")
        if head and head in lines:
            found[lines[head]] = topic, f"{found[lines[head]][1]}, {text[len(head) :]}"
            continue
        if head:
            lines[head] = len(found)
        found.append((topic, text))
    return found


def _region(topic: str, text: str, regions: dict[str, str]) -> str:
    """The ground that a sentence about the front begins with."""
    if topic != "front":
        return ""
    return next((board for name, board in regions.items() if text.startswith(name)), "")


def sealed_orders(match: Any, side: str) -> list[Sealed]:
    """The orders that all sides gave at the last decision about orders, as a side sees them now."""
    scenario, look = match.scenario, getattr(match.view(side), "seen", None)
    if look is None:
        return []
    boards = {place.id: place.board for place in (*match.briefing.regions, *match.briefing.hosts)}
    found = []
    for number, who in enumerate(match.briefing.sides):
        rows = [int(row) for row in look.orders[number, :, 0] if not scenario.is_hold[row]]
        for row in rows:
            target = match.briefing.orders[row].target or ""
            found.append(Sealed(who.colour_key, who.name, order_title(match.briefing, row), boards.get(target, "")))
        if not rows:
            found.append(Sealed(who.colour_key, who.name, _("Hold"), ""))
    return found
