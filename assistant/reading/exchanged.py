"""One number takes the place of another: "it is 4 people, not 3", "not 12 % but 15 %" - whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.quantities import Quantity

_NEW_FIRST = re.compile(
    r"(?:\s*[^\W\d]+){0,3}\s*,?\s*(?:and |y )?(?:not|no|instead of|rather than|en vez de|en lugar de) (?:the |just |only |los |las )?"
)
_OLD_FIRST = re.compile(r"(?:\s*[^\W\d]+){0,3}\s*,?\s*(?:but|sino)(?: rather)?(?: it is| it's| son| que son| de)? ?")
_DENIED = re.compile(r"\b(?:not|no)(?: the| just| only| son| es| de)? ?$")
_PERSONS = re.compile(r"people|persons?|students?|members?|of us|heads|personas?|estudiantes|alumn[oa]s|integrantes|miembros")
_GOAL = {"baseline": "current_process_baseline", "target": "success_metric_target"}


def exchanged(s: Sentence) -> Claim | None:
    """The new number for what was told before, where the old one is that of just one thing: the people, the number of today, the aim."""
    pair = _pair(s)
    found = list(_meant(*pair, s.known)) if pair else []
    if len(found) != 1:
        return None
    slot, signals = found[0]
    return Claim(slot, 0, len(s.low), signals)


def _pair(s: Sentence) -> tuple[Quantity, Quantity] | None:
    """(new, old) of a sentence with these two numbers."""
    if len(s.quantities) != 2:
        return None
    first, second = s.quantities
    between = s.low[first.end : second.start]
    if _NEW_FIRST.fullmatch(between):
        return first, second
    return (second, first) if _OLD_FIRST.fullmatch(between) and _DENIED.search(s.low[: first.start]) else None


def _meant(new: Quantity, old: Quantity, known: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(slot, signals) of each thing that was told with the old number and could have the new one."""
    counted = new.kind == "count" and float(new.value).is_integer()
    if counted and old.value == known.get("people") and (not new.noun or _PERSONS.search(new.noun)):
        yield "team_size_skills", {"people": int(new.value)}
    if counted and new.noun and _PERSONS.search(new.noun):
        return
    for name, slot in _GOAL.items():
        before = known.get(name)
        if isinstance(before, dict) and _told(old, before) and _fits(new, before):
            yield slot, {name: {**before, "value": new.signal()["value"] if new.kind != "count" else _in_unit(new, before)}}


def _told(old: Quantity, before: Mapping[str, Any]) -> bool:
    return before.get("value") in {old.value, old.signal()["value"], _in_unit(old, before)}


def _fits(new: Quantity, before: Mapping[str, Any]) -> bool:
    return new.kind == "count" or new.signal()["unit"] == before.get("unit")


def _in_unit(quantity: Quantity, before: Mapping[str, Any]) -> float:
    """A bare number in the unit of the one before: "15" beside a share is 15 %."""
    return quantity.value / 100 if before.get("unit") == "share" and quantity.kind == "count" else quantity.value
