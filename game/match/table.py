"""The table: who decides what next, trays and seals, the step of the game, and what everybody is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

import numpy as np

from game import players as seats
from game.authoring import Briefing
from game.match import views
from game.match.views import Card, CrisisView, Preview, Result, View, phase_name
from game.notation import (
    Decision,
    state_text,
    track_rows,
    turn_text,
)
from game.players.playouts import luck_of
from game.rules import CRISIS, Change, Ledger, Scenario, State, game_seeds, observe, start_games, step, why_illegal
from game.rules.arrays import Floats, Integers, Words
from game.rules.observation import estimated
from game.rules.orders import legality, settle
from game.rules.tracks import TRACKS
from game.texts import Entry, causes, chronicle, opening, price, sentences, why_not
from game.texts.changes import PAID
from game.texts.crisis import crisis_answer
from game.texts.headlines import headline
from game.texts.language import _
from game.texts.reasons import Reasons, told

HUMAN = "human"


class MatchError(ValueError):
    """Something that this table cannot do now; one sentence with the next step."""


class IllegalOrder(MatchError):
    """An order that may not go into the tray; the sentence says why not."""


class Table:
    """One game between players; `human` is a person, every other name a player of `game.players`."""

    def __init__(self, scenario: Scenario, briefing: Briefing, seed: int, players: Mapping[str, str]) -> None:
        self.scenario, self.briefing, self.seed = scenario, briefing, seed
        self.players: dict[str, str] = _seated(scenario, players)
        self._state: State = start_games(scenario, game_seeds(seed, 0, 1))
        self._trays: dict[str, tuple[int, ...]] = dict.fromkeys(scenario.sides, ())
        self._before: dict[str, list[tuple[int, ...]]] = {side: [] for side in scenario.sides}  # trays to undo to
        self._sealed: frozenset[str] = frozenset()
        self._decisions: list[Decision] = []
        self._positions: list[State] = []  # before each decision
        self._reasons: dict[tuple[int, int], Reasons | None] = {}  # of a decision and a side, as far as asked for
        self._told: list[tuple[int, Entry]] = [(-1, opening(briefing))]  # after which decision
        self.headlines: list[str] = []  # of each turn that is over; everybody may know them
        self._changes: list[Change] = []  # of the turn being played
        self._last: list[Change] = []  # of the last whole turn
        self._seen: list[Floats] = []  # [S, T] a turn: what each side saw
        self._remember()

    @classmethod
    def new(cls, scenario: Scenario, briefing: Briefing, *, seed: int, players: Mapping[str, str]) -> Self:
        """A match at its first decision. Sides that `players` does not name get the scenario's default player."""
        return cls(scenario, briefing, seed, players)

    # --- whose decision ---------------------------------------------------------------------------------------------

    @property
    def phase(self) -> str:
        """orders, crisis or over."""
        return phase_name(self._state)

    @property
    def turn(self) -> int:
        """The turn being decided, from 0; the number of turns when the game is over at the horizon."""
        return self._state.turn

    @property
    def humans(self) -> tuple[str, ...]:
        """Sides played by persons, in the order of the scenario."""
        return tuple(side for side in self.scenario.sides if self.players[side] == HUMAN)

    @property
    def asked(self) -> tuple[str, ...]:
        """Sides that decide something now: all for orders, the leaders in a crisis, nobody when it is over."""
        if self.phase == "over":
            return ()
        leaders = tuple(self.scenario.sides[side] for side in self.scenario.leaders)
        return leaders if self.phase == "crisis" else self.scenario.sides

    @property
    def waiting_for(self) -> str | None:
        """The first person who is asked and has not sealed; None when there is none."""
        return next((side for side in self.humans if side in self.asked and side not in self._sealed), None)

    # --- the tray ---------------------------------------------------------------------------------------------------

    def cards(self, side: str) -> list[Card]:
        """A card for each order of a side that this phase is about, given what is in the tray; none when it is over."""
        number, crisis = self._number(side), self.phase == "crisis"
        if side not in self.asked:
            return []
        found = []
        for row in range(self.scenario.first[number], self.scenario.last[number]):
            answer = self.scenario.crisis_act[row] > 0
            hold = bool(self.scenario.is_hold[row])
            if (crisis and not (answer or hold)) or (not crisis and (answer or hold)):
                continue
            reason = self._why_not(side, row)
            text = self.briefing.orders[row]
            title = crisis_answer(self.briefing, self.scenario, row) if crisis else text.title
            found.append(
                Card(row, price(self.scenario, self._state, row), not reason, reason, title, "" if hold else text.text)
            )
        return found

    def tray(self, side: str) -> tuple[int, ...]:
        """The rows in a side's tray, in their order."""
        self._number(side)
        return self._trays[side]

    def add(self, side: str, row: int) -> None:
        """Puts an order into the tray. Raises IllegalOrder and changes nothing when it may not go there."""
        self._open(side)
        if reason := self._why_not(side, row):
            raise IllegalOrder(reason)
        self._set(side, (*self._trays[side], row))

    def take_back(self, side: str, index: int = -1) -> None:
        """Takes one order out of the tray, the last one unless told."""
        self._open(side)
        tray = self._trays[side]
        if not -len(tray) <= index < len(tray):
            raise MatchError(f"There is no order number {index + 1} in the tray; it holds {len(tray)}.")
        self._set(side, tuple(row for place, row in enumerate(tray) if place != index % len(tray)))

    def clear(self, side: str) -> None:
        """Empties the tray."""
        self._open(side)
        if self._trays[side]:
            self._set(side, ())

    def undo(self, side: str) -> None:
        """Takes back the last change of the tray; nothing happens when there was none."""
        self._open(side)
        if self._before[side]:
            self._trays[side] = self._before[side].pop()

    def budget(self, side: str) -> tuple[float, float]:
        """Capital that the tray costs, and capital that the side has."""
        number = self._number(side)
        spent = sum(price(self.scenario, self._state, row) for row in self._trays[side])
        return spent, float(self._state.capital[number, 0])

    def slots(self, side: str) -> int:
        """How many orders the side may seal at this decision."""
        number = self._number(side)
        return 1 if self.phase == "crisis" else self.scenario.slots[number]

    def _set(self, side: str, tray: tuple[int, ...]) -> None:
        self._before[side].append(self._trays[side])
        self._trays[side] = tray

    def _why_not(self, side: str, row: int) -> str:
        """The sentence why a row may not be added to a side's tray now, or an empty text."""
        number = self._number(side)
        if not self.scenario.first[number] <= row < self.scenario.last[number]:
            side_name = self.briefing.sides[number].name
            return _("This is not an order of {side}; choose one of its own.").format(side=side_name)
        tray = self._trays[side]
        if self.scenario.is_hold[row]:
            if self.phase != "crisis":
                return _("Holding needs no order: seal the tray as it is.")
            code = "slots" if tray else None
        elif legality(self.scenario, self._state)[row, 0] and not tray:
            return ""  # what the batch engine allows; the same owner, asked for all rows at once
        else:
            code = why_illegal(self.scenario, self._state, row, tray)
        return why_not(self.scenario, self.briefing, self._state, row, tray, code) if code else ""

    def _open(self, side: str) -> None:
        """Refuses changes of a tray that is sealed, or that nobody asks for."""
        self._number(side)
        if self.phase == "over":
            raise IllegalOrder(_("The game is over. Start a new one to give orders."))
        if side in self._sealed:
            raise IllegalOrder(_("These orders are sealed already. Wait until all sides have sealed theirs."))
        if side not in self.asked:
            raise IllegalOrder(_("Only the leaders of the two camps answer in a crisis. The other sides wait."))

    def _number(self, side: str) -> int:
        if side not in self.scenario.sides:
            raise MatchError(f"There is no side {side!r} at this table; there are: {', '.join(self.scenario.sides)}.")
        return self.scenario.sides.index(side)

    # --- playing ----------------------------------------------------------------------------------------------------

    def seal(self, side: str) -> tuple[Entry, ...]:
        """Seals a side's tray. When every person has, the computers answer and the game goes on to the next decision of
        a person. Returns what this side is told of it; nothing while others are still deciding.
        """
        self._open(side)
        if self.players[side] != HUMAN:
            raise MatchError(f"{side} is played by {self.players[side]}; only a person seals a tray.")
        begun = len(self._told)
        sealed = self._sealed | {side}
        if any(other in self.asked and other not in sealed for other in self.humans):
            self._sealed = sealed
            return ()
        self._play(self._orders())
        while self.phase != "over" and self.waiting_for is None:
            self._play(self._orders())
        return tuple(entry for _at, entry in self._told[begun:] if entry.side in (None, side))

    def advance(self) -> tuple[Entry, ...]:
        """Plays one decision at which no person is asked; for tables without persons. Returns all that was told."""
        if self.phase == "over":
            raise MatchError("The game is over. Start a new one.")
        if self.waiting_for is not None:
            raise MatchError(f"{self.waiting_for} has not sealed its orders; seal them first.")
        begun = len(self._told)
        self._play(self._orders())
        return tuple(entry for _at, entry in self._told[begun:])

    def _orders(self) -> Integers:
        """[S, Q] what everybody seals: trays of persons, decisions of computers, hold where nobody is asked."""
        scenario = self.scenario
        orders = np.repeat(np.array(scenario.hold, dtype=np.int64)[:, None], scenario.most_slots, axis=1)
        for side in self.asked:
            number = scenario.sides.index(side)
            if self.players[side] == HUMAN:
                rows = np.array(self._trays[side], dtype=np.int64)
            else:
                found, why = seats.decide_and_explain(scenario, self._state, number, self.players[side])
                self._reasons[len(self._decisions), number] = why
                rows = found[: self.slots(side), 0]
            orders[number, : len(rows)] = rows
        return orders

    def _play(self, orders: Integers) -> None:
        """One step. Nothing of the table changes before all of it has come out."""
        before, ledger = self._state, Ledger()
        given = orders[:, :, None]
        stands, paid = settle(self.scenario, before, given)
        after = step(self.scenario, before, given, ledger=ledger)
        spot = self.scenario.places["capital"]
        assert isinstance(spot, slice)
        changes = [
            Change(before.turn, PAID, spot.start + s, -float(p))
            for s, p in enumerate(paid[:, 0])
            if p and before.phase != CRISIS
        ]
        changes += ledger.changes
        entries = chronicle(self.scenario, self.briefing, before, after, stands, changes)
        round_ = int(before.round[0]) + 1 if before.phase == CRISIS else 0
        self._positions.append(before)
        self._decisions.append(Decision(before.turn, round_, turn_text(self.scenario, orders), after.digests()[0]))
        self._told += [(len(self._decisions) - 1, entry) for entry in entries]
        self._state = after
        self._changes += changes
        self._sealed = frozenset()
        self._trays = dict.fromkeys(self.scenario.sides, ())
        self._before = {side: [] for side in self.scenario.sides}
        if after.turn > before.turn:
            begun = next(position for position in self._positions if position.turn == before.turn)
            told = headline(self.scenario, self.briefing, begun, before, after, stands, self._changes)
            self.headlines.append(told)
            self._last, self._changes = self._changes, []
            self._remember()

    def _remember(self) -> None:
        self._seen.append(
            np.stack([observe(self.scenario, self._state, s).tracks[:, 0] for s in range(self.scenario.side_count)])
        )

    # --- what is shown ----------------------------------------------------------------------------------------------

    def view(self, side: str) -> View:
        """What a side sees now."""
        return View(self.scenario, observe(self.scenario, self._state, self._number(side)))

    def luck(self, side: str) -> Words:
        """[1] the luck of whoever plays a side at this decision; asked again, it is the same."""
        return luck_of(self._state, self._number(side))

    def preview(self, side: str) -> Preview:
        """What the tray would mean on the ladder."""
        return views.preview(self.scenario, self._state, self._number(side), self._trays[side])

    def crisis(self, side: str) -> CrisisView | None:
        """The open crisis as a side sees it."""
        return views.crisis_view(self.scenario, self.briefing, self._state, self._number(side))

    @property
    def chronicle(self) -> list[Entry]:
        """What the one person at the table knows of what happened; with several or none, what everybody knows."""
        return self.chronicle_for(self.humans[0] if len(self.humans) == 1 else None)

    def chronicle_for(self, side: str | None) -> list[Entry]:
        """What a side knows of what happened; without a side, what everybody knows."""
        return [entry for _at, entry in self._told if entry.side in (None, side)]

    @property
    def whole_chronicle(self) -> list[Entry]:
        """What all sides together know of what happened; for when the match is looked back at."""
        return [entry for _at, entry in self._told]

    def why(self, track_key: str, side: str | None = None) -> list[str]:
        """What changed a number in the last whole turn, as sentences; for a number that this side only estimates, just
        that it is an estimate.
        """
        number = self._viewer(side)
        rows = track_rows(self.scenario, track_key, number)
        if any(estimated(self.scenario, number, row) for row in rows):
            return [_("An estimate of a number that the other camp keeps to itself. What changed it is not known.")]
        found = causes(self._last, rows, 1.0 / max(1, len(rows)))
        share = TRACKS[track_key.partition(".")[0]].unit == "share"  # shares are read in per cent
        return sentences(self.scenario, self.briefing, found, *((100.0, "%") if share else ()))

    def history(self, track_key: str, side: str | None = None) -> list[float]:
        """What a side saw of a number at the start of each turn, and at the end."""
        number = self._viewer(side)
        rows = list(track_rows(self.scenario, track_key, number))
        return [float(sum(seen[number, row] for row in rows) / max(1, len(rows))) for seen in self._seen]

    def result(self) -> Result:
        """How it ended. Raises MatchError while the game goes on."""
        if self.phase != "over":
            raise MatchError("The game is not over yet. Its result comes with its ending.")
        return views.result(self.scenario, self.briefing, self._state)

    def reasons(self, turn: int, side: str) -> list[list[str]]:
        """Why a side that searches did what it did in a turn (from 0): for each of its decisions some sentences.

        Nothing for a person or a doctrine. After loading, the search is made again, which takes its time. Raises
        MatchError while the game goes on: until then the reasons are the secret of whoever had them.
        """
        number = self._number(side)
        if self.phase != "over":
            raise MatchError(_("The game is not over yet. Why the others did what they did is told afterwards."))
        found = []
        for index, decision in enumerate(self._decisions):
            leads = number in self.scenario.leaders or decision.round == 0
            if decision.turn == turn and leads and self.players[side] != HUMAN:
                if (index, number) not in self._reasons:
                    position, player = self._positions[index], self.players[side]
                    self._reasons[index, number] = seats.decide_and_explain(self.scenario, position, number, player)[1]
                if why := self._reasons[index, number]:
                    found.append(told(self.scenario, self.briefing, why))
        return found

    def state_text(self) -> str:
        """The whole position as a referee sees it, with what is hidden."""
        return state_text(self.scenario, self._state)

    def digest(self) -> str:
        """A hash of the whole state."""
        return self._state.digests()[0]

    def _viewer(self, side: str | None) -> int:
        return self._number(side or self.waiting_for or next(iter(self.humans), self.scenario.sides[0]))


def _seated(scenario: Scenario, players: Mapping[str, str]) -> dict[str, str]:
    """A player for every side, each of them known."""
    for side in players:
        if side not in scenario.sides:
            raise MatchError(f"There is no side {side!r} in {scenario.id}; there are: {', '.join(scenario.sides)}.")
    seated = {**seats.default_players(scenario), **players}
    for number, side in enumerate(scenario.sides):
        if seated[side] != HUMAN:
            seats.player(scenario, number, seated[side])
    return {side: seated[side] for side in scenario.sides}
