"""What an index holds: documents, chunks, sentences and their vectors."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from knowledge.chunk_words import ChunkWords, count_words, together
from knowledge.chunking import Chunk, bare, chunk_document
from knowledge.context import ContextWords, Kept, in_steps, one_after_the_other
from knowledge.counted import READING, Progress
from knowledge.embeddings import DIMENSION, Embedder, Vectors, embed_words
from knowledge.loading import Document, Refusal
from knowledge.table_rows import told
from knowledge.words import content_words

STEP = 256
Said = tuple[str, int]
"""A sentence after its heading, as it is embedded, and how many content words that heading has."""


@dataclass(frozen=True)
class IndexContents:
    """All that is kept. Row numbers are the link: sentence row r belongs to chunk `sentence_owner[r]`.

    `chunk_vectors` (chunks, 384) hold heading and text, `sentence_vectors` (sentences, 384) each sentence after its heading;
    `words` count the words of each chunk; `context` holds those of each sentence as they stand in it.
    """

    documents: tuple[Document, ...]
    chunks: tuple[Chunk, ...]
    chunk_vectors: Vectors
    sentence_vectors: Vectors
    words: ChunkWords
    context: ContextWords

    @property
    def sentence_owner(self) -> NDArray[np.int64]:
        """(sentences,) the row of the chunk that each sentence stands in."""
        return np.repeat(np.arange(len(self.chunks)), np.diff(self.sentence_starts))

    @property
    def sentence_starts(self) -> NDArray[np.int64]:
        """(chunks + 1,) the sentences of chunk r are the rows from `[r]` up to `[r + 1]`."""
        return np.cumsum([0, *(len(chunk.sentences) for chunk in self.chunks)], dtype=np.int64)

    def only(self, rows: Sequence[int]) -> IndexContents:
        """All documents, and these chunks alone."""
        sentences = np.flatnonzero(np.isin(self.sentence_owner, rows))
        return IndexContents(
            self.documents,
            tuple(self.chunks[row] for row in rows),
            self.chunk_vectors[rows],
            self.sentence_vectors[sentences],
            self.words.only(rows),
            self.context.only(sentences),
        )


@dataclass(frozen=True)
class Index:
    """An opened index: its contents, the embedder for questions, and which files were left out."""

    contents: IndexContents
    embedder: Embedder
    fingerprint: str = ""
    refusals: tuple[Refusal, ...] = ()
    texts: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", {document.source: document.text for document in self.contents.documents})

    def source_text(self, source: str) -> str:
        """The whole text of a source; empty when there is none of that name."""
        return self.texts.get(source, "")


def embed_documents(documents: Sequence[Document], embedder: Embedder, progress: Progress | None = None) -> IndexContents:
    """Chunk and embed; `progress(done, total, label)` counts texts."""
    running = embedding(documents, embedder)
    while True:
        try:
            done, total = next(running)
        except StopIteration as finished:
            return cast("IndexContents", finished.value)
        if progress:
            progress(done, total, READING)


def embedding(documents: Sequence[Document], embedder: Embedder, step: int = STEP) -> Generator[tuple[int, int], None, IndexContents]:
    """The same step by step: yields (texts done, all texts) and returns the contents."""
    chunks = [chunk for document in documents for chunk in chunk_document(document)]
    words = count_words(chunks)
    texts = [*embedded_texts(documents, chunks)[: len(chunks)], *words.vocabulary]
    vectors, context = yield from _embed_all(texts, said(documents, chunks), embedder, step)
    chunk_vectors, word_vectors, sentence_vectors = np.split(vectors, [len(chunks), len(texts)])
    return IndexContents(tuple(documents), tuple(chunks), chunk_vectors, sentence_vectors, replace(words, vectors=word_vectors), context)


def embedded_texts(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[str]:
    """Heading and text of each chunk, then each sentence after its heading, as they are embedded; each word follows alone."""
    return [*(f"{chunk.heading[-1]}. {bare(chunk.text)}" for chunk in chunks), *(text for text, _ in said(documents, chunks))]


def said(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[Said]:
    """The sentences of the chunks in order."""
    texts = {document.source: document.text for document in documents}
    return [
        (f"{chunk.heading[-1]}: {bare(told(texts[chunk.source], sentence.start, sentence.end))}", len(content_words(chunk.heading[-1])))
        for chunk in chunks
        for sentence in chunk.sentences
    ]


def joined(indexes: Sequence[Index]) -> Index:
    """One index over several (the notes and a team's own files); sources of the same name keep the first."""
    contents = contents_of([index.contents for index in indexes])
    refusals = tuple(refusal for index in indexes for refusal in index.refusals)
    return Index(contents, indexes[0].embedder, "+".join(index.fingerprint for index in indexes), refusals)


def contents_of(parts: Sequence[IndexContents]) -> IndexContents:
    """The contents of several indexes as those of one."""
    nothing = np.zeros((0, DIMENSION), dtype=np.float32)
    return IndexContents(
        tuple(document for part in parts for document in part.documents),
        tuple(chunk for part in parts for chunk in part.chunks),
        np.concatenate([nothing, *(part.chunk_vectors for part in parts)]),
        np.concatenate([nothing, *(part.sentence_vectors for part in parts)]),
        together([part.words for part in parts]),
        one_after_the_other([part.context for part in parts]),
    )


def _embed_all(
    texts: list[str], sentences: list[Said], embedder: Embedder, step: int
) -> Generator[tuple[int, int], None, tuple[Vectors, ContextWords]]:
    """(the vectors of `texts` and then of the sentences, the words of the sentences); what stands twice is embedded once."""
    alone = sorted(set(texts), key=len)  # texts of like length side by side: little padding
    spoken = sorted(set(sentences), key=lambda one: len(one[0]))
    vectors, words = [np.zeros((0, DIMENSION), dtype=np.float32)], list[Kept]()
    for first in range(0, len(alone), step):
        yield first, len(alone) + len(spoken)
        vectors.append(embedder.embed(alone[first : first + step]))
    for first in range(0, len(spoken), step):
        yield len(alone) + first, len(alone) + len(spoken)
        part = spoken[first : first + step]
        found, in_context = embed_words(embedder, [text for text, _ in part], [skipped for _, skipped in part])
        vectors.append(found)
        words += [in_steps(one) for one in in_context]
    yield len(alone) + len(spoken), len(alone) + len(spoken)
    places = {text: row for row, text in enumerate(alone)}
    rows = {one: row for row, one in enumerate(spoken)}
    chosen = [*(places[text] for text in texts), *(len(alone) + rows[one] for one in sentences)]
    return np.concatenate(vectors)[np.array(chosen, dtype=np.int64)], ContextWords.of([words[rows[one]] for one in sentences])
