"""Words of chunks are counted as the texts say, for some chunks alone and for several lists together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from knowledge.chunk_words import ChunkWords, Ragged, count_words, spans, together
from knowledge.chunking import Chunk, chunk_document
from knowledge.embeddings import DIMENSION
from knowledge.index_contents import embed_documents
from knowledge.loading import Document
from knowledge.words import PART, content_stems, content_words
from tests.knowledge.hashed import HashedEmbedder

OVENS = """# Ovens

## Deck *oven*

A deck oven has a [hot stone](https://stone.example/slab). Is the stone always hot? It always is.

## Empty

## Fan

Air moves.
"""
SHOP = "# Shop\n\nThe oven is sold. Who buys <b>ovens</b>?\n"


def documents() -> list[Document]:
    return [Document(source=name, title="Bakery", text=text, kind="markdown") for name, text in (("a.md", OVENS), ("b.md", SHOP))]


def chunks_of(found: Sequence[Document]) -> list[Chunk]:
    return [chunk for document in found for chunk in chunk_document(document)]


@pytest.fixture
def counted() -> ChunkWords:
    return embed_documents(documents(), HashedEmbedder()).words


def words(counted: ChunkWords, rows: Ragged) -> list[list[str]]:
    split = np.split(rows.flat, rows.starts[1:-1])
    return [[counted.vocabulary[number] for number in row] for row in split]


def test_every_word_of_heading_and_text_stands_in_order(counted: ChunkWords) -> None:
    texts = [f"{chunk.heading[-1]} {chunk.text}" for chunk in chunks_of(documents())]
    assert words(counted, counted.headed) == [[word.lower() for word in PART.findall(text)] for text in texts]
    assert words(counted, counted.content_of(counted.headed)) == [content_words(text) for text in texts]
    assert counted.counts == Counter(word.lower() for text in texts for word in PART.findall(text))


def test_marks_links_and_tags_are_no_words_of_the_bared_text(counted: ChunkWords) -> None:
    bared = words(counted, counted.bared)
    assert "stone" in bared[0]
    assert "slab" not in {word for row in bared for word in row}
    assert "slab" in words(counted, counted.headed)[0]
    assert "b" not in bared[-1]


def test_what_is_told_stands_below_a_heading(counted: ChunkWords) -> None:
    assert set(content_stems("deck oven hot stone air moves fan shop sold buys")) <= counted.told_stems
    assert not set(content_stems("empty")) & counted.told_stems


def test_some_chunks_alone_are_counted_as_if_there_were_no_others(counted: ChunkWords) -> None:
    found = chunks_of(documents())
    alone = count_words([found[2], found[0]])
    some = counted.only([2, 0])
    assert words(some, some.headed) == words(alone, alone.headed)
    assert words(some, some.bared) == words(alone, alone.bared)
    assert some.counts == alone.counts
    assert some.told_stems == alone.told_stems
    for question in ("deck oven", "air", "shop and oven"):
        assert np.allclose(some.index().scores(question), alone.index().scores(question))
    assert "air" not in some.index()


def test_lists_together_are_as_one_list() -> None:
    embedder = HashedEmbedder()
    parts = [embed_documents([document], embedder).words for document in documents()]
    one, whole = together(parts), embed_documents(documents(), embedder).words
    assert one.vocabulary == whole.vocabulary
    assert one.stems == whole.stems
    assert words(one, one.headed) == words(whole, whole.headed)
    assert words(one, one.bared) == words(whole, whole.bared)
    assert (one.told == whole.told).all()
    assert np.allclose(one.vectors, whole.vectors)
    assert (one.index().scores("the oven is sold") == whole.index().scores("the oven is sold")).all()


def test_nothing_together_is_nothing(counted: ChunkWords) -> None:
    nothing = together([])
    assert len(nothing.headed) == 0
    assert nothing.vectors.shape == (0, DIMENSION)
    assert nothing.index().scores("oven").shape == (0,)
    assert together([nothing, counted]).vocabulary == counted.vocabulary


def test_places_of_rows_of_unlike_length() -> None:
    rows = Ragged.of([[4, 5], [], [6], [7, 8, 9]])
    assert rows.owner.tolist() == [0, 0, 2, 3, 3, 3]
    assert rows.only([3, 1, 0]).flat.tolist() == [7, 8, 9, 4, 5]
    places, starts = spans(rows.starts, [2, 1])
    assert (places.tolist(), starts.tolist()) == ([2], [0, 1, 1])


def test_vectors_follow_the_vocabulary(counted: ChunkWords) -> None:
    expected = HashedEmbedder().embed(counted.vocabulary)
    assert np.allclose(counted.vectors, expected)
    assert replace(counted, vectors=expected).only([0]).vectors.shape == expected.shape
