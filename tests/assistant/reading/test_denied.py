"""What a team takes back in words goes: a number, a name, an offer, a figure of the same breath; what only sounds like it stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.lexicon import opening
from tests.assistant.reading.lexicon import signals as signals_of
from tests.assistant.reading.said import signals


def euros(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "EUR", "period": None}


KNOWN: dict[str, Any] = {
    "budget": euros(21000),
    "label_count": 74000,
    "labels": "some",
    "people": 3,
    "roles_named": ["glazier", "electrician", "clerk"],
    "systems_named": ["Odoo", "Excel"],
    "sources_named": ["kiln log", "leaflets"],
    "target": {"value": 0.65, "unit": "share", "period": None},
    "metric_name": "share of whole panes",
    "service_offered": True,
    "offer_setup": euros(9900),
    "label_delay_days": 91.32,
    "actor": "night warden",
    "jurisdiction": "Portugal",
    "in_eu": True,
}
NO_CASES: dict[str, Any] = {"label_count": None, "labels": None}
NO_OFFER: dict[str, Any] = {"service_offered": None, "offer_setup": None}


@pytest.mark.parametrize("asked", [(), ("label_availability",), ("escalation_path",)])
@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("74,000 is the price of the furnace, not cases", "en", NO_CASES),
        ("the 74.000 is wrong, cross it out", "en", NO_CASES),
        ("Please forget the 74,000.", "en", NO_CASES),
        ("We never said 74,000", "en", NO_CASES),
        ("El 74.000 está mal, táchelo", "es", NO_CASES),
        ("74.000 es el precio del horno, no casos", "es", NO_CASES),
        ("delete the 74000 and the clerk please", "en", NO_CASES | {"roles_named": ["glazier", "electrician"], "people": 2}),
        ("There is no clerk in our team.", "en", {"roles_named": ["glazier", "electrician"], "people": 2}),
        ("no tenemos Odoo", "es", {"systems_named": ["Excel"]}),
        ("Take the leaflets out of the list", "en", {"sources_named": ["kiln log"]}),
        ("Take that goal and not 65 per cent", "en", {"target": None}),
        ("We see it the same evening, not after 91 days.", "en", {"label_delay_days": 0.0}),
        ("No, nobody has offered us anything.", "en", NO_OFFER),
        ("No nos han ofrecido nada", "es", NO_OFFER),
        ("We are not in Portugal", "en", {"jurisdiction": None, "in_eu": None}),
    ],
)
def test_what_is_denied_in_words_is_taken_back(text: str, language: str, said: dict[str, Any], asked: tuple[str, ...]) -> None:
    assert signals(text, asked=asked, language=language, **KNOWN) == said


@pytest.mark.parametrize(
    "text",
    [
        "21,000 is not much",
        "Delete the records after 24 months",
        "The 3 people are not full time",
        "There is no Odoo export for the nights",
        "Excel is wrong about half the time",
        "Nobody offered the visitors a seat",
        "It takes us two weeks, not 3 days",
        "We have no clerk office at the ferry",
        "The night warden has no time on Mondays",
        "We drop 65 panes a month",
    ],
)
def test_what_only_sounds_like_it_takes_nothing_back(text: str) -> None:
    assert None not in signals(text, **KNOWN).values()


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Perdón, me equivoqué: no son 21.000 sino 19.500 €", "es", {"budget": euros(19500)}),
        ("sorry, 19,500, not 21,000", "en", {"budget": euros(19500)}),
        ("La oferta no es de 9.900 sino de 8.700 euros", "es", {"offer_setup": euros(8700)}),
        ("it is not 74,000 but 7,400", "en", {"label_count": 7400}),
    ],
)
def test_a_number_for_another_stays_the_same_thing(text: str, language: str, said: dict[str, Any]) -> None:
    assert signals(text, asked=("existing_solution",), language=language, **KNOWN) == said


def test_what_a_correction_goes_on_to_say_is_read_too() -> None:
    said = signals("No son 21.000 sino 19.500 €, y los datos no pueden salir de la casa.", language="es", **KNOWN)
    assert (said["budget"], said["data_may_leave"]) == (euros(19500), "never")


@pytest.mark.parametrize(
    "text",
    [
        "A dealer from Ghent offered us a scanner for 88,000 and he said it learns.",
        "The new machine costs 88,000 and we said no",
        "88,000 is what it costs, we wrote",
    ],
)
def test_a_price_is_no_number_of_known_cases(text: str) -> None:
    assert "label_count" not in signals(text, asked=("label_availability",))


def test_a_figure_of_the_same_breath_does_not_count() -> None:
    said = signals("Let's say breakage from 30 to 20 per cent. No wait - that's not right either, it falls by itself. Later more.")
    assert not {"baseline", "target", "guardrail"} & said.keys()
    assert signals("Our budget is 9,000 EUR. Scratch that. We have 12,000 EUR.")["budget"] == euros(12000)
    fired = signals_of(opening("We fire 400 pots a week. No, wait. 440 pots a week. We want to know which pots crack."))
    assert fired["cases_told"]["value"] == 440


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Our forecast is off by 30 %. That is not right. We want 15 %.", "error_today", 0.3),
        ("The budget is 9,000 EUR. Wait until spring, they said.", "budget", 9000),
    ],
)
def test_a_complaint_withdraws_nothing(text: str, name: str, value: float) -> None:
    assert signals_of(opening(text))[name]["value"] == value
