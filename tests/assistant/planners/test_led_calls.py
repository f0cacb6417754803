"""Calls of a leading model that go astray come back to it, what was packed wrongly is taken, and what it did is told to the team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.planners.led import QUICK, LedTalk, said_to
from tests.assistant.talking import LAUNDRY
from tests.scripted_model import Says, ScriptedModel, call
from tests.scripted_model.script import Call

PICK = call("pick_questions", questions=[{"slot": "budget", "wording": "How much may the laundries spend?"}, {"slot": "decision_and_user"}])
PEOPLE = "We are 3 people with 10 hours a week each."


def record(*facts: dict[str, Any], wrong: tuple[int, ...] = ()) -> Call:
    return call("record_facts", facts=list(facts), wrong=list(wrong))


@pytest.fixture
def server() -> Iterator[ScriptedModel]:
    with ScriptedModel(Says("A clear wish.", calls=(PICK,))) as running:
        yield running


@pytest.fixture
def talk(tmp_path: Path, server: ScriptedModel) -> Iterator[LedTalk]:
    conversation = LedTalk(tmp_path, server.url)
    yield conversation
    conversation.journal.close()


class TestLostCalls:
    @pytest.mark.parametrize(
        ("lost", "why"),
        [
            (call("record_facts", facts="all of them"), "valid list"),
            (call("record_facts", facts=[{"words": "3 people"}]), "facts.0.slot"),
            (call("record_fact", slot="team_size_skills", words="3 people"), "not a valid tool"),
        ],
    )
    def test_a_call_that_no_function_takes_keeps_the_turn_open(self, talk: LedTalk, server: ScriptedModel, lost: Call, why: str) -> None:
        talk.say(LAUNDRY)
        good = record({"slot": "team_size_skills", "words": "3 people", "signals": {"python": True}})
        server.add(Says("Three, then.", calls=(lost, PICK)), Says(calls=(good,)), Says("unused"))
        answer = talk.say(PEOPLE)
        assert len(server.requests) == 3
        assert why in said_to(server)
        assert talk.session.case.signals()["python"] is True
        assert answer.ended.mode == "model"

    def test_a_call_that_is_never_corrected_ends_with_the_card_that_was_picked(self, talk: LedTalk, server: ScriptedModel) -> None:
        talk.say(LAUNDRY)
        server.add(*[Says(calls=(call("record_fact", slot="budget"), PICK))] * QUICK.calls, Says("unused"))
        answer = talk.say(PEOPLE)
        assert len(server.requests) == 1 + QUICK.calls
        assert (answer.ended.mode, answer.questions[0].slot) == ("model", "budget")

    @pytest.mark.parametrize(
        "facts",
        [
            '[{"slot": "team_size_skills", "words": "3 people", "signals": {"python": true}}]',
            ['{"slot": "team_size_skills", "words": "3 people", "signals": {"python": true}}'],
            {"slot": "team_size_skills", "words": "3 people", "signals": '{"python": true}'},
        ],
    )
    def test_what_was_packed_into_a_string_is_taken_as_it_was_meant(self, talk: LedTalk, server: ScriptedModel, facts: Any) -> None:
        talk.say(LAUNDRY)
        pick = call("pick_questions", questions='[{"slot": "budget"}]')
        server.add(Says("Three, then.", calls=(call("record_facts", facts=facts, wrong="[]"), pick)))
        answer = talk.say(PEOPLE)
        assert len(server.requests) == 2
        assert talk.session.case.signals()["python"] is True
        assert answer.questions[0].slot == "budget"


class TestTold:
    def test_an_older_fact_that_was_misread_is_taken_out_and_the_team_is_told(self, talk: LedTalk, server: ScriptedModel) -> None:
        talk.say(LAUNDRY)
        old = talk.session.case.fact_of("history_months")
        assert old is not None
        server.add(Says("I read that again.", calls=(record(wrong=(old.number,)), PICK)))
        answer = talk.say(PEOPLE)
        assert "history_months" not in talk.session.case.signals()
        assert "Read again and taken out: 3 years" in answer.text

    def test_a_row_that_the_model_adds_is_told_in_a_line(self, talk: LedTalk, server: ScriptedModel) -> None:
        talk.say(LAUNDRY)
        value = {
            "title": "Steam fogs the camera",
            "cause": "It hangs above the press",
            "mitigation": "Move it",
            "likelihood": 3,
            "impact": 4,
        }
        server.add(Says("Mind the steam.", calls=(call("edit_rows", path="risks", action="add", value=value, because="Steam."), PICK)))
        answer = talk.say(PEOPLE)
        assert "The language model added a risk to the plan: Steam fogs the camera." in answer.text
        assert [(r.score, r.origin) for r in talk.plan.risks if r.title == "Steam fogs the camera"] == [(12, "model")]
