"""What if: worked out beside the plan, nothing stored, kept only by a word of its own; undo, redo and a second window stay right."""

from __future__ import annotations

import pytest

from assistant.planners.base import Said
from tests.assistant.talking import LAUNDRY, Talk, reply, talk  # noqa: F401 - the fixture

TEAM = " The team: Rune (developer, 12 hours a week) and me 8 hours a week. The budget is 25,000 EUR."


@pytest.fixture
def told(talk: Talk) -> Talk:  # noqa: F811 - the fixture
    talk.say(LAUNDRY + TEAM)
    return talk


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("What if we had to be live by 31 March 2027?", "until 31 March 2027"),
        ("what if rune leaves in june", "Rune holds"),
        ("what if rune leaves in january", "nobody who could is named for what comes later"),
        ("Suppose we only had 20,000 EUR.", "20,000 EUR"),
        ("If we had two more people, when would it be done?", "80 % sure"),
        ("Would it be done earlier if we hired a second developer full time from February 2027?", "from 1 February 2027"),
    ],
)
def test_it_is_worked_out_and_nothing_is_stored(told: Talk, text: str, says: str) -> None:
    before, facts, title = told.plan, told.session.case.facts, len(told.stored("renamed", "assistant"))
    answer = told.say(text)
    assert says in answer.text
    assert "keep it" in answer.text
    assert "**" not in answer.text
    assert answer.changed == []
    assert told.session.case.facts == facts
    assert told.plan.timeline == before.timeline
    assert told.plan.headline == before.headline
    assert len(told.stored("renamed", "assistant")) == title
    assert [question.again for question in answer.questions] == [True] * len(answer.questions)


def test_what_cannot_be_read_is_said_with_what_can_be_tried(told: Talk) -> None:
    answer = told.say("What if the moon turned blue?")
    assert "could not work out “the moon turned blue”" in answer.text
    assert "keep it" not in answer.text


@pytest.mark.parametrize("text", ["What if the statistician leaves?", "what if we lose the statistician", "If Mira quits, what happens?"])
def test_of_somebody_who_is_not_in_the_team_it_says_who_is_and_what_to_type(told: Talk, text: str) -> None:
    answer = told.say(text)
    assert "nobody of the plan is called so" in answer.text
    assert "What if Rune leaves?" in answer.text
    assert "keep it" not in answer.text


def test_a_calling_of_two_asks_for_the_name(told: Talk) -> None:
    told.say("Team: Rune (developer, 12 hours a week), Jo (developer, 4 hours a week)")
    assert "may be Rune and Jo" in told.say("What if the developer leaves?").text


def test_without_a_team_it_says_what_to_tell_first_and_then_works(talk: Talk) -> None:  # noqa: F811 - the fixture
    talk.say(LAUNDRY)
    answer = talk.say("What if the developer leaves?")
    assert "does not know yet who is in the team" in answer.text
    talk.say("Team: Kim (developer, 10 hours a week), Bo 5 hours a week")
    assert "Kim holds" in talk.say("What if the developer leaves?").text


def test_whoever_was_told_by_calling_alone_can_leave(talk: Talk) -> None:  # noqa: F811 - the fixture
    talk.say(LAUNDRY + " We have half a day a week of one developer.")
    assert "as if it were so" in talk.say("What if the developer leaves in March?").text


@pytest.mark.parametrize(
    "text", ["What if the laundries stop sending us their data?", "What if our customers leave?", "What if our data come only once a week?"]
)
def test_what_says_nothing_to_count_with_is_never_called_without_effect(told: Talk, text: str) -> None:
    answer = told.say(text)
    assert "could not work out" in answer.text
    assert "keep it" not in answer.text


def test_a_source_that_was_named_can_be_supposed_away(told: Talk) -> None:
    told.say("We also have the order history in Excel and the washing logs since 2021.")
    sources = told.session.case.signals()["sources_named"]
    assert "washing logs" in sources
    answer = told.say("What if we can no longer use the washing logs?")
    assert "without “washing logs”" in answer.text
    assert told.session.case.signals()["sources_named"] == sources
    assert "could not work out" in told.say("What if the washing logs fail for a day?").text


def test_what_the_plan_counts_with_already(told: Talk) -> None:
    assert "counts with that already" in told.say("What if we had only 25,000 EUR?").text


def test_it_is_kept_by_a_word_and_taken_back_by_undo(told: Talk) -> None:
    told.say("What if we only had 20,000 EUR?")
    told.say("Yes, keep it.")
    fact = told.session.case.fact_of("budget")
    assert fact is not None
    assert (fact.signals["budget"]["value"], fact.words) == (20_000, "we only had 20,000 EUR")
    assert told.session.undo()
    assert told.session.case.signals()["budget"]["value"] == 25_000
    assert told.session.redo()
    assert told.session.case.signals()["budget"]["value"] == 20_000


def test_a_supposition_that_was_taken_back_or_is_not_the_last_word_cannot_be_kept(told: Talk) -> None:
    told.say("What if we only had 20,000 EUR?")
    assert told.session.undo()
    told.say("keep it")
    told.say("What if we only had 15,000 EUR?")
    reply(told.again().send(Said(text="We have 900 photos.")))
    told.say("keep it")
    assert told.session.case.signals()["budget"]["value"] == 25_000


def test_what_is_stated_beside_it_is_stored(told: Talk) -> None:
    answer = told.say("We must be done by 30 June 2027. What if we only had 20,000 EUR?")
    assert told.session.case.signals()["deadline"] == "2027-06-30"
    assert told.session.case.signals()["budget"]["value"] == 25_000
    assert "as if it were so: 20,000 EUR" in answer.text


def test_in_the_brief_it_may_be_the_wish(talk: Talk) -> None:  # noqa: F811 - the fixture
    talk.say("What if we could predict which ovens of our bakery will fail next week? We have 12 ovens.")
    assert talk.session.case.signals()["wish"] == "predict which ovens of our bakery will fail next week"
    assert "as if it were so" not in talk.session.case.messages[-1].text


def test_in_the_brief_another_budget_is_only_supposed(talk: Talk) -> None:  # noqa: F811 - the fixture
    answer = talk.say(LAUNDRY + TEAM + " What if we only had 20,000 EUR?")
    assert talk.session.case.signals()["budget"]["value"] == 25_000
    assert "as if it were so: 20,000 EUR" in answer.text


def test_it_speaks_spanish(talk: Talk) -> None:  # noqa: F811 - the fixture
    talk.say("Perdemos 900 plantas al mes por plagas y queremos bajar a 400. El presupuesto es de 9.000 euros.")
    answer = talk.say("¿Y si solo tuviéramos 4.000 euros?")
    assert "como si fuera así: 4.000 EUR" in answer.text
    assert talk.session.case.signals()["budget"]["value"] == 9_000
    talk.say("guárdalo")
    assert talk.session.case.signals()["budget"]["value"] == 4_000
