"""The program's own sentences are embedded once, what a team says leaves nothing; a broken file only costs time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import Vectors
from knowledge.remembered import RememberedEmbedder, embed_own


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
    inner, texts = Counting(), sentences(40)
    first = RememberedEmbedder(inner, tmp_path).embed_own(texts)
    again = RememberedEmbedder(inner, tmp_path).embed_own(texts)
    assert inner.seen == 40
    assert np.array_equal(first, again)


def test_other_texts_are_not_confused(tmp_path: Path) -> None:
    inner = Counting()
    embedder = RememberedEmbedder(inner, tmp_path)
    embedder.embed_own(sentences(40))
    embedder.embed_own(sentences(40, "changed"))
    assert inner.seen == 2 * 40


@pytest.mark.parametrize("number", [1, 31, 32, 500])
def test_what_a_team_says_leaves_no_file_however_much_it_is(tmp_path: Path, number: int) -> None:
    embedder = RememberedEmbedder(Counting(), tmp_path)
    assert embedder.embed(sentences(number)).shape == (number, 2)
    assert list(tmp_path.iterdir()) == []


def test_own_sentences_go_through_any_embedder(tmp_path: Path) -> None:
    inner = Counting()
    assert np.array_equal(embed_own(inner, sentences(3)), embed_own(RememberedEmbedder(inner, tmp_path), sentences(3)))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_cut_off_file_is_made_anew(tmp_path: Path) -> None:
    inner, texts = Counting(), sentences(40)
    whole = RememberedEmbedder(inner, tmp_path).embed_own(texts)
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:40])
    assert np.array_equal(RememberedEmbedder(inner, tmp_path).embed_own(texts), whole)
    assert inner.seen == 2 * 40


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert RememberedEmbedder(Counting(), blocked / "below").embed_own(sentences(40)).shape == (40, 2)
