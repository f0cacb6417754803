"""Hours of people: how many a week a part of a sentence names, and where; a day has eight of them, a week five days."""

from __future__ import annotations

import re

from assistant.reading.numbers import TWO_TO_TEN, find_numbers
from assistant.reading.quantities import tidy
from assistant.reading.week_shares import FULL_WEEK, SHARES, hours_of_share

_HALF = (
    r"\b(?:half[- ]?time|half[- ]days(?! (?:a|per|each|every))|half a day (?:a|each|every|per) day|halftime|part[- ]?time|"
    r"medio tiempo|media jornada|tiempo parcial|a tiempo parcial|50 ?%|"
    r"on the side|besides (?:our|the|their) (?:normal |daily )?(?:work|job))"
)
FULL = r"\b(?:full[- ]?time|tiempo completo|jornada completa|dedicacion completa)\b"
_PERIOD = (
    r"(?:(?P<month>months?|mes(?:es)?)|(?P<two>fortnight|quincena|(?:two|2|second|other) weeks?|(?:dos|2) semanas)|week|wk|w|semana)\b"
)
"""For how long hours are told: a week where neither a month nor two weeks are named."""
_EACH_PERIOD = rf"(?:\s(?:(?:each|cada uno)\s)?(?:a|per|each|every|in a|in one|por|a la|al|cada)\s|\s?/\s?){_PERIOD}"
_A_WEEK = rf"(?:{_EACH_PERIOD}|\s(?:weekly|semanal(?:es)?|p\.?\s?w)\b|(?<=hours)\seach(?=\s*(?:[,.;)]|and\b|$)))"
_NUMBER = (
    r"(?P<n>\d+(?:[.,]\d+)?|(?<!and )(?<!y )(?:half an?|medi[oa])|an?|one|una?|"
    rf"{TWO_TO_TEN}|twelve|fifteen|twenty|doce|quince|veinte)"
)
_PART_OF_DAY = r"half[- ]days?|afternoons?|mornings?|evenings?|medi[oa]s (?:dias|jornadas)|tardes?|mananas?"
_UNIT = rf"(?P<unit>hours?|hrs?|h|days?|horas?|horitas?|dias?|{_PART_OF_DAY})"
AND_A_HALF = r"(?:and a half|y medi[oa])\b"
_AMOUNT = rf"(?:{_NUMBER}(?:\s(?P<more>{AND_A_HALF}))?\s?|(?=\b(?:day|dia|hora) {AND_A_HALF})){_UNIT}(?:\s(?P<half>{AND_A_HALF}))?"
"""Hours, days or parts of days: "6 h", "two and a half days", "a day and a half", "half a day", "two afternoons"."""
_HOURS_WEEK = re.compile(rf"{_AMOUNT}{_A_WEEK}")
_BARE_HOURS = re.compile(rf"(?<![\w.,]){_AMOUNT}(?![\w-])")
"""Hours whose week was said before, or behind them: "Brais 5 hours a week, me 1 hour"."""
_HOURS_DAY = re.compile(rf"(?<![\w.,]){_NUMBER}\s?(?:hours?|h|horas?)\s(?:a|per|each|every|al|por|/)\s?(?:day|dia)\b")
_PART_BY_NAME = re.compile(r"\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday)? (?:afternoons?|mornings?|evenings?)\b")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
_DAYS_BY_NAME = re.compile(
    rf"\b(?:has|have|had|gets?|free|works?|there|available|only|tiene|viene|libra|trabaja)(?: only| on| every| all)*(?: los| el)? "
    rf"(?P<first>{_WEEKDAY})(?: (?:and|y) (?:los )?(?P<second>{_WEEKDAY}))?\b"
)
_TIMES = (*SHARES, _HOURS_WEEK, _HOURS_DAY, _PART_BY_NAME, _DAYS_BY_NAME, re.compile(_HALF), re.compile(FULL))


_AT_WORK = re.compile(rf"\b(?:hours?|hrs?|horas?|{_PART_OF_DAY})\s(?:each\s)?(?:a\s|per\s|por\s|a la\s)?$")
_OUR_OWN = re.compile(r"\b(?:we|i)(?:'ve| only)? (?:have|got)\b|\bwe've\b|\bthere (?:is|are)\b|\btenemos\b|\bhay\b")
_WORKLOAD = re.compile(r"\b(?:who|that|spend\w*|takes?|typ\w+|needs?|que|dedican? a|gastan?|tardan?)\b")


def is_of_hours(low: str, start: int) -> bool:
    """Whether the time that begins there is that of "6 hours a week": somebody's work, and no rhythm."""
    return bool(_AT_WORK.search(low[max(0, start - 20) : start]))


def are_given(low: str) -> bool:
    """'We have two people from IT, about 6 hours a week each': hours that are there for it, with nothing said that they go into."""
    spans = spans_of_hours(low)
    if not spans or not _OUR_OWN.search(low) or _WORKLOAD.search(low):
        return False
    behind = re.split(r"[,.;:]", low[spans[-1][1] :], maxsplit=1)[0]
    return len(behind.split()) <= FEW_WORDS or bool(_OF_ONE.fullmatch(behind))


def are_all(low: str) -> bool:
    """'Half a day a week of one developer': nothing but hours and whose they are."""
    spans = spans_of_hours(low)
    return bool(spans) and len(spans) == 1 and not re.search(r"\w", low[: spans[0][0]]) and bool(_OF_ONE.fullmatch(low[spans[0][1] :]))


FEW_WORDS = 1
"""Behind hours that are given: "each"."""
_OF_ONE = re.compile(r"\s(?:of|from|de)\s(?:an?|one|our|my|two|three|un[oa]?|nuestr[oa]|mi|dos|tres)\s[a-z-]+(?:\s[a-z-]+)?\W*")
"""Behind them: whose they are."""


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
    if (share := hours_of_share(part)) is not None:
        return share
    if daily := _HOURS_DAY.search(part):
        return tidy(min(_amount(daily["n"]) * 5, 60))
    if match := _HOURS_WEEK.search(part):
        return _in_hours(match, WEEKS["month"] if match["month"] else WEEKS["two"] if match["two"] else 1)
    if _PART_BY_NAME.search(part):
        return HOURS["part"]
    if days := _DAYS_BY_NAME.search(part):
        closer = None if days.group("second") else bare_hours(part, days.end(), len(part))
        return closer[2] if closer else 16 if days.group("second") else 8
    return 20 if re.search(_HALF, part) else FULL_WEEK if re.search(FULL, part) else None


HOURS = {"hour": 1, "part": 4, "day": 8}
"""Hours of a unit of working time."""
WEEKS = {"two": 2, "month": 52 / 12}


def _in_hours(match: re.Match[str], weeks: float = 1) -> float | int:
    """An amount of hours, days or parts of days in so many weeks, in hours a week; nobody works more than 80."""
    unit = "part" if re.fullmatch(_PART_OF_DAY, match["unit"]) else "day" if match["unit"].startswith("d") else "hour"
    amount = _amount(match["n"]) + (0.5 if match["more"] or match["half"] else 0)
    return tidy(round(min(amount * HOURS[unit] / weeks, 80), 1))


def _amount(said: str | None) -> float:
    """How many a word or digits mean; half a day is half of one."""
    if not said or not said[0].isdigit():
        return 0.5 if said and re.match(r"half|medi", said) else number_of(said)
    return float(said.replace(",", "."))


def bare_hours(low: str, start: int, end: int) -> tuple[int, int, float | int] | None:
    """Hours, days or parts of days that name no week, with their place: "Brais 5 hours a week, me 1 hour"; None where there are none."""
    match = _BARE_HOURS.search(low, start, end)
    return (*match.span(), _in_hours(match)) if match else None


def bare_parts_of_days(low: str, start: int, end: int) -> tuple[int, int, float | int] | None:
    """The same for mornings and afternoons alone: "two afternoons each" can only be meant of every week."""
    match = _BARE_HOURS.search(low, start, end)
    alone = match and re.fullmatch(_PART_OF_DAY, match["unit"]) and _NOTHING_MORE.match(low[match.end() : end])
    return (*match.span(), _in_hours(match)) if match and alone else None


_NOTHING_MORE = re.compile(r"\s*(?:$|[,.;)]|(?:each|both|and|y|for (?:it|this)|cada un[oa])\b)")
