"""Every fixed text that code says has its Spanish."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.nouns import spoken
from knowledge.translations import spanish
from tests.assistant.spoken_texts import HOUSE, spoken_texts

MODULES = sorted(path for path in (HOUSE / "assistant").rglob("*.py") if spoken_texts(path))
SAME = {"no"}
"""Texts that read the same in both languages."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_every_text_of_a_module_has_its_spanish(path: Path) -> None:
    assert sorted(spoken_texts(path) - set(spanish()) - SAME) == []


def test_the_texts_are_found() -> None:
    assert len(MODULES) > 20
    assert sum(len(spoken_texts(path)) for path in MODULES) > 500


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("{n} months", {"n": 3}, "3 meses"),
        ("all {units}", {"units": "socios"}, "socios sin excepción"),
        ("give {actor}", {"actor": "el jefe"}, "dar al jefe"),
        ("Known already: {notes}.", {"notes": "falta de el mes"}, "Ya se sabe: falta del mes."),
        ("Known already: {notes}.", {"notes": "viene de El Prado"}, "Ya se sabe: viene de El Prado."),
        ("No such text, {n}", {"n": 1}, "No such text, 1"),
    ],
)
def test_a_text_is_said_in_spanish_with_its_fields(text: str, fields: dict[str, object], said: str) -> None:
    assert spoken(text, "es", **fields) == said
    assert spoken(text, "en", **fields) == text.format(**fields)
