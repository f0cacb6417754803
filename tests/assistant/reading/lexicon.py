"""The part of the shipped catalogue that reading uses, loaded for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from typing import Any

import yaml

from assistant.reading import Reading, read
from knowledge.catalogue import FOLDER
from knowledge.rows import Problem, Slot

TODAY = dt.date(2026, 11, 21)


class ShippedLexicon:
    """Slots and problems as shipped, without the rest of the catalogue."""

    def __init__(self) -> None:
        self.slots: dict[str, Slot] = {row["id"]: Slot.model_validate(row) for row in _rows("slots")}
        self.problems: dict[str, Problem] = {row["id"]: Problem.model_validate(row) for row in _rows("problems")}


def _rows(key: str) -> list[dict[str, Any]]:
    name = {"slots": "slots.yml", "problems": "ml_tasks.yml"}[key]
    rows: list[dict[str, Any]] = yaml.load((FOLDER / name).read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))[key]  # noqa: S506 - a safe loader, in C where there is one
    return rows


LEXICON = ShippedLexicon()


def opening(text: str, language: str = "en") -> Reading:
    """A first message, read by word stems and patterns alone."""
    return read(text, turn=1, language=language, catalogue=LEXICON, today=TODAY)


def answered(text: str, slots: tuple[str, ...], language: str = "en", known: dict[str, Any] | None = None) -> Reading:
    """A later message, with these questions open."""
    return read(text, turn=2, language=language, catalogue=LEXICON, today=TODAY, open_slots=slots, known=known)


def signals(reading: Reading) -> dict[str, Any]:
    """All signals of a reading, the last word counting."""
    return {name: value for fact in reading.facts for name, value in fact.signals.items()}


def by_slot(reading: Reading) -> dict[str, list[str]]:
    """The words of each slot."""
    found: dict[str, list[str]] = {}
    for fact in reading.facts:
        found.setdefault(fact.slot, []).append(fact.words)
    return found
