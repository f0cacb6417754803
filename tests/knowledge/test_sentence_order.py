"""Sentences are put in order by fitted weights: every number has one, and what is asked for comes first."""

import pytest
import yaml

from knowledge.retrieval import Retriever
from knowledge.sentence_choice import candidates
from knowledge.sentence_order import NAMES, WEIGHTS, about_page, features, totals


def test_every_number_has_a_weight_and_every_weight_a_number() -> None:
    assert tuple(yaml.safe_load(WEIGHTS.read_text("utf-8"))["weights"]) == NAMES


def test_nearness_of_every_kind_speaks_for_a_sentence() -> None:
    weights = yaml.safe_load(WEIGHTS.read_text("utf-8"))["weights"]
    assert all(weights[name] > 0 for name in ("passage", "in_context", "notes", "asked", "defines"))
    assert weights["short"] < 0


def test_what_defines_the_asked_term_is_marked(retriever: Retriever) -> None:
    read = retriever.read("What is a deck oven?")
    found = candidates(read, retriever.ranked(read, 8), retriever)
    marks = features(read, read.whole, read.vector, found, retriever)[:, NAMES.index("defines")]
    assert any(mark and "deck oven is" in one.text for mark, one in zip(marks, found, strict=True))
    assert not all(marks)


def test_candidates_come_in_the_order_of_their_totals(retriever: Retriever) -> None:
    read = retriever.read("Which oven has a hot stone?")
    found = candidates(read, retriever.ranked(read, 8), retriever)
    expected = totals(features(read, read.whole, read.vector, found, retriever))  # no sentence here speaks of a slide
    assert [one.score for one in found] == pytest.approx(sorted(expected, reverse=True))
    assert "stone" in found[0].text


def test_a_sentence_about_the_slide_costs_unless_the_slide_is_asked_for() -> None:
    assert about_page("What is MLOps?", "The loop is only a picture on the slide.") > 0
    assert about_page("What does the slide on MLOps show?", "The loop is only a picture on the slide.") == 0
    assert about_page("What is MLOps?", "MLOps unites building and running.") == 0
