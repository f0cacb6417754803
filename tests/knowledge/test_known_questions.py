"""Known questions: each item of the inventory has some, each is answered by a sentence of our notes, wrong files are refused."""

from pathlib import Path

import pytest

from knowledge.bridge import NOTES, by_section
from knowledge.errors import KnowledgeError
from knowledge.inventory import inventory
from knowledge.known_questions import KnownQuestion, answering, known_questions
from knowledge.loading import load_notes

KNOWN = known_questions()
ROW = "asked:\n  CC-01: {concept: [%s], items: {%s}}\n"


def test_every_concept_and_item_is_asked_for_in_several_ways() -> None:
    by_place: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for question in KNOWN:
        by_place[question.at, question.words] = by_place.get((question.at, question.words), 0) + 1
    for concept in inventory():
        assert by_place[concept.at, ()] >= 5, concept.id
        for item in concept.items:
            assert by_place[item.at, item.words] >= 6, f"{concept.id} {item.name}"


def test_they_are_questions_or_searches_and_none_stands_twice() -> None:
    texts = [question.text for question in KNOWN]
    assert len(set(texts)) == len(texts)
    assert not set(texts) & {ask for concept in inventory() for ask in (concept.ask, *(item.ask for item in concept.items))}
    assert all(text == text.strip() and 2 <= len(text.split()) <= 70 for text in texts)


def test_the_sentences_with_a_word_of_the_question_answer() -> None:
    sections = {"a#b": [(0, "Bread rises."), (1, "Ovens are hot.")], "a#c": [(2, "An oven cools.")], "a#d": [(3, "Ovens.")]}
    assert answering(KnownQuestion("?", ("a#b", "a#c"), ("oven",)), sections) == [1, 2]
    assert answering(KnownQuestion("?", ("a#b",)), sections) == [0, 1]
    assert answering(KnownQuestion("?", ("a#b",), ("milk",)), sections) == [0, 1]
    assert answering(KnownQuestion("?", ("x#y",), ("oven",)), sections) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("asked: {CC-99: {concept: [Why?], items: {}}}", "CC-99"),
        (ROW % ("Why?", "spoons: [Which?]"), "spoons"),
        (ROW % ("Why?", "hardware: [Why?]"), "Why?"),
        (ROW % ("", ""), "one.yml"),
        (ROW % ("Why?", "hardware: 3"), "one.yml"),
        ("sections: {'a#b': [{words: [], ask: [Why?]}]}", "one.yml"),
        ("rows: []", "one.yml"),
        ("asked: [", "one.yml"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "one.yml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=named.replace("?", r"\?")):
        known_questions(tmp_path)


def test_the_shipped_files_are_read() -> None:
    assert len(KNOWN) > 6000


def test_every_section_of_the_notes_is_asked_for_by_a_phrase_that_stands_there() -> None:
    sections = by_section()
    asked = {place for question in KNOWN for place in question.at}
    told = {place for place, sentences in sections.items() if len(sentences) > 1 and not place.startswith("where-to-read-on")}
    titles = {f"{Path(document.source).stem}#{document.title}" for document in load_notes(NOTES)}
    assert told - titles <= asked
    for question in KNOWN:
        for place in question.at:
            said = " ".join(sentence.lower() for _, sentence in sections[place])
            assert not question.words or any(word.lower() in said for word in question.words), f"{question.words} not in {place}"
