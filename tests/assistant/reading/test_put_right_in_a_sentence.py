"""A date, a budget or a source put right in a full sentence reaches every place it stands in; a word in passing sets nothing."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.reading import contradicted, read
from tests.assistant.reading.lexicon import LEXICON, TODAY, opening
from tests.assistant.reading.lexicon import signals as signals_of
from tests.assistant.reading.said import signals

BUDGET: dict[str, Any] = {"budget": {"value": 7000, "unit": "EUR", "period": None}}


@pytest.mark.parametrize(
    "text", ["The mayor says it must be in use by 3 May 2027", "it has to be live by 3 May 2027", "my boss wants it done by 3 May 2027"]
)
def test_a_new_day_is_that_of_the_aim_too(text: str) -> None:
    said = signals(text, target_date="2027-08-31")
    assert (said["deadline"], said["target_date"]) == ("2027-05-03", "2027-05-03")


def test_two_days_that_were_told_apart_stay_apart() -> None:
    said = signals("it has to be live by 3 May 2027", target_date="2028-08-31", deadline="2027-08-31")
    assert (said["deadline"], said.get("target_date")) == ("2027-05-03", None)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("The parish now grants us 11,000 EUR", "en", 11000),
        ("we only get 4,500 EUR now", "en", 4500),
        ("The bishop gives us 20,000", "en", 20000),
        ("My boss lets us spend 9,500 EUR, not more", "en", 9500),
        ("Cambio: el ayuntamiento nos da 12.000 euros", "es", 12000),
    ],
)
def test_what_somebody_gives_now_is_the_budget(text: str, language: str, value: int) -> None:
    assert signals(text, language=language, **BUDGET)["budget"]["value"] == value


@pytest.mark.parametrize(
    "text",
    [
        "The vendor gives us 500 EUR off",
        "A guest pays us 40 EUR for each night",
        "The region gives us 8,000 EUR a year",
        "each stop costs us 900 EUR",
        "we get 30 EUR per crate",
        "the depot gives us 20,000 crates",
        "they give us 30 minutes",
    ],
)
def test_other_sums_are_no_budget(text: str) -> None:
    assert "budget" not in signals(text, **BUDGET)


@pytest.mark.parametrize("text", ["Got 7 weeks footage, 2 cams.", "We have 9 months of recordings, most at night.", "5 months sensor data"])
def test_so_much_of_a_thing_is_no_time_until_the_end(text: str) -> None:
    assert "deadline" not in signals_of(opening(f"We want to see worn brakes early. {text}"))


@pytest.mark.parametrize("text", ["We have 6 months project time.", "10 weeks project", "6 months, 3 people"])
def test_so_much_time_for_the_project_is(text: str) -> None:
    assert "deadline" in signals_of(opening(f"We want to see worn brakes early. {text}"))


def test_a_unit_is_no_part_of_the_name_of_a_source() -> None:
    assert signals_of(opening("We want to see worn pumps. Data: a 2 kHz current log, 8 months pump data."))["sources_named"] == [
        "current log",
        "pump data",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is to read forms, as before.", "en"),
        ("Es leer partes, como antes.", "es"),
        ("una falsa alarma solo cuesta 2 minutos", "es"),
        ("It must run before the summer contracts are signed", "en"),
        ("Never the last copy of the family history shelf", "en"),
    ],
)
def test_a_word_in_passing_sets_nothing(text: str, language: str) -> None:
    assert not {"fallback", "data_forms", "sources_named"} & set(signals(text, language=language, target_date="2027-08-31"))


def test_what_replaces_is_told_of_the_words_that_held_it_last() -> None:
    first, last, new = (
        Fact(slot="budget", words=f"{value}", signals={"budget": {"value": value, "unit": "EUR"}}, origin=Origin(turn=turn))
        for turn, value in enumerate((5, 6, 7), 1)
    )
    assert contradicted([first, last], [new]) == [(last, new)]


def test_an_order_that_finds_nothing_is_told() -> None:
    def notices(text: str) -> tuple[str, ...]:
        return read(text, turn=4, language="en", catalogue=LEXICON, today=TODAY, known=BUDGET).notices

    assert "wagon lists" in notices("drop the wagon lists please")[0]
    assert not notices("we drop 40 crates a day")


@pytest.mark.parametrize(
    "text",
    [
        "The parish now grants us 11,000 EUR, and it has to be live by 3 May 2027",
        "it has to be live by 3 May 2027",
        "The night round is out of scope",
        "drop the wagon lists",
        "3 halls with glass roofs",
    ],
)
@pytest.mark.parametrize("asked", ["decision_and_user", "business_objective", "existing_solution"])
def test_what_changes_something_told_before_answers_no_open_question(text: str, asked: str) -> None:
    known = BUDGET | {"target_date": "2027-08-31", "wish": "waste less", "sites": 9}
    found = read(text, turn=4, language="en", catalogue=LEXICON, today=TODAY, open_slots=(asked,), known=known)
    assert asked not in {fact.slot for fact in found.facts}


def test_beside_a_new_day_who_acts_is_an_answer() -> None:
    text = "Our foreman acts on it every morning, and it must be live by 3 May 2027"
    assert signals(text, asked=("decision_and_user",), target_date="2027-08-31")["somebody_acts"]
