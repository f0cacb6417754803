"""Words of a text for matching: stems without stop words, and the BM25 score over them."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
STOP_LIST = """a an the of to in on at by per for from with without into onto over under about as than then so and or but nor not no yes
    if whether because while during is are was were be been being am do does did done doing have has had having can could
    should would will shall may might must i me my mine we us our ours you your yours he him his she her it its they them their
    this that these those there here what which who whom whose when where why how much many more most some any such same other
    another each every all both few own s t re ve ll d don doesn isn aren wasn won let please tell say says said called call
    get got give given go going make makes made use used using one ones also just only very too out up down off again"""
STOP_WORDS = frozenset(STOP_LIST.split())
K1, B = 1.2, 0.5


@functools.lru_cache(maxsize=1)
def _stemmer() -> object:
    import snowballstemmer  # noqa: PLC0415 - only for searching

    return snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The English stem of one word, lower case."""
    return str(_stemmer().stemWord(word.lower()))  # type: ignore[attr-defined] # snowballstemmer ships no types


def content_words(text: str) -> list[str]:
    """The words of `text` that are no stop words, lower case, in order, repeated as often as they stand there."""
    return [word for word in (found.lower() for found in PART.findall(text)) if word not in STOP_WORDS]


def content_stems(text: str) -> list[str]:
    """The stems of `content_words`."""
    return [stem(word) for word in content_words(text)]


class WordIndex:
    """BM25 over n rows of words. `stems` (v,) are the stems by the number of a word; "" for words that do not count."""

    def __init__(self, stems: Sequence[str], flat: NDArray[np.int32], owner: NDArray[np.int64], size: int) -> None:
        """`flat` (words,) are numbers of words, `owner` (words,) the row that each stands in, `size` the number of rows."""
        places = {word: place for place, word in enumerate(word for word in dict.fromkeys(stems) if word)}
        of_word = np.array([places.get(word, -1) for word in stems], dtype=np.int64)[flat]
        kept = of_word >= 0
        pairs, counts = np.unique(of_word[kept] * size + owner[kept], return_counts=True)
        self.size = size
        self._rows = pairs % max(size, 1)
        starts = np.searchsorted(pairs, np.arange(len(places) + 1) * size)
        self._spans = {word: (int(starts[at]), int(starts[at + 1])) for word, at in places.items() if starts[at] < starts[at + 1]}
        lengths = np.bincount(owner[kept], minlength=size).astype(np.float64)
        norms = K1 * (1 - B + B * lengths / max(float(lengths.mean()) if size else 0.0, 1e-9))
        self._shares = (K1 + 1) * counts / (counts + norms[self._rows])

    def __contains__(self, word_stem: object) -> bool:
        return word_stem in self._spans

    def rarity(self, word_stem: str) -> float:
        """Inverse document frequency: near 0 for a word in every text, highest for one in none."""
        start, end = self._spans.get(word_stem, (0, 0))
        found = end - start
        return math.log(1 + (self.size - found + 0.5) / (found + 0.5))

    def scores(self, question: str) -> NDArray[np.float64]:
        """(n,) BM25 of every text."""
        scores = np.zeros(self.size)
        for word in dict.fromkeys(content_stems(question)):
            start, end = self._spans.get(word, (0, 0))
            scores[self._rows[start:end]] += self.rarity(word) * self._shares[start:end]
        return scores
