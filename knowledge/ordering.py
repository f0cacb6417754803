"""Put the first hits of a search in order: a few numbers for each, weighed as was fitted on questions with known answers."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from knowledge.context import reached, spoken
from knowledge.embeddings import Vectors
from knowledge.index_contents import IndexContents
from knowledge.word_vectors import WordVectors
from knowledge.words import WordIndex, content_words, stem

WEIGHTS = Path(__file__).with_name("ordering.yml")
NAMES = ("chunk", "asked", "in_context", "in_sentence")
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """What of a question the ordering looks at: its text in English, its words, and each of `content_words` in context (n, 384)."""

    text: str
    words: tuple[str, ...]
    context: Vectors


@dataclass(frozen=True)
class Fitted:
    """The weights by name; `middle` and `spread` turn a sum into a score between 0 and 1."""

    weights: Mapping[str, float]
    middle: float
    spread: float


class Ordering:
    """Knows the words of every chunk of an index."""

    def __init__(self, contents: IndexContents, words: WordIndex, vectors: WordVectors) -> None:
        counted = contents.words
        self._counted, self._words, self._vectors, self._context = counted, words, vectors, contents.context
        self._sentences = contents.sentence_starts
        self._content = counted.content_of(counted.bared)

    def in_context(self, asked: Asked, weights: Numbers, rows: Sequence[int]) -> Numbers:
        """(rows, 2) how near each chunk and its best sentence come to the words of the question, weighed (words,)."""
        return reached(asked.context, weights, self._context, self._sentences, rows)

    def in_sentences(self, asked: Asked, weights: Numbers, rows: Sequence[int]) -> Numbers:
        """(rows,) how near each of these sentences comes to them."""
        return spoken(asked.context, weights, self._context, rows)

    def weights(self, asked: Asked) -> Numbers:
        """(words,) how rare each of the words in context is in the index."""
        return np.array([self._words.rarity(stem(word)) for word in content_words(asked.text)][: len(asked.context)])

    def nearness(self, words: tuple[str, ...], rows: list[int]) -> dict[str, float]:
        """For each word the similarity of the nearest content word in the chunks of `rows`; 0 where these have none."""
        held = np.unique(self._content.only(rows).flat)
        if not words or not len(held):
            return dict.fromkeys(words, 0.0)
        near = (self._vectors.of(words) @ self._counted.vectors[held].T).max(axis=1)
        return {word: float(value) for word, value in zip(words, near, strict=True)}


def asked(text: str, context: Vectors) -> Asked:
    """A question as it is searched with (English), and its words in context."""
    return Asked(text, tuple(dict.fromkeys(content_words(text))), context)


def totals(numbers: Numbers) -> Numbers:
    """(rows,) the weighed sums; only their order counts."""
    weights = fitted().weights
    return np.asarray(numbers @ np.array([weights[name] for name in NAMES]))


def as_score(total: float) -> float:
    """A total as a number between 0 (has nothing to do with it) and 1 (answers it)."""
    held = fitted()
    return float(1 / (1 + np.exp(-(total - held.middle) / held.spread)))


@functools.lru_cache(maxsize=1)
def fitted() -> Fitted:
    """The shipped weights."""
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return Fitted(held["weights"], float(held["middle"]), float(held["spread"]))
