"""Words in their context: each content word of the sentences of an index as it stands there, and how near they come to a question's.

Late interaction (ColBERT; Khattab and Zaharia, 2020) with the vectors that the shipped model has of its word pieces anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.chunk_words import spans
from knowledge.embeddings import DIMENSION, Vectors

STEPS = 127
"""Coordinates are kept as whole numbers of this many steps to one: a quarter of the room, and no order was seen to change."""
BLOCK = 128
"""Words that are compared at a time: so many stay near the processor, which halves the time."""
Kept = NDArray[np.int8]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ContextWords:
    """The content words of n sentences, without those of the heading that they are read after.

    Row i of the sentences has `vectors[starts[i] : starts[i + 1]]`; `vectors` is (words, 384) of length 1 in whole steps,
    `starts` (n + 1,).
    """

    vectors: Kept
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Kept]) -> ContextWords:
        """The sentences in order."""
        starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
        return cls(np.concatenate([np.zeros((0, DIMENSION), dtype=np.int8), *rows]), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Kept:
        return self.vectors[self.starts[row] : self.starts[row + 1]]

    def only(self, rows: Sequence[int] | NDArray[np.int64]) -> ContextWords:
        """These sentences alone, in this order."""
        places, starts = spans(self.starts, rows)
        return ContextWords(self.vectors[places], starts)


def nothing_of(sentences: int) -> ContextWords:
    """So many sentences without a word."""
    return ContextWords(np.zeros((0, DIMENSION), dtype=np.int8), np.zeros(sentences + 1, dtype=np.int64))


def in_steps(vectors: Vectors) -> Kept:
    """Vectors of length 1 as they are kept."""
    return np.round(vectors * STEPS).astype(np.int8)


def one_after_the_other(parts: Iterable[ContextWords]) -> ContextWords:
    """The sentences of several indexes as those of one."""
    held = [nothing_of(0), *parts]
    counts = np.concatenate([np.diff(part.starts) for part in held])
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
    return ContextWords(np.concatenate([part.vectors for part in held]), starts)


def spoken(words: Vectors, weights: Numbers, held: ContextWords, sentences: Sequence[int] | NDArray[np.int64]) -> Numbers:
    """(sentences,) how near each of these sentences comes to the words (q, 384) of a question, weighed (q,), by its nearest words.

    A word that a sentence does not come near counts 0; 0 for a sentence without words, and for a question without.
    """
    return np.asarray(_nearest(words, held, sentences) @ _shares(weights))


def reached(words: Vectors, weights: Numbers, held: ContextWords, sentence_starts: NDArray[np.int64], rows: Sequence[int]) -> Numbers:
    """(rows, 2) the same for chunks: by the nearest words of the whole chunk, and by its best sentence.

    Chunk r has the sentences `sentence_starts[r] : sentence_starts[r + 1]`.
    """
    found = np.zeros((len(rows), 2))
    sentences, chunk_starts = spans(sentence_starts, rows)
    filled = np.flatnonzero(np.diff(chunk_starts))
    if len(filled):
        best, share = _nearest(words, held, sentences), _shares(weights)
        found[filled, 0] = np.maximum.reduceat(best, chunk_starts[filled], axis=0) @ share
        found[filled, 1] = np.maximum.reduceat(best @ share, chunk_starts[filled])
    return found


def _nearest(words: Vectors, held: ContextWords, sentences: Sequence[int] | NDArray[np.int64]) -> Vectors:
    """(sentences, q) the nearness of the nearest word of each sentence to each word of the question, in steps."""
    places, starts = spans(held.starts, sentences)
    best = np.zeros((len(sentences), len(words)), dtype=np.float32)
    told = np.flatnonzero(np.diff(starts))
    if len(told):
        best[told] = np.maximum.reduceat(_products(held.vectors, places, np.ascontiguousarray(words.T)), starts[told], axis=0)
    return best


def _shares(weights: Numbers) -> Numbers:
    """Weights that add up to one, per step."""
    whole = weights.sum() * STEPS
    return weights / whole if whole else weights


def _products(vectors: Kept, places: NDArray[np.int64], words: Vectors) -> Vectors:
    """(p, q) of the vectors at `places` with words (384, q)."""
    found = np.empty((len(places), words.shape[1]), dtype=np.float32)
    block = np.empty((BLOCK, len(words)), dtype=np.float32)
    held = vectors.take(places, axis=0)
    for first in range(0, len(held), BLOCK):
        here = held[first : first + BLOCK]
        block[: len(here)] = here
        np.dot(block[: len(here)], words, out=found[first : first + BLOCK])
    return found
