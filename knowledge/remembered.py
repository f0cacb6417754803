"""An embedder that remembers large batches on disk: the catalogue's sentences are embedded once, not at every start."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge.embeddings import Embedder, Vectors

LARGE = 32
"""Texts from which a batch is worth a file; questions and messages are shorter lists."""


class RememberedEmbedder:
    """Wraps an embedder; a batch of at least LARGE texts is read back from `folder` when the same texts come again.

    A file that cannot be read or written is passed over: remembering saves time and nothing else.
    """

    def __init__(self, inner: Embedder, folder: Path) -> None:
        self._inner, self._folder = inner, folder

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, 384) float32, each of length 1."""
        if len(texts) < LARGE:
            return self._inner.embed(texts)
        path = self._folder / f"{_name(texts)}.npy"
        found = _read(path, len(texts))
        if found is None:
            found = self._inner.embed(texts)
            _write(path, found)
        return found


def _name(texts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()[:24]


def _read(path: Path, rows: int) -> Vectors | None:
    try:
        found: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return found if found.ndim == 2 and len(found) == rows and found.dtype == np.float32 else None


def _write(path: Path, vectors: Vectors) -> None:
    """Write beside and switch, so that nobody reads half a file."""
    beside = path.with_suffix(f".{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
