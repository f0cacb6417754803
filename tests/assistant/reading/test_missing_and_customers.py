"""How much is missing by a note on the data, and places that are customers' and no sites."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.claims import Sentence
from assistant.reading.customers import of_customers
from assistant.reading.missing import share_missing


@pytest.mark.parametrize(
    ("note", "language", "share"),
    [
        ("One card in five has no date", "en", 0.2),
        ("about 15 % of the weights are missing", "en", 0.15),
        ("only 400 of our 1,600 trees have a soil value", "en", 0.75),
        ("80 % of the sheets are complete", "en", 0.2),
        ("3 out of 12 gauges broken", "en", 0.25),
        ("faltan el 30 % de las lecturas", "es", 0.3),
        ("solo 50 de las 200 fincas tienen registro", "es", 0.75),
        ("some pages are torn", "en", 0.0),
        ("2021 cannot be used", "en", 0.0),
        ("7 % of the guests come from abroad", "en", 0.0),
    ],
)
def test_the_share_that_a_note_calls_missing(note: str, language: str, share: float) -> None:
    assert share_missing(note, language) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("We cook for 35 schools every day", True),
        ("We have 45 restaurants as clients", True),
        ("Customers: 20 hotels and bars", True),
        ("we supply about 300 shops with flowers", True),
        ("Atendemos 25 hoteles", True),
        ("We run 35 schools", False),
        ("it starts in 4 shops and the customers come at noon", False),
        ("Our 12 hotels lose towels", False),
        ("Tenemos 9 tiendas", False),
    ],
)
def test_places_of_customers(text: str, *, theirs: bool) -> None:
    sentence = Sentence(text, text.lower(), dt.date(2027, 3, 1), "es" if text.startswith(("Aten", "Ten")) else "en")
    found = next(q for q in sentence.quantities if q.kind == "count")
    assert of_customers(sentence, found) is theirs


@pytest.mark.parametrize(
    ("note", "language", "missing"),
    [
        ("Of all 60,000 forms we know the right entry, with 3 % of errors.", "en", 0.0),
        ("De todos se sabe la ficha correcta, con un 4 % de errores.", "es", 0.0),
        ("The records are complete, only 2 % are wrong.", "en", 0.0),
        ("Only 40 % of the wells have a depth.", "en", 0.6),
        ("12 % of the scans are unreadable.", "en", 0.12),
    ],
)
def test_what_is_wrong_is_not_missing_and_the_rest_of_it_neither(note: str, language: str, missing: float) -> None:
    assert share_missing(note, language) == pytest.approx(missing)
