"""Doctrines of a document become tables over order rows."""

from __future__ import annotations

import numpy as np

from game.authoring.document import Document
from game.authoring.places import Places
from game.authoring.sections_play import Opponent, Want
from game.authoring.values import plain
from game.rules.doctrine import Doctrine
from game.rules.scenario import Scenario
from game.rules.vocabulary import ESTIMATES


def doctrines(document: Document, places: Places, scenario: Scenario) -> tuple[Doctrine, ...]:
    """Every doctrine of every side."""
    return tuple(
        _doctrine(side, name, opponent, wants_of(named, opponent), places, scenario)
        for side, named in document.opponents.items()
        for name, opponent in named.items()
    )


def wants_of(named: dict[str, Opponent], opponent: Opponent) -> list[Want]:
    """A doctrine's own wants, and those of the one it is like for all other orders."""
    own = {want.order for want in opponent.wants}
    shared = named[opponent.like].wants if opponent.like else []
    return [*opponent.wants, *(want for want in shared if want.order not in own)]


def _doctrine(
    side_id: str, name: str, opponent: Opponent, wants: list[Want], places: Places, scenario: Scenario
) -> Doctrine:
    side = scenario.sides.index(side_id)
    rows_by_name = {scenario.order_names[row]: row for row in range(scenario.first[side], scenario.last[side])}
    chosen: dict[int, Want] = {}
    for want in sorted(wants, key=lambda want: ":" in want.order):  # a row named with its target overrides its action
        for row in range(scenario.first[side], scenario.last[side]):
            name_of_row = scenario.order_names[row]
            if want.order in (name_of_row, name_of_row.partition(":")[0]):
                chosen[row] = want
    lines: list[tuple[int, float, list[tuple[int, float]]]] = []
    for row, want in sorted(chosen.items()):
        target = scenario.order_names[row].partition(":")[2]
        slopes = [(_seen(text, side_id, target, places), plain(value)) for text, value in want.slopes.items()]
        lines.append((row, plain(want.weight), slopes))
    width = max([1, *(len(slopes) for _, _, slopes in lines)])
    slope, seen = np.zeros((width, len(lines), 1)), np.zeros((width, len(lines)), dtype=np.int64)
    for index, (_, _, slopes) in enumerate(lines):
        for slot, (spot, value) in enumerate(slopes):
            slope[slot, index, 0], seen[slot, index] = value, spot
    rows = np.array([row for row, _, _ in lines], dtype=np.int64)
    return Doctrine(
        name=name,
        side=side,
        trust=plain(opponent.trust),
        margin=plain(opponent.margin),
        whim=plain(opponent.whim),
        steps=plain(opponent.nerve.steps),
        pride=plain(opponent.nerve.pride),
        risk=plain(opponent.nerve.risk),
        backs_down=opponent.nerve.otherwise == "back_down",
        rows=rows,
        weight=np.array([weight for _, weight, _ in lines]).reshape(-1, 1),
        slope=slope,
        seen=seen,
        place=scenario.target[rows],
        plan=tuple(tuple(rows_by_name[order] for order in orders) for orders in opponent.plan),
    )


def _seen(text: str, side: str, target: str, places: Places) -> int:
    if text in ESTIMATES:
        return -1 - ESTIMATES.index(text)
    return places.find(text, side, target or None)[0]
