"""A team's files in one index: what two editions share counts once, what differs stays and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answering import ask
from knowledge.index import joined
from knowledge.index_contents import Index, IndexContents, embed_documents
from knowledge.loading import document_from_bytes
from knowledge.own_index import name_of, own_index, source_of
from knowledge.quoting import quoted
from knowledge.retrieval import Retriever
from tests.knowledge.formats.office import deck_bytes
from tests.knowledge.hashed import HashedEmbedder

SPICES = ("flour", "yeast", "salt", "butter", "sugar")
SLIDES = [(f"Chapter {word}", (f"The {word} section explains how {word} is bought and stored",)) for word in SPICES]
COST = ("What it costs", ("A kilogram of saffron costs 3,000 EUR", "Vanilla is cheaper"))
DEARER = ("What it costs", ("A kilogram of saffron costs 3,600 EUR", "Vanilla is cheaper"))


def read(name: str, raw: bytes) -> tuple[str, IndexContents]:
    return name, embed_documents([document_from_bytes(raw, name)], HashedEmbedder())


@pytest.fixture(scope="module")
def editions() -> list[tuple[str, IndexContents]]:
    return [read("spices v2.pptx", deck_bytes([*SLIDES, DEARER])), read("spices v1.pptx", deck_bytes([*SLIDES, COST]))]


def test_what_both_editions_have_counts_once_from_the_newer(editions: list[tuple[str, IndexContents]]) -> None:
    own = own_index(editions, HashedEmbedder())
    assert [(one.older, one.newer, one.differ) for one in own.editions] == [("spices v1.pptx", "spices v2.pptx", 1)]
    assert len(own.index.contents.chunks) == 7
    found = Retriever(own.index).search("how is yeast bought and stored", 10)
    assert [passage.source for passage in found if "yeast" in passage.text] == ["files/spices v2.pptx"]


def test_of_a_slide_that_changed_the_newer_counts_and_tells_what_the_older_said(editions: list[tuple[str, IndexContents]]) -> None:
    """Also where the question has the words of the older."""
    retriever = Retriever(own_index(editions, HashedEmbedder()).index)
    first, *others = retriever.search("kilogram of saffron costs 3,000", 10)
    assert (first.source, first.newer, first.page) == ("files/spices v2.pptx", "", 6)
    assert first.older == ("A kilogram of saffron costs 3,000 EUR",)
    assert all("saffron" not in passage.text and passage.older == () for passage in others)


def test_what_only_the_older_edition_has_is_found_and_marked(editions: list[tuple[str, IndexContents]]) -> None:
    more = read("spices v1.pptx", deck_bytes([*SLIDES, COST, ("Cellar", ("The cellar is locked on Sundays",))]))
    found = Retriever(own_index([editions[0], more], HashedEmbedder()).index).search("When is the cellar locked", 10)
    older = next(passage for passage in found if "cellar" in passage.text)
    assert (older.source, older.newer, older.page, older.own) == ("files/spices v1.pptx", "files/spices v2.pptx", 7, True)


def test_the_order_of_adding_does_not_matter_where_names_tell(editions: list[tuple[str, IndexContents]]) -> None:
    turned = own_index(editions[::-1], HashedEmbedder())
    assert turned.editions == own_index(editions, HashedEmbedder()).editions


def test_a_slide_that_is_repeated_in_a_deck_counts_once_with_all_vectors_in_their_rows() -> None:
    contents = own_index([read("twice.pptx", deck_bytes([*SLIDES, SLIDES[1], COST, SLIDES[1]]))], HashedEmbedder()).index.contents
    assert [chunk.page for chunk in contents.chunks] == [1, 2, 3, 4, 5, 7]
    assert len(contents.chunk_vectors) == 6
    assert len(contents.sentence_vectors) == sum(len(chunk.sentences) for chunk in contents.chunks)
    retriever = Retriever(own_index([read("twice.pptx", deck_bytes([*SLIDES, SLIDES[1], COST]))], HashedEmbedder()).index)
    assert retriever.search("kilogram of saffron", 1)[0].page == 7


def test_a_file_with_the_name_of_a_note_takes_nothing_away_from_it() -> None:
    _, contents = read("drift.md", b"# Drift\n\nOur boats drift at night when the anchor slips.\n")
    _, note = read("drift.md", b"# Drift\n\nData drift is a change of the data that a model sees.\n")
    note = replace(note, documents=tuple(replace(one, kind="note") for one in note.documents))
    both = joined([Index(note, HashedEmbedder()), own_index([("drift.md", contents)], HashedEmbedder()).index])
    assert "Data drift" in both.source_text("drift.md")
    assert "boats" in both.source_text(source_of("drift.md"))
    assert name_of(source_of("drift.md")) == "drift.md"


def test_a_topic_is_quoted_letter_by_letter_with_its_slide(editions: list[tuple[str, IndexContents]]) -> None:
    retriever = Retriever(own_index(editions[:1], HashedEmbedder()).index)
    answer = quoted("saffron", retriever)
    assert answer.answered
    assert any("3,600" in citation.quote for citation in answer.citations)
    for citation in answer.citations:
        assert citation.own
        assert citation.page
        assert citation.quote.split() == retriever.index.source_text(citation.source)[citation.start : citation.end].split()
        assert citation.quote in " ".join(citation.passage.split())


def test_a_topic_that_stands_nowhere_gets_a_plain_no(editions: list[tuple[str, IndexContents]]) -> None:
    answer = quoted("submarine propellers", Retriever(own_index(editions[:1], HashedEmbedder()).index))
    assert not answer.answered
    assert answer.citations == ()


def test_no_files_make_an_empty_index() -> None:
    assert own_index([], HashedEmbedder()).index.contents.chunks == ()


def test_an_answer_gives_what_the_newest_edition_says_and_not_the_older_beside_it() -> None:
    owners = [[*SLIDES, ("Who leads", (f"The owner of the saffron trial is {name}",))] for name in ("Vidal", "Sander")]
    held = [read(f"spices v{number}.pptx", deck_bytes(slides)) for number, slides in zip((2, 1), owners, strict=True)]
    answer = ask("Who is the owner of the saffron trial?", Retriever(own_index(held, HashedEmbedder()).index))
    assert "Vidal" in answer.answer
    assert "Sander" not in answer.answer
