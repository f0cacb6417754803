"""Solving and marking never fail; what fails counts 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from evals.marking import marked, solved_by
from evals.sample_log import Solved
from evals.samples import Record, Sample, Setup
from tests.evals.small_suite import CRASH, GARBLE, GOOD, WRONG, suite


@pytest.fixture
def setup(home: Path) -> Setup:
    assert home.is_dir()
    return Setup(Groundplan())


def test_a_sample_is_solved_and_marked(setup: Setup) -> None:
    made = suite(*GOOD)
    solved = solved_by(made, GOOD[0], 2, setup)
    assert (solved.id, solved.epoch, solved.record, solved.error) == ("a", 2, {"sum": 4}, "")
    marks, error = marked(made, GOOD[0], solved)
    assert list(marks.values.items()) == [("right", 1.0), ("near", 1.0)]
    assert (marks.misses, marks.found, error) == ((), "4", "")


def test_a_miss_is_no_failure(setup: Setup) -> None:
    marks, error = marked(suite(WRONG), WRONG, solved_by(suite(WRONG), WRONG, 1, setup))
    assert marks.values == {"right": 0.0, "near": 0.5}
    assert marks.misses == ("10 is not 11",)
    assert not error


@pytest.mark.parametrize("one", [CRASH, GARBLE])
def test_a_failure_is_0_everywhere_and_says_why(setup: Setup, one: Sample) -> None:
    marks, error = marked(suite(one), one, solved_by(suite(one), one, 1, setup))
    assert marks.values == {"right": 0.0, "near": 0.0}
    assert marks.misses == (f"the sample failed: {error}",)
    assert error


def test_stopping_by_hand_is_no_failure_of_a_sample(setup: Setup) -> None:
    def stopped(_one: Sample, _setup: Setup) -> Record:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solved_by(suite(*GOOD, solver=stopped), GOOD[0], 1, setup)


def test_a_scorer_that_forgets_a_measure_has_failed() -> None:
    short = suite(GOOD[0])
    marks, error = marked(short, Sample("a", "sum", "a", "2+2", "4", {}, ("right", "missing")), Solved("a", 1, {"sum": 4}, "", 0))
    assert marks.values == {"right": 0.0, "missing": 0.0}
    assert "missing" in error
