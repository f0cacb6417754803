"""Notice a question that asks for more than the course tells: a price, a limit, a choice of product, a step, somebody's opinion.

That is told by the question alone: a direction in the space of its vectors, fitted on questions that the course answers and on such
that lie beside it (knowledge/beyond.yml). It says something about questions to the course, and nothing about those to a team's own files.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.embeddings import Vectors
from knowledge.retrieval import Passage

WEIGHTS = Path(__file__).with_name("beyond.yml")
PRACTICE = "public"  # the deck of what our notes tell of published practice, beyond the course


@dataclass(frozen=True)
class Fitted:
    """`direction` (384,) in the space of questions; the forms of asking and the weight of each."""

    direction: Vectors
    forms: tuple[re.Pattern[str], ...]
    weights: tuple[float, ...]


def answerable(vector: Vectors, asking: str) -> float:
    """How much a question speaks for (above 0) or against an answer in the course: its vector (384,), and how its asking part is put."""
    held = _fitted()
    return float(held.direction @ vector) + sum(weight for weight, has in zip(held.weights, forms(asking), strict=True) if has)


def forms(asking: str) -> list[float]:
    """1 for each form of asking that the text has, 0 for the others, in the order of the file."""
    return [float(bool(form.search(asking))) for form in _fitted().forms]


def teller(passages: Sequence[Passage], decks: Collection[str]) -> str:
    """What the passages are of, by the first: "course", "practice", or "others" where a file of another matter is among them.

    A passage with a deck is of our notes; another one is of the course if its file is one of `decks`, see `Retriever.decks`.
    """
    if not passages or any(passage.source not in decks for passage in passages if not passage.deck):
        return "others"
    return "practice" if passages[0].deck == PRACTICE else "course"


@functools.lru_cache(maxsize=1)
def _fitted() -> Fitted:
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return Fitted(
        direction=np.array(held["direction"], dtype=np.float32).ravel() * np.float32(held["step"]),
        forms=tuple(re.compile(form["pattern"], re.IGNORECASE) for form in held["forms"]),
        weights=tuple(float(form["weight"]) for form in held["forms"]),
    )
