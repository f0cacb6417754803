"""Walks the inventory of the course: each concept and each item is found by asking for it."""

from __future__ import annotations

import pytest

from knowledge.inventory import inventory
from knowledge.retrieval import Retriever
from tests.knowledge.shipped_notes import Prepared, rank_of

Ranks = dict[str, int]


@pytest.fixture(scope="module")
def asked(notes_retriever: Retriever, prepared: Prepared) -> tuple[Ranks, Ranks]:
    """The place among ten results of every concept and of every item, by question."""
    concepts = {concept.ask: concept.at for concept in inventory()}
    items = {item.ask: item.at for concept in inventory() for item in concept.items}
    prepared.prepare([*concepts, *items])
    ranks = {question: rank_of(at, question, notes_retriever) for question, at in (concepts | items).items()}
    return {question: ranks[question] for question in concepts}, {question: ranks[question] for question in items}


def missed(ranks: Ranks, k: int) -> list[str]:
    """The questions whose place is not among the first `k`."""
    return [question for question, rank in ranks.items() if not 0 < rank <= k]


def test_every_concept_is_found_by_asking(asked: tuple[Ranks, Ranks]) -> None:
    concepts, _ = asked
    assert len(concepts) == 78
    assert len(missed(concepts, 5)) <= 2, missed(concepts, 5)
    assert len(missed(concepts, 1)) <= 12, missed(concepts, 1)


def test_nearly_every_item_is_found_by_asking(asked: tuple[Ranks, Ranks]) -> None:
    _, items = asked
    assert len(items) == 343
    assert len(missed(items, 5)) <= 9, missed(items, 5)
    assert len(missed(items, 1)) <= 60, missed(items, 1)


def test_every_concept_is_found_by_asking_in_spanish(notes_retriever: Retriever) -> None:
    ranks = {concept.es: rank_of(concept.at, concept.es, notes_retriever) for concept in inventory()}
    assert len(ranks) == 78
    assert len(missed(ranks, 5)) <= 3, missed(ranks, 5)
    assert len(missed(ranks, 1)) <= 17, missed(ranks, 1)


def test_a_question_about_nothing_in_the_course_has_no_place(notes_retriever: Retriever) -> None:
    places = {place for concept in inventory() for item in concept.items for place in item.at}
    assert rank_of(["no-note#No heading"], "How is bread baked?", notes_retriever) == 0
    assert rank_of(sorted(places), "What is a data lake?", notes_retriever) == 1
