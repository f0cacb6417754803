"""The shipped notes as an index for tests: texts are embedded in batches, and once only as long as they stay the same."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.context import STEPS, ContextWords, Kept, in_steps
from knowledge.embeddings import WEIGHTS_SHA256, Embedder, Vectors, embed_words
from knowledge.index_contents import Index, embed_documents
from knowledge.loading import load_notes
from knowledge.models import EXPORT_VERSION
from knowledge.retrieval import Passage, Retriever
from tests.knowledge.notes_reader import PACKAGE

MANY = 8
"""Texts at once that are no single question."""


class Prepared:
    """An embedder that keeps what it embedded, text by text, in a file of `folder` from one run of the tests to the next."""

    def __init__(self, inner: Embedder, folder: Path) -> None:
        self.inner = inner
        self._path = folder / f"texts-{WEIGHTS_SHA256[:12]}-{EXPORT_VERSION}.npz"
        self._known: dict[str, Vectors] = {}
        self._spoken: dict[str, Kept] = {}
        if self._path.exists():
            with np.load(self._path) as held:
                self._known = dict(zip(held["texts"].tolist(), held["vectors"], strict=True))
                words = ContextWords(held["words"], held["starts"])
                self._spoken = {text: words[row] for row, text in enumerate(held["spoken"].tolist())}

    def prepare(self, texts: Sequence[str]) -> None:
        """Embed what is new among `texts` together, and write it down."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self.inner.embed(new), strict=True))
            self._write()

    def _write(self) -> None:
        part, words = self._path.with_suffix(f".{os.getpid()}.npz"), ContextWords.of(list(self._spoken.values()))
        np.savez(
            part,
            texts=np.array(list(self._known)),
            vectors=np.stack(list(self._known.values())),
            spoken=np.array(list(self._spoken), dtype=str),
            words=words.vectors,
            starts=words.starts,
        )
        part.replace(self._path)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, 384), from memory where all are known; single questions that are new are not written down."""
        if len(texts) > 1:
            self.prepare(texts)
        if texts and all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return self.inner.embed(texts)

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """The same for texts and their words; only many at a time are written down."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known or text not in self._spoken]
        if new:
            vectors, words = embed_words(self.inner, new, [0] * len(new))
            self._known |= dict(zip(new, vectors, strict=True))
            self._spoken |= {text: in_steps(held) for text, held in zip(new, words, strict=True)}
            if len(texts) > MANY:
                self._write()
        words = [
            np.asarray(self._spoken[text][number:] / np.float32(STEPS), np.float32) for text, number in zip(texts, skipped, strict=True)
        ]
        return np.stack([self._known[text] for text in texts]), words


def shipped_index(embedder: Embedder) -> Index:
    """The index of the shipped notes."""
    return Index(embed_documents(load_notes(PACKAGE / "notes"), embedder), embedder)


def place_of(passage: Passage) -> str:
    """ "note#heading" of a passage, as the inventory names places."""
    return f"{Path(passage.source).stem}#{passage.heading.split(' > ')[-1]}"


def rank_of(places: Sequence[str], question: str, retriever: Retriever, k: int = 10) -> int:
    """At which place of the results (1 = first) one of `places` stands; 0 when none does."""
    found = [place_of(passage) for passage in retriever.search(question, k)]
    return next((number for number, place in enumerate(found, 1) if place in places), 0)
