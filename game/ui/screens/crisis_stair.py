"""The duel as a picture: a stair that both sides climb from their own end, what each step risks and costs, how firm
each has been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.texts.language import _, counted
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.fonts import Line
from game.ui.widgets.base import Size, Widget


@dataclass(frozen=True)
class Tier:
    """One step in words: its name, the chance of a mistake on the way up to it, what backing down costs there."""

    name: str
    risk: str
    own_price: str
    other_price: str


class Stair(Widget):
    """Four steps from both ends to the brink in the middle; a piece of each side stands on the step reached.

    `beyond` names what lies over the firebreak above the brink; `keys` are the sides' colours, one's own first. A
    `flat` stair has the name and the risk of a step on one line.
    """

    role = "stair"
    NAME, SMALL = 13.0, 12.0
    PIECE = 34.0  # height of a side's piece
    PAD = 5.0

    def __init__(
        self,
        tiers: Sequence[Tier],
        at: int,
        keys: tuple[str, str],
        beyond: str,
        rule: str,
        flat: bool = False,
        **more: Any,
    ) -> None:
        told = "; ".join(f"{t.name}: {t.risk}, {t.own_price}, {t.other_price}" for t in tiers)
        now = tiers[at].name if tiers else ""
        super().__init__(label=_("Steps of the crisis"), value=now, tooltip=f"{told}\n{rule}", **more)
        self.tiers, self.at, self.keys, self.beyond, self.flat = list(tiers), at, keys, beyond, flat

    # --- layout ---------------------------------------------------------------------------------------------------
    def _ledge(self, width: float) -> float:
        """How much narrower a step is than the one beneath it, on each side."""
        return min(40.0, max(14.0, 0.054 * width))

    def _prices(self, look: Look) -> float:
        """The room for a price on either side of a step, the same for both so that the names stand in the middle."""
        return max(
            (look.fonts.width(text, self.SMALL, "bold") for t in self.tiers for text in (t.own_price, t.other_price)),
            default=0.0,
        )

    def _middle(self, look: Look, width: float, n: int) -> float:
        return width - 2 * n * self._ledge(width) - 2 * (self._prices(look) + 2 * self.PAD + 6)

    def _high(self, look: Look, width: float) -> float:
        """All steps are as high as the one that needs most."""
        high = max(len(self._words(look, t, self._middle(look, width, n))) for n, t in enumerate(self.tiers))
        return high * look.fonts.line_height(self.NAME) + 2 * self.PAD

    def _words(self, look: Look, tier: Tier, wide: float) -> tuple[Line, ...]:
        """The lines in the middle of a step."""
        between = " · " if self.flat else "\n"
        return look.fonts.wrap(f"**{tier.name}**{between}{tier.risk}", self.NAME, wide)

    def _head(self, look: Look, width: float) -> float:
        """Above the brink: the firebreak, what lies beyond it, and room for the pieces when they stand there."""
        room = self.PIECE + 6 if self.at == len(self.tiers) - 1 else 10
        return look.fonts.measure(self.beyond, self.SMALL, width - 8, "bold")[1] + 8 + room

    def measure(self, look: Look, width: float) -> Size:
        return width, self._head(look, width) + len(self.tiers) * self._high(look, width)

    def misfit(self, look: Look) -> str:
        narrow = self._middle(look, self.rect.w, len(self.tiers) - 1)
        return f"the stair has {narrow:.0f} for the name of its last step" if narrow < 44 else ""

    # --- painting -------------------------------------------------------------------------------------------------
    def draw(self, canvas: Canvas) -> None:
        r, look = self.rect, canvas.look
        high, ledge = self._high(look, r.w), self._ledge(r.w)
        self._firebreak(canvas)
        for n, tier in enumerate(self.tiers):
            box = pygame.FRect(r.x + n * ledge, r.bottom - (n + 1) * high, r.w - 2 * n * ledge, high)
            self._tier(canvas, n, tier, box)
            if n == self.at:
                last = n == len(self.tiers) - 1
                inset = ledge / 2 + (6 if last else 0)
                piece(canvas, self.keys[0], (box.left + inset, box.top), self.PIECE)
                piece(canvas, self.keys[1], (box.right - inset, box.top), self.PIECE)

    def _firebreak(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        lines = fonts.wrap(self.beyond, self.SMALL, r.w - 8, "bold")
        foot = r.y + len(lines) * fonts.line_height(self.SMALL)
        canvas.lines(pygame.FRect(r.x + 4, r.y, r.w - 8, foot - r.y), lines, self.SMALL, theme.WARNING, align="center")
        canvas.dashes(pygame.FRect(r.x, foot + 3, r.w, 3), theme.WARNING, 14, 8)

    def _tier(self, canvas: Canvas, n: int, tier: Tier, box: pygame.FRect) -> None:
        lit, past = n == self.at, n < self.at
        danger = 0.10 + 0.09 * n
        ground = theme.ACCENT if lit else theme.mix(theme.RAISED, theme.ACCENT if past else theme.WARNING, danger)
        canvas.fill(box, ground, 4, theme.ACCENT if lit else theme.EDGE)
        ink = theme.ON_ACCENT if lit else theme.TEXT
        fonts = canvas.look.fonts
        wide = self._prices(canvas.look)
        middle = self._middle(canvas.look, self.rect.w, n)
        words = self._words(canvas.look, tier, middle)
        tall = len(words) * fonts.line_height(self.NAME)
        inner = pygame.FRect(box.centerx - middle / 2, box.centery - tall / 2, middle, tall)
        canvas.lines(inner, words, self.NAME, ink, align="center")
        line = fonts.line_height(self.SMALL)
        for text, left, align in (
            (tier.own_price, box.left + self.PAD + 4, "left"),
            (tier.other_price, box.right - self.PAD - 4 - wide, "right"),
        ):
            side = pygame.FRect(left, box.centery - line / 2, wide, line)
            canvas.lines(side, fonts.wrap(text, self.SMALL, wide + 1, "bold"), self.SMALL, ink, align=align)


def piece(canvas: Canvas, key: str, foot: tuple[float, float], high: float) -> None:
    """A side's piece by its foot's middle: the head is a square for the patron, a disc for the defender, a diamond for
    the challenger, so that colour is not all that tells them apart.
    """
    x, y = foot
    half, colour, rim = 0.30 * high, theme.SIDE[key], theme.SHADE
    body = [(x - half, y), (x + half, y), (x + 0.11 * high, y - 0.62 * high), (x - 0.11 * high, y - 0.62 * high)]
    top = y - 0.74 * high
    for grown, tone in ((1.6, rim), (0.0, colour)):
        spread = [(px + (grown if px > x else -grown), py + (0.0 if py == y else -grown)) for px, py in body]
        canvas.polygon(spread, tone)
        size = 0.22 * high + grown
        if key == "patron":
            canvas.fill(pygame.FRect(x - size, top - size, 2 * size, 2 * size), tone)
        elif key == "challenger":
            size *= 1.3
            canvas.polygon([(x, top - size), (x + size, top), (x, top + size), (x - size, top)], tone)
        else:
            canvas.disc((x, top), size, tone)


class Pips(Widget):
    """How often a side has stood firm, of so many rounds: filled squares, and the number beside them."""

    role = "meter"
    SIZE = 12.0

    def __init__(self, count: float, most: int, **more: Any) -> None:
        whole = max(0, round(count))
        super().__init__(value=counted("{count} time", "{count} times", whole), **more)
        self.count, self.most = whole, most

    def measure(self, look: Look, width: float) -> Size:
        return self.most * (self.SIZE + 4) + 4 + look.fonts.width(self.value, self.SIZE), 18.0

    def draw(self, canvas: Canvas) -> None:
        r = self.rect
        for n in range(self.most):
            box = pygame.FRect(r.x + n * (self.SIZE + 4), r.centery - self.SIZE / 2, self.SIZE, self.SIZE)
            canvas.fill(box, theme.ACCENT if n < self.count else theme.SHADE, 3, theme.EDGE)
        line = canvas.look.fonts.line_height(self.SIZE)
        canvas.text((r.x + self.most * (self.SIZE + 4) + 4, r.centery - line / 2), self.value, self.SIZE, theme.TEXT)
