"""The Spanish of page one: complete, with the same fields as the English, and never a mix of both."""

from __future__ import annotations

import re

import pytest

from assistant.nouns import LANGUAGE, fill
from knowledge.catalogue import load_catalogue
from knowledge.translations import PROBLEM_TEXTS, spanish

CATALOGUE = load_catalogue()
FIELD = re.compile(r"\{[a-z_]+\d*\}")
ENGLISH = re.compile(r"\b(?:the|and|with|which|from|that|every|what)\b")


@pytest.mark.parametrize(("english", "text"), spanish().items())
def test_the_fields_agree_and_no_english_is_left(english: str, text: str) -> None:
    assert sorted(set(FIELD.findall(text))) == sorted(set(FIELD.findall(english)))
    assert text != english
    assert not ENGLISH.search(FIELD.sub("", text))
    assert english.endswith("?") == text.endswith("?")


def test_every_task_risk_and_problem_has_its_spanish() -> None:
    found = spanish()
    assert [task.id for task in CATALOGUE.tasks.values() if task.name not in found] == []
    assert [risk.id for risk in CATALOGUE.risks.values() if not {risk.title, risk.mitigation} <= set(found)] == []
    missing = [(p.id, name) for p in CATALOGUE.problems.values() for name in PROBLEM_TEXTS if getattr(p, name) not in found]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "nouns", "shown"),
    [
        ("Sign the goal, the number that counts and the stop line", {}, "Firmar la meta, la cifra que cuenta y el límite para detenerse"),
        (
            "Deliver {outputs} at a fixed hour where the work is done",
            {"outputs": "la lista de fincas"},
            "Entregar la lista de fincas a una hora fija donde se hace el trabajo",
        ),
        ("A sentence that nobody translated, for {actor}", {"actor": "la jefa"}, "A sentence that nobody translated, for la jefa"),
    ],
)
def test_texts_are_filled_in_the_language_of_the_nouns(text: str, nouns: dict[str, str], shown: str) -> None:
    assert fill(text, {**nouns, LANGUAGE: "es"}) == shown
    assert fill(text, {**nouns, LANGUAGE: "en"}).startswith(text[:7])
