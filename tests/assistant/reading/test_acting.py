"""Who acts, on how many at most, told in half sentences, and together with who writes; deciding signs nothing."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.nouns import nouns_of
from tests.assistant.reading.said import signals

ASKED = ("decision_and_user",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planner. Every Monday. At most 12 trucks.", {"actor": "Planner", "capacity_number": 12, "capacity_period": "week"}),
        ("Shift lead, daily, 3 machines max", {"actor": "Shift lead", "capacity_number": 3, "capacity_period": "day"}),
        (
            "The ward sister. Each evening. 8 beds more max per day.",
            {"actor": "ward sister", "capacity_number": 8, "capacity_period": "day"},
        ),
    ],
)
def test_half_sentences_say_who_how_often_and_how_many(text: str, expected: dict[str, Any]) -> None:
    found = signals(text, asked=ASKED)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("text", ["8 visits max per week", "5 boilers at most, every day", "Every Monday."])
def test_an_amount_or_a_day_is_nobody(text: str) -> None:
    assert "actor" not in signals(text, asked=ASKED)


@pytest.mark.parametrize(
    ("text", "language", "actor", "noun"),
    [
        ("the foremen and I decide every friday", "en", "foremen and I", "the foremen and you"),
        ("my sister and I decide in the evening", "en", "my sister and I", "my sister and you"),
        ("the vets and me, each monday", "en", "vets and me", "the vets and you"),
        ("El jefe de taller y yo decidimos cada lunes", "es", "el jefe de taller y yo", "el jefe de taller y ustedes"),
    ],
)
def test_who_writes_acts_with_others_and_does_not_sign(text: str, language: str, actor: str, noun: str) -> None:
    found = signals(text, asked=ASKED, language=language)
    assert found["actor"] == actor
    assert "owner" not in found
    assert nouns_of(None, found, language)["actor"] == noun


def test_who_signs_is_spoken_to_and_is_no_name() -> None:
    found = signals("I run the dairy and i sign", asked=("stakeholder_owner",))
    assert nouns_of(None, found, "en")["owner"] == "you"
    assert nouns_of(None, found, "es")["owner"] == "ustedes"


def test_deciding_signs_where_the_question_is_who_signs() -> None:
    assert signals("I decide", asked=("stakeholder_owner",))["owner"] == "the writer"
