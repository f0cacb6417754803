"""Read a Spanish question in its own words where the sources that speak of it are Spanish too, and not in English."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.embeddings import embed_words
from knowledge.ordering import asked
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.spanish import carries_no_matter, is_spanish, mostly_spanish, spanish_stem
from knowledge.words import content_words, stem

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
COMPARED = 3  # first passages by which the two readings are compared
LEAST_COVERED = 0.5
OPENING = 2000  # letters of a source that tell its language


def in_own_words(question: Question) -> bool:
    """Whether a Spanish question is read in Spanish."""
    return not question.spanish and is_spanish(question.asked)


def as_asked(question: Question) -> str:
    """The question as a sentence in the language that it is read in: with its question words, marks and function words."""
    return question.asked if in_own_words(question) else question.read


def best_reading(question: Question, passages: list[Passage], retriever: Retriever) -> tuple[Question, list[Passage]]:
    """The reading of whose words the found passages have more, with its passages: the translated one given, or the own words.

    Own words are tried only where something Spanish stands in the sources; an English question is always its own reading.
    """
    if not question.spanish or not any(mostly_spanish(document.text[:OPENING]) for document in retriever.index.contents.documents):
        return question, passages
    own = _in_spanish(question, retriever)
    found = [one for one in retriever.ranked(own, max(len(passages), 1)) if mostly_spanish(f"{one.heading} {one.text}")]
    in_own, translated = covered(own.read, _first_texts(found), spanish_stem), covered(question.read, _first_texts(passages), stem)
    return (own, found) if found and in_own >= LEAST_COVERED and in_own >= translated else (question, passages)


def _in_spanish(question: Question, retriever: Retriever) -> Question:
    words = " ".join(word for word in WORD.findall(question.asked) if not carries_no_matter(word))
    vectors, context = embed_words(retriever.index.embedder, [words], [0])
    return Question(question.asked, words, spanish=False, whole=asked(words, context[0]), vector=vectors[0])


def _first_texts(passages: list[Passage]) -> str:
    return " ".join(f"{one.heading} {one.text}" for one in passages[:COMPARED])


def covered(asked: str, text: str, form: Callable[[str], str]) -> float:
    """The share of the content words that stand, in some form, in the text."""
    words = {form(word) for word in content_words(asked)}
    held = {form(word) for word in content_words(text)}
    return len(words & held) / len(words) if words else 0.0
