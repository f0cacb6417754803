"""Read claims and questions beside a passage: whether it supports or answers them, says otherwise, or leaves them open.

Neither shared words nor likeness tell these apart. The shipped model was changed for it on passages with lines that people wrote beside
them (evals/datasets/read, evals/fit_reader.py). A line looks at its passage and at itself, a passage at itself alone, so one pass reads
many of both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import READER, READER_WEIGHTS, open_session, open_tokenizer

YES, OTHERWISE, OPEN = range(3)
"""The columns of what is read: supported or answered, said otherwise, left open."""
READER_INPUTS = ("pieces", "places", "side", "seen")
LINE_PIECES, PASSAGE_PIECES = 96, 256
AT_ONCE = 400  # pieces in a pass: every one is held against every other, so that more cost more than two passes
LEAST = 0.02  # so that no reading decides alone
HIDDEN = -1e4  # what is added to the attention to what may not be seen
HEAD = ("head.0.weight", "head.0.bias", "head.3.weight", "head.3.bias")
Numbers = NDArray[np.float32]
Whole = NDArray[np.int64]
Group = tuple[Sequence[int], Sequence[Sequence[int]]]
"""The piece numbers of a passage, and of the lines beside it."""


@dataclass(frozen=True)
class Sheet:
    """Passages and the lines beside each, one text after the other, as the model gets them.

    All are (s,), a number for each piece: its own, its place in its text, that of its text, and that of the passage it is read beside.
    """

    pieces: Whole
    places: Whole
    texts: Whole
    beside: Whole

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Sheet:
        """From the piece numbers of each passage and of the lines beside it."""
        texts: list[Sequence[int]] = []
        beside: list[int] = []
        for passage, lines in groups:
            beside += [len(texts)] * (1 + len(lines))
            texts += [passage, *lines]
        lengths = [len(text) for text in texts]
        return cls(
            np.concatenate([np.array(text, dtype=np.int64) for text in texts]),
            np.concatenate([np.arange(length, dtype=np.int64) for length in lengths]),
            np.repeat(np.arange(len(texts), dtype=np.int64), lengths),
            np.repeat(np.array(beside, dtype=np.int64), lengths),
        )

    def feed(self) -> dict[str, NDArray[Any]]:
        """The inputs of the exported model by name, in the order of READER_INPUTS."""
        seen = (self.texts[:, None] == self.texts[None, :]) | (self.beside[:, None] == self.texts[None, :])
        rows = [self.pieces, self.places, (self.texts != self.beside).astype(np.int64)]
        mask = np.where(seen, 0.0, HIDDEN).astype(np.float32)
        return dict(zip(READER_INPUTS, [*(row[None] for row in rows), mask[None, None]], strict=True))

    def pooled(self, hidden: Numbers) -> Numbers:
        """(lines, 2 d) of each line its first piece and the mean of its pieces, from (s, d)."""
        starts = np.flatnonzero(self.places == 0)
        lines = self.texts[starts] != self.beside[starts]
        means = np.add.reduceat(hidden, starts, axis=0) / np.diff([*starts, len(self.texts)])[:, None]
        return np.asarray(np.concatenate([hidden[starts], means], axis=1)[lines], dtype=np.float32)


class Reader:
    """The exported reader; made once for each folder, see `models.reader_of`."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer, self._session = open_tokenizer(folder), open_session(folder / READER)
        self._tokenizer.no_padding()
        self._head = head()

    def read(self, asked: Sequence[tuple[str, Sequence[str]]]) -> list[Numbers]:
        """For each passage with its lines (lines, 3): how likely it supports or answers each, says otherwise, leaves it open."""
        if not asked:
            return []
        groups = [(self._pieces(passage, PASSAGE_PIECES), [self._pieces(line, LINE_PIECES) for line in lines]) for passage, lines in asked]
        read = np.concatenate([np.zeros((0, 3), dtype=np.float32), *map(self._pass, _portions(groups))])
        return np.split(read, np.cumsum([len(lines) for _, lines in asked])[:-1])

    def _pass(self, groups: Sequence[Group]) -> Numbers:
        sheet = Sheet.of(groups)
        (hidden,) = self._session.run(None, sheet.feed())
        return judged(sheet.pooled(hidden[0]), self._head)

    def _pieces(self, text: str, most: int) -> list[int]:
        """Its piece numbers; of a longer text the first ones and the end mark."""
        found: list[int] = self._tokenizer.encode(text).ids
        return found if len(found) <= most else [*found[: most - 1], found[-1]]


def _portions(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """As many groups together as one pass takes, at least one."""
    held: list[Group] = []
    size = 0
    for passage, lines in groups:
        length = len(passage) + sum(map(len, lines))
        if held and size + length > AT_ONCE:
            yield held
            held, size = [], 0
        held.append((passage, lines))
        size += length
    if held:
        yield held


def judged(pooled: Numbers, weights: Sequence[Numbers]) -> Numbers:
    """(n, 3) shares of one from (n, 768): one hidden layer, then a softmax."""
    inner, inner_base, outer, outer_base = weights
    totals = np.maximum(pooled @ inner.T + inner_base, 0) @ outer.T + outer_base
    raised = np.exp(totals - totals.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share, which is held away from 0 and 1 by LEAST."""
    held = min(max(float(share), LEAST), 1 - LEAST)
    return math.log(held / (1 - held))


def head() -> tuple[Numbers, ...]:
    """The shipped weights of the last two steps."""
    with np.load(READER_WEIGHTS) as held:
        return tuple(held[name].astype(np.float32) for name in HEAD)
