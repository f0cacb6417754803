"""A false premise is refuted by the sentence that says the contrary; true ones and fair questions are left alone."""

import pytest

from knowledge.findings import HINTS, NAMES
from knowledge.refuting import held_against, refutation
from knowledge.retrieval import Retriever


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Why is a convection oven best for baking large loaves?", "difficult to bake large loaves"),
        ("Why is it easy to bake large loaves in a convection oven?", "difficult to bake large loaves"),
        ("Sourdough needs two hours at room temperature, doesn't it? How warm is that?", "twelve hours"),
    ],
)
def test_the_refuting_sentence_is_found(retriever: Retriever, question: str, held: str) -> None:
    found = refutation(retriever.read(question), retriever)
    assert found is not None
    assert held in found.text


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
    assert refutation(retriever.read(question), retriever) is None


def test_likeness_alone_turns_no_sentence_against_a_premise(retriever: Retriever) -> None:
    held = held_against(retriever.read("Why is it easy to bake large loaves in a convection oven?"), retriever)
    assert held
    assert all(set(NAMES) <= set(one.numbers) and any(one.numbers[name] > 0 for name in HINTS) for one in held)
