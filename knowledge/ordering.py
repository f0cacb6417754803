"""Put the first hits of a search in order: a few numbers for each, weighed as was fitted on questions with known answers."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from knowledge.chunk_words import Ragged, most
from knowledge.context import reached
from knowledge.embeddings import Vectors
from knowledge.index_contents import IndexContents
from knowledge.word_vectors import WordVectors
from knowledge.words import WordIndex, content_stems, content_words, stem

WEIGHTS = Path(__file__).with_name("ordering.yml")
NAMES = ("chunk", "notes", "asked", "in_context", "in_sentence", "phrase", "stub")
STUB_WORDS = 12.0  # chunks of about so few words are titles or captions: they answer little
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
        self._stems = {word: place for place, word in enumerate(dict.fromkeys(counted.stems))}
        self._stem_of = np.array([self._stems[word] for word in counted.stems], dtype=np.int64)

    def features(self, asked: Asked, rows: list[int], near: Numbers) -> Numbers:
        """(rows, NAMES). `near` (3, rows) are the cosines of the chunks, and the ways over our notes and over known questions."""
        columns = (
            *near,
            *self._in_context(asked, rows),
            self._phrases(asked, self._held(rows)),
            np.exp(-self._counted.length[rows] / STUB_WORDS),
        )
        return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)

    def _held(self, rows: list[int]) -> Ragged:
        """The content words of the chunks, in order."""
        return self._content.only(rows)

    def _in_context(self, asked: Asked, rows: list[int]) -> Numbers:
        """(2, rows) how near each chunk and its best sentence come to the words of the question; rare words count more."""
        return reached(asked.context, self.weights(asked), self._context, self._sentences, rows).T

    def in_sentences(self, asked: Asked, rows: Sequence[int]) -> Numbers:
        """(rows,) how near each of these sentences comes to the words of the question."""
        return reached(asked.context, self.weights(asked), self._context, np.arange(len(self._context) + 1), rows)[:, 1]

    def weights(self, asked: Asked) -> Numbers:
        """(words,) how rare each of the words in context is in the index."""
        return np.array([self._words.rarity(stem(word)) for word in content_words(asked.text)][: len(asked.context)])

    def _nearest(self, words: tuple[str, ...], held: Ragged) -> Numbers:
        """(words, rows) the similarity of the nearest word in each row; 0 where a row has none."""
        numbers, places = np.unique(held.flat, return_inverse=True)
        near = self._vectors.of(words) @ self._counted.vectors[numbers].T
        return most(near[:, places], held)

    def _phrases(self, asked: Asked, held: Ragged) -> Numbers:
        """(rows,) the share of the question's pairs of neighbours that are neighbours in the chunk too."""
        pairs = frozenset(itertools.pairwise(content_stems(asked.text)))
        wanted = [(self._stems[one], self._stems[other]) for one, other in pairs if one in self._stems and other in self._stems]
        if not wanted:
            return np.zeros(len(held))
        stems = self._stem_of[held.flat]
        first, second = np.array(wanted).T
        found = np.zeros((len(wanted), len(stems)))
        found[:, :-1] = (stems[:-1] == first[:, None]) & (stems[1:] == second[:, None]) & (np.diff(held.owner) == 0)
        return np.asarray(most(found, held).sum(axis=0) / len(pairs), dtype=np.float64)

    def nearness(self, words: tuple[str, ...], rows: list[int]) -> dict[str, float]:
        """For each word the similarity of the nearest word in the chunks of `rows`."""
        held = self._held(rows)
        if not words or not len(held.flat):
            return dict.fromkeys(words, 0.0)
        near = self._nearest(words, Ragged(held.flat, held.starts[[0, -1]]))[:, 0]
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
