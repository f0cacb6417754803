"""What a sentence says whatever was asked: a number put right, a demand of perfection, and what answers an open question for the kind."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.plan.sections.contradictions import find_contradictions
from assistant.reading import read
from tests.assistant.plan.invented_cases import LAUNDRY, Statement, context_from
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY
from tests.assistant.reading.said import signals

SHARE = {"value": 0.18, "unit": "share", "period": None}
WEEKLY = {"value": 41, "unit": "", "period": "week"}


@pytest.mark.parametrize("asked", [(), ("label_availability",), ("latency_volume", "data_quality")])
@pytest.mark.parametrize(
    ("text", "before", "name", "value", "language"),
    [
        ("Actually 12 % leave late.", SHARE, "share of late departures", 0.12, "en"),
        ("No, in fact it is 23 %.", SHARE, "share of late departures", 0.23, "en"),
        ("Actually it is 52 a week", WEEKLY, "trays left behind", 52, "en"),
        ("No, sorry, 52 a week come back.", WEEKLY, "trays left behind", 52, "en"),
        ("En realidad son 38 a la semana.", WEEKLY, "fugas sin aviso", 38, "es"),
    ],
)
def test_a_number_put_right_is_that_of_today(
    text: str, before: dict[str, Any], name: str, value: float, language: str, asked: tuple[str, ...]
) -> None:
    said = signals(text, asked=asked, language=language, baseline=before, metric_name=name)
    assert said == {"baseline": before | {"value": value}}


@pytest.mark.parametrize(
    "text",
    [
        "Actually 12 % of the records have gaps.",
        "Actually we want 12 %.",
        "No, 12 % are missing.",
        "Actually 12 days a week.",
        "Actually 9,000 EUR.",
        "12 % leave late and 4 % early.",
    ],
)
def test_another_number_leaves_that_of_today(text: str) -> None:
    assert "baseline" not in signals(text, baseline=SHARE, metric_name="share of late departures")


@pytest.mark.parametrize(
    ("text", "asked", "language"),
    [
        ("No errors at all, 100 %.", ("current_process_baseline",), "en"),
        ("It must never be wrong", ("human_oversight",), "en"),
        ("Cero errores, el 100 % tiene que estar bien", ("label_delay",), "es"),
    ],
)
def test_a_demand_of_perfection_stands_beside_the_aim(text: str, asked: tuple[str, ...], language: str) -> None:
    assert list(signals(text, asked=asked, language=language)) == ["guardrail"]


@pytest.mark.parametrize("text", ["The data have no errors.", "So far no errors in the labels at all", "Two people, 100 % full-time"])
def test_what_is_right_already_is_no_demand(text: str) -> None:
    assert "guardrail" not in signals(text, asked=("data_quality",))


@pytest.mark.parametrize(
    ("text", "sources", "language"),
    [
        ("The data are ours.", None, "en"),
        ("The records belong to us.", None, "en"),
        ("Los datos son nuestros.", None, "es"),
        ("The data are ours. We have till receipts since 2019.", ["till log", "till receipts"], "en"),
    ],
)
def test_a_rights_answer_names_no_source(text: str, sources: list[str] | None, language: str) -> None:
    said = signals(text, asked=("data_access_rights",), language=language, sources_named=["till log"])
    assert said.get("sources_named") == sources
    assert said["rights"] == "own"


LIKELY = ["segmentation", "valuation"]


@pytest.mark.parametrize("text", ["Ida Holm signs the number", "Have 7 % by May 2027", "The data are ours."])
def test_what_is_about_something_else_leaves_the_question_for_the_kind_open(text: str) -> None:
    read_now = read(
        text, turn=2, language="en", catalogue=CATALOGUE, today=TODAY, open_slots=("business_objective",), known={"problem_likely": LIKELY}
    )
    assert all(fact.slot != "business_objective" and "wish" not in fact.signals for fact in read_now.facts)


def test_a_clause_of_wanting_is_the_wish_whatever_was_asked() -> None:
    said = signals("We want to know which guests come back.", asked=("decision_and_user",), problem_likely=LIKELY)
    assert said["wish"] == "know which guests come back"
    vague = signals("We want to know which guests come back.", asked=("decision_and_user",), sites=3)
    assert vague["wish"] == "know which guests come back"
    assert "wish" not in signals("We want to know which guests come back.", asked=("decision_and_user",), wish="sell more", problem="churn")


def test_perfection_stands_against_a_learned_result() -> None:
    demand: Statement = ("success_metric_target", "No errors at all", {"guardrail": "No errors at all"})
    assert "No errors at all" in {row.between[0] for row in find_contradictions(context_from(LAUNDRY, demand))}
    assert "No errors at all" not in {row.between[0] for row in find_contradictions(context_from(LAUNDRY))}


@pytest.mark.parametrize(
    ("text", "language", "owner"),
    [
        ("Ida Holm signs the number", "en", "Ida Holm"),
        ("The head of the yard signs.", "en", "head of the yard"),
        ("Firma Carmen Ruiz.", "es", "Carmen Ruiz"),
        ("La jefa de red firma la meta.", "es", "jefa de red"),
        ("Nobody signs it.", "en", None),
        ("The doctor signs each letter before it goes out.", "en", None),
    ],
)
def test_who_signs_answers_for_the_goal_whatever_was_asked(text: str, language: str, owner: str | None) -> None:
    assert signals(text, asked=("label_delay",), language=language).get("owner") == owner
