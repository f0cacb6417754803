"""What reaching the goal is worth in a year, part by part: how much changes, how often, for how many, at which price."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.judged import one_of

A_YEAR: dict[str, float] = {"hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How often a period fits into a year."""
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}
_WAITS = re.compile(
    r"\b(?:wait|delay|delivery|queue|late|turnaround|lead time|arriv|(?:response|reply|answer(?:ing)?) time|"
    r"time to (?:answer|reply|respond)|"
    r"espera|demora|retraso|tiempo (?:de respuesta|para responder))",
    re.IGNORECASE,
)
"""Times of these names are nobody's hours of work."""
_OFF = re.compile(r"\b(?:error|off|deviation|wrong|accura|forecast|estimate|desviaci|exactitud)", re.IGNORECASE)
"""Times of these names say how far a guess is off."""
_OF_ONE = re.compile(r"\b(?:each|per|por|cada)\b", re.IGNORECASE)
"""Times of these names are those of one case: "time that each mail takes", "minutes per report"."""
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Worth:
    """The parts of a year's worth. Without a price it is an amount of `unit` a year: hours of work."""

    change: float
    unit: str
    times: float
    """How often a year."""
    period: str
    many: float = 1.0
    """For how many of them, where the number of today is that of one."""
    price: float | None = None
    """Of one unit; None for money itself, and where no price was told."""
    price_of: str = ""
    """Signal that holds the price."""
    currency: str = ""
    told: bool = False
    """Whether the team said the sum itself, and nothing is counted."""
    of_cases: bool = False
    """Whether so many come in each period, and the number of today is the time that somebody works on one."""

    @property
    def amount(self) -> float:
        """In `currency` a year, or in `unit` where there is none."""
        return self.change * self.times * self.many * (1.0 if self.price is None else self.price)

    @property
    def all_days(self) -> bool:
        """Whether every day of the year is counted because nobody said which ones count."""
        return self.period == "day" and self.times == A_YEAR["day"]


def number_of(signals: Mapping[str, Any], name: str) -> float | None:
    """The number of a quantity; None where it was not said."""
    value = signals.get(name)
    return float(value["value"]) if isinstance(value, dict) and value.get("value") is not None else None


def unit_of(signals: Mapping[str, Any], name: str) -> str:
    """The unit of a quantity; empty where it has none."""
    value = signals.get(name)
    return str(value.get("unit") or "") if isinstance(value, dict) else ""


def hours_of(amount: float, unit: str) -> float | None:
    """A time in hours; None for what is no time of work."""
    factor = _HOURS.get(unit.removesuffix("s"))
    return None if factor is None else amount * factor


def worth_of_year(signals: Mapping[str, Any], language: str = "en") -> Worth | None:
    """The worth of a year: the saving that the team named, else what its parts come to; None where neither is known."""
    ways = ways_to_worth(signals, language)
    return ways[0] if ways else None


def ways_to_worth(signals: Mapping[str, Any], language: str = "en") -> list[Worth]:
    """All ways in which the worth of a year can be told from what was said, the surest first: named, counted, a share of today's cost."""
    found = (_of_the_saving(signals), _counted(signals, language), _of_todays_cost(signals))
    return [worth for worth in found if worth is not None]


def _of_the_saving(signals: Mapping[str, Any]) -> Worth | None:
    amount, times = number_of(signals, "saving_told"), A_YEAR.get(str((signals.get("saving_told") or {}).get("period")))
    if not amount or not times:
        return None
    unit = unit_of(signals, "saving_told")
    return Worth(amount, unit, times, str(signals["saving_told"]["period"]), currency=unit, told=True)


def _of_todays_cost(signals: Mapping[str, Any]) -> Worth | None:
    """What the errors of today cost falls with the number that counts: 4 points to 3 save a quarter of it."""
    cost, times = number_of(signals, "cost_today"), A_YEAR.get(str((signals.get("cost_today") or {}).get("period")))
    change, today = _change(signals), number_of(signals, "baseline")
    if not cost or not times or change is None or not today or not 0 < change[0] / today < 1 or _rises(signals):
        return None
    unit = unit_of(signals, "cost_today")
    return Worth(change[0] / today, "part", times, str(signals["cost_today"]["period"]), 1.0, cost, "cost_today", unit)


def _rises(signals: Mapping[str, Any]) -> bool:
    """Whether more of the number is wanted: what goes wrong does not shrink by the share by which that grows."""
    now, wanted = number_of(signals, "baseline") or 0.0, number_of(signals, "target") or 0.0
    return wanted > 0 if unit_of(signals, "target") == "relative" else wanted > now


def _counted(signals: Mapping[str, Any], language: str) -> Worth | None:
    """The worth of a year from its parts; None where a part is missing or the parts do not go together."""
    change, many = _change(signals), _many(signals)
    if change is None or many is None:
        return None
    amount, unit, period = change
    if unit == "share":
        return _of_a_share(signals, amount, period, language)
    hours = hours_of(amount, unit)
    of_cases = hours is not None and not period
    if of_cases:
        period, many = _cases(signals)
    times = _times(signals, period)
    if _CURRENCY.fullmatch(unit):
        return Worth(amount, unit, times or 1.0, period or "year", many, currency=unit)
    if times is None:
        return None
    told = Worth(amount if hours is None else hours, unit if hours is None else "hours", times, period, many, of_cases=of_cases)
    return _of_things(signals, told) if hours is None else _of_hours(signals, told)


def _change(signals: Mapping[str, Any]) -> tuple[float, str, str] | None:
    """By how much, in which unit, in which period; a wish relative to today is brought to today's unit."""
    today, wanted = signals.get("baseline"), signals.get("target")
    if not isinstance(today, dict) or not isinstance(wanted, dict) or None in (today.get("value"), wanted.get("value")):
        return None
    unit = str(today.get("unit") or "") or _things(signals)
    periods = {today.get("period"), wanted.get("period")} - {None, ""}
    if len(periods) > 1:
        return None
    period = str(next(iter(periods), ""))
    if wanted.get("unit") == "relative":
        return abs(float(today["value"]) * float(wanted["value"])), unit, period
    if unit != (str(wanted.get("unit") or "") or _things(signals)):
        return None
    return abs(float(wanted["value"]) - float(today["value"])), unit, period


def _things(signals: Mapping[str, Any]) -> str:
    """What is counted, where the number stands without a unit: "road failures from 9 to 5 a week"."""
    name = str(signals.get("metric_name") or "")
    return name[:1].lower() + name[1:] if name.endswith("s") else ""


def _times(signals: Mapping[str, Any], period: str) -> float | None:
    """How often a year: days of work alone, where it was said which they are."""
    days = signals.get("working_days")
    return float(days) if period == "day" and days else A_YEAR.get(period)


def _cases(signals: Mapping[str, Any]) -> tuple[str, float]:
    """(period, how many come in it), where today's number is the time that somebody works on one; otherwise no period."""
    many, period = number_of(signals, "cases_told"), str((signals.get("cases_told") or {}).get("period") or "")
    name = str(signals.get("metric_name") or "")
    off = signals.get("error_today") == signals.get("baseline") or _OFF.search(name)
    worked = signals.get("human_today") or _OF_ONE.search(name)
    return (period, many) if many and period in A_YEAR and worked and not off else ("", 1.0)


def _many(signals: Mapping[str, Any]) -> float | None:
    """For how many: one, or all of them where today's number was told of one; None where nobody said how many there are."""
    one, today = signals.get("each_amount"), signals.get("baseline")
    if not isinstance(one, dict) or not isinstance(today, dict):
        return 1.0
    if (one.get("value"), one.get("unit")) != (today.get("value"), today.get("unit")):
        return 1.0
    many = signals.get("working_units")
    return float(many) if many else None


def _of_a_share(signals: Mapping[str, Any], change: float, period: str, language: str) -> Worth | None:
    """A share of cases that have a price each: nothing where the share is one of all flights and not of the planes."""
    units, price = signals.get("units"), _case_price(signals)
    if not units or not price or period not in A_YEAR or not one_of(dict(signals), language):
        return None
    return Worth(change, "share", A_YEAR[period], period, float(units), number_of(signals, price), price, unit_of(signals, price))


def _case_price(signals: Mapping[str, Any]) -> str:
    """The signal that holds the price of one case in money."""
    told = (n for n in ("value_per_outcome", "cost_miss") if number_of(signals, n) and _CURRENCY.fullmatch(unit_of(signals, n)))
    return next(told, "")


def _of_hours(signals: Mapping[str, Any], worth: Worth) -> Worth | None:
    if _WAITS.search(str(signals.get("metric_name") or "")):
        return None
    return _priced(signals, worth, "own_hour_cost") if number_of(signals, "own_hour_cost") else worth


def _of_things(signals: Mapping[str, Any], worth: Worth) -> Worth | None:
    """So many fewer (or more) of something that has a price each, or a price by the measure."""
    if worth.unit in {"", "number", "points"}:
        return None
    if str(signals.get("unit_priced") or "-") == worth.unit.lower().rstrip("s"):
        return _priced(signals, worth, "unit_price")
    price = _case_price(signals)
    return _priced(signals, worth, price) if price and not _is_measure(worth.unit) else None


def _is_measure(unit: str) -> bool:
    """Whether a unit says how much and not how many: what one case costs is no price of a kilometre."""
    return bool(
        re.fullmatch(r"(?:km|miles?|kwh|mwh|kg|kilos?|grams?|tons?|tonnes?|lit(?:er|re)s?|m2|m3|metros?|met(?:er|re)s?|ha)", unit.lower())
    )


def _priced(signals: Mapping[str, Any], worth: Worth, name: str) -> Worth:
    return replace(worth, price=number_of(signals, name), price_of=name, currency=unit_of(signals, name))
