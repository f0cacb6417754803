"""Calculations that a plan shows: each can be done again by hand, and each is done only where its inputs were said."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from assistant.calculations_data import collecting, labelling, majority, matured, test_set
from assistant.calculations_worth import budget_back, gain_year, running_year, value_year
from assistant.formats import listed
from assistant.formulas import ab_group_size, best_quantile, error_free_cases, project_hours, threshold_from_costs
from assistant.how_good import tells_how_good
from assistant.judged import acted_on
from assistant.plan.model import Calculation
from assistant.situation import Situation
from assistant.team import Member, members, week_of
from assistant.tongue import Tongue
from assistant.worth import hours_of, number_of, unit_of

log = logging.getLogger(__name__)

TARGET_WORDS = "target_words"
"""Key under which a rule finds the words in which the aim was told: they say more than the short name of the number."""

Rule = Callable[[dict[str, Any], Tongue], Calculation | None]
"""Signals and a tongue to the calculation; None where an input was not said."""


def _threshold(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    pair = _comparable(signals, "cost_false_alarm", "cost_miss")
    if pair is None:
        return None
    fp, fn, unit = pair
    value = round(threshold_from_costs(fp, fn), 4)
    return Calculation(
        id="CALC-threshold",
        formula="c_fp / (c_fp + c_fn)",
        inputs={"c_fp": fp, "c_fn": fn},
        value=value,
        unit="probability",
        used_by=["metrics.model"],
        says=words.say(
            "Acting pays as soon as the chance is above {value} %: a needless action costs {fp} {currency}, a missed case {fn}, "
            "so the threshold is {threshold}.",
            value=words.figure(value * 100, ".3g"),
            fp=words.figure(fp),
            currency=words.say(unit),
            fn=words.figure(fn),
            threshold=words.figure(value, ".3g"),
        ),
    )


def _comparable(signals: dict[str, Any], one: str, other: str) -> tuple[float, float, str] | None:
    """Two costs in one unit: as told, both as hours, or hours of work at their price; None where they cannot be compared."""
    costs, units = [number_of(signals, n) for n in (one, other)], [unit_of(signals, n) for n in (one, other)]
    first, second = costs
    if not first or not second:
        return None
    if units[0] == units[1]:
        return first, second, units[0]
    hours = [hours_of(cost, unit) for cost, unit in zip((first, second), units, strict=True)]
    if hours[0] and hours[1]:
        return round(hours[0], 4), round(hours[1], 4), "hours"
    price, currency = number_of(signals, "own_hour_cost"), unit_of(signals, "own_hour_cost")
    if not price or currency not in units:
        return None
    money = [cost if hour is None else round(hour * price, 2) for cost, hour in zip((first, second), hours, strict=True)]
    return money[0], money[1], currency


def _quantile(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    pair = _comparable(signals, "cost_under", "cost_over")
    if pair is None:
        return None
    under, over, unit = pair
    value = round(best_quantile(under, over), 4)
    return Calculation(
        id="CALC-quantile",
        formula="c_under / (c_under + c_over)",
        inputs={"c_under": under, "c_over": over},
        value=value,
        unit="quantile",
        used_by=["metrics.model"],
        says=words.say(
            "Too little costs {under} {unit}, too much {over}: aim at the number that is enough in {value} % of cases, "
            "{under} / ({under} + {over}).",
            under=words.figure(under),
            unit=words.say(unit),
            over=words.figure(over),
            value=words.figure(value * 100, ".3g"),
        ),
    )


def _rule_of_three(signals: dict[str, Any], words: Tongue) -> Calculation | None:
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
        says=words.say(
            "To claim at most {limit} % errors, {value} checked cases must come out without one.",
            limit=words.figure(limit * 100, ".3g"),
            value=words.figure(value, ","),
        ),
    )


def _ab_size(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    if base.get("unit") != "share" or target.get("unit") != "share" or not signals.get("somebody_acts", True):
        return None
    if signals.get("is_forecast") or tells_how_good(f"{signals.get('metric_name')} {signals.get(TARGET_WORDS)}"):
        return None  # how good the answers are is no outcome of a group, and two groups do not show it
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
        says=words.say(
            "A fair comparison of two groups needs about {value} in each to see a change from {p} % to {target} %.",
            value=words.figure(value, ","),
            p=words.figure(p * 100, ".3g"),
            target=words.figure(float(target["value"]) * 100, ".3g"),
        ),
    )


def _reach(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    capacity, units = signals.get("capacity_number"), signals.get("units")
    if not capacity or not units or capacity >= units or not acted_on(signals, words.language):
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
        says=words.say(
            "{capacity} actions {period} reach {value} % of {units}: the order of the list matters more than a yes or no.",
            capacity=words.figure(capacity, ",.0f"),
            period=words.per(period),
            value=words.figure(value * 100, ".2g"),
            units=words.figure(units, ",.0f"),
        ),
    )


def _hours(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    people, months = signals.get("people"), signals.get("months_left") or signals.get("duration_months")
    week = signals.get("hours_week_each") or (20 if signals.get("part_time") else None)
    if (team := members(signals)) and (available := signals.get("hours_available")):
        return _hours_of_team(team, available, words)
    if not people or not months or not week:
        return None
    weeks = round(months * 52 / 12, 1)
    value = round(signals.get("hours_available") or project_hours(people, week, weeks))
    who = words.say("One person") if people == 1 else words.say("{n} people", n=words.figure(people))
    return Calculation(
        id="CALC-hours",
        formula="people * hours_week * weeks * 0.7",
        inputs={"people": people, "hours_week": week, "weeks": weeks},
        value=value,
        unit="hours",
        used_by=["constraints.hours_available"],
        says=words.say(
            "{who} with {week} hours a week: about {value} hours until the deadline; three tenths go into other things.",
            who=who,
            week=words.figure(week),
            value=words.figure(value, ","),
        ),
    )


def _hours_of_team(team: tuple[Member, ...], available: float, words: Tongue) -> Calculation:
    """The hours of people who were listed one by one, each as long as he is there."""
    who = listed(
        (f"{words.say('you') if one.who == 'me' else one.who} {words.figure(one.count * one.hours)}" for one in team if one.hours),
        words.language,
    )
    return Calculation(
        id="CALC-hours",
        formula="sum(hours_week * weeks there) * 0.7",
        inputs={"hours_week": week_of(team)},
        value=round(available),
        unit="hours",
        used_by=["constraints.hours_available"],
        says=words.say(
            "{who} hours, {week} hours a week together: about {value} hours until the deadline; three tenths go into other things.",
            who=who,
            week=words.figure(week_of(team)),
            value=words.figure(available, ","),
        ),
    )


_RULES: tuple[Rule, ...] = (
    _threshold,
    _quantile,
    test_set,
    collecting,
    _rule_of_three,
    _ab_size,
    majority,
    _reach,
    gain_year,
    value_year,
    running_year,
    budget_back,
    _hours,
    labelling,
    matured,
)


def calculate(situation: Situation) -> list[Calculation]:
    """All calculations whose inputs the team has given, in a fixed order."""
    words = Tongue(situation.case.language)
    aim = situation.case.fact_of("target")
    signals = {**situation.signals, TARGET_WORDS: aim.words if aim else ""}
    found = (_tried(rule, signals, words) for rule in _RULES)
    return [calculation for calculation in found if calculation is not None]


def _tried(rule: Rule, signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """One calculation; numbers that nobody foresaw cost that one alone, not the plan."""
    try:
        return rule(signals, words)
    except Exception as error:  # noqa: BLE001 - whatever a rule makes of odd numbers, the plan comes
        log.warning("Calculation %s left out: %s", rule.__name__, type(error).__name__)
        return None
