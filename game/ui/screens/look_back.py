"""Looking back: the turns that decided a match, what everybody ordered in them and why, and what another order would
have led to. Futures are played beside the window; what is known so far is shown.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from game.texts.language import _
from game.texts.words import turn_names
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.screens.look_back_parts import Course, Pair, signed
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Card, Tab
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row, Scroll
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.lab.hindsight import TurningPoint, WhatIf

RARE = 0.02  # endings that are rarer in both futures have no line of their own


class LookBack(Screen):
    """One finished match, seen from one side."""

    name = "look_back"
    first_focus = "back"

    def __init__(self, match: Any, side: str) -> None:
        self.match, self.side = match, side
        self.points: tuple[TurningPoint, ...] = ()
        self.whole = False  # whether the course is known to its end
        self.turn = -1  # the turn that is looked at
        self.then: Any = None  # the match at the start of that turn, with the tray that is tried
        self.ordered: list[tuple[str, str]] = []  # side and what it ordered in that turn
        self.reasons: list[str] = []
        self.asked: tuple[int, ...] | None = None  # the tray whose futures are played
        self.found: dict[tuple[int, tuple[int, ...]], WhatIf] = {}

    def on_idle(self) -> None:
        """Whoever looks at the course and chooses nothing is shown the turn that moved it most."""
        largest = self._largest() if self.whole and self.turn < 0 else []
        if largest:
            self._choose(largest[0].turn)

    # --- the tree ----------------------------------------------------------------------------------------------------
    def build(self) -> Widget:
        problem = self._take_answers()
        head = Row(
            Label(_("Looking back"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("Back"), id="back", hint_key="Esc", on_click=lambda: BACK),
        )
        two = self.app.ui.size[0] >= 1000
        left = Column(self._course(problem), *self._turning(), gap=12)
        right = Column(self._turn_sheet(), gap=12)
        body = Grid(left, right, columns=2 if two else 1, gap=12)
        return Column(head, Scroll(body, id="look_back_scroll", grow=1), pad=(24, 14), gap=12, id="look_back_screen")

    def _course(self, problem: str) -> Widget:
        turns = list(turn_names(self.match.briefing))
        scores = [point.before.scores[self.side].mean for point in self.points]
        if self.points:
            scores.append(self.points[-1].after.scores[self.side].mean)
        if problem:
            state = problem
        elif not self.whole:
            state = _("Futures are being played from every turn: {done} of {all} turns done…").format(
                done=len(self.points), all=len(turns)
            )
        else:
            state = _(
                "From every turn on the game was played to its end again and again, with new luck. The line is your "
                "score as it was then to be expected."
            )
        return Panel(
            Course(scores, turns, self._largest_turns(), self.turn, id="course"),
            Label(state, size=12.5, colour=theme.WARNING if problem else theme.MUTED, id="course_state"),
            title=_("Your expected score, turn by turn"),
            gap=6,
        )

    def _largest(self) -> list[TurningPoint]:
        if not self.points:
            return []
        from game.lab.hindsight import largest

        return largest(list(self.points), self.side)

    def _largest_turns(self) -> list[int]:
        return [point.turn for point in self._largest()]

    def _turning(self) -> list[Widget]:
        if not self.whole:
            return []
        shown = self._largest()
        if not shown:
            words = _("No single turn changed your expected score by more than chance explains.")
            return [Panel(Label(words, size=13.5), title=_("Turning points"))]
        cards = []
        for point in shown:
            change = point.change.scores[self.side]
            cards.append(
                Card(
                    Row(
                        Label(self._turn_name(point.turn), weight="bold", grow=1),
                        Badge(
                            _("{points} points").format(points=signed(change.mean)),
                            ground=theme.HOVER,
                            colour=theme.GOOD if change.mean > 0 else theme.BAD,
                            weight="bold",
                        ),
                    ),
                    Label(self._moved(point), size=12.5, colour=theme.MUTED),
                    id=f"turning_{point.turn}",
                    label=self._turn_name(point.turn),
                    on_click=functools.partial(self._choose, point.turn),
                )
            )
        return [Panel(*cards, title=_("Turning points"), gap=7)]

    def _moved(self, point: TurningPoint) -> str:
        """The ending whose odds that turn moved most."""
        briefing = self.match.briefing
        texts = {ending.id: ending.title for ending in briefing.endings}
        ending = max(point.change.endings, key=lambda id: abs(point.change.endings[id].mean))
        return _("{ending}: {before:.0f}% before, {after:.0f}% after").format(
            ending=texts.get(ending, ending),
            before=100 * point.before.endings[ending].share,
            after=100 * point.after.endings[ending].share,
        )

    def _turn_sheet(self) -> Widget:
        turns = len(self.points) or self.match.turn
        tabs = Flow(
            *(
                Tab(
                    self._turn_name(turn),
                    chosen=turn == self.turn,
                    id=f"turn_{turn}",
                    on_click=functools.partial(self._choose, turn),
                )
                for turn in range(turns)
            ),
            gap=3,
        )
        if self.then is None:
            words = _("Choose a turn: see what everybody ordered, and try another order.")
            return Panel(tabs, Label(words, size=13.5, colour=theme.MUTED), title=_("A turn"), gap=9)
        rows: list[Widget] = [self._given(side, words) for side, words in self.ordered]
        rows += [Label(reason, size=12.5, colour=theme.MUTED) for reason in self.reasons]
        return Panel(tabs, *rows, *self._instead(), title=_("A turn"), gap=8)

    def _given(self, side: str, words: str) -> Widget:
        text = next(s for s in self.match.briefing.sides if s.id == side)
        key = text.colour_key
        badge = Badge(text.name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold")
        return Row(badge, Label(words, size=13.5, grow=1), align="top")

    def _instead(self) -> list[Widget]:
        """The tray that is tried, the orders that could have been in it, and what came of it."""
        briefing, tray = self.match.briefing, self.then.tray(self.side)
        name = next(s.name for s in briefing.sides if s.id == self.side)
        chips: list[Widget] = [
            Button(
                f"× {_title(briefing, row)}",
                id=f"without_{n}",
                size=theme.CAPTION,
                tooltip=_("Take this order out"),
                on_click=functools.partial(self._without, n),
            )
            for n, row in enumerate(tray)
        ]
        known = self.found.get((self.turn, tuple(tray)))
        waits = self.asked == tuple(tray) and known is None
        play = Button(
            _("Playing both futures…") if waits else _("Play both futures"),
            id="what_if",
            kind="primary",
            enabled=not waits and known is None and self.whole,
            reason=_("The futures are being played.") if waits or not self.whole else _("They have been played."),
            on_click=self._ask,
        )
        cards = [card for card in self.then.cards(self.side) if card.allowed]
        others = [
            Button(
                f"+ {_title(briefing, card.row)}",
                id=f"with_{card.row}",
                size=theme.CAPTION,
                kind="quiet",
                on_click=functools.partial(self._with, card.row),
            )
            for card in cards
        ]
        found: list[Widget] = self._futures(known) if known else []
        return [
            Label(_("What if {side} had ordered this instead?").format(side=name), weight="bold"),
            Flow(*chips, gap=5) if chips else Label(_("Nothing: hold."), size=13, colour=theme.MUTED),
            Row(play),
            *found,
            Label(_("Orders that could have been added"), size=12.5, colour=theme.MUTED),
            Flow(*others, gap=4) if others else Label(_("No other order was possible."), size=13, colour=theme.MUTED),
        ]

    def _futures(self, found: WhatIf) -> list[Widget]:
        """Both futures side by side: endings and scores."""
        briefing = self.match.briefing
        was, other = found.as_it_was, found.otherwise
        rows: list[Widget] = [
            Pair(ending.title, was.endings[ending.id].share, other.endings[ending.id].share)
            for ending in briefing.endings
            if max(was.endings[ending.id].share, other.endings[ending.id].share) >= RARE
        ]
        change = found.change.scores[self.side]
        clear = change.low > 0 or change.high < 0
        verdict = (
            _("Your expected score changes by {points} (95 % interval {low} to {high}).")
            if clear
            else _("No clear difference for you: {points} points (95 % interval {low} to {high}).")
        ).format(points=signed(change.mean), low=signed(change.low), high=signed(change.high))
        scores = " · ".join(
            _("{side} {before:.0f} → {after:.0f}").format(
                side=side.name, before=was.scores[side.id].mean, after=other.scores[side.id].mean
            )
            for side in briefing.sides
        )
        legend = _("Upper bar: as it was ordered. Lower bar: with the other orders. {games} games each.")
        box = Column(
            Label(verdict, weight="bold", id="verdict"),
            *rows,
            Label(_("Expected scores: {scores}").format(scores=scores), size=12.5),
            Label(legend.format(games=was.games), size=12.5, colour=theme.MUTED),
            gap=6,
            pad=(10, 8),
            ground=theme.RAISED,
            radius=4,
            id="futures",
        )
        return [box]

    # --- what buttons do ---------------------------------------------------------------------------------------------
    def _choose(self, turn: int) -> Step | None:
        def go_back() -> Any:
            return self._at(turn)

        def take(then: Any) -> Step | None:
            self.turn, self.asked = turn, None
            self.then, self.ordered, self.reasons = then
            self.refresh()
            return None

        self.app.work(go_back, take, _("Going back…"))
        return None

    def _at(self, turn: int) -> tuple[Any, list[tuple[str, str]], list[str]]:
        """The match at the start of a turn with its orders in this side's tray; what everybody ordered; reasons."""
        from game.lab.hindsight import positions
        from game.texts import tray_words

        match = self.match
        then = type(match).from_record(match.record(), match.scenario, match.briefing, until=turn)
        orders = [given for _state, given in positions(match) if given is not None][turn]
        given = [
            (side, tray_words(match.briefing, match.scenario, [int(r) for r in orders[n, :, 0]]))
            for n, side in enumerate(match.scenario.sides)
        ]
        reasons: list[str] = []
        for side in match.scenario.sides:
            if match.players[side].startswith("search"):
                reasons += [line for lines in match.reasons(turn, side) for line in lines]
        own = match.scenario.sides.index(self.side)
        for row in orders[own, :, 0]:
            if not match.scenario.is_hold[row]:
                then.add(self.side, int(row))
        return then, given, reasons

    def _with(self, row: int) -> Step | None:
        try:
            self.then.add(self.side, row)
        except ValueError as error:
            self.app.ui.say(str(error))
        self.refresh()
        return None

    def _without(self, place: int) -> Step | None:
        self.then.take_back(self.side, place)
        self.refresh()
        return None

    def _ask(self) -> Step | None:
        self.asked = tuple(self.then.tray(self.side))
        self.refresh()
        return None

    def on_key(self, name: str) -> Step | None:
        if name == "escape":
            self.app.aside.forget()
            return BACK
        return None

    # --- what is thought beside the window ---------------------------------------------------------------------------
    def _take_answers(self) -> str:
        """Ask what is to be known next and take what has come; returns a sentence when it went wrong."""
        match, side = self.match, self.side
        if not self.whole:

            def think(stop: Callable[[], bool]) -> Iterator[Any]:
                from game.lab.hindsight import course

                points: list[TurningPoint] = []
                for point in course(match, stop=stop):
                    points.append(point)
                    yield tuple(points), False
                yield tuple(points), True

            answer = self.app.aside.ask(("course", id(match)), think)
            if isinstance(answer, tuple):
                self.points, self.whole = answer
        elif self.asked is not None and (self.turn, self.asked) not in self.found:
            turn, orders = self.turn, self.asked

            def try_it(stop: Callable[[], bool]) -> Iterator[Any]:
                from game.lab.hindsight import what_if

                yield what_if(match, turn, side, orders)

            answer = self.app.aside.ask(("what if", id(match), turn, orders), try_it)
            if answer is not None and not isinstance(answer, Exception):
                self.found[turn, orders] = answer
        else:
            return ""
        return _("This cannot be looked at: {error}").format(error=answer) if isinstance(answer, Exception) else ""

    def _turn_name(self, turn: int) -> str:
        turns = turn_names(self.match.briefing)
        return str(turns[turn]) if turn < len(turns) else _("Turn {turn}").format(turn=turn + 1)


def _title(briefing: Any, row: int) -> str:
    text = briefing.orders[row]
    place = text.target_name or ""
    return str(text.title) if not place or place in text.title else f"{text.title}: {place}"
