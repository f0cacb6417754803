"""Which part of the team's plan a question asks for, by meaning: "what could go wrong?" asks for its risks, "what is drift?" for none."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

import numpy as np

from assistant.reading.meaning import stems
from assistant.reading.result import Held
from assistant.reading.text import fold
from knowledge.catalogue import Catalogue
from knowledge.embeddings import Embedder
from knowledge.remembered import embed_own
from knowledge.spanish import in_english

COURSE = "course"
"""The row of what is asked of the notes."""
OURS_ALIKE, ALIKE = 0.37, 0.85
"""Likeness to a known way to ask from which a question is one for the plan: of one that speaks of the team's own matter, of any other."""
_OURS = re.compile(
    r"\b(?:we|us|our|ours|i|my|you|it|its|this|that|these|the (?:thing|project|plan|system|machine|model)|"
    r"nosotr[oa]s|nuestr[oa]s?|nos|mi|mis|usted(?:es)?|esto|eso|lo|"
    r"el (?:proyecto|plan|modelo|sistema)|la maquina|\w+[aei]mos|\w+(?:rias?|rian))\b|"
    r"\b(?:and why|y por que)\W*$"
)
"""Words of the team, of who answers, and of the thing that is planned; who asks "which one, and why?" wants advice."""
_OF_WORDS = re.compile(
    r"\b(?:explain\w*|define\w*|described?|meant?|means|stands? for|understand by|differences? between|know about|"
    r"tell (?:me|us) (?:about|what|how)|"
    r"(?:the|this|your|our|nuestro|el|del|al) (?:course|slides?|decks?|lectures?|notes|curso|diapositivas|apuntes)|"
    r"in general|typical(?:ly)?|"
    r"usual(?:ly)?|example of|i forgot|how (?:do|can|would) (?:you|we|i) (?:compute|calculate|define)|"
    r"explic\w+|significa\w*|quiere decir|diferencias? entre|en general|las diapositivas)\b|"
    r"^\W*(?:what is|what's|que es) (?:an?|un[oa]?) [\w/ -]{2,30}\W*$"
)
"""A question that asks for the words or the ways of the field, whoever asks it: "what is an A/B test?"."""


def of_words(question: str) -> bool:
    """Whether a question asks what something means or what the course says, so that no plan answers it."""
    return bool(_OF_WORDS.search(fold(question)))


def of_the_team(question: str) -> bool:
    """Whether a question speaks of the team, of who answers it, or of the thing that is planned."""
    return bool(_OURS.search(fold(question)))


def subject_of(question: str, catalogue: Catalogue, embedder: Embedder | None, *, sure: bool = False) -> str:
    """The id of the plan question that `question` is most like; "" where it is like none, or asks for words.

    `sure`: as like as a question must be that does not speak of the team.
    """
    if of_words(question):
        return ""
    subject, alike = _meaning(catalogue, Held(embedder)).nearest(in_english(question))
    return "" if subject == COURSE else subject if alike >= (OURS_ALIKE if of_the_team(question) and not sure else ALIKE) else ""


class _Meaning:
    """All known ways to ask; likeness by vectors, or by the weight of shared words where there is no embedder."""

    def __init__(self, catalogue: Catalogue, embedder: Embedder | None) -> None:
        pairs = [(row.id, in_english(ask)) for row in catalogue.plan_questions.values() for ask in (*row.en, *row.es)]
        self._owners, asks = [owner for owner, _ in pairs], [ask for _, ask in pairs]
        self._embedder = embedder
        self._vectors = np.asarray(embed_own(embedder, asks)) if embedder else None
        self._stems = [frozenset(stems(ask)) for ask in asks]
        counted = Counter(stem for found in self._stems for stem in found)
        self._weight = {stem: math.log(1 + len(asks) / number) for stem, number in counted.items()}

    def nearest(self, question: str) -> tuple[str, float]:
        """(the owner of the nearest way to ask, its likeness: 1 where they are the same)."""
        if self._embedder is not None and self._vectors is not None:
            likeness = self._vectors @ np.asarray(self._embedder.embed([question]))[0]
        else:
            likeness = np.array([self._shared(frozenset(stems(question)), known) for known in self._stems])
        best = int(likeness.argmax())
        return self._owners[best], float(likeness[best])

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        whole = self._weigh(one | other)
        return self._weigh(one & other) / whole if whole else 0.0

    def _weigh(self, found: frozenset[str]) -> float:
        unseen = math.log(1 + len(self._stems))
        return sum(self._weight.get(stem, unseen) for stem in found)


@lru_cache(maxsize=4)
def _meaning(catalogue: Catalogue, held: Held) -> _Meaning:
    """The ways to ask of a catalogue, made once for each embedder."""
    return _Meaning(catalogue, held.embedder)
