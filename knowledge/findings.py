"""What tells that a sentence says the contrary of a premise: ends of a scale, denials, numbers, what a turned word changes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.alignment import Alignment, Token, align
from knowledge.contraries import denied, turned_words
from knowledge.embeddings import Embedder, Vectors
from knowledge.objections import FIRM, objections
from knowledge.premises import other_number, stance
from knowledge.scales import on_scales, opposition, standing
from knowledge.word_vectors import WordVectors

NAMES = ("alike", "share", "contrary", "ends", "number", "sentence_denied", "sentence_turned", "premise_turned")
HINTS = ("contrary", "ends", "opposite", "denial", "number")  # without one of these nothing turns a sentence against a premise
NEAR = 0.35  # similarity from which two texts speak of one matter
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Said:
    """A sentence of a source as it reads on its own, the heading above it (without those further up), and the whole passage."""

    text: str
    heading: str
    passage: str

    @property
    def headed(self) -> str:
        """The sentence behind its heading."""
        return f"{self.heading}: {self.text}"


def findings(premise: str, said: Sequence[Said], embedder: Embedder, known: WordVectors) -> list[dict[str, float]]:
    """For each sentence the numbers of NAMES and HINTS; all flips of all sentences are embedded at once."""
    wanted = frozenset(WORD.findall(premise.lower()))
    turned = [[f"{one.heading}: {other}" for other in turned_words(one.text, wanted)] for one in said]
    own = list(turned_words(premise))
    negated = [f"{one.heading}: {denied(one.text)}" for one in said]
    texts = [premise, *own, *(one.headed for one in said), *negated, *itertools.chain.from_iterable(turned)]
    vectors = embedder.embed(texts)
    mine, mine_turned, rest = vectors[0], vectors[1 : 1 + len(own)], vectors[1 + len(own) :]
    plain, deny, flips = rest[: len(said)], rest[len(said) : 2 * len(said)], rest[2 * len(said) :]
    found, at = [], 0
    for place, one in enumerate(said):
        mine_of_it = flips[at : at + len(turned[place])]
        at += len(turned[place])
        found.append(
            {
                "sentence_denied": float((deny[place] - plain[place]) @ mine),
                "sentence_turned": _moved(mine_of_it, plain[place], mine),
                "premise_turned": _moved(mine_turned, mine, plain[place]),
                **_of_words(premise, one, float(mine @ plain[place]), embedder, known),
            }
        )
    return found


def _moved(flips: Vectors, from_here: Vectors, towards: Vectors) -> float:
    """How far the best flip moves towards a text, as the cosine of the direction that it moves in; 0 without flips."""
    moves = flips - from_here
    lengths = np.linalg.norm(moves, axis=1) + 1e-6
    return float(np.max(moves @ towards / lengths)) if len(flips) else 0.0


def _of_words(premise: str, one: Said, alike: float, embedder: Embedder, known: WordVectors) -> dict[str, float]:
    found = align(premise, one.text, embedder, known)
    kinds = {objection.kind.split()[0] for objection in objections(found)}
    strengths = [strength for token, strength in zip(found.claim, found.strength, strict=True) if token.content]
    firm = sum(strength >= FIRM for strength in strengths) / max(len(strengths), 1)
    stands = stance(premise, one.text, one.heading, one.passage, embedder, known)
    against, _ = opposition(standing(premise), on_scales(_spoken_of(found)))
    near = max(0.0, alike - NEAR)
    return {
        "alike": alike,
        "share": stands.share,
        "contrary": float(stands.contrary),
        "ends": min(against, 2.0) * near,
        "opposite": firm * ("opposite" in kinds),
        "denial": firm * ("negation" in kinds),
        "number": float(other_number(premise, f"{one.heading} {one.text}")),
    }


def _spoken_of(found: Alignment) -> Sequence[Token]:
    """The clauses of the sentence that hold a counterpart of the premise; all where none does."""
    clauses = {found.passage[found.partner[row]].clause for row in found.held(FIRM)}
    return [token for token in found.passage if token.clause in clauses] or found.passage


def weighed(numbers: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum that decides; above 0 the sentence says the contrary."""
    return weights["base"] + sum(weights[name] * numbers[name] for name in NAMES)
