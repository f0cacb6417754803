"""Trades that an authority inspects, data of a special category, scans, and what is told of known cases; with look-alikes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.lexicon import opening, signals


def told(text: str) -> dict[str, Any]:
    return signals(opening(text))


@pytest.mark.parametrize(
    ("text", "regulator"),
    [
        ("la CNMV nos supervisa", "CNMV"),
        ("Cumplimos el RGPD y la AESA nos inspecciona", "AESA"),
        ("the mining inspectorate inspects us", "mining inspectorate"),
        ("the dairy is inspected by the state veterinary office", "state veterinary office"),
        ("we are supervised by BaFin", "BaFin"),
    ],
)
def test_an_authority_is_named(text: str, regulator: str) -> None:
    found = told(text)
    assert found["regulated"] is True
    assert found["regulator"] == regulator


@pytest.mark.parametrize(
    "text",
    [
        "we are a small insurer in Graz",
        "chairlift operator, 4 people",
        "somos una aseguradora de Lugo",
        "I work in a hospital with 90 beds",
    ],
)
def test_some_trades_are_usually_inspected(text: str) -> None:
    assert told(text)["inspected_trade"] is True


@pytest.mark.parametrize(
    "text",
    ["we deliver bread to hospitals", "the bank of the river floods", "customers pay at the bank", "the belt is inspected by two workers"],
)
def test_a_word_of_such_a_trade_makes_none(text: str) -> None:
    assert not {"inspected_trade", "regulator", "regulated"} & set(told(text))


@pytest.mark.parametrize(
    "text", ["we store ethnic origin and union membership", "religion of the pupils", "el historial incluye antecedentes penales"]
)
def test_special_categories_of_data(text: str) -> None:
    assert told(text)["special_data"] is True
    assert "special_data" not in told("race results of our horses")


@pytest.mark.parametrize(
    "text",
    ["handwritten forms of doctors", "12,000 scanned letters", "cartas escritas a mano, escaneadas", "photos of receipts from drivers"],
)
def test_text_that_stands_in_pictures(text: str) -> None:
    assert told(text)["text_in_pictures"] is True


@pytest.mark.parametrize("text", ["the parcels are scanned at the gate", "we scan barcodes", "la letra de cambio vence en mayo"])
def test_other_scanning_reads_no_text(text: str) -> None:
    assert "text_in_pictures" not in told(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("For all 1,200 lots we know the outcome", 1200),
        ("De todos los 9.000 partes se sabe la respuesta correcta", 9000),
        ("we keep 7,500 claims with the form filled in", 7500),
    ],
)
def test_known_cases_are_counted(text: str, count: int) -> None:
    assert told(text)["label_count"] == count
    assert "label_count" not in told("we do not know the result for all 3,000 lots")


def test_what_may_not_leave_the_servers_runs_on_them() -> None:
    assert told("the files must not leave our servers")["runs_on"] == "own_servers"
    assert told("los datos no pueden salir de nuestros servidores")["runs_on"] == "own_servers"


def test_nothing_within_seconds_is_no_hurry() -> None:
    assert told("nothing within seconds, a list is fine")["acts_in_seconds"] is False
