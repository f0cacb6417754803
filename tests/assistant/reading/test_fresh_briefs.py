"""Briefs of many trades: the share of fields that are read right, and of those that are read wrong, which is worse than open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.reading.text import fold
from tests.assistant.reading.lexicon import opening, signals

BRIEFS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "fresh_briefs.yml").read_text("utf-8"))
LEAST_RIGHT, MOST_WRONG = 0.78, 0.07
MINUTES = {"seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "days": 1440.0, "weeks": 10080.0, "months": 43830.0}
SIGNALS = {"metric": "metric_name", "today": "baseline", "aim": "target", "unit": "unit_noun", "months": "history_months"}
ALWAYS_JUDGED = ("metric", "today", "aim", "by", "actor", "budget", "people")
"""Fields that must stay open where nothing is listed; of the others a brief may say more than is listed."""


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= max(abs(other) * 0.02, 1e-9)


def _same_words(found: Any, wanted: Any) -> bool:
    return bool(re.search(rf"\b(?:{wanted})", fold(str(found))))


def _same_source(found: Any, wanted: Any) -> bool:
    return bool(re.search(f"(?:{wanted})", fold(" ".join(found))))


def _same_amount(found: Any, wanted: Any) -> bool:
    value = float(found["value"] if isinstance(found, dict) else found)
    if _near(value, wanted):
        return True
    unit = MINUTES.get(found["unit"]) if isinstance(found, dict) else None
    return unit is not None and any(_near(value * unit, wanted * other) for other in MINUTES.values())


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "metric": _same_words,
    "unit": _same_words,
    "actor": _same_words,
    "sources": _same_source,
    "by": lambda found, wanted: str(found)[:7] in [str(month)[:7] for month in wanted],
    "count": lambda found, wanted: any(_near(float(value), wanted) for value in found),
} | dict.fromkeys(("today", "aim", "per_day", "months", "budget", "people"), _same_amount)


def _found(field: str, said: dict[str, Any]) -> Any:
    if field == "by":
        return said.get("target_date") or said.get("deadline")
    if field == "sources":
        return said.get("sources_named")
    if field == "count":
        return [said[name] for name in ("units", "sites", "devices", "documents_count", "rows") if name in said] or None
    return said.get(SIGNALS.get(field, field))


def _judged(field: str, brief: dict[str, Any], said: dict[str, Any]) -> str:
    found = _found(field, said)
    if field not in brief:
        return "" if field not in ALWAYS_JUDGED else "right" if found is None else "wrong"
    return "open" if found is None else "right" if SAME[field](found, brief[field]) else "wrong"


def test_most_is_read_right_and_little_wrong() -> None:
    tally: Counter[str] = Counter()
    for brief in BRIEFS:
        said = signals(opening(brief["text"], brief["language"]))
        tally += Counter(judged for field in SAME if (judged := _judged(field, brief, said)))
    total = tally.total()
    assert tally["right"] >= LEAST_RIGHT * total, tally
    assert tally["wrong"] <= MOST_WRONG * total, tally


@pytest.mark.parametrize(
    ("text", "name", "today", "aim"),
    [
        (
            "Each day the keeper decides how much feed to give. Last year we used 90 tons and we want to get down to 70 tons.",
            "feed used",
            90,
            70,
        ),
        ("In 2025 there were 640 punctures on the way. Our aim is under 400 a year.", "punctures on the way", 640, 400),
        ("9% of the jars leak. We would be happy with 4.", "jars that leak", 0.09, 0.04),
        ("A guest waits 25 minutes on average. We want 15 minutes.", "time that a guest waits", 25, 15),
        ("The heating cost 80,000 EUR in 2025; we want it below 60,000 EUR.", "heating cost", 80000, 60000),
        ("El año pasado gastamos 900 litros y queremos bajar a 700 litros.", "litros que gastamos", 900, 700),
        ("El 30 % de las llamadas no llega a nadie. Queremos el 10 %.", "llamadas que no llegan a nadie", 0.3, 0.1),
        ("Tardamos 12 días en contestar. La meta es 6 días.", "tiempo que tardamos en contestar", 12, 6),
        ("Today we spray 12 times a year; we want 9.", "how often we spray", 12, 9),
        ("The pumps stop 8 times a month. Our goal is 3.", "how often the pumps stop", 8, 3),
        ("Our drivers make 14 wrong deliveries a day, we want 5.", "wrong deliveries", 14, 5),
        ("Each shift produces 40 damaged boxes a day, the goal is 10.", "damaged boxes", 40, 10),
        ("La línea produce 40 cajas malas al día, queremos 10.", "cajas malas", 40, 10),
    ],
)
def test_the_number_of_today_is_found_in_another_sentence_and_names_the_metric(text: str, name: str, today: float, aim: float) -> None:
    said = signals(opening(text, "es" if " que " in name else "en"))
    assert said["metric_name"] == name
    assert (said["baseline"]["value"], said["target"]["value"]) == (today, aim)


@pytest.mark.parametrize(
    "text",
    [
        "We want to get down to 260,000 m3 before September 2027.",
        "We would like to halve this by 2028.",
        "i want to be at 8 percent next spring.",
        "Queremos bajar a 260.000 m3 antes de septiembre de 2027.",
        "The goal is to lose less than 30 tons in 2027.",
    ],
)
def test_a_date_a_preposition_or_a_unit_names_no_metric(text: str) -> None:
    assert "metric_name" not in signals(opening(text))


@pytest.mark.parametrize(
    "text",
    [
        "We want to detect scab on pictures of leaves. Two people count it by hand today.",
        "We want to sort letters. Today three clerks read all of them.",
        "Queremos clasificar cartas. Hoy dos personas las leen a mano.",
    ],
)
def test_those_who_do_it_by_hand_are_no_number_of_today(text: str) -> None:
    assert not {"baseline", "metric_name"} & set(signals(opening(text)))


def test_a_bound_may_stand_in_a_name() -> None:
    said = signals(opening("We want calls answered within 60 seconds from 68% to 80% by 31 December 2027."))
    assert said["metric_name"] == "calls answered within 60 seconds"


def test_of_two_numbers_that_could_be_that_of_today_none_is_taken() -> None:
    said = signals(opening("In 2025 we lost 80 hens. In 2025 we sold 90 ducks. We want to be at 60."))
    assert "baseline" not in said
    assert "target" not in said


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Every week a technician walks the plots and decides how much water to give.", "technician"),
        ("Two technicians drive around 40 wells so they can plan their route.", "technicians"),
        ("The head of the traffic office decides about the rounds.", "head of the traffic office"),
        ("Cada semana un técnico recorre las parcelas y decide cuánta agua dar.", "el técnico"),
        ("El operador del horno ajusta el combustible.", "el operador del horno"),
    ],
)
def test_who_decides_acts_in_any_trade(text: str, actor: str) -> None:
    assert signals(opening(text))["actor"] == actor


@pytest.mark.parametrize("text", ["The model decides by itself.", "A machine sets the price.", "La ley decide."])
def test_no_thing_is_taken_for_somebody_who_acts(text: str) -> None:
    assert "actor" not in signals(opening(text))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("We have readings of 80 moisture sensors every hour.", ["readings of 80 moisture sensors"]),
        ("Each bus sends error codes.", ["error codes"]),
        ("Tenemos lecturas de 80 sensores de humedad desde hace tres años.", ["lecturas de 80 sensores de humedad"]),
        ("Cada bus manda códigos de falla.", ["códigos de falla"]),
    ],
)
def test_sources_are_named_by_the_teams_own_nouns(text: str, sources: list[str]) -> None:
    assert signals(opening(text))["sources_named"] == sources


def test_things_that_are_there_every_night_are_no_flow() -> None:
    assert "per_day" not in signals(opening("The trucks collect the milk of 60 growers every night."))
    assert signals(opening("We get 200 calls every day."))["per_day"] == 200


@pytest.mark.parametrize(
    ("text", "units", "noun"),
    [
        ("Pig farm with 3,200 sows.", 3200, "sows"),
        ("We operate 212 wind turbines.", 212, "wind turbines"),
        ("Tengo tres fruterías.", 3, "fruterías"),
    ],
)
def test_what_is_counted_beside_a_word_of_having_is_the_unit(text: str, units: int, noun: str) -> None:
    said = signals(opening(text))
    assert (said["units"], said["unit_noun"]) == (units, noun)


@pytest.mark.parametrize(
    ("text", "budget"),
    [("5,000 EUR until Easter.", 5000), ("We are two and can spend 15,000 EUR.", 15000), ("Each return costs us 19 euros.", None)],
)
def test_a_sum_that_stands_alone_may_be_spent(text: str, budget: int | None) -> None:
    assert (signals(opening(text)).get("budget") or {}).get("value") == budget
