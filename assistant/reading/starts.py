"""The day from which the team can work on it: "we can start on 15 January", "Start: not before May", "busy until Easter"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reading.claims import Claim, Sentence
from assistant.reading.moments import Moment, add_months, day_after, first_day

_WE = (
    r"(?:(?:we|i|the team|our team|everybody|all of us|nobody|no one|none of us|(?:the |this |our )?project|"
    r"(?:the )?work(?: on (?:it|this|that))?|"
    r"everything|nothing|it all|nosotros|yo|el equipo|nuestro equipo|el proyecto|el trabajo|nadie|nada))"
)
_MAY = (
    r"(?:(?:\w+n't|can(?:not)?|could|will|shall|would|should|must|may|want to|would like to|like to|plan to|(?:are|"
    r"am) (?:(?:only|not) )?(?:able|ready|free) to|"
    r"are allowed to|are going to|hope to|have to|need to|do|does|is|are|not|n't|never|only|first|then|really|probably|likely|"
    r"no|solo|puede|podemos|puedo|podra|podremos|queremos|vamos a|debemos)\s)*"
)
_BEGIN = r"(?:start(?:s|ing)?|begin(?:s|ning)?|kick(?:s|ing)?[ -]?off|commences?|get (?:going|started)|empezar|comenzar|arrancar|iniciar)"
_SPOKEN_ES = r"(?:(?:empeza|comenza|arranca)(?:re)?mos|(?:el proyecto|el trabajo) (?:empieza|comienza|arranca|inicia))"
_THE_WORK = (
    r"(?:\s(?:the |this |our |with |on |el |con )*(?:project|work|it|this|that|building|working|developing|proyecto|trabajo|esto|ello)"
    r"(?: on (?:it|this))?)?"
)
_HEADING = (
    r"(?:(?:^\W*|[.,;:(|]\s?|\s-\s)(?:the |our |possible |planned |earliest |project |el |"
    r"la )*(?:start(?:ing)?(?: date| day| of (?:the )?(?:project|work))?|"
    r"kick-?off|begin(?:ning)?|inicio|comienzo|arranque|fecha de inicio)(?: del proyecto)?\s?(?::|=|-|(?:is|will be|"
    r"es|sera)\b|(?=\s(?:not|no|earliest)\b))"
    r"|\bstart(?: date| day)?(?: is| was| has been| moves?| moved| shifts?| shifted| postponed| put off| changes| changed)* (?:to|until))"
)
_FREE = (
    rf"\b{_WE}(?:\s(?:will|can|do|does|only|not|n't|solo|no|still|there))*\s(?:have|has|is|are|am|get|gets|tenemos|"
    rf"tengo|tiene|estamos|estoy|esta)"
    r"(?:\s(?:no|not|only|all|more|the|some|enough|any|solo|mas))*\s(?:time|capacity|free|available|hands|room|tiempo|"
    r"libres?|disponibles?)(?: for (?:it|this|the project))?"
)
_NO_WORK = (
    r"(?:^|[.,;]\s|\b(?:and|but|y|pero)\s)(?:please\s)?(?:no|not any) (?:project )?work(?: on (?:it|this|the project))?(?: is possible)?"
)
_BUSY = (
    rf"\b(?!i\b)(?:estamos|{_WE})(?:\s(?:all|both|still|fully|completely|very|too|will|be|is|are|am|'re|todos|muy|"
    rf"estamos|esta|estoy))*\s(?:busy|booked|occupied|tied up|on leave|"
    r"away|ocupad[oa]s?|de vacaciones)(?:\s(?:with|by) [^.;]{2,40}?)?\s(?:until|till|hasta)\s(?:after\s)?(?:(?:the|el|la)\s)?$"
)
_FROM = (
    r"(?:\s(?:on|in|at|from|as of|as|of|only|just|not|no|earlier|sooner|than|earliest|at the earliest|possible|once|"
    r"when|about|around|the|"
    r"then|again|first|week|a partir|de|del|desde|en|el|la|al|principios|begin(?:ning)?|start|is|,|antes)(?=\s|:|$)|:)*"
)
_AFTER = (
    r"(?:\s(?:only|right|directly|straight|not|earliest|until|just|solo|is|:))*"
    r"\s(?:after|despues de|despues del|tras)(?:\s(?:the|el|la|our))?"
)
_UNTIL_NOT = r"(?:\s(?:until|till|before|hasta|antes de|antes del)(?:\s(?:the|el|la))?)"
_NOT = re.compile(r"\b(?:not?|n't|nobody|no one|none|nothing|never|cannot|earliest|nadie|nada|nunca)\b|n't\b")
_LEADS = "|".join(
    (
        rf"\b{_WE}\s{_MAY}{_BEGIN}{_THE_WORK}",
        rf"(?:^|[.,;]\s|\b(?:and|but|y|pero|podemos|puedo|queremos|podriamos|podremos|podra)\s){_BEGIN}{_THE_WORK}",
        rf"\b{_SPOKEN_ES}{_THE_WORK}",
        _HEADING,
        _FREE,
        _NO_WORK,
    )
)
_LED = re.compile(rf"(?P<lead>{_LEADS})(?:(?P<after>{_AFTER})|(?P<till>{_FROM}{_UNTIL_NOT})|(?P<from>{_FROM}))\s?$")
_SOMETHING_ELSE = re.compile(r"\s(?:with|to|con|a)\s(?!it\b|this\b|the project|the work|ello|esto|el proyecto|the team)")
"""What begins is a part, or something else: "we start in March with the oven", "we start in May to hire"."""
_PERIOD = re.compile(
    r"\bwe have(?: time)?(?: from| between)(?: the)?\s?$|(?:\b(?:project|course|pilot|work|timeline|time ?frame|"
    r"period|schedule|duration|semester|runs?|"
    r"proyecto|curso|piloto|periodo|duracion|plazo)\b[^.;]{0,30}?)(?:\b(?:from|between|de|del|desde|entre)(?: the| el)?|[:=]|is)\s?$"
)
_TO = re.compile(r"\s?(?:to|until|till|through|and|-|a|al|hasta|y)(?: the| el)?\s?$")
_SPAN = re.compile(rf"(?:{_LEADS})\s(?:in|dentro de|en)(?:\s(?:about|around|unos|unas))?\s?$")
_NEXT = re.compile(
    r"\b(?:next (?P<en>week|month|quarter|year)|(?:el )?(?:proximo )?(?P<es>semana|mes|trimestre|ano) (?:que viene|proximo|proxima))\b"
)
_ES = {"semana": "week", "mes": "month", "trimestre": "quarter", "ano": "year"}


@dataclass(frozen=True)
class Start:
    """The first day of the work, and where it stands in the sentence; `end_day` = the last one, where the period was named with both."""

    day: dt.date
    start: int
    end: int
    end_day: dt.date | None = None


def start_in(s: Sentence) -> Start | None:
    """The day to come from which the project can be worked on; None where what begins is something else."""
    found = _period(s) or _at_a_moment(s) or _in_a_span(s) or _next(s)
    return found if found and found.day > s.today else None


def is_begun_by(s: Sentence, moment: Moment) -> bool:
    """Whether the work has to begin by that day, which says neither from when it can nor by when it must be done."""
    led = _LED.search(s.low[: moment.start])
    return bool(led and led.group("till") and not re.search(_FREE, led.group("lead")))


def read_start(s: Sentence) -> Iterator[Claim]:
    """Slot deadline: the first day of the work."""
    if found := start_in(s):
        yield Claim("deadline", found.start, found.end, {"start_date": found.day.isoformat()})


def _period(s: Sentence) -> Start | None:
    for first, last in zip(s.moments, s.moments[1:], strict=False):
        if last.day > first.day and _TO.fullmatch(s.low[first.end : last.start]) and _PERIOD.search(s.low[: first.start]):
            return Start(first_day(first, s.low), first.start, last.end, last.day)
    return None


def _at_a_moment(s: Sentence) -> Start | None:
    """The latest day that the sentence names: "busy until Easter, and we begin after the summer"."""
    return max((found for moment in s.moments if (found := _of_moment(s, moment))), key=lambda found: found.day, default=None)


def _of_moment(s: Sentence, moment: Moment) -> Start | None:
    before = s.low[: moment.start]
    if _SOMETHING_ELSE.match(s.low, moment.end):
        return None
    if re.search(_BUSY, before):
        return Start(day_after(moment, s.low, s.today), moment.start, moment.end)
    led = _LED.search(before)
    if led is None or (moment.season and not (led.group("after") or led.group("till") or led.group("from"))):
        return None  # "we begin harvest": the season is what begins
    day = _day(s, moment, led)
    return Start(day, led.start(), moment.end) if day else None


def _day(s: Sentence, moment: Moment, led: re.Match[str]) -> dt.date | None:
    """The first day that a lead and what it leads to mean; None where it is the last one: "we must start before May"."""
    if led.group("after"):
        return day_after(moment, s.low, s.today)
    if led.group("till") and not _NOT.search(s.low[min(led.start(), s.clause_at(moment.start).start) : moment.start]):
        return None
    nobody = _NOT.search(led.group("lead")) and re.search(_FREE, led.group("lead"))
    return None if nobody and not led.group("till") else first_day(moment, s.low)


def _in_a_span(s: Sentence) -> Start | None:
    for time in s.kinds("time"):
        if time.days >= 1 and not time.period and _SPAN.search(s.low[: time.start]):
            months = {"month": 1, "quarter": 3, "year": 12}.get(time.unit)
            day = add_months(s.today, time.value * months) if months else s.today + dt.timedelta(days=min(time.days, 3_000))
            return Start(day, time.start, time.end)
    return None


def _next(s: Sentence) -> Start | None:
    match = _NEXT.search(s.low)
    if match is None or not _LED.search(s.low[: match.start()].rstrip() + " "):
        return None
    word = match.group("en") or _ES[match.group("es")]
    this = s.today.replace(day=1)
    day = {
        "week": s.today + dt.timedelta(days=7 - s.today.weekday()),
        "month": add_months(this, 1),
        "quarter": add_months(this.replace(month=3 * ((this.month - 1) // 3) + 1), 3),
        "year": dt.date(s.today.year + 1, 1, 1),
    }[word]
    return Start(day, *match.span())
