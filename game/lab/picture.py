"""The picture of a tournament as SVG, written by hand: no library is needed, and every browser opens it.

Nothing is said by colour alone: every square carries its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

import numpy as np

from game.lab.matrix import Matrix
from game.lab.tournament import Rating, purposeful
from game.rules.arrays import Floats

CELL: Final = (64, 30)  # width and height of a square, pixels
NAMES: Final = 170  # room for the names of the rows
HEAD: Final = 78  # room above a grid: its title and the names of the columns
GAP: Final = 30
BARS: Final = 380  # width of the scale of ratings
LOW, HIGH = (247, 251, 255), (8, 81, 156)  # pale to dark blue, in order also without colour (after ColorBrewer)


def tournament(
    found: Matrix, rated: dict[str, list[Rating]], names: Sequence[str], title: str, bands: tuple[float, ...]
) -> str:
    """One grid a side: its mean score for every pair of the first and the last side's players, and its ratings.

    `names` are the sides' names for people; `bands` the limits of the score's bands, for the legend.
    """
    scenario = found.scenario
    down, across = found.choices[scenario.sides[0]], found.choices[scenario.sides[-1]]
    grid_width = NAMES + CELL[0] * len(across)
    width = GAP * 3 + grid_width + NAMES + BARS
    parts: list[str] = []
    top = 76
    for side, side_id in enumerate(scenario.sides):
        parts += _grid(
            means(found, side), down, across, (GAP, top), f"Mean score of {names[side]}", names[0], names[-1]
        )
        parts += _ratings(rated[side_id], (GAP * 2 + grid_width, top), f"Ratings of the players of {names[side]}")
        top += HEAD + CELL[1] * max(len(down), len(rated[side_id]) + 1) + GAP
    between = [names[side] for side in range(1, scenario.side_count - 1)]
    averaged = f"; each square is the mean over the players of {' and '.join(between)}" if between else ""
    note = (
        f"{len(found.cells)} seatings of {found.games:,} games with the same luck (seed {found.seed}){averaged}. "
        f"Scores 0 to 100; bands begin at {', '.join(f'{limit:g}' for limit in bands)}."
    )
    head = [_text(GAP, 34, title, size=20, weight=700), _text(GAP, 56, note, size=12)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" viewBox="0 0 {width} {top}" '
        'font-family="Inter, Arial, sans-serif" fill="#1a1a1a">\n'
        f'<rect width="{width}" height="{top}" fill="#ffffff"/>\n' + "\n".join([*head, *parts]) + "\n</svg>\n"
    )


def means(found: Matrix, side: int) -> Floats:
    """[players of the first side, players of the last side] mean scores of a side, over partners with a purpose."""
    sides = found.scenario.sides
    partners = [purposeful(found)[side] for side in sides[1:-1]]
    return np.array(
        [
            [
                np.mean(
                    [
                        run.outcomes.scores[side].mean()
                        for key, run in found.cells.items()
                        if (key[0], key[-1]) == (row, column)
                        and all(name in those for name, those in zip(key[1:-1], partners, strict=True))
                    ]
                )
                for column in found.choices[sides[-1]]
            ]
            for row in found.choices[sides[0]]
        ]
    )


def _grid(
    values: Floats,
    rows: Sequence[str],
    columns: Sequence[str],
    corner: tuple[int, int],
    title: str,
    down: str,
    across: str,
) -> list[str]:
    left, top = corner
    parts = [
        _text(left, top + 14, title, size=15, weight=700),
        _text(left, top + 34, f"rows: {down}; columns: {across}", size=12),
    ]
    low, high = float(values.min()), float(values.max())
    for place, name in enumerate(columns):
        middle = left + NAMES + CELL[0] * place + CELL[0] // 2
        for line, part in enumerate(_wrapped(name)):
            parts.append(_text(middle, top + HEAD - 20 + 13 * line, part, size=11, anchor="middle"))
    for row, name in enumerate(rows):
        y = top + HEAD + CELL[1] * row
        parts.append(_text(left, y + 20, name, size=12))
        for place, value in enumerate(values[row]):
            share = (value - low) / (high - low) if high > low else 0.5
            fill = "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(LOW, HIGH, strict=True))
            x = left + NAMES + CELL[0] * place
            parts.append(f'<rect x="{x}" y="{y}" width="{CELL[0]}" height="{CELL[1]}" fill="{fill}" stroke="#ffffff"/>')
            ink = "#ffffff" if share > 0.55 else "#1a1a1a"
            parts.append(_text(x + CELL[0] // 2, y + 20, f"{value:.1f}", size=12, anchor="middle", fill=ink))
    return parts


def _ratings(rated: list[Rating], corner: tuple[int, int], title: str) -> list[str]:
    """A dot and its interval for each player, on a scale of points above and below the side's average."""
    left, top = corner
    reach = max(1.0, *(max(abs(one.points.low), abs(one.points.high)) for one in rated))
    zero = left + NAMES + BARS // 2
    scale = (BARS // 2 - 40) / reach
    bottom = top + HEAD + CELL[1] * len(rated)
    parts = [
        _text(left, top + 14, title, size=15, weight=700),
        _text(left, top + 34, "points of score above the side's average player, 95 % interval", size=12),
        f'<line x1="{zero}" y1="{top + HEAD - 8}" x2="{zero}" y2="{bottom}" stroke="#8a8a8a"/>',
    ]
    for row, one in enumerate(rated):
        y = top + HEAD + CELL[1] * row + CELL[1] // 2
        low, dot, high = (round(zero + scale * v, 1) for v in (one.points.low, one.points.mean, one.points.high))
        parts += [
            _text(left, y + 5, one.player, size=12),
            f'<line x1="{low}" y1="{y}" x2="{high}" y2="{y}" stroke="#08519c" stroke-width="3"/>',
            f'<circle cx="{dot}" cy="{y}" r="4" fill="#08519c"/>',
            _text(left + NAMES + BARS, y + 5, f"{one.points.mean:+.1f}", size=12, anchor="end"),
        ]
    return parts


def _wrapped(name: str) -> list[str]:
    """A player's name in one line or two, so that it fits over a square."""
    for mark in ("_", ":"):
        if mark in name and len(name) > 9:
            first, _, rest = name.partition(mark)
            return [first + (":" if mark == ":" else ""), rest]
    return ["", name]


def _text(
    x: float, y: float, text: str, *, size: int, weight: int = 400, anchor: str = "start", fill: str = "#1a1a1a"
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{fill}">'
        f"{escape(text)}</text>"
    )
