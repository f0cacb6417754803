"""Sources in a list, in a system with a name, or counted as papers; what stays, machines and old tries are none."""

from __future__ import annotations

import pytest

from tests.assistant.reading.lexicon import opening
from tests.assistant.reading.lexicon import signals as first
from tests.assistant.reading.said import signals

ASKED = ("data_sources_volume",)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("bookings, public holidays, weather from DWD", "en", ["bookings", "public holidays", "weather"]),
        ("every repair order in Maximo, alarm codes since 2018", "en", ["every repair order in Maximo", "alarm codes"]),
        ("all deliveries in Navision", "en", ["all deliveries in Navision"]),
        ("around 14k scanned invoices since 2015, mostly PDF", "en", ["scanned invoices"]),
        ("11,000 audio clips", "en", ["audio clips"]),
        ("9 thousand photos from the drone", "en", ["photos"]),
        ("2.400 actas desde 2005, la mayoría escaneadas", "es", ["actas"]),
        ("4,000 order lines a month, and returns", "en", ["order lines", "returns"]),
    ],
)
def test_what_is_there_is_named(text: str, language: str, names: list[str]) -> None:
    assert signals(text, asked=ASKED, language=language)["sources_named"] == names


def test_a_heading_says_what_there_is() -> None:
    found = first(opening("We bake bread in nine shops.\n- Data: orders since 2017, promo calendar, weather\n- Budget 4k"))
    assert found["sources_named"] == ["orders", "promo calendar", "weather"]


@pytest.mark.parametrize(
    "text",
    [
        "everything stays in the house, nothing leaves it",
        "Our data stays with the municipality",
        "We have 3 bottling lines and 2 packing lines",
        "a student built a forecast in Excel in 2019 but it was thrown away",
        "no orders, no returns",
        "we have 400 trees and 3 halls",
    ],
)
def test_what_is_no_source_is_not_named(text: str) -> None:
    found = signals(text, asked=ASKED)
    assert not {"sources_named", "rows", "rule_today"} & set(found)


def test_whoever_tried_once_is_nobody_of_the_team() -> None:
    assert "people" not in signals("a student built a forecast in Excel in 2019 but nobody used it")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "La telemetría del CAN bus llega cada segundo desde enero de 2024, y los partes de taller están en SAP desde 2019.",
            "es",
            ["telemetría del CAN bus", "partes de taller"],
        ),
        ("La telemetría existe desde enero de 2024.", "es", ["telemetría"]),
        ("Las órdenes de trabajo se guardan en Maximo desde 2018 y las alarmas en el SCADA.", "es", ["órdenes de trabajo", "alarmas"]),
        ("Las incidencias quedan registradas en Jira desde marzo de 2020.", "es", ["incidencias"]),
        ("The telemetry exists since January 2024.", "en", ["telemetry"]),
    ],
)
def test_a_sentence_says_what_there_is_and_since_when(text: str, language: str, names: list[str]) -> None:
    found = signals(text, language=language)
    assert found["sources_named"] == names
    assert found["history_months"] > 0


@pytest.mark.parametrize(
    "text",
    [
        "Los autobuses llegan cada 10 minutos.",
        "La empresa existe desde 1990.",
        "Paco está en el taller desde 2019.",
        "Nuestras oficinas están en Madrid.",
        "Queremos que los partes estén en SAP desde 2027.",
        "Las alarmas molestan a los vecinos.",
    ],
)
def test_what_comes_or_stands_somewhere_is_no_source(text: str) -> None:
    assert not {"sources_named", "history_months"} & set(signals(text, language="es"))
