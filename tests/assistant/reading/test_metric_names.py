"""What a number may be called: a noun phrase, never the beginning of a clause."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest

from assistant.reading import read_answer
from assistant.reading.metric_names import usable
from knowledge.catalogue import load_catalogue

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "name", ["hoy perdemos", "ahora se detecta tarde", "se pierden", "cada", "hasta el", "currently late", "nos falta"]
)
def test_a_clause_that_only_begins_is_no_name(name: str) -> None:
    assert not usable(name)


@pytest.mark.parametrize("name", ["reclamos por mes", "cartas dobles", "seguridad", "nuevos socios", "casos de hoy", "late returns"])
def test_a_noun_phrase_is_a_name(name: str) -> None:
    assert usable(name)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Fewer damaged garments: from 300 to 150 a month", "en", "damaged garments"),
        ("More bookings, from 40 to 60 a week", "en", "bookings"),
        ("Higher occupancy: from 60 % to 70 %", "en", "occupancy"),
        ("Fewer closings: from 11 half days to at most 3 next summer", "en", "closings"),
        ("Menos quejas: de 40 a 20 al mes", "es", "quejas"),
        ("at most 8 trips with people left behind next summer, by end of August 2027", "en", "trips with people left behind"),
        ("at most 8 trips with the new boat by August 2027", "en", "trips"),
        ("at most 8 reports with Ana by August 2027", "en", "reports"),
        ("como mucho 3 paradas al mes antes de junio de 2027", "es", "paradas"),
    ],
)
def test_a_name_does_not_say_where_it_should_go(text: str, language: Literal["en", "es"], name: str) -> None:
    read = read_answer("success_metric_target", text, turn=2, language=language, catalogue=load_catalogue(), today=TODAY)
    assert [fact.signals["metric_name"] for fact in read if "metric_name" in fact.signals] == [name]
