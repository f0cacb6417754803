"""A false premise is refuted by the sentence that says the contrary; true ones and fair questions are left alone."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from knowledge import refuting
from knowledge.reader import OTHERWISE, YES, Numbers
from knowledge.refuting import NAMES, Held, held_against, refutation
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


def test_a_sentence_counts_as_near_where_its_words_turn_against_the_premise(retriever: Retriever) -> None:
    near = NAMES.index("near")
    assert max(one.numbers[near] for one in held("Why is it easy to bake large loaves in a convection oven?", retriever)) > 0
    assert max(one.numbers[near] for one in held("Why is it difficult to bake large loaves in a convection oven?", retriever)) == 0


def test_a_question_that_states_nothing_in_a_clause_is_held_against_the_sources_as_a_whole_and_must_be_surer(retriever: Retriever) -> None:
    asked = "How does a convection oven bake large loaves so easily?"
    found = held(asked, retriever)
    assert {one.premise for one in found} == {asked}
    one = max(found, key=lambda one: one.total)
    stated = replace(one, numbers=(*one.numbers[:-1], 0.0))
    assert one.numbers[NAMES.index("whole")] == 1
    assert stated.total > one.total


def test_a_question_of_one_word_is_no_premise(retriever: Retriever) -> None:
    assert held("Ovens?", retriever) == []


class Sure:
    """A reader that reads every line in the same way."""

    def __init__(self, column: int) -> None:
        self._row = np.eye(3, dtype=np.float32)[column]

    def read(self, asked: Sequence[tuple[str, Sequence[str]]]) -> list[Numbers]:
        return [np.tile(self._row, (len(lines), 1)) for _, lines in asked]


@pytest.mark.parametrize(("column", "corrected"), [(OTHERWISE, True), (YES, False)])
def test_what_is_read_beside_the_first_passage_decides_where_words_do_not(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch, column: int, *, corrected: bool
) -> None:
    monkeypatch.setattr(refuting, "reader_of", lambda _: Sure(column))
    found = refuted("Why is it easy to bake large loaves in a convection oven?", retriever)
    assert (found is not None) is corrected
