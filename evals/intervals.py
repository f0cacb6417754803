"""Means with 95 % intervals, for samples that come in clusters.

A cluster holds what may go right or wrong together: the epochs of one scenario, questions about one passage. Shares (all
values 0 or 1) get a Wilson interval over the effective number of samples after Korn and Graubard (Survey Methodology 24,
1998); other values a cluster-robust standard error with Student's t on clusters - 1 degrees of freedom (CR1, Cameron and
Miller, Journal of Human Resources 50, 2015). Values that are all alike say nothing about their spread: Wilson again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """The mean of `n` values in 0..1, and the bounds within which 95 % of such runs would put it."""

    mean: float
    low: float
    high: float
    n: int
    clusters: int
    method: str


def interval(values: Sequence[float], clusters: Sequence[Hashable]) -> Interval:
    """The mean of `values`, each 0..1, and its interval; `clusters` says which belong together.

    Raises:
        ValueError: there are no values.
    """
    n = len(values)
    if not n:
        raise ValueError("There is nothing to take the mean of.")
    mean = sum(values) / n
    count = len(set(clusters))
    if count < 2:
        return Interval(mean, 0.0, 1.0, n, count, "one cluster says nothing about others")
    variance = _variance_of_mean(values, clusters, mean)
    if variance <= 0 or all(value in (0.0, 1.0) for value in values):
        effective = min(n, mean * (1 - mean) / variance) if variance > 0 else count
        return Interval(mean, *wilson(mean, effective, student(count - 1)), n, count, "Wilson")
    reach = student(count - 1) * math.sqrt(variance)
    return Interval(mean, max(0.0, mean - reach), min(1.0, mean + reach), n, count, "cluster-robust t")


def wilson(share: float, n: float, z: float) -> tuple[float, float]:
    """Wilson's interval for a share of `n` independent samples (n need not be whole); `z` is the quantile.

    Source: Wilson, Journal of the American Statistical Association 22, 1927.
    """
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - reach), min(1.0, middle + reach)


@lru_cache(maxsize=1024)
def student(freedom: int) -> float:
    """The quantile of Student's t that leaves 2.5 % above it."""
    from scipy.stats import t  # noqa: PLC0415 - takes half a second to import, and few commands need it

    return float(t.ppf((1 + LEVEL) / 2, freedom))


def _variance_of_mean(values: Sequence[float], clusters: Sequence[Hashable], mean: float) -> float:
    """The squared standard error, from the sums of deviations within each cluster."""
    sums: dict[Hashable, float] = defaultdict(float)
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] += value - mean
    count = len(sums)
    spread = sum(deviation**2 for deviation in sums.values()) / len(values) ** 2
    return 0.0 if spread < 1e-18 else spread * count / (count - 1)
