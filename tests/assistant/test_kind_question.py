"""Where a text fits several kinds of problems, the first question lets the team choose; the answer settles it."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from assistant.case import Case, Fact, Origin
from assistant.questions import likely_kinds, next_questions
from assistant.reading import chip_of, read_answer
from assistant.reading.answers import KIND_SLOT
from assistant.reading.plain_kinds import plain_kinds
from assistant.reading.problems import leads_away
from assistant.situation import Situation, assess
from assistant.wording import say
from knowledge.catalogue import load_catalogue
from tests.assistant.trades import TODAY

CATALOGUE = load_catalogue()
LIKELY = ("visual_inspection", "belt_sorting", "predictive_maintenance")


def fact(**signals: Any) -> Fact:
    return Fact(number=1, slot=KIND_SLOT, words="We want 2 % by May.", signals=signals, origin=Origin(turn=1))


def case_of(*facts: Fact, language: Literal["en", "es"] = "en", asked: tuple[str, ...] = ()) -> Case:
    return Case(session="t", turn=1, language=language, facts=facts, asked=asked)


def situation(case: Case) -> Situation:
    return assess(case, CATALOGUE, TODAY)


def answered(text: str, language: Literal["en", "es"] = "en") -> Situation:
    found = read_answer(KIND_SLOT, text, turn=2, language=language, catalogue=CATALOGUE, today=TODAY)
    return situation(case_of(GUESSED, *(one.model_copy(update={"number": n}) for n, one in enumerate(found, 2)), asked=(KIND_SLOT,)))


GUESSED = fact(problem=LIKELY[0], problem_likely=list(LIKELY))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_kinds_that_fit_are_the_first_question(language: Literal["en", "es"]) -> None:
    first = next_questions(situation(case_of(GUESSED, language=language)))[0]
    names = [CATALOGUE.problems[name].name.in_(language) for name in LIKELY]
    assert (first.slot, list(first.options[:-1])) == (KIND_SLOT, names)
    assert first.options[-1] == {"en": "none of these", "es": "ninguna de estas"}[language]


@pytest.mark.parametrize("case", [case_of(fact(problem=LIKELY[0])), case_of(GUESSED, asked=(KIND_SLOT,))], ids=["clear", "asked"])
def test_it_is_not_asked_where_the_kind_is_clear_nor_a_second_time(case: Case) -> None:
    assert KIND_SLOT not in {question.slot for question in next_questions(situation(case))}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_chosen_kind_is_the_kind_of_the_plan(language: Literal["en", "es"]) -> None:
    here = answered(CATALOGUE.problems[LIKELY[1]].name.in_(language), language)
    assert here.problem is not None
    assert (here.problem.id, likely_kinds(here)) == (LIKELY[1], ())


@pytest.mark.parametrize(("text", "language"), [("None of these", "en"), ("ninguna de estas", "es")])
def test_where_none_of_them_fits_what_shall_come_out_is_asked_and_then_no_more(text: str, language: Literal["en", "es"]) -> None:
    here = answered(text, language)
    assert (here.problem, {row.id for row in likely_kinds(here)}) == (None, set(plain_kinds(CATALOGUE).values()))
    assert next_questions(here)[0].text == say("kind.plain.ask", here.case.language)
    known = {"problem_likely": list(plain_kinds(CATALOGUE).values())}
    again = read_answer(KIND_SLOT, text, turn=3, language=language, catalogue=CATALOGUE, today=TODAY, known=known)
    settled = situation(here.case.model_copy(update={"facts": (*here.case.facts, again[0].model_copy(update={"number": 9}))}))
    assert (settled.problem, likely_kinds(settled)) == (None, ())
    assert KIND_SLOT not in {question.slot for question in next_questions(settled)}


def test_what_is_guessed_stands_in_its_chip() -> None:
    assert CATALOGUE.problems[LIKELY[0]].name.en[:20] in chip_of(GUESSED, CATALOGUE)


def test_it_is_asked_once_more_where_not_even_a_guess_is_left() -> None:
    no_guess = fact(problem_likely=list(LIKELY))
    assert next_questions(situation(case_of(no_guess, asked=(KIND_SLOT,))))[0].slot == KIND_SLOT
    assert KIND_SLOT not in {q.slot for q in next_questions(situation(case_of(no_guess, asked=(KIND_SLOT, KIND_SLOT))))}


@pytest.mark.parametrize("kind", ["weak_target", "emotion_at_work", "report"])
def test_nobody_is_told_on_a_guess_that_nothing_can_be_learned(kind: str) -> None:
    assert leads_away(CATALOGUE.problems[kind])
    assert not any(leads_away(CATALOGUE.problems[name]) for name in LIKELY)
