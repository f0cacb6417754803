"""What suites are made of: where documents lie, which rows are read, and which samples belong together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.rows import read_rows
from evals.samples import DATASETS, Setup, cluster_of
from tests.evals.tasks.small_docs import QUESTIONS, write_dataset


@pytest.fixture
def product(home: Path) -> Groundplan:
    assert home.is_dir()
    return Groundplan()


PASSAGE = {"file": "bees.md", "quote": "Bees swarm in May."}


@pytest.mark.parametrize(
    ("row", "cluster"),
    [
        ({"id": "a"}, "a"),
        ({"id": "a", "cluster": "bees", "answer_passages": [PASSAGE]}, "bees"),
        ({"id": "a", "answer_passages": [PASSAGE, {"file": "x", "quote": "y"}]}, "bees.md: Bees swarm in May."),
        ({"id": "a", "contradicted_by": [PASSAGE]}, "bees.md: Bees swarm in May."),
        ({"id": "a", "answer_passages": [{"file": "bees.md", "topics": [["may"]]}]}, "a"),
        ({"id": "a", "answer_passages": []}, "a"),
    ],
)
def test_questions_about_one_passage_belong_together(row: dict[str, Any], cluster: str) -> None:
    assert cluster_of(row) == cluster


def test_without_a_dataset_our_own_rows_are_read_and_our_notes_searched(product: Groundplan) -> None:
    setup = Setup(product)
    assert setup.folder is None
    assert setup.lines("questions.jsonl") == read_rows(DATASETS / "questions.jsonl")


def test_a_folder_holds_several_files_and_its_documents(product: Groundplan, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "set")
    setup = Setup(product, folder)
    assert setup.lines("questions.jsonl") == QUESTIONS
    assert [row["id"] for row in setup.lines("unanswerable.jsonl")] == ["u1", "u2"]
    assert setup.folder == folder / "docs"


def test_a_file_is_read_whatever_its_name_and_has_documents_beside_it(product: Groundplan, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "set")
    file = (folder / "questions.jsonl").rename(folder / "mine.jsonl")
    setup = Setup(product, file)
    assert setup.lines("questions.jsonl") == QUESTIONS
    assert setup.folder == folder / "docs"


def test_documents_that_are_named_win(product: Groundplan, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "set")
    (tmp_path / "others").mkdir()
    assert Setup(product, folder, tmp_path / "others").folder == tmp_path / "others"
    with pytest.raises(BadInput, match="There is no folder"):
        assert Setup(product, folder, tmp_path / "nowhere").folder


def test_documents_of_a_dataset_are_the_only_ones_that_are_searched(furnished: Path, tmp_path: Path) -> None:
    assert furnished.is_dir()
    setup = Setup(Groundplan(), write_dataset(tmp_path / "set"))
    assert {one.source for one in setup.retriever.search("When do bees swarm, and where is honey kept?", 10)} == {"bees.md", "honey.md"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"id": "a"}\n{"id": ""}', "Line 2"),
        ('{"id": "a"}\n\n[]', "Line 2"),
        ("", "Line 1"),
        ('{"id": 1}\n{"id": "1"}', "an id twice"),
        ("{", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "rows.jsonl").write_text(text, "utf-8")
    with pytest.raises(BadInput, match=says):
        read_rows(tmp_path / "rows.jsonl")


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(json.dumps({"id": "señal"}, ensure_ascii=False).encode("latin-1"))
    with pytest.raises(BadInput, match="cannot be read"):
        read_rows(tmp_path / "rows.jsonl")
