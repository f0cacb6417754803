"""Fit the weights of `knowledge/verify.py`: a logistic regression on claims that people wrote, made claims and pairs at random."""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from evals.mutations import claims
from evals.report import show
from evals.rows import read_rows
from knowledge.alignment import align
from knowledge.chunking import bare
from knowledge.embeddings import Embedder
from knowledge.index import ensure_folder_index, models_folder
from knowledge.models import open_embedder
from knowledge.objections import objections
from knowledge.verify import NAMES, WEIGHTS, features, read

OF_A_KIND = 40
WEIGHT_OF = {"written": 1.0, "made": 0.3, "random": 0.1}
FOLDS, ROUNDS = 10, 3
ALIKE = 0.3  # share of word triples from which two passages are one
STRENGTH = 10.0
HEAD = """# How much each finding counts when a claim is held against a passage; the score is 1 / (1 + exp(-sum)).
# Fitted by evals/fit_verify.py (logistic regression, C = 10) on claims written by people, claims made from
# sentences by evals/mutations.py and claims beside passages at random (three tenths and a tenth of the weight).
"""


@dataclass(frozen=True)
class Example:
    """A claim with its features; `origin` is written, made or random."""

    origin: str
    kind: str
    passage: str
    numbers: tuple[float, ...]
    supported: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the cross-validated accuracy, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citations", nargs="+", required=True)
    parser.add_argument("--docs", required=True)
    parser.add_argument("--home", required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    found = examples([Path(name) for name in given.citations], Path(given.docs), Path(given.home))
    show(json.dumps(cross_validated(found), indent=1))
    if given.write:
        WEIGHTS.write_text(HEAD + yaml.safe_dump({"weights": fitted(found)}, sort_keys=False), "utf-8")
    return 0


def examples(citations: Sequence[Path], docs: Path, home: Path) -> list[Example]:
    """All examples with their features."""
    embedder = open_embedder(models_folder(home))
    chance = random.Random(7)  # noqa: S311 - a repeatable choice, no secret
    rows = [row for path in citations for row in read_rows(path, docs)]
    passages = [str(row["passage"]) for row in rows]
    written = [("written", row["trap"], row["claim"], row["passage"], row["supported"]) for row in rows]
    unrelated = [("random", "random", row["claim"], chance.choice([p for p in passages if p != row["passage"]]), False) for row in rows]
    by_kind = defaultdict(list)
    for one in claims(ensure_folder_index(docs, home).contents):
        by_kind[one.kind].append(("made", one.kind, one.claim, one.passage, one.supported))
    made = [one for kind in by_kind.values() for one in chance.sample(kind, min(OF_A_KIND, len(kind)))]
    return [example for one in (*written, *unrelated, *made) if (example := _example(*one, embedder))]


def _example(origin: str, kind: str, claim: str, passage: str, supported: bool, embedder: Embedder) -> Example | None:  # noqa: FBT001 - a row of a table
    found = align(bare(claim), bare(passage), embedder)
    (reading,) = read([bare(claim)], bare(passage), embedder)
    numbers = features(found, objections(found), reading)
    return Example(origin, kind, bare(passage), tuple(numbers[name] for name in NAMES), supported)


def fitted(found: Sequence[Example]) -> dict[str, float]:
    """The weights by name, with `base`."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only needed here

    weights = [WEIGHT_OF[one.origin] for one in found]
    model = LogisticRegression(C=STRENGTH).fit([one.numbers for one in found], [one.supported for one in found], sample_weight=weights)
    names = dict(zip(NAMES, model.coef_[0], strict=True))
    return {"base": round(float(model.intercept_[0]), 3), **{name: round(float(value), 3) for name, value in names.items()}}


def cross_validated(found: Sequence[Example]) -> dict[str, float]:
    """Accuracy by origin, kind and answer; every example is judged by weights that were fitted without its passage."""
    right = defaultdict(list)
    for one, judged in _judged(found):
        for key in (one.origin, f"{one.origin}, {'' if one.supported else 'not '}supported", f"{one.origin}: {one.kind}"):
            right[key].append(judged == one.supported)
    return {f"{key} ({len(values) // ROUNDS})": round(sum(values) / len(values), 3) for key, values in sorted(right.items())}


def _judged(found: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Every example of every round with what is said of it."""
    for fold_of in folds([one.passage for one in found]):
        for fold in range(FOLDS):
            weights = fitted([one for one, at in zip(found, fold_of, strict=True) if at != fold])
            for one in (one for one, at in zip(found, fold_of, strict=True) if at == fold):
                yield one, weights["base"] + sum(weights[name] * value for name, value in zip(NAMES, one.numbers, strict=True)) >= 0


def folds(passages: Sequence[str]) -> Iterator[NDArray[np.int64]]:
    """(passages,) the fold of each, for every round; passages that share much of their text are in one fold."""
    distinct = list(dict.fromkeys(passages))
    triples = [_triples(passage) for passage in distinct]
    group = list(range(len(distinct)))
    for one, other in itertools.combinations(range(len(distinct)), 2):
        if group[one] != group[other] and len(triples[one] & triples[other]) >= ALIKE * min(len(triples[one]), len(triples[other])):
            group = [group[one] if held == group[other] else held for held in group]
    of = dict(zip(distinct, group, strict=True))
    for number in range(ROUNDS):
        chance = np.random.default_rng(number).permutation(len(distinct)) % FOLDS
        yield np.array([chance[of[passage]] for passage in passages])


def _triples(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}


if __name__ == "__main__":
    sys.exit(main())
