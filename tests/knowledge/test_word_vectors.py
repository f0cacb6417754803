"""Words come from the index, from ordinary English, or are embedded; a broken file is passed over."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors
from knowledge.word_vectors import FILE, OrdinaryWords, WordVectors


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


class Few(OnnxEmbedder):
    """The real embedder with a folder of its own, where only some words are ordinary."""

    def __init__(self, inner: Embedder, folder: Path, words: Sequence[str]) -> None:
        self._inner, self.folder, self._few = inner, folder, frozenset(words)
        self.asked: list[str] = []

    @property
    def ordinary_words(self) -> frozenset[str]:  # type: ignore[override] # read only here
        return self._few

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self._inner.embed(texts)


@pytest.fixture
def few(embedder: Embedder, tmp_path: Path) -> Few:
    return Few(embedder, tmp_path, ["rye", "oven", "bread"])


def test_words_of_the_index_are_not_embedded_again() -> None:
    embedder = Counting()
    vectors = embedder.embed(["rye", "oven"])
    embedder.asked.clear()
    words = WordVectors(embedder, ["rye", "oven"], vectors)
    assert np.array_equal(words.of(["oven", "rye", "oven"]), vectors[[1, 0, 1]])
    assert embedder.asked == []


def test_a_word_that_is_nowhere_is_embedded_once() -> None:
    embedder = Counting()
    words = WordVectors(embedder)
    assert np.array_equal(words.of(["loaf", "crumb"]), words.of(["loaf", "crumb"]))
    assert embedder.asked == ["loaf", "crumb"]
    assert words.of([]).shape == (0, DIMENSION)


def test_ordinary_words_are_embedded_once_on_this_machine(few: Few) -> None:
    OrdinaryWords(few).learn()
    assert sorted(few.asked) == ["bread", "oven", "rye"]
    again = OrdinaryWords(few)
    again.learn()
    assert len(few.asked) == 3
    found = again.find("oven")
    assert found is not None
    assert np.allclose(found, few.embed(["oven"])[0], atol=1e-6)
    assert again.find("zymurgy") is None


def test_before_they_were_learned_there_are_none(few: Few) -> None:
    assert OrdinaryWords(few).find("oven") is None
    assert WordVectors(few).of(["oven"]).shape == (1, DIMENSION)


def test_words_of_a_question_are_not_written(few: Few) -> None:
    OrdinaryWords(few).learn()
    before = (few.folder / FILE).read_bytes()
    WordVectors(few).of(["zymurgy"])
    assert (few.folder / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"not a file of vectors", b""])
def test_a_broken_file_is_passed_over_and_made_anew(few: Few, content: bytes) -> None:
    (few.folder / FILE).write_bytes(content)
    words = OrdinaryWords(few)
    assert words.find("oven") is None
    words.learn()
    assert words.find("oven") is not None
    assert OrdinaryWords(few).find("oven") is not None


def test_a_file_for_other_words_is_passed_over(few: Few) -> None:
    OrdinaryWords(few).learn()
    assert OrdinaryWords(Few(few, few.folder, ["rye"])).find("rye") is None


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(few: Few) -> None:
    few.folder = few.folder / "in the way"
    few.folder.write_text("a file where a folder should be")
    words = OrdinaryWords(few)
    words.learn()
    assert words.find("oven") is None
