"""Questions in the middle of the interview: about the course, why a question is asked, why not another way."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.planners.base import Said
from assistant.planners.interview import Interview
from assistant.session import Session
from knowledge.answering import Answer
from knowledge.catalogue import load_catalogue
from knowledge.citations import Citation
from tests.assistant.talking import FERRY, LAUNDRY, VIVERO, Reply, Talk, reply

CATALOGUE = load_catalogue()


class Conversation:
    """A session of the whole product, with the notes."""

    def __init__(self, groundplan: Groundplan) -> None:
        self.session: Session = groundplan.session(f"answers-{secrets.token_hex(4)}")

    def say(self, text: str) -> Reply:
        return reply(self.session.send(Said(text=text)))


@pytest.fixture
def whole(groundplan: Groundplan) -> Conversation:
    return Conversation(groundplan)


class TestTheCourse:
    @pytest.mark.parametrize(("question", "word"), [("What is data drift?", "drift"), ("And what is a canary release?", "canary")])
    def test_an_answer_leaves_the_card_and_the_plan_as_they_are(self, whole: Conversation, question: str, word: str) -> None:
        first = whole.say(LAUNDRY)
        before, case = whole.session.plan, whole.session.case
        answer = whole.say(question)
        assert word in answer.text.lower()
        assert answer.sources
        assert answer.slots == first.slots
        assert [q.number for q in answer.questions] == [q.number for q in first.questions]
        assert answer.ended.asked == first.ended.asked
        assert answer.changed == []
        assert "Back to questions 1 to 3. Nothing in the plan changed." in answer.text
        now = whole.session.case
        assert (now.asked, now.unanswered, now.facts) == (case.asked, case.unanswered, case.facts)
        assert before is not None
        assert whole.session.plan is not None
        assert whole.session.plan.headline == before.headline

    def test_quotes_that_were_left_out_are_told_in_one_plain_line(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        short = Answer(answered=True, answer="Small first.", correction=None, confidence=0.9, citations=(), quotes_dropped=2)

        def ask(question: str, session_name: str = "") -> Answer:
            del question, session_name
            return short

        desk = replace(talk.desk, ask=ask)
        session = Session("our-project", talk.journal, desk, Interview())
        list(session.send(Said(text=LAUNDRY)))
        assert (
            "2 quotes were left out: they do not stand in their sources letter for letter.\n"
            in reply(session.send(Said(text="What is a canary release?"))).text
        )

    def test_a_correction_is_said_once(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        said = Answer(
            answered=False, answer="The sources say otherwise: Small first.", correction="Small first.", confidence=0.1, citations=()
        )
        session = Session("our-project", talk.journal, replace(talk.desk, ask=lambda *_: said), Interview())
        list(session.send(Said(text=LAUNDRY)))
        assert reply(session.send(Said(text="Why is a canary release for all at once?"))).text.count("Small first.") == 1

    def test_each_source_is_named_with_its_place_and_quoted(self, whole: Conversation) -> None:
        whole.say(FERRY)
        answer = whole.say("What is a canary release?")
        for citation in answer.sources:
            assert citation["quote"]
            assert citation["place"].startswith("our notes")
            assert f"Source: {citation['place']}" in answer.text
        assert "In your case:" in answer.text

    def test_what_the_notes_do_not_hold_gets_a_plain_no(self, whole: Conversation) -> None:
        whole.say(FERRY)
        answer = whole.say("What is the capital of Mongolia?")
        assert "do not answer" in answer.text
        assert "In your case" not in answer.text
        assert answer.questions

    def test_a_fact_and_a_question_in_one_message_are_both_taken(self, whole: Conversation) -> None:
        whole.say(LAUNDRY)
        answer = whole.say("We have 20,000 EUR. What is data drift?")
        assert whole.session.case.signals()["budget"]["value"] == 20000
        assert "drift" in answer.text.lower()
        assert answer.sources

    def test_a_question_before_anything_else_is_answered_without_a_plan(self, whole: Conversation) -> None:
        answer = whole.say("What is data drift?")
        assert answer.sources
        assert "First read" not in answer.text
        assert not answer.questions
        assert whole.session.plan is None
        assert "First read" in whole.say(LAUNDRY).text
        assert whole.session.plan is not None


class TestInYourCase:
    @pytest.mark.parametrize(
        ("question", "times"),
        [
            ("What is an A/B test?", 1),
            ("What is a shadow deployment?", 1),
            ("What should we know about labels?", 0),
            ("What is a big table?", 0),
        ],
    )
    def test_only_a_way_of_release_that_is_named_is_told(self, tmp_path: Path, question: str, times: int) -> None:
        citation = Citation(source="s.md", deck="", heading="H", slide="", quote="q", start=0, end=1)
        found = Answer(answered=True, answer="So.", correction=None, confidence=0.9, citations=(citation,))
        talk = Talk(tmp_path)
        talk.with_notes(found)
        talk.say(LAUNDRY)
        assert talk.say(question).text.count("In your case") == times

    def test_a_spanish_topic_is_looked_for_with_its_whole_question(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        asked = talk.with_notes(Answer(answered=False, answer="No.", correction=None, confidence=0.1, citations=()))
        talk.say(VIVERO)
        talk.say("¿Qué es un despliegue canario?")
        assert asked == ["¿Qué es un despliegue canario?"]


class TestWhyDoYouAsk:
    @pytest.mark.parametrize("words", ["Why do you ask?", "why?", "Why do you need to know this?"])
    def test_names_each_open_question_with_its_reason(self, talk: Talk, words: str) -> None:
        first = talk.say(LAUNDRY)
        answer = talk.say(words)
        for question in first.questions:
            assert question.text in answer.text
            assert question.why in answer.text
        assert answer.slots == first.slots
        assert "Back to questions" in answer.text

    def test_says_so_where_no_question_is_open(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(plan_now=True)
        answer = talk.say("Why do you ask?")
        assert "Why I ask" not in answer.text
        assert "No question is open that I could give a reason for." in answer.text

    def test_says_what_an_answer_can_turn(self, talk: Talk) -> None:
        talk.say(FERRY)
        answer = talk.say("why do you ask that?")
        questions = [table.question.en.strip("?").lower() for table in CATALOGUE.tables.values()]
        assert "It bears on:" in answer.text
        assert any(question in answer.text.lower() for question in questions)

    def test_names_only_the_question_that_is_meant(self, talk: Talk) -> None:
        first = talk.say(LAUNDRY)
        one = first.questions[0]
        answer = talk.say(f"why do you ask {one.text.lower()}")
        assert one.text in answer.text
        assert all(other.text not in answer.text for other in first.questions[1:])

    def test_speaks_spanish(self, talk: Talk) -> None:
        first = talk.say(VIVERO)
        answer = talk.say("¿Por qué lo pregunta?")
        assert answer.text.startswith("Por qué lo pregunto:")
        assert all(question.text in answer.text for question in first.questions)


class TestWhyNot:
    @pytest.mark.parametrize(
        "question", ["Why not just a simple rule?", "Why don't we simply use Excel?", "Why can't we do it without AI?"]
    )
    def test_a_rule_gets_a_test_or_its_reasons(self, talk: Talk, question: str) -> None:
        talk.say(LAUNDRY)
        talk.say(data_sources_volume="more than 2 years")
        answer = talk.say(question)
        assert "which option you mean" not in answer.text
        assert len(answer.text.split()) > 10
        assert answer.questions

    def test_the_option_that_was_chosen_is_named_as_such(self, talk: Talk) -> None:
        talk.say(FERRY)
        decision = talk.plan.decision("approach")
        label = next(o.label for o in decision.options if o.value == decision.choice)
        answer = talk.say(f"Why not {label.lower()}?")
        assert f"It is what the plan says: {label}." in answer.text

    def test_an_option_behind_names_the_one_before_it(self, talk: Talk) -> None:
        talk.say(FERRY)
        decision = talk.plan.decision("serving_mode")
        chosen = decision.choice if isinstance(decision.choice, str) else decision.choice[0]
        behind = next(o for o in decision.options if o.value not in decision.choice and o.points is not None)
        best = next(o for o in decision.options if o.value == chosen)
        answer = talk.say(f"Why not {behind.label.lower()}?")
        assert behind.label in answer.text
        assert best.label in answer.text
        assert max(best.scores, key=lambda score: score.points).reason in answer.text

    def test_an_option_that_is_ruled_out_says_by_what(self, talk: Talk) -> None:
        talk.say(FERRY)
        ruled_out = [(d, o) for d in talk.plan.decisions for o in d.options if o.points is None and o.excluded]
        assert ruled_out
        option = max((o for _, o in ruled_out), key=lambda o: len(o.label))
        answer = talk.say(f"Why not {option.label}?")
        assert "is ruled out" in answer.text
        assert str(option.excluded) in answer.text

    def test_something_that_was_never_weighed_is_said_to_be_unknown(self, talk: Talk) -> None:
        talk.say(FERRY)
        assert "which option you mean" in talk.say("Why not zyzzyva quux?").text
