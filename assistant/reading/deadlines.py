"""By when it must be done: the day of the deadline that a sentence names, and the months until then."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reading.claims import Claim, Sentence
from assistant.reading.milestones import is_step_on_the_way, step_of, tells_step_again
from assistant.reading.moments import Moment, add_months, eve
from assistant.reading.named_dates import is_a_time, is_headed, is_named_deadline, tells_the_day_of
from assistant.reading.other_dates import is_day_of_else, is_limit, is_span_of_else, is_when_it_happens
from assistant.reading.other_spans import end_counted_from, start_counted_from
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.starts import Start, is_begun_by, start_in

_BY = (
    r"\b(?:by|until|till|before|(?:no|not) later than|latest|ends?(?: on| in)?|due(?: on)?|deadline(?: is)?:?|hasta|"
    r"antes de|antes del|para|a mas tardar|be (?:running|working|ready|live|in use|done|finished|"
    r"there)(?: [a-z]+){0,4}(?: on)?|start (?:running|working)(?: on)?|"
    r"(?:estar|funcionar) (?:[a-z]+ ){0,3}(?:el|en)|hand(?:ed|ing)? (?:it |this )?in(?: is)?(?: on)?|hand-in(?: is)?(?: on)?|"
    r"submit(?:ted)?(?: [a-z]+){0,3} on|"
    r"submission(?: is)?(?: on)?:?|(?:entregar|entregamos|entrega)(?: [a-z]+){0,3} el|ready for|finish(?:ed)? in|go(?:es|"
    r"ing)? live(?: on)?|live in|launch in"
    r"|(?:until|till|before|by|hasta|antes de) (?:the|la|el) [a-z-]+(?: [a-z-]+){0,4} (?:in|on|en))"
    r"(?: the| el| la| next| proximo| end of| fin de| fines de| start of| finales de)*\s*$"
)
_IN = (
    r"\b(?:in|within|have|has|gave|got|given|over|after|the next|next|project|for|takes?|lasts?|dentro de|en|tenemos|"
    r"nos dieron|dan|duran?|"
    r"plazo(?: de)?:?|proximos|unos|about|around|deadline:?|time:?|are over)"
    r"(?: us| me| the| next| only| just| about| around| los| un plazo de| unos| of| and| y| proximos| maximo| at most| hay)*\s*$"
    r"|\b(?:gave|give|gives|got|given|have|dio|dieron|dan|tenemos)\b.{0,26}\b(?:and|y)\s*$"
)
_MOVED = (
    r"\b(?:deadline|due date|hand-?in|submission|end date|(?:the|our) date|plazo|fecha|entrega)\b.*\b(?:moved|changed|shifted|postponed|"
    r"extended|earlier|later|now|new|ahora|cambio|se movio|pasa|nuev[oa])\b|\bnew (?:deadline|date)\b|\bnuev[oa] (?:plazo|fecha)\b"
)
_WEEK_N = re.compile(
    r"\b(?<!exam )(?<!each )(?<!every )(?<!per )(?<!a )(?<!one )(?<!last )(?<!cada )(?<!por )(?<!a la )"
    r"(?:week|semana)\s(\d{1,2})\b(?!\.?\s?[-–]\s?\d)(?:\s(?:of |de |del )?(20\d\d)\b)?"
)
LONGEST_COURSE = 20
"""Weeks of a semester (house rule)."""
_WEEK_LED = re.compile(
    r"\b(?:project|course|semester|term|deadline|due|hand(?:ed|ing)?[- ]?in|submi\w+|deliver\w*|presentation|finish\w*|ready|"
    r"done|live|ends?|"
    r"until|till|by|before|proyecto|curso|semestre|plazo|entreg\w+|presentacion|termina\w*|list[oa]s?|acaba\w*|hasta|para|antes de)\b"
)
"""What says that a week is the last one: "exam in week 7" is a week of something else."""
_BEFORE = (
    r"\b(?:before|ahead of|antes del?)\s*(?:the |el |la )?"
    r"(?:month of |mes de |"
    r"(?:[a-z-]+ ){0,2}(?:season|harvest|term|semester|campaign|temporada|cosecha|campana)(?: [a-z]+)? (?:in|en|de) )?$"
)


@dataclass(frozen=True)
class Due:
    """A deadline: the day, the months until then, and where it stands."""

    day: dt.date
    months: float
    start: int
    end: int


def due_in(s: Sentence, *, bare: bool = False) -> Due | None:
    """The deadline that a sentence names; `bare` takes a date or a span without a word that leads to it, too."""
    begins = start_in(s)
    if begins and begins.end_day:
        return _until(s, begins.end_day, begins.start, begins.end)
    return _due_date(s, begins, bare=bare) or _week_number(s, bare=bare) or _due_span(s, begins, bare=bare)


def _until(s: Sentence, day: dt.date, start: int, end: int) -> Due:
    return Due(day, round((day - s.today).days / 30.44, 1), start, end)


def _due_date(s: Sentence, begins: Start | None, *, bare: bool) -> Due | None:
    """The day under a heading or behind a verb that says deadline; else one that a word leads to; else, where it is bare, any."""
    days = [m for m in sorted(s.moments, key=lambda m: m.season) if m.day >= s.today and not _is_led_elsewhere(s, m, begins)]
    headed = next((m for m in days if is_named_deadline(s, m)), None)
    others = [m for m in days if not is_day_of_else(s, m)]
    led = next((m for m in others if re.search(_BY, s.before(m.start, 44)) and (bare or not is_when_it_happens(s, m))), None)
    if headed is None and (led is None or led.season):
        led = next((m for m in others if not m.season and tells_the_day_of(s, m, led)), led)
    moment = headed or led or (next((m for m in others if is_a_time(s, m)), None) if bare else None)
    if moment is None:
        return None
    # "before the season, 6 months": the span says what the season's name leaves open
    span = _due_span(s, begins, bare=bare) if moment.season or _counts_from(s, moment) else None
    day = eve(moment, s.low, s.today) if re.search(_BEFORE, s.before(moment.start, 44)) else moment.day
    return span or _until(s, day, moment.start, moment.end)


def _counts_from(s: Sentence, moment: Moment) -> bool:
    return any(start_counted_from(s, time) == moment for time in s.kinds("time"))


def _is_led_elsewhere(s: Sentence, moment: Moment, begins: Start | None) -> bool:
    """Whether a day is where something begins, or the one that does not count."""
    if begins and begins.start <= moment.start < begins.end:
        return True
    away = re.search(r"\b(?:since|from|desde|in winter|not|no|instead of|rather than|en vez de)\s*$", s.before(moment.start, 44))
    return bool(away) or is_limit(s, moment.start) or is_begun_by(s, moment)


_BARE_WEEK = re.compile(r"(?:(?:in|on|about|around|maybe|it is|the|we say|say|en|la|es|mas o menos)[\s,:]*)*")


def _week_number(s: Sentence, *, bare: bool) -> Due | None:
    """'By week 12' is the twelfth of a course; a higher week, or one with a year, is that of the calendar."""
    match = _WEEK_N.search(s.low)
    if match is None or re.search(r"\b(?:since|from|(?:starts?|begins?)(?: in)?|desde(?: la)?)\s$", s.before(match.start(), 12)):
        return None
    clause = s.clause_at(match.start())
    alone = bool(_BARE_WEEK.fullmatch(s.low[clause.start : match.start()])) and (bare or clause.end - match.end() <= 2)
    if not (alone or _WEEK_LED.search(s.low[clause.start : clause.end])):
        return None
    weeks, year = int(match.group(1)), match.group(2)
    day = s.today + dt.timedelta(weeks=weeks)
    if (year or weeks > LONGEST_COURSE) and 1 <= weeks <= 52:
        day = dt.date.fromisocalendar(int(year or s.today.year), weeks, 5)
        day = day if year or day > s.today else dt.date.fromisocalendar(s.today.year + 1, weeks, 5)
    return Due(day, round((day - s.today).days / 30.44, 1), *match.span()) if day > s.today else None


def _due_span(s: Sentence, begins: Start | None, *, bare: bool) -> Due | None:
    for time in s.kinds("time"):
        if time.unit in {"millisecond", "second", "minute", "hour"} or time.days < (1 if bare else 12) or time.period:
            continue
        if (
            is_span_of_else(s, time, bare=bare)
            or _OF_A_THING.match(s.low, time.end)
            or (begins and begins.start <= time.start < begins.end)
        ):
            continue
        if not (bare or re.search(_IN, s.before(time.start, 36)) or _stands_alone(s, time)):
            continue
        if start := start_counted_from(s, time):
            end = end_counted_from(s, time, start)
            if end > s.today:
                return _until(s, end, time.start, start.end)
            continue
        months = time.days / 30.44
        day = (
            add_months(s.today, time.value * {"year": 12, "quarter": 3}.get(time.unit, 1))
            if time.unit in {"month", "year", "quarter"}
            else None
        )
        return Due(day or s.today + dt.timedelta(days=min(time.days, 100_000)), round(months, 1), time.start, time.end)
    return None


def _stands_alone(s: Sentence, time: Quantity) -> bool:
    """A span that is a clause of its own; a heading before it has to be about time or the project: not "access logs: 6 months"."""
    clause = s.clause_at(time.start)
    headed = re.search(r"([a-z][a-z ]*?)\s?:\s*$", s.before(clause.start, 40))
    if _is_changed_to(s, time):
        return False
    if headed and not re.search(
        r"\b(?:time|when|project|duration|length|course|semester|tiempo|proyecto|duracion|plazo|curso)\b", headed.group(1)
    ):
        return False
    return len(s.low[clause.start : clause.end]) - (time.end - time.start) <= 12


_OF_A_THING = re.compile(
    r"\s(?:of |de )?(?!(?:in|at|max\w*|left|to|for|from|only|time|more|and|or|total|totally|altogether|project|course|semester|"
    r"deadline|term|"
    r"funding|budget|work|full|until|till|with|because|but|as|is|are|please|then|now|after|before|which|that|who|starting|counted|since|"
    r"latest|instead|later|already|again|possible|probably|hopefully|hoping|there|they|this|these|build\w*|pilot\w*|para|solo|proyecto|"
    r"curso|plazo|como|hasta|desde|contad\w+|despues|antes|trabajo|tiempo)\b)"
    r"(?:of (?:the )?)?(?!\w+(?:ly|ing)\b)[a-z]{4,}(?:\s(?:data|logs?|records?))?(?=\s\d|\s(?:from|at|of|on|de)\s|\s?[,.;)]|\s*$)"
)
"""'9 months video': the span says how much there is of a thing."""


def _is_changed_to(s: Sentence, time: Quantity) -> bool:
    """'From 6 to 4 weeks', "6 to 4 weeks": how long something takes, now and then."""
    first = next((q for q in s.quantities if q.end <= time.start and _TO.fullmatch(s.low[q.end : time.start])), None)
    return first is not None and bool(first.value > time.value or re.search(r"\b(?:from|desde|de)\s$", s.before(first.start, 8)))


_TO = re.compile(r"\s(?:(?:down |up )?to|a|hasta)\s")


def _named_deadline(s: Sentence, due: Due) -> bool:
    """Whether the words of a deadline name it one, so that it takes the place of the day told before."""
    return any(is_named_deadline(s, m) for m in s.moments if due.start <= m.start < due.end) or is_headed(s.low[: due.start])


def _one_date(s: Sentence) -> bool:
    """Whether aim and project were told to end on one day, and nobody asked: then a new day is that of both."""
    aimed = s.known.get("target_date")
    return s.asked != "deadline" and s.known.get("deadline", aimed) == aimed


def read_deadline(s: Sentence) -> Iterator[Claim]:
    """Slot deadline: the day and the months until then."""
    moved = bool({"deadline", "target_date"} & set(s.known)) and (bool(s.has(_MOVED)) or tells_step_again(s))
    due = due_in(s, bare=s.asked == "deadline" or moved) or (_next_year(s) if s.asked == "deadline" else None)
    if due and not is_step_on_the_way(s, due.start):
        corrects = moved or (not s.opening and (_named_deadline(s, due) or _one_date(s)))
        goal = {"target_date": due.day.isoformat()} if corrects and "target_date" in s.known else {}
        named = step_of(s, due.start) or None
        step = {"deadline_step": named} if named or s.known.get("deadline_step") else {}
        yield Claim("deadline", due.start, due.end, {"deadline": due.day.isoformat(), "duration_months": tidy(due.months)} | goal | step)


_NEXT = re.compile(
    r"\b(?:(?:some time )?next (?P<en>year|month|quarter)|(?:el )?(?P<es>ano|mes|trimestre) (?:que viene|proximo|entrante))\b"
)


def _next_year(s: Sentence) -> Due | None:
    """The last day of the next month, quarter or year, where only that was said."""
    match = _NEXT.search(s.low)
    if match is None:
        return None
    word = match.group("en") or {"ano": "year", "mes": "month", "trimestre": "quarter"}[match.group("es")]
    first = {"year": dt.date(s.today.year + 2, 1, 1), "month": add_months(s.today.replace(day=1), 2)}.get(word)
    day = (first or add_months(dt.date(s.today.year, 3 * ((s.today.month - 1) // 3) + 1, 1), 6)) - dt.timedelta(days=1)
    return Due(day, round((day - s.today).days / 30.44, 1), *match.span())
