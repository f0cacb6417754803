"""The words of all chunks as arrays: counted once when texts are embedded, and kept with the vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.chunking import Chunk, bare
from knowledge.embeddings import DIMENSION, Vectors
from knowledge.words import PART, STOP_WORDS, WordIndex, stem

WORDS_VERSION = "4"
"""Raised when other words or numbers are counted, so that what is kept is counted anew."""
Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Ragged:
    """Rows of unlike length after each other: row i is `flat[starts[i] : starts[i + 1]]`; `starts` is (rows + 1,)."""

    flat: Numbers
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """The rows in order."""
        starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
        return cls(np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=int(starts[-1])), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def owner(self) -> NDArray[np.int64]:
        """(flat,) the row that each number stands in."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def only(self, rows: Sequence[int] | NDArray[np.int64]) -> Ragged:
        """These rows alone, in this order."""
        places, starts = spans(self.starts, rows)
        return Ragged(self.flat[places], starts)


@dataclass(frozen=True)
class ChunkWords:
    """What the words of n chunks are; words go by their number in `vocabulary`, (v,).

    `headed` holds every word of heading and text in order, `told` (headed,) whether it stands in the last heading or in a line
    that is none; `bared` the words without marks, links and tags. `vectors` (v, 384), or (0, 384) before they were made.
    """

    vocabulary: tuple[str, ...]
    stems: tuple[str, ...]
    headed: Ragged
    told: NDArray[np.bool_]
    bared: Ragged
    vectors: Vectors

    @cached_property
    def content(self) -> NDArray[np.bool_]:
        """(v,) whether a word is no stop word."""
        return np.array([word not in STOP_WORDS for word in self.vocabulary], dtype=np.bool_)

    @property
    def counts(self) -> dict[str, int]:
        """How often each word stands in headings and texts; those that stand nowhere are left out."""
        found = np.bincount(self.headed.flat, minlength=len(self.vocabulary)).tolist()
        return {word: count for word, count in zip(self.vocabulary, found, strict=True) if count}

    @property
    def told_stems(self) -> set[str]:
        """Stems of the content words that stand in a text, or in a heading with a text just below it."""
        numbers = np.unique(self.headed.flat[self.told])
        return {self.stems[number] for number in numbers[self.content[numbers]]}

    def index(self) -> WordIndex:
        """BM25 over the chunks with their headings."""
        return _index(self.vocabulary, self.stems, self.headed)

    def content_of(self, rows: Ragged) -> Ragged:
        """The content words of these rows."""
        kept = self.content[rows.flat]
        return Ragged(rows.flat[kept], np.concatenate([[0], np.cumsum(kept)])[rows.starts])

    def only(self, rows: Sequence[int]) -> ChunkWords:
        """Those of these chunks; the vocabulary stays."""
        told = self.told[spans(self.headed.starts, rows)[0]]
        headed, bared = self.headed.only(rows), self.bared.only(rows)
        return ChunkWords(self.vocabulary, self.stems, headed, told, bared, self.vectors)


def spans(starts: NDArray[np.int64], rows: Sequence[int] | NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(places of all that stands in `rows`, where each row starts among them): `starts` as in Ragged."""
    chosen = np.asarray(rows, dtype=np.int64)
    counts = starts[chosen + 1] - starts[chosen]
    firsts = np.zeros(len(chosen) + 1, dtype=np.int64)
    np.cumsum(counts, out=firsts[1:])
    return np.arange(firsts[-1]) + np.repeat(starts[chosen] - firsts[:-1], counts), firsts


def count_words(chunks: Sequence[Chunk]) -> ChunkWords:
    """The words of `chunks`, without vectors."""
    numbers: dict[str, int] = {}
    headed, told, bared = [], [], []
    for chunk in chunks:
        lines = [chunk.heading[-1], *chunk.text.splitlines()]
        found = [numbered(line, numbers) for line in lines]
        tells = [place == 0 or not _is_heading(line) for place, line in enumerate(lines)]
        headed.append([number for line in found for number in line])
        told += [tell for line, tell in zip(found, tells, strict=True) for _ in line]
        bared.append(numbered(bare(f"{chunk.heading[-1]} {chunk.text}"), numbers))
    return ChunkWords(
        tuple(numbers),
        tuple(stem(word) for word in numbers),
        Ragged.of(headed),
        np.array(told, dtype=np.bool_),
        Ragged.of(bared),
        np.zeros((0, DIMENSION), dtype=np.float32),
    )


def numbered(text: str, numbers: dict[str, int]) -> list[int]:
    """The number of every word of `text`, lower case, in order; new words get the next number."""
    return [numbers.setdefault(word.lower(), len(numbers)) for word in PART.findall(text)]


def index_of(texts: Sequence[str]) -> WordIndex:
    """BM25 over any texts."""
    numbers: dict[str, int] = {}
    rows = Ragged.of([numbered(text, numbers) for text in texts])
    return _index(tuple(numbers), [stem(word) for word in numbers], rows)


def _index(vocabulary: Sequence[str], stems: Sequence[str], rows: Ragged) -> WordIndex:
    counting = ["" if word in STOP_WORDS else found for word, found in zip(vocabulary, stems, strict=True)]
    return WordIndex(counting, rows.flat, rows.owner, len(rows))


def together(parts: Sequence[ChunkWords]) -> ChunkWords:
    """The words of several lists of chunks as those of one; a word that many have is one word."""
    numbers: dict[str, int] = {}
    maps = [np.array([numbers.setdefault(word, len(numbers)) for word in part.vocabulary], dtype=np.int32) for part in parts]
    stems = {word: found for part in parts for word, found in zip(part.vocabulary, part.stems, strict=True)}
    vectors = np.zeros((len(numbers), DIMENSION), dtype=np.float32)
    for part, places in zip(parts, maps, strict=True):
        vectors[places] = part.vectors
    return ChunkWords(
        tuple(numbers),
        tuple(stems[word] for word in numbers),
        _behind([part.headed for part in parts], maps),
        _joined((part.told for part in parts), np.bool_),
        _behind([part.bared for part in parts], maps),
        vectors,
    )


def _behind(parts: Sequence[Ragged], maps: Sequence[Numbers]) -> Ragged:
    flat = _joined((places[part.flat] for part, places in zip(parts, maps, strict=True)), np.int32)
    counts = _joined((np.diff(part.starts) for part in parts), np.int64)
    return Ragged(flat, np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)]))


def _joined(parts: Iterable[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *parts]).astype(kind)


def _is_heading(line: str) -> bool:
    return line.lstrip().startswith("#")
