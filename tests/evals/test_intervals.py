"""Means and their intervals: known values, clusters, and the ends of the scale."""

from __future__ import annotations

import numpy as np
import pytest

from evals.compare_simulation import means_covered
from evals.intervals import interval, student, wilson


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [
        (0.5, 10, 0.2366, 0.7634),  # worked examples of the Wilson score interval at z = 1.96
        (0.0, 10, 0.0, 0.2775),
        (1.0, 10, 0.7225, 1.0),
        (0.9, 100, 0.8256, 0.9448),
    ],
)
def test_wilson(share: float, n: int, low: float, high: float) -> None:
    assert wilson(share, n, 1.95996) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(("freedom", "quantile"), [(1, 12.706), (8, 2.306), (30, 2.042)])
def test_students_quantiles(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=1e-3)


def test_scores_get_the_usual_interval_of_a_mean() -> None:
    values = [0.2, 0.4, 0.5, 0.9]
    found = interval(values, range(4))
    reach = 3.1824 * float(np.std(values, ddof=1)) / 2
    assert (found.mean, found.low, found.high) == pytest.approx((0.5, 0.5 - reach, 0.5 + reach), abs=1e-3)
    assert found.method == "cluster-robust t"
    assert (found.n, found.clusters) == (4, 4)


def test_repeating_each_sample_tells_nothing_new() -> None:
    once = interval([0.2, 0.4, 0.5, 0.9], range(4))
    thrice = interval([0.2, 0.4, 0.5, 0.9] * 3, [*range(4)] * 3)
    assert (thrice.low, thrice.high) == pytest.approx((once.low, once.high))
    assert thrice.n == 12
    blind = interval([0.2, 0.4, 0.5, 0.9] * 3, range(12))
    assert blind.high - blind.low < 0.6 * (thrice.high - thrice.low)


def test_repeating_right_or_wrong_tells_nothing_new_either() -> None:
    once = interval([1.0, 1.0, 1.0, 0.0, 1.0], range(5))
    repeated = interval([1.0, 1.0, 1.0, 0.0, 1.0] * 4, [*range(5)] * 4)
    assert (repeated.low, repeated.high) == pytest.approx((once.low, once.high), abs=0.02)
    assert once.method == "Wilson"


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_all_right_is_not_certain(value: float) -> None:
    found = interval([value] * 12, range(12))
    assert found.mean == value
    assert 0.2 < found.high - found.low < 0.35
    assert interval([value] * 12, [0, 1, 2] * 4).high - interval([value] * 12, [0, 1, 2] * 4).low > found.high - found.low


def test_equal_scores_are_not_certain() -> None:
    found = interval([0.7] * 9, range(9))
    assert found.low < 0.5
    assert found.high > 0.9


def test_bounds_stay_on_the_scale() -> None:
    found = interval([0.0, 0.1, 0.0, 0.9, 0.0], range(5))
    assert found.low == 0.0
    assert found.high <= 1.0


def test_one_cluster_says_nothing() -> None:
    found = interval([0.5, 0.6], ["same", "same"])
    assert (found.low, found.high) == (0.0, 1.0)


def test_nothing_has_no_mean() -> None:
    with pytest.raises(ValueError, match="nothing"):
        interval([], [])


def test_intervals_hold_the_true_mean_about_95_times_out_of_100() -> None:
    for says, held in means_covered(pairs=300, seed=5):
        assert float(held) >= 95 - 1.96 * 100 * (0.05 * 0.95 / 300) ** 0.5, says
