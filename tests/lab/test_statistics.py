"""The statistics agree with published and hand-computed values."""

from __future__ import annotations

import numpy as np
import pytest

from game.lab import statistics


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_wilson_intervals_are_those_of_the_literature(count: int, n: int, low: float, high: float) -> None:
    found = statistics.wilson(count, n)
    assert found.share == count / n
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize("count", [0, 1, 5, 9, 10])
def test_a_share_lies_inside_its_interval_and_the_interval_inside_0_and_1(count: int) -> None:
    found = statistics.wilson(count, 10)
    assert 0.0 <= found.low <= found.share <= found.high <= 1.0
    assert found.low < found.high


@pytest.mark.parametrize(("count", "n"), [(-1, 10), (11, 10), (0, 0)])
def test_what_is_no_share_is_refused(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        statistics.wilson(count, n)


def test_the_spread_of_1_to_21_is_known() -> None:
    found = statistics.spread(np.arange(1.0, 22.0))
    assert (found.mean, found.p05, found.p50, found.p95) == (11.0, 2.0, 11.0, 20.0)
    assert found.sd == pytest.approx(38.5**0.5)


def test_a_single_value_has_no_deviation() -> None:
    assert statistics.spread(np.array([5.0])).sd == 0.0


def test_an_empty_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="empty sample"):
        statistics.spread(np.array([]))


def test_shares_count_each_kind_also_those_that_never_occur() -> None:
    assert statistics.shares(np.array([0, 2, 2, 2]), 4) == [0.25, 0.0, 0.75, 0.0]


@pytest.mark.parametrize(("freedom", "value"), [(3, 3.182), (5, 2.571), (9, 2.262), (29, 2.045), (119, 1.980)])
def test_few_values_have_wider_intervals_as_the_tables_of_student_say(freedom: int, value: float) -> None:
    assert statistics.student(freedom) == pytest.approx(value, rel=0.01)
    values = np.arange(freedom + 1, dtype=np.float64)
    found = statistics.mean(values)
    assert found.high - found.mean == pytest.approx(value * found.sd / (freedom + 1) ** 0.5, rel=0.01)


def test_paired_differences_forget_what_the_pairs_share() -> None:
    luck = np.array([10.0, 500.0, -300.0, 7.0])
    found = statistics.paired(luck, luck + np.array([1.0, 3.0, 1.0, 3.0]))
    assert found.mean == 2.0
    assert found.sd == pytest.approx((4 / 3) ** 0.5)
    assert found.high - found.mean == pytest.approx(3.182 * (4 / 3) ** 0.5 / 2, rel=0.01)  # Student, 3 degrees
    assert found.mean - found.low == pytest.approx(found.high - found.mean)


def test_samples_of_other_lengths_are_no_pairs() -> None:
    with pytest.raises(ValueError, match="Paired samples"):
        statistics.paired(np.zeros(3), np.zeros(4))
