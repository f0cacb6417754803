"""An embedder that takes over vectors of an earlier build: only texts that are new are embedded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from knowledge.context import STEPS, Kept
from knowledge.embeddings import DIMENSION, Embedder, Vectors, embed_words
from knowledge.index_contents import IndexContents, Said, embedded_texts, said
from knowledge.words import content_words


class ReusingEmbedder:
    """Vectors of texts that `known` holds are taken over; the first text that is new opens the embedder behind it.

    `known` must come from the same weights, and so must `spoken`, the words of sentences.
    """

    def __init__(self, known: Mapping[str, Vectors], opener: Callable[[], Embedder], spoken: Mapping[Said, Kept] | None = None) -> None:
        self._known, self._opener, self._spoken = known, opener, spoken or {}
        self._opened: Embedder | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, 384) float32, each of length 1."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        fresh = dict(zip(new, self._behind().embed(new), strict=True)) if new else {}
        rows = [self._known[text] if text in self._known else fresh[text] for text in texts]
        return np.stack(rows).astype(np.float32) if rows else np.zeros((0, DIMENSION), dtype=np.float32)

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """The same, and the content words of each text; a text whose words are not known is embedded again."""
        sentences = list(zip(texts, skipped, strict=True))
        new = [one for one in dict.fromkeys(sentences) if one not in self._spoken or one[0] not in self._known]
        vectors, words = embed_words(self._behind(), [text for text, _ in new], [number for _, number in new]) if new else ((), [])
        fresh = {one: (vector, held) for one, vector, held in zip(new, vectors, words, strict=True)}
        found = [fresh[one] if one in fresh else self._taken_over(one) for one in sentences]
        rows = [vector for vector, _ in found]
        return np.stack(rows).astype(np.float32) if rows else np.zeros((0, DIMENSION), dtype=np.float32), [held for _, held in found]

    def _taken_over(self, one: Said) -> tuple[Vectors, Vectors]:
        return self._known[one[0]], np.asarray(self._spoken[one] / np.float32(STEPS), dtype=np.float32)

    def _behind(self) -> Embedder:
        if self._opened is None:
            self._opened = self._opener()
        return self._opened


def vectors_of(contents: IndexContents) -> dict[str, Vectors]:
    """Each text and each word of an index, as it was embedded, with its vector (384,)."""
    texts = embedded_texts(contents.documents, contents.chunks)
    known = dict(zip(texts, np.concatenate([contents.chunk_vectors, contents.sentence_vectors]), strict=True))
    return known | dict(zip(contents.words.vocabulary, contents.words.vectors, strict=False))  # Chroma keeps no words


def spoken_of(contents: IndexContents) -> dict[Said, Kept]:
    """Each sentence of an index with its words as they are kept; Chroma keeps none of these either, so they are left out."""
    sentences = zip(said(contents.documents, contents.chunks), map(contents.context.__getitem__, range(len(contents.context))), strict=True)
    return {(text, skipped): held for (text, skipped), held in sentences if len(held) == len(content_words(text)) - skipped}


def reusing(contents: IndexContents, opener: Callable[[], Embedder]) -> ReusingEmbedder:
    """An embedder that takes over what an index holds."""
    return ReusingEmbedder(vectors_of(contents), opener, spoken_of(contents))
