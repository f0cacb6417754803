"""Find the sentence of the sources that says the contrary of what a question takes for granted."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.embeddings import Vectors
from knowledge.findings import HINTS, Said, findings, weighed
from knowledge.granted import granted
from knowledge.retrieval import Question, Retriever
from knowledge.sentence_choice import Candidate, can_answer, readable
from knowledge.word_vectors import WordVectors

WEIGHTS = Path(__file__).with_name("refuting.yml")
NEAREST = 6  # sentences that are held against a premise
SPOKEN_OF = 3  # and of these the ones that speak of most of it
LOOKED_THROUGH = 40  # near sentences among which those are that can stand for themselves
SHARE_WEIGHT = 0.5
MOST_WORDS = 70  # a longer sentence is read up to here
LEAST_WORDS = 4
LEAST_ALIKE = 0.3


@dataclass(frozen=True)
class Held:
    """A sentence beside a premise, with the numbers of `findings`."""

    premise: str
    sentence: Candidate
    numbers: Mapping[str, float]


def refutation(question: Question, retriever: Retriever) -> Candidate | None:
    """The sentence that contradicts the question most clearly, where one does so clearly enough."""
    weights = _weights()
    totals = [(weighed(one.numbers, weights), one.sentence) for one in held_against(question, retriever)]
    best = max(totals, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def held_against(question: Question, retriever: Retriever) -> list[Held]:
    """Each clause that the question takes for granted beside the sentences that speak of it and could say the contrary."""
    contents = retriever.index.contents
    known = WordVectors(retriever.index.embedder, contents.words.vocabulary, contents.words.vectors)
    found: list[Held] = []
    for premise in granted(question):
        sentences = _nearest(premise.text, retriever)
        said = [Said(" ".join(one.text.split()[:MOST_WORDS]), one.passage.heading.split(" > ")[-1], one.passage.text) for one in sentences]
        numbers = findings(premise.text, said, retriever.index.embedder, known) if said else []
        rows = [Held(premise.text, one, number) for one, number in zip(sentences, numbers, strict=True)]
        rows = sorted(rows, key=lambda one: -(one.numbers["alike"] + SHARE_WEIGHT * one.numbers["share"]))[:SPOKEN_OF]
        found += [one for one in rows if one.numbers["alike"] >= LEAST_ALIKE and _could_deny(one.numbers)]
    return found


def _could_deny(numbers: Mapping[str, float]) -> bool:
    """Whether something in the words turns the sentence against the premise; likeness alone never does."""
    return any(numbers[name] > 0 for name in HINTS)


def _nearest(premise: str, retriever: Retriever) -> list[Candidate]:
    """The sentences of all sources nearest to a premise, each text once."""
    contents = retriever.index.contents
    likeness = contents.sentence_vectors @ retriever.index.embedder.embed([premise])[0]
    owners = contents.sentence_owner
    found: dict[str, Candidate] = {}
    for row in np.argsort(-likeness, kind="stable")[:LOOKED_THROUGH].tolist():
        owner = int(owners[row])
        place = row - int(np.searchsorted(owners, owner))
        one = _candidate(retriever, owner, place, float(likeness[row]), contents.sentence_vectors[row])
        if one is not None and len(found) < NEAREST:
            found.setdefault(one.text, one)
    return list(found.values())


def _candidate(retriever: Retriever, owner: int, place: int, likeness: float, vector: Vectors) -> Candidate | None:
    """The sentence as a candidate; None where it is a heading, a question or too short."""
    chunk = retriever.index.contents.chunks[owner]
    span = chunk.sentences[place]
    raw = retriever.index.source_text(chunk.source)[span.start : span.end]
    passage, text = retriever.passage(owner, likeness), readable(raw)
    if not can_answer(raw, passage) or len(text.split()) < LEAST_WORDS:
        return None
    return Candidate(passage, raw, text, span.start, span.end, likeness, vector)


@functools.lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    return {str(name): float(value) for name, value in yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"].items()}
