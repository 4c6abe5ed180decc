"""The rows of the order table, before they have numbers: action x target, flattened; each side's hold first."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.document import Document
from game.authoring.sections_play import Order

HOLD_ID = "hold"


@dataclass(frozen=True)
class Row:
    """One row: whose, which order (None is hold), at what."""

    side: str
    order: Order | None
    target: str | None

    @property
    def name(self) -> str:
        """Its notation within the side."""
        if self.order is None:
            return HOLD_ID
        return self.order.id if self.target is None else f"{self.order.id}:{self.target}"


def expand(document: Document) -> list[Row]:
    """All rows in order."""
    rows: list[Row] = []
    for side in document.sides:
        rows.append(Row(side, None, None))
        for order in document.orders.get(side, []):
            rows.extend(Row(side, order, target) for target in targets_of(document, order))
    return rows


def targets_of(document: Document, order: Order) -> list[str | None]:
    """What an order can be aimed at; [None] for an order without a target."""
    if order.targets == "none":
        return [None]
    if order.targets == "region":
        return list(document.regions)
    if order.targets == "host":
        return list(document.hosts)
    return list(order.targets)
