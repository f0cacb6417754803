"""What a comparison could have seen: known values, and the order of things."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from evals.paired import LEAST, Differences
from evals.power import POWER, detectable, power


def alike(clusters: int, for_b: int = 0, for_a: int = 0) -> Differences:
    """Questions that are right or wrong."""
    values = [1.0] * for_b + [-1.0] * for_a + [0.0] * (clusters - for_b - for_a)
    return Differences(np.array(values), np.ones(clusters))


def spread(clusters: int, width: float, effect: float = 0.0) -> Differences:
    """Scores whose differences lie evenly round the effect."""
    return Differences(np.linspace(-width, width, clusters) + effect, np.ones(clusters))


def test_without_any_difference_six_have_to_turn_one_way() -> None:
    effect = detectable(alike(40))
    assert effect is not None
    assert binom.sf(5, 40, effect) == pytest.approx(0.8, abs=0.002)
    assert power(alike(40), effect) == pytest.approx(POWER, abs=0.001)


@pytest.mark.parametrize(("few", "many"), [(20, 40), (40, 100), (100, 300)])
def test_more_samples_see_smaller_differences(few: int, many: int) -> None:
    assert (detectable(alike(many, many // 10, many // 10)) or 1) < (detectable(alike(few, few // 10, few // 10)) or 0)
    assert (detectable(spread(many, 0.2)) or 1) < (detectable(spread(few, 0.2)) or 0)


def test_more_noise_hides_more() -> None:
    assert (detectable(spread(40, 0.1)) or 1) < (detectable(spread(40, 0.3)) or 0)
    assert (detectable(alike(100, 2, 2)) or 1) < (detectable(alike(100, 15, 15)) or 0)


def test_scores_follow_the_t_test() -> None:
    found = spread(40, 0.2)
    error = float(np.std(found.sums, ddof=1)) / 40**0.5
    assert detectable(found) == pytest.approx((2.023 + 0.851) * error, rel=0.03)


def test_an_effect_that_is_there_is_no_noise() -> None:
    assert detectable(spread(40, 0.2, effect=0.5)) == pytest.approx(detectable(spread(40, 0.2)))


def test_no_difference_is_an_alarm_at_most_5_times_out_of_100() -> None:
    for found in (alike(40, 4, 4), alike(12, 3, 2), spread(9, 0.1), spread(40, 0.1)):
        assert power(found, 0.0) <= 0.0501


def test_power_grows_with_the_effect() -> None:
    for found in (alike(40, 4, 4), spread(20, 0.2)):
        chances = [power(found, effect) for effect in (0.0, 0.05, 0.1, 0.2, 0.5)]
        assert chances == sorted(chances)
        assert chances[-1] > 0.95


@pytest.mark.parametrize("clusters", [1, LEAST - 1])
def test_too_few_clusters_see_nothing(clusters: int) -> None:
    assert detectable(alike(clusters)) is None
    assert power(alike(clusters), 1.0) == 0.0


def test_small_steps_of_few_questions_need_less_than_whole_turns() -> None:
    small = Differences(alike(100, 10, 10).sums * 0.2, np.ones(100))
    assert detectable(small) == pytest.approx(0.2 * (detectable(alike(100, 10, 10)) or 0), rel=1e-3)
