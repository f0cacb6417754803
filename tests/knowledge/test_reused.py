"""Vectors of unchanged texts are taken over from the build before; only what is new is embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.context import in_steps, nothing_of
from knowledge.embeddings import DIMENSION, Embedder, Vectors
from knowledge.index import ensure_folder_index
from knowledge.index_contents import embed_documents, embedded_texts
from knowledge.loading import Document
from knowledge.reused import ReusingEmbedder, reusing, spoken_of, vectors_of
from knowledge.words import content_words
from tests.knowledge.conftest import BAKERY, Progressed, write_files


class Counting:
    """Embeds each text as one of the unit vectors, by its length, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.eye(DIMENSION, dtype=np.float32)[[len(text) % DIMENSION for text in texts]]


class Telling(Counting):
    """Tells words too: each content word lies in the direction of its own length."""

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        words = [content_words(text)[number:] for text, number in zip(texts, skipped, strict=True)]
        return self.embed(texts), [np.eye(DIMENSION, dtype=np.float32)[[len(word) for word in found]] for found in words]


def _document(text: str, source: str = "ovens.md") -> Document:
    return Document(source=source, title="Ovens", text=text, kind="markdown")


def _unit(place: int) -> Vectors:
    one: Vectors = np.zeros(DIMENSION, dtype=np.float32)
    one[place] = 1
    return one


def test_known_texts_are_not_embedded_again() -> None:
    inner = Counting()
    found = ReusingEmbedder({"old": _unit(7)}, lambda: inner).embed(["old", "new one", "old"])
    assert inner.asked == ["new one"]
    assert found.argmax(axis=1).tolist() == [7, len("new one"), 7]
    assert found.dtype == np.float32


def test_a_new_text_that_stands_twice_is_embedded_once() -> None:
    inner = Counting()
    found = ReusingEmbedder({}, lambda: inner).embed(["bread", "bread"])
    assert inner.asked == ["bread"]
    assert found.shape == (2, DIMENSION)


def test_nothing_is_opened_where_nothing_is_new() -> None:
    def opener() -> Embedder:
        raise AssertionError("opened")

    assert ReusingEmbedder({"old": _unit(1)}, opener).embed(["old"]).shape == (1, DIMENSION)
    assert ReusingEmbedder({}, opener).embed([]).shape == (0, DIMENSION)


def test_the_embedder_behind_is_opened_once() -> None:
    opened: list[Counting] = []

    def opener() -> Embedder:
        opened.append(Counting())
        return opened[-1]

    reusing = ReusingEmbedder({}, opener)
    reusing.embed(["a"])
    reusing.embed(["b"])
    assert len(opened) == 1


def test_known_words_of_sentences_are_taken_over() -> None:
    inner = Telling()
    spoken = {("Ovens: old loaf", 1): in_steps(np.stack([_unit(3), _unit(4)]))}
    reusing = ReusingEmbedder({"Ovens: old loaf": _unit(7), "Ovens: rye": _unit(8)}, lambda: inner, spoken)
    vectors, words = reusing.embed_words(["Ovens: old loaf", "Ovens: rye", "Ovens: dense crumb"], [1, 1, 1])
    assert inner.asked == ["Ovens: rye", "Ovens: dense crumb"]  # of "rye" the vector alone was known
    assert vectors[[0, 2]].argmax(axis=1).tolist() == [7, len("Ovens: dense crumb")]
    assert [found.argmax(axis=1).tolist() for found in words] == [[3, 4], [3], [5, 5]]
    assert np.allclose(words[0].max(axis=1), 1)


def test_the_same_words_after_another_heading_are_read_anew() -> None:
    inner = Telling()
    spoken = {("Rye: old loaf", 1): in_steps(np.stack([_unit(3), _unit(4)]))}
    found = ReusingEmbedder({"Rye: old loaf": _unit(7)}, lambda: inner, spoken).embed_words(["Rye: old loaf"], [0])[1]
    assert found[0].argmax(axis=1).tolist() == [3, 3, 4]


def test_an_embedder_that_tells_no_words_gives_none() -> None:
    vectors, words = ReusingEmbedder({}, Counting).embed_words(["bread"], [0])
    assert (vectors.shape, words[0].shape) == ((1, DIMENSION), (0, DIMENSION))
    assert ReusingEmbedder({}, Counting).embed_words([], [])[0].shape == (0, DIMENSION)


def test_what_an_index_holds_is_taken_over_as_it_was() -> None:
    text, inner = "# Ovens\n\nA deck oven has a stone. It bakes bread.\n\nIt is for you.\n", Telling()
    contents = embed_documents([_document(text)], inner)
    inner.asked.clear()
    again = embed_documents([_document(text)], reusing(contents, lambda: inner))
    assert inner.asked == []
    assert np.array_equal(again.context.vectors, contents.context.vectors)
    assert np.array_equal(again.context.starts, contents.context.starts)
    assert len(again.context.vectors) > 3
    without = replace(contents, context=nothing_of(len(contents.sentence_vectors)))
    embed_documents([_document(text)], reusing(without, lambda: inner))
    assert sorted(inner.asked) == ["Ovens: A deck oven has a stone.", "Ovens: It bakes bread.", "Ovens: Ovens"]  # not that of stop words


def test_the_vectors_of_an_index_by_their_texts() -> None:
    contents = embed_documents([_document("# Ovens\n\nA deck oven has a stone. It bakes bread.\n")], Counting())
    known = vectors_of(contents)
    assert set(known) == {*embedded_texts(contents.documents, contents.chunks), *contents.words.vocabulary}
    assert all(known[text].argmax() == len(text) % DIMENSION for text in known)


def test_a_rebuild_embeds_only_the_changed_file(tmp_path: Path, place: Path, progressed: Progressed) -> None:
    folder = write_files(tmp_path / "files", BAKERY)
    first = ensure_folder_index(folder, place)
    (folder / "new.md").write_text("# Rye\n\nRye flour makes a dense loaf.\n", "utf-8")
    second = ensure_folder_index(folder, place, progressed)
    before, now = vectors_of(first.contents), vectors_of(second.contents)
    assert set(before) < set(now)
    assert all(np.allclose(before[text], now[text], atol=1e-6) for text in before)
    assert progressed.calls
    words_before, words_now = spoken_of(first.contents), spoken_of(second.contents)
    assert len(words_now) > len(words_before) > 3
    assert all(np.array_equal(words_before[one], words_now[one]) for one in words_before)


@pytest.mark.parametrize("gone", [["contents.json"], ["contents.json", "chroma.sqlite3"]])
def test_a_build_that_cannot_be_read_is_no_source(tmp_path: Path, place: Path, gone: list[str]) -> None:
    folder = write_files(tmp_path / "files", BAKERY)
    whole = vectors_of(ensure_folder_index(folder, place).contents)
    for name in gone:
        for file in place.glob(f"index/folders/*/build-*/{name}"):
            file.write_bytes(b"broken")
    again = vectors_of(ensure_folder_index(folder, place).contents)
    assert set(again) == set(whole)
