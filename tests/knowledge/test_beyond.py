"""Questions that ask for more than the course tells, and files of which that is never asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge import evidence
from knowledge.beyond import answerable, forms, teller
from knowledge.embeddings import Embedder
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import write_files

SLIDES = """# Scaling

Scaling a system means that it can handle more data, more users and more requests without becoming slow.

# Digital Twin

A digital twin is a copy of a machine that is fed by the sensors of the machine, and lets people try things out.

# Data Augmentation

More examples are made from those that are there: pictures are turned, flipped or cut.

# Reproducibility

A training gives slightly other results each time, unless the seed of the random numbers is set.

# Data Drift

Data drift means that the data of today differ from the data that a model was trained on, so it gets worse.
"""
TEAM = """# Scaling

We scale the shop by two more machines in December, because many orders come in before Christmas.

# Returns

Goods that come back are looked at by Ana, and are on the shelf again from the third day on.

# Prices

The machine for labels costs 4,200 euros a year, and the licence is free.
"""


@pytest.fixture
def slides(tmp_path: Path, place: Path) -> Retriever:
    return Retriever(ensure_folder_index(write_files(tmp_path / "slides", {"deck.md": SLIDES}), place))


@pytest.fixture
def team(tmp_path: Path, place: Path) -> Retriever:
    return Retriever(ensure_folder_index(write_files(tmp_path / "team", {"shop.md": TEAM}), place))


def told(retriever: Retriever, question: str) -> str:
    return teller(retriever.search(question, 3), retriever.decks)


def confidence(retriever: Retriever, question: str) -> float:
    read = retriever.read(question)
    return evidence.weigh(read, retriever.ranked(read, 8), retriever).confidence


def test_slides_are_known_by_their_headings(slides: Retriever) -> None:
    assert told(slides, "What does scaling mean?") == "course"


def test_one_heading_in_common_makes_no_slide(team: Retriever) -> None:
    assert told(team, "How do we scale the shop?") == "others"


def test_where_nothing_is_found_nothing_is_of_the_course() -> None:
    assert teller([], frozenset()) == "others"


def test_how_a_question_is_put_counts_for_the_course_alone(slides: Retriever, team: Retriever, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {one: confidence(one, "What does scaling mean?") for one in (slides, team)}
    monkeypatch.setattr(evidence, "answerable", lambda _vector, _asking: -100.0)
    assert confidence(slides, "What does scaling mean?") < 0.01 < before[slides]
    assert confidence(team, "What does scaling mean?") == before[team]


@pytest.mark.parametrize(
    ("told", "beyond"),
    [
        ("What is a data lake?", "What does a terabyte in a data lake cost per month?"),
        ("What are experiment trackers good for?", "Which experiment tracker is cheapest for six people?"),
        ("Why does a model get worse when the data drift?", "At which value of the drift should the alarm ring?"),
    ],
)
def test_what_asks_for_more_than_the_course_tells(embedder: Embedder, told: str, beyond: str) -> None:
    known, more = embedder.embed([told, beyond])
    assert answerable(known, told) > answerable(more, beyond) + 1


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many users see it first?", [1, 0, 0]),
        ("Who wrote the book?", [0, 1, 0]),
        ("How do I install it?", [0, 0, 1]),
        ("Tell me about drift.", [0, 0, 0]),
    ],
)
def test_forms_of_asking(question: str, found: Sequence[float]) -> None:
    assert forms(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "How much does the label machine cost a year?",
        "What does the machine cost per year?",
        "Who looks at goods that come back?",
        "How many more machines come in December?",
        "From which day on are goods on the shelf?",
    ],
)
def test_figures_and_names_of_a_team_are_told(team: Retriever, question: str) -> None:
    assert confidence(team, question) >= 0.5
