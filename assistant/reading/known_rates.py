"""Which way a number that shall be reached lies from the rate that was told before: 10 failures a month, after 25 were told."""

from __future__ import annotations

import re
from typing import Any

from assistant.reading.arrivals import GOES_WRONG
from assistant.reading.claims import Sentence
from assistant.reading.present import comparable
from assistant.reading.quantities import Quantity

REACHED = r"\b(?:reach|get to|come to|go to|arrive at|llegar a|alcanzar)\s*(?:the |el |los |las |about |un |una |unos |unas )*$"
"""What says neither more nor less: one reaches a number from above or from below."""
_RATES = ("happens_told", "cases_told")
"""Signals of how often something comes, whose noun is not kept."""


def way_to(s: Sentence, q: Quantity) -> dict[str, Any]:
    """The direction to a number that is reached, with the rate that was told of what goes wrong as that of today; may be empty."""
    before = s.known.get("baseline")
    if isinstance(before, dict) and _alike(q, before):
        return {"better": "lower" if q.signal()["value"] < before["value"] else "higher"}
    named = s.low[q.start : q.end]
    if q.kind != "count" or not (re.search(GOES_WRONG, named) or re.search(_UNWANTED, named)):
        return {}
    told = next((rate for name in _RATES if isinstance(rate := s.known.get(name), dict) and rate.get("period") == q.period), None)
    alike = told is not None and before is None and told["value"] > q.value and comparable(told["value"], q.value)
    return {"better": "lower"} | ({"baseline": q.signal() | {"value": told["value"]}} if told and alike else {})


_UNWANTED = (
    r"\b(?:complaints?|loss(?:es)?|errors?|mistakes?|delays?|stops?|no-?shows?|returns|"
    r"quejas?|reclam\w+|perdidas?|errores|retrasos?|paradas?)\b"
)
"""What nobody wants more of, beside what breaks."""


def _alike(q: Quantity, before: dict[str, Any]) -> bool:
    """Whether today's number is of the same unit, or a count of things in the same period."""
    told = q.signal()
    counts = q.kind == "count" and q.period and before["unit"] not in {"share", "points", "relative"}
    return bool(before.get("period") == told["period"] and (before["unit"] == told["unit"] or counts))
