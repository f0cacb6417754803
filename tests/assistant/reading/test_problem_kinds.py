"""Whole briefs with everything round the wish that may lead astray: the kind of problem is read from what is wished."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.bootstrap import Groundplan
from assistant.reading import problem_of
from assistant.reading.kinds import NONE, fitted
from assistant.reading.problems import told_by_words

BRIEFS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "whole_briefs.yml").read_text("utf-8"))

MAY_MISS = 4
"""Briefs of these that may go to another kind: what is left is asked, and the chip can be corrected."""


def test_most_briefs_are_taken_for_their_kind(groundplan: Groundplan) -> None:
    found = [(row["kinds"], problem_of(row["text"], groundplan.catalogue, groundplan.embedder)) for row in BRIEFS]
    missed = [(kinds, row and row[0]) for kinds, row in found if row is None or row[0] not in kinds]
    assert len(missed) <= MAY_MISS, missed


def test_the_weights_are_fitted_for_the_rows_of_the_catalogue(groundplan: Groundplan) -> None:
    """A row more, or another order, needs `python -m evals.fit_kinds --home HOME --write`."""
    assert fitted().names == (*(row.id for row in told_by_words(groundplan.catalogue)), NONE)


def test_the_sentence_that_shows_the_kind_stands_in_the_brief(groundplan: Groundplan) -> None:
    for row in BRIEFS[:12]:
        found = problem_of(row["text"], groundplan.catalogue, groundplan.embedder)
        assert found is None or found[1] in row["text"]


@pytest.mark.parametrize(
    ("wish", "kind", "aside"),
    [
        (
            "We want to know how many loaves to bake tomorrow.",
            "demand_forecast",
            "We record rain and the level of the river next to the shop.",
        ),
        ("Which members will cancel next month?", "churn", "A camera at the door counts people."),
        ("Queremos saber cuántas barras de pan hornear mañana.", "demand_forecast", "Anotamos la lluvia y el nivel del río."),
    ],
)
def test_what_is_told_beside_the_wish_does_not_take_over(groundplan: Groundplan, wish: str, kind: str, aside: str) -> None:
    for text in (wish, f"{aside} {wish}", f"{wish} {aside}"):
        found = problem_of(text, groundplan.catalogue, groundplan.embedder)
        assert found is not None
        assert found[0] == kind


@pytest.mark.parametrize("text", ["Good morning to all of you.", "Buenos días a todos.", "Thank you, that is fine."])
def test_small_talk_is_no_problem(groundplan: Groundplan, text: str) -> None:
    assert problem_of(text, groundplan.catalogue, groundplan.embedder) is None
