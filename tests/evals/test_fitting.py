"""What every fit begins with: questions whose quotes are places are read with their text, from the documents that are searched."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import yaml

from assistant.errors import BadInput
from evals.fitting import STEP, begun, direction_lines, fit_lists
from evals.questions import load_questions
from evals.rows import placed
from knowledge import beyond, subject

TEXT = "# Bees\n\nBees fly out at ten degrees. Below that they stay in the hive, close together."
QUESTION: dict[str, object] = {
    "id": "a",
    "question": "When do bees fly?",
    "answer_passages": [{"file": "bees.md", "quote": "Bees fly out at ten degrees."}],
}


def given(tmp_path: Path, furnished: Path, *rows: dict[str, object]) -> list[str]:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "bees.md").write_text(TEXT, "utf-8")
    lines = [json.dumps(placed(dict(row), docs)) for row in rows]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    return ["--questions", str(tmp_path / "rows.jsonl"), "--docs", str(docs), "--home", str(furnished)]


def test_places_come_with_their_text_and_the_documents_are_searched(tmp_path: Path, furnished: Path) -> None:
    rows, retriever, write = begun("fit", [*given(tmp_path, furnished, QUESTION), "--write"])
    assert rows == [QUESTION]
    assert "ten degrees" in retriever.search("When do bees fly?", 1)[0].text
    assert write


def test_an_order_is_fitted_on_questions_with_an_answer_alone(tmp_path: Path, furnished: Path) -> None:
    with pytest.raises(BadInput, match="without answer passages"):
        begun("fit", given(tmp_path, furnished, QUESTION, {"id": "b", "question": "Who wins?"}), load_questions)


def test_the_number_that_tells_which_answers_gets_the_weight() -> None:
    dice = np.random.default_rng(1)
    lists = []
    for _ in range(40):
        numbers = dice.normal(size=(6, 2))
        lists.append((numbers, numbers[:, 1] == numbers[:, 1].max()))
    nothing, telling = fit_lists([*lists, (np.full((3, 2), 9.0), np.zeros(3, dtype=np.bool_))])
    assert telling > 1
    assert abs(nothing) < telling / 4


@pytest.mark.parametrize("file", [beyond.WEIGHTS, subject.WEIGHTS], ids=lambda file: file.stem)
def test_a_direction_is_kept_as_the_shipped_files_hold_it(file: Path) -> None:
    text = file.read_text("utf-8")
    direction = np.array(yaml.safe_load(text)["direction"]).ravel() * STEP
    assert text.endswith(direction_lines(direction))
