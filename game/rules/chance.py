"""Chance as a pure function of (game seed, turn, name of the draw, lane).

No generator is passed about, so a new draw never shifts another one, and game g has the same luck alone, in a batch of
100,000 and in a shuffled batch. The mix is SplitMix64 (Steele, Lea and Flood 2014): integers only, the same bits
everywhere.
"""

from __future__ import annotations

import functools
import zlib

import numpy as np

from game.rules.arrays import Floats, Integers, Words

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB
_TO_UNIT = 2.0**-53


def _mix(word: int) -> int:
    """One 64-bit word well stirred; Python integers, for keys."""
    word = (word + _STEP) & _MASK
    word = ((word ^ (word >> 30)) * _FIRST) & _MASK
    word = ((word ^ (word >> 27)) * _SECOND) & _MASK
    return word ^ (word >> 31)


def game_seeds(root: int, first: int, count: int) -> Words:
    """Seeds of `count` games from a root seed, starting at game number `first`: [N] uint64, the same in any split."""
    start = _mix(root & _MASK)
    numbers = np.arange(first, first + count, dtype=np.uint64)
    return _stir(numbers * np.uint64(_SECOND) + np.uint64(start))


@functools.lru_cache(maxsize=65536)
def _key(turn: int, site: str, lane: int) -> np.uint64:
    return np.uint64(_mix(zlib.crc32(site.encode()) ^ (turn << 32) ^ (lane << 48)))


def _stir(words: Words) -> Words:
    """SplitMix64's finalizer on fresh words, an array: there numpy lets products run over without a word. In place."""
    words += np.uint64(_STEP)
    words ^= words >> np.uint64(30)
    words *= np.uint64(_FIRST)
    words ^= words >> np.uint64(27)
    words *= np.uint64(_SECOND)
    words ^= words >> np.uint64(31)
    return words


def words(seed: Words, turn: int, site: str, lane: int = 0) -> Words:
    """[N] uint64, all bits random: one word for each game's `seed` [N]."""
    return _stir(seed ^ _key(turn, site, lane))


def uniform(seed: Words, turn: int, site: str, lane: int = 0) -> Floats:
    """[N] float64 in [0, 1), one number for each game's `seed` [N]."""
    return np.asarray((words(seed, turn, site, lane) >> np.uint64(11)) * _TO_UNIT, dtype=np.float64)


def uniform_in(seed: Words, turn: int, site: str, lanes: Integers) -> Floats:
    """[N] the same where each seed has a lane of its own (0 or more): the few games in which something happens."""
    keys = np.array([_key(turn, site, lane) for lane in range(int(lanes.max(initial=0)) + 1)], dtype=np.uint64)
    return np.asarray((_stir(seed ^ keys[lanes]) >> np.uint64(11)) * _TO_UNIT, dtype=np.float64)


def triangular(seed: Words, turn: int, site: str, lane: int = 0) -> Floats:
    """[N] float64 in (-1, 1), triangular around 0: the difference of the two halves of one word."""
    both = words(seed, turn, site, lane)
    return np.asarray((both >> np.uint64(32)) * 2.0**-32 - (both & np.uint64(0xFFFFFFFF)) * 2.0**-32)
