"""The state of a project: one word, and beside it what is asked or missing; a plan is ready when nothing is asked any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.case import Case, Message
from assistant.events import PlanChanged
from assistant.state import KEY, State, in_words, kept, state_of
from tests.assistant.talking import LAUNDRY, Talk


@pytest.mark.parametrize(
    ("state", "english", "spanish"),
    [
        (State(), "Just begun", "Recién empezado"),
        (State(word="draft", question=4, gaps=2, left=9), "Draft, question 4 of 12", "Borrador, pregunta 4 de 12"),
        (State(word="stopped", question=7), "Stopped, question 7 of 12", "Terminado, pregunta 7 de 12"),
        (State(word="draft", gaps=1), "Draft, 1 point open", "Borrador, 1 punto abierto"),
        (State(word="draft", gaps=3), "Draft, 3 points open", "Borrador, 3 puntos abiertos"),
        (State(word="draft"), "Draft", "Borrador"),
        (State(word="ready"), "Ready: all questions answered", "Listo: todas las preguntas respondidas"),
        (State(word="ready", left=1), "Ready, 1 answer still missing", "Listo, falta 1 respuesta"),
        (State(word="ready", left=5), "Ready, 5 answers still missing", "Listo, faltan 5 respuestas"),
        (State(word="stopped"), "Stopped", "Terminado"),
    ],
)
def test_it_is_told_in_a_few_words(state: State, english: str, spanish: str) -> None:
    assert (in_words(state, "en"), in_words(state, "es")) == (english, spanish)


def test_nothing_is_ready_while_something_is_asked(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    told = talk.say(LAUNDRY)
    assert told.questions
    assert talk.plan.meta.status == "draft"
    assert [event.status for event in told.events if isinstance(event, PlanChanged)] == ["draft"]


def test_the_answer_keeps_the_state_that_it_left_and_a_choice_since_makes_it_unknown(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(LAUNDRY)
    case = talk.session.case
    assert kept(case) == state_of(talk.plan, case.messages[-1].body["questions"])
    decision = next(d for d in talk.plan.decisions if d.runner_up and d.headline)
    talk.session.choose(str(decision.headline), decision.runner_up.value if decision.runner_up else "", "we know it")
    assert kept(talk.session.case) is None
    talk.session.undo()
    assert kept(talk.session.case) == kept(case)


@pytest.mark.parametrize(("brief", "status"), [(LAUNDRY, "ready"), ("We want something better.", "draft")])
def test_the_plan_that_was_asked_for_now_is_as_ready_as_the_talk_says(tmp_path: Path, brief: str, status: str) -> None:
    talk = Talk(tmp_path)
    talk.say(brief)
    told = talk.say(plan_now=True)
    assert talk.plan.meta.status == status
    assert ("The plan is ready" in told.text) == (status == "ready")
    assert (kept(talk.session.case) or State()).word == status


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"questions": [{"slot": "a", "number": 4}]}, State(word="draft", question=4)),
        ({"questions": [], "finished": True}, State(word="ended")),
        ({KEY: {"word": "ready", "left": 2}}, State(word="ready", left=2)),
    ],
)
def test_what_an_older_version_answered_is_told_as_far_as_the_talk_shows_it(body: dict[str, object], expected: State) -> None:
    messages = (Message(number=2, turn=1, author="assistant", text="", body=body),)
    assert kept(Case(session="x", messages=messages, wants_plan=True)) == expected


def test_a_question_raises_no_version_and_a_fact_does(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(LAUNDRY)
    assert talk.plan.meta.version == 1
    talk.say("What is drift?")
    talk.say("thank you")
    assert talk.plan.meta.version == 1
    talk.say("The budget is 40,000 EUR.")
    assert talk.plan.meta.version == 2
    talk.session.undo()
    assert talk.plan.meta.version == 1
