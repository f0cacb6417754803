"""Large batches are embedded once; a broken file only costs time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embeddings import Vectors
from knowledge.remembered import LARGE, RememberedEmbedder


class Counting:
    """An embedder that counts the texts it was given."""

    def __init__(self) -> None:
        self.seen = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += len(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def sentences(number: int, mark: str = "") -> list[str]:
    return [f"sentence {n} {mark}" for n in range(number)]


def test_a_large_batch_is_embedded_once_also_by_another_program(tmp_path: Path) -> None:
    inner, texts = Counting(), sentences(LARGE)
    first = RememberedEmbedder(inner, tmp_path).embed(texts)
    again = RememberedEmbedder(inner, tmp_path).embed(texts)
    assert inner.seen == LARGE
    assert np.array_equal(first, again)


def test_other_texts_are_not_confused(tmp_path: Path) -> None:
    inner = Counting()
    embedder = RememberedEmbedder(inner, tmp_path)
    embedder.embed(sentences(LARGE))
    embedder.embed(sentences(LARGE, "changed"))
    assert inner.seen == 2 * LARGE


def test_small_batches_leave_no_file(tmp_path: Path) -> None:
    RememberedEmbedder(Counting(), tmp_path).embed(["what is drift?"])
    assert list(tmp_path.iterdir()) == []


def test_a_cut_off_file_is_made_anew(tmp_path: Path) -> None:
    inner, texts = Counting(), sentences(LARGE)
    whole = RememberedEmbedder(inner, tmp_path).embed(texts)
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:40])
    assert np.array_equal(RememberedEmbedder(inner, tmp_path).embed(texts), whole)
    assert inner.seen == 2 * LARGE


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert RememberedEmbedder(Counting(), blocked / "below").embed(sentences(LARGE)).shape == (LARGE, 2)
