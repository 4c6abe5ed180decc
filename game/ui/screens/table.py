"""The table: ladder, board, orders, tray, tracks and chronicle of one side. Everything shown comes from `snapshot`."""

from __future__ import annotations

from typing import Any

from game.texts.language import _
from game.ui import keeping, region_card, snapshot, theme
from game.ui.board import BoardView
from game.ui.board_paint import Position
from game.ui.library import HUMAN
from game.ui.screens import table_chronicle as chronicle
from game.ui.screens import table_parts as parts
from game.ui.screens import table_tracks as tracks
from game.ui.screens.base import Screen
from game.ui.screens.table_aim import Aim
from game.ui.screens.table_cards import hinted
from game.ui.screens.table_likely import Foresight
from game.ui.screens.table_orders import column
from game.ui.screens.table_staff import Staff
from game.ui.screens.table_top import top
from game.ui.steps import Replace, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Tab
from game.ui.widgets.ladder import Ladder, LadderScroll
from game.ui.widgets.layout import Column, Panel, Row, Scroll

WIDE, HIGH = 1000.0, 600.0  # logical size from which all parts are seen at once


class Table(Screen):
    """One match at the table; `match` has the surface of game.match.Match."""

    name = "table"

    def __init__(self, match: Any) -> None:
        self.match = match
        person = match.waiting_for or next((s for s, p in match.players.items() if p == HUMAN), None)
        if person is None:
            raise ValueError(
                _("Only computers play in this match; choose another one, or tell it with `firebreak replay`.")
            )
        self.side: str = person
        self.group = ""
        self.target = ""
        self.part = "orders"
        self.topic = ""
        self.board: BoardView | None = None
        self.staff = Staff(self)
        self.foresight = Foresight(self)
        self.aim = Aim(self)
        self.view = snapshot.table(match, self.side)
        self.read: dict[str, int] = {}  # how many entries of the chronicle each side has been shown

    # --- the tree ----------------------------------------------------------------------------------------------------
    def build(self) -> Widget:
        self.view = view = snapshot.table(self.match, self.side)
        if view.groups and self.group not in dict(view.groups):
            self.group = view.groups[0][0]
        if view.board:
            self._board()
        width, high = self.app.ui.size
        body = self._wide(width) if width >= WIDE and high >= HIGH else self._narrow(width)
        return Column(top(self, width), body, gap=0, id="table", label=view.title)

    def _wide(self, width: float) -> Widget:
        view = self.view
        left, right = (218.0, 330.0) if width < 1500 else (260.0, 400.0)
        listed = column(self, right)
        foot = Row(
            tracks.tracks(view, self._why, width),
            self._chronicle(),
            height=166.0 if width < 1500 else 190.0,
            align="stretch",
        )
        if not view.board:
            ladder = Panel(
                parts.ladder_head(_("Escalation ladder"), view.ladder.acts),
                self._ladder(),
                *parts.red_line(view),
                grow=1,
            )
            return Row(Column(ladder, foot, grow=1), listed, pad=8, align="stretch", grow=1)
        middle: list[Widget] = [parts.members(view)] if view.members else []
        assert self.board is not None
        ladder = Panel(
            parts.ladder_head(_("Ladder"), view.ladder.acts), self._ladder(), *parts.red_line(view), width=left, pad=8
        )
        centre = Column(*middle, self.board, gap=6, grow=1)
        return Row(
            Column(Row(ladder, centre, align="stretch", grow=1), foot, grow=1), listed, pad=8, align="stretch", grow=1
        )

    def _narrow(self, width: float) -> Widget:
        """One part at a time, chosen by tabs."""
        view = self.view
        names = {"orders": _("Orders"), "board": _("Board"), "ladder": _("Ladder")}
        names |= {"tracks": _("Tracks"), "chronicle": _("Chronicle")}
        if not view.board:
            del names["board"]
        if self.part not in names:
            self.part = "orders"
        bar = Row(
            *(
                Tab(name, chosen=id == self.part, id=f"part_{id}", on_click=lambda id=id: self._show(id))
                for id, name in names.items()
            ),
            pad=(8, 2),
            gap=4,
            ground=theme.TABLE,
        )
        shown: Widget
        if self.part == "board" and self.board:
            members: list[Widget] = [parts.members(view)] if view.members and self.app.ui.size[1] >= 480 else []
            asked = [self.aim.bar()] if self.aim.places else []
            shown = Column(*asked, *members, self.board, gap=4)
        elif self.part == "ladder":
            shown = Panel(parts.ladder_head("", view.ladder.acts), *parts.red_line(view), self._ladder(), pad=8)
        elif self.part == "tracks":
            listed = [parts.members(view)] if view.members else []
            shown = Scroll(Column(*listed, tracks.groups(view, self._why)), id="tracks_part")
        elif self.part == "chronicle":
            shown = self._chronicle(words=True)
        else:
            shown = column(self, None)
        shown.grow = 1
        return Column(bar, shown, gap=4, grow=1)

    def _ladder(self) -> Widget:
        ladder = self.view.ladder
        return LadderScroll(
            Ladder(ladder.rungs, ladder.now, ladder.ghost, ladder.red, ladder.acts, ladder.notes, id="ladder"),
            id="ladder_scroll",
            grow=1,
        )

    def _board(self) -> None:
        view = self.view
        position = Position.of(view.shares, view.hosts)
        if self.board is None:
            self.board = BoardView(
                position,
                view.names,
                choose=self.choose_region,
                describe=self._describe,
                legend=[(key, name) for _, name, key in view.sides],
            )
        self.board.stretches = self.app.animates
        self.board.show(position, view.moving)
        self.board.hinted = hinted
        places = self.aim.places
        grounds = self.foresight.grounds(tuple(places.values()))
        self.board.targets = {id: grounds.get(row, "") for id, row in places.items()}
        rows = [c.target_board for c in view.tray if c.target_board]
        self.board.marked = frozenset(r for r in (*rows, self.target) if r)

    def _describe(self, region: str) -> str:
        assert self.board is not None
        lines = region_card.lines(self.view, self.match, self.side, region, self.board.name(region))
        row = self.aim.places.get(region)
        if row is not None:  # what the order that is being aimed would do here, in place of all that could be ordered
            lines = [line for line in lines[:3] if line] + [self.foresight.tip(row)]
        return "\n".join(lines)

    @property
    def moving(self) -> bool:
        if self.board is None:
            return False
        return self.board.unsettled or bool(self.board.targets and self.board.stretches and self.app.settings.moves)

    def tick(self, seconds: float) -> None:
        if self.board:
            self.board.settle(seconds)
            self.board.beat += seconds

    # --- what buttons do ---------------------------------------------------------------------------------------------
    def _show(self, part: str) -> Step | None:
        if part != "board":
            self.aim.rows = ()
        self.part = part
        self.refresh()
        return None

    def _why(self, key: str) -> list[str]:
        return list(self.match.why(key, self.side))

    def _chronicle(self, words: bool = False) -> Widget:
        if self.topic not in chronicle.topics(self.view):
            self.topic = ""

        def choose(topic: str) -> Step | None:
            self.topic = topic
            self.refresh()
            return None

        return chronicle.panel(self.view, self.topic, choose, words)

    def all_orders(self) -> Step | None:
        self.target = ""
        self.refresh()
        return None

    def choose_group(self, group: str) -> Step | None:
        self.aim.stop()
        self.group, self.target = group, ""
        self.part = "orders"
        self.refresh()
        return None

    def choose_region(self, region: str) -> Step | None:
        """Show the orders that have a region as their target, or give the one that wants a place."""
        if self.aim.places:
            return self.aim.choose(region)
        if any(card.target_board == region for card in self.view.cards):
            self.target = region
            self.part = "orders"
            self.refresh()
        elif self.board:
            self.app.ui.say(_("No order has {region} as its target now.").format(region=self.board.name(region)))
        return None

    def add(self, row: int) -> Step | None:
        """Put an order into the tray; an order that is not allowed says why."""
        try:
            self.match.add(self.side, row)
        except ValueError as error:
            self.app.ui.say(str(error))
        self.refresh()
        return None

    def take_back(self, index: int) -> Step | None:
        """Take an order out of the tray."""
        if index < len(self.match.tray(self.side)):
            self.match.take_back(self.side, index)
            self.refresh()
        return None

    def end_turn(self) -> Step | None:
        """Seal the tray; the other sides decide beside the window."""
        if self.view.phase == "crisis":
            return self._crisis()
        if self.view.phase == "over":
            return self._reckoning()
        side = self.side
        self.app.work(lambda: self.seal(side), self.after, _("The other sides decide…"))
        return None

    def seal(self, side: str) -> Any:
        """Beside the window: the turn, and a copy of the match as it then stands."""
        told = self.match.seal(side)
        if self.app.keeps_match:
            keeping.save(self.match, keeping.last_turn_path(self.match))
        return told

    def after(self, entries: Any) -> Step | None:
        """What comes after a decision: what happened, then a crisis, the next side, or the end."""
        from game.ui.screens.resolution import Resolution

        was, before, name = self.view, self.view.turn, self.view.turn_name
        self.target, self.aim.rows = "", ()
        self.view = snapshot.table(self.match, self.side)
        self.refresh()
        self.read[self.side] = len(self.view.chronicle)
        told = [(str(e.topic), str(e.text)) for e in entries]
        return Resolution(self, told, self.view.turn > before, name, was) if told else self.onwards()

    def unread(self) -> Step | None:
        """What happened since this side's player sat here last, where two share a screen."""
        from game.ui.screens.resolution import Resolution

        seen = self.read.get(self.side, len([e for e in self.view.chronicle if e[1] == "start"]))
        self.read[self.side] = len(self.view.chronicle)
        fresh = self.view.chronicle[seen:]
        if not fresh:
            return None
        turn = fresh[-1][0]
        name = self.view.turns[turn] if turn < len(self.view.turns) else ""
        return Resolution(self, [(topic, text) for _, topic, _, text in fresh], turn < self.view.turn, name)

    def onwards(self) -> Step | None:
        """The screen that the match asks for now."""
        if self.match.phase == "over":
            return self._reckoning()
        waiting = self.match.waiting_for
        if waiting and waiting != self.side:
            from game.ui.screens.curtain import Curtain

            return Curtain(self, waiting)
        return self._crisis() if self.match.phase == "crisis" else None

    def sit_down(self, side: str) -> None:
        """Show the table to another side's player."""
        self.side, self.group, self.target, self.aim.rows = side, "", "", ()
        self.view = snapshot.table(self.match, side)
        self.refresh()

    def _crisis(self) -> Step | None:
        from game.ui.screens.crisis import Crisis

        return Crisis(self)

    def _reckoning(self) -> Step | None:
        from game.ui.screens.reckoning import Reckoning

        return Reckoning(self.match, self.side)

    def open_help(self) -> Step | None:
        from game.ui.screens.help import Help

        return Help()

    def open_menu(self) -> Step | None:
        from game.ui.screens.menu import Menu

        return Menu(self)

    # --- save and load -----------------------------------------------------------------------------------------------
    def save(self) -> Step | None:
        """Save the match under the scenario's name."""
        path = keeping.save_path(self.match)
        self.app.ui.say(keeping.save(self.match, path) or _("Saved as {path}.").format(path=path))
        return None

    def load(self) -> Step | None:
        """Take up the last saved match of this scenario."""
        path = keeping.save_path(self.match)
        if not path.is_file():
            self.app.ui.say(_("There is no saved match of this scenario yet; S saves one."))
            return None
        try:
            table = Table(type(self.match).load(path))
        except (OSError, ValueError) as error:
            self.app.ui.say(_("Not loaded: {error}").format(error=error))
            return None
        return Replace(table)

    def load_from_menu(self) -> Step | None:
        """The same, closing the menu with the table."""
        step = self.load()
        return Replace(step.screen, closing=2) if isinstance(step, Replace) else None

    # --- keys --------------------------------------------------------------------------------------------------------
    def on_key(self, name: str) -> Step | None:
        if name.isdigit() and 0 < int(name) <= len(self.view.groups):
            return self.choose_group(self.view.groups[int(name) - 1][0])
        elif name == "backspace":
            count = len(self.match.tray(self.side)) if self.view.phase == "orders" else 0
            focus = self.app.ui.focus.id if self.app.ui.focus else ""
            index = int(focus[5:]) if focus.startswith("tray_") else count - 1
            if count:
                return self.take_back(min(index, count - 1))
            self.app.ui.say(_("The tray is empty."))
        elif name == "u" and self.view.phase == "orders":  # the last change of the tray, whatever it was
            self.match.undo(self.side)
            self.refresh()
        elif name == "f" and self.board and self.board.zoom:
            return self.board.fit_toggle()
        elif name == "escape" and self.aim.places:
            return self.aim.stop()
        elif name in ("escape", "m"):
            return self.open_menu()
        else:
            acts = {"e": self.end_turn, "s": self.save, "l": self.load, "t": self.staff.toggle}
            act = (acts | {"h": self.open_help, "f1": self.open_help}).get(name)
            return act() if act else None
        return None
