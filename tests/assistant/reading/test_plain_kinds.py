"""None of the kinds that are offered fits: what shall come out decides, and is asked for where nobody says it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from assistant.reading import read, read_answer
from assistant.reading.answers import KIND_SLOT
from assistant.reading.plain_kinds import plain_kind, plain_kinds, turned_down
from knowledge.catalogue import load_catalogue
from knowledge.models import open_embedder

CATALOGUE = load_catalogue()
TODAY = dt.date(2026, 11, 21)
OFFERED: dict[str, Any] = {"problem": "no_show", "problem_likely": ["no_show", "staffing_forecast", "valuation"], "wish": "know it"}


def answered(text: str, known: dict[str, Any] = OFFERED) -> dict[str, Any]:
    found = read_answer(KIND_SLOT, text, turn=2, language="en", catalogue=CATALOGUE, today=TODAY, known=known)
    return {name: value for fact in found for name, value in fact.signals.items()}


def said(text: str, known: dict[str, Any], slots: tuple[str, ...] = ()) -> dict[str, Any]:
    found = read(text, turn=3, language="en", catalogue=CATALOGUE, today=TODAY, known=known, open_slots=slots)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}


def test_there_is_a_plain_kind_for_each_of_the_usual_answers() -> None:
    assert set(plain_kinds(CATALOGUE)) == {"number", "number_over_time", "yes_no", "one_of_k"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("how long a repair of the organ takes", "plain_number"),
        ("None of them. We want the weight of each pumpkin, estimated from three measures.", "plain_number"),
        ("estimate the share of husks per sack", "plain_number"),
        ("how many visitors come to the pool every day", "plain_series"),
        ("¿Cuántos litros dará cada vaca la próxima semana?", "plain_series"),
        ("photo of the loaf -> crust percent", "plain_number"),
        ("say whether a bell will crack", "plain_yes_no"),
        ("tell us if the rope is worn", "plain_yes_no"),
        ("which type of rock a drill core is", "plain_class"),
        ("sort the letters into five boxes", "plain_class"),
        ("something better", ""),
        ("We are in a hurry.", ""),
    ],
)
def test_the_words_of_a_wish_say_what_shall_come_out(text: str, kind: str) -> None:
    assert plain_kind(text, CATALOGUE) == kind


@pytest.mark.parametrize(
    ("text", "asked", "turned"),
    [
        ("None of these, sorry.", False, True),
        ("no, how many kilos we pick", True, True),
        ("No it is about ropes", True, True),
        ("no personal data", True, False),
        ("no, nothing like that is recorded", False, False),
        ("It's not about missed appointments at all.", False, True),
        ("this isn't a list of appointments at risk", False, True),
        ("We do not write down missed appointments.", False, False),
        ("It is not easy.", False, False),
        ("Ninguna de estas.", False, True),
    ],
)
def test_what_turns_the_offered_kinds_down(text: str, asked: bool, turned: bool) -> None:  # noqa: FBT001 - rows of a table
    assert turned_down(text, OFFERED, CATALOGUE, asked=asked) is turned


def test_none_of_them_with_what_is_wanted_is_the_plain_kind() -> None:
    found = answered("none of these, we want the number of eggs per hen house")
    assert (found["problem"], found["problem_likely"]) == ("plain_number", None)


def test_none_of_them_alone_offers_what_may_come_out_and_then_nothing_more() -> None:
    plain = list(plain_kinds(CATALOGUE).values())
    found = answered("none of these")
    assert (found["problem"], found["problem_likely"]) == (None, plain)
    assert answered("none of these", {"problem_likely": plain})["problem"] == ""


def test_an_answer_in_the_words_of_a_kind_on_offer_is_that_kind() -> None:
    assert answered("How many calls, visitors or staff are needed: that one")["problem"] == "staffing_forecast"


def test_a_kind_is_put_right_in_the_middle_of_a_talk() -> None:
    found = said(
        "It's not about missed appointments. It is the minutes that a fitting takes, how long.", {"problem": "no_show", "wish": "know it"}
    )
    assert found["problem"] == "plain_number"


def test_an_answer_while_the_kind_is_open_settles_it() -> None:
    found = said("How long will each fitting take is what I want.", OFFERED, (KIND_SLOT, "deadline"))
    assert found["problem"] == "plain_number"


@pytest.mark.parametrize("text", ["No date yet.", "We do not keep records of it.", "It is not urgent, until May is fine."])
def test_other_answers_leave_the_kind_alone(text: str) -> None:
    assert "problem" not in said(text, {"problem": "no_show", "wish": "know it"}, ("deadline", "data_sources_volume"))


def test_what_turns_a_kind_down_is_no_wish() -> None:
    assert "wish" not in answered(
        "It's not about missed appointments, none of these", {"problem": "no_show", "problem_likely": ["no_show", "churn"]}
    )


def test_the_wish_of_the_brief_stays_where_the_kind_is_answered() -> None:
    assert "wish" not in answered("none of these, the number of eggs per hen house")


@pytest.mark.parametrize(("text", "kind"), [("2", "staffing_forecast"), ("option 3.", "valuation"), ("7", None), ("3 people", None)])
def test_the_place_of_an_option_names_it(text: str, kind: str | None) -> None:
    assert answered(text).get("problem") == kind


def test_a_kind_of_another_sort_of_answer_is_not_put_in_the_place_of_what_was_turned_down(models: Path) -> None:
    """The words alone ("hearing") lead to sound; a number was asked for."""
    known = {"problem": "summarising", "problem_likely": ["summarising", "speech_recognition"]}
    text, embedder = "none of these. How long will a hearing take, in minutes", open_embedder(models)
    found = read_answer(KIND_SLOT, text, turn=2, language="en", catalogue=CATALOGUE, today=TODAY, known=known, embedder=embedder)
    assert found[0].signals["problem"] == "plain_number"


MATCHING: dict[str, Any] = {
    "problem": "people_matching",
    "problem_likely": ["people_matching", "student_dropout", "document_answers"],
    "wish": "know it",
}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("We are not bringing people together, we want to know for each foal whether it will race.", "plain_yes_no"),
        ("It's not matching. It is a yes/no question for each foal: will it race", "plain_yes_no"),
        ("This has nothing to do with people who suit each other, it is answers from your own documents", "document_answers"),
        ("No se trata de emparejar personas sino de la calificación de exámenes", "grading"),
        ("This isn't about bringing people together", None),
    ],
)
def test_a_denied_kind_is_taken_back_and_what_is_said_instead_is_read(text: str, problem: str | None) -> None:
    found = said(text, MATCHING)
    assert found["problem"] == problem
    assert found["problem_denied"] == ["people_matching"]
    assert "people_matching" not in (found["problem_likely"] or ())


def test_a_kind_that_was_denied_is_not_guessed_again() -> None:
    text = "Change of plans: we want to match mentors with apprentices who suit each other"
    assert said(text, {"wish": "know it"})["problem"] == "people_matching"
    assert said(text, {"wish": "know it", "problem_denied": ["people_matching"]}).get("problem") != "people_matching"


@pytest.mark.parametrize(
    "text",
    [
        "We are not matching families well enough today",
        "We do not want people together in one room",
        "We are not sure that people suit each other",
        "No son datos de personas",
    ],
)
def test_a_complaint_or_a_fear_denies_no_kind(text: str) -> None:
    assert not turned_down(text, MATCHING, CATALOGUE, asked=False)
