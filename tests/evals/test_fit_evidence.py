"""The fit of evidence on made-up findings: what tells apart is found, and counts only where it may."""

from dataclasses import replace

import numpy as np

from evals.evidence_rows import Seen
from evals.fit_evidence import cross_validated, fitted, refusals
from knowledge.beyond import forms
from knowledge.evidence import NAMES

QUESTIONS = 400


def made() -> Seen:
    """Questions whose first coordinate, and a term that no source has, tell that there is no answer."""
    chance = np.random.default_rng(1)
    answered = np.arange(QUESTIONS) % 2 == 0
    signs = np.zeros((QUESTIONS, len(NAMES)))
    signs[:, NAMES.index("no_field_term")] = ~answered & (chance.random(QUESTIONS) < 0.3)
    vectors = chance.normal(size=(QUESTIONS, 16)) / 4
    vectors[:, 0] += np.where(answered, 0.5, -0.5)
    return Seen(
        signs=signs,
        vectors=vectors,
        forms=np.zeros((QUESTIONS, len(forms("")))),
        answered=answered,
        teller=np.repeat(["course", "practice", "others"], [QUESTIONS // 2, QUESTIONS // 4, QUESTIONS // 4]),
        kind=np.where(answered, "has an answer", "near_miss"),
        source=np.repeat(["documents", "notes", "documents"], [QUESTIONS // 2, QUESTIONS // 4, QUESTIONS // 4]),
        group=np.arange(QUESTIONS) // 2,
    )


def test_the_direction_that_tells_them_apart_is_found() -> None:
    found = made()
    weights = fitted(found, np.ones(QUESTIONS, dtype=np.bool_))
    assert weights.direction[0] > 3 * np.abs(weights.direction[1:]).max()
    assert weights.signs["course"][NAMES.index("no_field_term")] <= -3


def test_files_of_other_matters_are_judged_by_signs_alone() -> None:
    found = made()
    weights = fitted(found, np.ones(QUESTIONS, dtype=np.bool_))
    turned = replace(found, vectors=-found.vectors)
    same = weights.sums(found) == weights.sums(turned)
    assert same[found.teller == "others"].all()
    assert not same[found.teller == "course"].any()


def test_what_is_left_out_is_judged_nearly_as_well() -> None:
    found = made()
    sums = np.mean(cross_validated(found), axis=0)[found.teller == "course"]
    answered = found.answered[found.teller == "course"]
    assert np.mean((sums > np.median(sums)) == answered) > 0.9


def test_refusals_are_told_by_source_and_kind() -> None:
    found = made()
    text = refusals(found, [np.where(found.answered, 1.0, -1.0)])
    assert "near_miss" in text
    assert "1.000" in text
    assert "0.000" in text
