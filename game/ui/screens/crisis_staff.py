"""The staff estimate in a crisis: beside each answer what it is likely to lead to, computed beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lab.estimate import Answers
from game.lab.estimate_words import after_answers, basis, worth
from game.texts.language import _
from game.ui import theme
from game.ui.screens.table_staff import figure, share_of, silence, whole
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Gap, Row
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.lab.estimate_words import Row as Odds
    from game.ui.screens.table import Table

MOST = 5  # lines beside an answer: what may happen at once, war, and the likeliest endings


class CrisisStaff:
    """What the staff of the side at the table says about the answers in its crisis, as far as it is known by now."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.open = table.staff.open
        self.found = table.staff.on_answers() if self.open else None

    def beside(self, row: int) -> list[Widget]:
        """The odds after one answer; nothing while there are none."""
        if not isinstance(self.found, Answers) or row not in self.found.rows:
            return []
        answer = self.found.rows.index(row)
        lines = after_answers(self.found, self.table.match.briefing, self.table.match.view(self.table.side).seen)
        return [
            Column(
                *(_line(line, answer) for line in lines[:MOST]),
                Label(worth(self.found, answer), size=12.5, weight="bold", id=f"staff_worth_{answer}"),
                gap=2,
                pad=(0, 4),
                id=f"staff_answer_{answer}",
                label=_("Staff estimate"),
            )
        ]

    def foot(self) -> Widget:
        """The button that asks, and what the odds rest on."""
        tip = _("What each answer is likely to lead to, from games imagined on what you know.")
        button = self.table.staff.button(tip)
        if not self.open:
            return Row(Gap(grow=1), button)
        if not isinstance(self.found, Answers):
            return Row(silence(self.found), Gap(grow=1), button)
        games = _("Staff estimate: {games} games").format(games=self.found.games)
        return Row(
            Label(games, size=12.5, colour=theme.MUTED, tooltip=basis(self.found), id="staff_basis"),
            Gap(grow=1),
            button,
        )


def _line(line: Odds, answer: int) -> Widget:
    """How likely something is after an answer; the interval in the hover. Bold: surely not as after holding."""
    share = line.shares[answer]
    tip = _("After this answer: {low} to {high} % (95 % interval)").format(low=whole(share.low), high=whole(share.high))
    label = Label(line.label, size=12.5, grow=1, colour=theme.MUTED, tooltip=f"**{line.label}**\n{tip}")
    return Row(label, figure(share_of(share.share), theme.TEXT, bold=line.sure(answer)), gap=4)
