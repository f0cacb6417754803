"""What fits of weights share: the questions and the documents that are searched, and the regression over lists."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.rows import Row, read_rows
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever

FOLDS, ROUNDS = 10, 3  # of the cross-validation
STRENGTH = 0.3  # the inverse of how small weights are held
TINY = 1e-12
STEP = 0.02  # of a direction as it is kept, in whole numbers
LINE = 16  # numbers of a direction in a line
Numbers = NDArray[np.float64]


def begun(
    about: str | None, arguments: Sequence[str] | None, read: Callable[[Path, Path | None], list[Row]] = read_rows
) -> tuple[list[Row], Retriever, bool]:
    """(rows of all --questions, what searches --docs, whether --write was given).

    Raises:
        BadInput: a file of questions cannot be read.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--questions", nargs="+", required=True, type=Path)
    parser.add_argument("--docs", required=True, type=Path)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    rows = [row for path in given.questions for row in read(path, given.docs)]
    return rows, Retriever(ensure_folder_index(given.docs, given.home)), given.write


def fit_lists(lists: Sequence[tuple[Numbers, NDArray[np.bool_]]]) -> Numbers:
    """(f,) the weights that make those that answer most likely in lists of numbers (n, f), answers (n,) (ListNet; Cao et al., 2007).

    Each list counts once, and it is enough that one of those that answer comes first; a list without an answer counts nothing.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - heavy, and only needed here

    spread = np.concatenate([numbers for numbers, answers in lists if answers.any()]).std(axis=0) + 1e-9
    answered = [(numbers / spread, answers) for numbers, answers in lists if answers.any()]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        value, slope = float(weights @ weights) / (4 * STRENGTH), weights / (2 * STRENGTH)
        for numbers, answers in answered:
            likely = np.exp(numbers @ weights - (numbers @ weights).max())
            right = likely * answers
            value += float(np.log(likely.sum() / (right.sum() + TINY)))
            slope = slope + (likely / likely.sum() - right / (right.sum() + TINY)) @ numbers
        return value, slope

    return np.asarray(minimize(loss, np.zeros(len(spread)), jac=True).x / spread)


def direction_lines(direction: Numbers) -> str:
    """A direction (384,) as it is kept in YAML: whole numbers of STEP, some in a line."""
    rows = np.round(direction / STEP).astype(int).reshape(-1, LINE).tolist()
    return "direction:\n" + "".join(f"- {row}\n" for row in rows)
