"""Solving and marking that cannot fail: a sample that crashes, in the product or in the scorer, gets 0 everywhere and stays in."""

from __future__ import annotations

import time

from evals.sample_log import Solved
from evals.samples import Marks, Sample, Setup, Suite


def solved_by(suite: Suite, sample: Sample, epoch: int, setup: Setup) -> Solved:
    """What the suite's solver brings back for the sample."""
    began, record, error = time.perf_counter(), {}, ""
    try:
        record = dict(suite.solve(sample, setup))
    except Exception as problem:  # noqa: BLE001 - whatever fails is a failure of the sample, and the run goes on
        error = f"{type(problem).__name__}: {problem}"
    return Solved(sample.id, epoch, record, error, round(time.perf_counter() - began, 3))


def marked(suite: Suite, sample: Sample, solved: Solved) -> tuple[Marks, str]:
    """The marks, in the order of the suite's measures, and the error if the sample failed."""
    if solved.error:
        return _failed(sample, solved.error), solved.error
    try:
        marks = suite.score(sample, solved.record)
        values = {name: float(marks.values[name]) for name in sample.measures}
    except Exception as problem:  # noqa: BLE001 - a scorer that cannot read what came back has seen a failure
        error = f"the scorer failed: {type(problem).__name__}: {problem}"
        return _failed(sample, error), error
    return Marks(values, marks.misses, marks.found, marks.shown), ""


def _failed(sample: Sample, error: str) -> Marks:
    return Marks(dict.fromkeys(sample.measures, 0.0), (f"the sample failed: {error}",))
