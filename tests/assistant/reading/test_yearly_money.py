"""What today's way costs in a period, and what reaching the aim would save: facts of their own, no aim, budget, offer or price."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

OTHERS = ("target", "baseline", "budget", "offer_monthly", "offer_setup", "value_per_outcome", "cost_miss", "cost_over", "error_today")


def _only(found: dict[str, Any], name: str) -> tuple[float, str, str]:
    assert not set(OTHERS) & set(found), found
    return found[name]["value"], found[name]["unit"], found[name]["period"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Empty trips cost us 46,000 EUR a year.", (46_000, "EUR", "year")),
        ("last winter the frozen pipes cost us 71k", (71_000, "EUR", "year")),
        ("We're losing 12,000 USD every quarter on wrong picks.", (12_000, "USD", "quarter")),
        ("That costs us 27.000 EUR per year in overtime.", (27_000, "EUR", "year")),
        ("Breakages: 15k EUR/yr", (15_000, "EUR", "year")),
        ("- damage today ~ 40k EUR per month", (40_000, "EUR", "month")),
        ("Every year around 55,000 EUR go to waste.", (55_000, "EUR", "year")),
        ("we pay 22,000 EUR a year in fines for late filings", (22_000, "EUR", "year")),
        ("And the 84,000 is what the shortages cost us last year.", (84_000, "EUR", "year")),
        ("we throw away bread worth 700 EUR a week", (700, "EUR", "week")),
        ("We lose about 3,000 a week on it", (3_000, "EUR", "week")),
        ("Rejected loads have cost us 75,000 EUR this year (2 % of sales)", (75_000, "EUR", "year")),
    ],
)
def test_what_today_costs(text: str, told: tuple[float, str, str]) -> None:
    assert _only(signals(text), "cost_today") == told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Los portes vacíos nos cuestan 46.000 euros al año.", 46_000),
        ("El año pasado las averías nos costaron 90.000 EUR.", 90_000),
        ("Se van 25.000 € al año en repartos fallidos.", 25_000),
        ("Las mermas suponen 20.000 € al año.", 20_000),
    ],
)
def test_what_today_costs_in_spanish(text: str, value: float) -> None:
    assert _only(signals(text, language="es"), "cost_today") == (value, "EUR", "year")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("That would save us 30,000 EUR a year.", (30_000, "EUR", "year")),
        ("expected savings 4,000 EUR a month", (4_000, "EUR", "month")),
        ("Getting there should bring us 18,000 EUR a year.", (18_000, "EUR", "year")),
        ("If it works we save 25,000 GBP a year.", (25_000, "GBP", "year")),
        ("Benefits are estimated at 14,000 EUR a year.", (14_000, "EUR", "year")),
    ],
)
def test_what_is_to_be_saved(text: str, told: tuple[float, str, str]) -> None:
    assert _only(signals(text), "saving_told") == told


@pytest.mark.parametrize(
    "text", ["Ahorraríamos unos 120.000 € al año.", "Esperamos ahorrar 120.000 € al año.", "Ahorro previsto: 120.000 € al año"]
)
def test_what_is_to_be_saved_in_spanish(text: str) -> None:
    assert _only(signals(text, language="es"), "saving_told") == (120_000, "EUR", "year")


def test_a_saving_behind_the_aim_leaves_the_aim_alone() -> None:
    found = signals("We want breakage down to 2 % by 30 June 2027, which should save about 9,000 EUR a year.")
    assert found["target"] == {"value": 0.02, "unit": "share", "period": None}
    assert found["saving_told"]["value"] == 9_000


@pytest.mark.parametrize(
    "text",
    [
        "The licence costs us 18,000 EUR a year.",
        "Our two planners cost 90,000 EUR a year.",
        "The tool would cost us 900 EUR a month.",
        "A missed leak costs us 5,000 EUR.",
        "The vendor says we would save 40,000 EUR a year.",
        "We lose 40 customers a year.",
        "Our goal is to save 30,000 EUR a year.",
        "We spend 30,000 EUR a year on adverts.",
        "Errors: 1,200 a week",
        "One donor is worth 65 GBP a year",
        "We have saved 20,000 EUR for this.",
        "we lost 300 of 9,000 trees last year",
        "The rule saved us 4,000 EUR a year.",
        "A firm offered us a programme. It costs us 6,000 EUR a year.",
        "Our members pay 40 EUR a year.",
        "The new stand would bring 3,000 a day.",
        "El alquiler nos cuesta 2.000 € al mes.",
        "Waste shall fall from 9,000 EUR to 6,000 EUR a year.",
    ],
)
def test_other_sums_are_neither(text: str) -> None:
    assert not {"cost_today", "saving_told"} & set(signals(text))
