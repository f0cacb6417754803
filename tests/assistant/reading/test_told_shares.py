"""Shares that tell how it is and no number to reach, and the number of today with the wish in the next clause."""

from __future__ import annotations

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON, TODAY
from tests.assistant.reading.said import signals

AIM = ("success_metric_target",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("15% are handwritten", "en"),
        ("15% of the sheets are handwritten", "en"),
        ("6 % are in Turkish or Arabic", "en"),
        ("About 40% of our bookings come from abroad.", "en"),
        ("30% of the invoices have no order number", "en"),
        ("20% of the patients are children", "en"),
        ("El 20% de las cartas están escritas a mano", "es"),
        ("Un 30% de los partes no dice qué puerta era", "es"),
        ("3 of 100 beds are empty", "en"),
        ("50% of the buses are parked in August", "en"),
    ],
)
def test_what_the_material_is_like_is_no_aim_whatever_was_asked(text: str, language: str) -> None:
    assert not {"target", "target_date", "baseline", "metric_name", "better"} & set(signals(text, asked=AIM, language=language))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95% should be answered the same day", 0.95),
        ("5% is fine", 0.05),
        ("90 % of the questions answered", 0.9),
        ("at most 3% are late", 0.03),
        ("8% late is ok", 0.08),
        ("2% scrap", 0.02),
        ("when 90% of the forecasts are right", 0.9),
        ("one in ten wrong", 0.1),
        ("80% of the children reached", 0.8),
        ("90% of the broken parts found", 0.9),
        ("El 90% de las cartas bien repartidas", 0.9),
    ],
)
def test_what_is_wanted_stays_an_aim(text: str, value: float) -> None:
    found = signals(text, asked=AIM)
    assert found["target"]["value"] == value
    assert "baseline" not in found


@pytest.mark.parametrize("asked", [(), AIM])
@pytest.mark.parametrize(
    ("text", "today", "wanted"),
    [
        ("12% are sent to the wrong department today, we want 5% by 9 july 2027", 0.12, 0.05),
        ("12% are sent to the wrong department, we want 5% by 9 july 2027", 0.12, 0.05),
        ("12% go wrong, 5% would be fine", 0.12, 0.05),
        ("7% of the loaves come back unsold, 3% would do", 0.07, 0.03),
        ("8% of the parcels arrive late, the goal is 3%", 0.08, 0.03),
        ("30% of the customers come back, we want 40%", 0.3, 0.4),
        ("60% arrive on time, we want 90%", 0.6, 0.9),
        ("Our score is 70% and we want 85%", 0.7, 0.85),
        ("One in ten parcels is late, 1 in 50 would be ok", 0.1, 0.02),
        ("12% of the letters go to the wrong office, we'd like 5% at most", 0.12, 0.05),
        ("Hoy el 18% llega tarde y queremos el 8%", 0.18, 0.08),
        ("El 12% de las cartas va al departamento equivocado, queremos 5% para julio de 2027", 0.12, 0.05),
        ("El 12% se pierde, un 5% estaría bien", 0.12, 0.05),
    ],
)
def test_today_in_one_clause_and_the_wish_in_the_next(text: str, today: float, wanted: float, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked)
    assert (found["baseline"]["value"], found["target"]["value"]) == (today, wanted)
    assert found["better"] == ("lower" if wanted < today else "higher")


def test_a_wish_with_a_thing_of_its_own_is_not_compared_with_the_material() -> None:
    found = signals("15% are handwritten, we want 95% right", asked=AIM)
    assert found["target"]["value"] == 0.95
    assert "baseline" not in found


def test_what_goes_wrong_today_is_told_without_any_wish() -> None:
    found = signals("12% go to the wrong office first", asked=AIM)
    assert found["baseline"]["value"] == 0.12
    assert found["metric_name"] == "“go to the wrong office first”"
    assert "target" not in found


def test_what_would_be_enough_names_no_number() -> None:
    assert "metric_name" not in signals("5% is fine", asked=AIM)
    assert signals("El 12% se pierde, un 5% estaría bien", asked=AIM)["metric_name"] == "“se pierde”"


@pytest.mark.parametrize(
    ("told", "text", "today"),
    [
        ("Tenemos unas 25 averías de puerta al mes", "Queremos llegar a 10 averías al mes", 25),
        ("About 25 failures a month", "We want to reach 10 failures a month", 25),
        ("We have 40 outages a year", "Our goal is to get to 15 outages a year", 40),
    ],
)
def test_a_number_reached_lies_below_the_rate_that_was_told(told: str, text: str, today: float) -> None:
    found = signals(text, **signals(told))
    assert (found["baseline"]["value"], found["better"]) == (today, "lower")


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Queremos llegar a 10 averías al mes", "lower"),
        ("Queremos llegar a 2 quejas por semana", "lower"),
        ("We want to reach 500 members", "higher"),
        ("Queremos alcanzar 90% de aciertos", "higher"),
    ],
)
def test_what_goes_wrong_is_reached_from_above_and_what_is_good_from_below(text: str, better: str) -> None:
    assert signals(text)["better"] == better


def test_a_goal_told_while_something_else_is_asked_is_not_lost() -> None:
    assert signals("Queremos llegar a 10 averías al mes", asked=("data_quality",))["target"]["value"] == 10


def test_what_the_material_is_like_leaves_the_question_about_the_aim_open() -> None:
    known = {"wish": "sort letters"}
    found = read("15% are handwritten", turn=4, language="en", catalogue=LEXICON, today=TODAY, open_slots=AIM, known=known)
    assert "success_metric_target" not in {fact.slot for fact in found.facts}
