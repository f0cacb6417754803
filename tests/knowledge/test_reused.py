"""Vectors of unchanged texts are taken over from the build before; only what is new is embedded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import DIMENSION, Embedder, Vectors
from knowledge.index import ensure_folder_index
from knowledge.index_contents import embed_documents, embedded_texts
from knowledge.loading import Document
from knowledge.reused import ReusingEmbedder, vectors_of
from tests.knowledge.conftest import BAKERY, Progressed, write_files


class Counting:
    """Embeds each text as one of the unit vectors, by its length, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.eye(DIMENSION, dtype=np.float32)[[len(text) % DIMENSION for text in texts]]


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


@pytest.mark.parametrize("gone", [["contents.json"], ["contents.json", "chroma.sqlite3"]])
def test_a_build_that_cannot_be_read_is_no_source(tmp_path: Path, place: Path, gone: list[str]) -> None:
    folder = write_files(tmp_path / "files", BAKERY)
    whole = vectors_of(ensure_folder_index(folder, place).contents)
    for name in gone:
        for file in place.glob(f"index/folders/*/build-*/{name}"):
            file.write_bytes(b"broken")
    again = vectors_of(ensure_folder_index(folder, place).contents)
    assert set(again) == set(whole)
