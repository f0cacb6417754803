"""What the fit of evidence looks at: questions with and without an answer in documents and in our notes, each with its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.fit_subject import KNOWN, Subject, cross_fitted, subject
from evals.fit_subject import ROWS as SUBJECT
from evals.rows import Row, read_rows
from knowledge.answering import PASSAGES
from knowledge.beyond import forms, teller
from knowledge.evidence import LOOKED_AT, NAMES, asking_part, features
from knowledge.known_questions import known_questions
from knowledge.retrieval import Retriever

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
PRACTICE = Path(__file__).parent / "datasets" / "practice_asked.jsonl"
ALIKE = 0.75  # cosine from which two questions without an answer are about the same matter


@dataclass(frozen=True)
class Seen:
    """n questions: `signs` (n, NAMES), `vectors` (n, 384), `forms` (n, forms); what the rest says stands in one place for each.

    `teller` is what the passages found are of, see `knowledge.beyond.teller`; `group` the same number for questions of one matter;
    `source` where they were asked and by whom: "documents", "notes", or "known" for the many known questions.
    """

    signs: Numbers
    vectors: Numbers
    forms: Numbers
    answered: Mask
    teller: NDArray[np.str_]
    kind: NDArray[np.str_]
    source: NDArray[np.str_]
    group: NDArray[np.int64]


def seen(rows: Sequence[Row], documents: Retriever, notes: Retriever) -> Seen:
    """The rows asked of the documents; those without an answer in our notes either, and those that our notes answer, of the notes."""
    rows = [row for row in rows if row.get("kind") != "false_premise"]  # those are noticed by `premises`, not by missing evidence
    asked = [(row, "documents", documents) for row in rows]
    asked += [(row, "notes", notes) for row in rows if not row.get("in_notes")]
    asked += [(row, "notes", notes) for row in read_rows(PRACTICE)]
    asked += [(row, "known", notes) for row in _known()]
    found = [(row, source, *_findings(row, retriever)) for row, source, retriever in asked]
    signs, vectors, shapes, tellers = (np.array([one[place] for one in found]) for place in range(2, 6))
    answered = np.array([is_answered(row) for row, *_ in found])
    group = _groups([row for row, *_ in found], vectors, answered)
    beside = subject(read_rows(SUBJECT), notes)
    signs[:, NAMES.index("off_subject")] = _off_subject(vectors, np.array([str(row["kind"]) for row, *_ in found]), group, beside)
    return Seen(
        signs=signs,
        vectors=vectors,
        forms=shapes,
        answered=answered,
        teller=tellers,
        kind=np.array(["has an answer" if is_answered(row) else str(row["kind"]) for row, *_ in found]),
        source=np.array([source for _, source, *_ in found]),
        group=group,
    )


def _off_subject(vectors: Numbers, kind: NDArray[np.str_], group: NDArray[np.int64], beside: Subject) -> Numbers:
    """(n,) as `subject.off_subject` has it, by a direction that no question of the same group helped to fit."""
    counts = np.where(kind == "known", KNOWN, 1.0)
    found = Subject(
        np.vstack([vectors, beside.vectors]),
        np.r_[kind != "unrelated", beside.about],
        np.r_[counts, beside.counts],
        np.r_[kind, beside.kind],
    )
    return np.maximum(0.0, -cross_fitted(found, np.r_[group, np.full(len(beside.about), -1)])[: len(kind)])


def is_answered(row: Row) -> bool:
    """Whether the sources answer the question of a row."""
    return "answer_passages" in row


def _known() -> Iterator[Row]:
    """The known questions as rows; those for one item belong together."""
    for number, one in enumerate(known_questions()):
        place = [{"file": " ".join(one.at), "quote": " ".join(one.words)}]
        yield {"id": f"known-{number}", "question": one.text, "kind": "known", "answer_passages": place}


def _findings(row: Row, retriever: Retriever) -> tuple[list[float], Numbers, list[float], str]:
    read = retriever.read(str(row["question"]))
    passages = retriever.ranked(read, PASSAGES)
    found, _ = features(read, passages, retriever)
    told = teller(passages[:LOOKED_AT], retriever.decks)
    return [found[name] for name in NAMES], np.asarray(read.vector, dtype=np.float64), forms(asking_part(read).read), told


def _groups(rows: Sequence[Row], vectors: Numbers, answered: Mask) -> NDArray[np.int64]:
    """Questions with a passage in common, the same question asked twice, and alike ones without an answer have one number."""
    joined = _Joined()
    for row in rows:
        for passage in row.get("answer_passages") or ():
            joined.join(str(row["question"]), f"{passage['file']}: {' '.join(str(passage['quote']).split())}")
    without = np.flatnonzero(~answered)
    alike = vectors[without] @ vectors[without].T > ALIKE
    for one, other in np.argwhere(alike):
        joined.join(str(rows[without[one]]["question"]), str(rows[without[other]]["question"]))
    names = [joined.first(str(row["question"])) for row in rows]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], dtype=np.int64)


class _Joined:
    """Which names belong together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, name: str) -> str:
        while (above := self._above.setdefault(name, name)) != name:
            name = above
        return name

    def join(self, one: str, other: str) -> None:
        self._above[self.first(one)] = self.first(other)
