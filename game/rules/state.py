"""State: N games side by side, one line a variable. The game is always the last axis.

Letters: N games, S sides, M members, H host countries, R regions, K kinds of kit, T rows of tracks, L red lines, Y
hidden types, V hidden habituation rates, I rates with which others reckon, B bins of a belief, Q orders a side may seal
in a turn, D turns a delivery may take.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from game.rules.arrays import Floats, Integers, Words
from game.rules.tracks import TRACKS, Tracks

if TYPE_CHECKING:
    from game.rules.ledger import Ledger
    from game.rules.scenario import Scenario

ORDERS: Final = 0  # every side seals its orders for the turn
CRISIS: Final = 1  # the leaders of the two camps decide one round of a crisis

RUNNING: Final = -1  # `ending` of a game that is not over


@dataclass
class State(Tracks):
    """N games at one decision. `step` makes a new one and never changes the one it was given."""

    places: dict[str, slice | int]  # where each track stands in the block; shared with the scenario
    turn: int  # the turn being decided, from 0
    phase: int  # ORDERS or CRISIS
    seed: Words  # [N] the game's luck
    tracks: Floats  # [T, N] all free scales and stocks
    hidden: Floats  # [Y, N] quantile 0..1 of each hidden type
    belief: Floats  # [Y, B, N] what the other camp believes of each hidden type; sums to 1 over B
    habits: Floats  # [V, I, N] what a leader would be used to by now, had it this or that habituation rate
    ending: Integers  # [N] row of the ending, RUNNING while the game goes on
    turns: Integers  # [N] turns played to the end
    rung_max: Integers  # [N] highest rung reached so far
    held: Integers  # [E, C, N] turns in a row in which a condition of an ending held
    orders: Integers  # [S, Q, N] order rows revealed this turn, hold where nothing was ordered or an order failed
    drawn: Floats  # [S, Q, N] what each order drew from its pool (1 for orders that draw nothing)
    sent: NDArray[np.int16]  # [D, S*Q, N] order rows on their way, by the turn of sending modulo D
    sent_lead: NDArray[np.int8]  # [D, S*Q, N] turns until they arrive; -1 for orders that send nothing
    sent_amount: Floats  # [D, S*Q, N] how much of each is on its way; 0 nothing
    severity: Floats  # [S, N] by how much the other camp's acts exceed this side's patience; 0 for followers
    patience: Floats  # [S, N] what was left of each leader's tolerance when the orders were revealed
    provocation: Floats  # [2, N] level of the acts of each camp this turn: patron's camp, challenger
    carried_out: Floats  # [2, N] the same without what was taken back in a crisis
    protester: Integers  # [N] side that protests in an open crisis, -1 without one
    round: Integers  # [N] rounds of the crisis played
    heat: Floats  # [N] step of the crisis: 1 private protest, 2 public demand, 3 alert, 4 brink
    floor: Floats  # [N] least rung this turn after shots were exchanged
    shift: Floats  # [N] change of `territory` this turn
    firmness_seen: Floats  # [S, N] +1 for each climb and -1 for each retreat in crises of this turn
    ledger: Ledger | None = None
    _views: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)
    cache: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # derived values, dropped on copy

    @property
    def games(self) -> int:
        """N."""
        return len(self.seed)

    @property
    def over(self) -> NDArray[np.bool_]:
        """[N] whether a game has ended."""
        return np.asarray(self.ending != RUNNING)

    def copy(self) -> State:
        """The same games in arrays of their own."""
        return self._mapped(lambda array: array.copy())

    def take(self, games: Any) -> State:
        """The games at these indices, or where this mask is true, as a State of their own."""
        index = np.flatnonzero(games) if getattr(games, "dtype", None) == np.bool_ else np.asarray(games, dtype=np.intp)
        return self._mapped(lambda array: array.take(index, axis=-1))

    def window(self, games: slice) -> State:
        """The games of a slice on the same arrays, with what is known of their options: to be looked at, not played."""
        part = self._mapped(lambda array: array[..., games])
        part.cache.update({name: value[..., games] for name, value in self.cache.items()})
        return part

    def put(self, games: Any, other: State) -> None:
        """Writes the games of `other` back to these indices; the way back from `take`."""
        for name in ARRAYS:
            getattr(self, name)[..., games] = getattr(other, name)
        self.cache.clear()

    def _mapped(self, change: Any) -> State:
        values: dict[str, Any] = {name: change(getattr(self, name)) for name in ARRAYS}
        return State(places=self.places, turn=self.turn, phase=self.phase, **values)

    def digests(self) -> list[str]:
        """A hash of the whole state of each game, the same whatever games stand beside it."""
        parts = [np.ascontiguousarray(np.moveaxis(getattr(self, name), -1, 0)) for name in ARRAYS]
        result = []
        for game in range(self.games):
            digest = hashlib.blake2b(digest_size=16)
            for part in parts:
                digest.update(part[game].tobytes())
            result.append(digest.hexdigest())
        return result


NOT_ARRAYS = ("places", "turn", "phase", "ledger", "_views", "cache")
ARRAYS: Final = tuple(item.name for item in fields(State) if item.name not in NOT_ARRAYS)
"""The fields of State that are arrays, in order; copy, take, save and hash go over them."""


def row_of(scenario: Scenario, text: str) -> int:
    """The row of tracks that a text names: `tension`, `support.ukraine`, `kit.drones`. Raises KeyError, ValueError."""
    name, _, place = text.partition(".")
    spot = scenario.places[name]
    if isinstance(spot, int):
        return spot
    ids = {
        "side": scenario.sides,
        "member": scenario.member_names,
        "host": scenario.host_names,
        "region": scenario.region_names,
        "kit": scenario.kit_names,
    }
    return int(spot.start) + ids[TRACKS[name].axis].index(place)
