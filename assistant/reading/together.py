"""An answer in several sentences that only together say it: two prices, or the people of one team, are read as one thought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.claims import Sentence

SLOTS = frozenset({"cost_of_errors", "team_size_skills"})
"""Questions whose answer is a pair or a sum: what one sentence leaves open the next one settles."""
_END = re.compile(r"[.!]$")


def told_together(found: Sequence[Sentence], asked: Sequence[str]) -> tuple[list[Sentence], list[str]]:
    """The sentences and their questions, neighbours that answer one question of SLOTS on one line joined into one.

    A full stop inside becomes a semicolon for the readers; the words stay as they were written.
    """
    kept: list[Sentence] = []
    slots: list[str] = []
    for sentence, slot in zip(found, asked, strict=True):
        whole = _joined(kept[-1], sentence) if kept and slot in SLOTS and slots[-1] == slot else None
        if whole is None:
            kept.append(sentence)
            slots.append(slot)
        else:
            kept[-1] = whole
    return kept, slots


def _joined(first: Sentence, second: Sentence) -> Sentence | None:
    """Both as one sentence; None where they stand on two lines, or not side by side."""
    if first.line != second.line or second.expected or f"{first.text} {second.text}" not in first.message:
        return None
    return replace(first, text=f"{first.text} {second.text}", low=f"{_END.sub(';', first.low)} {second.low}")
