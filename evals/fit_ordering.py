"""Fit the weights of `knowledge/ordering.py`: which of the first hits answers, as a regression over the whole list.

Every figure printed is cross-validated by question: no question is judged by weights that it helped to fit. With --passages the
questions that go with passages on other matters are fitted on too: a team's own files are no slides of a course.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from evals.fitting import FOLDS, ROUNDS, begun, fit_lists
from evals.questions import load_questions
from evals.report import show, table
from evals.retrieval_scorers import quote_hits, score, words
from evals.rows import Row, read_rows
from knowledge.embeddings import Embedder
from knowledge.index_contents import Index, embed_documents
from knowledge.loading import document_from_bytes
from knowledge.ordering import NAMES, WEIGHTS
from knowledge.retrieval import Retriever, taking_turns

Numbers = NDArray[np.float64]
OTHER_MATTERS = "other matters"  # the kind of a question about --passages
EVERY = 27  # of the passages that such questions are taken from: about as many as those over the documents
IN_FILE = 8  # of them
SHOWN = ("recall@1", "recall@5", "full@5", "recall@10", "mrr@10", "recall@600w")
HEAD = """# How much each feature counts when the first hits of a search are put in order (knowledge/ordering.py).
# Fitted by evals/fit_ordering.py on the first hits of questions with known answers over slides and over passages on other matters;
# docs/retrieval.md has the cross-validated figures. `middle` and `spread` turn a sum into a score between 0 and 1.
"""


@dataclass(frozen=True)
class Part:
    """The hits of a question or of one of its parts: rows of the index, their features, which of them answer."""

    rows: list[int]
    numbers: Numbers
    answers: NDArray[np.bool_]


@dataclass(frozen=True)
class Known:
    """A question with its hits; the first part is the question as a whole."""

    question: dict[str, Any]
    parts: tuple[Part, ...]
    retriever: Retriever


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the cross-validated table, write the weights with --write."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--passages", type=Path)
    given, rest = parser.parse_known_args(arguments)
    questions, retriever, write = begun(__doc__, rest, load_questions)
    known = [look_up(row, retriever) for row in questions]
    if given.passages:
        rows, beside = on_other_matters(given.passages, retriever.index.embedder)
        known += [look_up(row, beside) for row in rows]
    everything = list(range(len(NAMES)))
    whole = cross_validated(known, everything)
    found = {
        "all features, parts in turn": whole,
        "all features, the whole question alone": cross_validated(known, everything, turns=lambda lists: lists[0]),
        **{f"without {name}": cross_validated(known, [one for one in everything if NAMES[one] != name]) for name in NAMES},
    }
    for over, others in (("documents", False), (OTHER_MATTERS, True)):
        figures = [[name, *_figures([one for one in each if (one[0] == OTHER_MATTERS) == others])] for name, each in found.items()]
        if given.passages or not others:
            show(table([over, *SHOWN], figures))
    show(by_kind(whole))
    if write:
        held = as_held(known, fit(known, everything))
        WEIGHTS.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")
    return 0


def on_other_matters(file: Path, embedder: Embedder) -> tuple[list[Row], Retriever]:
    """(questions that some of the passages in `file` answer, what searches all of them). Rows as in `reading_rows`.

    Raises:
        BadInput: see `rows.read_rows`.
    """
    rows = read_rows(file)
    texts = [
        "\n\n".join(f"## {row['id']}\n\n{row['passage']}" for row in rows[first : first + IN_FILE])
        for first in range(0, len(rows), IN_FILE)
    ]
    documents = [document_from_bytes(text.encode(), f"{number}.md") for number, text in enumerate(texts)]
    questions = [
        {"id": f"{row['id']}-{number}", "question": line, "kind": OTHER_MATTERS, "answer_passages": [{"quote": row["passage"]}]}
        for row in rows[::EVERY]
        for number, line in enumerate(row.get("answers") or ())
    ]
    return questions, Retriever(Index(embed_documents(documents, embedder), embedder))


def look_up(question: dict[str, Any], retriever: Retriever) -> Known:
    """The hits of a question and of its parts, marked where they hold an answer."""
    read = retriever.read(question["question"])
    quotes = [str(passage["quote"]) for passage in question["answer_passages"]]
    parts = []
    for one, vector in ((read.whole, read.vector), *read.parts):
        rows, numbers = retriever.hits(one, vector)
        found = [words(retriever.index.contents.chunks[row].text) for row in rows]
        parts.append(Part(rows, numbers, np.array([any(quote_hits(text, quote) for quote in quotes) for text in found])))
    return Known(question, tuple(parts), retriever)


def fit(known: Sequence[Known], features: Sequence[int]) -> Numbers:
    """(features,) the weights that make the passages that answer most likely among the hits of the questions as a whole."""
    return fit_lists([(one.parts[0].numbers[:, features], one.parts[0].answers) for one in known])


def folds(known: Sequence[Known], seed: int) -> NDArray[np.int64]:
    """(questions,) the fold of each; questions that the same passage answers are in one fold, so that none is known before."""
    answers = [
        {(id(one.retriever), row) for part in one.parts for row, right in zip(part.rows, part.answers, strict=True) if right}
        for one in known
    ]
    group = list(range(len(known)))
    for one, other in itertools.combinations(range(len(known)), 2):
        if answers[one] & answers[other]:
            group = [group[one] if held == group[other] else held for held in group]
    chance = np.random.default_rng(seed).permutation(len(known)) % FOLDS
    return np.asarray(chance[group])


Lists = list[list[tuple[int, float]]]


def cross_validated(
    known: Sequence[Known], features: Sequence[int], turns: Callable[[Lists], list[tuple[int, float]]] = taking_turns
) -> list[tuple[str, dict[str, float]]]:
    """(kind, numbers) of every question in every round, each judged by weights fitted on the other folds."""
    found = []
    for number in range(ROUNDS):
        of = folds(known, number)
        for fold in range(FOLDS):
            weights = fit([one for one, at in zip(known, of, strict=True) if at != fold], features)
            found += [_judged(one, features, weights, turns) for one, at in zip(known, of, strict=True) if at == fold]
    return found


def _judged(
    one: Known, features: Sequence[int], weights: Numbers, turns: Callable[[Lists], list[tuple[int, float]]]
) -> tuple[str, dict[str, float]]:
    lists = [
        sorted(zip(part.rows, (part.numbers[:, features] @ weights).tolist(), strict=True), key=lambda pair: -pair[1]) for part in one.parts
    ]
    rows = one.retriever.without_repeats(turns(lists), 10)
    texts = [{"text": one.retriever.index.contents.chunks[row].text} for row, _ in rows]
    return str(one.question.get("kind", "other")), score(one.question, texts, "quote")


def _figures(found: Sequence[tuple[str, dict[str, float]]]) -> list[str]:
    return [f"{np.mean([numbers[name] for _, numbers in found]):.3f}" for name in SHOWN]


def by_kind(found: Sequence[tuple[str, dict[str, float]]]) -> str:
    """The same for each kind of question."""
    kinds = sorted({kind for kind, _ in found})
    return table(["kind", *SHOWN], [[kind, *_figures([one for one in found if one[0] == kind])] for kind in kinds])


def as_held(known: Sequence[Known], weights: Numbers) -> dict[str, Any]:
    """Weights by name, with the middle and spread of the totals of first hits."""
    tops = [float((one.parts[0].numbers @ weights).max()) for one in known]
    named = {name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}
    return {"weights": named, "middle": round(float(np.mean(tops) - np.std(tops)), 3), "spread": round(float(np.std(tops)), 3)}


if __name__ == "__main__":
    sys.exit(main())
