"""A compiled scenario as plain lists and numbers, and chance: the ten-line hash, copied by hand."""

from __future__ import annotations

import zlib
from typing import Any

WORD = 2**64  # words of 64 bits: everything is taken modulo this

COLUMNS = (  # columns [X, 1] of the scenario: one number for each side, member, region ...
    *("start", "low", "high", "donor_voice", "region_area", "region_value", "terrain", "home_border", "bin_quantile"),
    *("member_weight", "member_caution", "member_exposure", "member_veto", "member_from", "member_will"),
    *("kit_half", "kit_attack", "kit_defence", "kit_air_shield", "kit_supply_strike", "kit_deep_strike"),
    *("kit_heavy", "kit_wear", "kit_own"),
)


class Book:
    """Every field of the scenario under its own name, with lists in place of arrays, and which track is where."""

    def __init__(self, scenario: Any) -> None:
        for name in scenario.__dataclass_fields__:
            setattr(self, name, _plain(getattr(scenario, name)))
        for name in COLUMNS:
            setattr(self, name, [row[0] for row in getattr(self, name)])
        self.hidden_grid = [[value[0] for value in grid] for grid in self.hidden_grid]
        self.rates = [[value[0] for value in rates] for rates in self.rates]
        self.all_sides = range(len(self.sides))
        self.most_slots = max(self.slots)
        self.bins = len(self.bin_quantile)
        # row of tracks -> (name, place): place None for a number of the whole table
        self.track_of: dict[int, tuple[str, int | None]] = {}
        for name, spot in self.places.items():
            if isinstance(spot, int):
                self.track_of[spot] = (name, None)
            else:
                for place, row in enumerate(range(spot.start, spot.stop)):
                    self.track_of[row] = (name, place)
        # what each order does to which track: now, and when it arrives
        orders = range(len(self.cost))
        self.now = [_effects(self.now_track, self.now_add, order) for order in orders]
        self.later = [_effects(self.later_track, self.later_add, order) for order in orders]

    def __getattr__(self, name: str) -> Any:  # for whoever reads: all other names come from the scenario
        raise AttributeError(f"the scenario has no {name}")

    def track_high(self, name: str, place: int) -> float:
        """The upper end of a number of which there are several."""
        return self.high[self.places[name].start + place]

    def hidden_row(self, side: int, kind: str) -> int:
        """Where a hidden type of a side stands."""
        return self.hidden_names.index((side, kind))


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _effects(tracks: list[list[int]], amounts: list[list[float]], order: int) -> list[tuple[int, float]]:
    return [(track[order], amount[order]) for track, amount in zip(tracks, amounts, strict=True)]


def stir(word: int) -> int:
    """SplitMix64 (Steele, Lea and Flood 2014): one word of 64 bits, well stirred."""
    word = (word + 0x9E3779B97F4A7C15) % WORD
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) % WORD
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) % WORD
    return word ^ (word >> 31)


def lot(seed: int, turn: int, site: str, lane: int = 0) -> int:
    """64 random bits of the game's seed, the turn, the name of the draw and its lane, and of nothing else."""
    return stir(seed ^ stir(zlib.crc32(site.encode()) ^ (turn << 32) ^ (lane << 48)))


def uniform(seed: int, turn: int, site: str, lane: int = 0) -> float:
    """A number from 0 up to 1: the upper 53 bits."""
    return (lot(seed, turn, site, lane) >> 11) * 2.0**-53


def triangular(seed: int, turn: int, site: str, lane: int = 0) -> float:
    """A number between -1 and 1, near 0 most often: the upper half of the bits less the lower half."""
    bits = lot(seed, turn, site, lane)
    return (bits >> 32) * 2.0**-32 - (bits & 0xFFFFFFFF) * 2.0**-32
