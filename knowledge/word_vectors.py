"""Vectors of single words: those of an index lie with it, those of ordinary English beside the model, made once on this machine."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from filelock import FileLock

from knowledge.counted import LEARNING, CountedEmbedder, Progress
from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors

FILE = "words.npy"


class OrdinaryWords:
    """The whole words of the embedder's tokenizer and their vectors, read from `file`; nothing while that is not there.

    No word of a team is kept here: what a project holds must be gone with it.
    """

    def __init__(self, embedder: OnnxEmbedder) -> None:
        self._embedder, self._file = embedder, embedder.folder / FILE
        self._words = sorted(embedder.ordinary_words)

    def learn(self, progress: Progress | None = None) -> None:
        """Embed all words where that was not done; a file that cannot be written costs time and nothing else."""
        if self._vectors is not None:
            return
        beside = self._file.with_suffix(".part")
        with suppress(OSError), FileLock(self._file.with_suffix(".lock")):
            if _read(self._file, len(self._words)) is None:  # another process may have made it meanwhile
                counted = CountedEmbedder(self._embedder, progress, LEARNING)
                with beside.open("wb") as draft:
                    np.save(draft, counted.embed(self._words), allow_pickle=False)
                beside.replace(self._file)  # nobody reads half a file
        self.__dict__.pop("_vectors", None)

    def find(self, word: str) -> Vectors | None:
        """(384,) float32 of length 1; None for other words."""
        place = bisect_left(self._words, word)
        known = self._vectors is not None and place < len(self._words) and self._words[place] == word
        return self._vectors[place] if known and self._vectors is not None else None

    @cached_property
    def _vectors(self) -> Vectors | None:
        return _read(self._file, len(self._words))


def _read(file: Path, rows: int) -> Vectors | None:
    try:
        found: Vectors = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, EOFError):
        return None
    return found if found.shape == (rows, DIMENSION) and found.dtype == np.float32 else None


class WordVectors:
    """Word -> vector: of an index's vocabulary, of ordinary English, and embedded in memory alone where it is in neither."""

    def __init__(self, embedder: Embedder, vocabulary: Sequence[str] = (), vectors: Vectors | None = None) -> None:
        """`vectors` (v, 384) are those of `vocabulary`."""
        self._embedder = embedder
        self._places = {word: place for place, word in enumerate(vocabulary)} if vectors is not None else {}
        self._vectors = vectors
        self._met: dict[str, Vectors] = {}

    def of(self, words: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1."""
        found = {word: self._find(word) for word in words}
        missing = [word for word, vector in found.items() if vector is None]
        if missing:
            met = dict(zip(missing, self._embedder.embed(missing), strict=True))
            self._met |= met
            found |= met
        rows = [vector for word in words if (vector := found[word]) is not None]
        return np.stack(rows) if rows else np.zeros((0, DIMENSION), dtype=np.float32)

    def _find(self, word: str) -> Vectors | None:
        if word in self._met:
            return self._met[word]
        if word in self._places and self._vectors is not None:
            return np.asarray(self._vectors[self._places[word]], dtype=np.float32)
        return ordinary(self._embedder).find(word) if isinstance(self._embedder, OnnxEmbedder) else None


def learn_ordinary(embedder: Embedder, progress: Progress | None = None) -> None:
    """Have the ordinary words ready for every later search; for other embedders there are none."""
    if isinstance(embedder, OnnxEmbedder):
        ordinary(embedder).learn(progress)


@lru_cache(maxsize=4)
def ordinary(embedder: OnnxEmbedder) -> OrdinaryWords:
    """The ordinary words of this embedder, for the life of the process."""
    return OrdinaryWords(embedder)
