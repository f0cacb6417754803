"""Shares of somebody's working time: "20 % of my time", "a third of her week", "0.5 FTE"."""

from __future__ import annotations

import re

from assistant.reading.numbers import FRACTIONS
from assistant.reading.quantities import tidy

FULL_WEEK, LEAST_OF_FULL = 40, 30
"""Hours of a whole week, and those from which a week counts as one."""
FRACTION = "|".join(sorted(map(re.escape, FRACTIONS), key=len, reverse=True))
_SHARE = rf"(?<![\w.,-])(?:(?P<percent>\d{{1,3}}(?:[.,]\d)?) ?(?:%|per ?cent\b|por ciento\b)|(?P<part>{FRACTION}))"
_WHOSE = (
    r"(?:(?:my|our|his|her|their|your|mis?|sus?|nuestr[oa]s?|each one's|everybody's|somebody's|an?|a full|"
    r"the(?= (?:working |work )?(?:time|week) of (?:an?|one|our|my) )|"
    r"(?:(?:an?|one|the|our|my) )?[a-z-]+(?: [a-z-]+)?'s?) )"
)
_TIME = (
    r"(?:(?:working |work )?(?:time|hours|week)|workload|position|post|job|full[- ]time (?:position|post|job|week|equivalent)|"
    r"tiempo|jornada|semana(?: laboral)?|horario|dedicacion)"
)
_OF_TIME = re.compile(rf"{_SHARE}(?: of| de)? {_WHOSE}(?:\w+ )?{_TIME}(?! (?:goes|go|went|is|are|was|were|se va|va)\b)\b")
_FTE = re.compile(
    r"(?<![\w.,-])(?P<fte>[01](?:[.,]\d{1,2})?|[.,]\d{1,2}) ?(?:ftes?\b|(?:full[- ]time equivalents?|jornadas? completas?)\b)"
)
SHARES = (_OF_TIME, _FTE)


def hours_of_share(low: str) -> float | int | None:
    """The hours a week of the first share of somebody's time that a folded part of a sentence names; None where it names none."""
    for pattern in SHARES:
        if match := pattern.search(low):
            return hours_of(**match.groupdict())
    return None


def hours_of(percent: str | None = None, part: str | None = None, fte: str | None = None) -> float | int | None:
    """The hours a week of a percentage, of a fraction by its word ("a third"), or of a part of one position; None beyond the whole."""
    share = FRACTIONS[part] if part else _number(percent) / 100 if percent else _number(fte or "0")
    return tidy(round(share * FULL_WEEK, 1)) if 0 < share <= 1 else None


def _number(said: str) -> float:
    return float(said.replace(",", "."))
