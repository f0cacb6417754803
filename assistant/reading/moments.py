"""Points in time in a sentence: calendar dates in both languages, quarters, seasons, and spans counted from today."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.currencies import CURRENCY

_EN = "january february march april may june july august september october november december"
_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTHS = {
    **{w: n for n, w in enumerate(_EN.split(), 1)},
    **{w: n for n, w in enumerate(_ES.split(), 1)},
    **{w[:3]: n for n, w in enumerate(_EN.split(), 1) if w != "may"},
    "sept": 9,
    "setiembre": 9,
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_FULL = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|o|\.)?\s(?:of |de )?(?P<m1>{_MONTH})\b\.?"
    rf"(?:,?\s(?:of |de |del )?(?P<y1>{_YEAR}|'?2\d(?=\s*(?:[,.;)]|$))))?"
    rf"|(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:)(?:,?\s(?P<y2>{_YEAR}))?"
    rf"|(?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)"
    rf"|(?<![\d.])(?P<d4>\d{{1,2}})(?P<sep>[./])\s?(?P<m4>\d{{1,2}})(?P=sep)\s?(?P<y4>{_YEAR}|'?[23]\d)(?!\.?\d))"
)
_WEEKS = ("first second third fourth", "1st 2nd 3rd 4th", "primera segunda tercera cuarta")
WEEK_ENDS = {word: 7 * n for words in _WEEKS for n, word in enumerate(words.split(), 1)}
"""The day of its month with which a week is over at the latest; the last week ends with the month."""
_NTH = "|".join(WEEK_ENDS)
_MONTH_ONLY = re.compile(
    rf"\b(?P<part>(?:the |la )?(?P<week>{_NTH}|last|ultima) (?:full )?(?:week (?:of|in)|semana de) |"
    rf"mid[- ]|end of |early |late |the end of |mediados de |finales de |fines de |principios de )?(?P<m>{_MONTH})\b"
    rf"(?:\.?,?\s(?:of |de |del )?(?P<y>{_YEAR}))?"
)
_QUARTER = re.compile(
    rf"\b(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth|primer|segundo|tercer|cuarto) (?:quarter|trimestre))(?:\s?(?:of |"
    rf"de |/)?\s?(?P<y>{_YEAR}))?"
)
_END_OF_YEAR = re.compile(
    rf"\b(?:end of|the end of|finales de|fines de|fin de|late)(?: the| del)? (?:(?:year |ano )?(?P<y>{_YEAR})|(?P<next>next year|"
    rf"coming year|ano que viene|proximo ano)|year|ano)\b|\byear[- ]end\b"
)
_SEASON = re.compile(
    rf"\b(?P<s>spring|summer|autumn|fall|winter|heating season|christmas|easter|primavera|verano|otono|invierno|navidad|"
    rf"harvest|cosecha|vendimia"
    rf"|school year|curso escolar|new year|ano nuevo)\b(?:\s(?:of |de |del )?(?P<y>{_YEAR}|'?2\d(?=\s*(?:[,.;)]|$)))(?:/\d\d)?)?"
)
_SEASONS = {
    "spring": (3, 20),
    "primavera": (3, 20),
    "easter": (4, 1),
    "summer": (6, 21),
    "verano": (6, 21),
    "autumn": (9, 22),
    "fall": (9, 22),
} | {
    "otono": (9, 22),
    "winter": (12, 1),
    "invierno": (12, 1),
    "heating season": (10, 1),
    "christmas": (12, 20),
    "navidad": (12, 20),
    "harvest": (9, 1),
    "cosecha": (9, 1),
    "vendimia": (9, 1),
    "school year": (9, 1),
    "curso escolar": (9, 1),
    "new year": (1, 1),
    "ano nuevo": (1, 1),
}
_OVER = {
    (3, 20): (6, 20),
    (4, 1): (4, 8),
    (6, 21): (8, 31),
    (9, 1): (10, 31),
    (9, 22): (11, 30),
    (10, 1): (4, 30),
    (12, 1): (3, 19),
    (12, 20): (1, 1),
    (1, 1): (1, 1),
}
"""By the first day of a season its last one (house rule): "after the summer" is from September on."""
_YEAR_ONLY = re.compile(rf"(?<![\w./-])(?P<y>{_YEAR})(?:/\d\d)?\b(?![.-]\d)")
_ORDER = {"first": 1, "primer": 1, "second": 2, "segundo": 2, "third": 3, "tercer": 3, "fourth": 4, "cuarto": 4}


@dataclass(frozen=True)
class Moment:
    """A day (the last one of a month, quarter or year that was named) and where it stands. `exact` = the day was said."""

    day: dt.date
    start: int
    end: int
    exact: bool = False
    season: bool = False
    """Only a season was named: any plainer date beside it counts more."""


def add_months(day: dt.date, months: float) -> dt.date:
    """`day` plus `months`; a part of a month counts 30.44 days. Never beyond the year 9000."""
    whole = int(min(max(months, 0), 12_000))
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    landed = dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return landed + dt.timedelta(days=round((min(months, 12_000) - whole) * 30.44))


def eve(moment: Moment, low: str, today: dt.date) -> dt.date:
    """The last day before a month or a year that was only named: "before May" ends with April, "before 2028" with 2027."""
    said = low[moment.start : moment.end]
    if moment.exact or moment.season or not re.fullmatch(rf"(?:{_MONTH})(?:\.?,?\s(?:of |de |del )?\d{{4}})?|\d{{4}}", said):
        return moment.day
    before = moment.day.replace(month=1 if said.isdigit() else moment.day.month, day=1) - dt.timedelta(days=1)
    return before if before > today else moment.day


def first_day(moment: Moment, low: str) -> dt.date:
    """The day on which what was named begins: "May" with its first day, "Q2" with April, "2028" with January, a date with itself."""
    said = low[moment.start : moment.end]
    if moment.exact or moment.season or said.startswith(_LATE):
        return moment.day
    if re.fullmatch(_YEAR, said):
        return moment.day.replace(month=1, day=1)
    if _IN_WEEK.search(said):
        return moment.day - dt.timedelta(days=6)
    return moment.day.replace(month=moment.day.month - (2 if _QUARTER.match(said) else 0), day=1)


_IN_WEEK = re.compile(r"\b(?:week (?:of|in)|semana de) ")
_LATE = ("mid", "end", "the end", "late", "mediados", "finales", "fines", "fin")


def day_after(moment: Moment, low: str, today: dt.date) -> dt.date:
    """The first day on which what was named is over: "after May", "after the summer break"."""
    if not moment.season:
        return moment.day + dt.timedelta(days=1)
    last = dt.date(moment.day.year, *_OVER[moment.day.month, moment.day.day])
    if last < moment.day:
        last = last.replace(year=last.year + 1)
    if low[moment.start : moment.end].isalpha() and (earlier := last.replace(year=last.year - 1)) >= today:
        last = earlier  # in the middle of a summer, "after the summer" is this one
    return last + dt.timedelta(days=1)


def find_moments(low: str, today: dt.date) -> list[Moment]:
    """All points in time that a folded sentence names, in order; wrong dates such as 31 June are passed over."""
    found: list[Moment] = []
    for finder in (_full_dates, _quarters, _ends_of_years, _months, _seasons, _years):
        for moment in finder(low, today):
            if not any(m.start < moment.end and moment.start < m.end for m in found):
                found.append(moment)
    return _with_day_in_brackets(low, sorted(found, key=lambda m: m.start))


_OPENS = re.compile(r"(?: [a-z]+)?\s?\((?:[a-z]+ ){0,3}")


def _with_day_in_brackets(low: str, found: list[Moment]) -> list[Moment]:
    """A season with its day behind it in brackets is that day: "until Easter (28 March 2027)", "the summer holidays (start July 12th)"."""
    told = list(found)
    for place, (season, day) in enumerate(pairwise(found)):
        if season.season and day.exact and _OPENS.fullmatch(low, season.end, day.start):
            told[place] = replace(season, day=day.day, exact=True, season=False)
    return told


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _coming(today: dt.date, month: int, day: int) -> dt.date | None:
    this = _day(today.year, month, day)
    return this if this is None or this >= today else _day(today.year + 1, month, day)


def _year(said: str) -> int:
    """The year that digits mean: "27" and "'27" are 2027."""
    digits = int(said.lstrip("'"))
    return digits if digits > 99 else digits + 2000


def _full_dates(low: str, today: dt.date) -> list[Moment]:
    found = []
    for match in _FULL.finditer(low):
        named = {k: v for k, v in match.groupdict().items() if v}
        part = {k[0]: v for k, v in named.items()}
        month = MONTHS.get(part["m"]) or int(part["m"])
        day = _day(_year(part["y"]), month, int(part["d"])) if "y" in part else _coming(today, month, int(part["d"]))
        if day:
            found.append(Moment(day, *match.span(), exact=True))
    return found


def _quarters(low: str, today: dt.date) -> list[Moment]:
    found = []
    for match in _QUARTER.finditer(low):
        month = 3 * int(match.group("q") or _ORDER[match.group("nth")])
        last = {3: 31, 6: 30, 9: 30, 12: 31}[month]
        day = _day(int(match.group("y")), month, last) if match.group("y") else _coming(today, month, last)
        found += [Moment(day, *match.span())] if day else []
    return found


def _ends_of_years(low: str, today: dt.date) -> list[Moment]:
    return [Moment(dt.date(int(m["y"] or today.year + bool(m["next"])), 12, 31), *m.span()) for m in _END_OF_YEAR.finditer(low)]


def _months(low: str, today: dt.date) -> list[Moment]:
    found = []
    for match in _MONTH_ONLY.finditer(low):
        year, month, part = match.group("y"), MONTHS[match.group("m")], (match.group("part") or "").strip(" -")
        if match.group("m") in {"may", "mar", "dec", "march"} and not (
            year or part.endswith((" of", " in", " de", "mid")) or _named_as_month(low, match.start())
        ):
            continue
        last = WEEK_ENDS.get(
            match.group("week") or "", 15 if part in {"mid", "mediados de"} else 7 if re.search(r"early|principios", part) else 0
        )
        chosen = int(year) if year else today.year + (month < today.month)
        day = _day(chosen, month, last or calendar.monthrange(chosen, month)[1])
        found += [Moment(day, *match.span())] if day else []
    return found


def _named_as_month(low: str, start: int) -> bool:
    """Whether a word leads to a date there: "may" and "march" are verbs, too."""
    return bool(
        re.search(
            r"\b(?:by|in|until|till|before|since|from|of|end|mid|early|late|en|hasta|antes de|"
            r"desde)[ -]$",
            low[max(0, start - 10) : start],
        )
    )


def _seasons(low: str, today: dt.date) -> list[Moment]:
    found = []
    for match in _SEASON.finditer(low):
        month, first = _SEASONS[match.group("s")]
        day = _day(_year(match.group("y")), month, first) if match.group("y") else _coming(today, month, first)
        if day and (low.startswith(" after next", match.end()) or _next_but_near(low, match, day, today)):
            day = day.replace(year=day.year + 1)
        found += [Moment(day, *match.span(), season=True)] if day else []
    return found


NEAR_DAYS = 62
"""In November "next Christmas" is not the one at the door, which would be called this one (house rule)."""


def _next_but_near(low: str, match: re.Match[str], day: dt.date, today: dt.date) -> bool:
    """Whether a season called "next" would begin so soon that the one after it is meant."""
    called = re.search(r"\bnext $", low[: match.start()]) or re.match(r"\s(?:que viene|proxim[oa])\b", low[match.end() :])
    return bool(called) and not match.group("y") and (day - today).days < NEAR_DAYS


def _years(low: str, today: dt.date) -> list[Moment]:  # noqa: ARG001 - all finders are called alike
    return [Moment(dt.date(int(m.group("y")), 12, 31), *m.span()) for m in _YEAR_ONLY.finditer(low) if not _is_sum(low, m)]


_SUM_BEHIND = re.compile(rf"\s?(?:%|{CURRENCY})")
_TO_A_YEAR = re.compile(
    r"(?:^|\b(?:in|since|of|from|by|until|till|before|after|to|for|and|the|year|spring|summer|autumn|winter|season|en|desde|"
    r"de|del|hasta|antes de|"
    r"para|ano|y|a|al|el|la)|[,;:(])\s?$"
)


def _is_sum(low: str, year: re.Match[str]) -> bool:
    """Whether what looks like a year is money ("2000 EUR") or a number of things ("2000 tickets"), with no word that leads to a year."""
    before = low[max(0, year.start() - 12) : year.start()]
    if _SUM_BEHIND.match(low, year.end()) or re.search(r"(?:[€$£]|\beur|\busd|\bgbp|\bchf)\s?$", before):
        return True
    return (
        bool(re.match(r"\s[a-z]{3,}s\b", low[year.end() :]))
        and not _TO_A_YEAR.search(before)
        and not re.match(r"\s(?:is|was|has|as)\b", low[year.end() :])
    )
