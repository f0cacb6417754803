"""Other names of terms: the shipped file is well formed, names lead to their rows, wrong files are refused by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.spanish import to_english
from knowledge.terms import Term, by_name, named_in, plain, read_terms, terms
from knowledge.words import content_stems


def test_the_shipped_terms_cover_the_field() -> None:
    assert len(terms()) >= 200
    assert sum(bool(row.es) for row in terms()) >= 180
    assert len(by_name()) > 3 * len(terms())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is an AB test better than a canary?", ["A/B testing", "canary release"]),
        ("How do we notice attrition early?", ["customer churn"]),
        ("What does RAG need?", ["retrieval-augmented generation"]),
        ("Which sets do k-fold and hold-out use?", ["cross-validation", "validation set"]),
        ("Is W&B free?", ["Weights & Biases"]),
        ("What is an XP team?", ["Extreme Programming", "team"]),
        ("¿Cuál es la diferencia entre un lago de datos y un almacén de datos?", ["data lake", "data warehouse"]),
        ("¿Qué es el aprendizaje por refuerzo?", ["reinforcement learning"]),
        ("¿Cómo se detecta la deriva de concepto?", ["concept drift"]),
        ("¿Quién es el dueño del producto en Scrum?", ["product owner", "Scrum"]),
    ],
)
def test_a_question_names_its_terms(question: str, expected: list[str]) -> None:
    assert set(expected) <= {row.term for row in named_in(question)}


def test_a_name_inside_a_longer_name_does_not_count() -> None:
    found = {row.term for row in named_in("how does online prediction work")}
    assert "online prediction" in found
    assert "prediction" not in found


def test_a_name_of_two_terms_means_both() -> None:
    assert {row.term for row in by_name()["cv"]} == {"computer vision", "cross-validation"}


def test_longest_names_come_first() -> None:
    assert next(row.term for row in named_in("scrum needs hybrid transactional analytical processing")) == "HTAP"


def test_a_question_without_a_term_names_none() -> None:
    assert named_in("is it raining on the moon") == ()
    assert named_in("") == ()


def test_names_are_compared_without_accents_case_and_marks() -> None:
    assert plain("Despliegue  en SOMBRA, ¡ya!") == "despliegue en sombra ya"
    assert plain("A/B") == "a b"
    assert {row.term for row in named_in("ANONIMIZACION")} == {row.term for row in named_in("anonimización")} == {"anonymisation"}


@pytest.mark.parametrize("row", terms(), ids=lambda row: row.term)
def test_every_name_leads_back_to_its_row(row: object) -> None:
    for name in row.names:  # type: ignore[attr-defined]  # rows of terms()
        assert row in by_name()[plain(name)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("synonyms:\n- {term: churn, also: [churn], es: []}\n", "row 1"),
        ("synonyms:\n- {term: churn, also: [], es: []}\n- {term: drift, also: [''], es: []}\n", "row 2"),
        ("synonyms:\n- {term: churn, also: [], es: [baja, Baja]}\n", "row 1"),
        ("synonyms:\n- {term: churn, also: [], es: [], fr: [perte]}\n", "fr"),
        ("synonyms:\n- {term: churn, also: [], es: []}\n- {term: Churn, also: [], es: []}\n", "twice"),
        ("synonyms: [unclosed", "cannot be read"),
        ("terms: []", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_its_row(text: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=named):
        read_terms(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_terms(tmp_path / "none.yml")


def shares_a_stem(spanish: str, row: Term) -> bool:
    """Does the English of a Spanish name share a word stem with one of the row's English names?"""
    english = {stem for name in (row.term, *row.also) for stem in content_stems(name)}
    return bool(set(content_stems(to_english(f"la {spanish} de los"))) & english)


def test_spanish_names_are_put_into_the_words_of_their_term() -> None:
    names = [(name, row) for row in terms() for name in row.es]
    lost = [name for name, row in names if not shares_a_stem(name, row)]
    assert len(names) > 350
    assert len(lost) / len(names) < 0.12, lost


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("¿Qué es la anonimización?", "what anonymisation"),
        ("¿Cómo evitar la fuga de información?", "how avoid data leakage"),
        ("¿Qué es el esquema en escritura?", "what schema on write"),
        ("¿Para qué sirve la semilla aleatoria?", "what random seed"),
        ("¿Qué es el escalado horizontal?", "what horizontal scaling"),
        ("el reentrenamiento programado de los modelos", "scheduled retraining model"),
    ],
)
def test_terms_of_the_field_are_known_in_spanish(spanish: str, english: str) -> None:
    assert set(english.split()) <= set(to_english(spanish).split())
