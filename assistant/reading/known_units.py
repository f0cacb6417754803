"""A lone number takes the unit and the magnitude of the number that was said before it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.claims import Sentence
from assistant.reading.quantities import DAYS, Quantity


def with_known_unit(q: Quantity, s: Sentence) -> Quantity:
    """A lone number takes unit and magnitude of the number that was said before: 750 after 820,000 EUR is 750,000 EUR."""
    before = s.known.get("target") or s.known.get("baseline")
    if q.kind != "count" or q.noun or not isinstance(before, dict) or not q.value:
        return q
    for factor in (1, 1e3, 1e6, 1e-2):
        if 0.2 <= q.value * factor / (before["value"] or 1) <= 5:
            return _in_unit(q, factor, str(before["unit"]), before.get("period"))
    return q


def _in_unit(q: Quantity, factor: float, unit: str, period: str | None) -> Quantity:
    value, period = q.value * factor, q.period or period
    if unit.rstrip("s") in DAYS:
        return replace(q, kind="time", value=value, unit=unit.rstrip("s"), period=period)
    if unit == "share" or re.fullmatch(r"[A-Z]{3}", unit):
        return replace(q, kind="share" if unit == "share" else "money", value=value, unit=unit, period=period)
    return replace(q, value=value, unit=unit, noun=unit, period=period)
