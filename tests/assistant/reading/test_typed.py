"""Amounts, dates, people, volumes and errors are read as typed values."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.claims import Sentence
from assistant.reading.moments import add_months, find_moments
from assistant.reading.numbers import find_numbers, value_of
from assistant.reading.quantities import find_quantities
from assistant.reading.text import clauses, fold, sentences
from assistant.reading.typed import typed_claims
from tests.assistant.reading.lexicon import TODAY


def read_one(text: str, asked: str = "", language: str = "en", known: dict[str, Any] | None = None) -> dict[str, Any]:
    low = fold(text)
    s = Sentence(text=text, low=low, today=TODAY, language=language, known=known or {}, asked=asked, context=low)
    return {name: value for claim in typed_claims(s) for name, value in claim.signals.items()}


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [
        ("2.500", "es", 2500),
        ("2,5", "es", 2.5),
        ("1.62", "en", 1.62),
        ("21,000", "en", 21000),
        ("21,000", "es", 21000),
        ("12.000", "en", 12000),
        ("1.234.567", "en", 1234567),
        ("1,234.50", "en", 1234.5),
        ("1.234,50", "es", 1234.5),
        ("3.125", "en", 3.125),
        ("0.125", "es", 0.125),
        ("540 000", "en", 540000),
        ("7'500", "en", 7500),
    ],
)
def test_digits_in_both_formats(digits: str, language: str, value: float) -> None:
    assert value_of(digits, language) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("twenty-three nurses and two wards", "en", [23, 2]),
        ("cuarenta mil cartas", "es", [40000]),
        ("1.4 million pictures, 38k plus 2k", "en", [1.4e6, 38000, 2000]),
        ("once a month", "en", []),
        ("once vagones", "es", [11]),
        ("one by one", "en", [1]),
        ("€1.2m", "en", [1.2e6]),
        ("a dozen vans", "en", [12]),
        ("version v2 of area51", "en", []),
    ],
)
def test_numbers_in_words_and_digits(text: str, language: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(fold(text), language)] == values


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("640k EUR a year", "en", ("money", 640000, "EUR", "year")),
        ("90 millones de pesos en Bogotá", "es", ("money", 9e7, "COP", None)),
        ("$45,000", "en", ("money", 45000, "USD", None)),
        ("9 cents a kWh", "en", ("money", 0.09, "EUR", None)),
        ("38 EUR per month", "en", ("money", 38, "EUR", "month")),
        ("4.0%", "en", ("share", 0.04, "share", None)),
        ("12 por ciento", "es", ("share", 0.12, "share", None)),
        ("3 percentage points", "en", ("points", 0.03, "points", None)),
        ("75 days", "en", ("time", 75, "day", None)),
        ("300 ms", "en", ("time", 300, "millisecond", None)),
        ("700 hours a year", "en", ("time", 700, "hour", "year")),
        ("2,900 tickets a month", "en", ("count", 2900, "tickets", "month")),
        ("1.200 cartas por semana", "es", ("count", 1200, "cartas", "week")),
        ("a fifth of the orders", "en", ("share", 0.2, "share", None)),
        ("140 HR policy documents", "en", ("count", 140, "hr policy documents", None)),
    ],
)
def test_quantities(text: str, language: str, expected: tuple[str, float, str, str | None]) -> None:
    first = find_quantities(fold(text), language)[0]
    kind, value, unit, period = expected
    assert (first.kind, first.unit, first.period) == (kind, unit, period)
    assert first.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by 31 December 2027", "2027-12-31"),
        ("December 31, 2027", "2027-12-31"),
        ("2027-03-05", "2027-03-05"),
        ("05.03.2027", "2027-03-05"),
        ("antes del 30 de junio de 2027", "2027-06-30"),
        ("Q3 2027", "2027-09-30"),
        ("segundo trimestre de 2028", "2028-06-30"),
        ("by March", "2027-03-31"),
        ("mid-June", "2027-06-15"),
        ("end of 2028", "2028-12-31"),
        ("in October 2023", "2023-10-31"),
        ("hasta septiembre", "2027-09-30"),
    ],
)
def test_moments(text: str, day: str) -> None:
    assert find_moments(fold(text), TODAY)[0].day.isoformat() == day


def test_wrong_dates_and_verbs_are_no_moments() -> None:
    assert find_moments(fold("31.02.2027"), TODAY) == []
    assert find_moments(fold("the nurse may call, and may not"), TODAY) == []
    assert find_moments(fold("we march on"), TODAY) == []


def test_months_are_added_at_the_end_of_a_month() -> None:
    assert add_months(dt.date(2027, 8, 31), 6) == dt.date(2028, 2, 29)
    assert add_months(dt.date(2027, 1, 15), 0.5) == dt.date(2027, 1, 30)


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Late trams from 9% to 6% by May 2028", "", {"baseline": 0.09, "target": 0.06, "better": "lower", "metric_name": "Late trams"}),
        ("Parcels per tour from 80 to 95", "success_metric_target", {"baseline": 80, "target": 95, "better": "higher"}),
        ("We want fewer than 12 wrong deliveries a week", "", {"target": 12, "better": "lower"}),
        ("at least 97 % of the cracks found", "success_metric_target", {"target": 0.97, "better": "higher"}),
        ("halve the overtime", "success_metric_target", {"target": -0.5, "better": "lower"}),
        ("Reducir las devoluciones un 15%", "success_metric_target", {"target": -0.15, "better": "lower"}),
        ("scrap down by 3 %", "success_metric_target", {"target": -0.03, "better": "lower"}),
        ("hoy son 40 horas y queremos 25 horas", "success_metric_target", {"baseline": 40, "target": 25, "better": "lower"}),
        ("5 days instead of 9 days to reply", "success_metric_target", {"baseline": 9, "target": 5, "better": "lower"}),
    ],
)
def test_targets(text: str, asked: str, expected: dict[str, Any]) -> None:
    found = read_one(text, asked)
    plain = {name: value["value"] if isinstance(value, dict) else value for name, value in found.items()}
    assert {name: plain.get(name) for name in expected} == expected


def test_a_lone_number_inherits_unit_and_magnitude() -> None:
    known = {"baseline": {"value": 820000, "unit": "EUR", "period": "year"}}
    found = read_one("No, we are at 820 and want to be at 750", known=known)
    assert found["baseline"] == {"value": 820000, "unit": "EUR", "period": "year"}
    assert found["target"] == {"value": 750000, "unit": "EUR", "period": "year"}
    hours = read_one("620 it is", "success_metric_target", known={"target": {"value": 700, "unit": "hours", "period": None}})
    assert hours["target"] == {"value": 620, "unit": "hours", "period": None}


def test_a_rise_in_the_past_is_no_target() -> None:
    found = read_one("Our gas bill went up from 310k to 420k EUR a year")
    assert found["baseline"]["value"] == 420000
    assert "target" not in found


def test_a_number_below_which_it_stops() -> None:
    found = read_one("If we do not get below 40 hours we stop", known={"target": {"value": 30, "unit": "hours", "period": None}})
    assert found["minimum"] == {"value": 40, "unit": "hours", "period": None}
    assert "target" not in found


def test_a_second_bound_guards_the_first() -> None:
    found = read_one("Waiting time from 20 to 12 minutes while keeping at least 95% of the patients happy", "success_metric_target")
    assert found["target"]["value"] == 12
    assert found["guardrail"] == "keeping at least 95% of the patients happy"


@pytest.mark.parametrize(
    ("text", "asked", "day", "months"),
    [
        ("in 7 months", "", "2027-06-21", 7),
        ("We have ten weeks", "", "2027-01-30", 2.3),
        ("Listo antes del 15 de marzo de 2027", "", "2027-03-15", 3.7),
        ("en 6 meses", "", "2027-05-21", 6),
        ("one year", "deadline", "2027-11-21", 12),
        ("week 8", "", "2027-01-16", 1.8),
        ("The board gave us 60k and 5 months", "", "2027-04-21", 5),
    ],
)
def test_deadlines(text: str, asked: str, day: str, months: float) -> None:
    found = read_one(text, asked, "es" if "antes" in text or "meses" in text else "en")
    assert (found.get("deadline"), found.get("duration_months")) == (day, months)


@pytest.mark.parametrize(
    "text",
    [
        "4 years of orders",
        "we know it 75 days after delivery",
        "for the next 48 hours",
        "data since March 2021",
        "every 6 weeks a new menu",
        "last 3 months of logs",
    ],
)
def test_other_times_are_no_deadlines(text: str) -> None:
    assert "deadline" not in read_one(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missed crack costs 4,000 EUR, a false alarm about 120 EUR", {"cost_miss": 4000, "cost_false_alarm": 120}),
        ("If the order is too low we lose 9 EUR a box, too high costs 3 EUR", {"cost_under": 9, "cost_over": 3}),
        ("Una falsa alarma cuesta 5 euros y una fuga no detectada 900 euros", {"cost_miss": 900, "cost_false_alarm": 5}),
        ("A visit costs 60 EUR; a lost customer 800 EUR", {"cost_miss": 800, "cost_false_alarm": 60}),
    ],
)
def test_prices_of_errors(text: str, expected: dict[str, float]) -> None:
    found = read_one(text, "cost_of_errors", "es" if "euros" in text else "en")
    assert {name: value["value"] for name, value in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("1 analyst with Python, 1 web developer, half-time", "team_size_skills", {"people": 2, "python": True, "part_time": True}),
        ("We are 3 students", "", {"people": 3, "students": True}),
        ("Un ingeniero de sistemas y un contratista", "team_size_skills", {"people": 2, "software_engineers": 1}),
        ("Four developers, full-time", "team_size_skills", {"people": 4, "full_time": True}),
        ("a statistician, one day a week", "team_size_skills", {"people": 1, "hours_week_each": 8}),
        ("Two clerks sort the letters", "", {"people": None}),
        ("A technician checks the pumps", "", {"people": None}),
    ],
)
def test_people(text: str, asked: str, expected: dict[str, Any]) -> None:
    found = read_one(text, asked, "es" if text.startswith("Un ") else "en")
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Dispatchers could call 40 drivers a day", "", {"capacity_number": 40, "capacity_period": "day"}),
        (
            "under 300 ms, at most 4 orders a second",
            "latency_volume",
            {"latency_ms": 300, "peak_per_second": 4, "answer_while_waiting": True},
        ),
        ("A list once a week is fine", "latency_volume", {"action_per": "week", "answer_while_waiting": False, "per_day": None}),
        ("2.500 por semana", "latency_volume", {"per_day": 357.14}),
        ("We know it 75 days after delivery", "", {"label_delay_days": 75}),
        ("changed about 10 times a month", "content_sources_freshness", {"content_changes_month": 10}),
        ("410,000 sorted pictures of 6 years", "data_sources_volume", {"rows": 410000, "history_months": 72}),
        ("7 years of visits, 9,000 active and 14,000 former guests", "data_sources_volume", {"history_months": 84}),
        ("48 hours ahead, hourly", "horizon_granularity", {"horizon_hours": 48, "step": "hour"}),
        ("experts agree on 85%", "label_availability", {"label_agreement": 0.85}),
        ("two raters disagree on 6%", "label_availability", {"label_agreement": 0.94}),
        ("3 TB of video", "data_sources_volume", {"storage_gb": 3000}),
        ("one donor is worth 65 GBP a year", "", {"value_per_outcome": {"value": 65, "unit": "GBP", "period": "year"}}),
    ],
)
def test_volumes_and_times(text: str, asked: str, expected: dict[str, Any]) -> None:
    found = read_one(text, asked, "es" if "semana" in text else "en")
    assert {name: found.get(name) for name in expected} == expected


def test_an_offer_is_no_budget() -> None:
    found = read_one("A vendor offered us a cloud tool, 24k plus 900 EUR a month")
    assert found["offer_setup"]["value"] == 24000
    assert found["offer_monthly"] == {"value": 900, "unit": "EUR", "period": "month"}
    assert found["service_in_cloud"] is True
    assert "budget" not in found


def test_own_hours_beside_the_budget() -> None:
    found = read_one("The 60k is for things we buy, our own hours count 52 EUR each on top")
    assert found["budget"]["value"] == 60000
    assert found["budget_covers_own_hours"] is False
    assert found["own_hour_cost"] == {"value": 52, "unit": "EUR", "period": "hour"}


def test_folding_keeps_every_place() -> None:
    for text in ("Años, «ñandú»: 3 – 4", "İstanbul’daki 5 şube", "\ud800 broken", "x" * 50):
        assert len(fold(text)) == len(text)


def test_sentences_and_clauses() -> None:
    text = fold("We pay approx. 1.62 EUR. It rose, but nobody knows why (yet).\nNext line")
    found = [text[s.start : s.end] for s in sentences(text)]
    assert found == ["we pay approx. 1.62 eur.", "it rose, but nobody knows why (yet).", "next line"]
    assert [found[1][c.start : c.end] for c in clauses(found[1])] == ["it rose", "but nobody knows why", "yet"]
