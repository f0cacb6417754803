"""Our notes as a translator: a question asked in other words than a passage finds what our notes say, and that leads to the passage."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from knowledge.chunking import CHUNKER_VERSION, chunk_document
from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors, exported
from knowledge.index_contents import embedded_texts
from knowledge.loading import load_notes

NOTES = Path(__file__).parent / "notes"
MOST = 10  # sentences of the notes that a question leads to
SHARP = 20.0  # how much more the best way counts than the others


class Bridge:
    """The sentences of our notes, each after its heading, as vectors (n, 384); n may be 0."""

    def __init__(self, sentences: Vectors) -> None:
        self._sentences = sentences

    def ways(self, vector: Vectors) -> Ways:
        """What our notes say nearest to a question (384,)."""
        if not len(self._sentences):
            return Ways(self._sentences, np.zeros(0, dtype=np.float32))
        said = self._sentences @ vector
        nearest = np.argpartition(-said, min(MOST, len(said) - 1))[:MOST]
        return Ways(self._sentences[nearest], said[nearest])


@dataclass(frozen=True)
class Ways:
    """The sentences (n, 384) that a question leads to, and how near each comes to it, (n,)."""

    sentences: Vectors
    said: Vectors

    def nearness(self, passages: Vectors) -> NDArray[np.float64]:
        """(m,) how near the passages (m, 384) are by way of the notes: question to sentence and sentence to passage.

        A soft maximum over the nearest sentences of both cosines less one: about -1 to 1. 0 for all where there are no notes.
        """
        if not len(self.said):
            return np.zeros(len(passages))
        ways = passages @ self.sentences.T + self.said - 1
        return np.asarray(np.log(np.exp(SHARP * ways.astype(np.float64)).sum(axis=1)) / SHARP)


def bridge(embedder: Embedder) -> Bridge:
    """The bridge of this embedder; for one without the exported model behind it a bridge without notes."""
    model = exported(embedder)
    return _kept(model) if model else Bridge(np.zeros((0, DIMENSION), dtype=np.float32))


@lru_cache(maxsize=4)
def _kept(model: OnnxEmbedder) -> Bridge:
    """For the life of the process."""
    return Bridge(learn_bridge(model, model))


def learn_bridge(model: OnnxEmbedder, embedder: Embedder, notes: Path = NOTES) -> Vectors:
    """The vectors of the notes' sentences, embedded with `embedder` where the file beside `model` does not hold them.

    A file that cannot be written costs time and nothing else.
    """
    file = model.folder / f"notes-{_fingerprint(notes)}.npy"
    found = _read(file)
    if found is not None:
        return found
    documents = load_notes(notes)
    chunks = [chunk for document in documents for chunk in chunk_document(document)]
    made = embedder.embed(embedded_texts(documents, chunks)[len(chunks) :])
    with suppress(OSError), FileLock(file.with_suffix(".lock")):
        for older in model.folder.glob("notes-*.npy"):
            older.unlink(missing_ok=True)
        beside = file.with_suffix(".part")
        with beside.open("wb") as draft:
            np.save(draft, made, allow_pickle=False)
        beside.replace(file)  # nobody reads half a file
    return made


def _fingerprint(notes: Path) -> str:
    digest = hashlib.sha256(CHUNKER_VERSION.encode())
    for file in sorted(notes.glob("*.md")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _read(file: Path) -> Vectors | None:
    try:
        found: Vectors = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, EOFError):
        return None
    return found if found.ndim == 2 and found.shape[1] == DIMENSION and found.dtype == np.float32 else None
