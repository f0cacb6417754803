"""An embedder that takes over vectors of an earlier build: only texts that are new are embedded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from knowledge.embeddings import DIMENSION, Embedder, Vectors
from knowledge.index_contents import IndexContents, embedded_texts


class ReusingEmbedder:
    """Vectors of texts that `known` holds are taken over; the first text that is new opens the embedder behind it.

    `known` must come from the same weights.
    """

    def __init__(self, known: Mapping[str, Vectors], opener: Callable[[], Embedder]) -> None:
        self._known, self._opener = known, opener
        self._inner: Embedder | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, 384) float32, each of length 1."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new and self._inner is None:
            self._inner = self._opener()
        fresh = dict(zip(new, self._inner.embed(new), strict=True)) if new and self._inner else {}
        rows = [self._known[text] if text in self._known else fresh[text] for text in texts]
        return np.stack(rows).astype(np.float32) if rows else np.zeros((0, DIMENSION), dtype=np.float32)


def vectors_of(contents: IndexContents) -> dict[str, Vectors]:
    """Each text and each word of an index, as it was embedded, with its vector (384,)."""
    texts = embedded_texts(contents.documents, contents.chunks)
    known = dict(zip(texts, np.concatenate([contents.chunk_vectors, contents.sentence_vectors]), strict=True))
    return known | dict(zip(contents.words.vocabulary, contents.words.vectors, strict=False))  # Chroma keeps no words
