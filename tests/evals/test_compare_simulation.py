"""`eval compare` keeps its word in simulation: a small version of ``python -m evals.compare_simulation``."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest

from evals.compare_simulation import SETTINGS, Kept, Setting, grouped, keeps, mostly_alike, repeated, report, right_or_wrong, scored, skewed

PAIRS = 150
CHANCE = 2.6
"""Standard errors that a right figure stays within, 99 times out of 100."""
SOME = (
    Setting("40 questions", partial(right_or_wrong, 40, 0.2)),
    Setting("20 scenarios, 3 epochs", partial(repeated, 20, 3)),
    Setting("12 scenarios", partial(scored, 12, 0.07)),
    Setting("40 questions, ranks", partial(mostly_alike, 40, 0.25)),
    Setting("30 groups", partial(grouped, 30)),
)


@pytest.fixture(scope="module", params=SOME, ids=lambda one: one.says)
def kept(request: pytest.FixtureRequest) -> Kept:
    """A setting, simulated."""
    return keeps(request.param, PAIRS, seed=7)


def test_false_alarms_are_at_most_5_out_of_100(kept: Kept) -> None:
    assert kept.alarms <= 0.05 + CHANCE * math.sqrt(0.05 * 0.95 / PAIRS)


def test_the_stated_difference_is_found_about_8_times_out_of_10(kept: Kept) -> None:
    assert abs(kept.found - 0.8) <= 0.08 + CHANCE * math.sqrt(0.8 * 0.2 / PAIRS)
    assert 0 < kept.stated < 0.5


def test_the_interval_holds_the_true_difference(kept: Kept) -> None:
    assert kept.covered >= 0.95 - CHANCE * math.sqrt(0.05 * 0.95 / PAIRS)


@pytest.mark.parametrize("effect", [0.0, 0.1])
def test_pairs_are_drawn_with_the_effect_that_is_asked_for(effect: float) -> None:
    draw = np.random.default_rng(1)
    for setting in (*SOME, Setting("long tails", partial(skewed, 40))):
        means = [setting.draw(draw, effect).effect for _ in range(400)]
        assert np.mean(means) == pytest.approx(effect, abs=0.012), setting.says


def test_settings_are_many_and_the_report_names_them() -> None:
    assert len({one.says for one in SETTINGS}) == len(SETTINGS) >= 12
    text = report([Kept("40 questions", 10, 0.05, 0.8, 0.11, 0.95)])
    assert text.splitlines()[1].split() == ["40", "questions", "5.0", "11.0", "80.0", "95.0"]
