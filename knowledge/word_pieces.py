"""From the model's word pieces to the content words of a text, each with its vector as it stands there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.words import PART, STOP_WORDS

Vectors = NDArray[np.float32]


def content_vectors(text: str, places: Sequence[tuple[int, int]], pieces: Vectors, skipped: int = 0) -> Vectors:
    """(words, d) float32 of length 1: the mean of the pieces of each content word of `text`, without the first `skipped`.

    `places` (p,) say where each piece stands in the text, (0, 0) for those that stand nowhere; `pieces` is (p, d). A word that
    no piece belongs to, because the text was cut off before it, is a row of zeros: rows go with `words.content_words`.
    """
    spans = [match.span() for match in PART.finditer(text) if match.group(0).lower() not in STOP_WORDS][skipped:]
    if not spans:
        return np.zeros((0, pieces.shape[1]), dtype=np.float32)
    inside, word = np.zeros((len(spans), len(pieces)), dtype=np.float32), 0
    for piece, (begin, end) in enumerate(places):
        while word < len(spans) and spans[word][1] <= begin:
            word += 1
        if word < len(spans) and spans[word][0] <= begin < end:
            inside[word, piece] = 1
    found = inside @ pieces
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), dtype=np.float32)
