"""Which slot a sentence is about, by meaning: vectors where there is an embedder, and word stems always."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import Any

import numpy as np
import snowballstemmer

from assistant.reading.result import Held, Lexicon
from assistant.reading.text import fold
from knowledge.embeddings import Embedder
from knowledge.remembered import embed_own

VECTORS_WEIGH = 0.65
"""Share of the vectors in the likeness; the rest is word stems (house rule)."""
_COMMON_WORDS = (
    "a an the and or of to in on at for by with is are was were be been it its this that these those we our us they "
    "their he she his her you your i my me not no do does did have has had as from than then so if but can could "
    "would should will may might about into per each every all some any there here what which who how when where "
    "also just only very much many more most el la los las un una unos unas y o de del a al en por para con es son "
    "era fue ser se lo le su sus nuestro nuestra nuestros nuestras que como si no mas muy ya hay esta este estos "
    "estas cada nothing none nobody nada nadie ninguno ninguna yet far so yes si todo todos todas tiene tenemos "
    "pero "
)
_COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(language)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    english = _stemmer("english").stemWord(word)
    return str(english if english != word else _stemmer("spanish").stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [_stem(w) for w in re.findall(r"[a-z]{2,}", fold(text)) if w not in _COMMON]


class SlotMeaning:
    """The slots of a catalogue as sentences: likeness of any text to each of them, 0 to about 1."""

    def __init__(self, lexicon: Lexicon, embedder: Embedder | None) -> None:
        self._slots = list(lexicon.slots)
        self._embedder = embedder
        sentences = {
            s.id: [s.id.replace("_", " "), *s.about, s.question.en, s.question.es, s.short.en, s.short.es] for s in lexicon.slots.values()
        }
        self._stems = {slot: Counter(t for text in texts for t in set(stems(text))) for slot, texts in sentences.items()}
        in_slots = Counter(t for counted in self._stems.values() for t in counted)
        self._rarity = {t: math.log(1 + len(self._slots) / n) for t, n in in_slots.items()}
        self._unseen = math.log(1 + len(self._slots))
        self._owner = np.array([place for place, slot in enumerate(self._slots) for _ in sentences[slot]])
        flat = [text for slot in self._slots for text in sentences[slot]]
        self._vectors = np.asarray(embed_own(embedder, flat)) if embedder and flat else None

    def likeness(self, texts: list[str]) -> list[dict[str, float]]:
        """For each text its likeness to every slot."""
        by_stems = [self._by_stems(text) for text in texts]
        if self._vectors is None or self._embedder is None or not texts:
            return by_stems
        cosines = np.asarray(self._embedder.embed(texts)) @ self._vectors.T
        best = np.stack([cosines[:, self._owner == place].max(axis=1) for place in range(len(self._slots))], axis=1)
        return [
            {slot: VECTORS_WEIGH * float(row[place]) + (1 - VECTORS_WEIGH) * words[slot] for place, slot in enumerate(self._slots)}
            for row, words in zip(best, by_stems, strict=True)
        ]

    def _by_stems(self, text: str) -> dict[str, float]:
        found = set(stems(text))
        whole = sum(self._rarity.get(t, self._unseen) for t in found) or 1.0
        return {slot: sum(self._rarity[t] for t in found if t in own) / whole for slot, own in self._stems.items()}


def slot_meaning(lexicon: Lexicon, embedder: Embedder | None) -> SlotMeaning:
    """The meaning of a catalogue's slots, made once for each pair."""
    return _made_once(lexicon, Held(embedder))


@lru_cache(maxsize=8)
def _made_once(lexicon: Lexicon, held: Held) -> SlotMeaning:
    return SlotMeaning(lexicon, held.embedder)
