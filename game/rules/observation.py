"""Observation: what one side may see. No hidden types, no seed, no sealed orders of others; estimates where there is
fog.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from game.rules import deterrence
from game.rules.arrays import Booleans, Floats, Integers, clip
from game.rules.chance import triangular
from game.rules.deterrence import used_to
from game.rules.orders import legality, price_table, prices
from game.rules.scenario import BINS, Scenario
from game.rules.state import State, row_of
from game.rules.tracks import Tracks

UNSEEN = 1.0  # fog of a number that nobody else sees at all; they are shown the start value


class Observation(Tracks):
    """One side's view of N games: the tracks as it knows them, its options, and its beliefs about the other leader.

    Estimates and beliefs are made when first asked for, one by one, because no player asks for all of them.
    """

    def __init__(self, scenario: Scenario, state: State, side: int) -> None:
        rows = slice(scenario.first[side], scenario.last[side])
        self._scenario, self._state = scenario, state
        self._views: dict[str, Floats] = {}
        self._rows: dict[int, Floats] = {}
        self._found: dict[str, Floats] = {}
        self._whole: Observation | None = None  # of which this is a window, for these games
        self._games = slice(None)
        self.places = state.places
        self.side, self.turn, self.phase = side, state.turn, state.phase
        self.legal: Booleans = legality(scenario, state)[rows]  # [rows of the side, N]
        self.purse: Floats = state.capital[side]  # [N] its own capital
        self.protester: Integers = state.protester  # [N] side that protests in an open crisis, -1 without one
        self.round: Integers = state.round  # [N]
        self.heat: Floats = state.heat  # [N] step of the crisis
        self.provocation: Floats = state.provocation  # [2, N] level of each camp's acts, known when they are revealed
        self.over: Booleans = state.over  # [N]
        # what everybody sees at the table
        self.ending: Integers = state.ending  # [N]
        self.turns: Integers = state.turns  # [N] turns played
        self.rung_max: Integers = state.rung_max  # [N]
        self.orders: Integers = state.orders  # [S, Q, N] as last revealed, without what was taken back
        self.sent, self.sent_lead = state.sent, state.sent_lead  # [D, S*Q, N] what the sides have set in motion
        self.firmness_seen: Floats = state.firmness_seen  # [S, N] climbs less retreats in a crisis of this turn
        self.habits: Floats = state.habits  # [V, I, N] where what was done has led, for each rate reckoned with

    @property
    def games(self) -> int:
        """N."""
        return int(self.legal.shape[1])

    def take(self, games: Integers) -> Observation:
        """The same side's view of some of the games."""
        return Observation(self._scenario, self._state.take(games), self.side)

    def window(self, games: slice) -> Observation:
        """The same side's view of a slice of the games. What it finds out is shared: many windows cost little more."""
        part = Observation(self._scenario, self._state.window(games), self.side)
        part._whole, part._games = self, games
        return part

    def once(self, name: str, find: Callable[[Observation], Floats]) -> Floats:
        """[..., N] what `find` makes of this, found once for all who ask by this name; not to be written to."""
        if self._whole is not None:
            return self._whole.once(name, find)[..., self._games]
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = find(self)
            found.flags.writeable = False
        return found

    @cached_property
    def tracks(self) -> Floats:  # type: ignore[override]
        """[T, N] the whole block, with estimates where the side cannot know better."""
        block = self._state.tracks.copy()
        for row in (*self._scenario.foggy, *self._scenario.habit_rows):
            block[row] = self.track(row)
        return block

    def track(self, row: int) -> Floats:
        """[N] one row of the block as this side knows it; not to be written to."""
        if self._whole is not None:
            return self._whole.track(row)[self._games]
        found = self._rows.get(row)
        if found is None:
            owner = int(self._scenario.owner[row])
            if row in self._scenario.habit_rows and owner != self.side:
                found = used_to(self._scenario, self, owner)
            else:
                found = _estimate(self._scenario, self._state, self.side, row)
            self._rows[row] = found
            found.flags.writeable = False
        return found

    def named(self, name: str) -> Floats:
        """A track by name: [N] for one, [X, N] for many; not to be written to."""
        view = self._views.get(name)
        if view is None and self._whole is not None:
            view = self._views[name] = self._whole.named(name)[..., self._games]
        if view is None:
            spot = self.places[name]
            if isinstance(spot, int):
                view = self.track(spot)
            elif self._scenario.fog[spot].any() or (name == "habituation" and self._scenario.rated):
                view = np.stack([self.track(row) for row in range(spot.start, spot.stop)])
            else:
                view = self._state.tracks[spot]
                view.flags.writeable = False
            self._views[name] = view
        return view

    @cached_property
    def belief(self) -> Floats:  # type: ignore[override]
        """[Y, B, N] about hidden types of the other camp; flat for its own, which it need not guess."""
        rows = [self.believed(row) for row in range(len(self._scenario.hidden_names))]
        return np.stack(rows) if rows else self._state.belief

    def believed(self, row: int) -> Floats:
        """[B, N] one row of `belief`, without making the rest; not to be written to."""
        belief, camp = self._state.believed(row), self._scenario.camp
        if camp[self._scenario.hidden_names[row][0]] == camp[self.side]:
            return np.broadcast_to(1.0 / BINS, belief.shape)
        return belief

    @cached_property
    def own_types(self) -> Floats:
        """[Y, N] quantiles of its own hidden types; 0.5 where it is not its own."""
        mine = np.array([owner == self.side for owner, _ in self._scenario.hidden_names], dtype=np.bool_)
        return np.where(mine[:, None], self._state.hidden, 0.5)

    @cached_property
    def sent_amount(self) -> Floats:
        """[D, S*Q, N] how much is on its way: exact for its own camp; of the others it knows the order and takes it for
        what such an order asks for.
        """
        scenario, sent = self._scenario, self._state.sent
        asked = np.where(scenario.pool_track >= 0, scenario.draws, 1.0)[sent]
        ours = np.repeat([camp == scenario.camp[self.side] for camp in scenario.camp], scenario.most_slots)
        return np.where(ours[:, None], self._state.sent_amount, asked)

    @cached_property
    def held(self) -> Integers:
        """[E, C, N] turns in a row in which a condition of an ending has held; 0 where it only estimates the number."""
        scenario = self._scenario
        found = self._state.held.copy()
        for row, ending in enumerate(scenario.endings):
            for index, condition in enumerate(ending.conditions):
                if estimated(scenario, self.side, condition.track):
                    found[row, index] = 0
        return found

    def prices(self, rows: Integers) -> Floats:
        """Capital that order rows [..., N] of this side cost now."""
        return prices(self._scenario, self._state, rows)

    def price_table(self, rows: Integers) -> Floats:
        """[W, N] the same for order rows [W] in every game."""
        return price_table(self._scenario, self._state, rows)

    def value(self, text: str) -> Floats:
        """[N] one number by its text, such as `tension` or `support.ukraine`."""
        return self.track(row_of(self._scenario, text))


def observe(scenario: Scenario, state: State, side: int) -> Observation:
    """What `side` sees of these games; never depends on what it cannot know."""
    return Observation(scenario, state, side)


def estimated(scenario: Scenario, side: int, row: int) -> bool:
    """Whether a row of tracks is a number that this side does not know exactly: one of the other camp's behind fog, or
    what another leader is used to.
    """
    owner = int(scenario.owner[row])
    if row in scenario.habit_rows:
        return owner != side
    return owner >= 0 and bool(scenario.fog[row] > 0.0) and scenario.camp[owner] != scenario.camp[side]


def spread(scenario: Scenario, seen: Tracks, side: int, row: int) -> Floats:
    """[N] the largest relative error of what a side knows of such a row; intelligence halves it."""
    lifted = scenario.numbers.belief.fog_lifted * seen.intelligence[side] / 100.0
    return np.asarray(float(scenario.fog[row]) * (1.0 - lifted))


def _estimate(scenario: Scenario, state: State, side: int, row: int) -> Floats:
    """The true value with an error that intelligence halves. The error is drawn once a turn: asking twice tells
    nothing.
    """
    if not estimated(scenario, side, row):
        return np.asarray(state.tracks[row]).view()
    if scenario.fog[row] >= UNSEEN:
        return np.repeat(scenario.start[row], state.games)
    error = spread(scenario, state, side, row) * triangular(state.seed, state.turn, "fog", 1024 * side + row)
    return np.asarray(clip(state.tracks[row] * (1.0 + error), scenario.low[row], scenario.high[row]))


def red_line_band(scenario: Scenario, seen: Observation) -> tuple[Floats, Floats]:
    """Two [N]: the 10 and 90 % quantiles of the other leader's red line as this side believes it."""
    other = other_leader(scenario, seen.side)
    low = deterrence.red_line(scenario, seen, other, 0.1)
    return low, deterrence.red_line(scenario, seen, other, 0.9)


def other_leader(scenario: Scenario, side: int) -> int:
    """The leader of the other camp."""
    return next(leader for leader in scenario.leaders if scenario.camp[leader] != scenario.camp[side])
