"""Weights of the order are fitted on questions over documents, and on those that go with passages on other matters."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals.fit_ordering import EVERY, OTHER_MATTERS, cross_validated, folds, look_up, on_other_matters
from tests.knowledge.hashed import HashedEmbedder

MATTERS = ["rent", "bees", "buses", "bread", "flowers", "locks"]


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    rows = [
        {
            "id": f"p{number}",
            "passage": f"{MATTERS[number % 6].capitalize()} of number{number} are counted by clerk{number} in the morning.",
            "answers": [f"Who counts {MATTERS[number % 6]} of number{number}?", f"What is counted by clerk{number} in the morning?"],
        }
        for number in range(2 * EVERY + 1)
    ]
    file = tmp_path / "passages.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return file


def test_some_passages_are_asked_about_and_all_are_searched(passages: Path) -> None:
    questions, retriever = on_other_matters(passages, HashedEmbedder())
    assert [row["id"] for row in questions] == [f"p{number}-{place}" for number in (0, EVERY, 2 * EVERY) for place in (0, 1)]
    assert {row["kind"] for row in questions} == {OTHER_MATTERS}
    assert len(retriever.index.contents.chunks) == 2 * EVERY + 1
    known = [look_up(row, retriever) for row in questions]
    assert [int(one.parts[0].answers.sum()) for one in known] == [1] * 6
    assert np.mean([figures["recall@5"] for _, figures in cross_validated(known, [0])]) == 1


def test_the_same_row_of_two_indexes_is_no_common_answer(passages: Path) -> None:
    both = [on_other_matters(passages, HashedEmbedder()) for _ in range(2)]
    known = [look_up(rows[0], retriever) for rows, retriever in both]
    assert any(len(set(folds(known, seed).tolist())) == 2 for seed in range(5))
    same = [look_up(row, both[0][1]) for row in both[0][0][:2]]
    assert all(len(set(folds(same, seed).tolist())) == 1 for seed in range(5))
