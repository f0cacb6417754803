"""Terms of the field that no source has, and matters of daily life."""

from pathlib import Path

import pytest

from knowledge.elsewhere import elsewhere, everyday_likeness, unknown_terms
from knowledge.embeddings import Embedder
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import write_files


def test_every_term_has_words_of_its_own_and_stands_once() -> None:
    lines = [line for _, line in elsewhere().field]
    assert all(line.strip() for line in lines)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How do we estimate story points for dough?", ["story points"]),
        ("Is one story point enough?", ["story points"]),
        ("What is dropout?", ["dropout"]),
        ("Which story has a point?", []),
        ("How does a deck oven bake?", []),
    ],
)
def test_terms_that_no_source_has(retriever: Retriever, question: str, found: list[str]) -> None:
    assert unknown_terms(retriever.read(question), retriever) == found


def test_a_term_under_another_name_is_known(tmp_path: Path, place: Path) -> None:
    files = write_files(tmp_path / "files", {"a.md": "# Release\n\nA shadow deployment runs the new model beside the old one.\n"})
    retriever = Retriever(ensure_folder_index(files, place))
    assert unknown_terms(retriever.read("What is a dark launch?"), retriever) == []
    assert unknown_terms(retriever.read("What is a rolling update?"), retriever) == ["rolling update"]


def test_daily_life_is_told_from_the_work(embedder: Embedder) -> None:
    meal, model = embedder.embed(["What shall we cook for dinner tonight?", "How is a classifier evaluated on test data?"])
    assert everyday_likeness(meal, embedder) > everyday_likeness(model, embedder) + 0.1
