"""Weak evidence is told from strong."""

from pathlib import Path

import pytest

from knowledge.evidence import Evidence, missing_names, weigh
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import write_files


def strength(retriever: Retriever, question: str) -> float:
    read = retriever.read(question)
    return weigh(read, retriever.ranked(read, 8), retriever).confidence


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How does Miele build ovens?", ("Miele",)),
        ("Which Miele oven is best?", ("Miele",)),
        ("Is the BX-550 a deck oven?", ("BX-550",)),
        ("What is a Deck oven?", ()),
        ("What is a Deck Fan?", ("Deck Fan",)),
        ("Can I bake bread?", ()),
        ("Bread rises. Why is that so?", ()),
    ],
)
def test_names_that_no_source_has_are_listed(retriever: Retriever, question: str, names: tuple[str, ...]) -> None:
    assert missing_names(retriever.read(question), retriever) == names


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ("How does a convection oven bake?", "How does a Rational oven bake?"),
        ("Where does unsold bread go?", "What does unsold bread cost?"),
        ("What is sourdough?", "What is sourdough pizza margherita?"),
        ("How many stages has proofing?", "How many ovens has the shop?"),
        ("What is a deck oven?", "Which version of the deck oven is new?"),
        ("How does a convection oven bake?", "How does gradient boosting bake in an oven?"),
        ("¿Cómo hornea un horno de convección?", "¿Cómo se poda un almendro en invierno?"),
        ("When does the shop open?", "When does the airport bus leave?"),
    ],
)
def test_what_the_sources_lack_weakens_the_evidence(retriever: Retriever, known: str, unknown: str) -> None:
    assert strength(retriever, known) > strength(retriever, unknown) + 0.1


def test_a_fact_that_is_asked_for_and_not_there_is_told(retriever: Retriever) -> None:
    for question, lacks in (
        ("How many stages has proofing?", False),
        ("How many bakers work here?", True),
        ("Who invented sourdough?", True),
    ):
        read = retriever.read(question)
        assert weigh(read, retriever.ranked(read, 8), retriever).lacks_fact is lacks


def test_a_word_of_meaning_is_no_part_of_the_term(retriever: Retriever) -> None:
    assert abs(strength(retriever, "What does sourdough mean?") - strength(retriever, "What is sourdough?")) < 0.2


def test_answering_begins_at_a_half() -> None:
    assert Evidence(0.5, ()).answers
    assert not Evidence(0.49, ()).answers


def test_no_passages_are_no_evidence(retriever: Retriever) -> None:
    assert weigh(retriever.read("anything"), [], retriever).confidence == 0.0


def test_a_short_sentence_of_a_team_is_evidence_and_a_mere_title_is_not(place: Path, tmp_path: Path) -> None:
    files = {"a.md": "# Trams\n\nThe tram to Utrecht leaves at 6:17.\n", "b.md": "# Ferries\n\nThe ferry to Texel\n"}
    found = Retriever(ensure_folder_index(write_files(tmp_path / "files", files), place))
    assert strength(found, "When does the tram to Utrecht leave?") >= 0.5
    assert strength(found, "When does the ferry to Texel leave?") < 0.5
