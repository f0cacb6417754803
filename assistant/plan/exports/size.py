"""How much of a list stands on paper: a course plan has two pages, a pilot about four, a product at most eight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.plan.exports.tables import bullets, clean, labelled
from assistant.plan.model import Plan

POINTS = {"course": 2, "pilot": 3, "product": 4, "regulated": 6}
"""Most points of one list, by the size of the plan (house rule)."""

TABLES = {"course": 2, "pilot": 4, "product": 6, "regulated": 8}
"""Most decisions shown with all their options."""

ROWS = {"course": 4, "pilot": 6, "product": 9, "regulated": 12}
"""Most rows of a table of risks or of what is watched."""

DUTIES = {"course": 2, "pilot": 5, "product": 7, "regulated": 14}
"""Most points of law and ethics."""

FACTS = {"course": 3, "pilot": 5, "product": 9, "regulated": 9}
"""Most labelled facts of one block."""

BRIEF = ("course", "pilot")
"""Sizes of plans in which each fact is told in its first sentence."""

ALIKE = 0.6
"""Share of the words of a text that stand elsewhere, from which it says the same again."""
_WORD = re.compile(r"\w{4,}")
_CALCULATION = re.compile(r"\bCALC-[\w-]+:\s*")
_TASK = re.compile(r"\((task|tarea) T0*(\d+)\)")


def most(plan: Plan, limits: dict[str, int]) -> int:
    """The limit for a plan of this size."""
    return limits.get(plan.brief.scale, limits["pilot"])


def advice(plan: Plan, texts: Iterable[str], said: Sequence[str] = ()) -> str:
    """The first points of a list that say something new beside what the section says already."""
    told, kept = [words for text in said if (words := _words(text))], list[str]()
    for text in texts:
        words = _words(text)
        if words and not any(len(words & other) / len(words) >= ALIKE for other in told):
            kept.append(plain(text))
            told.append(words)
    return bullets(kept[: most(plan, POINTS)])


def facts(plan: Plan, pairs: Iterable[tuple[str, str]]) -> str:
    """Labelled facts, clean; in a small plan the first ones, each in its first sentence."""
    told = [(name, text) for name, text in pairs if text]
    if plan.brief.scale in BRIEF:
        told = [(name, re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]) for name, text in told]
    return labelled(plan, told[: most(plan, FACTS)])


def without_ids(text: str | None) -> str:
    """A text as it was written, without ids of calculations, tasks by their number in the table."""
    return _TASK.sub(r"(\1 \2)", _CALCULATION.sub("", text or ""))


def plain(text: str | None) -> str:
    """A text for paper: `without_ids`, clean."""
    return clean(without_ids(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))
