"""Texts that speak of several places or devices fit how many there are; how good answers are is no outcome of a group."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.calculations import calculate
from assistant.place_words import place_nouns
from tests.assistant.trades import quantity, situation_of


@pytest.mark.parametrize(
    ("signals", "language", "out", "devices"),
    [
        ({"sites": 1, "devices": 1}, "en", "whole days, lines or teams of that one place", "the one device"),
        ({"sites": 2, "devices": 2}, "en", "one of the 2 places", "both devices"),
        ({"sites": 4, "devices": 9}, "en", "one whole place of the 4", "three devices"),
        ({"sites": 30}, "en", "two whole places", "up to three devices"),
        ({"sites": 3, "devices": 2}, "es", "un lugar entero de los 3", "los dos equipos"),
    ],
)
def test_as_many_as_there_are(signals: dict[str, Any], language: str, out: str, devices: str) -> None:
    found = place_nouns(signals, language)
    assert found["places_out"] == out
    assert found["trial_devices"] == devices


def test_where_nobody_said_how_many_the_text_asks_for_no_more_than_there_may_be() -> None:
    assert "where there are fewer" in place_nouns({}, "en")["places_out"]


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("members who leave", True),
        ("seats that stay empty", True),
        ("share of leaks spotted in the first week", False),
        ("fraud cases caught", False),
        ("accuracy of the codes", False),
    ],
)
def test_two_groups_are_compared_only_by_a_share_of_outcomes(name: str, *, compared: bool) -> None:
    said = {"metric_name": name, "baseline": quantity(0.1, "share"), "target": quantity(0.5, "share"), "somebody_acts": True}
    assert any(row.id == "CALC-ab-size" for row in calculate(situation_of(said))) is compared
