"""Find for every word of a claim the word of a passage that it rests on: by stem, by family, by meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.contrasts import number_value
from knowledge.embeddings import Embedder
from knowledge.word_vectors import WordVectors
from knowledge.words import STOP_WORDS, stem

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W_]+)*[\d]*|[^\W_]+")
CLAUSE_END = re.compile(r"[.!?;:,()\n•|]")
SENTENCE_END = re.compile(r"[.!?:\n•|]|\s[-–—]\s")
SAYS = re.compile(
    r"^(?:According to (?:the|our|these|this) \w+(?: \w+)?,"
    r"|(?:The|Our|This|These) (?:text|passage|course|notes?|slides?|sources?|decks?) (?:says?|states?|tells?)(?: us)? that)\s+",
    re.IGNORECASE,
)
FAMILY = 0.85  # strength of "predict" for "prediction"
FAMILY_LETTERS = 5
FAMILY_SHARE = 0.75
NEAR = 6  # words on each side that tell occurrences of one word apart
NEIGHBOUR = 0.02
OTHER_FORM = 0.01  # the same word in another form counts a little less than in the same
MEANING_FROM = 0.25  # the similarity of two unrelated words
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Token:
    """One word with its place; `clause` counts the marks before it, `opens` says that a sentence begins with it.

    `content` tells it from stop words.
    """

    word: str
    text: str
    stem: str
    start: int
    end: int
    clause: int
    opens: bool
    content: bool


@dataclass(frozen=True)
class Alignment:
    """`partner[i]` is the row of the passage word that claim word i rests on (-1: none); `strength[i]` 0 to 1."""

    claim: tuple[Token, ...]
    passage: tuple[Token, ...]
    partner: tuple[int, ...]
    strength: tuple[float, ...]

    def held(self, least: float) -> list[int]:
        """The rows of content words of the claim that rest on a word at least that strongly."""
        return [row for row, token in enumerate(self.claim) if token.content and self.strength[row] >= least]


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order."""
    found: list[Token] = []
    clause = last = 0
    for match in TOKEN.finditer(text):
        between = text[last : match.start()]
        clause += bool(CLAUSE_END.search(between))
        opens = not found or bool(SENTENCE_END.search(between))
        last = match.end()
        word = match.group(0).lower().replace("’", "'")
        content = word not in STOP_WORDS and word.split("'")[0] not in STOP_WORDS and not word.endswith("n't")
        found.append(Token(word, match.group(0), stem(word.removesuffix("'s")), match.start(), match.end(), clause, opens, content))
    return tuple(found)


def align(claim: str, passage: str, embedder: Embedder, known: WordVectors | None = None) -> Alignment:
    """Every word of the claim with the best word of the passage; that a source says it is no part of the claim.

    Whoever aligns one claim with many passages hands over the vectors `known`, so that no word is embedded twice.
    """
    asked, held = tokens(SAYS.sub("", claim)), tokens(passage)
    if not asked or not held:
        return Alignment(asked, held, tuple(-1 for _ in asked), tuple(0.0 for _ in asked))
    strengths = _strengths(asked, held, known or WordVectors(embedder))
    contexts = _contexts(asked, held)
    chosen = np.argmax(strengths + NEIGHBOUR * contexts * (strengths > 0), axis=1)
    best = strengths[np.arange(len(asked)), chosen]
    partner = tuple(int(place) if strength > 0 else -1 for place, strength in zip(chosen, best, strict=True))
    return Alignment(asked, held, partner, tuple(float(value) for value in best))


def related(one: str, other: str) -> float:
    """1 for the same stem, FAMILY for words that share most of their letters from the start, else 0."""
    if one == other:
        return 1.0
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return FAMILY if shared >= FAMILY_LETTERS and shared >= FAMILY_SHARE * min(len(one), len(other)) else 0.0


def _strengths(asked: tuple[Token, ...], held: tuple[Token, ...], known: WordVectors) -> Matrix:
    """(claim words, passage words); numbers match by value alone, stop words by spelling."""
    words = sorted({token.word for token in (*asked, *held) if token.content})
    vectors = dict(zip(words, known.of(words), strict=True)) if words else {}
    found = np.zeros((len(asked), len(held)))
    for row, one in enumerate(asked):
        for column, other in enumerate(held):
            found[row, column] = _strength(one, other, vectors)
    return found


def _strength(one: Token, other: Token, vectors: dict[str, NDArray[np.float32]]) -> float:
    if one.content != other.content:
        return 0.0
    if not one.content:
        return float(one.word == other.word)
    values = number_value(one.word), number_value(other.word)
    if values != (None, None):
        return float(values[0] == values[1])
    family = related(one.stem, other.stem)
    if family:
        return family - OTHER_FORM * (one.word != other.word)
    similar = float(vectors[one.word] @ vectors[other.word])
    return FAMILY * max(0.0, (similar - MEANING_FROM) / (1 - MEANING_FROM))


def _contexts(asked: tuple[Token, ...], held: tuple[Token, ...]) -> Matrix:
    """(claim words, passage words) how many stems the neighbourhoods of both share."""
    around_asked = [_around(asked, row) for row in range(len(asked))]
    around_held = [_around(held, row) for row in range(len(held))]
    return np.array([[len(one & other) for other in around_held] for one in around_asked], dtype=np.float64)


def _around(found: tuple[Token, ...], row: int) -> frozenset[str]:
    near = (*found[max(0, row - NEAR) : row], *found[row + 1 : row + 1 + NEAR])
    return frozenset(token.stem for token in near if token.content)
