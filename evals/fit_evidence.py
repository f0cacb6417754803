"""Fit the weights of `knowledge/evidence.py` and `knowledge/beyond.py`: whether a question has its answer in the sources.

Three logistic regressions, cross-validated: for questions to the course (signs, direction of the question, form of asking), for those whose
passages are of published practice (signs, and what the first makes of the question), for all others (signs without what is read).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from evals.evidence_rows import Mask, Numbers, Seen, seen
from evals.fitting import STEP, begun, direction_lines
from evals.report import show, table
from knowledge import beyond
from knowledge.evidence import NAMES, WEIGHTS
from knowledge.index import ensure_index
from knowledge.retrieval import Retriever

FOLDS, ROUNDS, STRENGTH = 10, 3, 1.0
ALONE = -3.0
WRONG_REFUSALS = 0.045  # of the questions with an answer, in cross-validation; the point where answering begins is put here
FREE = 1.5  # how much less the direction of a question is held near 0 than the signs
FORMS = 0.3  # and the forms of asking beside the direction
WRITTEN = 10.0  # how much more a question of the datasets counts than one of the many known questions
FREE_OF = ("unread", "off_subject")
"""Files of a team may be about anything, and what is read would answer for a product that stands nowhere: no signs there."""
HEAD = """# How much each sign counts that the sources answer a question (knowledge/evidence.py); 1 / (1 + exp(-sum)) is the confidence.
# Fitted by evals/fit_evidence.py on questions with and without an answer: for passages of the course, of published practice, and of
# other files. `base` puts the half where 4.5 % of the questions with an answer are refused in cross-validation.
"""
HEAD_BEYOND = """# What tells by a question itself that the course does not answer it (knowledge/beyond.py): forms of asking, and a
# direction in the space of its vectors, in whole numbers of `step`. Fitted by evals/fit_evidence.py; patterns by hand.
"""


@dataclass(frozen=True)
class Weights:
    """For each teller the `signs` (NAMES,), what `beyond` counts and `base`; `direction` (384,) and `forms` of the question."""

    signs: dict[str, Numbers]
    beyond: dict[str, float]
    base: dict[str, float]
    direction: Numbers
    forms: Numbers

    def sums(self, found: Seen) -> Numbers:
        """(n,) what the weights make of the questions."""
        asked = asked_for(found, self)
        total = np.zeros(len(asked))
        for teller, signs in self.signs.items():
            here = found.teller == teller
            total[here] = (found.signs @ signs + self.beyond[teller] * asked + self.base[teller])[here]
        return total


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print what is refused in cross-validation, write the weights with --write."""
    rows, documents, write = begun(__doc__, arguments)
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--home", required=True, type=Path)
    home = parser.parse_known_args(arguments)[0].home
    found = seen(rows, documents, Retriever(ensure_index(home)))
    sums = cross_validated(found)
    base = {teller: _base(found, sums, teller) for teller in ("course", "practice")}
    show(refusals(found, [one + np.array([base.get(teller, 0.0) for teller in found.teller]) for one in sums]))
    if write:
        _write(fitted(found, np.ones(len(found.answered), dtype=np.bool_)), base)
    return 0


def fitted(found: Seen, used: Mask) -> Weights:
    """The weights for the questions in `used`; `base` is 0 but for files of other matters, where it is what it is in the fit."""
    course = used & (found.teller == "course")
    scale = found.signs[course].std(axis=0) + 1e-9
    columns = np.hstack([found.signs / scale, found.vectors * np.sqrt(FREE), found.forms * FORMS * np.sqrt(FREE)])
    coefficients = _regression(columns, found, course)
    count, dimension = len(NAMES), found.vectors.shape[1]
    signs = {"course": _against(coefficients[:count] / scale, found, course)}
    direction = coefficients[count : count + dimension] * np.sqrt(FREE)
    made = Weights(signs, {"course": 1.0}, {"course": 0.0}, direction, coefficients[count + dimension :] * FORMS * np.sqrt(FREE))
    practice = used & (found.teller != "others") & (found.source != "documents")
    scale = found.signs[practice].std(axis=0) + 1e-9
    coefficients = _regression(np.column_stack([found.signs / scale, asked_for(found, made)]), found, practice)
    signs["practice"] = _against(coefficients[:count] / scale, found, practice)
    made.beyond["practice"], made.base["practice"] = min(max(float(coefficients[count]), 0.0), 1.0) / 2, 0.0
    plain = used & (found.source == "documents")
    words = np.where(np.isin(NAMES, FREE_OF), 0.0, found.signs)
    scale = words[plain].std(axis=0) + 1e-9
    signs["others"] = _against(_regression(words / scale, found, plain) / scale, found, plain)
    unknown = NAMES.index("no_name")  # who or what stands in no file of a team is not answered by what resembles it
    signs["others"][unknown] = min(signs["others"][unknown], ALONE)
    made.beyond["others"] = 0.0
    made.base["others"] = -float(np.quantile(found.signs[plain & found.answered] @ signs["others"], WRONG_REFUSALS))
    return made


def asked_for(found: Seen, weights: Weights) -> Numbers:
    """(n,) what the questions themselves speak for, as `beyond.answerable` has it."""
    return np.asarray(found.vectors @ weights.direction + found.forms @ weights.forms)


def _regression(columns: Numbers, found: Seen, used: Mask) -> Numbers:
    """(columns,) coefficients; both kinds count the same as a whole, written questions more than known ones."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    counts = np.where(found.source == "known", 1.0, WRITTEN)
    with_answer, without = used & found.answered, used & ~found.answered
    counts[with_answer] /= counts[with_answer].sum()
    counts[without] /= counts[without].sum()
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(columns[used], found.answered[used], sample_weight=counts[used] * 1000)
    return np.asarray(model.coef_[0], dtype=np.float64)


def _against(weights: Numbers, found: Seen, used: Mask) -> Numbers:
    """Every sign speaks against an answer; what no question with an answer shows refuses nearly by itself."""
    weights = np.minimum(weights, 0.0)
    for place, name in enumerate(NAMES):
        if "no_" in name and not found.signs[used & found.answered][:, place].any():
            weights[place] = min(weights[place], ALONE)
    return weights


def cross_validated(found: Seen) -> list[Numbers]:
    """For each round (n,) sums, every question judged by weights that no question of its group helped to fit."""
    rounds = []
    for number in range(ROUNDS):
        folds = (np.random.default_rng(number).permutation(found.group.max() + 1) % FOLDS)[found.group]
        sums = np.zeros(len(folds))
        for fold in range(FOLDS):
            sums[folds == fold] = fitted(found, folds != fold).sums(found)[folds == fold]
        rounds.append(sums)
    return rounds


def _base(found: Seen, sums: Sequence[Numbers], teller: str) -> float:
    """What is added so that a set share of the written questions with an answer falls below 0."""
    place = "documents" if teller == "course" else "notes"
    here = found.answered & (found.teller == teller) & (found.source == place)
    return -float(np.mean([np.quantile(one[here], WRONG_REFUSALS) for one in sums]))


def refusals(found: Seen, sums: Sequence[Numbers]) -> str:
    """The share refused of each kind in each source, with its standard error."""
    refused = np.mean([one < 0 for one in sums], axis=0)
    lines = []
    for source in dict.fromkeys(found.source):
        for kind in dict.fromkeys(found.kind):
            here = refused[(found.source == source) & (found.kind == kind)]
            if len(here):
                lines.append([source, kind, str(len(here)), f"{here.mean():.3f}", f"{here.std() / np.sqrt(len(here)):.3f}"])
    return table(["asked of", "questions", "n", "refused", "standard error"], lines)


def _write(made: Weights, base: dict[str, float]) -> None:
    """Keep the weights in both files."""
    held = {
        teller: {
            "base": round(base.get(teller, made.base[teller]), 3),
            "beyond": round(made.beyond[teller], 3),
            **{name: round(float(value), 3) for name, value in zip(NAMES, signs, strict=True)},
        }
        for teller, signs in made.signs.items()
    }
    WEIGHTS.write_text(HEAD + yaml.safe_dump({"weights": held}, sort_keys=False), "utf-8")
    kept = yaml.safe_load(beyond.WEIGHTS.read_text(encoding="utf-8"))
    forms = [{**form, "weight": round(float(weight), 3)} for form, weight in zip(kept["forms"], made.forms, strict=True)]
    text = yaml.safe_dump({"forms": forms, "step": STEP}, sort_keys=False, width=130)
    beyond.WEIGHTS.write_text(f"{HEAD_BEYOND}{text}{direction_lines(made.direction)}", "utf-8")
    show(json.dumps(held))


if __name__ == "__main__":
    sys.exit(main())
