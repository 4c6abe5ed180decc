"""The staff estimate at the table: what the tray is likely to lead to, against holding, computed beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from game.texts.language import _
from game.ui import theme
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.text import Label

if TYPE_CHECKING:
    from game.lab.estimate import Answers, Estimate
    from game.lab.estimate_words import Line
    from game.ui.screens.table import Table

FIGURE = 46.0  # width of a column of figures
MOST = 4  # endings with a line of their own


class Staff:
    """The staff of the side that sits at a table. Closed it costs nothing; open it keeps its estimate up to date."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.open = False

    def toggle(self) -> Step | None:
        """Ask the staff, or let it go."""
        self.open = not self.open
        if not self.open:
            self.table.app.aside.forget()
        self.table.refresh()
        return None

    def under(self, tray: Widget) -> Widget:
        """The tray with what the staff says beneath it. In a crisis it speaks beside the answers instead."""
        if self.table.view.phase != "orders":
            return tray
        tip = _("What these orders are likely to lead to, against holding, from games imagined on what you know.")
        return Column(tray, *(self._told() if self.open else []), self.button(tip), gap=4)

    def button(self, tip: str) -> Button:
        """Asks the staff, or lets it go; `tip` says what it is asked."""
        return Button(
            _("Dismiss the staff") if self.open else _("Ask the staff"),
            hint_key="T",
            kind="quiet",
            size=13,
            least=27.0,
            id="staff",
            on_click=self.toggle,
            tooltip=tip,
        )

    def on_answers(self) -> Answers | Exception | None:
        """What each answer in the crisis leads to, as far as it is known by now."""
        match, side = self.table.match, self.table.side
        seen, luck = match.view(side).seen, match.luck(side)

        def think(stop: Callable[[], bool]) -> Iterator[Answers]:
            from game.lab.estimate import answers

            return answers(match.scenario, seen, luck, stop=stop)

        found: Any = self.table.app.aside.ask((side, match.turn, match.phase, int(seen.round[0])), think)
        return found  # type: ignore[no-any-return]

    def _told(self) -> list[Widget]:
        answer = self._ask()
        if answer is None or isinstance(answer, Exception):
            said: list[Widget] = [silence(answer)]
        else:
            said = self._lines(answer)
        return [
            Column(
                *said,
                gap=2,
                pad=(10, 7),
                ground=theme.RAISED,
                radius=theme.RADIUS,
                id="staff_estimate",
                label=_("Staff estimate"),
            )
        ]

    def _ask(self) -> Estimate | Exception | None:
        """The estimate for the tray as it is now, as good as it is by now."""
        match, side = self.table.match, self.table.side
        tray = match.tray(side)
        seen, luck = match.view(side).seen, match.luck(side)

        def think(stop: Callable[[], bool]) -> Iterator[Estimate]:
            from game.lab.estimate import estimates

            return estimates(match.scenario, seen, tray, luck, stop=stop)

        found: Any = self.table.app.aside.ask((side, match.turn, match.phase, tray), think)
        return found  # type: ignore[no-any-return]

    def _lines(self, found: Estimate) -> list[Widget]:
        from game.lab import estimate_words as words

        match = self.table.match
        compared = bool(match.tray(self.table.side))
        now = words.this_turn(found, match.scenario, match.briefing)
        ends = words.the_end(found, match.briefing)
        shown = [*now[:3], *ends[:-1][:MOST], ends[-1]]
        ground = words.land(found, match.scenario, match.briefing)
        head = Row(
            Label(
                _("Staff estimate: {games} games").format(games=found.games),
                weight="bold",
                size=13,
                grow=1,
                tooltip=words.basis(found),
                id="staff_basis",
            ),
            *([figure(_("tray"), theme.MUTED)] if compared else []),
            figure(_("hold"), theme.MUTED),
            gap=4,
        )
        return [
            head,
            *(_line(line, compared) for line in shown),
            *([Label(ground, size=12.5, id="staff_land")] if ground else []),
            Label(words.verdict(found, match.briefing), size=12.5, weight="bold", id="staff_verdict"),
        ]


def silence(error: Exception | None) -> Label:
    """What stands where an estimate would: it is on its way, or went wrong."""
    if error is None:
        return Label(_("The staff is at work…"), size=12.5, colour=theme.MUTED)
    return Label(_("The staff has no estimate: {error}").format(error=error), size=12.5, colour=theme.WARNING)


def _line(line: Line, compared: bool) -> Widget:
    """How likely something is with the tray and with holding; the intervals in the hover."""
    figures = [figure(share_of(line.tray.share), theme.TEXT, bold=line.sure)] if compared else []
    tip = _("Holding: {low} to {high} % (95 % interval)").format(low=whole(line.hold.low), high=whole(line.hold.high))
    if compared:
        with_tray = _("With the tray: {low} to {high} % (95 % interval)").format(
            low=whole(line.tray.low), high=whole(line.tray.high)
        )
        tip = f"{with_tray}\n{tip}"
    label = Label(line.label, size=12.5, grow=1, tooltip=f"**{line.label}**\n{tip}")
    return Row(label, *figures, figure(share_of(line.hold.share), theme.MUTED if compared else theme.TEXT), gap=4)


def figure(text: str, colour: theme.Colour, bold: bool = False) -> Widget:
    """A number at the end of a line."""
    return Label(text, size=12.5, colour=colour, align="right", width=FIGURE, weight="bold" if bold else "regular")


def share_of(share: float) -> str:
    """A share in whole per cent; a small one is never called none."""
    return _("{share} %").format(share="< 1" if 0.0 < share < 0.005 else whole(share))


def whole(share: float) -> str:
    """The same without its sign."""
    return f"{100.0 * share:.0f}"
