"""Two kinds that shut each other out, documents as the base of a text, what a number and an owner are called, kinds by their answer."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading.goals import output_said
from assistant.reading.problems import without_contradiction
from tests.assistant.reading.lexicon import LEXICON, answered, opening, signals


@pytest.mark.parametrize(
    ("text", "language", "positives", "total"),
    [
        ("We opened them all, 120 mouldy and 1,080 clean.", "en", 120, 1200),
        ("In the book it says what was decided, 700 licence and 500 no licence.", "en", 500, 1200),
        ("Grabamos 500 huevos, 80 rotos y 420 sanos.", "es", 80, 500),
        ("We filmed 900 jumps, 640 from the left and 260 from the right.", "en", 260, 900),
    ],
)
def test_two_kinds_that_shut_each_other_out(text: str, language: str, positives: int, total: int) -> None:
    found = signals(answered(text, ("label_availability",), language))
    assert (found["classes"], found["positives"], found["label_count"]) == (2, positives, total)


def test_two_counts_of_different_things_are_no_two_kinds() -> None:
    assert "classes" not in signals(answered("4,000 orders and 300 letters of good customers.", ("data_sources_volume",)))


@pytest.mark.parametrize(
    ("known", "text", "documents"),
    [
        ({"output_kind": "text"}, "820 deeds, about 12,000 pages.", 820),
        ({"output_kind": "answer_from_documents"}, "Some 4,200 pages of rules.", 4200),
        ({"problem": "document_answers"}, "We keep 96 booklets and 300 reports.", 300),
    ],
)
def test_papers_are_documents_where_a_text_rests_on_them(known: dict[str, Any], text: str, documents: int) -> None:
    found = signals(answered(text, ("data_sources_volume",), known=known))
    assert found["documents_count"] == documents
    assert not {"rows", "units", "unit_noun"} & set(found)


def test_papers_are_rows_where_each_is_judged() -> None:
    found = signals(answered("31,000 letters since 2020.", ("data_sources_volume",), known={"output_kind": "one_of_k"}))
    assert found["rows"] == 31000
    assert "documents_count" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Empty seats a night, from 240 to 170.", "Empty seats a night"),
        ("Crates that we cannot sell, from 3,100 to 900 a year by May 2027.", "Crates that we cannot sell"),
    ],
)
def test_the_clause_before_the_numbers_names_them(text: str, name: str) -> None:
    assert signals(answered(text, ("success_metric_target",)))["metric_name"] == name


@pytest.mark.parametrize(
    ("text", "language", "owner"),
    [
        ("Lucía Bermejo firma.", "es", "Lucía Bermejo"),
        ("Dr Oyelaran, who runs the lab.", "en", "Dr Oyelaran"),
        ("The head of the nursery.", "en", "head of the nursery"),
        ("Nobody yet.", "en", None),
    ],
)
def test_a_name_or_a_role_owns_the_goal(text: str, language: str, owner: str | None) -> None:
    assert signals(answered(text, ("stakeholder_owner",), language)).get("owner") == owner


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("The ticket program has an export; a table with the sums by boat would do.", "existing_solution", {"rule_state": "thought"}),
        ("Una consulta por barco nos basta.", "existing_solution", {"rule_state": "thought"}),
        ("We tried last year's sum plus a fifth, it wasn't any better.", "existing_solution", {"rule_result": "misses"}),
        ("The archivist looks after them, some 12 new booklets a month.", "content_sources_freshness", {"content_owner": True}),
        ("Some 12 new booklets a month.", "content_sources_freshness", {"content_changes_month": 12, "per_day": None}),
        ("Una embaladora aparta las cajas.", "decision_and_user", {"actor": "embaladora"}),
        ("Totals only.", "personal_or_sensitive_data", {"personal_data": False}),
        ("No hay datos de personas.", "personal_or_sensitive_data", {"personal_data": False, "data_exists": None}),
    ],
)
def test_answers(text: str, slot: str, expected: dict[str, Any]) -> None:
    found = signals(answered(text, (slot,), "es" if slot and text[:2] in {"Un", "No"} else "en"))
    assert {name: found.get(name) for name in expected} == expected


def test_the_size_of_an_organisation_is_no_unit() -> None:
    size = "Choir association, 310 members. We want to name the bird in a recording."
    assert "units" not in signals(opening(size))
    assert signals(opening("Gym, 310 members. Some members leave each month."))["units"] == 310


@pytest.mark.parametrize(
    ("low", "kind"),
    [
        ("could a forecast help us with the kayaks", "number_over_time"),
        ("we have a wind forecast and the tide table", ""),
        ("a tool that drafts a clause from our old deeds", "text"),
        ("an assistant that answers out of our own papers", "answer_from_documents"),
    ],
)
def test_the_answer_that_is_asked_for_outright(low: str, kind: str) -> None:
    assert output_said(low) == kind


def test_kinds_of_another_answer_lose_where_a_forecast_is_asked_for() -> None:
    chances = {"clinical_risk": 0.5, "staffing_forecast": 0.3, "none": 0.2}
    left = without_contradiction(chances, "number_over_time", LEXICON)
    assert next(iter(left)) == "staffing_forecast"
    assert sum(left.values()) == pytest.approx(1)
    assert without_contradiction(chances, "yes_no", LEXICON) == chances
    assert without_contradiction(chances, "", LEXICON) == chances
