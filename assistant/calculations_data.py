"""Calculations about the data: how many cases a test takes, how long they take to come in, and what labelling costs."""

from __future__ import annotations

from typing import Any

from assistant.derivation_data import LEFT_TO_LEARN
from assistant.formulas import error_rate_without_misses
from assistant.plan.model import Calculation
from assistant.supply import RATE_MARGIN, USUAL_RATE, first_test, most, rate_claimed, supply_of, years_to_collect
from assistant.tongue import Tongue

MONTHS_TOLD = 18
"""Up to so many months a wait is told in months."""
LABELLED_TWICE = 300
"""Cases that two people label both, before it is known how far they agree (house rule)."""
LEAST_CLAIM = 0.5
"""A claim below it tells nothing (house rule)."""


def test_set(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """Cases that a first test takes; only where the result is judged by a rate."""
    value, rate = first_test(signals), rate_claimed(signals) or USUAL_RATE
    if value is None or signals.get("chosen_verdict") == "no_ml":
        return None
    return Calculation(
        id="CALC-test-size",
        formula="1.96^2 * p * (1 - p) / d^2",
        inputs={"p": rate, "d": RATE_MARGIN},
        value=value,
        unit="cases of the kind that matters",
        used_by=["data.feasibility"],
        says=words.say(
            "To measure a rate near {rate} % to within 5 points, the test set needs {value} cases of the kind that matters.",
            rate=words.figure(rate * 100, ".3g"),
            value=words.figure(value),
        )
        + _left_to_learn(signals, value, words),
    )


def _left_to_learn(signals: dict[str, Any], needed: int, words: Tongue) -> str:
    """What the test leaves of the known cases that matter, where that is too little to learn from; "" where it is not, or unknown."""
    supply = supply_of(signals)
    known = supply.known
    if not known or known >= (1 + LEFT_TO_LEARN) * needed:
        return ""
    fields = {"known": words.figure(known, ",.0f"), "left": words.figure(known - needed, ",.0f")}
    if known <= needed:
        return " " + words.say(
            "Only {known} are known: too few for the test, and nothing would be left to learn from. A rule of people who know the "
            "matter is checked on all {known}; more cases are collected.",
            **fields,
        )
    return " " + words.say(
        "{known} are known, which leaves {left} to learn from: too few. Either all are tested in turns (cross-validation, with a wider "
        "margin), or more cases are collected first.",
        **fields,
    )


def collecting(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """How long the first test takes to fill, and what can be claimed with the cases there are."""
    needed, years, supply = first_test(signals), years_to_collect(signals), supply_of(signals)
    if needed is None or not years or not supply.known or not supply.a_year or signals.get("chosen_verdict") == "no_ml":
        return None
    months = years * 12
    says = words.say(
        "{known} cases are known and about {a_year} come in a year: the {needed} of the first test are there in {time}.",
        known=words.figure(supply.known, ",.0f"),
        a_year=words.figure(supply.a_year, ",.3g"),
        needed=words.figure(needed, ",.0f"),
        time=words.say("about {n} years", n=words.figure(years, ".2g"))
        if months > MONTHS_TOLD
        else words.say("about {n} months", n=words.figure(max(1, months), ".0f")),
    )
    claim = 1 - error_rate_without_misses(supply.known)
    if claim >= LEAST_CLAIM:
        says += " " + words.say(
            "Until then, if none of the {known} is missed, the claim is: at least {claim} % are found.",
            known=words.figure(supply.known, ",.0f"),
            claim=words.figure(claim * 100, ".3g"),
        )
    return Calculation(
        id="CALC-collecting",
        formula="(needed - known) / a_year",
        inputs={"needed": needed, "known": supply.known, "a_year": round(supply.a_year, 2)},
        value=round(years, 2),
        unit="years",
        used_by=["data.feasibility"],
        says=says,
    )


def majority(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """How often the commonest answer is right."""
    share = signals.get("positive_share")
    if not share or not 0 < share < 1:
        return None
    value = round(max(share, 1 - share), 4)
    return Calculation(
        id="CALC-majority",
        formula="max(share, 1 - share)",
        inputs={"share": share},
        value=value,
        unit=words.say("accuracy"),
        used_by=["baseline"],
        says=words.say(
            "Always giving the commonest answer is right in {value} % of cases, so plain accuracy says little.",
            value=words.figure(value * 100, ".3g"),
        ),
    )


def labelling(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """Hours in which two people mark the same cases."""
    if signals.get("labels") not in {"none", "some"} or signals.get("is_forecast") or signals.get("is_llm"):
        return None
    stock, seconds, raters = supply_of(signals).stock, 30.0, 2.0
    items = float(most(LABELLED_TWICE, stock))
    value = items * seconds * raters / 3600
    return Calculation(
        id="CALC-labelling",
        formula="items * seconds * raters / 3600",
        inputs={"items": items, "seconds": seconds, "raters": raters},
        value=round(value, 1),
        unit="hours",
        used_by=["data.labels"],
        says=words.say(
            "Two people who each mark {items} cases at 30 seconds need about {hours} hours.",
            items=words.figure(items, ",.0f"),
            hours=words.figure(max(0.5, value), ".2g"),
        ),
    )


def matured(signals: dict[str, Any], words: Tongue) -> Calculation | None:
    """Which part of the time goes by until the first true answer."""
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
        says=words.say(
            "The true answer comes after {delay} days, {value} % of the time there is.",
            delay=words.figure(delay),
            value=words.figure(value * 100, ".0f"),
        ),
    )
