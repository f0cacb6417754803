"""An answer in several sentences that only together say it: two prices, or the people of one team, are read as one thought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.claims import Sentence

SLOTS = frozenset({"cost_of_errors", "team_size_skills"})
"""Questions whose answer is a pair or a sum: what one sentence leaves open the next one settles."""
IN_PIECES = "decision_and_user"
"""Who acts, how often, and on how many, often told in half sentences: "Planner. Every Monday. At most 12 trucks."."""
FEW_WORDS = 7
"""Words up to which a sentence is such a piece."""
_WHOLE = re.compile(r".*\?$|\W*(?:i|we|he|she|they|it|that|there|yo|nosotr[oa]s|ell[oa]s?|eso|hay)\b")
"""A sentence that says something of its own: "I sign"."""
_END = re.compile(r"[.!]$")


def told_together(found: Sequence[Sentence], asked: Sequence[str]) -> tuple[list[Sentence], list[str]]:
    """The sentences and their questions, neighbours that answer one question of SLOTS on one line joined into one.

    A full stop inside becomes a semicolon for the readers; the words stay as they were written.
    """
    kept: list[Sentence] = []
    slots: list[str] = []
    for sentence, slot in zip(found, asked, strict=True):
        whole = _joined(kept[-1], sentence) if kept and slots[-1] == slot and _belongs(sentence, slot) else None
        if whole is None:
            kept.append(sentence)
            slots.append(slot)
        else:
            kept[-1] = whole
    return kept, slots


def _belongs(s: Sentence, slot: str) -> bool:
    return slot in SLOTS or (slot == IN_PIECES and len(s.low.split()) <= FEW_WORDS and not _WHOLE.match(s.low))


def _joined(first: Sentence, second: Sentence) -> Sentence | None:
    """Both as one sentence; None where they stand on two lines, or not side by side."""
    if first.line != second.line or second.expected or f"{first.text} {second.text}" not in first.message:
        return None
    return replace(first, text=f"{first.text} {second.text}", low=f"{_END.sub(';', first.low)} {second.low}")
