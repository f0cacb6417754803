"""Hours of people: how many a week a part of a sentence names, and where."""

from __future__ import annotations

import re

from assistant.reading.numbers import TWO_TO_TEN, find_numbers
from assistant.reading.quantities import tidy

_HALF = (
    r"\b(?:half[- ]?(?:time|a day)|halftime|part[- ]?time|medio tiempo|media jornada|tiempo parcial|a tiempo parcial|50 ?%|"
    r"on the side|besides (?:our|the|their) (?:normal |daily )?(?:work|job))"
)
FULL = r"\b(?:full[- ]?time|tiempo completo|jornada completa|dedicacion completa)\b"
_A_WEEK = (
    r"(?:(?:\s(?:(?:each|cada uno)\s)?(?:a|per|each|every|in a|in one|por|a la)\s|\s?/\s?)(?:week|wk|w|semana)\b"
    r"|\s(?:weekly|semanal(?:es)?|p\.?\s?w)\b|(?<=hours)\seach(?=\s*(?:[,.;)]|and\b|$)))"
)
_NUMBER = rf"(\d+(?:[.,]\d+)?|an?|one|una?|{TWO_TO_TEN}|twelve|fifteen|twenty|doce|quince|veinte)"
_UNIT = r"(hours?|hrs?|h|days?|horas?|horitas?|dias?)"
AND_A_HALF = r"(?:and a half|y medi[oa])\b"
_AMOUNT = rf"(?:{_NUMBER}(?:\s(?P<more>{AND_A_HALF}))?\s?|(?=\b(?:day|dia|hora) {AND_A_HALF})){_UNIT}(?:\s(?P<half>{AND_A_HALF}))?"
"""Hours or days: "6 h", "two and a half days", "a day and a half"."""
_HOURS_WEEK = re.compile(rf"{_AMOUNT}{_A_WEEK}")
_BARE_HOURS = re.compile(rf"(?<![\w.,]){_AMOUNT}(?![\w-])")
"""Hours whose week was said before, or behind them: "Brais 5 hours a week, me 1 hour"."""
_HOURS_DAY = re.compile(
    r"(\d+(?:[.,]\d+)?|one|two|three|four|un|una|dos|tres|cuatro)\s?(?:hours?|h|horas?)\s(?:a|per|each|every|al|por|/)\s?(?:day|dia)\b"
)
FULL_WEEK, LEAST_OF_FULL = 40, 30
"""Hours of a whole week, and those from which a week counts as one."""
_HALF_DAYS = re.compile(
    r"(?<!and )(?<!y )\b(?:half a day|medio dia|"
    r"(?P<n>an?|one|two|three|una?|dos|tres) (?:half[- ]days?|afternoons?|mornings?|evenings?|tardes?|mananas?))"
    r"(?: (?:a|per|each|every|por|a la|cada|en) |\s?/\s?)(?:week|wk|semana)\b"
    r"|\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday)? (?:afternoons?|mornings?|evenings?)\b"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
_DAYS_BY_NAME = re.compile(
    rf"\b(?:has|have|had|gets?|free|works?|there|available|only|tiene|viene|libra|trabaja)(?: only| on| every| all)*(?: los| el)? "
    rf"(?P<first>{_WEEKDAY})(?: (?:and|y) (?:los )?(?P<second>{_WEEKDAY}))?\b"
)
_TIMES = (_HOURS_WEEK, _HOURS_DAY, _HALF_DAYS, _DAYS_BY_NAME, re.compile(_HALF), re.compile(FULL))


_AT_WORK = re.compile(r"\b(?:hours?|hrs?|horas?)\s(?:each\s)?(?:a\s|per\s|por\s|a la\s)?$")
_OUR_OWN = re.compile(r"\b(?:we|i)(?:'ve| only)? (?:have|got)\b|\bwe've\b|\bthere (?:is|are)\b|\btenemos\b|\bhay\b")
_WORKLOAD = re.compile(r"\b(?:who|that|spend\w*|takes?|typ\w+|needs?|que|dedican? a|gastan?|tardan?)\b")


def is_of_hours(low: str, start: int) -> bool:
    """Whether the time that begins there is that of "6 hours a week": somebody's work, and no rhythm."""
    return bool(_AT_WORK.search(low[max(0, start - 16) : start]))


def are_given(low: str) -> bool:
    """'We have two people from IT, about 6 hours a week each': hours that are there for it, with nothing said that they go into."""
    spans = spans_of_hours(low)
    if not spans or not _OUR_OWN.search(low) or _WORKLOAD.search(low):
        return False
    behind = re.split(r"[,.;:]", low[spans[-1][1] :], maxsplit=1)[0]
    return len(behind.split()) <= FEW_WORDS


FEW_WORDS = 1
"""Behind hours that are given: "each"."""


def number_of(word: str | None) -> int:
    """How many a word or digits before a role mean; an article is one."""
    if not word:
        return 1
    numbers = find_numbers(word + " x")
    return int(min(numbers[0].value, 10_000)) if numbers else 1


def spans_of_hours(low: str) -> list[tuple[int, int]]:
    """Where a sentence names times of a week, in order, none inside another."""
    found = sorted((m.span() for pattern in _TIMES for m in pattern.finditer(low)), key=lambda span: (span[0], -span[1]))
    return [span for place, span in enumerate(found) if not any(begin < span[1] and span[0] < end for begin, end in found[:place])]


def hours_in(low: str, start: int, end: int) -> float | int | None:
    """The hours a week that a part of a sentence names, or None."""
    part = low[start:end]
    if half := _HALF_DAYS.search(part):
        return 4 * number_of(half.group("n") or "one")
    if daily := _HOURS_DAY.search(part):
        hours = float(daily.group(1).replace(",", ".")) if daily.group(1)[0].isdigit() else number_of(daily.group(1))
        return tidy(min(hours * 5, 60))
    if match := _HOURS_WEEK.search(part):
        return _in_hours(match)
    if days := _DAYS_BY_NAME.search(part):
        closer = None if days.group("second") else bare_hours(part, days.end(), len(part))
        return closer[2] if closer else 16 if days.group("second") else 8
    return 20 if re.search(_HALF, part) else FULL_WEEK if re.search(FULL, part) else None


def _in_hours(match: re.Match[str]) -> float | int:
    """A number of hours or days a week, in hours; nobody works more than 80."""
    said = (match.group(1) or "one").replace(",", ".")
    amount = (float(said) if said[0].isdigit() else number_of(said)) + (0.5 if match["more"] or match["half"] else 0)
    return tidy(min(amount * (8 if match.group(3).startswith("d") else 1), 80))


def bare_hours(low: str, start: int, end: int) -> tuple[int, int, float | int] | None:
    """Hours or days that name no week, with their place: "Brais 5 hours a week, me 1 hour"; None where there are none."""
    match = _BARE_HOURS.search(low, start, end)
    return (*match.span(), _in_hours(match)) if match else None
