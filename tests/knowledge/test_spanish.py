"""Spanish questions are noticed and put into English words."""

import pytest

from knowledge.spanish import is_spanish, to_english


@pytest.mark.parametrize(
    "text",
    [
        "¿Cómo se despliega un modelo?",
        "que es el sobreajuste",
        "¿Cuál es el riesgo?",
        "los datos del cliente para el equipo",
        "Por qué fallan los proyectos",
    ],
)
def test_spanish_is_noticed(text: str) -> None:
    assert is_spanish(text)


@pytest.mark.parametrize(
    "text", ["What is a model?", "El Niño forecast", "son of a model", "LLMOps", "", "the café dataset", "Wie geht das?"]
)
def test_other_languages_are_not_taken_for_spanish(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("¿Qué es el aprendizaje por refuerzo?", "what reinforcement learning"),
        ("¿Cómo medir el éxito de los modelos?", "how measure success model"),
        ("¿Cuáles son los riesgos de la deriva de datos?", "which risk data drift"),
        ("¿Cuándo usar Kafka?", "when usar kafka"),
    ],
)
def test_terms_are_put_into_english_and_unknown_words_stay(spanish: str, english: str) -> None:
    assert to_english(spanish) == english
