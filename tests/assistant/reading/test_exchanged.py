"""A new number in the place of an old one is read whatever was asked, where the old one was told of just one thing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

TODAY = {"value": 0.12, "unit": "share", "period": None}
AIM = {"value": 0.08, "unit": "share", "period": None}
TRAYS = {"value": 3, "unit": "trays", "period": "week"}


@pytest.mark.parametrize("asked", [(), ("personal_or_sensitive_data",)])
@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Actually it is 4 people, not 3: Ada, Tom, Lucía and Jonas", "en", {"people": 4}),
        ("it is 4 students instead of 3", "en", {"people": 4}),
        ("somos 4, no 3", "es", {"people": 4}),
        ("Correction: it is 15 %, not 12 %", "en", {"baseline": TODAY | {"value": 0.15}}),
        ("It is 15, not 12 %.", "en", {"baseline": TODAY | {"value": 0.15}}),
        ("es 15 %, no 12 %", "es", {"baseline": TODAY | {"value": 0.15}}),
        ("It is not 8 % but 5 %.", "en", {"target": AIM | {"value": 0.05}}),
    ],
)
def test_the_new_number_is_that_of_the_same_thing(text: str, language: str, said: dict[str, Any], asked: tuple[str, ...]) -> None:
    assert signals(text, asked=asked, language=language, people=3, baseline=TODAY, target=AIM, metric_name="late returns") == said


def test_a_number_that_two_things_have_is_not_guessed() -> None:
    said = signals("It is 4, not 3.", people=3, baseline=TRAYS, metric_name="trays left behind")
    assert "people" not in said
    assert "baseline" not in said


@pytest.mark.parametrize("text", ["We use 4 sensors, not 3 cameras.", "It is 4 pages, not 5.", "It is 15 euros, not 12."])
def test_another_thing_or_another_number_is_none_of_it(text: str) -> None:
    said = signals(text, people=3, baseline=TODAY, target=AIM, metric_name="late returns")
    assert not said.keys() & {"people", "baseline", "target"}
