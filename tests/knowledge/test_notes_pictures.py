"""What the slides show only as a picture is never cited as the course: the answer names a public source or says that it is a picture."""

from __future__ import annotations

import pytest

from knowledge.answering import ask
from knowledge.catalogue import load_catalogue
from knowledge.retrieval import Retriever
from tests.knowledge.notes_reader import ALL_SECTIONS, deck_rows, note_parts, note_sections
from tests.knowledge.shipped_notes import place_of

PICTURES = {
    "What does the typical AI ML infrastructure picture show?": "registry",
    "Which components are black in the infrastructure diagram?": "cannot be told",
    "What are the phases of CRISP-DM?": "data understanding",
    "What does the AWS lifecycle architecture diagram show?": "feature stores",
    "Which EDA tasks does the slide list?": "only pictures",
    "Which EDA tools does the course recommend?": "only pictures",
    "What are the ML lifecycle phases on the slide?": "problem framing",
    "What else does a production solution require, according to the iceberg?": "configuration",
    "Which tools are on the iceberg?": "FLOYD",
    "What is machine learning, according to the definition slide?": "predictions",
    "What do the drawings of supervised and unsupervised learning show?": "only pictures",
    "What does the transfer learning drawing show?": "convolutional base",
    "How does the slide compare transfer learning, fine-tuning, multitask learning and federated learning?": "only a picture",
    "What are the steps of the data science lifecycle?": "customer acceptance",
    "How are AI, machine learning and deep learning related?": "nested",
    "What is the ML equation?": "best parameters",
    "What does the MLOps loop look like?": "picture",
    "How does the slide compare DevOps, MLOps, LLMOps and FMOps?": "only a picture",
    "Which roles are there in an ML team?": "product manager",
    "Which software engineering tools does the course name?": "only a picture",
    "Which storage should I use in the cloud?": "object storage",
    "Which database should we use?": "relational",
    "What does the cloud storage big picture show?": "only pictures",
    "What are the formulas behind diffusion models?": "only a picture",
    "Which data management tools are on the map?": "only a picture",
    "What do the drawings of the data fallacies show?": "only pictures",
}


@pytest.mark.parametrize("question", PICTURES)
def test_an_answer_about_a_picture_does_not_pass_as_the_course(question: str, notes_retriever: Retriever) -> None:
    answer = ask(question, notes_retriever)
    for citation in answer.citations:
        address = "https://" in citation.quote  # stands on the slide in letters
        assert citation.deck == "public" or "picture" in citation.quote or address, citation


@pytest.mark.parametrize(("question", "content"), PICTURES.items())
def test_the_notes_have_the_content_of_a_picture_from_a_public_source(question: str, content: str, notes_retriever: Retriever) -> None:
    found = notes_retriever.search(question, 5)
    texts = [passage.text.casefold() for passage in found if passage.deck == "public"]
    assert any(content.casefold() in text for text in texts), [place_of(passage) for passage in found]


@pytest.mark.parametrize("section", note_sections("slides-that-are-pictures"), ids=str)
def test_a_section_on_a_picture_says_so_and_names_a_public_source(section: object) -> None:
    assert section.slide is None  # type: ignore[attr-defined]  # a Section
    assert "picture" in section.text.split(".")[0]  # type: ignore[attr-defined]
    assert section.source.startswith("public: ")  # type: ignore[attr-defined]


ONLY_PICTURES = {(deck, slide) for deck, slides in note_parts("slides-that-are-pictures")[0]["pictured"].items() for slide in slides}
"""Deck and heading of each slide of which the text has nothing but the heading."""


def test_a_slide_that_is_only_a_picture_is_in_its_deck() -> None:
    assert len(ONLY_PICTURES) >= 15
    assert [place for place in ONLY_PICTURES if place[1] not in deck_rows()[place[0]]["headings"]] == []


def test_no_row_of_the_catalogue_cites_a_slide_that_is_only_a_picture() -> None:
    catalogue = load_catalogue()
    cited = {row.id: (row.deck, row.heading) for row in catalogue.sources.values() if row.kind == "course"}
    cited |= {row.id: ("training", row.slide) for row in catalogue.fallacies.values()}
    assert len(cited) > 60
    assert {name: place for name, place in cited.items() if place in ONLY_PICTURES} == {}


def test_no_section_of_the_notes_cites_a_slide_that_is_only_a_picture() -> None:
    assert [str(section) for section in ALL_SECTIONS if section.slide in ONLY_PICTURES] == []
