"""The sentences that answer are chosen."""

import pytest

from knowledge.retrieval import Retriever
from knowledge.sentence_choice import candidates, choose, readable
from knowledge.sentence_order import defined_term, defines


def chosen(retriever: Retriever, question: str) -> list[str]:
    read = retriever.read(question)
    return [one.text for one in choose(read, candidates(read, retriever.ranked(read, 8), retriever), retriever)]


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What is a deck oven?", "deck oven"),
        ("what does proofing mean", "proofing"),
        ("sourdough meaning", "sourdough"),
        ("Explain the final rise", "the final rise"),
        ("When does the shop open?", ""),
        ("What is the best way to bake a large round loaf of dark rye bread?", ""),
    ],
)
def test_the_term_of_a_definition_question_is_seen(question: str, term: str) -> None:
    assert defined_term(question) == term


@pytest.mark.parametrize(
    ("sentence", "heading", "yes"),
    [
        ("A deck oven is an oven with a stone floor.", "Ovens", True),
        ("Deck ovens keep their heat in thick stone.", "Ovens", True),
        ("Is a heated stone in a steel box.", "Deck oven", True),
        ("Whoever wants good crust should rather buy a deck oven.", "Ovens", False),
        ("Fans move hot air around the cake.", "Deck oven", False),
        ("Deck oven.", "Ovens", False),
    ],
)
def test_a_defining_sentence_opens_with_its_term(sentence: str, heading: str, yes: bool) -> None:  # noqa: FBT001 - a table of cases
    assert defines(sentence, heading, "deck oven") is yes


def test_definitions_come_first(retriever: Retriever) -> None:
    assert chosen(retriever, "What is a deck oven?")[0].startswith("A deck oven is an oven")
    assert chosen(retriever, "What is sourdough?")[0].startswith("Sourdough is a dough")


def test_a_lead_in_brings_its_list(retriever: Retriever) -> None:
    [answer] = [text for text in chosen(retriever, "Which stages does proofing have?") if "three stages" in text]
    assert answer == (
        "Proofing has three stages: first rise: the dough doubles in a covered bowl; "
        "shaping: the dough is folded into a loaf; final rise: the loaf rests in a basket."
    )


def test_both_parts_of_a_question_are_answered(retriever: Retriever) -> None:
    texts = " ".join(chosen(retriever, "When does the shop open, and where does unsold bread go?"))
    assert "opens at six" in texts
    assert "food bank" in texts


def test_never_more_than_three_and_never_a_heading(retriever: Retriever) -> None:
    for question in ("Tell me about ovens", "bread", "How is dough made and baked and sold?"):
        texts = chosen(retriever, question)
        assert 1 <= len(texts) <= 3
        assert not any(text.startswith("#") for text in texts)


def test_nothing_to_choose_from_gives_nothing(retriever: Retriever) -> None:
    assert choose(retriever.read("x"), [], retriever) == []


def test_readable_text_has_no_marks() -> None:
    assert readable("**Buy:**\n\n- *salt*\n- flour.\n2) water") == "Buy: salt; flour; water."
    assert readable("## Title words") == "Title words"
    assert readable("- a lone item") == "a lone item"
