"""Small charts as SVG for reports: lines over turns, and a bar with what was believed beside what was true."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

INK, FAINT, LINE = "#1a1a1a", "#6b6b6b", "#d6d6d6"
COLOURS: Final = {"patron": "#0072B2", "defender": "#8a7400", "challenger": "#D55E00"}  # readable on white
DASHES: Final = {"patron": "", "defender": "7 4", "challenger": "2 3"}  # nothing by colour alone


def steps(values: Sequence[float], turns: Sequence[str], rungs: Sequence[tuple[str, bool]]) -> str:
    """The ladder over time: a step line over the rungs (name, whether a firebreak stands below it), lowest first."""
    top = min(len(rungs), max(4, int(max(values)) + 2))
    left, wide, high = 170, 36, 26
    width, foot = left + wide * len(values) + 20, 16 + high * top
    parts = []
    for row, (name, firebreak) in enumerate(rungs[:top]):
        y: float = foot - high * row
        parts.append(_text(left - 10, y - high / 2 + 4, name, anchor="end"))
        if firebreak:
            parts.append(_line(left, y, width - 20, y, "#b03a2e", dash="6 4", width=2))
        else:
            parts.append(_line(left, y, width - 20, y, LINE))
    points = []
    for turn, value in enumerate(values):
        x, y = left + wide * turn, foot - high * int(value) - high / 2
        points += [f"{x:g},{y:g}", f"{x + wide:g},{y:g}"]
    parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{INK}" stroke-width="3"/>')
    parts += _turn_names(turns[: len(values)], left, wide, foot)
    return _svg(width, foot + 26, parts, "The ladder turn by turn")


def lines(series: Sequence[tuple[str, str, Sequence[float]]], turns: Sequence[str], title: str) -> str:
    """Lines (name, role, values 0..100), one value before each turn and one at the end."""
    count = max(len(values) for _, _, values in series)
    left, wide, foot = 50, 40, 220
    width = left + wide * (count - 1) + 190
    parts = []
    for mark in range(0, 101, 25):
        y: float = foot - 2 * mark
        parts += [_line(left, y, width - 190, y, LINE), _text(left - 8, y + 4, str(mark), anchor="end")]
    ends: list[float] = []
    for name, role, values in series:
        points = " ".join(f"{left + wide * turn:g},{foot - 2 * value:.1f}" for turn, value in enumerate(values))
        colour, dash = COLOURS.get(role, INK), DASHES.get(role, "")
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3" stroke-dasharray="{dash}"/>'
        )
        y = foot - 2 * values[-1] + 4
        while any(abs(y - other) < 14 for other in ends):  # names do not lie on each other
            y -= 14
        ends.append(y)
        parts.append(_text(left + wide * (len(values) - 1) + 8, y, f"{name} {values[-1]:.0f}", fill=colour))
    parts += _turn_names(turns[: count - 1], left, wide, foot)
    return _svg(width, foot + 26, parts, title)


def band(low: float, high: float, true: float, most: float) -> str:
    """A belief from `low` to `high` as a bar, and the true value as a mark, on a scale from 0 to `most`."""
    width, scale = 420, 400 / max(most, 1e-9)
    parts = [
        _line(10, 20, 410, 20, LINE, width=6),
        _line(10 + scale * low, 20, 10 + scale * high, 20, "#0072B2", width=6),
        f'<path d="M {10 + scale * true:.1f} 12 l 5 -8 h -10 z" fill="#b03a2e"/>',
        _line(10 + scale * true, 10, 10 + scale * true, 28, "#b03a2e", width=2),
    ]
    return _svg(width, 32, parts, f"believed {low:.1f} to {high:.1f}, true {true:.1f}")


def _turn_names(turns: Sequence[str], left: float, wide: float, foot: float) -> list[str]:
    every = 1 if wide * len(turns) < 320 else 2 if len(turns) <= 16 else 4
    return [
        _text(left + wide * turn + wide / 2, foot + 18, name, anchor="middle", size=10)
        for turn, name in enumerate(turns)
        if turn % every == 0
    ]


def _svg(width: float, high: float, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {high:g}" width="{width:g}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, *, dash: str = "", width: float = 1) -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}" stroke-dasharray="{dash}"/>'
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 12, fill: str = FAINT) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
    )
