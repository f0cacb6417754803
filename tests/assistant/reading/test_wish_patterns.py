"""What briefs of many trades say about forbidden uses, known checks, causes, waiting people and where it runs; and what they do not say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.claims import Sentence
from assistant.reading.goals import goal_signals
from assistant.reading.text import compiled, readable, sentences
from assistant.reading.wishes import wish_in
from knowledge.catalogue import load_catalogue


def said(text: str, slot: str, *, asked: bool = False) -> dict[str, Any]:
    """The signals that the patterns of a slot read out of a text, sentence by sentence."""
    found: dict[str, Any] = {}
    low = readable(text)
    for span in sentences(low):
        for pattern in load_catalogue().slots[slot].patterns:
            if (asked or not pattern.asked_only) and compiled(pattern.match).search(low[span.start : span.end]):
                found |= pattern.signals
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Give residents a score from fines, social media and what neighbours say.",
        "We would like points for families, so that those with few points lose the parking permit.",
        "Queremos un puntaje para los vecinos por su comportamiento en la calle.",
        "Predict who will commit crimes from their faces and neighbourhood.",
        "Tell from photos of visitors which religion they have.",
        "Collect faces from the internet to build our gallery.",
        "Use the debts of our players so that they bet more.",
    ],
)
def test_forbidden_uses_are_seen(text: str) -> None:
    assert said(text, "regulation_jurisdiction").get("prohibited_use") is True


@pytest.mark.parametrize(
    "text",
    [
        "A score for each lead from web visits and company size.",
        "Which tenants will be late with the rent next month?",
        "Score loan applicants by income and obligations.",
        "Rank the complaints of residents by urgency.",
        "Points for our loyalty programme: what do people buy with them?",
        "Behaviour of cows on camera, to see which one is ill.",
        "Blur the faces on photos from social media before we keep them.",
        "Rating of hotels by guests on social media.",
    ],
)
def test_lawful_scores_are_not_taken_for_forbidden_ones(text: str) -> None:
    assert "prohibited_use" not in said(text, "regulation_jurisdiction")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If both are ticked the claim is paid, otherwise it is refused.", True),
        ("Si se cumplen los tres requisitos se aprueba, si no se rechaza.", True),
        ("The four conditions are fields in the system.", True),
        ("When an order is older than 30 days -> cancel, otherwise keep.", True),
        ("If a pump fails we call the fitter.", False),
        ("All three plants are in Poland.", False),
        ("We want to know which orders are late.", False),
    ],
)
def test_checks_that_are_spelled_out(text: str, *, expected: bool) -> None:
    assert ("criteria_listed" in said(text, "existing_solution")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find out why our visitors are fewer than last year.", True),
        ("Donations are down 12 % and nobody knows why.", True),
        ("Queremos saber por qué bajaron las inscripciones.", True),
        ("Which members will leave next month?", False),
        ("Answer the question why an invoice is open.", False),
    ],
)
def test_causes(text: str, *, expected: bool) -> None:
    assert ("why_asked" in said(text, "business_objective")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The nurse gets the alarm on the phone.", None),
        ("Drivers see the next stop on the tablet.", None),
        ("The model runs on the camera.", "device"),
        ("It must work on a tablet without network.", "device"),
        ("An industrial PC in the cabinet is there.", "device"),
    ],
)
def test_where_it_runs_is_not_where_it_is_read(text: str, expected: str | None) -> None:
    assert said(text, "deployment_environment", asked=True).get("runs_on") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quote must be there within 5 seconds.", True),
        ("La respuesta en menos de 2 segundos.", True),
        ("Calls answered within 60 seconds from 68% to 80%.", False),
        ("A decision within 3 weeks is fine.", False),
    ],
)
def test_somebody_waits(text: str, *, expected: bool) -> None:
    assert (said(text, "latency_volume").get("answer_while_waiting") is True) is expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("A flap opens by itself, nobody in between.", False, True),
        ("The signal closes the valve; closes the valve at once.", False, True),
        ("Automatic.", True, True),
        ("Automatic.", False, False),
        ("The operator can stop the belt.", False, False),
    ],
)
def test_acting_alone(text: str, *, asked: bool, expected: bool) -> None:
    assert (said(text, "human_oversight", asked=asked).get("full_auto_wished") is True) is expected


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("growers do not know which spot it is", False),
        ("how fast the seedlings grow", False),
        ("we want to grow our membership", True),
        ("sales growth of a tenth", True),
    ],
)
def test_who_grows_plants_does_not_want_more_customers(text: str, *, growth: bool) -> None:
    assert ("goal_growth" in goal_signals(text)) == growth


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Could AI predict that?", ""),
        ("Can you help us with this?", ""),
        ("We would like to predict the bar takings.", "predict the bar takings"),
        ("Today it is 12 times a year; we want 9.", ""),
        ("We want 3 % per month.", ""),
        ("Queremos 9.", ""),
        ("We want two answers.", "have two answers"),
    ],
)
def test_a_wish_that_points_back_or_is_a_number_names_nothing(text: str, wish: str) -> None:
    assert wish_in(Sentence(text, readable(text), dt.date(2026, 11, 23), "en", context=text.lower())) == wish
