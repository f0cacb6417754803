"""Put the limit of `knowledge/refuting.py`: how near a sentence must come to a premise that its words speak against, to correct it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml

from evals.fitting import begun
from evals.report import show, table
from knowledge.answering import PASSAGES
from knowledge.granted import granted
from knowledge.inventory import inventory
from knowledge.refuting import LIMIT, held_against
from knowledge.retrieval import Retriever

FOLDS, ROUNDS = 8, 5
WRONG = 0.02  # of the questions with an answer, of those of the inventory, and of the true premises, may be corrected
TRUE, INVENTORY = "true_premise", "inventory"
KINDS = {TRUE: "true premise", INVENTORY: "of the inventory"}
INSIDE = 0.5  # share of a sentence's word triples that stand in the quote that refutes
HEAD = """# How near a sentence must come to a premise that its words speak against, to correct it (knowledge/refuting.py): by meaning as
# a whole and word by word, 0 to 2. Put by evals/fit_premises.py where 2 % of the true premises, of the questions that have an
# answer, and of those of the inventory, would be corrected, whichever is highest.
"""


@dataclass(frozen=True)
class Asked:
    """A question, how near the sentence most against it comes (0 without one), whether it refutes it, and whether it is false at all.

    `form` is that of its premises, `quoted` the triples of words of the passages that decide: twins have them in common.
    """

    kind: str
    form: str
    quoted: frozenset[tuple[str, ...]]
    near: float
    refutes: bool
    false: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is noticed in cross-validation, write the limit with --write."""
    rows, retriever, write = begun(__doc__, arguments)
    found = [_asked(row, retriever) for row in rows if "answer_passages" in row or row["kind"] == "false_premise"]
    found += [_asked_of_the_course(question, retriever) for question in _fair()]
    show(cross_validated(found))
    if write:
        held = {"limit": limit(found)}
        LIMIT.write_text(HEAD + yaml.safe_dump(held), "utf-8")
        show(str(held))
    return 0


def _asked(row: dict[str, Any], retriever: Retriever) -> Asked:
    read = retriever.read(row["question"])
    best = max(held_against(read, retriever.ranked(read, PASSAGES), retriever), key=lambda one: one.near, default=None)
    false = "answer_passages" not in row
    quotes = [_triples(passage["quote"]) for passage in row["contradicted_by" if false else "answer_passages"] if "quote" in passage]
    refutes = best is not None and any(_inside(_triples(best.sentence.text), quote) for quote in quotes)
    kind = "false premise" if false else KINDS.get(str(row.get("kind", "")), "has an answer")
    form = " + ".join(sorted({one.form for one in granted(read)})) or "none seen"
    return Asked(kind, form, frozenset().union(*quotes), best.near if best else 0.0, refutes, false)


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


def limit(found: Sequence[Asked]) -> float:
    """The nearness above which about the set share of the questions of one kind without a false premise lies."""
    kinds = {one.kind for one in found if not one.false}
    near = [[one.near for one in found if one.kind == kind] for kind in kinds]
    return round(max(float(np.quantile(of_kind, 1 - WRONG, method="nearest")) for of_kind in near), 3)


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
    """The share of the questions of each kind and form that is corrected, and by the right sentence; the limit is put without them."""
    judged: dict[str, list[tuple[bool, bool]]] = {}
    for seed in range(ROUNDS):
        of = folds(found, seed)
        limits = [limit([one for one, at in zip(found, of, strict=True) if at != fold]) for fold in range(FOLDS)]
        for one, fold in zip(found, of, strict=True):
            corrected = one.near > limits[fold]
            for name in (one.kind, f"{one.kind}: {one.form}"):
                judged.setdefault(name, []).append((corrected, corrected and one.refutes))
    rows = [_row(name, np.array(judged[name])) for name in sorted(judged)]
    return table(["questions", "n", "corrected", "standard error", "by the sentence that refutes"], rows)


def _row(name: str, judged: np.ndarray[Any, np.dtype[np.bool_]]) -> list[str]:
    (corrected, right), n = judged.mean(axis=0), len(judged) // ROUNDS
    return [name, str(n), f"{corrected:.3f}", f"{np.sqrt(corrected * (1 - corrected) / n):.3f}", f"{right:.3f}"]


if __name__ == "__main__":
    sys.exit(main())
