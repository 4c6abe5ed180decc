"""The few array helpers that rules share: types, sums with a fixed order, saturation, scatter.

Bit for bit matters more than brevity here: `sum(axis=0)` gives other bits for one game than for a thousand, so sums
add rows in order; and only + - * / min max compare are used, because they are the same on every processor.
"""

from __future__ import annotations

from functools import reduce
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Booleans: TypeAlias = NDArray[np.bool_]
Words: TypeAlias = NDArray[np.uint64]
Number = TypeVar("Number", bound=np.generic)


def add_rows(rows: NDArray[Number]) -> NDArray[Number]:
    """[X, N] -> [N]: the rows added in order, so that the bits do not depend on N. An empty block gives zeros."""
    if len(rows) == 0:
        return np.zeros(rows.shape[1:], dtype=rows.dtype)
    return reduce(np.add, rows)


def above(floor: float, points: Floats) -> Floats:
    """[N] a share that grows from `floor` at 0 points to 1 at 100."""
    return floor + (1.0 - floor) * points / 100.0


def saturate(amount: Floats, half: float | Floats) -> Floats:
    """x / (x + half): 0 at nothing, 1/2 at `half`, towards 1 beyond; for amounts >= 0."""
    return amount / (amount + half)


def clip(amount: Floats, low: Any, high: Any) -> Floats:
    """Free scales only: a pool is never clipped, it is drawn down by `min(amount, pool)`.

    The method takes a third of the time of a maximum and a minimum.
    """
    return np.asarray(amount.clip(low, high))


def scatter_add(block: Floats, rows: Integers, games: Integers, amounts: Floats) -> None:
    """block[rows, games] += amounts, counting every one of several additions to the same place; block is [T, N],
    contiguous.
    """
    np.add.at(block.reshape(-1), rows * block.shape[1] + games, amounts)
