"""The few statistics that runs are reported with. Plain functions on one-dimensional arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Z95: Final = 1.959963984540054  # 97.5 % quantile of the normal distribution


@dataclass(frozen=True)
class Share:
    """How many of n, and between which shares the true one lies with 95 % confidence."""

    count: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Spread:
    """Where the values of a sample lie. `sd` is the sample's (n - 1), 0 for a single value."""

    mean: float
    sd: float
    p05: float
    p50: float
    p95: float


@dataclass(frozen=True)
class Difference:
    """A mean with its 95 % interval, mostly of paired differences b - a; `sd` is that of the values."""

    mean: float
    sd: float
    low: float
    high: float


def wilson(count: int, n: int) -> Share:
    """A share with its Wilson score interval, 95 % (Wilson 1927): never empty, also at 0 and n.

    Raises ValueError unless 0 <= count <= n and n > 0.
    """
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"{count} of {n} is no share.")
    share, square = count / n, Z95 * Z95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == n else min(1.0, middle + half)
    return Share(count, share, low, high)


def spread(values: NDArray[Any]) -> Spread:
    """Mean, standard deviation and quantiles (linear between values) of a sample [n], n > 0."""
    if values.size == 0:
        raise ValueError("An empty sample has no mean.")
    p05, p50, p95 = (float(q) for q in np.quantile(values, (0.05, 0.5, 0.95)))
    return Spread(float(values.mean()), deviation(values), p05, p50, p95)


def deviation(values: NDArray[Any]) -> float:
    """Standard deviation of a sample [n], with n - 1; 0 for a single value."""
    return float(values.std(ddof=1)) if values.size > 1 else 0.0


def shares(values: NDArray[Any], kinds: int) -> list[float]:
    """Share of each of the whole numbers 0 .. kinds - 1 among the values [n], n > 0."""
    return [int(count) / values.size for count in np.bincount(values, minlength=kinds)[:kinds]]


def paired(before: NDArray[Any], after: NDArray[Any]) -> Difference:
    """The difference that a change makes in games with the same luck: game i of both samples [n] has the same seed.

    Raises ValueError if the samples differ in length or are empty.
    """
    if before.shape != after.shape or before.size == 0:
        raise ValueError("Paired samples have the same games, and at least one.")
    return mean(np.asarray(after, dtype=np.float64) - before)


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, for means of few values; within 1 % from 3 degrees of freedom on.

    The expansion of Abramowitz and Stegun (1964), 26.7.5; for less than 1 degree there is no spread to multiply.
    """
    v, z = max(1, freedom), Z95
    first = (z**3 + z) / 4.0
    second = (5.0 * z**5 + 16.0 * z**3 + 3.0 * z) / 96.0
    third = (3.0 * z**7 + 19.0 * z**5 + 17.0 * z**3 - 15.0 * z) / 384.0
    return z + first / v + second / v**2 + third / v**3


def mean(values: NDArray[Any]) -> Difference:
    """The mean of a sample [n], n > 0, with its 95 % interval; of scores it is their difference from nothing."""
    middle, sd = float(values.mean()), deviation(values)
    half = student(values.size - 1) * sd / math.sqrt(values.size)
    return Difference(middle, sd, middle - half, middle + half)


def unpaired(before: Sequence[NDArray[Any]], after: Sequence[NDArray[Any]]) -> Difference:
    """The mean difference between two sets of cells whose games have nothing to do with each other: all cells count the
    same, each with the error of its own means. Raises ValueError unless there are as many cells, of two games or more.
    """
    if len(before) != len(after) or not before or min(len(cell) for cell in (*before, *after)) < 2:
        raise ValueError("Unpaired samples have the same cells, with at least two games in each.")
    gaps = [float(b.mean() - a.mean()) for a, b in zip(before, after, strict=True)]
    variance = sum(float(cell.var(ddof=1)) / len(cell) for cell in (*before, *after)) / len(gaps) ** 2
    sd = math.sqrt(sum(float(cell.var(ddof=1)) for cell in (*before, *after)) / len(gaps))
    middle, half = sum(gaps) / len(gaps), Z95 * math.sqrt(variance)
    return Difference(middle, sd, middle - half, middle + half)
