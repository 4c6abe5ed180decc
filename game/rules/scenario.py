"""Scenario: every number a rule may read, as arrays, one line each with its shape. Compiled by `game.authoring`.

Letters: S sides, M members, D donors, H host countries, R regions, K kinds of kit, A order rows, G rungs, E endings,
Y hidden types, V hidden habituation rates, I rates with which others reckon, B bins, T rows of tracks. Columns over
members, regions ... are [X, 1], so that rules broadcast over games without more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.rules.arrays import Booleans, Floats, Integers
from game.rules.doctrine import Doctrine
from game.rules.numbers import Numbers

PATRONS_CAMP: Final = 0  # patron and defender
CHALLENGERS_CAMP: Final = 1

NO_CRISIS_ACT, CLIMB, BACK_DOWN = 0, 1, 2  # what a row means in a crisis
FREE, COALITION, ALLIANCE = 0, 1, 2  # whose consent a row needs
ABOVE, BELOW = 0, 1  # relation of a condition

ROUNDS: Final = 3  # rounds of a crisis at most
BINS: Final = 12  # bins of a belief
RATES: Final = 4  # rates at which a leader may get used to things, with which others reckon; 3 bins of the belief each


@dataclass(frozen=True)
class RedLine:
    """What is weak about a leader's red line; what it leaves out stands in `line_level`."""

    imprecise: float  # times the noise of red lines
    arbitrary: float  # levels between the round places where it can lie; 0 anywhere
    unverifiable: float  # chance that a crossing is not noticed


@dataclass(frozen=True)
class Condition:
    """One condition of an ending: a row of tracks above or below a value for some turns in a row."""

    track: int
    relation: int
    value: float
    turns: int


@dataclass(frozen=True)
class Ending:
    """A way in which a game can end; the one without conditions is the horizon."""

    id: str
    conditions: tuple[Condition, ...]
    any_of: bool = False  # one condition is enough


@dataclass(frozen=True)
class ScoreTerm:
    """A part of a side's score: `weight` points when the track stands at `best`, none at `worst`."""

    side: int
    track: int
    worst: float
    best: float
    weight: float


@dataclass(frozen=True)
class Event:
    """Something that happens in a turn with a chance; effects are (row of tracks, amount)."""

    id: str
    turn: int
    chance: float
    effects: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Scenario:
    """One scenario, compiled. Nothing in it changes during a game."""

    id: str
    hash: str  # of the checked document; saves and records name it
    turns: int
    numbers: Numbers
    parameters: dict[str, float]  # the values in force of the scenario's own parameters
    places: dict[str, slice | int]  # where each track stands in the block

    sides: tuple[str, ...]
    roles: tuple[str, ...]
    slots: tuple[int, ...]  # orders a side may seal in a turn
    camp: tuple[int, ...]  # of each side
    leaders: tuple[int, ...]  # the side that speaks for each camp; one or two
    fighters: tuple[int, ...]  # sides with an army
    patron: int  # -1 without one
    defender: int
    challenger: int

    start: Floats  # [T, 1]
    low: Floats  # [T, 1] ends of free scales; -inf for stocks
    high: Floats  # [T, 1]
    fog: Floats  # [T] relative error of another side's estimate
    owner: Integers  # [T] the side whose number it is, -1 public
    foggy: tuple[int, ...]  # rows that others see with an error

    # orders, one row each
    order_names: tuple[str, ...]  # notation: `action` or `action:target`
    side_of: Integers  # [A]
    first: tuple[int, ...]  # first row of each side; its "hold"
    last: tuple[int, ...]  # one past the last row of each side
    hold: tuple[int, ...]
    is_hold: Booleans  # [A]
    action: Integers  # [A] rows of one action share it
    target: Integers  # [A] region, host or member; 0 without one
    cost: Floats  # [A] capital
    level: Floats  # [A] provocation
    line_level: Floats  # [A] the same as the other camp's leader counts it: less where its red line is incomplete
    rung: Floats  # [A] least rung of the ladder
    consent: Integers  # [A] FREE, COALITION, ALLIANCE
    surcharge_row: Integers  # [A] 1 + index into the next two for what may cost more; 0 for all others
    alliance_levels: tuple[float, ...]  # [U] level at which members are asked; -inf where nobody is
    late_costs: tuple[float, ...]  # [U] price of what sends soldiers to a host country; 0 for the rest
    price_class: Integers  # [A] rows of one side, cost and surcharge share a class
    price_rows: Integers  # one row of each class
    reversible: Booleans  # [A] whether a crisis can undo it
    crisis_act: Integers  # [A]
    pool_track: Integers  # [A] row of the stock it draws on; -1 none
    draws: Floats  # [A] how much; 0 none
    asked: Floats  # [A] the same, and 1 for rows that draw nothing: what `drawn` is a part of
    absorbed: Booleans  # [A] whether what arrives is scaled by absorption
    needs_track: Integers  # [A] row that must stand between `needs_least` and `needs_most`; -1 none
    needs_least: Floats  # [A]
    needs_most: Floats  # [A]
    not_before: Integers  # [A] first turn
    not_after: Integers  # [A] last turn
    attack_row: Integers  # [A] 1 challenger's and 2 defender's attack or withdrawal: needs contact; 0 other
    verbs: dict[str, Floats]  # [A] each
    verb_sides: dict[str, tuple[int, ...]]
    has_now: Booleans  # [A]
    now_track: Integers  # [effects, A]
    now_add: Floats  # [effects, A]
    later_track: Integers
    later_add: Floats
    lead: NDArray[np.int8]  # [A] turns until the later effects; -1 for rows without any
    turns_on_the_way: int  # D: the longest lead and one, and one more where hubs can be struck

    # members and donors
    members: int
    member_names: tuple[str, ...]
    member_weight: Floats  # [M, 1]
    member_caution: Floats  # [M, 1] 0 bold .. 1 cautious
    member_exposure: Floats  # [M, 1]
    member_veto: Booleans  # [M, 1]
    member_from: Integers  # [M, 1] first turn with a voice
    member_will: Floats  # [M, 1] own level
    donors: int
    donor_names: tuple[str, ...]
    donor_member: Integers  # [D]
    donor_voice: Booleans  # [D, 1]
    pool_military: Floats  # [D, turns] bn EUR
    pool_civil: Floats  # [D, turns] bn EUR

    # places
    hosts: int
    host_names: tuple[str, ...]
    regions: int
    region_names: tuple[str, ...]
    region_area: Floats  # [R, 1] km2
    region_value: Floats  # [R, 1]
    total_value: float
    terrain: Floats  # [R, 1]
    home_border: Booleans  # [R, 1] touches the challenger's own land
    borders: tuple[tuple[int, int], ...]  # pairs of regions

    # kit
    kits: int
    kit_names: tuple[str, ...]
    kit_half: Floats  # [K, 1] and so on
    kit_attack: Floats
    kit_defence: Floats
    kit_air_shield: Floats
    kit_supply_strike: Floats
    kit_deep_strike: Floats
    kit_heavy: Floats
    kit_wear: Floats
    kit_own: Floats  # made at home for each point of industry

    # sides' own levels, [S]
    supply_level: tuple[float, ...]
    quality_level: tuple[float, ...]
    economy_level: tuple[float, ...]
    support_level: tuple[float, ...]
    income: tuple[float, ...]
    capital_most: tuple[float, ...]
    red_lines: tuple[RedLine, ...]
    habituation_rate: tuple[float, ...]  # of leaders whose rate everybody knows
    habituation_start: tuple[float, ...]

    # ladder
    rung_names: tuple[str, ...]
    hazard: Floats  # [G] chance of an inadvertent step up
    top_rung: int
    war_rung: int  # the rung of shots between the camps: the war firebreak
    theatre_rung: int
    least_rung: float
    rung_effects: tuple[tuple[float, tuple[tuple[int, float], ...]], ...]  # (rung, ((row of tracks, amount), ...))
    rung_while: tuple[tuple[float, int, float], ...]  # (rung, row of tracks, value that keeps the conflict up there)
    rung_factor: Floats  # [S, G] what is left of a side's score after a game whose highest rung this was
    accident: Floats  # [5] chance of an accident at each step of a crisis

    # hidden types
    hidden_names: tuple[tuple[int, str], ...]  # (side, type)
    hidden_low: Floats  # [Y]
    hidden_high: Floats  # [Y]
    hidden_grid: Floats  # [Y, B, 1] middle of each bin
    bin_quantile: Floats  # [B, 1]
    rated: tuple[int, ...]  # [V] leaders whose habituation rate is a hidden type
    rates: Floats  # [V, I, 1] those with which others reckon
    habit_rows: tuple[int, ...]  # [V] rows of tracks with what they are used to: others believe, and do not know

    events: tuple[Event, ...]
    events_at: dict[int, tuple[int, ...]]
    endings: tuple[Ending, ...]
    horizon: int
    score_terms: tuple[ScoreTerm, ...]
    ending_factor: Floats  # [S, E]
    ending_bonus: Floats  # [S, E]
    band_limits: tuple[float, ...]  # 4 limits of 5 bands

    opponents: tuple[Doctrine, ...]

    @property
    def side_count(self) -> int:
        """S."""
        return len(self.sides)

    @property
    def most_slots(self) -> int:
        """Q: orders a side may seal in a turn, the most of any side."""
        return max(self.slots)

    def hidden_row(self, side: int, kind: str) -> int:
        """The row of a hidden type ("tolerance", "resolve", "habituation_rate") of a side."""
        return self.hidden_names.index((side, kind))
