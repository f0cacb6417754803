"""Fit the weights of `knowledge/sentence_order.py`: which sentence of the found passages answers, as a regression over all of them.

Questions over documents are fitted together with those of the inventory over our notes, which more often ask what something is.
Every figure printed is cross-validated: no question is judged by weights that it, or another about the same place, helped to fit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.settings import load_settings
from evals.fitting import FOLDS, ROUNDS, begun, fit_lists
from evals.questions import load_questions
from evals.report import show, table
from evals.retrieval_scorers import triples, words
from knowledge.answering import PASSAGES
from knowledge.bridge import by_section
from knowledge.index import ensure_index
from knowledge.inventory import inventory
from knowledge.known_questions import KnownQuestion, answering
from knowledge.retrieval import Retriever
from knowledge.sentence_choice import CLOSE_BEHIND, MOST, Candidate, candidates
from knowledge.sentence_order import NAMES, WEIGHTS, features

SHARE = 0.5  # of a sentence's word triples that stand in the answer
WHOLE = 0.6  # of the answer's word triples that stand in a sentence
HEAD = """# How much each number counts when the sentences of the found passages are put in order (knowledge/sentence_order.py).
# Fitted by evals/fit_sentences.py on questions with known answers; docs/retrieval.md has the cross-validated figures.
"""


@dataclass(frozen=True)
class Known:
    """A question by the sentences of its passages: their numbers (n, NAMES), and which of them answer (n,).

    `place` is what answers it: questions of one place are in one fold.
    """

    place: str
    numbers: NDArray[np.float64]
    answers: NDArray[np.bool_]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the cross-validated table, write the weights with --write."""
    questions, retriever, write = begun(__doc__, arguments, load_questions)
    known = [*(look_up(row, retriever) for row in questions), *of_the_inventory(Retriever(ensure_index(load_settings().home)))]
    known = [one for one in known if len(one.answers)]
    everything = list(range(len(NAMES)))
    rows = [["all", *_figures(cross_validated(known, everything))]]
    for left_out, name in enumerate(NAMES):
        kept = [place for place in everything if place != left_out]
        rows.append([f"without {name}", *_figures(cross_validated(known, kept))])
    show(table(["numbers", "first right", "one right", "share right", "sentences"], rows))
    if write:
        weights = fit_lists([(one.numbers, one.answers) for one in known])
        held = {"weights": {name: round(float(value), 3) for name, value in zip(NAMES, weights, strict=True)}}
        WEIGHTS.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")
    return 0


def look_up(row: dict[str, Any], retriever: Retriever) -> Known:
    """The sentences of a question's passages, marked where they say what is quoted."""
    quotes = [str(passage["quote"]) for passage in row["answer_passages"]]
    wanted = [triples(words(quote)) for quote in quotes]
    return _known(row["question"], quotes[0], lambda one: any(_says(triples(words(one.raw)), quote) for quote in wanted), retriever)


def of_the_inventory(notes: Retriever) -> list[Known]:
    """The same for each question of the inventory."""
    sections, found = by_section(), []
    for concept in inventory():
        asked = [KnownQuestion(concept.ask, concept.at), *(KnownQuestion(item.ask, item.at, item.words) for item in concept.items)]
        for question in asked:
            rows = set(answering(question, sections))
            found.append(_known(question.text, concept.id, partial(_stands_in, rows), notes))
    return found


def _stands_in(rows: Collection[int], one: Candidate) -> bool:
    return one.row in rows


def _known(asked: str, place: str, answers: Callable[[Candidate], bool], retriever: Retriever) -> Known:
    read = retriever.read(asked)
    found = candidates(read, retriever.ranked(read, PASSAGES), retriever)
    numbers = features(read, read.whole, read.vector, found, retriever) if found else np.zeros((0, len(NAMES)))
    return Known(place, numbers, np.array([answers(one) for one in found], dtype=np.bool_))


def cross_validated(known: Sequence[Known], used: Sequence[int]) -> list[tuple[bool, bool, float, int]]:
    """What is shown of every question in every round, each judged by weights fitted on the other folds."""
    places = [one.place for one in known]
    found = []
    for number in range(ROUNDS):
        chance = {place: at % FOLDS for at, place in enumerate(np.random.default_rng(number).permutation(sorted(set(places))))}
        for fold in range(FOLDS):
            weights = np.zeros(len(NAMES))
            fitted_on = [one for one, place in zip(known, places, strict=True) if chance[place] != fold]
            weights[list(used)] = fit_lists([(one.numbers[:, used], one.answers) for one in fitted_on])
            found += [_judged(one, weights) for one, place in zip(known, places, strict=True) if chance[place] == fold]
    return found


def _judged(one: Known, weights: NDArray[np.float64]) -> tuple[bool, bool, float, int]:
    """(the first sentence that is shown answers, one of them does, the share that does, how many are shown)."""
    sums = one.numbers @ weights
    shown = [place for place in np.argsort(-sums, kind="stable")[:MOST] if sums[place] >= sums.max() - CLOSE_BEHIND]
    answers = one.answers[shown]
    return bool(answers[0]), bool(answers.any()), float(answers.mean()), len(shown)


def _says(sentence: set[tuple[str, ...]], quote: set[tuple[str, ...]]) -> bool:
    both = len(sentence & quote)
    return both >= SHARE * len(sentence) or both >= WHOLE * len(quote)


def _figures(found: Sequence[tuple[bool, bool, float, int]]) -> list[str]:
    return [f"{value:.3f}" for value in np.mean(np.array(found, dtype=np.float64), axis=0)]


if __name__ == "__main__":
    sys.exit(main())
