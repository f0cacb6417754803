"""How likely each kind of problem is for a text, from vectors: weights fitted on briefs whose kind is known (evals/fit_kinds.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FITTED = Path(__file__).with_name("kinds.npz")
SIGNS = ("brief", "sentences", "like_whole", "like_wish", "like_one", "words", "any_word", "against", "asked_for", "nothing")
"""What is weighed of a text and a kind: two classifiers over vectors, likeness to the kind's own sentences, its words."""
NONE = "none"
"""The last of the kinds: a text that names no problem."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Fitted:
    """Classifiers (384, kinds) and the weights of `SIGNS`; `names` in the order of the columns."""

    names: tuple[str, ...]
    brief: Numbers
    sentences: Numbers
    middle: Numbers
    """(2, 384) what is taken off the vector of the brief, and of a sentence."""
    weights: Numbers


@dataclass(frozen=True)
class Heard:
    """A text as vectors of length 1: the whole (384,), its sentences (n, 384), and which of these tell a wish."""

    whole: Numbers
    sentences: Numbers
    wished: tuple[int, ...]


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """The shipped weights."""
    held = np.load(FITTED)
    numbers = [np.asarray(held[name], dtype=np.float64) for name in ("brief", "sentences", "middle", "weights")]
    return Fitted(tuple(map(str, held["names"])), *numbers)


def classified(heard: Heard, known: Fitted) -> Numbers:
    """(kinds, 2) what the two classifiers say of a text."""
    brief = (heard.whole - known.middle[0]) @ known.brief
    parts = np.vstack([heard.whole, heard.sentences.mean(axis=0)]) - known.middle[1]
    return np.stack([brief, (parts @ known.sentences).sum(axis=0)], axis=1)


def likeness(heard: Heard, about: Numbers, owners: Sequence[str], names: Sequence[str]) -> Numbers:
    """(kinds, 3) how like the text is to each kind's own sentences: as a whole, its wishes together, the wish that is nearest."""
    wishes = heard.sentences[list(heard.wished)]
    together = wishes.mean(axis=0)
    whole, wish = heard.whole @ about.T, together / max(float(np.linalg.norm(together)), 1e-9) @ about.T
    nearest = (wishes @ about.T).max(axis=0)
    rows = [np.array([owner == name for owner in owners]) for name in names]
    return np.array([[_two_best(whole[own]), _two_best(wish[own]), nearest[own].max()] if own.any() else [0.0] * 3 for own in rows])


def counted(hits: Sequence[tuple[int, int]], asked: Sequence[bool]) -> Numbers:
    """(kinds, 5) by (words of the kind, words against it) and whether its kind of answer is asked for; the last kind is none at all."""
    words, last = np.array(hits, dtype=np.float64).reshape(-1, 2), np.zeros(len(hits))
    last[-1] = 1.0
    return np.stack([np.sqrt(words[:, 0]), words[:, 0] > 0, words[:, 1], np.array(asked, dtype=np.float64), last], axis=1)


def likely(signs: Numbers, known: Fitted) -> Mapping[str, float]:
    """The chance of each kind, likeliest first, by its signs (kinds, SIGNS)."""
    sums = signs @ known.weights
    chances = np.exp(sums - sums.max())
    chances /= chances.sum()
    return {known.names[place]: float(chances[place]) for place in np.argsort(-chances)}


def _two_best(cosines: Any) -> float:
    """The mean of the two largest: one sentence alone may be alike by chance."""
    return float(np.sort(cosines)[-2:].mean())
