"""Questions about the own plan are answered out of the plan: verdict, worth, end, cost, next steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.case import Fact, Origin
from assistant.plan.exports.page_one import what_it_takes, when_done
from assistant.plan.exports.tables import clean, unmarked
from assistant.planners.interview import Interview
from assistant.planners.plan_answers import parts
from assistant.reading import Reading
from assistant.replies import as_text
from assistant.wording import say
from tests.assistant.talking import LAUNDRY, Talk


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    found = Talk(tmp_path)
    found.say(LAUNDRY)
    return found


def test_the_verdict_is_told_with_its_reasons_and_nothing_changes(talk: Talk) -> None:
    before = talk.plan
    told = talk.say("Is this worth it?")
    assert told.text.startswith("The plan says:")
    assert "for building it: " in told.text
    assert told.changed == []
    assert talk.plan.headline == before.headline


def test_whether_it_is_worth_it_is_told_with_what_it_is_worth(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say("We grade wool by hand, 60 bales a week, each takes 12 minutes; we'd like to get down to 7. A worker's hour costs us 30 EUR.")
    worth = "".join(as_text(part) for part in parts(talk.plan, "worth", "en")).strip()
    assert "7,800" in worth
    assert worth in talk.say("Is this worth it?").text


def test_the_end_and_the_cost_are_those_of_page_one(talk: Talk) -> None:
    plan = talk.plan
    assert unmarked(" ".join(when_done(plan))) in talk.say("When will it be ready?").text
    assert (unmarked(" ".join(what_it_takes(plan))) or say("plan_answer.cost.unknown", "en")) in talk.say("What will it cost us?").text


@pytest.mark.parametrize("language", ["en", "es"])
def test_answers_are_words_without_the_marks_of_the_export(tmp_path: Path, language: str) -> None:
    talk = Talk(tmp_path)
    talk.say("A quarry loses 4 % of its blasts; we want 2 % by 1 January 2027. Budget 9,000 EUR. Ann_B* works 3 hours a week on it.")
    talk.session.speak(language)
    for topic in ("verdict", "worth", "end", "cost", "next"):
        told = "".join(as_text(part) for part in parts(talk.plan, topic, language))
        assert "**" not in told
        assert "\\" not in told


@pytest.mark.parametrize("written", ["5 * 3 = 15", "field_name", "a|b #1 [x] <y>", "C:\\data", "**loud**", "`code` ~ 2"])
def test_what_was_made_harmless_is_read_as_it_was_written(written: str) -> None:
    assert unmarked(f"**Spend** {clean(written)}.") == f"Spend {written}."


def test_the_next_steps_carry_owner_and_date(talk: Talk) -> None:
    told = talk.say("What should we do first?").text
    assert all(step.action.rstrip(".") in told for step in talk.plan.next_steps)


def test_what_is_not_known_is_said_with_what_is_missing(talk: Talk) -> None:
    plan = talk.plan.model_copy(update={"calculations": [], "cost": type(talk.plan.cost)()})
    assert "cannot be worked out yet" in "".join(as_text(part) for part in parts(plan, "worth", "en"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [("We tried softer soap once. What is drift?", True), ("The draft says softer soap. What is drift?", False)],
)
def test_an_answer_in_front_of_a_question_is_kept_unless_it_repeats_the_draft(
    talk: Talk,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    kept: bool,  # noqa: FBT001 - a row of a table
) -> None:
    words = text.partition(" What")[0]
    fact = Fact(slot="existing_solution", words=words, origin=Origin(turn=2))
    monkeypatch.setattr(Interview, "_reading", lambda *_: Reading((fact,), "en"))
    talk.say(text)
    assert any(one.words == words for one in talk.session.case.facts) is kept


def test_a_session_opened_again_has_its_open_card(talk: Talk) -> None:
    told = talk.say("What is drift?")
    assert [question.slot for question in talk.again().card()] == told.slots != []
    assert all(question.again for question in talk.again().card())
