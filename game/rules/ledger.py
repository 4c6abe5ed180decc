"""The ledger: an explanation for every change in one game. Rules carry no ledger code; helpers name the order."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.rules.arrays import Booleans, Floats, Integers
from game.rules.state import State


@dataclass(frozen=True)
class Change:
    """A row of tracks changed by an amount: through a rule, an order row or an event row."""

    turn: int
    rule: str
    track: int
    amount: float
    order: int = -1
    event: int = -1


@dataclass
class Ledger:
    """Collects the changes of one game (`game` is its index in the batch)."""

    game: int = 0
    changes: list[Change] = field(default_factory=list)
    rule: str = ""
    _before: Floats | None = None
    _named: list[Change] = field(default_factory=list)

    def open(self, rule: str, state: State) -> None:
        """Before a rule."""
        self.rule, self._named = rule, []
        self._before = state.tracks[:, self.game].copy()

    def close(self, state: State) -> None:
        """After a rule: what orders and events did by name, and the rest by the rule's name."""
        assert self._before is not None
        rest = state.tracks[:, self.game] - self._before
        for change in self._named:
            rest[change.track] -= change.amount
        self.changes.extend(self._named)
        for row in np.flatnonzero(np.abs(rest) > 1e-9):
            self.changes.append(Change(state.turn, self.rule, int(row), float(rest[row])))

    def note_orders(
        self, state: State, rows: Integers, games: Integers, amounts: Floats, track: Integers, add: Floats
    ) -> None:
        """Effects of order rows, as they are applied."""
        for row, amount in zip(rows[games == self.game], amounts[games == self.game], strict=True):
            for effect in range(track.shape[0]):
                change = float(add[effect, row] * amount)
                if change:
                    self._named.append(Change(state.turn, self.rule, int(track[effect, row]), change, order=int(row)))

    def note_event(self, state: State, event: int, effects: tuple[tuple[int, float], ...], happens: Booleans) -> None:
        """Effects of an event that happened."""
        if happens[self.game]:
            self._named.extend(Change(state.turn, self.rule, row, amount, event=event) for row, amount in effects)
            if not effects:
                self._named.append(Change(state.turn, self.rule, 0, 0.0, event=event))
