"""An embedder that remembers the catalogue's own sentences on disk: they are embedded once, not at every start.

What a team says is never kept here: a vector tells much of its text, and a deleted project must be gone.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge.embeddings import Embedder, Vectors


class RememberedEmbedder:
    """Wraps an embedder; sentences given to `embed_own` are read back from `folder` when the same ones come again.

    A file that cannot be read or written is passed over: remembering saves time and nothing else.
    """

    def __init__(self, inner: Embedder, folder: Path) -> None:
        self.inner, self._folder = inner, folder

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, 384) float32, each of length 1; nothing of them is kept."""
        return self.inner.embed(texts)

    def embed_own(self, texts: Sequence[str]) -> Vectors:
        """The same for sentences of this program: made once, then read from a file."""
        path = self._folder / f"{_name(texts)}.npy"
        found = _read(path, len(texts))
        if found is None:
            found = self.inner.embed(texts)
            _write(path, found)
        return found


def embed_own(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """Vectors of sentences of this program, remembered where the embedder can."""
    return embedder.embed_own(texts) if isinstance(embedder, RememberedEmbedder) else embedder.embed(texts)


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
