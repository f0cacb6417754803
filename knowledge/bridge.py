"""Our notes as a translator: a question asked in other words than a passage finds what our notes say, and that leads to the passage.

Two ways lead over: the sentences of the notes near to the question, and the known questions near to it, each with the sentences of the
notes that answer it (a document is found by the questions that it answers: doc2query; Nogueira et al., 2019 - here they are written).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.chunking import Chunk, chunk_document
from knowledge.context import ContextWords, Numbers, in_steps, nothing_of, spoken
from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors, embed_words, exported
from knowledge.index_contents import said
from knowledge.inventory import FOLDER as INVENTORY
from knowledge.known_questions import FOLDER as ASKED
from knowledge.known_questions import answering, known_questions
from knowledge.learned import Arrays, learned
from knowledge.loading import load_notes
from knowledge.rough import Rough, highest, rough

NOTES = Path(__file__).parent / "notes"
SENTENCES = 10  # of the notes that a question leads to
COMPARED = 30  # known questions that are compared word by word
QUESTIONS = 20  # known questions that a question leads to
MARGIN = 4  # so many times as many sentences of the notes are looked at exactly as are wanted
WIDER = 4  # the same of the known questions that are compared
STRICT = 3.0  # how much more the way to a known question counts than the way from there: what answers it is known to be right
SHARP = 20.0  # how much more the best way counts than the others
FAR = 0.2  # as near to a known question as everything is: what answers that one says nothing about a question on another matter
TINY = 1e-9
ROUGH = ("axes", "short")  # fields of `Rough`
FORM = "4"  # raised when the arrays are made in another way


@dataclass(frozen=True)
class Ways:
    """The sentences (n, 384) that a question leads to, and how near it comes to each, (n,): 0 at the nearest, less where it is not.

    `trust` from 0 to 1 is how much they have to say about the question.
    """

    sentences: Vectors
    said: NDArray[np.floating]
    trust: float = 1.0


@dataclass(frozen=True)
class NotesBridge:
    """The sentences of our notes, each after its heading, as vectors (n, 384); n may be 0."""

    sentences: Vectors
    rough: Rough

    def ways(self, vector: Vectors) -> Ways:
        """What our notes say nearest to a question (384,)."""
        places = highest(self.rough.near(vector), SENTENCES * MARGIN)
        near = self.sentences[places] @ vector
        best = highest(near, SENTENCES)
        return Ways(self.sentences[places[best]], near[best] - 1)


@dataclass(frozen=True)
class QuestionsBridge:
    """The known questions: vectors `asks` (n, 384), `words` in context, and `tells` (n, 384), the middle of what answers each."""

    asks: Vectors
    rough: Rough
    words: ContextWords
    tells: Vectors

    def ways(self, vector: Vectors, words: Vectors, weights: Numbers) -> Ways:
        """What answers the known questions nearest to a question (384,) with these words in context (q, 384), weighed (q,).

        The nearest as a whole are compared word by word too.
        """
        places = highest(self.rough.near(vector), COMPARED * WIDER)
        near = (self.asks[places] @ vector).astype(np.float64)
        closest = highest(near, COMPARED)
        first, near = places[closest], near[closest]
        if weights.sum():
            near = (near + spoken(words, weights, self.words, first)) / 2
        best = highest(near, QUESTIONS)
        nearest = float(near.max()) if len(near) else FAR
        return Ways(self.tells[first[best]], STRICT * (near[best] - nearest), max((nearest - FAR) / (1 - FAR), 0.0))


def nearness(passages: Vectors, ways: Sequence[Ways]) -> Numbers:
    """(ways, m) how near the passages (m, 384) are by each of the ways: question to sentence and sentence to passage.

    A soft maximum over the sentences of both, at most about 1, times the trust. 0 for all where there are no sentences.
    """
    found = np.zeros((len(ways), len(passages)))
    counts = np.array([len(way.said) for way in ways])
    if counts.any():
        said = np.concatenate([way.said for way in ways]).astype(np.float32)
        close = passages @ np.concatenate([way.sentences for way in ways]).T + said
        starts = (np.cumsum(counts) - counts)[counts > 0]
        found[counts > 0] = (np.log(np.add.reduceat(np.exp(np.float32(SHARP) * close), starts, axis=1, dtype=np.float64)) / SHARP).T
    found *= np.array([[way.trust] for way in ways])
    return found


@dataclass(frozen=True)
class Bridges:
    """Both ways over our notes."""

    notes: NotesBridge
    asked: QuestionsBridge


def bridges(embedder: Embedder) -> Bridges:
    """Those of this embedder; for one without the exported model behind it they are empty."""
    model = exported(embedder)
    nothing = np.zeros((0, DIMENSION), dtype=np.float32)
    return (
        _kept(model)
        if model
        else Bridges(NotesBridge(nothing, rough(nothing, 0)), QuestionsBridge(nothing, rough(nothing, 0), nothing_of(0), nothing))
    )


@lru_cache(maxsize=4)
def _kept(model: OnnxEmbedder) -> Bridges:
    """For the life of the process."""
    return learn_bridges(model, model)


def learn_bridges(model: OnnxEmbedder, embedder: Embedder, notes: Path = NOTES, asked: Path = ASKED) -> Bridges:
    """The bridges, embedded with `embedder` where the files beside `model` do not hold them."""
    held = learned(model.folder, "notes", [notes], ("sentences", *ROUGH), FORM, lambda: _note_arrays(notes, embedder))
    sentences = held["sentences"]
    sources = [notes, asked, INVENTORY]
    parts = ("asks", *ROUGH, "words", "starts", "tells")
    known = learned(model.folder, "asked", sources, parts, FORM, lambda: _question_arrays(notes, asked, sentences, embedder))
    words = ContextWords(known["words"], known["starts"])
    return Bridges(NotesBridge(sentences, _rough(held)), QuestionsBridge(known["asks"], _rough(known), words, known["tells"]))


def _rough(held: Arrays) -> Rough:
    return Rough(*(held[part] for part in ROUGH))


def _note_arrays(notes: Path, embedder: Embedder) -> Arrays:
    sentences = embedder.embed([text for text, _ in _sentences(notes)])
    return {"sentences": sentences, **vars(Rough.of(sentences))}


def _question_arrays(notes: Path, asked: Path, sentences: Vectors, embedder: Embedder) -> Arrays:
    """Known questions that no sentence answers are left out."""
    sections = by_section(notes)
    answered = [(question.text, places) for question in known_questions(asked) if (places := answering(question, sections))]
    asks, words = embed_words(embedder, [text for text, _ in answered], [0] * len(answered))
    tells = np.array([sentences[places].mean(axis=0) for _, places in answered], dtype=np.float32).reshape(len(answered), DIMENSION)
    context = ContextWords.of([in_steps(one) for one in words])
    return {
        "asks": asks,
        **vars(Rough.of(asks)),
        "words": context.vectors,
        "starts": context.starts,
        "tells": tells / np.maximum(np.linalg.norm(tells, axis=1, keepdims=True), np.float32(TINY)),
    }


def by_section(notes: Path = NOTES) -> dict[str, list[tuple[int, str]]]:
    """The sentences of the notes with their numbers, by "note#heading" for every heading that they stand under."""
    sections = defaultdict[str, list[tuple[int, str]]](list)
    for number, (text, chunk) in enumerate(_sentences(notes)):
        for heading in chunk.heading:
            sections[f"{Path(chunk.source).stem}#{heading}"].append((number, text.removeprefix(chunk.heading[-1])))
    return sections


def _sentences(notes: Path) -> list[tuple[str, Chunk]]:
    """The sentences of the notes, each after its heading, with the chunks they stand in."""
    documents = load_notes(notes)
    chunks = [chunk for document in documents for chunk in chunk_document(document)]
    owners = [chunk for chunk in chunks for _ in chunk.sentences]
    return [(text, owner) for (text, _), owner in zip(said(documents, chunks), owners, strict=True)]
