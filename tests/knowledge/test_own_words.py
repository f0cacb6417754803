"""A Spanish question is answered from Spanish files of the team, and in English words from English ones."""

from pathlib import Path

import pytest

from knowledge.answering import ask
from knowledge.index import ensure_folder_index
from knowledge.own_words import best_reading, in_own_words
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import write_files

FILES = {
    "vivero.md": """# Vivero

## Tarifas

Un rosal de patio cuesta 14 euros y un olivo joven cuesta 90 euros. El transporte a domicilio se cobra aparte.

## Riego

Regamos las bandejas de semilla dos veces al día durante la primavera. La encargada del riego es Nuria Vidal.
""",
    "greenhouse.md": """# Greenhouse

## Heating

The greenhouse is heated with a gas boiler. The boiler is serviced every autumn by the supplier.
""",
}


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Retriever:
    base = tmp_path_factory.mktemp("nursery")
    (base / "home").mkdir()
    (base / "home" / "models").symlink_to(models, target_is_directory=True)
    return Retriever(ensure_folder_index(write_files(base / "files", FILES), base / "home"))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Cuánto cuesta un olivo joven?", "90 euros"),
        ("¿Quién es la encargada del riego?", "Nuria Vidal"),
        ("¿Cada cuánto se riegan las bandejas?", "dos veces al día"),
    ],
)
def test_a_spanish_file_answers_a_spanish_question(nursery: Retriever, question: str, held: str) -> None:
    answer = ask(question, nursery)
    assert answer.answered
    assert held in answer.answer
    assert "en inglés" not in answer.answer


def test_what_no_file_says_is_refused_in_either_language(nursery: Retriever) -> None:
    assert not ask("¿Qué tiempo hará mañana en Sevilla?", nursery).answered
    assert not ask("¿Quién ganó la liga de fútbol el año pasado?", nursery).answered


def test_the_reading_follows_the_language_of_what_is_found(nursery: Retriever) -> None:
    cases = (("¿Cuánto cuesta un rosal?", True), ("¿Quién es el proveedor del sistema?", False), ("What does a rosal cost?", False))
    for question, own in cases:
        read = nursery.read(question)
        reading, passages = best_reading(read, nursery.ranked(read, 8), nursery)
        assert in_own_words(reading) is own
        assert passages
