"""A number to reach is told on purpose, whatever else is asked at that moment."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading import read
from knowledge.catalogue import load_catalogue

KNOWN = {
    "baseline": {"value": 820000, "unit": "EUR", "period": "year"},
    "target": {"value": 750000, "unit": "EUR", "period": "year"},
}


@pytest.mark.parametrize("asked", [(), ("label_availability", "explainability_need"), ("personal_or_sensitive_data", "data_quality")])
def test_a_new_aim_with_its_stop_line_is_the_aim(asked: tuple[str, ...]) -> None:
    text = "765 it is, and if we cannot get below 780 we stop."
    found = read(text, turn=7, language="en", catalogue=load_catalogue(), today=dt.date(2026, 11, 23), open_slots=asked, known=KNOWN)
    signals = {name: value for fact in found.facts for name, value in fact.signals.items()}
    assert signals["target"]["value"] == 765_000
    assert signals["minimum"]["value"] == 780_000
    assert "label_count" not in signals


def test_a_change_by_a_day_is_read_beside_other_answers() -> None:
    text = "The head nurse decides each morning. Falls from 9 a week to 5 a week by 31 December 2027. A missed fall costs 1,400 EUR."
    asked = ("decision_and_user", "cost_of_errors", "success_metric_target")
    found = read(text, turn=2, language="en", catalogue=load_catalogue(), today=dt.date(2026, 11, 23), open_slots=asked)
    aim = next(fact for fact in found.facts if "target" in fact.signals)
    assert (aim.slot, aim.signals["baseline"]["value"], aim.signals["target"]["value"]) == ("success_metric_target", 9, 5)
