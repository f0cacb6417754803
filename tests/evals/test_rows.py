"""Quotes by their place: the text comes from the documents, and other documents are noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import BadInput
from evals.rows import main, placed, read_rows
from evals.samples import DATASETS

TEXT = "Bees fly out at ten degrees.\nBelow that they stay\nin the hive, close together."
QUOTE = "Below that they stay in the hive"
SLIDES = [file for folder in ("slides", "slides_unseen") for file in sorted((DATASETS / folder).glob("*.jsonl"))]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "bees.txt").write_text(TEXT, "utf-8")
    return tmp_path


def written(docs: Path, *rows: dict[str, object]) -> Path:
    file = docs / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


QUESTION = {"id": "a", "question": "When do they stay?", "answer_passages": [{"file": "bees.txt", "quote": QUOTE, "group": 0}]}
PREMISE = {"id": "b", "question": "Why do they fly at five?", "contradicted_by": [{"file": "bees.txt", "quote": "at ten degrees."}]}
CLAIM = {"id": "c", "claim": "They huddle.", "supported": True, "file": "bees.txt", "passage": "close together."}


def test_the_text_comes_back_as_it_was(docs: Path) -> None:
    rows = [placed(dict(row), docs) for row in (QUESTION, PREMISE, CLAIM)]
    assert QUOTE not in json.dumps(rows)
    assert "together" not in json.dumps(rows)
    assert read_rows(written(docs, *rows), docs) == [QUESTION, PREMISE, CLAIM]


def test_another_edition_is_noticed(docs: Path) -> None:
    file = written(docs, placed(dict(CLAIM), docs))
    (docs / "bees.txt").write_text("Some " + TEXT, "utf-8")
    with pytest.raises(BadInput, match=r"another edition of bees\.txt"):
        read_rows(file, _moved(docs))


def _moved(docs: Path) -> Path:
    """The same folder under another path: texts are kept by path."""
    link = docs / "again"
    link.symlink_to(docs, target_is_directory=True)
    return link


def test_places_need_the_documents(docs: Path) -> None:
    file = written(docs, placed(dict(CLAIM), docs))
    with pytest.raises(BadInput, match="by their place"):
        read_rows(file)
    (docs / "empty").mkdir()
    with pytest.raises(BadInput, match=r"bees\.txt cannot be read"):
        read_rows(file, docs / "empty")


def test_a_quote_that_stands_nowhere_has_no_place(docs: Path) -> None:
    with pytest.raises(BadInput, match=r"does not stand in bees\.txt"):
        placed({**CLAIM, "passage": "They dance."}, docs)


def test_the_command_prints_rows_with_places(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(written(docs, CLAIM)), "--docs", str(docs)]) == 0
    assert json.loads(capsys.readouterr().out) == placed(dict(CLAIM), docs)


@pytest.mark.parametrize("file", SLIDES, ids=lambda one: f"{one.parent.name}/{one.name}")
def test_the_shipped_rows_about_slides_hold_no_text_of_them(file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(rows) >= 40
    for row in rows:
        quotes = [one["quote"] for name in ("answer_passages", "contradicted_by") for one in row.get(name, [])]
        for quote in [*quotes, *([row["passage"]] if "passage" in row else [])]:
            start, end, mark = quote
            assert 0 <= start < end
            assert len(mark) == 12
