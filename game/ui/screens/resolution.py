"""What happened when the orders were turned over, topic by topic, and then the numbers that moved."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from game.texts.language import _
from game.ui import theme
from game.ui.board_paint import Position
from game.ui.screens.base import Screen
from game.ui.screens.resolution_parts import MOVE, TURN, Climber, Clock, Count, Front, Shown, Turned, moved
from game.ui.screens.table_cards import Icon, amount
from game.ui.snapshot import TableView, TrackView
from game.ui.steps import BACK, Replace, Step
from game.ui.topics import TOPICS
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Grid, Panel, Row
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table

MANY = 7  # from so many entries on they stand in two columns
MOST_NUMBERS = 8
FACE_DOWN, EACH, MOST = 0.7, 1.0, 6.0  # seconds: orders lie face down; from topic to topic; all topics at most


class Resolution(Screen):
    """The entries of the turn; any of Enter, Space, E and Escape goes on."""

    name = "resolution"
    over = True
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
        self.table, self.entries, self.turned, self.turn, self.was = table, entries, turned, turn, was
        topics = [topic for topic, _run in itertools.groupby(entries, key=lambda entry: entry[0])]
        told = list(dict.fromkeys(topic for topic in topics if topic != "orders"))
        pace = min(EACH, MOST / max(1, len(told)))
        self.starts = {"orders": FACE_DOWN}  # seconds at which each topic is told
        self.starts |= {topic: FACE_DOWN + TURN + 0.3 + pace * n for n, topic in enumerate(told)}
        self.last = max(self.starts.values()) + pace
        self.clock = Clock(self.last + MOVE)
        self.clock.now = self.clock.end  # still, unless the window lets it move
        self.fresh = True

    def on_show(self) -> None:
        if self.fresh and self.app.animates and self.app.settings.moves:
            self.clock.now = 0.0
        self.fresh = False

    @property
    def moving(self) -> bool:
        return not self.clock.over

    def tick(self, seconds: float) -> None:
        self.clock.now += seconds
        if self.clock.over:
            self.refresh()  # the button has other words now

    def build(self) -> Widget:
        sections: list[Widget] = [
            self._section(topic, [text for _, text in run])
            for topic, run in itertools.groupby(self.entries, key=lambda entry: entry[0])
        ]
        numbers = self._numbers()
        if numbers:
            sections.append(numbers)
        sections += self._stage()
        head = Row(
            Label(
                _("What happened in {turn}").format(turn=self.turn) if self.turn else _("What happened"),
                size=theme.HEADING,
                weight="bold",
                grow=1,
            ),
            *([] if self.moving else [Button(_("Again"), id="replay", hint_key="R", on_click=self._replay)]),
            Button(
                _("Show all") if self.moving else _("Continue"),
                id="continue",
                kind="primary",
                hint_key="Enter",
                on_click=self._go,
            ),
        )
        wide = len(self.entries) >= MANY and self.app.ui.size[0] >= 900
        body: Widget = Column(*sections, gap=8)
        if wide:
            left, right = self._halves(sections)
            body = Grid(Column(*left, gap=8), Column(*right, gap=8), columns=2, gap=8)
        return Centre(Panel(head, body, gap=12, pad=16, id="happened", title=""), 1040 if wide else 660)

    def _halves(self, sections: list[Widget]) -> tuple[list[Widget], list[Widget]]:
        """The sections in two columns of about the same height, in their order."""
        highs = [section.wanted(self.app.ui.look, 500.0)[1] for section in sections]
        cut = min(range(1, len(highs) + 1), key=lambda n: abs(sum(highs[:n]) - sum(highs[n:])))
        return sections[:cut], sections[cut:]

    def _section(self, topic: str, texts: list[str]) -> Widget:
        title, icon, tone = TOPICS.get(topic, (topic.replace("_", " ").capitalize(), "info", theme.ACCENT))
        title = _(title)
        lines = [self._line(text) for text in (self._by_side(texts) if topic == "delivery" else texts)]
        if topic == "orders":
            lines = [Turned(line, self._tone(line), self.clock, FACE_DOWN) for line in lines]
        sheet = Column(
            Row(Icon(f"icons/{icon}", 16, tone), Label(title, size=13, weight="bold", colour=tone), gap=6),
            *lines,
            gap=5,
            pad=(10, 8),
            ground=theme.RAISED,
            radius=4,
        )
        return sheet if topic == "orders" else Shown(sheet, self.clock, self.starts[topic])

    def _tone(self, line: Widget) -> theme.Colour:
        """The colour of the side that a sentence begins with."""
        first = line.children[0] if line.children else None
        return first.ground if isinstance(first, Badge) else theme.EDGE

    def _stage(self) -> list[Widget]:
        """The board and the ladder as they were, becoming what they are."""
        was, now = self.was, self.table.view
        if was is None or not self.turned:
            return []
        found: list[Widget] = []
        front = self.starts.get("front", self.last)
        if now.board and moved(was, now):
            before, after = Position.of(was.shares, was.hosts), Position.of(now.shares, now.hosts)
            found.append(Front(before, after, self.clock, front))
        if round(was.ladder.now) != round(now.ladder.now):
            climb = Climber(
                now.ladder.rungs, was.ladder.now, now.ladder.now, self.clock, self.starts.get("ladder", front)
            )
            title = Label(_("The ladder"), size=13, weight="bold", colour=theme.ACCENT)
            found.append(Column(title, climb, gap=5, pad=(10, 8), ground=theme.RAISED, radius=4))
        return found

    def _by_side(self, texts: list[str]) -> list[str]:
        """What takes effect, in one sentence a side rather than one an order."""
        heads = [_heads(side.name)[1] for side in self.table.match.briefing.sides]
        found: dict[str, list[str]] = {}
        for text in texts:
            head = next((head for head in heads if text.startswith(head)), "")
            found.setdefault(head, []).append(text[len(head) :])
        return [line for head, orders in found.items() for line in ([head + ", ".join(orders)] if head else orders)]

    def _line(self, text: str) -> Widget:
        """A sentence; one that starts with a side's name gets its colours."""
        found = ((side, head) for side in self.table.match.briefing.sides for head in _heads(side.name))
        side, head = next(((side, head) for side, head in found if text.startswith(head)), (None, ""))
        if side is None:
            return Label(text, size=13.5)
        name, rest = side.name, text[len(head) :]
        key = side.colour_key
        badge = Badge(name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold")
        return Row(badge, Label(rest, size=13.5, grow=1), align="top")

    def _numbers(self) -> Widget | None:
        """The numbers of the table that moved most, for their scale."""
        changed = [t for t in self.table.view.tracks if abs(t.change) > 1e-9] if self.turned else []
        if not changed:
            return None
        changed.sort(key=lambda t: -abs(t.change) / max(1e-9, abs(t.past[-2]) if len(t.past) > 1 else 1.0))
        shown = [_moved(track, self.clock, self.last) for track in changed[:MOST_NUMBERS]]
        sheet = Column(
            Label(_("What changed"), size=13, weight="bold", colour=theme.ACCENT),
            Grid(*shown, columns=2, gap=12),
            gap=5,
            pad=(10, 8),
            ground=theme.RAISED,
            radius=4,
            id="changes",
        )
        return Shown(sheet, self.clock, self.last)

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


def _moved(track: TrackView, clock: Clock, start: float) -> Widget:
    factor = 100.0 if track.unit == "share" else 1.0
    better = None if track.good == "none" else (track.change > 0) == (track.good == "up")
    tone = theme.MUTED if better is None else theme.GOOD if better else theme.BAD
    text = ("+" if track.change > 0 else "−") + amount(abs(track.change) * factor)
    return Count(track, text, tone, factor, clock, start)
