"""The data a team has: what counts as an amount of it, what is missing, what is known, and what is about people."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading.fields import named_fields
from tests.assistant.reading.lexicon import opening
from tests.assistant.reading.lexicon import signals as said_in
from tests.assistant.reading.said import signals


def first(text: str, language: str = "en") -> dict[str, Any]:
    return said_in(opening(text, language))


AMOUNTS = {"rows", "units", "label_count", "positives"}


@pytest.mark.parametrize(
    "text",
    [
        "Riding lessons come in lengths of 20/30/45/60 min and riders cancel late.",
        "We sell tickets for 10, 20, 30 or 50 rides.",
        "3 residents fell because nobody read the letter in time.",
        "Last winter 6 skippers waited for hours.",
        "The letters are in three scripts: 900 years of them, 4 hands.",
        "We have 48 spreadsheets, all different, from 48 parishes.",
        "The registers are 52 Access files.",
        "We want the charts sorted into 12 folders.",
    ],
)
def test_what_is_no_amount_of_data_is_not_read(text: str) -> None:
    assert not AMOUNTS & set(first(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have 48 pumps of different ages and 30,000 readings.", {"units": 48, "rows": 30_000}),
        ("21,000 customers registered since 2020.", {"units": 21_000}),
        ("Our 9 wells feed the town; each of the wells has a meter.", {"units": 9}),
        ("We have 30 recordings of cracked filters and 60 of good ones.", {"positives": 30, "label_count": 90}),
    ],
)
def test_what_there_is_is_read_as_before(text: str, expected: dict[str, float]) -> None:
    found = first(text)
    assert {name: found.get(name) for name in expected} == expected


def test_files_that_are_the_cases_are_rows() -> None:
    assert signals("2,300 files, one per customer", asked=("data_sources_volume",))["rows"] == 2300


@pytest.mark.parametrize("asked", [("label_availability",), ("data_sources_volume",)])
def test_choices_are_no_kinds_of_cases(asked: tuple[str, ...]) -> None:
    assert not AMOUNTS & set(signals("The sizes are 40/60/80/100 litres.", asked=asked))
    assert not AMOUNTS & set(signals("A lesson takes 30, 60, 90 or 120 minutes.", asked=asked))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("We repair shoes. About 70 repairs a week since March 2025 are logged in a sheet.", 6400),
        ("Since June 2026 visits are in a spreadsheet, about 90 visits/week.", 2300),
        ("We get 25 calls/day since January 2026, noted in the CRM.", 8400),
    ],
)
def test_a_rate_since_a_date_is_an_estimate_of_rows(text: str, rows: int) -> None:
    found = first(text)
    assert (found["rows"], found["rows_estimated"]) == (rows, True)


@pytest.mark.parametrize(
    "text",
    [
        "Since June 2026 visits are in a spreadsheet. We want 90 visits a week.",
        "Orders are in a sheet since 2024. Tom works 8 hours a week on it.",
        "We have 4,000 orders in a sheet since 2024, 40 orders a week.",
        "We get about 60 calls a week.",
    ],
)
def test_without_both_or_with_a_count_nothing_is_estimated(text: str) -> None:
    assert "rows_estimated" not in first(text)


@pytest.mark.parametrize(
    "text",
    [
        "Small museum, no data yet\nSince June 2026 visits are in a google sheet.",
        "Beekeepers (no data)\nWe keep hive weights in Excel since 2022.",
    ],
)
def test_what_is_told_in_detail_beats_no_data(text: str) -> None:
    assert first(text)["data_exists"] is True


def test_no_data_stays_no_data() -> None:
    assert first("No records exist. Since January we want to record them.").get("data_exists") is False


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("half of the addresses have no postcode", ("data_quality",), {"gaps": "many"}),
        ("The defect code is blank in a third of the orders", (), {"gaps": "many"}),
        ("8 % of the readings are missing.", (), {"gaps": "some"}),
        ("We have 3,400 pictures, but only 1,700 are usable.", (), {"gaps": "many", "rows": 3400, "usable_rows": 1700}),
        ("1,300 of 2,600 scans can be used.", (), {"rows": 2600, "usable_rows": 1300}),
        ("2021 and 2022 are useless because of the move.", (), {"lost_months": 24}),
        ("2019-2021 were unusable", (), {"lost_months": 36}),
        ("E-mails are deleted after 60 days.", (), {"kept_days": 60, "data_exists": True}),
        ("Nothing is stored longer than 30 days.", (), {"kept_days": 30, "data_exists": True}),
    ],
)
def test_what_cannot_be_used_is_read(text: str, asked: tuple[str, ...], expected: dict[str, Any]) -> None:
    found = signals(text, asked=asked)
    assert {name: found.get(name) for name in expected} == expected
    assert found["quality_notes"]
    assert "deadline" not in found


@pytest.mark.parametrize(
    "text",
    [
        "The shop pays 2 EUR for every bottle that is missing.",
        "A missing parcel costs us 40 EUR.",
        "If a signature is missing the inspector complains.",
        "A third of the customers have no car.",
        "Half of the visitors come without a ticket.",
        "At most 5 % of the values may be missing.",
        "In 2021 the software was useless.",
    ],
)
def test_goods_costs_and_people_are_no_gaps(text: str) -> None:
    assert not {"gaps", "lost_months", "usable_rows"} & set(first(text))


@pytest.mark.parametrize("text", ["The sensors still have to be bought.", "Sensors must first be installed on the silos."])
def test_what_is_still_to_be_bought_is_no_source(text: str) -> None:
    found = first(text)
    assert "sources_named" not in found
    assert found["quality_notes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("640 have the right answer", {"label_count": 640}),
        ("12,300 trips with departure and arrival", {"label_count": 12_300, "labels": "all"}),
        ("870 pages typed out by hand", {"label_count": 870}),
        ("We have 9 spoiled batches in 4 years.", {"positives": 9}),
        ("Only 3 fires in the last ten years", {"positives": 3}),
    ],
)
def test_known_outcomes_are_read(text: str, expected: dict[str, Any]) -> None:
    for asked in ((), ("label_availability",)):
        found = signals(text, asked=asked)
        assert {name: found.get(name) for name in expected} == expected
        assert "units" not in found


@pytest.mark.parametrize("text", ["12 trainers with start and end of contract", "We typed 3 letters in two years."])
def test_other_counts_are_no_outcomes(text: str) -> None:
    assert "positives" not in signals(text)


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("no personal data, only names of ships", False),
        ("It is NOT personal data, just serial numbers of pumps", False),
        ("This is not data about people.", False),
        ("no personal data, only the name of the captain", True),
        ("names of kids and ages are in the sheet", True),
    ],
)
@pytest.mark.parametrize("asked", [(), ("personal_or_sensitive_data",)])
def test_names_of_things_are_no_personal_data(text: str, asked: tuple[str, ...], *, personal: bool) -> None:
    found = signals(text, asked=asked)
    assert found["personal_data"] is personal
    assert not any("personal" in name.lower() for name in found.get("sources_named", ()))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Yes, names of the kids, their birthdays and phone numbers", ["names of the kids", "birthdays", "phone numbers"]),
        ("Sí, nombres, direcciones y diagnósticos", ["nombres", "direcciones", "diagnósticos"]),
        ("names no, but GPS tracks of the drivers", ["GPS tracks of the drivers"]),
        ("Missed fire: somebody is hurt, 3 weeks in hospital.", []),
        ("Addresses must not go to Amazon", []),
        ("6.", []),
        ("A wrong one costs 40 EUR and an angry mail", []),
        ("only the name of the vineyard", []),
    ],
)
def test_only_fields_are_listed_as_fields(text: str, fields: list[str]) -> None:
    assert named_fields(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "If the room stays empty we lose 80 EUR.",
        "They could just write it in the whatsapp group.",
        "Archive of the city of Toledo. Visitors ask for letters.",
        "It is not personal data.",
    ],
)
def test_what_is_no_source_is_not_named(text: str) -> None:
    assert not {"sources_named", "systems_named"} & set(first(text))


def test_stays_of_guests_are_data() -> None:
    assert first("We have bookings and stays of the last 4 years.")["sources_named"] == ["bookings", "stays"]
