"""Fit the weights of `knowledge/refuting.py`: does a sentence say the contrary of a premise? A logistic regression, cross-validated."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml

from evals.fitting import begun
from evals.report import show, table
from knowledge.findings import NAMES
from knowledge.refuting import WEIGHTS, held_against
from knowledge.retrieval import Retriever

FOLDS, ROUNDS, STRENGTH = 8, 5, 0.1
WRONG = 0.02  # of the questions with an answer, and of the true premises alone, may be corrected; there correcting begins
TRUE = "true_premise"
INSIDE = 0.5  # share of a sentence's word triples that stand in the quote that refutes
HEAD = """# How much each finding counts that a sentence says the contrary of a premise (knowledge/refuting.py); above 0 in sum it does.
# Fitted by evals/fit_premises.py on questions with false premises, on true ones of the same forms, and on questions that
# take nothing for granted; `base` puts the limit where 2 % of the true ones, and of the others, are corrected in cross-validation.
"""
Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Asked:
    """A question with its sentences (n, findings), which of them refute it (n,), and whether its premise is false at all."""

    kind: str
    numbers: Numbers
    refutes: np.ndarray[Any, np.dtype[np.bool_]]
    false: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print what is noticed in cross-validation, write the weights with --write."""
    rows, retriever, write = begun(__doc__, arguments)
    found = [_asked(row, retriever) for row in rows if "answer_passages" in row or row["kind"] == "false_premise"]
    show(cross_validated(found))
    if write:
        held = {"weights": fitted(found) | {"base": careful_base(found)}}
        WEIGHTS.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")
        show(json.dumps(held))
    return 0


def _asked(row: dict[str, Any], retriever: Retriever) -> Asked:
    held = held_against(retriever.read(row["question"]), retriever)
    quotes = [_triples(passage["quote"]) for passage in row.get("contradicted_by", [])]
    numbers = np.array([[one.numbers[name] for name in NAMES] for one in held]).reshape(-1, len(NAMES))
    refutes = np.array([any(_inside(_triples(one.sentence.text), quote) for quote in quotes) for one in held], dtype=bool)
    false = "answer_passages" not in row
    return Asked("false premise" if false else str(row.get("kind", "")), numbers, refutes, false)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", text))]
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def _inside(sentence: set[tuple[str, ...]], quote: set[tuple[str, ...]]) -> bool:
    return bool(sentence) and len(sentence & quote) >= INSIDE * min(len(sentence), len(quote))


def fitted(found: Sequence[Asked]) -> dict[str, float]:
    """The weights by name; `base` so that a set share of the questions without a false premise lies above it.

    Sentences beside a false premise that are not known to refute it teach nothing: they may refute it too.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    numbers = np.concatenate([one.numbers[one.refutes] if one.false else one.numbers for one in found])
    refutes = np.concatenate([one.refutes[one.refutes] if one.false else one.refutes for one in found])
    spread = numbers.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, class_weight="balanced").fit(numbers / spread, refutes)
    weights = np.maximum(model.coef_[0] / spread, 0.0)  # every finding speaks for it
    best = [(one.kind == TRUE, float(np.max(one.numbers @ weights, initial=0.0))) for one in found if not one.false]
    held = {"base": round(-_limit(best), 3)}
    return held | {name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}


def _limit(best: Sequence[tuple[bool, float]]) -> float:
    """The sum above which no more than the set share of the true premises, and of the other questions, lies."""
    kinds = [[total for true, total in best if true is kind] for kind in (True, False)]
    return max(float(np.quantile(totals, 1 - WRONG, method="higher")) for totals in kinds if totals)


def careful_base(found: Sequence[Asked]) -> float:
    """The base from sums that each question has with weights fitted without it: the fit knows its own questions too well."""
    best: list[tuple[bool, float]] = []
    for number in range(ROUNDS):
        folds = np.random.default_rng(number).permutation(len(found)) % FOLDS
        for fold in range(FOLDS):
            weights = fitted([one for one, at in zip(found, folds, strict=True) if at != fold])
            line = np.array([weights[name] for name in NAMES])
            fair = (one for one, at in zip(found, folds, strict=True) if at == fold and not one.false)
            best += [(one.kind == TRUE, float(np.max(one.numbers @ line, initial=0.0))) for one in fair]
    return round(-_limit(best), 3)


def cross_validated(found: Sequence[Asked]) -> str:
    """The share of the questions of each kind that is corrected, and by the right sentence; none is judged by weights it helped to fit."""
    noticed: dict[str, list[tuple[bool, bool]]] = {}
    for number in range(ROUNDS):
        folds = np.random.default_rng(number).permutation(len(found)) % FOLDS
        for fold in range(FOLDS):
            weights = fitted([one for one, at in zip(found, folds, strict=True) if at != fold])
            line = np.array([weights[name] for name in NAMES])
            for one in (one for one, at in zip(found, folds, strict=True) if at == fold):
                totals = weights["base"] + one.numbers @ line
                wrong = len(totals) > 0 and float(totals.max()) > 0
                kind = "false premise" if one.false else "true premise" if one.kind == TRUE else "has an answer"
                noticed.setdefault(kind, []).append((wrong, bool(wrong and one.refutes[int(totals.argmax())])))
    rows = [
        [kind, str(len(both) // ROUNDS), f"{np.mean([one for one, _ in both]):.3f}", f"{np.mean([right for _, right in both]):.3f}"]
        for kind, both in noticed.items()
    ]
    return table(["questions", "n", "corrected", "by the sentence that refutes"], rows)


if __name__ == "__main__":
    sys.exit(main())
