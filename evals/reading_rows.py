"""What the reader is trained on: lessons, a passage each with lines beside it, and of what kind each line is."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from evals.rows import read_rows
from knowledge.bridge import NOTES, by_section
from knowledge.chunking import bare, chunk_document
from knowledge.embeddings import Vectors
from knowledge.known_questions import answering, known_questions
from knowledge.loading import load_notes
from knowledge.reader import OPEN, OTHERWISE, YES
from knowledge.retrieval import body

KINDS = {"supports": YES, "contradicts": OTHERWISE, "silent": OPEN, "answers": YES, "beside": OPEN, "corrects": OTHERWISE, "strange": OPEN}
"""Field of a row -> how its lines are to be read: claims that the passage supports, contradicts, is silent on; questions that it answers,
that it leaves open, and that take something for granted which it contradicts. `strange` are lines of other passages."""
MOST_LINES = 18
MOST_WORDS = 110
LEAST_WORDS = 15
STRANGE = 0.16  # lines of other passages for each line; half of them of one that is like it, as those are that a search finds beside it
NEIGHBOURS = 8
SAME = 0.75  # cosine above which two passages may say the same


@dataclass(frozen=True)
class Lesson:
    """A passage and its lines, each with its kind."""

    passage: str
    lines: tuple[tuple[str, str], ...]


def of_rows(paths: Sequence[Path], docs: Path | None) -> list[Lesson]:
    """The lessons of datasets: rows with a passage (text, or a place in the documents) and lines by kind.

    Raises:
        BadInput: see `rows.read_rows`.
    """
    rows = [row for path in paths for row in read_rows(path, docs)]
    return [Lesson(bare(row["passage"]), tuple((line, kind) for kind in KINDS for line in row.get(kind) or ())) for row in rows]


def of_known_questions() -> list[Lesson]:
    """The passages of our notes with the known questions that each answers, and for each such one that another passage answers."""
    chunks = [chunk for document in load_notes(NOTES) for chunk in chunk_document(document)]
    owners = [place for place, chunk in enumerate(chunks) for _ in chunk.sentences]
    texts = [f"{chunk.heading[-1]}: {' '.join(bare(body(chunk.text)).split()[:MOST_WORDS])}" for chunk in chunks]
    sections, lines = by_section(), defaultdict[int, list[tuple[str, str]]](list)
    for question in known_questions():
        answered = sorted({owners[sentence] for sentence in answering(question, sections)})
        if not answered:
            continue
        own = random.choice(answered)  # noqa: S311 - a repeatable choice, no secret
        lines[own].append((question.text, "answers"))
        source = chunks[own].source
        others = [
            at for at, chunk in enumerate(chunks) if chunk.source == source and at not in answered and len(texts[at].split()) > LEAST_WORDS
        ]
        if others:
            lines[random.choice(others)].append((question.text, "beside"))  # noqa: S311 - a repeatable choice, no secret
    return [
        Lesson(texts[place], tuple(held[first : first + MOST_LINES]))
        for place, held in lines.items()
        for first in range(0, len(held), MOST_LINES)
    ]


def with_strangers(lessons: Sequence[Lesson], vectors: Vectors) -> list[Lesson]:
    """The lessons, each with some lines of others, in any order; `vectors` (lessons, d) of their passages have length one."""
    return [_mixed(lesson, lessons, neighbours(place, vectors)) for place, lesson in enumerate(lessons)]


def neighbours(place: int, vectors: Vectors) -> list[int]:
    """The places of the passages most like the one at `place` that do not say the same, the nearest first."""
    likeness = vectors @ vectors[place]
    nearest = np.argsort(-likeness, kind="stable")
    return [int(at) for at in nearest if likeness[at] <= SAME][:NEIGHBOURS]


def _mixed(lesson: Lesson, lessons: Sequence[Lesson], near: Sequence[int]) -> Lesson:
    wanted = sum(random.random() < STRANGE for _ in lesson.lines)  # noqa: S311 - a repeatable choice, no secret
    others = (lessons[random.choice(near)] if near and random.random() < 0.5 else random.choice(lessons) for _ in range(wanted))  # noqa: S311
    lines = [*lesson.lines, *((random.choice(other.lines)[0], "strange") for other in others if other.passage != lesson.passage)]  # noqa: S311
    random.shuffle(lines)
    return replace(lesson, lines=tuple(lines))
