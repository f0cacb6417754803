"""Words are embedded once and kept; a broken file is passed over."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embeddings import DIMENSION, Vectors
from knowledge.word_vectors import WordVectors


class Counting:
    """Gives every text a direction of its own and counts how many it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row, sum(text.encode()) % DIMENSION] = 1
        return vectors


def test_a_word_is_embedded_once(tmp_path: Path) -> None:
    embedder = Counting()
    first = WordVectors(embedder, tmp_path / "words.npz")
    first.learn(["rye", "oven", "rye"])
    again = WordVectors(embedder, tmp_path / "words.npz")
    assert len(again) == 2
    assert np.array_equal(again.of(["oven", "rye"]), first.of(["oven", "rye"]))
    assert sorted(embedder.asked) == ["oven", "rye"]


def test_words_of_a_question_are_not_written(tmp_path: Path) -> None:
    words = WordVectors(Counting(), tmp_path / "words.npz")
    assert words.of(["loaf", "crumb"]).shape == (2, DIMENSION)
    assert not (tmp_path / "words.npz").exists()


def test_what_another_process_learned_is_read(tmp_path: Path) -> None:
    slow, fast = Counting(), Counting()
    mine = WordVectors(slow, tmp_path / "words.npz")
    WordVectors(fast, tmp_path / "words.npz").learn(["rye", "oven"])
    mine.learn(["rye", "oven"])
    assert slow.asked == []


def test_a_broken_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "words.npz").write_bytes(b"not a file of vectors")
    words = WordVectors(Counting(), tmp_path / "words.npz")
    words.learn(["rye"])
    assert len(WordVectors(Counting(), tmp_path / "words.npz")) == 1


def test_without_a_file_words_stay_in_memory() -> None:
    words = WordVectors(Counting())
    words.learn(["rye"])
    assert words.of(["rye"]).shape == (1, DIMENSION)
