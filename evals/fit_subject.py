"""Fit the direction of `knowledge/subject.py`: which questions are about projects with data and models, and which about something else.

A logistic regression over the vectors of questions; what is printed is cross-validated, and told of questions that were never fitted on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from evals.fitting import STEP, direction_lines
from evals.report import show, table
from evals.rows import Row, read_rows
from knowledge.index import ensure_index
from knowledge.known_questions import known_questions
from knowledge.retrieval import Retriever
from knowledge.subject import WEIGHTS

DATASETS = Path(__file__).parent / "datasets"
ROWS, UNSEEN = DATASETS / "subject.jsonl", DATASETS / "subject_unseen.jsonl"
FOLDS, STRENGTH = 10, 3.0
KNOWN = 0.3  # how much one of the many known questions counts beside a written one
LOST = 0.01  # of the questions about the subject: where the figures are told
HEAD = """# What tells by a question itself that it is about something else than projects with data and models (knowledge/subject.py): a
# direction in the space of its vectors, in whole numbers of `step`. Fitted by evals/fit_subject.py.
"""
Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Subject:
    """n questions: their `vectors` (n, 384), which are `about` the subject, how much each `counts`, and their kinds."""

    vectors: Numbers
    about: Mask
    counts: Numbers
    kind: NDArray[np.str_]

    def only(self, used: Mask) -> Subject:
        """Those in `used` alone."""
        return Subject(self.vectors[used], self.about[used], self.counts[used], self.kind[used])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print what is told apart, write the direction with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, type=Path, help="rows with and without an answer, of any kind")
    parser.add_argument("--docs", required=True, type=Path)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    retriever = Retriever(ensure_index(given.home))
    rows = [row for file in (*given.questions, ROWS) for row in read_rows(file, given.docs)]
    found = subject([*rows, *({"question": one.text, "kind": "known"} for one in known_questions())], retriever)
    shown = found.kind != "known"
    sums = cross_fitted(found, np.arange(len(shown)))[shown]
    show("Cross-validated\n" + told_apart(found.only(shown), sums))
    direction, base = fitted(found)
    unseen = subject(read_rows(UNSEEN), retriever)
    show("\nNever fitted on\n" + told_apart(unseen, unseen.vectors @ direction + base, np.quantile(sums[found.about[shown]], LOST)))
    if given.write:
        _write(direction, base)
    return 0


def subject(rows: Sequence[Row], retriever: Retriever) -> Subject:
    """The rows with their vectors as they are searched with."""
    kind = np.array([str(row.get("kind", "")) for row in rows])
    vectors = np.array([retriever.read(str(row["question"])).vector for row in rows], dtype=np.float64)
    return Subject(vectors, kind != "unrelated", np.where(kind == "known", KNOWN, 1.0), kind)


def fitted(found: Subject) -> tuple[Numbers, float]:
    """(the direction, what is added): both sides count the same as a whole."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    counts = found.counts.copy()
    for side in (found.about, ~found.about):
        counts[side] /= counts[side].sum()
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(found.vectors, found.about, sample_weight=counts * 1000)
    return np.asarray(model.coef_[0], dtype=np.float64), float(model.intercept_[0])


def cross_fitted(found: Subject, group: NDArray[np.int64]) -> Numbers:
    """(n,) sums, every question judged by a direction that no question of its group helped to fit; a group below 0 helps always."""
    folds = (np.random.default_rng(0).permutation(group.max() + 1) % FOLDS)[group]
    folds[group < 0] = FOLDS
    sums = np.zeros(len(folds))
    for fold in range(FOLDS):
        direction, base = fitted(found.only(folds != fold))
        sums[folds == fold] = found.vectors[folds == fold] @ direction + base
    return sums


def told_apart(found: Subject, sums: Numbers, limit: float | None = None) -> str:
    """The share of each kind below the limit; without one it is put where a set share of what is about the subject lies below."""
    limit = float(np.quantile(sums[found.about], LOST)) if limit is None else limit
    below = {kind: sums[found.kind == kind] < limit for kind in dict.fromkeys(found.kind)}
    return table(["kind", "questions", "taken for another subject"], [[k, str(len(b)), f"{b.mean():.3f}"] for k, b in below.items()])


def _write(direction: Numbers, base: float) -> None:
    text = yaml.safe_dump({"base": round(base, 3), "step": STEP}, sort_keys=False)
    WEIGHTS.write_text(f"{HEAD}{text}{direction_lines(direction)}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
