"""What a number may be called: a noun phrase, never the beginning of a clause."""

from __future__ import annotations

import pytest

from assistant.reading.metric_names import usable


@pytest.mark.parametrize(
    "name", ["hoy perdemos", "ahora se detecta tarde", "se pierden", "cada", "hasta el", "currently late", "nos falta"]
)
def test_a_clause_that_only_begins_is_no_name(name: str) -> None:
    assert not usable(name)


@pytest.mark.parametrize("name", ["reclamos por mes", "cartas dobles", "seguridad", "nuevos socios", "casos de hoy", "late returns"])
def test_a_noun_phrase_is_a_name(name: str) -> None:
    assert usable(name)
