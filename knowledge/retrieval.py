"""Find the passages that answer a question: vectors and words of chunks bring the first hits, `ordering` puts them in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.bridge import bridges, nearness
from knowledge.chunk_words import spans
from knowledge.chunking import Chunk, bare
from knowledge.decks import decks_among
from knowledge.embeddings import Vectors, embed_words, ordinary_words
from knowledge.index_contents import Index
from knowledge.ordering import Asked, Ordering, as_score, asked, totals
from knowledge.parts import parts_of
from knowledge.rough import highest, rough
from knowledge.spanish import is_spanish, to_english
from knowledge.spelling import Speller
from knowledge.terms import plain
from knowledge.word_vectors import WordVectors

WORD_WEIGHT = 0.15
WORD_HALF = 6.0  # the BM25 score that counts half
FIRST = 40  # hits that are put in order
FROM_WORDS = 8  # and so many that word matching alone brings
SCREENED = 200  # chunks that are looked at by way of the known questions; an index of fewer chunks is looked through whole
TIED = 5  # decimals of a total up to which vectors of one text may differ by how they were multiplied
SAME = 0.93  # cosine above which two chunks say the same
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Passage:
    """A chunk as found: `text` is `source[start:end]`, `heading` the path joined by " > ".

    `slide` is the slide heading a note's section rests on; `score` about 0 (nothing to do with it) to 1 (says the same).
    `own` tells a team's file from our notes; `page` is the page or slide of that file, None where it has none; `newer` the
    source of the newer edition where this one is the older; `older` the sentences in which an older edition differs here;
    `pictured` says that the slide is only a picture.
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
    older: tuple[str, ...] = ()
    pictured: bool = False

    @property
    def title(self) -> str:
        """The nearest heading."""
        return self.heading.split(" > ")[-1]

    def titled(self, text: str) -> str:
        """Words of the passage behind its title, as the reader was taught to read them."""
        return f"{self.title}: {bare(text)}"


@dataclass(frozen=True)
class Question:
    """A question made ready: in English, slips corrected, with its vector (384,); the same for each part of a double question."""

    asked: str
    read: str
    spanish: bool
    whole: Asked
    vector: Vectors
    parts: tuple[tuple[Asked, Vectors], ...] = ()


def body(text: str) -> str:
    """A passage without its marked headings."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


class Retriever:
    """Ranks everything in an index by exact search; made once per index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._contents = index.contents
        counted = self._contents.words
        self.words = counted.index()
        stems = dict(zip(counted.vocabulary, counted.stems, strict=True))
        self.speller = Speller(counted.counts, stems, ordinary_words(index.embedder))
        self._own = {document.source: document.newer for document in self._contents.documents if document.own}
        self._pictured = {document.source for document in self._contents.documents if document.pictured}
        self._editions = {one.newer: one.source for one in self._contents.documents if one.newer}
        self._starts = self._contents.sentence_starts
        self._rough = rough(self._contents.chunk_vectors, SCREENED)
        self._ordering = Ordering(self._contents, self.words, WordVectors(index.embedder, counted.vocabulary, counted.vectors))
        self._bridges = bridges(index.embedder)
        self._rows = {chunk.chunk_id: row for row, chunk in enumerate(self._contents.chunks)}
        self._chunks = {chunk.chunk_id: chunk for chunk in self._contents.chunks}

    @cached_property
    def told(self) -> set[str]:
        """Stems of the content words that stand in a heading just above a text, or in a text."""
        return self._contents.words.told_stems

    @cached_property
    def decks(self) -> frozenset[str]:
        """The files that are decks of the course."""
        return decks_among(self._contents.chunks)

    @cached_property
    def _all_words(self) -> str:
        words = self._contents.words
        rows = words.content_of(words.headed)
        found = [words.vocabulary[number] for number in rows.flat]
        return " / ".join(" ".join(found[start:end]) for start, end in itertools.pairwise(rows.starts.tolist()))

    def read(self, question: str) -> Question:
        """The question as it is searched with."""
        spanish = is_spanish(question)
        text = to_english(question) if spanish else self.speller.correct(question)
        parts = [to_english(part) for part in parts_of(question)] if spanish else parts_of(text)
        texts = [text, *parts]
        vectors, words = embed_words(self.index.embedder, texts, [0] * len(texts))
        read = [asked(one, held) for one, held in zip(texts, words, strict=True)]
        return Question(question, text, spanish, read[0], vectors[0], tuple(zip(read[1:], vectors[1:], strict=True)))

    def search(self, question: str, k: int = 10) -> list[Passage]:
        """The `k` best passages, best first; of passages that say the same only the best."""
        if not question.strip() or not self._contents.chunks:
            return []
        return self.ranked(self.read(question), k)

    def ranked(self, question: Question, k: int) -> list[Passage]:
        """`search` for a question that was read already."""
        lists = [self._in_order(*self.hits(one, vector)) for one, vector in ((question.whole, question.vector), *question.parts)]
        found: list[Passage] = []
        for row, total in self.without_repeats(taking_turns(lists), k):
            score = as_score(total)
            found.append(self.passage(row, min(score, found[-1].score) if found else score))
        return found

    def hits(self, one: Asked, vector: Vectors) -> tuple[list[int], Scores]:
        """(rows of the first hits, their features (rows, NAMES)): what the ordering is fitted and used on."""
        matched = self.words.scores(one.text)
        by_words = WORD_WEIGHT * matched / (matched + WORD_HALF)
        worded = np.flatnonzero(matched)
        named = worded[highest(matched[worded], FROM_WORDS)]
        looked_at = np.zeros(len(matched), dtype=np.bool_)
        looked_at[highest(self._rough.near(vector) + by_words, SCREENED)] = True
        looked_at[named] = True
        rows = np.flatnonzero(looked_at)
        screened = self._contents.chunk_vectors[rows]
        weights = self._ordering.weights(one)
        near = np.stack([screened @ vector, *nearness(screened, [self._bridges.asked.ways(vector, one.context, weights)])])
        kept = np.zeros(len(rows), dtype=np.bool_)
        kept[highest(near.sum(axis=0) + by_words[rows], FIRST)] = True
        kept[np.searchsorted(rows, named)] = True
        found = rows[kept].tolist()
        return found, np.column_stack([near[:, kept].T, self._ordering.in_context(one, weights, found)])

    def _in_order(self, rows: list[int], numbers: Scores) -> list[tuple[int, float]]:
        """(row, total), best first; of passages that weigh the same (one slide in two editions) the one that was read first."""
        found = totals(numbers)
        return [(rows[place], float(found[place])) for place in np.argsort(-found.round(TIED), kind="stable")]

    def likeness(self, question: Question, passages: Sequence[Passage]) -> list[float]:
        """For each passage half the sum of its similarity and its best sentence's, and a share of word matching: about 0 to 1."""
        rows = [self._rows[passage.chunk_id] for passage in passages]
        matched = self.words.scores(question.read)[rows]
        similar = self._contents.chunk_vectors[rows] @ question.vector
        best = self._best_sentences(question.vector, rows)
        return [float(value) for value in (similar + best + WORD_WEIGHT * matched / (matched + WORD_HALF)) / 2]

    def reach(self, one: Asked, vector: Vectors, sentences: Sequence[int]) -> Scores:
        """(3, sentences) how near sentences of the index, by row, come to a question: by words in context, by both bridges."""
        vectors = self._contents.sentence_vectors[list(sentences)]
        weights = self._ordering.weights(one)
        ways = self._bridges.notes.ways(vector), self._bridges.asked.ways(vector, one.context, weights)
        return np.stack([self._ordering.in_sentences(one, weights, sentences), *nearness(vectors, ways)])

    def nearness(self, question: Question, passages: Sequence[Passage]) -> dict[str, float]:
        """For each content word of the question how near the nearest word of the passages comes, 0 to 1."""
        return self._ordering.nearness(question.whole.words, [self._rows[one.chunk_id] for one in passages])

    def chunk(self, chunk_id: str) -> Chunk:
        """The chunk of a passage."""
        return self._chunks[chunk_id]

    def first_sentence(self, chunk_id: str) -> int:
        """The row of the first sentence of a chunk in the index."""
        return int(self._starts[self._rows[chunk_id]])

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
            older=self._differences(row) if chunk.source in self._editions else (),
            pictured=chunk.source in self._pictured,
        )

    def _differences(self, row: int) -> tuple[str, ...]:
        """The sentences of older editions that nearly say the same as this chunk, where they do not stand in it."""
        contents, here = self._contents, f" {plain(self._contents.chunks[row].text)} "
        newer = contents.chunks[row].source
        older = [at for at, chunk in enumerate(contents.chunks) if self._own.get(chunk.source) == newer]
        alike = [contents.chunks[at] for at in older if float(contents.chunk_vectors[at] @ contents.chunk_vectors[row]) > SAME]
        texts = [self.index.texts[chunk.source][one.start : one.end] for chunk in alike for one in chunk.sentences]
        return tuple(bare(text) for text in texts if f" {plain(bare(text))} " not in here)

    def _best_sentences(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """(rows,) the similarity of the best sentence of each chunk; -1 for a chunk without one."""
        places, starts = spans(self._starts, rows)
        best = np.full(len(rows), -1.0)
        filled = np.flatnonzero(np.diff(starts))
        if len(filled):
            best[filled] = np.maximum.reduceat(self._contents.sentence_vectors[places] @ vector, starts[filled])
        return best

    def without_repeats(self, ranked: Iterable[tuple[int, float]], k: int) -> list[tuple[int, float]]:
        """The first `k`, without chunks that say the same as one before; a newer edition takes the place of an older one."""
        vectors = self._contents.chunk_vectors
        kept, theirs = list[tuple[int, float]](), np.zeros((k, vectors.shape[1]), dtype=np.float32)
        for row, total in ranked:
            if len(kept) == k and not self._editions:
                break
            near = theirs @ vectors[row]
            place = int(near.argmax())
            if near[place] > SAME:
                if self._is_newer(row, kept[place][0]):
                    kept[place] = row, kept[place][1]
                    theirs[place] = vectors[row]
            elif len(kept) < k:
                theirs[len(kept)] = vectors[row]
                kept.append((row, total))
        return kept

    def _is_newer(self, row: int, other: int) -> bool:
        chunks = self._contents.chunks
        return self._own.get(chunks[other].source) == chunks[row].source


def taking_turns(lists: Sequence[Sequence[tuple[int, float]]]) -> list[tuple[int, float]]:
    """The first of each list, the second of each, and so on; what came already is left out.

    The first list is that of the question as a whole: its parts come before it, for they know better what they ask.
    """
    first: dict[int, tuple[int, float]] = {}
    for one in (one for places in itertools.zip_longest(*lists[1:], lists[0]) for one in places if one is not None):
        first.setdefault(one[0], one)
    return list(first.values())


def as_row(passage: Passage) -> dict[str, object]:
    """The four fields of a passage that the command line shows."""
    return {"text": passage.text, "source": passage.source, "heading": passage.heading, "score": passage.score}


def search_batch(
    questions: Iterable[Mapping[str, object]],
    retriever: Retriever,
    k: int = 10,
    row_of: Callable[[Passage], dict[str, object]] = as_row,
) -> Iterator[dict[str, object]]:
    """A row for every {"id", "question"}: {"id", "retrieved": [...]}, best first, a passage as `row_of` writes it."""
    for row in questions:
        found = retriever.search(str(row.get("question", "")), k)
        yield {"id": row.get("id"), "retrieved": [row_of(passage) for passage in found]}
