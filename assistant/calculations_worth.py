"""What reaching the goal is worth in a year, as calculations with their parts; and how soon that brings the budget back."""

from __future__ import annotations

from typing import Any

from assistant.plan.model import Calculation
from assistant.tongue import Tongue
from assistant.worth import A_YEAR, Worth, number_of, unit_of, ways_to_worth, worth_of_year

USED_BY = ["goal.value_hypothesis", "cost.roi"]


def gain_year(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """A change of an amount of money, or of hours of work."""
    worth = worth_of_year(signals, words.language)
    if worth is None or worth.unit not in {"hours", worth.currency}:
        return None
    value = worth.change * worth.times * worth.many
    sentence = "You expect to save {value} {unit} a year." if worth.told else "Reaching the goal is worth {value} {unit} a year."
    says = words.say(sentence, value=words.figure(value, ",.0f"), unit=words.say(worth.unit))
    says += _otherwise(signals, worth, words)
    change = "saving" if worth.told else "change"
    return Calculation(
        id="CALC-gain-year",
        formula=f"{change} * periods_per_year" + (" * many" if worth.many != 1 else ""),
        inputs={change if name == "change" else name: value for name, value in _inputs(worth, priced=False).items()},
        value=round(value, 2),
        unit=f"{worth.unit}/year",
        used_by=USED_BY,
        says=f"{says}{_assumed(worth, words)}",
    )


def _otherwise(signals: dict[str, Any], worth: Worth, words: Tongue) -> str:
    """What the same comes to where it can be counted a second way, and that way is far from what was named."""
    other = next((way for way in ways_to_worth(signals, words.language)[1:] if way.currency == worth.currency and way.price), None)
    if not worth.told or other is None or abs(other.amount - worth.amount) <= FAR * worth.amount:
        return ""
    return (
        " "
        + words.say("The plan counts with that. Counted from its parts it is another sum, to be settled with whoever pays:")
        + (f" {_told(other, words)}")
    )


FAR = 0.2
"""Share by which two ways to count a worth may differ without a word about it (house rule)."""


def value_year(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """A change of something that has a price: cases, hours of work, kilometres."""
    worth = worth_of_year(signals, words.language)
    if worth is None or not worth.price:
        return None
    inputs = _inputs(worth, priced=True)
    return Calculation(
        id="CALC-value-year",
        formula=" * ".join(inputs),
        inputs=inputs,
        value=round(worth.amount, 2),
        unit=f"{worth.currency}/year",
        used_by=USED_BY,
        says=f"{_told(worth, words)}{_assumed(worth, words)}",
    )


def _inputs(worth: Worth, *, priced: bool) -> dict[str, float]:
    parts = {"change": round(worth.change, 6), "periods_per_year": round(worth.times, 6)}
    parts |= {"many": worth.many} if worth.many != 1 else {}
    return parts | ({"worth": worth.price} if priced and worth.price else {})


_SENTENCES = {
    "part": "Today it costs {worth} {currency} {period}; if that falls by the same {change} % as the number that counts, it is about "
    "{value} {currency} a year.",
    "share": "{change} points of {many} are {moved} {period}; at {worth} {currency} each that is about {value} {currency} a year.",
    "cases": "{minutes} minutes for each of {many} {period} x {times} times a year x {worth} {currency} an hour: about {value} {currency}.",
    "all": "{change} {unit} {period} at {worth} {currency} each are about {value} {currency} a year.",
    "some": "{change} {unit} {period} x {times} times a year x {worth} {currency} are about {value} {currency} a year.",
    "many": "{change} {unit} {period} x {many} of them x {times} times a year x {worth} {currency} are about {value} {currency} a year.",
}


def _told(worth: Worth, words: Tongue) -> str:
    """The calculation in one sentence."""
    return words.say(
        _SENTENCES[_form(worth)],
        change=words.figure(worth.change * 100, ".2g") if worth.unit in {"share", "part"} else words.figure(worth.change, ",.3g"),
        minutes=words.figure(worth.change * 60, ",.3g"),
        moved=words.figure(worth.many * worth.change, ",.0f"),
        unit=words.say(worth.unit),
        many=words.figure(worth.many, ",.0f"),
        period=words.per(worth.period),
        times=words.figure(worth.times, ",.3g"),
        worth=words.figure(worth.price or 0, ",.0f" if worth.unit == "part" else ",.4g"),
        currency=worth.currency,
        value=words.figure(worth.amount, ",.0f"),
    )


def _form(worth: Worth) -> str:
    if worth.unit in {"share", "part"}:
        return worth.unit
    if worth.of_cases:
        return "cases"
    if worth.many != 1:
        return "many"
    return "all" if worth.times == A_YEAR.get(worth.period) else "some"


def _assumed(worth: Worth, words: Tongue) -> str:
    return " " + words.say("All 365 days of the year are counted.") if worth.all_days else ""


def running_year(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """What running it may cost in a year, by the team's own limit."""
    limit = signals.get("running_cost") or {}
    cost, times = number_of(signals, "running_cost"), A_YEAR.get(str(limit.get("period") or "year"))
    if not cost or not times:
        return None
    currency = unit_of(signals, "running_cost")
    return Calculation(
        id="CALC-run-year",
        formula="cost * periods_per_year",
        inputs={"cost": cost, "periods_per_year": times},
        value=round(cost * times, 2),
        unit=f"{currency}/year",
        used_by=["cost.run_monthly", "cost.roi"],
        says=words.say(
            "Running it may cost {cost} {currency} {period}: {value} {currency} a year.",
            cost=words.figure(cost, ",.4g"),
            currency=currency,
            period=words.per(str(limit.get("period") or "year")),
            value=words.figure(cost * times, ",.0f"),
        ),
    )


def budget_back(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """After how many months the worth of a year, less the running, has brought the budget back."""
    worth, budget = worth_of_year(signals, words.language), number_of(signals, "budget")
    if worth is None or not budget or not worth.currency or unit_of(signals, "budget") != worth.currency:
        return None
    run = running_year(signals, words)
    if run and run.unit != f"{worth.currency}/year":
        return None
    left = worth.amount - (run.value if run else 0)
    if left <= 0:
        return None
    return Calculation(
        id="CALC-budget-back",
        formula="12 * budget / (worth_year - run_year)",
        inputs={"budget": budget, "worth_year": round(worth.amount, 2), "run_year": run.value if run else 0.0},
        value=round(12 * budget / left, 1),
        unit="months",
        used_by=["cost.roi"],
        says=words.say(
            "If the goal is reached, the budget of {budget} {currency} is earned back after {months} months.",
            budget=words.figure(budget, ",.0f"),
            currency=worth.currency,
            months=words.figure(max(round(12 * budget / left, 1), 0.1)),
        ),
    )
