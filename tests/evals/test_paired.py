"""The paired test: known values, its level in simulation, and an interval that agrees with it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from evals.paired import ALL_FLIPS, LEAST, Differences, Numbers, chance, compare, differences


def singles(*values: float) -> Differences:
    return Differences(np.array(values, dtype=np.float64), np.ones(len(values)))


def test_differences_are_taken_on_common_samples_and_summed_by_cluster() -> None:
    a = {"q1": 0.0, "q2": 1.0, "q3": 0.5, "only": 1.0}
    b = {"q1": 1.0, "q2": 1.0, "q3": 0.0, "other": 1.0}
    found = differences(a, b, {"q1": "p", "q2": "p", "q3": "r", "only": "s"})
    assert found.sums.tolist() == [1.0, -0.5]
    assert found.sizes.tolist() == [2, 1]
    assert found.effect == pytest.approx(1 / 6)
    assert found.shares.mean() == pytest.approx(found.effect)


@pytest.mark.parametrize(("for_b", "for_a", "alike"), [(6, 0, 4), (5, 1, 5), (8, 2, 3), (3, 3, 6), (0, 7, 2)])
def test_right_or_wrong_is_mcnemars_exact_test(for_b: int, for_a: int, alike: int) -> None:
    found = singles(*[1.0] * for_b, *[-1.0] * for_a, *[0.0] * alike)
    assert len(found.sums) <= ALL_FLIPS
    assert chance(found) == pytest.approx(binomtest(for_b, for_b + for_a, 0.5).pvalue)


def test_many_clusters_are_flipped_at_random_and_agree_with_the_exact_test() -> None:
    found = singles(*[1.0] * 20, *[-1.0] * 8, *[0.0] * 40)
    assert chance(found) == pytest.approx(binomtest(20, 28, 0.5).pvalue, abs=0.01)
    assert chance(found) == chance(found)


def test_nothing_differs() -> None:
    outcome = compare(singles(*[0.0] * 10))
    assert (outcome.effect, outcome.p) == (0.0, 1.0)
    assert outcome.low <= 0 <= outcome.high
    assert not outcome.differ


def test_a_clear_difference_is_found_with_an_interval_beside_zero() -> None:
    outcome = compare(singles(0.1, 0.12, 0.08, 0.15, 0.09, 0.11, 0.1, 0.13))
    assert outcome.p == pytest.approx(2 / 2**8)
    assert outcome.differ
    assert 0.08 < outcome.low < outcome.effect < outcome.high < 0.15


def test_a_and_b_may_change_sides() -> None:
    values = np.array([0.1, -0.02, 0.08, 0.15, 0.3, 0.11, 0.0, 0.13])
    forth, back = compare(singles(*values)), compare(singles(*-values))
    assert back.p == forth.p
    assert (back.low, back.high) == pytest.approx((-forth.high, -forth.low), abs=1e-6)


def test_the_interval_is_near_that_of_students_t() -> None:
    values = np.random.default_rng(3).normal(0.05, 0.1, 60)
    outcome = compare(singles(*values))
    reach = 2.001 * values.std(ddof=1) / 60**0.5
    assert (outcome.low, outcome.high) == pytest.approx((values.mean() - reach, values.mean() + reach), abs=0.006)


@pytest.mark.parametrize("clusters", range(1, LEAST))
def test_few_clusters_can_show_nothing(clusters: int) -> None:
    outcome = compare(singles(*[0.5] * clusters))
    assert not outcome.differ
    assert (outcome.low, outcome.high) == (-1.0, 1.0)


def test_six_clusters_can() -> None:
    assert compare(singles(*[0.5] * LEAST)).differ


def test_a_cluster_counts_once_however_many_samples_it_has() -> None:
    one_cluster = Differences(np.array([30.0, 0.0, 0.0, 0.0, 0.0, 0.0]), np.full(6, 30.0))
    assert compare(one_cluster).p == 1.0


def normal(draw: np.random.Generator, clusters: int) -> Numbers:
    return draw.normal(0, 0.1, clusters)


def test_interval_and_test_agree() -> None:
    draw = np.random.default_rng(11)
    for clusters in (7, 12, 25):
        for _ in range(40):
            outcome = compare(singles(*normal(draw, clusters) + 0.06))
            assert outcome.differ == (not outcome.low <= 0 <= outcome.high or 0 in (outcome.low, outcome.high))
            assert outcome.low <= outcome.effect <= outcome.high
