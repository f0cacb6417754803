"""What a comparison could have seen: the difference that it finds 8 times out of 10, and how often it finds a given one.

Where most clusters differ, their differences spread round the true one (a shift; power of the t-test, which the sign
flips follow). Where few differ, a true difference means that more of them do, and mostly one way (McNemar's exact test;
counted exactly). If none differs at all, the worst is assumed: that a change turns a sample round wholly.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from evals.intervals import student
from evals.paired import LEAST, LEVEL, Differences, Numbers

POWER = 0.8
SAME = 1e-12


def detectable(found: Differences) -> float | None:
    """The smallest true difference that is found 8 times out of 10 with so many clusters; None when none would be."""
    if len(found.sums) < LEAST or power(found, 1.0) < POWER:
        return None
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if power(found, middle) >= POWER else (middle, high)
    return high


def power(found: Differences, effect: float) -> float:
    """How often a true difference of `effect` (0..1) would be found with such samples."""
    clusters = len(found.sums)
    if clusters < LEAST:
        return 0.0
    moved = np.abs(found.shares)[np.abs(found.shares) > SAME]
    if len(moved) > clusters / 2 and np.ptp(moved) > SAME:
        return _shifted(effect, clusters, float(np.std(found.shares, ddof=1)))
    size = float(np.sqrt(np.mean(moved**2))) if len(moved) else 1.0
    return _turned(min(1.0, effect / size), clusters, (len(moved) + 1) / (clusters + 1))


def _shifted(effect: float, clusters: int, spread: float) -> float:
    """The power of the t-test of one mean.

    Both spreads are measured, the one behind the statement and the one of the comparison: the mean over what they may be.
    """
    from scipy.stats import norm  # noqa: PLC0415 - takes half a second to import, and few commands need it

    measured = _measured_spreads(clusters - 1)
    centres = effect * math.sqrt(clusters) / max(spread, SAME) * measured[:, None]
    limits = student(clusters - 1) * measured[None, :]
    return float(np.mean(norm.sf(limits - centres) + norm.cdf(-limits - centres)))


@lru_cache(maxsize=64)
def _measured_spreads(freedom: int) -> Numbers:
    """(60,) quantiles of measured over true standard deviation."""
    from scipy.stats import chi2  # noqa: PLC0415 - as above

    return np.asarray(np.sqrt(chi2.ppf((np.arange(60) + 0.5) / 60, freedom) / freedom), dtype=np.float64)


def _turned(effect: float, clusters: int, differing: float) -> float:
    """The power of McNemar's exact test when a share `differing` of the clusters differs, or more if the effect needs it."""
    from scipy.stats import binom  # noqa: PLC0415 - as above

    share = max(min(differing, 1.0), effect, SAME)
    for_b = (1 + effect / share) / 2
    counts = np.arange(clusters + 1)
    limits = _limits(clusters)
    seen = binom.cdf(limits, counts, for_b) + binom.sf(counts - limits - 1, counts, for_b)
    return float(np.sum(binom.pmf(counts, clusters, share) * seen))


@lru_cache(maxsize=64)
def _limits(clusters: int) -> Numbers:
    """(clusters + 1,) for each number of differing clusters the largest minority that still counts as a difference; -1 = none."""
    from scipy.stats import binom  # noqa: PLC0415 - as above

    counts = np.arange(clusters + 1)
    quantiles = binom.ppf(LEVEL / 2, counts, 0.5)
    limits: Numbers = np.where(binom.cdf(quantiles, counts, 0.5) <= LEVEL / 2, quantiles, quantiles - 1)
    limits[0] = -1
    return limits
