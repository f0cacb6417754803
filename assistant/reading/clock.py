"""Times of the day in a folded sentence: "2 pm", "at 6", "a las 14 h", "7 in the morning"; they are no amounts."""

from __future__ import annotations

import re

from assistant.reading.numbers import TWO_TO_TEN

_PART = r"(?:in the (?:morning|afternoon|evening)|at night|de la (?:manana|tarde|noche|madrugada)|del (?:dia|mediodia))"
_HALF = r"\s?(?:[ap]\.?\s?m\b\.?|o'?clock\b|uhr\b|hrs\b)"
_HOUR = rf"(?:[01]?\d|2[0-4]|one|una|{TWO_TO_TEN}|eleven|twelve|once|doce)"
_CLOCK = re.compile(
    rf"(?<![\w.,])(?:{_HOUR}(?:[:.]\d\d)?{_HALF}"  # 2 pm, 6.30 a.m.
    rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?h\b)?"  # 14:30
    rf"|{_HOUR}\s{_PART}"  # 7 in the morning
    rf"|(?:a|hacia|antes de|desde|hasta|sobre) las? {_HOUR}(?::\d\d)?(?:\s?(?:h|horas?)\b|(?!\s(?!de\b|en\b|para|y\b|"
    rf"cada|todos)[a-z]))"  # a las 14 h
    rf"|(?:at|by|before|around) (?:[01]?\d|2[0-4])\s?h\b"  # at 14 h
    rf"|(?<=morning )at {_HOUR}\b|(?<=evening )at {_HOUR}\b|(?<=night )at {_HOUR}\b|(?<=day )at {_HOUR}\b"  # every morning at 6
    rf")"
)


def clock_spans(low: str) -> list[tuple[int, int]]:
    """Where times of the day stand, in order."""
    return [match.span() for match in _CLOCK.finditer(low)]
