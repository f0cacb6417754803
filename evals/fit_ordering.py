"""Fit the weights of `knowledge/ordering.py`: a logistic regression on pairs of a passage that answers and one that does not.

Every figure printed is cross-validated by question: no question is judged by weights that it helped to fit.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from evals.questions import load_questions
from evals.report import show, table
from evals.retrieval_scorers import quote_hits, score, words
from knowledge.index import ensure_folder_index
from knowledge.ordering import NAMES, WEIGHTS, asked
from knowledge.retrieval import SAME, Retriever, in_turn

Numbers = NDArray[np.float64]
FOLDS, ROUNDS, STRENGTH = 10, 2, 1.0
SHOWN = ("recall@1", "recall@5", "full@5", "recall@10", "mrr@10", "recall@600w")
HEAD = """# How much each feature counts when the first hits of a search are put in order (knowledge/ordering.py).
# Fitted by evals/fit_ordering.py on pairs of passages of questions with known answers over slides; docs/retrieval.md has
# the cross-validated figures. `middle` and `spread` turn a sum into a score between 0 and 1.
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the cross-validated table, write the weights with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True)
    parser.add_argument("--docs", required=True)
    parser.add_argument("--home", required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    retriever = Retriever(ensure_folder_index(Path(given.docs), Path(given.home)))
    known = [look_up(row, retriever) for name in given.questions for row in load_questions(Path(name))]
    everything = list(range(len(NAMES)))
    rows = [["all features, parts in turn", *_figures(cross_validated(known, everything, retriever))]]
    rows.append(
        ["all features, the whole question alone", *_figures(cross_validated(known, everything, retriever, turns=lambda lists: lists[0]))]
    )
    for left_out, name in enumerate(NAMES):
        kept = [place for place in everything if place != left_out]
        rows.append([f"without {name}", *_figures(cross_validated(known, kept, retriever))])
    show(table(["features", *SHOWN], rows))
    show(by_kind(cross_validated(known, everything, retriever)))
    if given.write:
        held = as_held(known, fit(known, everything, retriever.index.contents.chunk_vectors))
        WEIGHTS.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")
    return 0


def look_up(question: dict[str, Any], retriever: Retriever) -> Known:
    """The hits of a question and of its parts, marked where they hold an answer."""
    read = retriever.read(question["question"])
    quotes = [str(passage["quote"]) for passage in question["answer_passages"]]
    parts = []
    for one, vector in ((asked(read.asked, read.read), read.vector), *read.parts):
        rows, numbers = retriever.hits(one, vector)
        found = [words(retriever.index.contents.chunks[row].text) for row in rows]
        parts.append(Part(rows, numbers, np.array([any(quote_hits(text, quote) for quote in quotes) for text in found])))
    return Known(question, tuple(parts))


def fit(known: Sequence[Known], features: Sequence[int], vectors: NDArray[np.float32]) -> Numbers:
    """(features,) the weights: each question counts once, and repeats of an answer are no wrong passages."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    spread = np.concatenate([one.parts[0].numbers[:, features] for one in known]).std(axis=0) + 1e-9
    differences, weights = [], []
    for one in known:
        part = one.parts[0]
        right = np.flatnonzero(part.answers)
        wrong = [row for row in np.flatnonzero(~part.answers) if not _repeats(part, int(row), right, vectors)]
        for row in right if wrong else ():
            differences.append((part.numbers[row][features] - part.numbers[wrong][:, features]) / spread)
            weights.append(np.full(len(wrong), 1 / (len(right) * len(wrong))))
    pairs, counts = np.concatenate(differences), np.concatenate(weights)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False)
    model.fit(np.concatenate([pairs, -pairs]), np.repeat([1, 0], len(pairs)), sample_weight=np.tile(counts, 2))
    return np.asarray(model.coef_[0] / spread)


def _repeats(part: Part, row: int, right: NDArray[np.int64], vectors: NDArray[np.float32]) -> bool:
    return bool(len(right)) and float(np.max(vectors[[part.rows[one] for one in right]] @ vectors[part.rows[row]])) > SAME


Lists = list[list[tuple[int, float]]]


def cross_validated(
    known: Sequence[Known], features: Sequence[int], retriever: Retriever, turns: Callable[[Lists], list[tuple[int, float]]] = in_turn
) -> list[tuple[str, dict[str, float]]]:
    """(kind, numbers) of every question in every round, each judged by weights fitted on the other folds."""
    vectors = retriever.index.contents.chunk_vectors
    found = []
    for number in range(ROUNDS):
        folds = np.random.default_rng(number).permutation(len(known)) % FOLDS
        for fold in range(FOLDS):
            weights = fit([one for one, at in zip(known, folds, strict=True) if at != fold], features, vectors)
            found += [_judged(one, features, weights, retriever, turns) for one, at in zip(known, folds, strict=True) if at == fold]
    return found


def _judged(
    one: Known, features: Sequence[int], weights: Numbers, retriever: Retriever, turns: Callable[[Lists], list[tuple[int, float]]]
) -> tuple[str, dict[str, float]]:
    lists = [
        sorted(zip(part.rows, (part.numbers[:, features] @ weights).tolist(), strict=True), key=lambda pair: -pair[1]) for part in one.parts
    ]
    rows = retriever.without_repeats(turns(lists), 10)
    texts = [{"text": retriever.index.contents.chunks[row].text} for row, _ in rows]
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
