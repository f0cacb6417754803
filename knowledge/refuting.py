"""Find the sentence of the sources that says the contrary of what a question takes for granted."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.chunking import bare
from knowledge.context import STEPS
from knowledge.embeddings import Vectors, embed_words
from knowledge.findings import Said, Text, hints
from knowledge.granted import LEAST_WORDS as GRANTED_WORDS
from knowledge.granted import Granted, granted
from knowledge.models import reader_of
from knowledge.reader import OTHERWISE, YES, log_odds
from knowledge.retrieval import Passage, Question, Retriever, body
from knowledge.sentence_choice import Candidate, sentences_of
from knowledge.word_vectors import WordVectors
from knowledge.words import content_words, stem

WEIGHTS = Path(__file__).with_name("refuting.yml")
NAMES = ("near", "read", "read_asked", "whole")
WHOLE = "whole"
"""Form of the premise of a question that states nothing in a clause of its own: the question itself."""
HELD = 2  # sentences that are held against a premise
FOUND_WEIGHT = 0.4  # of a sentence in the first passage of the search; half of it in the second
MOST_BEHIND = 0.25  # a sentence that comes less near than the nearest by more than this speaks of something else
LEAST_RARITY = 1.0
LEAST_WORDS = 4


@dataclass(frozen=True)
class Held:
    """A sentence that is held against a premise, and what speaks for it that it refutes it: `numbers` (NAMES,), `total` as they weigh.

    `near` is how near it comes to the premise (0 to 2) where something in its words turns it against the premise, see `findings.hints`,
    and 0 where nothing does; `read` and `read_asked` are how much rather the first passage is read as saying otherwise than as saying
    so: than the premise, than the question; `whole` is 1 where the question itself stands for its premise, and must be surer.
    """

    premise: str
    sentence: Candidate
    numbers: tuple[float, ...]

    @property
    def total(self) -> float:
        """Above 0 where it is clear enough to correct the question."""
        weights = _weights()
        return weights["base"] + sum(weights[name] * value for name, value in zip(NAMES, self.numbers, strict=True))


@dataclass(frozen=True)
class Near:
    """A sentence with its row in the index, the words in context that it has, and how near it comes to a premise."""

    sentence: Candidate
    text: Text
    alike: float
    reached: float
    found: float

    @property
    def near(self) -> float:
        """By meaning as a whole and word by word."""
        return self.alike + self.reached


def refutation(question: Question, passages: Sequence[Passage], retriever: Retriever) -> Candidate | None:
    """The sentence of the passages found that contradicts the question most clearly, where one does so clearly enough."""
    best = max(held_against(question, passages, retriever), key=lambda one: one.total, default=None)
    return best.sentence if best and best.total > 0 else None


def held_against(question: Question, passages: Sequence[Passage], retriever: Retriever) -> list[Held]:
    """Each clause that the question takes for granted beside the sentences that speak of it; the whole question where none is seen."""
    contents, embedder = retriever.index.contents, retriever.index.embedder
    known = WordVectors(embedder, contents.words.vocabulary, contents.words.vectors)
    sentences, found = list(_sentences(passages, retriever)), list[Held]()
    premises = premises_of(question)
    read = _read([one.text for one in premises], question, passages, retriever)
    for premise, against in zip(premises, read[1:], strict=True):
        vectors, words = embed_words(embedder, [premise.text], [0])
        text = Text(premise.text, words[0])
        near = [_near(one, place, stored, text, vectors[0], retriever) for one, place, stored in sentences]
        nearest = max((one.near for one in near), default=0.0)
        for one in sorted(near, key=lambda one: -(one.near + one.found))[:HELD]:
            if one.near >= nearest - MOST_BEHIND:
                said = Said(one.text, one.sentence.passage.title, one.sentence.passage.text)
                turned = one.near if hints(text, said, embedder, known) else 0.0
                found.append(Held(premise.text, one.sentence, (turned, against, read[0], float(premise.form == WHOLE))))
    return found


def premises_of(question: Question) -> tuple[Granted, ...]:
    """What a question takes for granted; the question itself where no clause states it ("how does clustering use the labels?")."""
    return granted(question) or ((Granted(question.read, WHOLE),) if len(content_words(question.read)) >= GRANTED_WORDS else ())


def _read(premises: Sequence[str], question: Question, passages: Sequence[Passage], retriever: Retriever) -> list[float]:
    """For the question and for each premise how much rather the first passage says otherwise than so, in log odds; 0 without a reader."""
    reader = reader_of(retriever.index.embedder)
    if reader is None or not premises or not passages:
        return [0.0] * (1 + len(premises))
    (numbers,) = reader.read([(passages[0].titled(body(passages[0].text)), [question.read, *premises])])
    return [log_odds(row[OTHERWISE]) - log_odds(row[YES]) for row in numbers]


def _sentences(passages: Sequence[Passage], retriever: Retriever) -> Iterator[tuple[Candidate, int, Text]]:
    """Each sentence that says something, once, with the place of its passage among those found, and its words."""
    contents, seen = retriever.index.contents, set[str]()
    for place, passage in enumerate(passages):
        for one in sentences_of([passage], retriever):
            if one.text in seen or len(one.text.split()) < LEAST_WORDS:
                continue
            seen.add(one.text)
            yield one, place, Text(bare(one.raw), contents.context[one.row].astype(np.float32) / np.float32(STEPS))


def _near(one: Candidate, place: int, stored: Text, premise: Text, vector: Vectors, retriever: Retriever) -> Near:
    """How near a sentence comes to a premise with this vector (384,); rare words of the premise count more."""
    words = content_words(premise.text)[: len(premise.words)]
    weights = np.array([max(retriever.words.rarity(stem(word)), LEAST_RARITY) for word in words])
    reached = 0.0
    if len(stored.words) and len(weights):
        reached = float((premise.words @ stored.words.T).max(axis=1) @ weights / weights.sum())
    return Near(one, stored, float(one.vector @ vector), reached, FOUND_WEIGHT / (1 + place))


@functools.lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    return {str(name): float(value) for name, value in yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"].items()}
