"""The legend in the corner of the board."""

from __future__ import annotations

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.board_paint import CHALLENGER_HELD, DEFENDER, GROUND
from game.ui.canvas import Canvas

LEGEND = 11.0  # size of its letters


def legend(canvas: Canvas, board: pygame.FRect, sides: list[tuple[str, str]], contested: bool) -> None:
    """Whose colour is whose, what stripes and the thick line mean; in a row, or in a column where it is narrow."""
    fonts = canvas.look.fonts
    front = []
    if contested:
        holder = next((name for kind, name in sides if kind == "challenger"), "")
        front = [("hatch", _("% held by {side}").format(side=holder)), ("contact", _("line of contact"))]
    entries = [*sides, *front]
    widths = [fonts.width(text, LEGEND) + 42 for _, text in entries]
    row = sum(widths) + 6 < board.w - 150 and board.h < 300  # a column hides less where there is room for it
    wide, high = (sum(widths) + 6, 24.0) if row else (max(widths) + 6, 17.0 * len(entries) + 9)
    if high > board.h * 0.5 or wide > board.w * 0.8:
        return
    box = pygame.FRect(board.x + 8, board.bottom - 8 - high, wide, high)
    canvas.fill(box, theme.SURFACE, 4, theme.LINE)
    left, top = box.x + 8, box.y + 6.5
    for (kind, text), step in zip(entries, widths, strict=True):
        patch = pygame.FRect(left, top, 20, 11)
        _patch(canvas, patch, kind)
        canvas.text((patch.right + 6, patch.centery - fonts.line_height(LEGEND) / 2), text, LEGEND, theme.TEXT)
        left, top = (left + step, top) if row else (left, top + 17)


def _patch(canvas: Canvas, patch: pygame.FRect, kind: str) -> None:
    """One sample of the legend."""
    if kind == "contact":
        canvas.fill(patch.inflate(0, -5), theme.HALO)
        canvas.fill(patch.inflate(0, -8), theme.CONTACT)
        return
    tones = {"patron": GROUND["nato"], "challenger": CHALLENGER_HELD}
    canvas.fill(patch, tones.get(kind, DEFENDER), 0, theme.INK)
    if kind == "hatch":
        with canvas.clipped(patch.inflate(-2, -2)):
            for x in range(-12, 24, 7):
                at = patch.x + x
                corners = [(at, patch.y), (at + 3, patch.y), (at + 14, patch.bottom), (at + 11, patch.bottom)]
                canvas.polygon(corners, CHALLENGER_HELD)
