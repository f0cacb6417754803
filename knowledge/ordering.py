"""Put the first hits of a search in order: a few numbers for each, weighed as was fitted on questions with known answers."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from knowledge.chunking import Chunk, bare
from knowledge.terms import named_in
from knowledge.word_vectors import WordVectors
from knowledge.words import WordIndex, content_stems, content_words, stem

WEIGHTS = Path(__file__).with_name("ordering.yml")
NAMES = ("chunk", "sentence", "words", "meaning", "phrase", "wider", "asks", "length", "stub")
STUB_WORDS = 12.0  # chunks of about so few words are titles or captions: they answer little
WORD_HALF = 6.0  # the BM25 score that counts half
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """What of a question the ordering looks at: its text in English, the names it uses in their other forms, its words."""

    text: str
    wider: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Fitted:
    """The weights by name; `middle` and `spread` turn a sum into a score between 0 and 1."""

    weights: Mapping[str, float]
    middle: float
    spread: float


class Ordering:
    """Knows the words of every chunk of an index."""

    def __init__(self, chunks: tuple[Chunk, ...], sources: Mapping[str, str], words: WordIndex, vectors: WordVectors) -> None:
        self._chunks, self._sources = chunks, sources
        self._words, self._vectors = words, vectors

    def features(self, asked: Asked, rows: list[int], similar: Numbers, best: Numbers) -> Numbers:
        """(rows, NAMES). `similar` and `best` (rows,) are the cosines of the chunk and of its best sentence."""
        matched = self._words.scores(asked.text)[rows]
        wider = self._words.scores(asked.wider)[rows] if asked.wider else np.zeros(len(rows))
        pairs = _pairs(asked.text)
        columns = (
            similar,
            best,
            matched / (matched + WORD_HALF),
            self._meaning(asked, rows),
            np.array([len(pairs & self._known(row).pairs) / max(len(pairs), 1) for row in rows]),
            wider / (wider + WORD_HALF),
            np.array([self._known(row).asks for row in rows]),
            np.log([self._known(row).length + 1 for row in rows]),
            np.exp([-self._known(row).length / STUB_WORDS for row in rows]),
        )
        return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)

    def _meaning(self, asked: Asked, rows: list[int]) -> Numbers:
        """(rows,) how near the nearest word of the chunk comes to each word of the question; rare words count more."""
        held = sorted({word for row in rows for word in self._known(row).words})
        if not asked.words or not held:
            return np.zeros(len(rows))
        places = {word: place for place, word in enumerate(held)}
        near = self._vectors.of(asked.words) @ self._vectors.of(held).T
        weights = np.array([self._words.rarity(stem(word)) for word in asked.words])
        found = [[places[word] for word in self._known(row).words] for row in rows]
        return np.array([weights @ near[:, one].max(axis=1) / max(float(weights.sum()), 1e-9) if one else 0.0 for one in found])

    def nearness(self, words: tuple[str, ...], rows: list[int]) -> dict[str, float]:
        """For each word the similarity of the nearest word in the chunks of `rows`."""
        held = sorted({word for row in rows for word in self._known(row).words})
        if not words or not held:
            return dict.fromkeys(words, 0.0)
        near = (self._vectors.of(words) @ self._vectors.of(held).T).max(axis=1)
        return {word: float(value) for word, value in zip(words, near, strict=True)}

    def vocabulary(self) -> set[str]:
        """Every word that `features` will want a vector of."""
        return {word for row in range(len(self._chunks)) for word in content_words(self._text(row))}

    @functools.lru_cache(maxsize=4_000)  # noqa: B019 - as long-lived as the index itself
    def _known(self, row: int) -> _Known:
        chunk = self._chunks[row]
        text = self._text(row)
        sentences = [bare(self._sources[chunk.source][one.start : one.end]) for one in chunk.sentences]
        plain = [line for line in chunk.text.splitlines() if not line.lstrip().startswith("#")]
        asks = sum(sentence.endswith("?") for sentence in sentences) / max(len(sentences), 1)
        return _Known(tuple(sorted(set(content_words(text)))), _pairs(text), asks, float(len(" ".join(plain).split())))

    def _text(self, row: int) -> str:
        chunk = self._chunks[row]
        return bare(f"{chunk.heading[-1]} {chunk.text}")


@dataclass(frozen=True)
class _Known:
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    asks: float
    length: float


def asked(question: str, text: str) -> Asked:
    """The question as it was put, and as it is searched with (English)."""
    names = " ".join(name for term in named_in(question) for name in (term.term, *term.also))
    said = set(content_stems(text))
    wider = " ".join(word for word in dict.fromkeys(content_words(names)) if stem(word) not in said)
    return Asked(text, wider, tuple(dict.fromkeys(content_words(text))))


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


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    stems = content_stems(text)
    return frozenset(itertools.pairwise(stems))
