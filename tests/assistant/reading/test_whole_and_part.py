"""A count of a trial, a sample, last year or another house never takes the place of the whole; one that may be either is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON, TODAY, opening
from tests.assistant.reading.lexicon import signals as signals_of
from tests.assistant.reading.said import signals

KNOWN: dict[str, Any] = {"units": 64, "unit_noun": "lifts", "sites": 19, "rows": 80000, "data_exists": True}
COUNTS = ("units", "sites", "rows")


def notices(text: str, language: str = "en", **known: Any) -> tuple[str, ...]:
    return read(text, turn=4, language=language, catalogue=LEXICON, today=TODAY, known=known).notices


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We tested it on 5 lifts in spring", "en"),
        ("we tried the rule for a month at 3 hotels: errors fell to 4 %", "en"),
        ("In our sample of 400 visits one in ten was wrong", "en"),
        ("An audit of 250 visits found it.", "en"),
        ("last year we had 58 lifts", "en"),
        ("The neighbours have 200 lifts", "en"),
        ("their system serves 900 hotels", "en"),
        ("one customer has 12 lifts", "en"),
        ("Lo probamos en 4 hoteles", "es"),
        ("el año pasado teníamos 50 hoteles", "es"),
    ],
)
def test_a_part_leaves_the_whole_and_needs_no_question(text: str, language: str) -> None:
    said = signals(text, language=language, **KNOWN)
    assert not any(name in said for name in COUNTS)
    assert not notices(text, language, **KNOWN)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("we now have 70 lifts", "units", 70),
        ("There are 21 hotels.", "sites", 21),
        ("it is 66 lifts, not 64", "units", 66),
        ("Actually 18 hotels", "sites", 18),
        ("in all 22 hotels", "sites", 22),
    ],
)
def test_what_plainly_says_how_many_there_are_takes_its_place(text: str, name: str, value: int) -> None:
    assert signals(text, **KNOWN)[name] == value
    assert not notices(text, **KNOWN)


@pytest.mark.parametrize(
    ("text", "language", "both"),
    [("6 lifts with glass doors", "en", ("6 lifts", "64")), ("4 hoteles con piscina", "es", ("4 hoteles", "19"))],
)
def test_what_may_be_either_is_asked_about(text: str, language: str, both: tuple[str, str]) -> None:
    assert not any(name in signals(text, language=language, **KNOWN) for name in COUNTS)
    (asked,) = notices(text, language, **KNOWN)
    assert all(one in asked for one in both)


def test_an_answer_to_the_question_is_no_doubt() -> None:
    assert signals("3 hotels", asked=("scope_mvp",), **KNOWN)["sites"] == 3


def test_the_sample_of_an_audit_is_not_all_there_is() -> None:
    text = "Clerks make errors in 4 % (audit in May, 300 records). We keep seven years of records with the form filled in (some 140,000)."
    assert signals_of(opening(text))["rows"] == 140000


def test_a_bare_number_takes_the_noun_that_it_is() -> None:
    assert signals("The 52,000 are the visits with a report")["rows"] == 52000
    assert "rows" not in signals("The 14 are the drivers of the night")


def test_places_that_are_sold_to_are_no_sites() -> None:
    said = signals_of(opening("We run two mills and sell stone-ground flour to 48 farms. We want less waste."))
    assert not {"sites", "units"} & set(said)
