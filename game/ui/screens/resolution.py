"""The turn on the table: sealed orders are turned over one by one over the board, then everything that came of them
moves, each step with its sentence; the ladder and the numbers beside it. It can be skipped, and shown again.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.screens import table_parts as parts
from game.ui.screens import table_tracks as tracks
from game.ui.screens.base import Screen
from game.ui.screens.resolution_parts import Caption, Climb, Clock, Count, Fan, Shown, Story, Until
from game.ui.screens.resolution_stage import Stage
from game.ui.screens.resolution_steps import MOVE, SENTENCE, by_side, sealed_orders, steps
from game.ui.screens.table_cards import Icon
from game.ui.snapshot import LadderView, TableView, TrackView
from game.ui.steps import BACK, Replace, Step
from game.ui.topics import TOPICS
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.ladder import Ladder, LadderScroll
from game.ui.widgets.layout import Column, Gap, Grid, Over, Panel, Row, Scroll
from game.ui.widgets.meters import TimeTrack
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table

HOLDS = 0.4  # seconds after the last number has run until all stands still


class Resolution(Screen):
    """The entries of the turn; any of Enter, Space, E and Escape shows all of it, and then goes on."""

    name = "resolution"
    first_focus = "continue"

    def __init__(
        self,
        table: Table,
        entries: list[tuple[str, str]],
        turned: bool = False,
        turn: str = "",
        was: TableView | None = None,
    ) -> None:
        """`turned` says that a whole turn is over, so that its changes of numbers are known; `turn` names it. `was` is
        the table before, where it can be shown how it changed.
        """
        heads = [_heads(side.name)[1] for side in table.match.briefing.sides]
        self.table, self.entries, self.turned, self.turn = table, by_side(entries, heads), turned, turn
        self.was = was or table.view
        revealed = any(topic == "orders" for topic, _text in entries)
        sealed = sealed_orders(table.match, table.side) if revealed else []
        regions = {region.name: region.board for region in table.match.briefing.regions}
        self.steps = steps(self.entries, sealed, regions)
        self.clock = Clock(self.steps.numbers + MOVE + HOLDS)
        self.clock.now = self.clock.end  # still, unless the window lets it move
        self.fresh = True
        self.stage: Stage | None = None
        self.story: Story | None = None

    @property
    def starts(self) -> dict[str, float]:
        """Seconds at which each topic is told first."""
        return {topic: self.steps.first(topic) for topic in dict.fromkeys(step.topic for step in self.steps.told)}

    def on_show(self) -> None:
        if self.fresh and self.app.animates and self.app.settings.moves:
            self.clock.now = 0.0
        self.fresh = False

    @property
    def moving(self) -> bool:
        return not self.clock.over

    def tick(self, seconds: float) -> None:
        self.clock.now += seconds * self.app.worn.pace
        if self.story:
            self.story.follow()
        if self.clock.over:
            self.refresh()  # the button has other words now

    # --- the tree ----------------------------------------------------------------------------------------------------
    def build(self) -> Widget:
        from game.ui.screens.table import HIGH, WIDE

        width, high = self.app.ui.size
        body = self._wide(width) if width >= WIDE and high >= HIGH else self._narrow(width, high)
        return Column(self._top(width), body, gap=0, id="happened", label=self._title())

    def _title(self) -> str:
        return _("What happened in {turn}").format(turn=self.turn) if self.turn else _("What happened")

    def _top(self, width: float) -> Widget:
        view = self.was
        time = TimeTrack(view.turn, len(view.turns), grow=1, id="time") if width >= 760 else Gap(grow=1)
        again = Button(_("Again"), id="replay", kind="quiet", hint_key="R", on_click=self._replay)
        words = _("Show all") if self.moving else _("Continue")
        on = Button(words, id="continue", kind="primary", hint_key="Enter", on_click=self._go)
        title = Label(self._title(), size=theme.STRONG, weight="bold", grow=0 if width >= 760 else 1)
        seen = [title, time] if width >= 760 else [title]
        return Row(*seen, *([] if self.moving else [again]), on, pad=(12, 7), gap=10, ground=theme.SURFACE, id="top")

    def _wide(self, width: float) -> Widget:
        """Everything where it is on the table, but the story for the orders and the sentence for the chronicle."""
        left, right = (218.0, 330.0) if width < 1500 else (260.0, 400.0)
        foot = Row(self._numbers(), self._caption(grow=2), height=166.0 if width < 1500 else 190.0, align="stretch")
        told = Panel(self._told(), width=right, pad=8)
        stage = self._stage()
        if stage is None:
            alone = Over(
                Panel(parts.ladder_head(_("Escalation ladder"), self.table.view.ladder.acts), self._ladder()),
                Fan(self.steps, self.clock),
                grow=1,
            )
            return Row(Column(alone, foot, grow=1), told, pad=8, align="stretch", grow=1)
        middle: list[Widget] = [self._members()] if self.table.view.members else []
        ladder = Panel(parts.ladder_head(_("Ladder"), self.table.view.ladder.acts), self._ladder(), width=left, pad=8)
        centre = Column(*middle, stage, gap=6, grow=1)
        return Row(
            Column(Row(ladder, centre, align="stretch", grow=1), foot, grow=1), told, pad=8, align="stretch", grow=1
        )

    def _narrow(self, width: float, high: float) -> Widget:
        """The story, and the board beside it where there is room."""
        stage = self._stage() if width >= 620 and high >= 340 else None
        told = Panel(self._told(), grow=1, pad=8)
        if stage is None:
            return Column(self._caption(height=84.0), told, gap=4, grow=1)
        return Row(Column(stage, self._caption(height=84.0), gap=4, grow=1.2), told, gap=4, align="stretch", grow=1)

    def _caption(self, grow: float = 0.0, height: float | None = None) -> Widget:
        lines = getattr(self.table.match, "headlines", [])
        whole = lines[self.was.turn] if self.turned and self.was.turn < len(lines) else self.entries[-1][1]
        return Caption(self.steps, self.clock, whole, grow=grow, height=height)  # type: ignore[arg-type]

    def _stage(self) -> Widget | None:
        """The board, and over it the orders."""
        like = self.table.board
        if like is None or not self.table.view.board:
            return None
        if self.stage is None:
            self.stage = Stage(like, self.was, self.table.view, self.steps, self.clock)
        return Over(self.stage, Fan(self.steps, self.clock), grow=1)

    def _members(self) -> Widget:
        now = parts.members(self.table.view)
        return Until(parts.members(self.was), now, self.clock, self.steps.numbers) if self.moving else now

    def _ladder(self) -> Widget:
        def ladder(view: LadderView, id: str) -> LadderScroll:
            return LadderScroll(
                Ladder(view.rungs, view.now, None, None, view.acts, view.notes, id=f"{id}_rungs"), id=id, grow=1
            )

        after = ladder(self.table.view.ladder, "ladder_scroll")
        if not self.moving:
            return after
        return Climb(ladder(self.was.ladder, "ladder_before"), after, self.clock, self.steps.first("ladder"), grow=1)

    def _numbers(self) -> Widget:
        """The numbers of the table in their places; they run to what they are now."""
        view = self.table.view
        start = self.steps.numbers if self.turned else self.clock.end

        def why(track: TrackView) -> str:
            reasons = self.table.match.why(track.key, self.table.side) if self.turned else []
            return "\n".join([f"**{track.name}**", *reasons])

        made = [
            Count(track, tracks.about(view, track), self.clock, start, functools.partial(why, track))
            for track in tracks.ordered(view)
        ]
        sheet = Grid(*made, least=tracks.least(self.app.ui.size[0]), gap=3, fill=True, down=True)
        return Scroll(sheet, grow=3.6, id="changes")

    def _told(self) -> Widget:
        """All sentences under their topics."""
        told = list(self.steps.told)
        later = sorted({step.start for step in told} | {self.steps.numbers})
        sections: list[Widget] = []
        for topic, run in itertools.groupby(told, key=lambda step: step.topic):
            title, icon, tone = TOPICS.get(topic, (topic.replace("_", " ").capitalize(), "info", theme.ACCENT))
            lines = []
            for step in run:
                until = next((at for at in later if at > step.start), step.start + SENTENCE)
                lines.append(Shown(self._line(step.text), self.clock, step.start, until - step.start))
            head = Row(Icon(f"icons/{icon}", 16, tone), Label(_(title), size=13, weight="bold", colour=tone), gap=6)
            begins = min(line.start for line in lines)
            sections.append(Column(Shown(head, self.clock, begins, 0.0), *lines, gap=5, pad=(8, 4)))
        self.story = Story(Column(*sections, gap=6), id="story", grow=1)
        return self.story

    def _line(self, text: str) -> Widget:
        """A sentence; one that starts with a side's name gets its colours."""
        found = ((side, head) for side in self.table.match.briefing.sides for head in _heads(side.name))
        side, head = next(((side, head) for side, head in found if text.startswith(head)), (None, ""))
        if side is None:
            return Label(text, size=13)
        badge = Badge(
            side.name, ground=theme.SIDE[side.colour_key], colour=theme.ON_SIDE[side.colour_key], weight="bold"
        )
        return Row(badge, Label(text[len(head) :], size=13, grow=1), align="top")

    # --- what buttons and keys do ------------------------------------------------------------------------------------
    def _replay(self) -> Step | None:
        """Show it again from the beginning, also where things stand still otherwise: it was asked for."""
        self.clock.now = 0.0
        self.refresh()
        return None

    def _go(self) -> Step | None:
        if self.moving:  # first all of it at once, then on
            self.clock.now = self.clock.end
            self.refresh()
            return None
        onwards = self.table.onwards()
        return Replace(onwards) if onwards else BACK

    def on_key(self, name: str) -> Step | None:
        if name == "r" and not self.moving:
            return self._replay()
        return self._go() if name in ("escape", "return", "space", "e") else None


def _heads(name: str) -> tuple[str, str]:
    """How the chronicle begins a sentence about what a side did, in the language of the moment."""
    return f"{name}: ", _("{side}, in effect now: {order}").format(side=name, order="")
