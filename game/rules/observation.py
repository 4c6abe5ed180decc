"""Observation: what one side may see. No hidden types, no seed, no sealed orders of others; estimates where there is fog."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.rules import deterrence
from game.rules.arrays import Booleans, Floats, Integers, clip
from game.rules.chance import triangular
from game.rules.orders import costs, legality
from game.rules.scenario import Scenario
from game.rules.state import State, Tracks

UNSEEN = 1.0  # fog of a number that nobody else sees at all; they are shown the start value


@dataclass
class Observation(Tracks):
    """One side's view of N games: the tracks as it knows them, its options, and its beliefs about the other leader."""

    places: dict[str, slice | int]
    side: int
    turn: int
    phase: int
    tracks: Floats  # [T, N] estimates where the side cannot know better
    legal: Booleans  # [rows of the side, N]
    costs: Floats  # [rows of the side, N]
    belief: Floats  # [Y, B, N] about the other camp's leader; its own camp's rows are exact and thus not shown: flat
    own_types: Floats  # [Y, N] quantiles of its own hidden types; 0.5 where it is not its own
    protester: Integers  # [N] side that protests in an open crisis, -1 without one
    round: Integers  # [N]
    heat: Floats  # [N] step of the crisis
    provocation: Floats  # [2, N] level of each camp's acts as they became known (in a crisis), else of last turn
    over: Booleans  # [N]
    _views: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    @property
    def games(self) -> int:
        """N."""
        return self.tracks.shape[1]


def observe(scenario: Scenario, state: State, side: int) -> Observation:
    """What `side` sees of these games; never depends on what it cannot know."""
    rows = slice(scenario.first[side], scenario.last[side])
    about_others = np.array([scenario.camp[owner] != scenario.camp[side] for owner, _ in scenario.hidden_names], dtype=np.bool_)
    mine = np.array([owner == side for owner, _ in scenario.hidden_names], dtype=np.bool_)
    flat = 1.0 / state.belief.shape[1] if state.belief.size else 1.0
    return Observation(
        places=state.places,
        side=side,
        turn=state.turn,
        phase=state.phase,
        tracks=_estimates(scenario, state, side),
        legal=legality(scenario, state)[rows],
        costs=costs(scenario, state)[rows],
        belief=np.where(about_others[:, None, None], state.belief, flat),
        own_types=np.where(mine[:, None], state.hidden, 0.5),
        protester=state.protester.copy(),
        round=state.round.copy(),
        heat=state.heat.copy(),
        provocation=state.provocation.copy(),
        over=state.over,
    )


def _estimates(scenario: Scenario, state: State, side: int) -> Floats:
    """The true value with an error that intelligence halves; the error is drawn once a turn, so asking twice tells nothing."""
    seen = state.tracks.copy()
    for row in scenario.foggy:
        owner = int(scenario.owner[row])
        if owner == side or scenario.camp[owner] == scenario.camp[side]:
            continue
        if scenario.fog[row] >= UNSEEN:
            seen[row] = scenario.start[row]
            continue
        sight = 1.0 - state.intelligence[side] / 200.0
        error = scenario.fog[row] * sight * triangular(state.seed, state.turn, "fog", 64 * side + row)
        seen[row] = clip(seen[row] * (1.0 + error), scenario.low[row], scenario.high[row])
    return seen


def red_line_band(scenario: Scenario, seen: Observation) -> tuple[Floats, Floats]:
    """Two [N]: the 10 and 90 % quantiles of the other leader's red line as this side believes it."""
    other = other_leader(scenario, seen.side)
    low = deterrence.red_line(scenario, seen, seen.belief, other, 0.1)
    return low, deterrence.red_line(scenario, seen, seen.belief, other, 0.9)


def other_leader(scenario: Scenario, side: int) -> int:
    """The leader of the other camp."""
    return next(leader for leader in scenario.leaders if scenario.camp[leader] != scenario.camp[side])
