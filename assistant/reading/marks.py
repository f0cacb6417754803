"""List markers at the start of answers ("1.", "3)", "a)", "Q2:"): never numbers, but they say which question is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_MONTHS = (
    r"(?:of |de )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre)"
)
_AT_LINE = re.compile(
    rf"(?:^|\n)(?P<mark>[ ]*(?:[-*•·>]\s+)?(?:(?:q|a|re|ad|to|answer|question|number|no\.|nr\.|pregunta|respuesta)\s?#?)?"
    rf"[(#]?(?P<n>\d{{1,2}}|[a-h](?=\)))(?:[.)]|:(?=\s)|\s-(?=\s))\)?\s+)(?=\S)(?!{_MONTHS})"
)
_INSIDE = re.compile(rf"(?<=\s)(?P<mark>\(?(?P<n>\d{{1,2}}|[a-h](?=\)))[.)]\s+)(?=\S)(?!{_MONTHS})")


@dataclass(frozen=True)
class Mark:
    """A marker by its offsets, with its number ("b)" is 2)."""

    start: int
    end: int
    number: int


def list_marks(low: str) -> list[Mark]:
    """The markers of a folded text in order; inside a line only those that go on counting."""
    found = [_mark(m) for m in _AT_LINE.finditer(low)]
    inside = [_mark(m) for m in _INSIDE.finditer(low) if not any(f.start <= m.start("mark") < f.end for f in found)]
    for place, mark in enumerate(inside):
        before = max((f for f in found if f.end <= mark.start), key=lambda f: f.end, default=None)
        counts_on = mark.number == before.number + 1 if before else mark.number == 2 and _new_sentence(low, mark)
        later = any(other.number == mark.number and _new_sentence(low, other) for other in inside[place + 1 :])
        if counts_on and (_new_sentence(low, mark) or not later):
            found.append(mark)
    return sorted(found, key=lambda f: f.start)


def _new_sentence(low: str, mark: Mark) -> bool:
    """Whether a sentence ends before the marker; "2)" needs no such sign."""
    return ")" in low[mark.start : mark.end] or low[: mark.start].rstrip().endswith((".", "!", "?", ";"))


def _mark(match: re.Match[str]) -> Mark:
    said = match.group("n")
    return Mark(match.start("mark"), match.end("mark"), int(said) if said.isdigit() else ord(said) - ord("a") + 1)


def unmarked(low: str, marks: Sequence[Mark]) -> str:
    """`low` with each marker turned into a line break and spaces: as long as before, and a new sentence begins there."""
    for mark in marks:
        low = low[: mark.start] + "\n" + " " * (mark.end - mark.start - 1) + low[mark.end :]
    return low


def numbered_slots(marks: Sequence[Mark], slots: Sequence[str]) -> dict[int, str]:
    """The open question of each marker, by the offset where the marker ends.

    Numbers within the card count from its first question; "4., 5., 6." under a card of three count in their order.
    """
    if not marks or not slots:
        return {}
    numbers = [mark.number for mark in marks]
    rising = all(a < b for a, b in pairwise(numbers))
    if rising and numbers[0] >= 1 and numbers[-1] <= len(slots):
        return {mark.end: slots[mark.number - 1] for mark in marks}
    if rising and len(marks) > 1 and numbers[-1] - numbers[0] < len(slots):
        return {mark.end: slots[mark.number - numbers[0]] for mark in marks}
    return {}


def without_marks(low: str) -> str:
    """`low` with its markers turned into spaces and line breaks, of the same length."""
    return unmarked(low, list_marks(low))
