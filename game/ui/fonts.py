"""Words as pictures: fonts at one scale, widths, wrapping, ellipsis, and rendered pieces kept for the next frame.

Sizes and widths are logical units; `**two stars**` in a text make bold. Texts are never cut: a word wider than its line
is broken, and an ellipsis is only used where the whole text can be read elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pygame

from game.ui import resources
from game.ui.theme import Colour

KEPT = 3000  # rendered pieces kept; the oldest half goes when there are more


class Run(NamedTuple):
    """A piece of one line in one weight."""

    text: str
    weight: str


Line = tuple[Run, ...]


class Fonts:
    """All text of a window at one scale. No letters are smaller than `least`, whatever size is asked for."""

    def __init__(self, scale: float, least: float = 0.0) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.scale, self.least = scale, least
        self._fonts: dict[tuple[int, str], pygame.font.Font] = {}
        self._widths: dict[tuple[str, float, str], float] = {}
        self._wrapped: dict[tuple[str, float, float, str], tuple[Line, ...]] = {}
        self._rendered: dict[tuple[str, float, str, Colour], pygame.Surface] = {}

    def font(self, size: float, weight: str) -> pygame.font.Font:
        pixels = max(6, round(max(size, self.least) * self.scale))
        key = pixels, weight
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(resources.font_path(weight), pixels)
        return self._fonts[key]

    def width(self, text: str, size: float, weight: str = "regular") -> float:
        key = text, size, weight
        if key not in self._widths:
            if len(self._widths) > 4 * KEPT:
                self._widths.clear()
            self._widths[key] = self.font(size, weight).size(text)[0] / self.scale
        return self._widths[key]

    def line_height(self, size: float) -> float:
        return max(size, self.least) * 1.36

    def wrap(self, text: str, size: float, width: float, weight: str = "regular") -> tuple[Line, ...]:
        """The lines of a text that may be `width` wide. Empty text gives one empty line."""
        key = text, size, round(width, 1), weight
        if key not in self._wrapped:
            if len(self._wrapped) > KEPT:
                self._wrapped.clear()
            self._wrapped[key] = tuple(
                line for part in text.split("\n") for line in self._wrap_one(part, size, max(width, 1.0), weight)
            )
        return self._wrapped[key]

    def _wrap_one(self, text: str, size: float, width: float, weight: str) -> list[Line]:
        lines: list[list[Run]] = [[]]
        for word, shown in _words(text, weight):
            piece = word if lines[-1] else word.lstrip(" ")
            if lines[-1] and self._exact([*lines[-1], Run(piece, shown)], size) > width:
                lines.append([])
                piece = word.lstrip(" ")
            while len(piece) > 1 and self._exact([*lines[-1], Run(piece, shown)], size) > width:
                fit = self._fitting(piece, size, shown, width)
                lines[-1].append(Run(piece[:fit], shown))
                lines.append([])
                piece = piece[fit:]
            lines[-1].append(Run(piece, shown))
        return [_merged(line) for line in lines]

    def _exact(self, line: list[Run], size: float) -> float:
        """The width of runs as they will be drawn: kerning makes a line more or less than its words."""
        return sum(self.font(size, run.weight).size(run.text)[0] for run in _merged(line)) / self.scale

    def _fitting(self, word: str, size: float, weight: str, width: float) -> int:
        fit = 1
        while fit < len(word) - 1 and self.width(word[: fit + 1], size, weight) <= width:
            fit += 1
        return fit

    def line_width(self, line: Line, size: float) -> float:
        return sum(self.width(run.text, size, run.weight) for run in line)

    def measure(self, text: str, size: float, width: float, weight: str = "regular") -> tuple[float, float]:
        """Width and height of a text wrapped into `width`."""
        lines = self.wrap(text, size, width, weight)
        return max(self.line_width(line, size) for line in lines), len(lines) * self.line_height(size)

    def elide(self, text: str, size: float, width: float, weight: str = "regular") -> str:
        """The text, or as much of it as fits with an ellipsis."""
        if self.width(text, size, weight) <= width + 0.5:
            return text
        shown = text
        while shown and self.width(shown.rstrip() + "…", size, weight) > width:
            shown = shown[:-1]
        return shown.rstrip() + "…"

    def render(self, text: str, size: float, weight: str, colour: Colour) -> pygame.Surface:
        key = text, size, weight, colour
        if key not in self._rendered:
            if len(self._rendered) >= KEPT:
                for old in list(self._rendered)[: KEPT // 2]:
                    del self._rendered[old]
            self._rendered[key] = self.font(size, weight).render(text, True, colour)
        return self._rendered[key]


def plain(text: str) -> str:
    """A text without its stars."""
    return text.replace("**", "")


def _words(text: str, weight: str) -> list[tuple[str, str]]:
    """Words with their weight; a leading blank says that a blank stood before."""
    found: list[tuple[str, str]] = []
    blank = False
    for index, part in enumerate(text.split("**")):
        shown = "bold" if index % 2 else weight
        for word in re.findall(r" +|[^ ]+", part):
            if word.startswith(" "):
                blank = True
            else:
                found.append((" " + word if blank else word, shown))
                blank = False
    return found


def _merged(line: list[Run]) -> Line:
    merged: list[Run] = []
    for run in line:
        if merged and merged[-1].weight == run.weight:
            merged[-1] = Run(merged[-1].text + run.text, run.weight)
        else:
            merged.append(run)
    return tuple(merged)
