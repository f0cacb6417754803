"""Aims as people write them: with arrows, over some years, as a bound on the result; and numbers that are no aim."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import chip_of, read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY
from tests.assistant.reading.said import signals

AIM = ("baseline", "target", "better", "metric_name", "guardrail")


def told(text: str, **context: Any) -> dict[str, Any]:
    """The aim in a message; amounts as (value, unit, period)."""
    found = signals(text, **({"turn": 1} | context))
    return {
        name: tuple(value.values()) if isinstance(value := found[name], dict) else value
        for name in AIM
        if name in found and name != "better"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goal: mean wait 41 min => 25 min until 30. 9. 2027",
            {"baseline": (41, "minutes", None), "target": (25, "minutes", None), "metric_name": "mean wait"},
        ),
        (
            "12 burst pipes per winter → 5 per winter",
            {"baseline": (12, "burst pipes", "year"), "target": (5, "burst pipes", "year"), "metric_name": "burst pipes"},
        ),
        (
            "8 sunk buoys in 4 years -> 2 in 4 years",
            {"baseline": (2, "sunk buoys", "year"), "target": (0.5, "sunk buoys", "year"), "metric_name": "sunk buoys"},
        ),
        (
            "We had 88 lock failures a year. Goal: 88 -> 60 by the end of 2027.",
            {"baseline": (88, "lock failures", "year"), "target": (60, "lock failures", "year"), "metric_name": "lock failures"},
        ),
        ("Goal: picking accuracy unknown -> 97 %", {"target": (0.97, "share", None)}),
        ("The weight guess may be off by at most 4 kg.", {"target": (4, "kg", None), "metric_name": "error of the weight guess"}),
        ("Error should be max 3 %points", {"target": (0.03, "points", None), "metric_name": "the error"}),
        (
            "Word error rate below 9 percent on new speakers, today nothing; and a lookup should take 12 min",
            {"target": (0.09, "share", None), "metric_name": "Word error rate"},
        ),
        (
            "Goal: sorting from 5 h a day to 1 h a day, fires never missed (at least 98 %)",
            {
                "baseline": (5, "hours", "day"),
                "target": (1, "hours", "day"),
                "metric_name": "sorting",
                "guardrail": "fires never missed (at least 98 %)",
            },
        ),
        ("absences from 20 % to... no goal", {"baseline": (0.2, "share", None), "metric_name": "absences"}),
        ("stockouts: from 8 % down to 8 %", {"baseline": (0.08, "share", None), "metric_name": "stockouts"}),
    ],
)
def test_an_aim_with_its_own_parts(text: str, expected: dict[str, Any]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ages 6 -> 14. We want to know which child needs help.",
        "Rows 10 -> 20 of the table are the fees.",
        "A pupil must be at least 12 years old.",
        "Letters must be answered within 3 days.",
        "Rooms with errors above 5 % are closed.",
        "The error may cost at most 300 EUR.",
    ],
)
def test_what_is_no_aim(text: str) -> None:
    assert "target" not in signals(text, turn=1)


def test_the_number_of_today_again_is_no_aim() -> None:
    today = {"value": 0.15, "unit": "share", "period": None}
    assert "target" not in signals("15 %", asked=("success_metric_target",), baseline=today, metric_name="empty runs")
    assert signals("11 %", asked=("success_metric_target",), baseline=today, metric_name="empty runs")["target"]["value"] == 0.11


def test_points_are_shown_as_points() -> None:
    found = read("off by max 4 points", turn=4, language="en", catalogue=CATALOGUE, today=TODAY, open_slots=("success_metric_target",))
    assert "4 points" in chip_of(found.facts[0], CATALOGUE, "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Every month 300 gloves come back torn and we pay for each. We want to get from 300 to 150 a month.",
            "gloves that come back torn",
        ),
        ("Each week 40 parcels arrive late. We want to get from 40 to 25 a week.", "parcels arrive late"),
        ("We count 60 leaks a year. We want to get from 60 to 30.", "leaks"),
        ("We had 9 sunk boats in 4 years and want 3 in 4 years.", "sunk boats"),
    ],
)
def test_what_was_told_of_the_things_stays_in_the_name(text: str, name: str) -> None:
    assert told(text)["metric_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Waiting times too long: 34 days, want 20", "Waiting times"),
        ("Complaints too high: 3.2 % of rooms, want 2", "Complaints"),
    ],
)
def test_what_is_called_too_much_is_named_without_that(text: str, name: str) -> None:
    assert signals(text, turn=1)["metric_name"] == name


def test_a_share_of_things_keeps_its_whole_name() -> None:
    text = "the share of later cancelled orders that were spotted at nine weeks from 10 percent to 50"
    name = "share of later cancelled orders that were spotted at nine weeks"
    assert signals(text, asked=("success_metric_target",))["metric_name"] == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Each call takes us about 9 minutes. We want to halve the calls.", "en"),
        ("Tardamos de media unos 12 minutos. Queremos bajar las visitas a la mitad.", "es"),
    ],
)
def test_minutes_are_no_number_of_today_of_calls(text: str, language: str) -> None:
    assert "baseline" not in signals(text, turn=1, language=language)


@pytest.mark.parametrize("text", ["no more than 5 in 100 good ones wrongly dropped", "wrongly rejected tiles at most 2 %"])
def test_how_many_good_ones_may_be_hit_is_a_limit_and_no_aim(text: str) -> None:
    found = signals(text, asked=("success_metric_target",))
    assert "target" not in found
    assert found["guardrail"] == text
