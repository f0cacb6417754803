"""The price of an error told again changes that price, in the currency it had; what only sounds like it changes none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals


def pounds(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "GBP", "period": None}


AMOUNTS: dict[str, Any] = {"cost_over": pounds(3), "cost_under": pounds(5)}
CASES: dict[str, Any] = {"cost_miss": pounds(700), "cost_false_alarm": pounds(45)}


@pytest.mark.parametrize(
    ("text", "language", "known", "said"),
    [
        ("Wait, the price is wrong: too much costs 2.40 a kilo (4.00 less 1.60), too little 5.", "en", AMOUNTS, {"cost_over": pounds(2.4)}),
        ("No, a false alarm costs 60 and a miss is 820", "en", CASES, {"cost_miss": pounds(820), "cost_false_alarm": pounds(60)}),
        ("a missed leak costs us about 900 GBP", "en", CASES, {"cost_miss": pounds(900)}),
        ("Too few = 6", "en", AMOUNTS, {"cost_under": pounds(6)}),
        ("perdón, una falsa alarma cuesta 80", "es", CASES, {"cost_false_alarm": pounds(80)}),
    ],
)
def test_a_price_told_again_is_the_new_one(text: str, language: str, known: dict[str, Any], said: dict[str, Any]) -> None:
    found = signals(text, language=language, **known)
    assert {name: found.get(name) for name in said} == said


@pytest.mark.parametrize(
    "text",
    [
        "The pump costs 900",
        "too little was delivered on 12 days",
        "Too much water costs us 300 a year",
        "14 % is too high for the board",
        "a miss costs about 2 hours",
        "no, the budget is 900 GBP",
    ],
)
def test_what_is_no_price_of_an_error_changes_none(text: str) -> None:
    assert not {"cost_over", "cost_under", "cost_miss", "cost_false_alarm"} & set(signals(text, **AMOUNTS))
