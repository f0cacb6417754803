"""What reaching the goal is worth in a year: counted in money, hours or things that have a price each."""

from __future__ import annotations

from typing import Any

from assistant.judged import one_of
from assistant.plan.model import Calculation
from assistant.tongue import Tongue

YEARLY = {"hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How often a period fits into a year."""


def amount_of(signals: dict[str, Any], name: str) -> float | None:
    """The number of a quantity; None where it was not said."""
    value = signals.get(name)
    return float(value["value"]) if isinstance(value, dict) and value.get("value") is not None else None


def unit_of(signals: dict[str, Any], name: str) -> str:
    """The unit of a quantity; empty where it has none."""
    value = signals.get(name)
    return str(value.get("unit", "")) if isinstance(value, dict) else ""


def _period(signals: dict[str, Any], *names: str) -> str:
    periods = (signals[n].get("period") for n in names if isinstance(signals.get(n), dict))
    return next((p for p in periods if p in YEARLY), "year")


def gain_year(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """A change of an amount of money or of hours."""
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
        says=words.say(
            "Reaching the goal is worth {value} {unit} a year.", value=words.figure(value, ",.0f"), unit=words.say(base["unit"])
        ),
    )


def gain_of_outcomes(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """A change of a share of cases that have a price each."""
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    worth = amount_of(signals, "value_per_outcome") or amount_of(signals, "cost_miss")
    units = signals.get("units")
    if base.get("unit") != "share" or target.get("unit") != "share" or not worth or not units:
        return None
    period = base.get("period") or target.get("period")
    if period not in YEARLY or not one_of(signals, words.language):
        return None  # a share of all flights says nothing about nine planes, and without a period nothing about a year
    change = abs(float(base["value"]) - float(target["value"]))
    value = units * change * YEARLY[period] * worth
    name = "value_per_outcome" if amount_of(signals, "value_per_outcome") else "cost_miss"
    currency = unit_of(signals, name)
    return Calculation(
        id="CALC-value-year",
        formula="units * change * periods_per_year * worth",
        inputs={"units": units, "change": round(change, 6), "periods_per_year": YEARLY[period], "worth": worth},
        value=round(value, 2),
        unit=f"{currency}/year",
        used_by=["goal.value_hypothesis", "cost.roi"],
        says=words.say(
            "{change} points of {units} are {moved} {period}; at {worth} {currency} each that is about {value} {currency} a year.",
            change=words.figure(change * 100, ".2g"),
            units=words.figure(units, ",.0f"),
            moved=words.figure(units * change, ",.0f"),
            period=words.per(str(period)),
            worth=words.figure(worth),
            currency=currency,
            value=words.figure(value, ",.0f"),
        ),
    )


def _things(signals: dict[str, Any]) -> str:
    """What is counted, where the number stands without a unit: "road failures from 9 to 5 a week"."""
    name = str(signals.get("metric_name") or "")
    return name[:1].lower() + name[1:] if name.endswith("s") else ""


def gain_of_counts(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """So many fewer (or more) of something that has a price each."""
    base, target = signals.get("baseline") or {}, signals.get("target") or {}
    unit, period = str(base.get("unit") or _things(signals)), base.get("period") or target.get("period")
    counted = unit == str(target.get("unit") or _things(signals)) and unit not in {"", "share", "number"} and not unit.isupper()
    name = "value_per_outcome" if amount_of(signals, "value_per_outcome") else "cost_miss"
    worth = amount_of(signals, name)
    known = "value" in base and "value" in target
    if not (known and counted and worth) or "hour" in unit or period not in YEARLY:
        return None
    change, currency = abs(float(base["value"]) - float(target["value"])), unit_of(signals, name)
    value = change * YEARLY[period] * worth
    return Calculation(
        id="CALC-value-year",
        formula="change * periods_per_year * worth",
        inputs={"change": change, "periods_per_year": YEARLY[period], "worth": worth},
        value=round(value, 2),
        unit=f"{currency}/year",
        used_by=["goal.value_hypothesis", "cost.roi"],
        says=words.say(
            "{change} {unit} {period} at {worth} {currency} each are about {value} {currency} a year.",
            change=words.figure(change, ",.3g"),
            unit=words.say(unit),
            period=words.per(str(period)),
            worth=words.figure(worth, ",.4g"),
            currency=currency,
            value=words.figure(value, ",.0f"),
        ),
    )
