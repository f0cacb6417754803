"""Put the sentences of the found passages in order: a few numbers for each, weighed as was fitted on questions with known answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import yaml
from numpy.typing import NDArray

from knowledge.embeddings import Vectors
from knowledge.models import reader_of
from knowledge.ordering import Asked
from knowledge.own_words import covered, in_own_words
from knowledge.reader import YES, log_odds
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.spanish import spanish_stem
from knowledge.words import content_stems, content_words, stem

WEIGHTS = Path(__file__).with_name("sentence_order.yml")
NAMES = ("passage", "in_context", "notes", "asked", "defines", "short", "read")
READ = 10  # sentences that are read beside the question; the others come behind them
SHORT_WORDS = 5
ABOUT_PAGE = re.compile(r"\b(?:slides?|the course|the deck|these notes|the drawings?|the pictures?|only a picture)\b", re.IGNORECASE)
ABOUT_PAGE_COST = 1.5  # in nats; not fitted: who asks of the matter does not ask what a slide shows, and the data has too few of both
BARE_DEFINITION = re.compile(r"(?:is|are|refers? to|means?|the process of)\b", re.IGNORECASE)
ASKS_DEFINITION = re.compile(
    r"^(?:what(?:'s| is| are| does| do)\s+(?:an?\s+|the\s+)?(?P<a>[\w/ -]{2,50}?)(?:\s+(?:mean|stand for))?\s*\??$"
    r"|(?:define|explain|meaning of)\s+(?P<b>.{2,50}?)\s*\??$"
    r"|(?P<c>[\w/ -]{2,40}?)\s+(?:meaning|definition)\s*\??$|what\s+(?P<d>[\w/ -]{2,40})$)",
    re.IGNORECASE,
)
TERM_WORDS = 4  # a longer term is none
Numbers = NDArray[np.float64]


class Sentence(Protocol):
    """A sentence of a passage: its text without marks, and its row in the index."""

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        ...

    @property
    def text(self) -> str:
        """What it says."""
        ...

    @property
    def row(self) -> int:
        """Where it is in the index."""
        ...


def features(question: Question, one: Asked, vector: Vectors, found: Sequence[Sentence], retriever: Retriever) -> Numbers:
    """(found, NAMES) for a question as a whole, or for one part of it, with its vector (384,)."""
    in_context, notes, asked = retriever.reach(one, vector, [sentence.row for sentence in found])
    if in_own_words(question):  # the model knows English alone: its words are compared by their letters
        in_context = np.array([covered(one.text, f"{sentence.passage.heading} {sentence.text}", spanish_stem) for sentence in found])
    term = defined_term(one.text)
    told = [_told(sentence, term) for sentence in found]
    passages = [sentence.passage.score for sentence in found]
    numbers = np.column_stack([passages, in_context, notes, asked, np.array(told, dtype=np.float64), np.zeros(len(found))])
    if not in_own_words(question):
        numbers[:, -1] = _read(one.text, found, np.argsort(-totals(numbers), kind="stable")[:READ].tolist(), retriever)
    return numbers


def _read(question: str, found: Sequence[Sentence], first: Sequence[int], retriever: Retriever) -> Numbers:
    """(found,) the odds, as a logarithm, that each sentence in `first` answers, read below its heading; for the others the least of these.

    0 for all where there is no reader.
    """
    reader = reader_of(retriever.index.embedder)
    if reader is None or not first:
        return np.zeros(len(found))
    sentences = [found[place] for place in first]
    read = reader.read([(sentence.passage.titled(sentence.text), [question]) for sentence in sentences])
    odds = np.array([log_odds(numbers[0, YES]) for numbers in read])
    column = np.full(len(found), odds.min())
    column[list(first)] = odds
    return column


def totals(numbers: Numbers) -> Numbers:
    """(found,) the weighed sums: logarithms of how likely each is to answer, up to a constant."""
    weights = fitted()
    return np.asarray(numbers @ np.array([weights[name] for name in NAMES]))


def about_page(question: str, sentence: str) -> float:
    """What it costs a sentence to speak of the slide or of the notes where the question does not."""
    return ABOUT_PAGE_COST * (bool(ABOUT_PAGE.search(sentence)) and not ABOUT_PAGE.search(question))


def _told(sentence: Sentence, term: str) -> tuple[bool, bool]:
    """Whether it defines the term, and whether it is too short to say much."""
    return bool(term) and defines(sentence.text, sentence.passage.title, term), len(sentence.text.split()) < SHORT_WORDS


def defined_term(question: str) -> str:
    """The X of "what is X"; empty for other questions."""
    match = ASKS_DEFINITION.match(question.strip())
    term = next((part for part in match.groups() if part), "") if match else ""
    return term if len(content_words(term)) <= TERM_WORDS else ""


def defines(sentence: str, heading: str, term: str) -> bool:
    """Whether the sentence opens with `term` and goes on, or stands under that heading and opens with "is" or "the process of"."""
    stems = {stem(word) for word in content_words(term)}
    words = sentence.split()
    if not stems or len(words) < len(term.split()) + SHORT_WORDS:
        return False
    opening = " ".join(words[: len(term.split()) + 3])
    under = stems <= set(content_stems(heading)) and bool(BARE_DEFINITION.match(sentence))
    return stems <= set(content_stems(opening)) or under


@functools.lru_cache(maxsize=1)
def fitted() -> Mapping[str, float]:
    """The shipped weights."""
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return {name: float(held.get(name, 0.0)) for name in NAMES}  # a new one has none until it is fitted
