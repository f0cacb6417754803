"""A false premise is refuted by the sentence that says the contrary; true ones and fair questions are left alone."""

import pytest

from knowledge.refuting import Held, held_against, refutation
from knowledge.retrieval import Retriever
from knowledge.sentence_choice import Candidate

PASSAGES = 8


def refuted(question: str, retriever: Retriever) -> Candidate | None:
    read = retriever.read(question)
    return refutation(read, retriever.ranked(read, PASSAGES), retriever)


def held(question: str, retriever: Retriever) -> list[Held]:
    read = retriever.read(question)
    return held_against(read, retriever.ranked(read, PASSAGES), retriever)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why is a convection oven best for baking large loaves?", "difficult to bake large loaves"),
        ("Why is it easy to bake large loaves in a convection oven?", "difficult to bake large loaves"),
        ("Sourdough needs two hours at room temperature, doesn't it? How warm is that?", "twelve hours"),
    ],
)
def test_the_refuting_sentence_is_found(retriever: Retriever, question: str, said: str) -> None:
    found = refuted(question, retriever)
    assert found is not None
    assert said in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Why is it difficult to bake large loaves in a convection oven?",
        "Since a deck oven bakes bread with a thick crust, what does the stone do?",
        "Sourdough needs twelve hours, right? At which temperature?",
        "Unsold bread goes to a food bank. When is that?",
        "What is a deck oven?",
        "",
    ],
)
def test_true_premises_and_fair_questions_are_left_alone(retriever: Retriever, question: str) -> None:
    assert refuted(question, retriever) is None


def test_likeness_alone_turns_no_sentence_against_a_premise(retriever: Retriever) -> None:
    found = held("Why is it easy to bake large loaves in a convection oven?", retriever)
    assert found
    assert all(one.against for one in found)
    assert held("Why is it difficult to bake large loaves in a convection oven?", retriever) == []
