"""How values stand on the screen."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant import formats


@pytest.mark.parametrize(
    ("given", "shown", "spanish"),
    [
        ({"value": 820000, "unit": "EUR", "period": "year"}, "820,000 EUR a year", "820.000 EUR al año"),
        ({"value": 0.034, "unit": "share", "period": "month"}, "3.4 % a month", "3,4 % al mes"),
        ({"value": 12, "unit": "loaves", "period": "hour"}, "12 loaves an hour", "12 loaves por hora"),
        ({"value": 1, "unit": "days", "period": None}, "1 day", "1 día"),
        ({"value": -0.06, "unit": "relative", "period": None}, "6 % less than today", "6 % menos que hoy"),
        ({"value": 0.2, "unit": "relative", "period": None}, "20 % more than today", "20 % más que hoy"),
        ({"value": 70, "unit": "", "period": "month"}, "70 a month", "70 al mes"),
        (7, "7", "7"),
        (None, "", ""),
        (True, "yes", "sí"),
        (["oats", "", "rye"], "oats and rye", "oats y rye"),
        ("2027-12-31", "31 December 2027", "31 de diciembre de 2027"),
    ],
)
def test_values(given: object, shown: str, spanish: str) -> None:
    assert formats.show(given) == formats.quantity(given) == shown
    assert formats.show(given, "", "es") == spanish


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (120, "number/month", "120 a month"),
        (0.25, "hours/week", "0.25 hours a week"),
        (1, "hours/week", "1 hour a week"),
        (0.38, "share/year", "38 % a year"),
        (765000, "EUR/year", "765,000 EUR a year"),
        (1, "glass", "1 glass"),
        (1, "EUR", "1 EUR"),
        (3, "number", "3"),
    ],
)
def test_the_unit_of_a_plan_carries_its_period(value: float, unit: str, shown: str) -> None:
    assert formats.show(value, unit) == shown


def test_one_in_spanish_drops_its_own_plural() -> None:
    assert [formats.show(1, unit, "es") for unit in ("meses", "días", "veces")] == ["1 mes", "1 día", "1 vez"]


def test_lists_counts_days_and_periods() -> None:
    assert formats.listed(["oats", "", "rye", "barley"]) == "oats, rye and barley"
    assert formats.listed([]) == ""
    assert formats.listed(["trigo", "higos"], "es") == "trigo e higos"
    assert [formats.count(n, "barge") for n in (1, 2, 1200)] == ["1 barge", "2 barges", "1,200 barges"]
    assert formats.count(3, "copy", "copies") == "3 copies"
    assert formats.day(dt.date(2027, 12, 31)) == "31 December 2027"
    assert (formats.per("hour"), formats.per("week", "es"), formats.per(None)) == ("an hour", "a la semana", "")
    assert formats.share(0.005) == "0.5 %"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(48, "hours", "48 horas"), (1, "hours", "1 hora"), (2.5, "days", "2,5 días"), (3, "remolques", "3 remolques"), (3, "EUR", "3 EUR")],
)
def test_units_of_time_are_said_in_the_language(value: float, unit: str, shown: str) -> None:
    assert formats.show({"value": value, "unit": unit}, "", "es") == shown
