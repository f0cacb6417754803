"""Which numbers words carry: those that stand in them, and what shares, sums and other units of time make of them."""

from __future__ import annotations

import re

from assistant.reading.numbers import FRACTIONS, Number, find_numbers
from assistant.reading.quantities import DAYS, PERIODS, TIME_UNITS, find_quantities
from assistant.reading.text import fold

YEARLY = frozenset({"working_days"})
"""Numbers that count within a year, which their names do not say."""

_LANGUAGES = ("en", "es")
_NAMES = [
    (name, re.compile(rf"(?<![^\W\d_])(?<!['’])(?:{pattern})(?![^\W_])"))
    for rows in (TIME_UNITS, PERIODS)
    for pattern, name in rows.items()
]
_TIMES_COUNTED = re.compile(
    r"[\s-]?(?:full |whole |more |working )*"
    r"(?:seconds|minutes|mins|hours|hrs|days|weeks|months|quarters|years|segundos|minutos|horas|dias|semanas|meses|trimestres|anos)\b"
)
_HALVES = re.compile(r"\bhal(?:f|ve[sd]?)\b|\bdoubl|\btwice\b|\bmitad\b|\bdobl")
_SHARE = re.compile(r"%|\b(?:share|agreement|percent|per cent|por ciento|relative|points)\b")


def carries(words: str, value: float, measure: str, *, amount: bool = False) -> bool:
    """Whether `words` hold `value`, rounded to one and a half percent.

    Args:
        words: what the team said.
        value: the number that is to stand in them.
        measure: what it measures: the name of a signal such as `history_months`, or the unit and the period of an amount.
        amount: whether it is an amount with a unit, and no plain count.
    """
    low, of = fold(words), fold(measure).replace("_", " ")
    inside = _units(of) | ({"year"} if measure in YEARLY else set())
    said = _said(low, counts=not (amount or inside))
    share = bool(_SHARE.search(of)) or (not amount and abs(value) <= 1)
    if share:
        said += [100 - n for n in said if 0 < n < 100]
    factors = {1.0} | ({0.01} if share or amount else set()) | (_ratios(inside | _units(low)) if inside else set())
    parts = (1.0, 0.5, 2.0) if _HALVES.search(low) else (1.0,)
    return any(_same(value, n * factor * part) for n in said for factor in factors for part in parts)


def _said(low: str, *, counts: bool) -> list[float]:
    """The numbers of the words, one in another, and all together. Where things are counted, "8 hours" are none of them."""
    found = {language: [n for n in find_numbers(low, language) if not (counts and _counts_time(low, n))] for language in _LANGUAGES}
    said = [n.value for numbers in found.values() for n in numbers]
    said += [value for word, value in FRACTIONS.items() if word in low]
    said += [q.value for language in _LANGUAGES for q in find_quantities(low, language) if not (counts and q.kind == "time")]
    said += [a / b for a in (*said, 1.0) for b in said if 0 < a < b]
    return said + [sum(n.value for n in numbers) for numbers in found.values()]


def _counts_time(low: str, number: Number) -> bool:
    return bool(_TIMES_COUNTED.match(low, number.end))


def _units(low: str) -> set[str]:
    """The units of time that a text names."""
    return {name for name, pattern in _NAMES if pattern.search(low)}


def _ratios(units: set[str]) -> set[float]:
    """By what a time or a rate in one of these units is turned into another of them: years into months, a week into a year."""
    return {DAYS[a] / DAYS[b] for a in units for b in units}


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 0.015 * max(abs(a), abs(b))
