"""A lone number takes the unit and the magnitude of the number that was said before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.quantities import DAYS, Quantity, tidy


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


def only_the_unit(name: str, s: Sentence) -> bool:
    """Whether a name is nothing but the noun that today's number counts: "chairs" after "3,800 chairs borrowed"."""
    before = s.known["baseline"]
    return isinstance(before, dict) and bool(s.known.get("metric_name")) and name.lower() == str(before.get("unit") or "").lower()


def part_of_known(share: float, before: Any) -> dict[str, Any]:
    """A part of today's number: the amount itself where that number is known, else the change."""
    if isinstance(before, dict) and isinstance(before.get("value"), int | float):
        return before | {"value": tidy(round(before["value"] * share, 6))}
    return {"value": round(share - 1, 4), "unit": "relative", "period": None}
