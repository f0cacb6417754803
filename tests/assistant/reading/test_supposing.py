"""What is only supposed, in both languages: the form of it, its words as a statement, and what it would be against what is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading import intents_of
from assistant.reading.supposed_facts import Heard, supposed_facts
from assistant.reading.supposing import stated, supposition, without_suppositions
from knowledge.catalogue import load_catalogue

CATALOGUE = load_catalogue()
TODAY = dt.date(2026, 11, 23)


def member(who: str, hours: float, role: str = "", *, writer: bool = False) -> dict[str, Any]:
    row = {"who": who, "role": role, "count": 1, "hours": hours, "since": None, "until": None}
    return row | {"writer": writer, "skilled": bool(role)}


LISTED: dict[str, Any] = {
    "team": [member("Ilse", 14, "programmer"), member("me", 6, writer=True)],
    "people": 2,
    "hours_week_each": 10,
    "budget": {"value": 40_000, "unit": "CHF", "period": None},
    "deadline": "2027-06-30",
}
COUNTED: dict[str, Any] = {**{name: value for name, value in LISTED.items() if name != "team"}, "people": 3, "hours_week_each": 8}


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("What if the baker falls ill?", "the baker falls ill"),
        ("and what if we only had 9,000 CHF", "we only had 9,000 CHF"),
        ("ok, what would happen if the barn burnt down?", "the barn burnt down"),
        ("Our treasurer asks: what if it had to be running by Easter?", "it had to be running by Easter"),
        ("Suppose we had no drone.", "we had no drone"),
        ("Imagine that three nurses join us in May.", "three nurses join us in May"),
        ("Let's say we had 6 hours a week.", "we had 6 hours a week"),
        ("If we had one more hand, when would it be finished?", "we had one more hand"),
        ("if we had one more hand how long would it take", "we had one more hand"),
        ("How much would it cost if we bought the scanner?", "we bought the scanner"),
        ("Would the date hold if Per went in March?", "Per went in March"),
        ("what if we lost a buoy, would it still work?", "we lost a buoy"),
        ("¿Y si la vendimia se adelanta a agosto?", "la vendimia se adelanta a agosto"),
        ("¿Qué pasaría si Nuria nos deja?", "Nuria nos deja"),
        ("Supongamos que solo hay 5.000 euros", "solo hay 5.000 euros"),
        ("Si tuviéramos otro técnico, ¿cuándo acabaríamos?", "tuviéramos otro técnico"),
        ("¿Cuánto costaría si lo hiciéramos en la nube?", "lo hiciéramos en la nube"),
    ],
)
def test_a_supposition_and_its_clause(text: str, clause: str) -> None:
    assert supposition(text) == clause
    assert [part.kind for part in intents_of(text, ("budget",), opening=False)] == ["what_if"]


@pytest.mark.parametrize(
    "text",
    [
        "If the net is empty we go home.",
        "If the vet objects, we stop the trial.",
        "If the buyer is away, who decides?",
        "We would like to be running by Easter.",
        "We want to know if a cow is lame.",
        "How do we notice if the scale drifts?",
        "Let's say 24.",
        "Assume 4 % of the tags are wrong.",
        "I suppose we are 12 people.",
        "We suppose that a third is lost.",
        "The what-if sheet of last year holds 300 rows.",
        "If it worked, we would save 30,000 CHF a year.",
        "We could start in May if the council agrees.",
        "It would be good if we had two more people.",
        "Y si no hay peces, volvemos.",
        "Si la bomba se para, avisamos al jefe.",
        "Queremos saber si una vaca está coja.",
    ],
)
def test_rules_wishes_and_whether_suppose_nothing(text: str) -> None:
    assert supposition(text) == ""


def test_a_supposition_that_is_quoted_is_told_and_no_question() -> None:
    told = 'The chairman wrote "What if it had to run by Easter?" in May. We have 9,000 CHF.'
    assert {part.kind for part in intents_of(told, ("budget",), opening=False)} == {"statement"}


def test_a_question_that_goes_on_belongs_to_it_and_another_does_not() -> None:
    parts = intents_of("What if we had one more hand? When would it be done then? What is drift?", ("budget",), opening=False)
    assert [part.kind for part in parts] == ["what_if", "course_question"]
    beside = intents_of("We have 9,000 CHF, but what if we had 5,000?", ("budget",), opening=False)
    assert [part.kind for part in beside] == ["statement", "what_if"]


@pytest.mark.parametrize(
    ("clause", "plain"),
    [
        ("we only had 9,000 CHF", "we have only 9,000 CHF"),
        ("it had to be done in May", "it have to be done in May"),
        ("we did not have the drone", "we do not have the drone"),
        ("tuviéramos dos meses más", "tenemos dos meses más"),
        ("contratáramos a otro técnico", "contratamos a otro técnico"),
    ],
)
def test_the_clause_as_a_statement(clause: str, plain: str) -> None:
    assert stated(clause) == plain


def test_what_is_only_supposed_is_no_word_of_the_team() -> None:
    text = "We have 9,000 CHF. What if we had 5,000 CHF? The deadline is 1 May 2027."
    assert "5,000" not in without_suppositions(text)
    assert "9,000 CHF" in without_suppositions(text)
    assert "1 May 2027" in without_suppositions(text)


def told(clause: str, known: dict[str, Any]) -> dict[str, Any]:
    found = supposed_facts(clause, Heard(5, "en", TODAY, CATALOGUE, known))
    assert all(fact.words == clause for fact in found)
    return {name: value for fact in found for name, value in fact.signals.items()}


def people(signals: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["who"], row["count"], row["hours"], row["since"], row["until"]) for row in signals.get("team", ())]


@pytest.mark.parametrize(
    ("clause", "team"),
    [
        ("ilse leaves in april", [("Ilse", 1, 14, None, "2027-04-01"), ("me", 1, 6, None, None)]),
        ("the programmer leaves", [("me", 1, 6, None, None)]),
        ("I have to stop in February", [("Ilse", 1, 14, None, None), ("me", 1, 6, None, "2027-02-01")]),
        ("nos quedamos sin Ilse", [("me", 1, 6, None, None)]),
        ("Ilse had only 5 hours a week", [("Ilse", 1, 5, None, None), ("me", 1, 6, None, None)]),
        ("we had two more people", [("Ilse", 1, 14, None, None), ("me", 1, 6, None, None), ("2 more", 2, 10, None, None)]),
        (
            "we hired a second programmer full time from March 2027",
            [("Ilse", 1, 14, None, None), ("me", 1, 6, None, None), ("programmer", 1, 40, "2027-03-01", None)],
        ),
        ("Knut leaves in april", []),
        ("two more customers complained", []),
    ],
)
def test_people_who_come_or_go_against_the_list(clause: str, team: list[tuple[Any, ...]]) -> None:
    assert people(told(clause, LISTED)) == team


@pytest.mark.parametrize(
    ("clause", "signals"),
    [
        ("one of us leaves", {"people": 2}),
        ("we only had 9,000", {"budget": {"value": 9000, "unit": "CHF", "period": None}}),
        ("the budget was cut by half", {"budget": {"value": 20_000, "unit": "CHF", "period": None}}),
        ("we had two months more", {"deadline": "2027-08-30", "duration_months": 9.2}),
        ("it had to be done three weeks earlier", {"deadline": "2027-06-09", "duration_months": 6.5}),
        ("it had to be live by 31 January 2027", {"deadline": "2027-01-31", "duration_months": 2.3}),
        ("tuviéramos un mes menos", {"deadline": "2027-05-31", "duration_months": 6.2}),
        ("the moon turned blue", {}),
        ("we lost the second sensor", {}),
    ],
)
def test_numbers_against_what_is_known(clause: str, signals: dict[str, Any]) -> None:
    assert told(clause, COUNTED) == signals


def test_two_things_supposed_at_once() -> None:
    found = told("Ilse leaves and we only had 9,000 CHF", LISTED)
    assert (people(found), found["budget"]["value"]) == ([("me", 1, 6, None, None)], 9000)
