"""Fit the weights of `knowledge/refuting.py`: when a sentence refutes what a question takes for granted."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from evals.fitting import begun
from evals.report import show, table
from knowledge.answering import PASSAGES
from knowledge.inventory import inventory
from knowledge.refuting import NAMES, WEIGHTS, WHOLE, held_against, premises_of
from knowledge.retrieval import Retriever

FOLDS, ROUNDS = 8, 5
Numbers = NDArray[np.float64]
FALSE, TRUE, INVENTORY = "false premise", "true premise", "of the inventory"
WRONG_OF_TRUE = 0.08  # share of the questions with a true premise that may be corrected
WRONG_OF_OTHERS = 0.02  # of those with an answer, and of those of the inventory, few of which take anything for granted
WRONG_OF_WHOLE = 0.005  # of those that state nothing in a clause
KINDS = {"true_premise": TRUE, INVENTORY: INVENTORY}
NOTHING = -1e9  # the total where no sentence is held against a question
INSIDE = 0.5  # share of a sentence's word triples that stand in the quote that refutes
STRENGTH = 1.0
HEAD = """# How much each number counts that a sentence refutes what a question takes for granted (knowledge/refuting.py); it does above 0.
# Fitted by evals/fit_premises.py. `base` is put where 8 % of the true premises, or 2 % of the questions that have an
# answer or of those of the inventory, would be corrected, whichever is least; `whole` so that 8 %, or 0.5 %, of those would be that
# state nothing in a clause of their own.
"""


@dataclass(frozen=True)
class Asked:
    """A question: the numbers (held, NAMES) of the sentences held against it, which of them refute it, and whether it is false at all.

    `form` is that of its premises, `quoted` the triples of words of the passages that decide: twins have them in common.
    """

    kind: str
    form: str
    quoted: frozenset[tuple[str, ...]]
    numbers: Numbers
    refutes: NDArray[np.bool_]
    false: bool

    def best(self, weights: Numbers) -> tuple[float, bool]:
        """(the highest total by these weights, whether that sentence refutes it); a total far below all others without a sentence."""
        if not len(self.refutes):
            return NOTHING, False
        totals = self.numbers @ weights
        place = int(np.argmax(totals))
        return float(totals[place]), bool(self.refutes[place])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is noticed in cross-validation, write the weights with --write."""
    rows, retriever, write = begun(__doc__, arguments)
    found = [_asked(row, retriever) for row in rows if "answer_passages" in row or row["kind"] == "false_premise"]
    found += [_asked_of_the_course(question, retriever) for question in _fair()]
    show(cross_validated(found))
    if write:
        weights, base = fitted(found)
        held = {"base": round(base, 3), **{name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}}
        WEIGHTS.write_text(HEAD + yaml.safe_dump({"weights": held}, sort_keys=False), "utf-8")
        show(str(held))
    return 0


def _asked(row: dict[str, Any], retriever: Retriever) -> Asked:
    read = retriever.read(row["question"])
    held = held_against(read, retriever.ranked(read, PASSAGES), retriever)
    false = "answer_passages" not in row
    quotes = [_triples(passage["quote"]) for passage in row["contradicted_by" if false else "answer_passages"] if "quote" in passage]
    refutes = [false and any(_inside(_triples(one.sentence.text), quote) for quote in quotes) for one in held]
    return Asked(
        kind=FALSE if false else KINDS.get(str(row.get("kind", "")), "has an answer"),
        form=" + ".join(sorted({one.form for one in premises_of(read)})) or "none seen",
        quoted=frozenset().union(*quotes),
        numbers=np.array([one.numbers for one in held], dtype=np.float64).reshape(len(held), len(NAMES)),
        refutes=np.array(refutes, dtype=np.bool_),
        false=false,
    )


def _fair() -> list[str]:
    """The questions of the inventory, which take nothing wrong for granted."""
    asked = [text for concept in inventory() for text in (concept.ask, concept.es, *(item.ask for item in concept.items)) if text]
    return list(dict.fromkeys(asked))


def _asked_of_the_course(question: str, retriever: Retriever) -> Asked:
    return _asked({"question": question, "kind": INVENTORY, "answer_passages": []}, retriever)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", text))]
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def _inside(sentence: set[tuple[str, ...]], quote: set[tuple[str, ...]]) -> bool:
    return bool(sentence) and len(sentence & quote) >= INSIDE * min(len(sentence), len(quote))


def fitted(found: Sequence[Asked]) -> tuple[Numbers, float]:
    """(weights (NAMES,), base): a logistic regression over the questions that state something in a clause, by the highest numbers of each.

    Both kinds of questions count the same as a whole. What `whole` weighs follows from the questions without such a clause.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    clauses, whole = [one for one in found if one.form != WHOLE], [one for one in found if one.form == WHOLE]
    held = [one for one in clauses if len(one.numbers) and one.kind in {FALSE, TRUE}]
    highest, false = np.array([one.numbers.max(axis=0) for one in held]), np.array([one.false for one in held])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000).fit(highest, false)
    weights, place = np.maximum(np.asarray(model.coef_[0], dtype=np.float64), 0), NAMES.index(WHOLE)
    weights[place] = NOTHING
    base = -limit(found, weights, WRONG_OF_OTHERS)
    weights[place] = 0
    weights[place] = min(-limit(whole, weights, WRONG_OF_WHOLE) - base, 0)
    return weights, base


def limit(found: Sequence[Asked], weights: Numbers, share: float) -> float:
    """The total above which no more than WRONG_OF_TRUE of the true premises and `share` of each other kind of fair questions lie."""
    totals: dict[str, list[float]] = {}
    for one in found:
        if not one.false:
            totals.setdefault(one.kind, []).append(one.best(weights)[0])
    return max(
        float(np.quantile(of_kind, 1 - (WRONG_OF_TRUE if kind == TRUE else share), method="nearest")) for kind, of_kind in totals.items()
    )


def folds(found: Sequence[Asked], seed: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """(questions,) the fold of each; questions about the same passage, as twins are, share one."""
    group = list(range(len(found)))
    for at, one in enumerate(found):
        for before, other in enumerate(found[:at]):
            if len(one.quoted & other.quoted) >= INSIDE * min(len(one.quoted), len(other.quoted)) > 0:
                group = [group[before] if held == group[at] else held for held in group]
    chance = np.random.default_rng(seed).permutation(len(found)) % FOLDS
    return np.asarray(chance[group])


def cross_validated(found: Sequence[Asked]) -> str:
    """The share of the questions of each kind and form that is corrected, and by the right sentence; fitted and limited without them."""
    judged: dict[str, list[tuple[bool, bool]]] = {}
    for seed in range(ROUNDS):
        of = folds(found, seed)
        for fold in range(FOLDS):
            others = [one for one, at in zip(found, of, strict=True) if at != fold]
            weights, base = fitted(others)
            for one in (one for one, at in zip(found, of, strict=True) if at == fold):
                total, right = one.best(weights)
                for name in (one.kind, f"{one.kind}: {one.form}"):
                    judged.setdefault(name, []).append((total + base > 0, total + base > 0 and right))
    rows = [_row(name, np.array(judged[name])) for name in sorted(judged)]
    return table(["questions", "n", "corrected", "standard error", "by the sentence that refutes"], rows)


def _row(name: str, judged: np.ndarray[Any, np.dtype[np.bool_]]) -> list[str]:
    (corrected, right), n = judged.mean(axis=0), len(judged) // ROUNDS
    return [name, str(n), f"{corrected:.3f}", f"{np.sqrt(corrected * (1 - corrected) / n):.3f}", f"{right:.3f}"]


if __name__ == "__main__":
    sys.exit(main())
