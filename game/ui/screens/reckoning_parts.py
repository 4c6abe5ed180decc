"""Parts of the reckoning: a score with its parts and bands, the ladder over time, a red line as it truly was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.layout import Column, Gap, Panel, Row, Rule
from game.ui.widgets.text import Badge, Label


def side_score(side: Any, result: Any, bands: tuple[str, ...]) -> Widget:
    """What one side has to show: its band on the scale of all bands, and every part of its score with its most."""
    band, score = str(result.bands[side.id]), result.scores[side.id]
    name = Badge(
        side.name,
        ground=theme.SIDE[side.colour_key],
        colour=theme.ON_SIDE[side.colour_key],
        weight="bold",
        size=theme.STRONG,
    )
    most = result.most[side.id]
    whole = max(most, default=1.0)
    rows: list[Widget] = []
    for n, (label, points) in enumerate(result.reasons[side.id]):
        if n < len(most):
            rows.append(_reached(str(label), points, most[n], whole))
        else:
            rows.append(_taken(str(label), points))
    return Panel(
        Row(
            name, Gap(grow=1), Label(_("{score} of 100").format(score=f"{score:.0f}"), size=theme.TITLE, weight="bold")
        ),
        Label(band.capitalize(), weight="bold", size=theme.HEADING),
        Bands(bands, band, result.limits, score),
        Label(_next_band(bands, result.limits, score), size=12.5, colour=theme.MUTED),
        Rule(),
        *rows,
        gap=7,
        id=f"score_{side.id}",
        ground=theme.RAISED,
    )


def _reached(label: str, points: float, most: float, whole: float) -> Widget:
    """A part of the score: what was reached of the most that it could bring, and a bar as long as the part is worth."""
    figure = _("{points} of {most}").format(points=short(points), most=short(most))
    words = Row(
        Label(label, size=13, grow=1), Label(figure, size=13, weight="bold", align="right"), align="top", gap=10
    )
    return Column(words, Bar(points / most if most else 0.0, most / whole), gap=2)


def _taken(label: str, points: float) -> Widget:
    """What the end or the ladder took or gave."""
    tone = theme.WARNING if points < 0 else theme.GOOD
    sign = f"{points:+.1f}".replace("-", "−") if abs(points) >= 0.05 else "0"
    return Row(Label(label, size=13, grow=1), Label(sign, size=13, weight="bold", colour=tone), align="top", gap=10)


def short(points: float) -> str:
    """Points with one decimal, without one where it is 0, and never a negative nothing."""
    text = f"{abs(points):.1f}".removesuffix(".0")
    return f"−{text}" if points < 0 and text != "0" else text


def _next_band(bands: tuple[str, ...], limits: tuple[float, ...], score: float) -> str:
    ahead = [(limit, name) for limit, name in zip(limits, bands[1:], strict=False) if limit > score]
    if not ahead:
        return _("This is the best band.")
    limit, name = ahead[0]
    return _("The next band, {band}, begins at {points}.").format(band=name.capitalize(), points=short(limit))


def what_weighed(result: Any, side: str) -> str:
    """Where most of a side's points came from, where most were missed, and what took most away."""
    most, reasons = result.most[side], result.reasons[side]
    parts = [(str(label), points, top) for (label, points), top in zip(reasons, most, strict=False)]
    if not parts:
        return ""
    said = _("{label} ({points} of {most})")

    def words(part: tuple[str, float, float]) -> str:
        return said.format(label=part[0], points=short(part[1]), most=short(part[2]))

    missed = max(parts, key=lambda p: p[2] - p[1])
    best = max(parts, key=lambda p: p[1])
    lines = (
        [_("Most points, and most missed: **{part}**.").format(part=words(best))]
        if best is missed
        else [
            _("Most points: **{part}**.").format(part=words(best)),
            _("Most missed: **{part}**.").format(part=words(missed)),
        ]
    )
    taken = [(str(label), points) for label, points in reasons[len(most) :] if points <= -0.05]
    if taken:
        label, points = min(taken, key=lambda p: p[1])
        lines.append(_("Most taken away: **{label} ({points})**.").format(label=label, points=short(points)))
    return " ".join(lines)


class Bar(Widget):
    """A thin bar: `long` 0..1 of the width, `full` 0..1 of it filled."""

    role = "meter"

    def __init__(self, full: float, long: float) -> None:
        super().__init__(value=f"{100 * full:.0f} %", height=4.0)
        self.full, self.long = min(1.0, max(0.0, full)), long

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        whole = pygame.FRect(r.x, r.y, max(4.0, r.w * self.long), r.h)
        canvas.fill(whole, theme.SHADE, 2, theme.LINE)
        if self.full:
            canvas.fill(pygame.FRect(r.x, r.y, max(2.0, whole.w * self.full), r.h), theme.ACCENT, 2)


class Bands(Widget):
    """The bands from worst to best, as wide as the scores they take; the one reached is lit, and the score marked."""

    role = "bands"

    def __init__(
        self, names: tuple[str, ...], reached: str, limits: tuple[float, ...], score: float, **more: Any
    ) -> None:
        starts = (0.0, *limits)
        told = "\n".join(
            _("{band}: from {points}").format(band=name.capitalize(), points=short(start))
            for name, start in zip(names, starts, strict=False)
        )
        super().__init__(value=reached, tooltip=told, **more)
        self.names, self.reached, self.edges, self.score = names, reached, (*starts, 100.0), score

    def measure(self, look: Look, width: float) -> Size:
        return width, 20.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        for n, name in enumerate(self.names):
            left, right = (r.x + r.w * edge / 100.0 for edge in self.edges[n : n + 2])
            lit = name == self.reached
            box = pygame.FRect(left, r.y + (8 if lit else 10), max(3.0, right - left - 2), 10 if lit else 6)
            canvas.fill(box, theme.ACCENT if lit else theme.LINE, 3)
        x = r.x + r.w * min(100.0, max(0.0, self.score)) / 100.0
        canvas.polygon([(x - 5, r.y), (x + 5, r.y), (x, r.y + 8)], theme.TEXT)


class Climb(Widget):
    """The ladder over time: a column a turn, as high as the rung; firebreaks are broken lines across."""

    role = "chart"
    SIZE = 11.0

    def __init__(
        self, past: Sequence[float], rungs: Sequence[tuple[str, bool]], turns: Sequence[str], **more: Any
    ) -> None:
        super().__init__(label=_("The ladder, turn by turn"), value=", ".join(f"{v:g}" for v in past), **more)
        self.past, self.rungs, self.turns = list(past), list(rungs), list(turns)
        top = max((round(v) for v in past), default=0)
        self.shown = min(len(self.rungs), max(top + 2, 4))  # one rung more than was reached
        self.lowest = max(0, min((round(v) for v in past), default=0) - 1)

    def measure(self, look: Look, width: float) -> Size:
        return width, 20.0 * (self.shown - self.lowest) + 22

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        names = self.rungs[self.lowest : self.shown]
        left = r.x + max((fonts.width(name, self.SIZE) for name, _ in names), default=0.0) + 10
        high = (r.h - 18) / max(1, len(names))
        foot = r.bottom - 18
        for n, (name, _firebreak) in enumerate(names):
            y = foot - (n + 1) * high
            canvas.text((r.x, y + (high - fonts.line_height(self.SIZE)) / 2), name, self.SIZE, theme.MUTED)
            canvas.fill(pygame.FRect(left, y + high - 1, r.right - left, 1), theme.LINE)
        step = (r.right - left) / max(1, len(self.past))
        for n, value in enumerate(self.past):
            tall = (value - self.lowest + 1) * high - 3
            bar = pygame.FRect(left + n * step + 1.5, foot - tall, max(2.0, step - 3), tall)
            canvas.fill(
                bar, theme.ACCENT if value == max(self.past) else theme.mix(theme.SURFACE, theme.ACCENT, 0.5), 2
            )
        for n, (_name, firebreak) in enumerate(names):
            if firebreak:
                y = foot - n * high
                canvas.dashes(pygame.FRect(left, y - 2, r.right - left, 2.5), theme.WARNING, 9, 5)
        end = left - 6
        for n in range(len(self.past)):
            text = self.turns[n] if n < len(self.turns) else _("End")
            wide = fonts.width(text, 10.5)
            x = min(left + (n + 0.5) * step - wide / 2, r.right - wide)
            if x > end + 6:
                canvas.text((x, foot + 2), text, 10.5, theme.MUTED)
                end = x + wide


class Fog(Widget):
    """A red line: the band in which it was believed to lie, and where it lay."""

    role = "meter"

    def __init__(self, low: float, high: float, true: float, most: float, **more: Any) -> None:
        super().__init__(
            value=_("believed {low:.1f} to {high:.1f}, true {true:.1f}").format(low=low, high=high, true=true), **more
        )
        self.low, self.high, self.true, self.most = low, high, true, max(most, 1e-9)

    def measure(self, look: Look, width: float) -> Size:
        return width, 32.0

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        bar = pygame.FRect(r.x, r.y + 4, r.w, 10)
        canvas.fill(bar, theme.SHADE, 3)

        def at(level: float) -> float:
            return bar.x + bar.w * min(1.0, max(0.0, level / self.most))

        band = pygame.FRect(at(self.low), bar.y, max(3.0, at(self.high) - at(self.low)), bar.h)
        canvas.fill(band, theme.mix(theme.SHADE, theme.WARNING, 0.35))
        with canvas.clipped(band):
            x = band.x - 10.0
            while x < band.right:
                canvas.line((x, band.bottom), (x + 10, band.top), theme.WARNING, 1.5)
                x += 6
        x = at(self.true)
        canvas.fill(pygame.FRect(x - 1.5, bar.y - 4, 3, bar.h + 8), theme.ACCENT)
        text = _("in truth {true:.1f}").format(true=self.true)
        wide = fonts.width(text, 11)
        canvas.text((min(max(r.x, x - wide / 2), r.right - wide), bar.bottom + 3), text, 11, theme.ACCENT)
