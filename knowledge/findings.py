"""What in the words of a sentence speaks against a premise: ends of a scale, opposites, denials, numbers, its heading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.alignment import Token, tokens
from knowledge.contrasts import negates
from knowledge.embeddings import Embedder, Vectors
from knowledge.premises import other_share, stance
from knowledge.scales import contrast
from knowledge.word_vectors import WordVectors
from knowledge.words import PART, STOP_WORDS


@dataclass(frozen=True)
class Text:
    """A text with the vectors of its content words as they stand in it, (words, 384) of length 1 or none."""

    text: str
    words: Vectors


@dataclass(frozen=True)
class Said:
    """A sentence of a source as it reads on its own, the heading above it (without those further up), and the whole passage."""

    sentence: Text
    heading: str
    passage: str


def hints(premise: Text, said: Said, embedder: Embedder, known: WordVectors) -> tuple[str, ...]:
    """What in its words turns the sentence against the premise.

    `contrast`: contrary ends of a scale; `contrary`: an opposite, a denial or another number beside the same words;
    `share`: another share; `heading`: it is only listed, below a heading that denies.
    """
    mine, theirs = tokens(premise.text), tokens(said.sentence.text)
    likeness = _vectors(mine, premise) @ _vectors(theirs, said.sentence).T
    found = {
        "contrast": contrast(mine, theirs, likeness) > 0,
        "contrary": stance(premise.text, said.sentence.text, said.heading, said.passage, embedder, known).contrary,
        "share": other_share(premise.text, f"{said.heading} {said.sentence.text}"),
        "heading": _denies(tokens(said.heading)) and not _denies(mine) and not said.sentence.text.rstrip().endswith((".", ";", ":")),
    }
    return tuple(name for name, against in found.items() if against)


def _denies(side: tuple[Token, ...]) -> bool:
    return any(negates(token.word) for token in side)


def _vectors(side: tuple[Token, ...], text: Text) -> Vectors:
    """(tokens, 384) the mean of the content words in each token; zeros for stop words, and for a text without vectors."""
    found = np.zeros((len(side), text.words.shape[1]), dtype=np.float32)
    parts = [part.span() for part in PART.finditer(text.text) if part.group(0).lower() not in STOP_WORDS]
    for row, token in enumerate(side):
        inside = [place for place, (start, end) in enumerate(parts) if token.content and token.start <= start and end <= token.end]
        held = text.words[[place for place in inside if place < len(text.words)]]
        if len(held):
            found[row] = held.mean(axis=0)
    return found
