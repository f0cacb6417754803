"""Calculations that a plan shows: each can be done again by hand, and each is done only where its inputs were said."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import Any

from assistant.plan.model import Calculation
from assistant.situation import Situation

log = logging.getLogger(__name__)

Z_95 = 1.96
"""Two-sided 95 % point of the normal distribution."""

RATE_MARGIN = 0.05
"""Half-width to which a rate is measured in a first test set (house rule)."""

PAPER_HOURS = 0.7
"""Share of paper hours that really goes into a project (house rule)."""

YEARLY = {"hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How often a period fits into a year."""


# ---- formulas -------------------------------------------------------------------------------------------------


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


def ab_group_size(rate: float, difference: float) -> int:
    """Units in each of two groups to see an absolute `difference` from `rate`: 16 p (1 - p) / delta^2 (80 % power)."""
    return math.ceil(16 * rate * (1 - rate) / difference**2 - 1e-6)


def pert(o: float, m: float, p: float) -> tuple[float, float]:
    """Mean and standard deviation of a three-point estimate."""
    return (o + 4 * m + p) / 6, (p - o) / 6


def project_hours(people: float, hours_week: float, weeks: float) -> float:
    """Hours a team really has: people x hours x weeks x 0.7."""
    return people * hours_week * weeks * PAPER_HOURS


# ---- from a situation -----------------------------------------------------------------------------------------


def calculate(situation: Situation) -> list[Calculation]:
    """All calculations whose inputs the team has given, in a fixed order."""
    found = (_tried(rule, situation.signals) for rule in _RULES)
    return [calculation for calculation in found if calculation is not None]


Rule = Callable[[dict[str, Any]], Calculation | None]
_RULES: list[Rule] = []


def _rule(function: Rule) -> Rule:
    _RULES.append(function)
    return function


def _tried(rule: Rule, signals: dict[str, Any]) -> Calculation | None:
    """One calculation; numbers that nobody foresaw cost that one alone, not the plan."""
    try:
        return rule(signals)
    except Exception as error:  # noqa: BLE001 - whatever a rule makes of odd numbers, the plan comes
        log.warning("Calculation %s left out: %s", rule.__name__, type(error).__name__)
        return None


def _amount(signals: dict[str, Any], name: str) -> float | None:
    value = signals.get(name)
    return float(value["value"]) if isinstance(value, dict) and value.get("value") is not None else None


def _unit(signals: dict[str, Any], name: str) -> str:
    value = signals.get(name)
    return str(value.get("unit", "")) if isinstance(value, dict) else ""


def _period(signals: dict[str, Any], *names: str) -> str:
    periods = (signals[n].get("period") for n in names if isinstance(signals.get(n), dict))
    return next((p for p in periods if p in YEARLY), "year")


@_rule
def _threshold(signals: dict[str, Any]) -> Calculation | None:
    fp, fn = _amount(signals, "cost_false_alarm"), _amount(signals, "cost_miss")
    if not fp or not fn or _unit(signals, "cost_false_alarm") != _unit(signals, "cost_miss"):
        return None
    value = round(threshold_from_costs(fp, fn), 4)
    return Calculation(
        id="CALC-threshold",
        formula="c_fp / (c_fp + c_fn)",
        inputs={"c_fp": fp, "c_fn": fn},
        value=value,
        unit="probability",
        used_by=["metrics.model"],
        says=f"Acting pays as soon as the chance is above {value * 100:.3g} %: "
        f"a needless action costs {fp:g} {_unit(signals, 'cost_miss')}, a missed case {fn:g}, so the threshold is {value:.3g}.",
    )


@_rule
def _quantile(signals: dict[str, Any]) -> Calculation | None:
    under, over = _amount(signals, "cost_under"), _amount(signals, "cost_over")
    if not under or not over:
        return None
    value = round(best_quantile(under, over), 4)
    return Calculation(
        id="CALC-quantile",
        formula="c_under / (c_under + c_over)",
        inputs={"c_under": under, "c_over": over},
        value=value,
        unit="quantile",
        used_by=["metrics.model"],
        says=f"Too low costs {under:g}, too high {over:g}: the forecast should be high enough in {value * 100:.3g} % of cases.",
    )


@_rule
def _test_set(signals: dict[str, Any]) -> Calculation | None:
    if signals.get("is_forecast") or signals.get("chosen_verdict") == "no_ml":
        return None
    target = signals.get("target") or {}
    rate = float(target["value"]) if target.get("unit") == "share" and 0.5 <= float(target["value"]) < 1 else 0.85
    value = test_size(rate, RATE_MARGIN)
    return Calculation(
        id="CALC-test-size",
        formula="1.96^2 * p * (1 - p) / d^2",
        inputs={"p": rate, "d": RATE_MARGIN},
        value=value,
        unit="cases of the kind that matters",
        used_by=["data.feasibility"],
        says=f"To measure a rate near {rate * 100:.3g} % to within 5 points, the test set needs {value} cases of the kind that matters.",
    )


@_rule
def _rule_of_three(signals: dict[str, Any]) -> Calculation | None:
    target = signals.get("target") or {}
    if target.get("unit") != "share":
        return None
    share = float(target["value"])
    limit = share if signals.get("better") == "lower" else 1 - share
    if not 0 < limit <= 0.01:
        return None
    value = error_free_cases(limit)
    return Calculation(
        id="CALC-error-free",
        formula="3 / limit",
        inputs={"limit": round(limit, 6)},
        value=value,
        unit="checked cases without an error",
        used_by=["success"],
        says=f"To claim at most {limit * 100:.3g} % errors, {value:,} checked cases must come out without one.",
    )


@_rule
def _ab_size(signals: dict[str, Any]) -> Calculation | None:
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    if base.get("unit") != "share" or target.get("unit") != "share" or not signals.get("somebody_acts", True):
        return None
    p, delta = float(base["value"]), abs(float(target["value"]) - float(base["value"]))
    if not 0 < p < 1 or not 0 < delta < 1:
        return None
    value = ab_group_size(p, delta)
    return Calculation(
        id="CALC-ab-size",
        formula="16 * p * (1 - p) / delta^2",
        inputs={"p": p, "delta": round(delta, 6)},
        value=value,
        unit="units in each group",
        used_by=["deployment.rollout"],
        says=f"A fair comparison of two groups needs about {value:,} in each "
        f"to see a change from {p * 100:.3g} % to {float(target['value']) * 100:.3g} %.",
    )


@_rule
def _majority(signals: dict[str, Any]) -> Calculation | None:
    share = signals.get("positive_share")
    if not share or not 0 < share < 1:
        return None
    value = round(max(share, 1 - share), 4)
    return Calculation(
        id="CALC-majority",
        formula="max(share, 1 - share)",
        inputs={"share": share},
        value=value,
        unit="accuracy",
        used_by=["baseline"],
        says=f"Always giving the commonest answer is right in {value * 100:.3g} % of cases, so plain accuracy says little.",
    )


@_rule
def _reach(signals: dict[str, Any]) -> Calculation | None:
    capacity, units = signals.get("capacity_number"), signals.get("units")
    if not capacity or not units or capacity >= units:
        return None
    value = round(capacity / units, 4)
    period = signals.get("capacity_period", "")
    return Calculation(
        id="CALC-reach",
        formula="capacity / units",
        inputs={"capacity": capacity, "units": units},
        value=value,
        unit="share",
        used_by=["framing.action_capacity"],
        says=f"{capacity:,.0f} actions{' a ' + period if period else ''} reach {value * 100:.2g} % of {units:,.0f}: "
        "the order of the list matters more than a yes or no.",
    )


@_rule
def _gain_year(signals: dict[str, Any]) -> Calculation | None:
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    if not base.get("unit") or base.get("unit") != target.get("unit") or base["unit"] == "share":
        return None
    period = _period(signals, "baseline", "target")
    value = abs(float(target["value"]) - float(base["value"])) * YEARLY[period]
    money = len(base["unit"]) == 3 and base["unit"].isupper()
    if not money and "hour" not in base["unit"]:
        return None
    return Calculation(
        id="CALC-gain-year",
        formula="|target - baseline| * periods_per_year",
        inputs={"baseline": float(base["value"]), "target": float(target["value"]), "periods_per_year": YEARLY[period]},
        value=round(value, 2),
        unit=f"{base['unit']}/year",
        used_by=["goal.value_hypothesis", "cost.roi"],
        says=f"Reaching the goal is worth {value:,.0f} {base['unit']} a year.",
    )


@_rule
def _gain_of_outcomes(signals: dict[str, Any]) -> Calculation | None:
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    worth = _amount(signals, "value_per_outcome") or _amount(signals, "cost_miss")
    units = signals.get("units")
    if base.get("unit") != "share" or target.get("unit") != "share" or not worth or not units:
        return None
    period = _period(signals, "baseline", "target")
    change = abs(float(base["value"]) - float(target["value"]))
    value = units * change * YEARLY[period] * worth
    name = "value_per_outcome" if _amount(signals, "value_per_outcome") else "cost_miss"
    currency = _unit(signals, name)
    return Calculation(
        id="CALC-value-year",
        formula="units * change * periods_per_year * worth",
        inputs={"units": units, "change": round(change, 6), "periods_per_year": YEARLY[period], "worth": worth},
        value=round(value, 2),
        unit=f"{currency}/year",
        used_by=["goal.value_hypothesis", "cost.roi"],
        says=f"{change * 100:.2g} points of {units:,.0f} are {units * change:,.0f} a {period}; "
        f"at {worth:g} {currency} each that is about {value:,.0f} {currency} a year.",
    )


def _things(signals: dict[str, Any]) -> str:
    """What is counted, where the number stands without a unit: "road failures from 9 to 5 a week"."""
    name = str(signals.get("metric_name") or "")
    return name[:1].lower() + name[1:] if name.endswith("s") else ""


@_rule
def _gain_of_counts(signals: dict[str, Any]) -> Calculation | None:
    """So many fewer (or more) of something that has a price each."""
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    unit, period = str(base.get("unit") or _things(signals)), base.get("period") or target.get("period")
    counted = unit == str(target.get("unit") or _things(signals)) and unit not in {"", "share", "number"} and not unit.isupper()
    name = "value_per_outcome" if _amount(signals, "value_per_outcome") else "cost_miss"
    worth = _amount(signals, name)
    known = "value" in base and "value" in target
    if not (known and counted and worth) or "hour" in unit or period not in YEARLY:
        return None
    change, currency = abs(float(base["value"]) - float(target["value"])), _unit(signals, name)
    value = change * YEARLY[period] * worth
    return Calculation(
        id="CALC-value-year",
        formula="change * periods_per_year * worth",
        inputs={"change": change, "periods_per_year": YEARLY[period], "worth": worth},
        value=round(value, 2),
        unit=f"{currency}/year",
        used_by=["goal.value_hypothesis", "cost.roi"],
        says=f"{change:,.3g} {unit} a {period} at {worth:,.4g} {currency} each are about {value:,.0f} {currency} a year.",
    )


@_rule
def _hours(signals: dict[str, Any]) -> Calculation | None:
    people, months = signals.get("people"), signals.get("months_left") or signals.get("duration_months")
    week = signals.get("hours_week_each") or (20 if signals.get("part_time") else None)
    if not people or not months or not week:
        return None
    weeks = round(months * 52 / 12, 1)
    value = round(project_hours(people, week, weeks))
    who = "One person" if people == 1 else f"{people:g} people"
    return Calculation(
        id="CALC-hours",
        formula="people * hours_week * weeks * 0.7",
        inputs={"people": people, "hours_week": week, "weeks": weeks},
        value=value,
        unit="hours",
        used_by=["constraints.hours_available"],
        says=f"{who} with {week:g} hours a week: about {value:,} hours until the deadline; three tenths go into other things.",
    )


@_rule
def _labelling(signals: dict[str, Any]) -> Calculation | None:
    if signals.get("labels") not in {"none", "some"} or signals.get("is_forecast") or signals.get("is_llm"):
        return None
    items, seconds, raters = 500.0, 30.0, 2.0
    return Calculation(
        id="CALC-labelling",
        formula="items * seconds * raters / 3600",
        inputs={"items": items, "seconds": seconds, "raters": raters},
        value=round(items * seconds * raters / 3600, 1),
        unit="hours",
        used_by=["data.labels"],
        says="Two people who each mark 500 cases at 30 seconds need about 8 hours.",
    )


@_rule
def _matured(signals: dict[str, Any]) -> Calculation | None:
    delay, months = signals.get("label_delay_days"), signals.get("months_left")
    if not delay or delay < 7 or not months:
        return None
    value = round(delay / (months * 30.4), 3)
    return Calculation(
        id="CALC-label-delay",
        formula="delay_days / (months * 30.4)",
        inputs={"delay_days": delay, "months": round(months, 2)},
        value=value,
        unit="share of the project's time",
        used_by=["monitoring.label_feedback"],
        says=f"The true answer comes after {delay:g} days, {value * 100:.0f} % of the time there is.",
    )
