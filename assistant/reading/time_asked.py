"""Working time in forms that only the question for it makes plain: "one engineer, 80 %", "half a developer", "Fridays"."""

from __future__ import annotations

import re

from assistant.reading.callings import BUILDER
from assistant.reading.hours import HOURS, bare_hours, bare_parts_of_days
from assistant.reading.week_shares import FRACTION, hours_of

_PERCENT = re.compile(
    r"^[\s,:(~=-]*(?:(?:at|with|for|to|about|around|only|just|is|are|works?|there|present|al|con|un|solo)\s)*"
    r"(?P<percent>\d{1,3}) ?%(?=\s*(?:$|[,.;)]|(?:each|both|and|y|for (?:it|this)|cada un[oa])\b))"
)
"""Right behind somebody, and nothing more said of it."""
_OF_ONE = re.compile(
    rf"(?<![\w.,-])(?:(?P<part>{FRACTION})(?: of| de)? (?:an?|one|un[oa]?)|"
    rf"(?P<fte>0?[.,]\d{{1,2}})(?: (?:of|de))?(?: (?:an?|one|un[oa]?))?)"
    rf" (?:[a-z-]+ )?{BUILDER}(?![\w'-])"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri)day"
_DIA = r"(?:lunes|martes|miercoles|jueves|viernes)"
_DAYS = rf"(?:{_WEEKDAY}s|every {_WEEKDAY}|every (?:second|other) {_WEEKDAY}s?|(?:los|cada) {_DIA})"
_WEEKDAYS = re.compile(
    rf"(?:^|[,;:(]|\b(?:me|i|yo|we|both|there|here))\s*(?:(?:only|just|on|solo)\s)*(?P<days>{_DAYS}(?:(?:,| and| y)\s(?:{_DAYS}|{_DIA}))*)"
    r"(?=\s*(?:(?:only|each|both|solo|cada un[oa])\s*)?(?:$|[,.;)]))"
)


def time_asked(low: str, start: int, end: int) -> tuple[int, int, float | int] | None:
    """The first time of a week that a folded part names in such a form: (start, end, hours); None where there is none.

    Days by their names say nothing where hours stand beside them.
    """
    part = low[start:end]
    for pattern in (_PERCENT, _OF_ONE):
        if (match := pattern.search(part)) and (hours := hours_of(**match.groupdict())) is not None:
            return start + match.start(), start + match.end(), hours
    if parts := bare_parts_of_days(low, start, end):
        return parts
    named = _WEEKDAYS.search(part) if bare_hours(low, start, end) is None else None
    return (start + named.start("days"), start + named.end("days"), _hours_of_days(named["days"])) if named else None


def _hours_of_days(days: str) -> float | int:
    halves = len(re.findall(r"every (?:second|other)", days))
    return HOURS["day"] * len(re.findall(rf"{_WEEKDAY}|{_DIA}", days)) - HOURS["part"] * halves
