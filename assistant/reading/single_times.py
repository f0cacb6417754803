"""A time that is told with an article and without a number: "about a week", "within the hour", "a minute or two"."""

from __future__ import annotations

import re

from assistant.reading.currencies import name_in
from assistant.reading.quantities import TIME_UNITS, Quantity

ASKED = frozenset({"label_delay", "latency_volume", "horizon_granularity"})
"""Questions about a time: elsewhere "a day" is rather how often than how long."""
_LEAD = (
    r"(?:^\W*|\b(?:about|within|in|after|around|roughly|maybe|perhaps|only|just|almost|nearly|at most|up to|less than|under|takes?|say|"
    r"en|como|tras|dentro de|casi|quiza|mas o menos|menos de|maximo|tarda)\s)"
)
_SINGLE = re.compile(
    rf"{_LEAD}(?:(?:like|about|un[oa]s)\s)?(?:an?|the|una?|la|el)\s(?!(?<=the )second|(?<=el )segund|(?<=la )segund)"
    rf"(?:good |full |whole |working )?(?P<unit>{'|'.join(TIME_UNITS)})"
    r"(?P<two>\s(?:or (?:two|so)|o dos)\b)?(?!\s?[-'])(?!\s(?:in|before|ahead|of|de)\s(?:the|el|la)\b)"
)


def single_time(low: str) -> Quantity | None:
    """The time of a folded sentence that has no number of its own; "a day or two" counts two, None where there is none."""
    match = _SINGLE.search(low)
    if match is None:
        return None
    value = 2.0 if match.group("two") and match.group("two").split()[1] in {"two", "dos"} else 1.0
    return Quantity("time", value, name_in(TIME_UNITS, match.group("unit")), match.start("unit"), match.end())
