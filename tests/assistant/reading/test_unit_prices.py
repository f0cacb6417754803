"""What a year's worth is counted from, where a team says it in passing; holidays, wages and prices of products are none of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("An hour of a clerk costs 31 EUR.", 31),
        ("The dispatcher costs 24€/h", 24),
        ("A technician costs us 65 EUR per hour.", 65),
    ],
)
def test_an_hour_of_somebody_has_a_price(text: str, price: float) -> None:
    assert signals(text)["own_hour_cost"] == {"value": price, "unit": "EUR", "period": "hour"}


@pytest.mark.parametrize("text", ["Our printer costs 2 EUR per hour.", "A GPU costs 3 EUR an hour.", "We pay our drivers 17 EUR an hour."])
def test_machines_and_wages_are_no_price_of_own_hours(text: str) -> None:
    assert "own_hour_cost" not in signals(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("diesel + lorry = 0,62 €/km (official rate)", "km"), ("A litre costs 0.62 EUR.", "litre"), ("0.62 € per kWh", "kwh")],
)
def test_a_measure_has_a_price(text: str, unit: str) -> None:
    found = signals(text)
    assert (found["unit_price"]["value"], found["unit_priced"]) == (0.62, unit)


def test_a_product_by_the_kilo_is_sold() -> None:
    assert "unit_price" not in signals("We sell apples at 2 EUR/kg.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We are closed at weekends.", {"working_days": 250}),
        ("The bakery is closed on Mondays.", {"working_days": 300}),
        ("12 mowers, 180 days a year", {"working_days": 180, "working_units": 12}),
        ("Anna works 3 days a week.", {}),
        ("We have 30 days a year of holiday.", {}),
    ],
)
def test_days_on_which_it_is_done(text: str, found: dict[str, Any]) -> None:
    said = signals(text)
    assert {name: said[name] for name in ("working_days", "working_units") if name in said} == found


def test_what_one_of_many_needs() -> None:
    assert signals("Each mower burns 14 litres a day.")["each_amount"] == {"value": 14, "unit": "litres", "period": "day"}
    assert "each_amount" not in signals("We burn 14 litres a day.")


def test_losses_over_some_years_are_counted_by_the_year() -> None:
    found = signals("8 spoilt vats in 4 years -> 2 in 4 years by 31 December 2027", asked=("success_metric_target",))
    assert (found["baseline"]["value"], found["target"]["value"], found["baseline"]["period"]) == (2, 0.5, "year")


def test_years_behind_the_number_that_is_wanted_are_a_deadline() -> None:
    found = signals("We want to get from 20 shops to 40 in 3 years.")
    assert (found["baseline"]["value"], found["target"]["value"]) == (20, 40)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("An alarm that is missed: a resident waits in pain. A needless one costs 20 EUR.", {}),
        ("too few: somebody waits 40 min, too many: 180 euro", {"wish": "know how many of the sea rescue must be on call"}),
    ],
)
def test_who_waits_in_pain_or_danger_is_harmed(text: str, known: dict[str, Any]) -> None:
    assert signals(text, asked=("cost_of_errors",), **known)["worst_harm"] == "people"


@pytest.mark.parametrize("text", ["People wait longer at the till.", "Guests wait, nobody is in danger; it costs us 20 EUR."])
def test_who_waits_for_an_ice_cream_is_not_harmed(text: str) -> None:
    assert signals(text, asked=("cost_of_errors",)).get("worst_harm") != "people"
