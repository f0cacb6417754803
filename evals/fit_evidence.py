"""Fit the weights of `knowledge/evidence.py`: does a question have its answer in the sources? A logistic regression, cross-validated."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import yaml

from evals.fitting import begun
from evals.report import show, table
from knowledge.answering import PASSAGES
from knowledge.evidence import NAMES, WEIGHTS, features
from knowledge.retrieval import Retriever

FOLDS, ROUNDS, STRENGTH = 10, 5, 1.0
ALONE = -3.0
WRONG_REFUSALS = 0.035  # of the questions with an answer; the point where answering begins is put here
HEAD = """# How much each sign counts that the sources answer a question (knowledge/evidence.py); 1 / (1 + exp(-sum)) is the confidence.
# Fitted by evals/fit_evidence.py on questions with and without an answer in slides; `base` puts the half where 3.5 % of
# the questions with an answer are refused.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print what is refused in cross-validation, write the weights with --write."""
    rows, retriever, write = begun(__doc__, arguments)
    numbers = np.array([_numbers(row, retriever) for row in rows])
    answered = np.array(["answer_passages" in row for row in rows])
    fair = np.array([row.get("kind") != "false_premise" for row in rows])  # those are noticed by `premises`, not by missing evidence
    show(cross_validated([row for row, kept in zip(rows, fair, strict=True) if kept], numbers[fair], answered[fair]))
    if write:
        held = {"weights": fitted(numbers[fair], answered[fair])}
        WEIGHTS.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")
        show(json.dumps(held))
    return 0


def _numbers(row: dict[str, Any], retriever: Retriever) -> list[float]:
    read = retriever.read(row["question"])
    found, _ = features(read, retriever.ranked(read, PASSAGES), retriever)
    return [found[name] for name in NAMES]


def fitted(numbers: np.ndarray[Any, np.dtype[np.float64]], answered: np.ndarray[Any, np.dtype[np.bool_]]) -> dict[str, float]:
    """The weights by name; `base` so that a set share of the answered ones falls below a half."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    spread = numbers.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, class_weight="balanced").fit(numbers / spread, answered)
    weights = np.minimum(model.coef_[0] / spread, 0.0)  # every sign speaks against an answer
    for place, name in enumerate(NAMES):  # what no question with an answer shows refuses by itself
        if "no_" in name and not numbers[answered][:, place].any():
            weights[place] = min(weights[place], ALONE)
    base = -float(np.quantile(numbers[answered] @ weights, WRONG_REFUSALS))
    return {"base": round(base, 3), **{name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}}


def cross_validated(
    rows: Sequence[dict[str, Any]], numbers: np.ndarray[Any, np.dtype[np.float64]], answered: np.ndarray[Any, np.dtype[np.bool_]]
) -> str:
    """The share refused of each kind; no question is judged by weights that it helped to fit."""
    refused: dict[str, list[bool]] = {}
    for number in range(ROUNDS):
        folds = np.random.default_rng(number).permutation(len(rows)) % FOLDS
        for fold in range(FOLDS):
            weights = fitted(numbers[folds != fold], answered[folds != fold])
            for place in np.flatnonzero(folds == fold):
                total = weights["base"] + float(numbers[place] @ np.array([weights[name] for name in NAMES]))
                kind = "has an answer" if answered[place] else str(rows[int(place)].get("kind", "other"))
                refused.setdefault(kind, []).append(total < 0)
    return table(["questions", "n", "refused"], [[kind, str(len(one) // ROUNDS), f"{np.mean(one):.3f}"] for kind, one in refused.items()])


if __name__ == "__main__":
    sys.exit(main())
