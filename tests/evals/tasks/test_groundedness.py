"""The suite `groundedness`: what is right of a claim and its passage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.samples import Sample, Setup
from evals.tasks.groundedness import MEASURES, load, mark, solve

REASON = "One sentence."


@pytest.fixture
def samples(home: Path) -> dict[bool, Sample]:
    """A claim of each sort."""
    assert home.is_dir()
    found = load(Setup(Groundplan()))
    return {wanted: next(one for one in found if one.row["supported"] is wanted) for wanted in (True, False)}


def verdict(supported: bool | None) -> dict[str, Any]:  # noqa: FBT001 - a verdict has three values
    return {"supported": supported, "score": 0.7, "words": ["way", "back"], "reason": REASON}


@pytest.mark.parametrize(
    ("wanted", "said", "values"),
    [
        (True, True, {"right": 1.0, "let pass": 1.0}),
        (True, False, {"right": 0.0, "let pass": 0.0}),
        (True, None, {"right": 0.0, "let pass": 0.0}),
        (False, False, {"right": 1.0, "caught": 1.0}),
        (False, True, {"right": 0.0, "caught": 0.0}),
        (False, None, {"right": 0.0, "caught": 0.0}),
    ],
)
def test_what_is_right(samples: dict[bool, Sample], wanted: bool, said: bool | None, values: dict[str, float]) -> None:  # noqa: FBT001 - a table
    marks = mark(samples[wanted], verdict(said))
    assert marks.values == values
    assert set(samples[wanted].measures) == set(values) <= set(MEASURES)
    assert bool(marks.misses) == (not values["right"])


def test_a_miss_says_what_was_said_and_why(samples: dict[bool, Sample]) -> None:
    assert mark(samples[False], verdict(supported=True)).misses == (f"it is supported, and should be not supported: {REASON}",)
    assert mark(samples[True], verdict(None)).found == f"not judged, score 0.70: {REASON}"


def test_the_passage_and_the_words_are_shown(samples: dict[bool, Sample]) -> None:
    shown = mark(samples[True], verdict(supported=True)).shown
    assert [one.text for one in shown] == [samples[True].row["passage"], "way back"]


def test_claims_about_one_passage_are_one_cluster(home: Path) -> None:
    assert home.is_dir()
    found = load(Setup(Groundplan()))
    assert len({one.cluster for one in found}) < len(found)
    assert {one.kind.split(",")[0] for one in found} == {"supported", "not supported"}


def test_the_product_is_asked(furnished: Path) -> None:
    assert furnished.is_dir()
    setup = Setup(Groundplan())
    word_for_word = Sample(
        "w", "k", "c", "c", "e", {"claim": "Cats purr.", "passage": "Cats purr. Dogs bark.", "supported": True}, ("right",)
    )
    assert solve(word_for_word, setup)["supported"] is True


@pytest.mark.parametrize("row", ['{"id": "a", "claim": "x", "passage": "y"}', '{"id": "a", "claim": "x", "supported": true}'])
def test_a_row_that_is_no_claim_is_refused(home: Path, row: str) -> None:
    (home / "citations.jsonl").write_text(row, "utf-8")
    with pytest.raises(BadInput, match="Row a is no claim"):
        load(Setup(Groundplan(), home / "citations.jsonl"))
