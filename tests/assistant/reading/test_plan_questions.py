"""Questions about the team's own plan are told from questions about words and methods."""

import pytest

from assistant.reading.intent import intents_of
from assistant.reading.plan_questions import TOPICS, plan_topic
from assistant.reading.text import readable


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Is this worth it?", "verdict"),
        ("honestly, do we need ML at all?", "verdict"),
        ("Should we really build a model?", "verdict"),
        ("¿Vale la pena?", "verdict"),
        ("What does it save us a year?", "worth"),
        ("how much money will we save", "worth"),
        ("¿Cuánto nos ahorra?", "worth"),
        ("When will it be ready?", "end"),
        ("how long will the whole thing take?", "end"),
        ("Are we on time?", "end"),
        ("What does it cost us?", "cost"),
        ("how many hours do we", "cost"),
        ("And what do we do first?", "next"),
        ("¿Por dónde empezamos?", "next"),
        ("whats still missing?", "open"),
        ("what is open for us", "open"),
        ("What else do you need to know from us?", "open"),
        ("which questions are still open?", "open"),
        ("¿qué falta?", "open"),
        ("que nos falta todavia", "open"),
        ("¿Qué queda abierto?", "open"),
        ("What is missing data?", ""),
        ("what is missing in column five?", ""),
        ("¿Qué falta en las fichas de 2019?", ""),
        ("What is a baseline?", ""),
        ("Is a canary release worth it?", ""),
        ("What does precision cost?", ""),
        ("When is a model ready for release?", ""),
        ("What does a shadow run save?", ""),
        ("We need ML because rules fail.", ""),
    ],
)
def test_the_topic_of_a_question(text: str, topic: str) -> None:
    assert plan_topic(readable(text)) == topic
    assert topic in {"", *TOPICS}


def test_they_are_questions_of_their_own_behind_an_answer() -> None:
    found = intents_of("A wrong one costs 14 EUR. So what does it save us?", ("cost_of_errors",))
    assert [(one.kind, one.about) for one in found] == [("statement", ""), ("plan_question", "worth")]


def test_in_a_brief_they_belong_to_what_is_told() -> None:
    assert [one.kind for one in intents_of("We bake bread. Is it worth it?", opening=True)] == ["statement"]


@pytest.mark.parametrize(
    "text", ["Sonia can label 3 hours a week. Didn't I say that?", "We write it down since May. Haven't we told you already?"]
)
def test_who_only_points_back_asks_nothing(text: str) -> None:
    assert [one.kind for one in intents_of(text, ("labels_today",))] == ["statement"]
