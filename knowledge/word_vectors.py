"""Vectors of single words, kept beside the model and shared by all indexes: a word is embedded once on this machine."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors

FILE = "words.npz"


class WordVectors:
    """Word -> vector. `learn` keeps what it embeds in `file`; what `of` has to embed is kept in memory alone.

    A file that cannot be read or written is passed over: keeping saves time and nothing else.
    """

    def __init__(self, embedder: Embedder, file: Path | None = None) -> None:
        self._embedder, self._file = embedder, file
        self._rows: dict[str, int] = {}
        self._vectors: Vectors = np.zeros((0, DIMENSION), dtype=np.float32)
        self._take(*_read(file))

    def __len__(self) -> int:
        return len(self._rows)

    def learn(self, words: Iterable[str]) -> None:
        """Embed the words that are not known yet, and keep them."""
        if self._missing(words):
            self._take(*_read(self._file))  # another process may have learned them
        missing = self._missing(words)
        if missing:
            self._take(missing, self._embedder.embed(missing))
            _write(self._file, list(self._rows), self._vectors)

    def of(self, words: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1."""
        missing = self._missing(words)
        if missing:
            self._take(missing, self._embedder.embed(missing))
        return self._vectors[[self._rows[word] for word in words]]

    def _missing(self, words: Iterable[str]) -> list[str]:
        return sorted({word for word in words if word not in self._rows})

    def _take(self, words: Sequence[str], vectors: Vectors) -> None:
        fresh = [place for place, word in enumerate(words) if word not in self._rows]
        if fresh:
            self._rows |= {words[place]: len(self._rows) + row for row, place in enumerate(fresh)}
            self._vectors = np.concatenate([self._vectors, vectors[fresh]])


def word_vectors(embedder: Embedder) -> WordVectors:
    """The words of this embedder; for the exported model one store for the life of the process."""
    return _kept(embedder) if isinstance(embedder, OnnxEmbedder) else WordVectors(embedder)


@functools.lru_cache(maxsize=4)
def _kept(embedder: OnnxEmbedder) -> WordVectors:
    return WordVectors(embedder, embedder.folder / FILE)


def _read(file: Path | None) -> tuple[list[str], Vectors]:
    nothing: Vectors = np.zeros((0, DIMENSION), dtype=np.float32)
    if file is None:
        return [], nothing
    try:
        with np.load(file, allow_pickle=False) as held:
            words, vectors = held["words"].tolist(), held["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError):
        return [], nothing
    return (words, vectors) if vectors.shape == (len(words), DIMENSION) else ([], nothing)


def _write(file: Path | None, words: list[str], vectors: Vectors) -> None:
    """Write beside and switch, so that nobody reads half a file."""
    if file is None:
        return
    beside = file.with_name(f"{file.stem}.{os.getpid()}.part.npz")
    try:
        with beside.open("wb") as draft:
            np.savez(draft, words=np.array(words), vectors=vectors.astype(np.float16))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
