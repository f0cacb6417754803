"""What of a message was not used: pieces with a figure, an amount or a coming date, in the team's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.reading.unused import unused

TODAY = dt.date(2026, 11, 23)


def left(text: str, *facts: Fact, language: str = "en", **known: Any) -> tuple[str, ...]:
    signals = dict(known)
    for fact in facts:
        signals |= fact.signals
    return unused(text, facts, signals, today=TODAY, language=language)


def fact(words: str, **signals: Any) -> Fact:
    return Fact(slot="budget", words=words, signals=signals, origin=Origin(turn=2))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Cash perhaps 18 thousand. The yard is muddy.", ("Cash perhaps 18 thousand",)),
        (
            "Cash at most 18 thousand euro, and my cousin builds it 6 hours a week",
            ("Cash at most 18 thousand euro", "my cousin builds it 6 hours a week"),
        ),
        ("The gates open on 24 April 2027", ("The gates open on 24 April 2027",)),
        ("- 3 % of the jars crack\n- we sell honey", ("3 % of the jars crack",)),
        ("Somebody drives 140 km for each visit", ("Somebody drives 140 km for each visit",)),
    ],
)
def test_a_figure_that_no_fact_took_is_quoted(text: str, pieces: tuple[str, ...]) -> None:
    assert left(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "The boss likes it and the road is long.",
        "In 1987 my aunt founded the mill with 3 sisters.",
        "Is 40 km a lot?",
        "They moved here in May 2019.",
        "We are one team.",
        "1. yes\n2. no",
        "",
    ],
)
def test_a_story_or_a_question_is_no_noise(text: str) -> None:
    assert left(text) == ()


def test_what_was_used_is_never_named() -> None:
    assert left("We can spend 9,000 EUR", fact("We can spend 9,000 EUR", budget={"value": 9000, "unit": "EUR"})) == ()
    assert left("It lasts 6 weeks, at most", duration_months=1.4) == ()
    assert left("It is 5 % today", fact("the aim", baseline={"value": 5, "unit": "%"})) == ()
    assert left("About 3 % are blank", fact("About 3 % are blank", gaps="few")) == ()
    assert left("As said, until 24 April 2027", deadline="2027-04-24") == ()


def test_a_fact_of_one_clause_does_not_hide_the_next() -> None:
    text = "Ann signs, and the oven eats 700 kWh a day"
    assert left(text, fact("Ann signs", owner="Ann")) == ("the oven eats 700 kWh a day",)
    assert left(text, fact(text, owner="Ann")) == ("the oven eats 700 kWh a day",)


def test_money_and_dates_go_first_and_two_are_enough() -> None:
    text = "The van is 11 years old. It eats 30 litres. It cost 8,000 EUR. A new one comes on 3 May 2027."
    assert left(text) == ("It cost 8,000 EUR", "A new one comes on 3 May 2027")


def test_of_a_long_clause_the_words_around_the_figure_are_quoted() -> None:
    [piece] = left(
        "the old man who lives behind the second mill and never speaks to anybody owes us 4,500 EUR since the flood of the big river"
    )
    assert "4,500 EUR" in piece
    assert len(piece) <= 80


def test_spanish_numbers_are_read_as_spanish() -> None:
    assert left("Podemos gastar 12.000 euros", language="es", budget={"value": 12000}) == ()


def test_a_sum_is_taken_only_by_a_fact_of_money() -> None:
    text = "An emergency courier costs 640 EUR, and somebody may be harmed"
    assert left(text, fact(text, worst_harm="people")) == ("An emergency courier costs 640 EUR",)
    assert left("The stall costs 90 EUR", fact("The stall costs 90 EUR")) == ("The stall costs 90 EUR",)
    assert left("A firm asks 12,000 EUR a year", offer_monthly={"value": 1000, "unit": "EUR", "period": "month"}) == ()
    assert left("Somewhere from 7,000 to 8,000 EUR", fact("Somewhere from 7,000 to 8,000 EUR", budget={"value": 7500, "unit": "EUR"})) == ()


def test_up_to_four_sums_are_quoted_with_what_stands_before_the_colon() -> None:
    text = "- Stamps: 20 EUR\n- Paint: 300 EUR\n- Wood: 700 EUR\n- Nails: 15 EUR\n- Rope: 80 EUR"
    assert left(text) == ("Stamps: 20 EUR", "Paint: 300 EUR", "Wood: 700 EUR", "Nails: 15 EUR")
