"""Chips show what was said: rates by their own period, prices by what they were told of; hours of each person are read as such."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.reading import chip_of
from assistant.reading.merging import usual_direction
from tests.assistant.reading.lexicon import LEXICON, answered, signals


def chip(slot: str, words: str, language: str = "en", **said: Any) -> str:
    return chip_of(Fact(slot=slot, words=words, signals=said, origin=Origin(turn=2)), LEXICON, language)


def euros(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "EUR", "period": None}


@pytest.mark.parametrize(
    ("words", "per_day", "language", "shown"),
    [
        ("About 41 a week.", 5.86, "en", "41 a week"),
        ("3,400 calls a month", 111.7, "en", "3,400 calls a month"),
        ("Unas 52 a la semana", 7.43, "es", "52 a la semana"),
        ("120 a day", 120, "en", "120 a day"),
        ("Some five hundred, all told", 500, "en", "500 a day"),
    ],
)
def test_a_rate_is_shown_by_the_period_that_was_told(words: str, per_day: float, language: str, shown: str) -> None:
    assert chip("latency_volume", words, language, per_day=per_day) == shown


def test_a_price_is_shown_with_what_it_was_told_of() -> None:
    assert chip("cost_of_errors", "A loaf thrown away costs 0.80 EUR", cost_over=euros(0.8)).startswith("A loaf thrown away 0.8 EUR")
    assert chip("cost_of_errors", "Too high and we pay 3 EUR", cost_over=euros(3)) == "too high 3 EUR"
    assert chip("cost_of_errors", "It is 420 EUR each time", cost_over=euros(420)) == "420 EUR"


@pytest.mark.parametrize("asked", [(), ("team_size_skills",), ("latency_volume", "data_quality")])
@pytest.mark.parametrize(
    ("text", "language", "people", "hours"),
    [
        ("Me two days a week, the yard foreman one day a week and the harbour master two hours a week.", "en", 3, 8.7),
        ("Ida, two days a week, and the harbour master two hours a week.", "en", 2, 9),
        ("Yo dos días a la semana y el jefe de taller dos horas a la semana.", "es", 2, 9),
    ],
)
def test_everybody_has_hours_of_his_own(text: str, language: str, people: int, hours: float, asked: tuple[str, ...]) -> None:
    said = signals(answered(text, asked, language))
    assert (said["people"], said["hours_week_each"]) == (people, hours)
    assert not {"action_per", "latency_ms"} & set(said)


@pytest.mark.parametrize(
    ("name", "better"),
    [("Leaks found within two days", "higher"), ("Fugas que se encuentran en menos de dos días", "higher"), ("Fugas sin avisar", "lower")],
)
def test_bad_things_that_are_found_in_time_are_better_when_more(name: str, better: str) -> None:
    assert usual_direction(name) == better


def test_a_thing_that_ends_like_a_person_makes_no_team() -> None:
    assert "people" not in signals(answered("52,000 sheets a day run over the folder", ("team_size_skills",)))


@pytest.mark.parametrize("text", ["The trains stop two hours a week and the buses one hour a week.", "We check two hours a week."])
def test_hours_of_things_make_no_team(text: str) -> None:
    assert "people" not in signals(answered(text, ("current_process_baseline",)))
