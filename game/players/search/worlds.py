"""Worlds: the games that a side holds possible at one decision, and what its orders lead to in them.

All candidates are played out in the same worlds with the same luck, so that what differs is due to the orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from game.players.imagine import imagine
from game.players.playouts import Company, Finish, Seats, play_out
from game.rules.arrays import Floats, Integers, Words
from game.rules.chance import words
from game.rules.observation import Observation
from game.rules.scenario import Scenario

LANES = 8000  # lanes that are played out side by side: more are no faster, and fill the memory


@dataclass(frozen=True)
class Trials:
    """L trials: in which game and which of its worlds, what is ordered there, and by whom the side is played on."""

    game: Integers  # [L]
    world: Integers  # [L]
    orders: Integers  # [Q, L]; -1 where the policy decides now already
    policy: Integers  # [L]
    leaning: Floats  # [X, L] how the policy is changed


class Worlds:
    """G games, P worlds of each."""

    def __init__(
        self,
        scenario: Scenario,
        seen: Observation,
        luck: Words,
        copies: int,
        own: Company,
        others: Sequence[Company],
        weights: Sequence[Floats],
        ahead: int | None = None,
    ) -> None:
        """`others` are the policies of every side (those of one's own are ignored), `weights` [policies, G] how likely
        each is. Trials are played for `ahead` turns, or to the end.
        """
        self._ahead = ahead
        self.scenario, self.side, self.turn, self.copies = scenario, seen.side, seen.turn, copies
        self._state = imagine(scenario, seen, copies, luck)
        self._players = tuple(own if side == seen.side else some for side, some in enumerate(others))
        self._who = np.zeros((scenario.side_count, self._state.games), dtype=np.int64)
        for side in range(scenario.side_count):
            if side != seen.side:
                share = np.repeat(np.cumsum(weights[side], axis=0), copies, axis=1)
                lot = (words(self._state.seed, seen.turn, "imagined player", side) >> np.uint64(11)) * 2.0**-53
                self._who[side] = np.minimum((share <= lot).sum(axis=0), len(share) - 1)

    def play(self, trials: Trials) -> Finish:
        """What became of every trial."""
        count = len(trials.game)
        parts = [self._play(trials, slice(at, min(at + LANES, count))) for at in range(0, count, LANES)]
        names = [field.name for field in fields(Finish)]
        return Finish(**{name: np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in names})

    def _play(self, trials: Trials, part: slice) -> Finish:
        lanes = trials.game[part] * self.copies + trials.world[part]
        state = self._state.take(lanes)
        who = self._who[:, lanes]
        who[self.side] = trials.policy[part]
        first = np.full(state.orders.shape, -1, dtype=np.int64)
        first[self.side] = trials.orders[:, part]
        seats = Seats(self._players, who, trials.leaning[:, part], self.side)
        return play_out(self.scenario, state, seats, first=first, turns=self._ahead)
