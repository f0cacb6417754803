"""What a message in the middle of a talk says, as signals."""

from __future__ import annotations

from typing import Any

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY


def signals(text: str, *, asked: tuple[str, ...] = (), language: str = "en", turn: int = 4, **known: Any) -> dict[str, Any]:
    found = read(text, turn=turn, language=language, catalogue=CATALOGUE, today=TODAY, open_slots=asked, known=known)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}
