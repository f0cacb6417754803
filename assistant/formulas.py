"""The formulas of the calculations that a plan shows, each one to be done again by hand."""

from __future__ import annotations

import math

Z_95 = 1.96
"""Two-sided 95 % point of the normal distribution."""

PAPER_HOURS = 0.7
"""Share of paper hours that really goes into a project (house rule)."""


def threshold_from_costs(false_alarm: float, miss: float) -> float:
    """Probability above which acting is cheaper: c_fp / (c_fp + c_fn). Both costs in the same unit, positive."""
    return false_alarm / (false_alarm + miss)


def best_quantile(under: float, over: float) -> float:
    """Quantile a forecast should aim at: c_under / (c_under + c_over) (newsvendor rule)."""
    return under / (under + over)


def test_size(rate: float, half_width: float) -> int:
    """Cases needed to measure `rate` to +- `half_width` with 95 % confidence: z^2 p (1 - p) / d^2, rounded up to a case."""
    return math.ceil(Z_95**2 * rate * (1 - rate) / half_width**2 - 1e-9)


def error_free_cases(limit: float) -> int:
    """Error-free cases needed to claim an error rate below `limit` (rule of three)."""
    return math.ceil(3 / limit - 1e-9)


def error_rate_without_misses(cases: float) -> float:
    """Error rate that can be ruled out after `cases` without one error: 3 / n (rule of three)."""
    return min(1.0, 3 / cases)


def ab_group_size(rate: float, difference: float) -> int:
    """Units in each of two groups to see an absolute `difference` from `rate`: 16 p (1 - p) / delta^2 (80 % power)."""
    return math.ceil(16 * rate * (1 - rate) / difference**2 - 1e-6)


def pert(o: float, m: float, p: float) -> tuple[float, float]:
    """Mean and standard deviation of a three-point estimate."""
    return (o + 4 * m + p) / 6, (p - o) / 6


def project_hours(people: float, hours_week: float, weeks: float) -> float:
    """Hours a team really has: people x hours x weeks x 0.7."""
    return people * hours_week * weeks * PAPER_HOURS
