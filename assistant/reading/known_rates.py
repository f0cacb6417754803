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
    if isinstance(before, dict) and (before["unit"], before.get("period")) == (q.signal()["unit"], q.signal()["period"]):
        return {"better": "lower" if q.signal()["value"] < before["value"] else "higher"}
    if q.kind != "count" or not re.search(GOES_WRONG, s.low[q.start : q.end]):
        return {}
    told = next((rate for name in _RATES if isinstance(rate := s.known.get(name), dict) and rate.get("period") == q.period), None)
    alike = told is not None and before is None and told["value"] > q.value and comparable(told["value"], q.value)
    return {"better": "lower"} | ({"baseline": q.signal() | {"value": told["value"]}} if told and alike else {})
