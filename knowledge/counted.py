"""Embed many texts some at a time, and say how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from knowledge.embeddings import DIMENSION, Embedder, Vectors, embed_words

Progress = Callable[[int, int, str], None]
STEP = 256
READING, LEARNING, ASKING = "Reading the sources", "Learning ordinary words", "Reading the known questions"
"""The steps of a first start."""


class CountedEmbedder:
    """Embeds with `inner`; `progress(done, total, label)` hears how many of the texts of a call are done."""

    def __init__(self, inner: Embedder, progress: Progress | None, label: str) -> None:
        self.inner, self._progress, self._label = inner, progress, label

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1."""
        parts = [self.inner.embed(texts[first:last]) for first, last in self._steps(len(texts))]
        return np.concatenate([np.zeros((0, DIMENSION), dtype=np.float32), *parts])

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """The same, and the content words of each text as `WordEmbedder.embed_words` gives them."""
        parts = [embed_words(self.inner, texts[first:last], skipped[first:last]) for first, last in self._steps(len(texts))]
        vectors = np.concatenate([np.zeros((0, DIMENSION), dtype=np.float32), *(part for part, _ in parts)])
        return vectors, [word for _, words in parts for word in words]

    def _steps(self, total: int) -> Iterator[tuple[int, int]]:
        for first in range(0, total, STEP):
            self._tell(first, total)
            yield first, first + STEP
        self._tell(total, total)

    def _tell(self, done: int, total: int) -> None:
        if self._progress and total:
            self._progress(done, total, self._label)
