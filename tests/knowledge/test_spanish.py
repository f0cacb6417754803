"""Spanish questions are noticed and put into English words."""

import re

import pytest
import yaml

from knowledge.spanish import EVERYDAY, is_spanish, marked, mostly_spanish, to_english


@pytest.mark.parametrize(
    "text",
    [
        "¿Cómo se despliega un modelo?",
        "que es el sobreajuste",
        "¿Cuál es el riesgo?",
        "los datos del cliente para el equipo",
        "Por qué fallan los proyectos",
        "precio de la luz en verano",
        "riesgos de un asistente en la escuela",
        "No me has respondido: ¿árboles o reglas?",
    ],
)
def test_spanish_is_noticed(text: str) -> None:
    assert is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is a model?",
        "El Niño forecast",
        "son of a model",
        "LLMOps",
        "",
        "the café dataset",
        "Wie geht das?",
        "El Nino forecast",
        "churn model baseline",
        "los angeles traffic model",
    ],
)
def test_other_languages_are_not_taken_for_spanish(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("¿Qué es el aprendizaje por refuerzo?", "what reinforcement learning"),
        ("¿Cómo medir el éxito de los modelos?", "how measure success model"),
        ("¿Cuáles son los riesgos de la deriva de datos?", "which risk data drift"),
        ("¿Cuándo usar Kafka?", "when use kafka"),
        ("¿Precisión o exhaustividad?", "precision or recall"),
        ("¿Un modelo u otro?", "model or other"),
    ],
)
def test_terms_are_put_into_english_and_unknown_words_stay(spanish: str, english: str) -> None:
    assert to_english(spanish) == english


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("aceituna", "olive"),
        ("los temporeros", "seasonal worker"),
        ("avisamos a los vecinos", "warn neighbour"),
        ("cosechas", "harvest"),
        ("repartieron", "deliver"),
        ("la grieta del horno", "crack oven"),
    ],
)
def test_everyday_words_are_known_in_their_other_forms(spanish: str, english: str) -> None:
    assert to_english(spanish) == english


def test_who_speaks_spanish_is_answered_so_without_the_mark_too() -> None:
    assert is_spanish(marked("afinar o RAG"))
    assert is_spanish(marked("precisión vs exhaustividad?"))
    assert marked("what is drift?") == "what is drift?"
    assert marked("¿Qué es la deriva?") == "¿Qué es la deriva?"


def test_terms_of_the_field_count_before_everyday_words() -> None:
    assert to_english("deriva") == "drift"
    assert "training" in to_english("entrenamiento")


def test_every_everyday_word_is_plain_and_has_an_english_one() -> None:
    words = yaml.safe_load(EVERYDAY.read_text("utf-8"))
    assert len(words) > 2000
    assert all(isinstance(es, str) and re.fullmatch("[a-z]+", es) for es in words)
    assert all(isinstance(en, str) and re.fullmatch("[A-Za-z' -]+", en) for en in words.values())


def test_the_language_of_a_whole_text_is_told_by_its_function_words() -> None:
    assert mostly_spanish("El informe se entrega en diez días. Las muestras urgentes llevan recargo.")
    assert not mostly_spanish("The report is handed over in ten days; no urgent samples are taken.")
    assert not mostly_spanish("340 €")
