"""Fit `assistant/reading/kinds.py` on briefs whose kind of problem is known; every figure is cross-validated by brief.

Run: ``python -m evals.fit_kinds --home HOME`` (--write keeps the weights). The briefs are evals/datasets/kinds.jsonl.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.bootstrap import Groundplan
from assistant.reading.kinds import FITTED, NONE, SIGNS, Fitted, Heard, classified, counted
from assistant.reading.kinds import likeness as like
from assistant.reading.problems import heard_of, own_sentences, told_by_words, words_of
from assistant.reading.result import Held
from assistant.settings import load_settings
from evals.report import show, table

Numbers = NDArray[np.float64]
BRIEFS = Path(__file__).parent / "datasets" / "kinds.jsonl"
FOLDS = 7
RIDGE = 3.0
"""Strength of the penalty of the classifiers; of 0.3 to 30 the best by cross-validation, and flat around it."""
PENALTY = 1e-3
ROUNDS = 300


class Known:
    """Briefs with their kinds, as vectors and counts; `rows` are indices into them."""

    def __init__(self, groundplan: Groundplan) -> None:
        briefs = [json.loads(line) for line in BRIEFS.read_text("utf-8").splitlines()]
        self.names = (*(row.id for row in told_by_words(groundplan.catalogue)), NONE)
        self.briefs = [row for row in briefs if row["kind"] in self.names]
        self.kinds = np.array([self.names.index(row["kind"]) for row in self.briefs])
        catalogue, embedder = groundplan.catalogue, groundplan.embedder
        self.heard: list[Heard] = [heard_of(row["text"], embedder) for row in self.briefs]
        self.words = [counted(*words_of(row["text"], catalogue)) for row in self.briefs]
        owners, self.about = own_sentences(catalogue, Held(embedder))
        self.owners = np.array([self.names.index(name) for name in owners])
        self.like = [like(one, self.about, owners, self.names) for one in self.heard]

    def signs(self, rows: Sequence[int], fitted: Fitted) -> Numbers:
        """(rows, kinds, SIGNS)."""
        return np.stack([np.hstack([classified(self.heard[row], fitted), self.like[row], self.words[row]]) for row in rows])

    def classifiers(self, rows: Sequence[int]) -> Fitted:
        """Ridge regression on the kinds: over whole briefs, and over briefs and their sentences; the catalogue's own with both."""
        whole = np.stack([self.heard[row].whole for row in rows])
        parts = np.vstack([self.heard[row].sentences for row in rows])
        of_parts = np.concatenate([[self.kinds[row]] * len(self.heard[row].sentences) for row in rows])
        kinds = self.kinds[list(rows)]
        brief, middle = _ridge(np.vstack([whole, self.about]), np.concatenate([kinds, self.owners]), len(self.names))
        every = np.vstack([whole, parts, self.about])
        sentences, other = _ridge(every, np.concatenate([kinds, of_parts, self.owners]), len(self.names))
        return Fitted(self.names, brief, sentences, np.stack([middle, other]), np.zeros(len(SIGNS)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the cross-validated table, write the weights with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    known = Known(Groundplan(load_settings({"GROUNDPLAN_HOME": given.home})))
    signs, chances = _cross_validated(known)
    show(_figures(chances, known.kinds))
    if given.write:
        weights = _weights(signs, known.kinds)  # of signs that no brief helped to make
        _write(replace(known.classifiers(range(len(known.briefs))), weights=weights))
        show(f"written: {dict(zip(SIGNS, weights.round(2).tolist(), strict=True))}")
    return 0


def _cross_validated(known: Known) -> tuple[Numbers, Numbers]:
    """(briefs, kinds, SIGNS) and (briefs, kinds): signs and chances of each brief by what was fitted without it."""
    order = np.argsort(known.kinds, kind="stable")
    fold = np.empty(len(order), dtype=int)
    fold[order] = np.arange(len(order)) % FOLDS
    signs = np.zeros((len(order), len(known.names), len(SIGNS)))
    for one in range(FOLDS):
        tested = np.flatnonzero(fold == one)
        signs[tested] = known.signs(tested.tolist(), known.classifiers(np.flatnonzero(fold != one).tolist()))
    chances = np.zeros(signs.shape[:2])
    for one in range(FOLDS):
        sums = signs[fold == one] @ _weights(signs[fold != one], known.kinds[fold != one])
        chances[fold == one] = _softmax(sums)
    return signs, chances


def _ridge(vectors: Numbers, kinds: NDArray[np.int_], number: int) -> tuple[Numbers, Numbers]:
    """(384, kinds) and the middle (384,) of a ridge regression on one column a kind."""
    wanted = np.full((len(vectors), number), -1.0 / number)
    wanted[np.arange(len(vectors)), kinds] += 1.0
    middle = vectors.mean(axis=0)
    centred = vectors - middle
    square = centred.T @ centred + RIDGE * np.eye(vectors.shape[1])
    return np.linalg.solve(square, centred.T @ wanted), middle


def _weights(signs: Numbers, kinds: NDArray[np.int_]) -> Numbers:
    """The weights of a conditional logit: the kind of a brief is the one with the largest sum, with noise."""
    from scipy.optimize import minimize  # noqa: PLC0415 - takes half a second to import, and only fitting needs it

    scale = signs.std(axis=(0, 1))
    scaled, rows = signs / scale, np.arange(len(kinds))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        chances = _softmax(scaled @ weights)
        slope = (scaled[rows, kinds] - np.einsum("nk,nkd->nd", chances, scaled)).mean(axis=0)
        return float(PENALTY * weights @ weights - np.log(chances[rows, kinds] + 1e-12).mean()), 2 * PENALTY * weights - slope

    found = minimize(loss, np.zeros(signs.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x / scale, dtype=np.float64)


def _softmax(sums: Numbers) -> Numbers:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _figures(chances: Numbers, kinds: NDArray[np.int_]) -> str:
    own = chances[np.arange(len(kinds)), kinds][:, None]
    place = (chances > own).sum(axis=1)
    rows = [[f"right kind among the first {n}", f"{100 * (place < n).mean():.1f} %"] for n in (1, 2, 3, 4, 5)]
    for least in (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        sure = chances.max(axis=1) >= least
        right = 100 * (place[sure] == 0).mean() if sure.any() else 0.0
        rows.append([f"chance of the first at least {least}", f"{100 * sure.mean():.0f} % of the briefs, {right:.1f} % of them right"])
    return table(["of " + str(len(kinds)) + " briefs", "cross-validated"], rows)


def _write(fitted: Fitted) -> None:
    halved = {name: getattr(fitted, name).astype(np.float16) for name in ("brief", "sentences", "middle")}
    np.savez_compressed(FITTED, names=np.array(fitted.names), weights=fitted.weights, **halved)


if __name__ == "__main__":
    raise SystemExit(main())
