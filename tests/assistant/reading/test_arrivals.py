"""How often what is looked for happens, and what is no such number."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("In the whole network we see about 4 leaks a month.", 4, "month"),
        ("gearbox failures: roughly 9 per year", 9, "year"),
        ("A freezer fails twice a year.", 2, "year"),
        ("outbreaks happen 3 times a year, sometimes 4", 3, "year"),
        ("Last winter it was 25 sick calves a month.", 25, "month"),
        ("a crack in a blade occurs about 10 times a year", 10, "year"),
        ("There are some 6 burglaries a week in the depots.", 6, "week"),
        ("real breaks of the wire come maybe 7 a year, not more", 7, "year"),
    ],
)
def test_what_happens_so_often_is_read(text: str, value: float, period: str) -> None:
    assert signals(text)["happens_told"] == {"value": value, "unit": "", "period": period}


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [("Hay unas 8 fugas al mes.", 8, "month"), ("Ocurren 15 incendios al año en los contenedores.", 15, "year")],
)
def test_it_is_read_in_spanish(text: str, value: float, period: str) -> None:
    assert signals(text, language="es")["happens_told"] == {"value": value, "unit": "", "period": period}


@pytest.mark.parametrize(
    "text",
    [
        "We want to go from 40 breakdowns a year to 20.",
        "At most 5 false alarms a week.",
        "Accidents must fall below 3 a year.",
        "The crew can repair 12 leaks a week.",
        "Sensor alerts come 30 a month.",
        "Breakdowns cost us 900 EUR a year.",
        "Ana 12 hours a week, the foreman 2 hours a week.",
        "We bake 4,000 loaves a week.",
        "There are no accidents, 2 drivers a week leave.",
        "Podemos visitar 10 averías a la semana.",
    ],
)
def test_aims_limits_work_money_and_flows_are_nothing_that_happens(text: str) -> None:
    assert "happens_told" not in signals(text, language="es" if text.startswith("Pod") else "en")


def test_how_often_it_happens_leaves_the_question_for_the_known_cases_open() -> None:
    assert "labels" not in signals("We see about 4 leaks a month.")
