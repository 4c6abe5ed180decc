"""The guide: a card beside the table that points at a part of it, says a sentence or two and waits for the player."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.texts.language import _
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.lessons import NEXT, ORDERED, Card, Lesson, surprises
from game.ui.screens.base import Screen
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Over, Row
from game.ui.widgets.text import Badge, Label

WIDE = 336.0
APART = 14.0
UNDER_ANY = ("problem", "menu", "help", "settings")  # screens over which the guide is silent


class Guide:
    """One lesson as it is played. The window asks it for its layer whenever a screen is built."""

    def __init__(self, lesson: Lesson, leave: Callable[[], Step | None]) -> None:
        self.lesson, self._leave = lesson, leave
        self.at = 0
        self.over = False

    @property
    def card(self) -> Card:
        return self.lesson.cards[self.at]

    @property
    def last(self) -> bool:
        return self.at == len(self.lesson.cards) - 1

    def watch(self, screen: Screen) -> bool:
        """Go on when what the card waits for has come about; True when the card has changed.

        A player may run ahead of the cards: then the first later card that belongs to the open screen is shown.
        """
        before = self.at
        if _reached(self.card, screen):
            self.at = min(self.at + 1, len(self.lesson.cards) - 1)
        elif self.card.on and self.card.on != screen.name:
            later = range(self.at + 1, len(self.lesson.cards))
            self.at = next((at for at in later if self.lesson.cards[at].on == screen.name), self.at)
        return self.at != before

    def turn(self, by: int) -> Step | None:
        """To the next card or the one before; past the last one the guide goes."""
        if by > 0 and self.last:
            self.over = True
        self.at = min(max(0, self.at + by), len(self.lesson.cards) - 1)
        return None

    def leave(self) -> Step | None:
        """Out of the lesson, to where it was chosen."""
        self.over = True
        return self._leave()

    def layer(self, screen: Screen, find: Callable[[str], Widget | None], changed: Callable[[], None]) -> Widget | None:
        """The card over a screen; None where it has nothing to say."""
        if screen.name in UNDER_ANY:
            return None
        card = self.card
        if card.on and card.on != screen.name:
            said = surprises().get(screen.name, "")
            if not said:
                return None
            card = Card(said)
        return Layer(self._sheet(card, changed), find, card.at, above=screen.over)

    def _sheet(self, card: Card, changed: Callable[[], None]) -> Widget:
        def go(by: int) -> Step | None:
            step = self.turn(by)
            changed()
            return step

        waits = card.until != NEXT
        onward = _("Go on playing") if self.last else _("Skip") if waits else _("Next")
        buttons = [
            Button(onward, id="guide_next", kind="plain" if waits else "primary", hint_key="N", on_click=lambda: go(1)),
            Button(_("Back"), id="guide_back", kind="quiet", hint_key="B", on_click=lambda: go(-1)),
            Button(_("Leave"), id="guide_leave", kind="quiet", on_click=self.leave),
        ]
        if not self.at:
            del buttons[1]
        count = _("{now} of {all}").format(now=self.at + 1, all=len(self.lesson.cards))
        todo: list[Widget] = [
            Label(_("Your turn: do it, and the guide goes on."), size=12.5, weight="bold", colour=theme.ACCENT)
        ]
        return Column(
            Row(
                Label(card.title or self.lesson.title, size=theme.BODY, weight="bold", grow=1),
                Badge(count, ground=theme.HOVER),
            ),
            Label(card.text, size=theme.STRONG, id="guide_text"),
            *(todo if waits else []),
            Flow(*buttons, gap=6),
            gap=9,
            pad=14,
            ground=theme.SHADE,
            border=theme.ACCENT,
            radius=theme.RADIUS,
            id="guide",
            label=_("Guide"),
        )


def _reached(card: Card, screen: Screen) -> bool:
    if card.until == ORDERED or card.until.startswith("card_"):
        table: Any = screen if screen.name == "table" else None
        tray = table.match.tray(table.side) if table else ()
        return bool(tray) if card.until == ORDERED else card.until in {f"card_{row}" for row in tray}
    return card.until == f"screen {screen.name}" and card.on != screen.name


class Layer(Over):
    """The card, a ring around what it points at and a line between them. All else takes the pointer as ever."""

    role = "guide"

    def __init__(self, sheet: Widget, find: Callable[[str], Widget | None], at: str, above: bool = False) -> None:
        """`above`: without anything to point at, the card stands at the head, where a sheet has its title."""
        super().__init__(sheet)
        self.look_for, self.at, self.above = find, at, above
        self.target: pygame.FRect | None = None

    def arrange(self, look: Look) -> None:
        full, sheet = self.rect, self.children[0]
        wide = min(WIDE, full.w - 24)
        high = min(sheet.wanted(look, wide)[1], full.h - 16)
        found = self.look_for(self.at) if self.at else None
        self.target = found.rect.clip(full) if found and found.rect.w > 1 else None
        sheet.place(look, _spot(full, self.target, wide, high, self.above))

    def draw(self, canvas: Canvas) -> None:
        if self.target is None:
            return
        box, sheet = self.target.inflate(8, 8), self.children[0].rect
        x = min(max(sheet.centerx, box.left), box.right)
        y = min(max(sheet.centery, box.top), box.bottom)
        if not sheet.colliderect(box):
            canvas.line(sheet.center, (x, y), theme.ACCENT, 2)
            canvas.disc((x, y), 5, theme.ACCENT)
        canvas.ring(box, theme.SHADE, theme.RADIUS + 2, 6)
        canvas.ring(box.inflate(-3, -3), theme.ACCENT, theme.RADIUS, 3)


def _spot(full: pygame.FRect, target: pygame.FRect | None, wide: float, high: float, above: bool) -> pygame.FRect:
    """Where the card hides least: beside, below or above what it points at, else at the foot."""
    if target is None and above:
        return pygame.FRect(full.centerx - wide / 2, 8.0, wide, high)
    if target is None:
        return pygame.FRect(full.centerx - wide / 2, full.bottom - high - 24, wide, high)
    top = min(max(8.0, target.centery - high / 2), full.h - high - 8)
    left = min(max(8.0, target.centerx - wide / 2), full.w - wide - 8)
    for x, y in (
        (target.right + APART, top),
        (target.left - APART - wide, top),
        (left, target.bottom + APART),
        (left, target.top - APART - high),
    ):
        if 4 <= x <= full.w - wide - 4 and 4 <= y <= full.h - high - 4:
            return pygame.FRect(x, y, wide, high)
    return pygame.FRect(target.right - wide - 12, max(8.0, target.bottom - high - 12), wide, high)
