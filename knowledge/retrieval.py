"""Find the passages that answer a question: vectors of chunks and sentences, with a little word matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.chunking import Chunk
from knowledge.embeddings import Vectors, ordinary_words
from knowledge.index_contents import Index
from knowledge.spanish import is_spanish, to_english
from knowledge.spelling import Speller
from knowledge.words import WordIndex, content_stems, content_words

WORD_WEIGHT = 0.15
WORD_HALF = 6.0  # the BM25 score that counts half
STUB_WEIGHT = 0.1
STUB_WORDS = 12.0  # chunks of about so few words are titles or captions: they answer little
SAME = 0.93  # cosine above which two chunks say the same
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Passage:
    """A chunk as found: `text` is `source[start:end]`, `heading` the path joined by " > ".

    `slide` is the slide heading a note's section rests on; `score` about 0 (nothing to do with it) to 1 (says the same).
    `own` tells a team's file from our notes; `page` is the page or slide of that file, None where it has none; `newer` the
    source of the newer edition where this one is the older.
    """

    text: str
    source: str
    heading: str
    score: float
    deck: str
    slide: str
    chunk_id: str
    start: int
    end: int
    page: int | None = None
    own: bool = False
    newer: str = ""


@dataclass(frozen=True)
class Question:
    """A question made ready: in English, slips corrected, with its vector (384,)."""

    asked: str
    read: str
    spanish: bool
    vector: Vectors


def body(text: str) -> str:
    """A passage without its marked headings."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


class Retriever:
    """Ranks everything in an index by exact search; made once per index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._contents = index.contents
        headed = [f"{chunk.heading[-1]} {chunk.text}" for chunk in self._contents.chunks]
        self.words = WordIndex(headed)
        self.speller = Speller(headed, ordinary_words(index.embedder))
        lengths = np.array([len(chunk.text.split()) for chunk in self._contents.chunks], dtype=np.float64)
        self._stub_cost = STUB_WEIGHT * np.exp(-lengths / STUB_WORDS)
        self._owner = self._contents.sentence_owner
        self._own = {document.source: document.newer for document in self._contents.documents if document.own}
        self._chunks = {chunk.chunk_id: chunk for chunk in self._contents.chunks}
        self.told = {word for chunk in self._contents.chunks for word in content_stems(f"{chunk.heading[-1]} {body(chunk.text)}")}
        self._all_words = " / ".join(" ".join(content_words(text)) for text in headed)

    def read(self, question: str) -> Question:
        """The question as it is searched with."""
        spanish = is_spanish(question)
        text = to_english(question) if spanish else self.speller.correct(question)
        return Question(question, text, spanish, self.index.embedder.embed([text])[0])

    def search(self, question: str, k: int = 10) -> list[Passage]:
        """The `k` best passages, best first; of passages that say the same only the best."""
        if not question.strip() or not self._contents.chunks:
            return []
        return self.ranked(self.read(question), k)

    def ranked(self, question: Question, k: int) -> list[Passage]:
        """`search` for a question that was read already."""
        scores = self.chunk_scores(question)
        return [self.passage(row, float(scores[row]) / 2) for row in self._without_repeats(np.argsort(-scores, kind="stable"), k)]

    def chunk_scores(self, question: Question) -> Scores:
        """(chunks,) the sum of chunk and best-sentence similarity, a share of word matching, less for stubs."""
        similar = self._contents.chunk_vectors @ question.vector
        matched = self.words.scores(question.read)
        best = self._best_sentences(question)
        return similar + best + WORD_WEIGHT * matched / (matched + WORD_HALF) - self._stub_cost

    def sentence_scores(self, question: Question) -> Scores:
        """(sentences,) similarity of every sentence, read after its heading, to the question."""
        return np.asarray(self._contents.sentence_vectors @ question.vector, dtype=np.float64)

    def chunk(self, chunk_id: str) -> Chunk:
        """The chunk of a passage."""
        return self._chunks[chunk_id]

    def has_phrase(self, words: list[str]) -> bool:
        """Whether these words (lower case, no stop words) stand side by side in some source."""
        return f" {' '.join(words)} " in f" {self._all_words} "

    def passage(self, row: int, score: float) -> Passage:
        """The chunk of that row as a passage."""
        chunk = self._contents.chunks[row]
        return Passage(
            text=chunk.text,
            source=chunk.source,
            heading=" > ".join(chunk.heading),
            score=round(score, 4),
            deck=chunk.deck,
            slide=chunk.slide,
            chunk_id=chunk.chunk_id,
            start=chunk.start,
            end=chunk.end,
            page=chunk.page,
            own=chunk.source in self._own,
            newer=self._own.get(chunk.source, ""),
        )

    def _best_sentences(self, question: Question) -> Scores:
        best = np.full(len(self._contents.chunks), -1.0)
        np.maximum.at(best, self._owner, self.sentence_scores(question))
        return best

    def _without_repeats(self, order: NDArray[np.int64], k: int) -> list[int]:
        vectors = self._contents.chunk_vectors
        kept: list[int] = []
        for row in order:
            if len(kept) == k:
                break
            if not kept or float(np.max(vectors[kept] @ vectors[row])) <= SAME:
                kept.append(int(row))
        return kept


def search_batch(questions: Iterable[Mapping[str, object]], retriever: Retriever, k: int = 10) -> Iterator[dict[str, object]]:
    """A row for every {"id", "question"}: {"id", "retrieved": [{"text", "source", "heading", "score"}]}, best first."""
    for row in questions:
        found = retriever.search(str(row.get("question", "")), k)
        yield {"id": row.get("id"), "retrieved": [as_row(passage) for passage in found]}


def as_row(passage: Passage) -> dict[str, object]:
    """The four fields of a passage that the command line shows."""
    return {"text": passage.text, "source": passage.source, "heading": passage.heading, "score": passage.score}
