"""Times of the project and its data: deadline, label delay, length of history, forecast horizon."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reading.claims import Claim, Sentence
from assistant.reading.hours import is_of_hours
from assistant.reading.moments import add_months, eve
from assistant.reading.quantities import PERIODS, Quantity, name_in, tidy

_BY = (
    r"\b(?:by|until|till|before|(?:no|not) later than|latest|ends?(?: on| in)?|due(?: on)?|deadline(?: is)?:?|hasta|"
    r"antes de|antes del|para|a mas tardar|be (?:running|working|ready|live|in use|done|finished|there)(?: [a-z]+){0,4} on|"
    r"(?:estar|funcionar) (?:[a-z]+ ){0,3}(?:el|en)|hand(?:ed|ing)? (?:it |this )?in(?: is)?(?: on)?|hand-in(?: is)?(?: on)?|"
    r"submit(?:ted)?(?: [a-z]+){0,3} on|"
    r"submission(?: is)?(?: on)?:?|(?:entregar|entregamos|entrega)(?: [a-z]+){0,3} el|ready for|finish(?:ed)? in|go(?:es|"
    r"ing)? live(?: on)?|live in|launch in"
    r"|(?:until|till|before|by|hasta|antes de) (?:the|la|el) [a-z]+ (?:in|on|en))"
    r"(?: the| el| la| next| proximo| end of| fin de| fines de| start of| finales de)*\s*$"
)
_IN = (
    r"\b(?:in|within|have|has|gave|got|given|over|after|the next|next|project|for|takes?|lasts?|dentro de|en|tenemos|"
    r"nos dieron|dan|duran?|"
    r"plazo(?: de)?:?|proximos|unos|about|around|deadline:?|time:?|are over)"
    r"(?: us| me| the| next| only| just| about| around| los| un plazo de| unos| of| and| y| proximos| maximo| at most| hay)*\s*$"
    r"|\b(?:gave|give|gives|got|given|have|dio|dieron|dan|tenemos)\b.{0,26}\b(?:and|y)\s*$"
)
_PAST = (
    r"\b(?:since|for the past|for the last|the last|last|past|previous|ago|desde|hace|ultim[oa]s?|durante|history|historial|"
    r"archive|data(?! (?:analyst|scientist|engineer|team|people|person))|records"
    r"|every|cada|readings|values|logs|measurements|datos|registros|forecast|predict|ahead|horizon|delivery|keep|kept|old|contract)\b"
)
_LEAVES = (
    r"\b(?:leaves?|leaving|retir\w+|quits?|quitting|(?:is|are) (?:gone|away)|goes on|expires?|runs? out|contract ends|"
    r"cierra\w*|closed?|closing|closes|(?:full|half|part)[- ]?time|por obras|se (?:va|van|jubila|retira|marcha)|vence|caduca)\b"
)
"""Somebody or something ends, and not the project."""
_OTHERS_DATE = (
    r"\b(?:answers?|repl(?:y|ies)|responds?|meets?|decides?|(?:comes?|is|are) back|away|abroad|ill|sick|on leave|on holiday|"
    r"responde\w*|contesta\w*|vuelve\w*|se reune\w*|de vacaciones|de baja)\b[^.;]{0,24}$"
)
"""Until then somebody answers or is away: no end of the project."""
_MOVED = (
    r"\b(?:deadline|due date|hand-?in|submission|end date|(?:the|our) date|plazo|fecha|entrega)\b.*\b(?:moved|changed|shifted|postponed|"
    r"extended|earlier|later|now|new|ahora|cambio|se movio|pasa|nuev[oa])\b|\bnew (?:deadline|date)\b|\bnuev[oa] (?:plazo|fecha)\b"
)
_LIMIT = (
    r"\b(?:not?|n't|never|cannot|nothing|nobody|only|earliest|earlier|unable|until)\b[^.;,]{0,70}\bbefore\s*(?:the |next )*$"
    r"|\b(?:only|not|n't|earliest)(?: possible| available| able)?(?: to \w+)? (?:from|in|after|starting|until|"
    r"as of)\s*(?:the |next |about )*$"
    r"|\b(?:only|earliest)\b[^.;,]{0,50}\b(?:from|in|after|starting|as of)\s*(?:the |next |about )*$|\bno (?:earlier|"
    r"sooner) than\s*(?:the )?$"
    r"|\b(?:no|nunca|nada)\b[^.;,]{0,50}\b(?:antes de|hasta)l?\s*(?:el |la )?$|\bsolo (?:a partir de|desde|despues de|"
    r"en)l?\s*(?:el |la )?$"
)
_SOMEBODY = (
    r"\b(?:developers?|engineers?|analysts?|students?|interns?|consultants?|people|persons?|colleagues?|contractors?|scientists?|"
    r"desarrollador\w*|ingenier\w+|analistas?|estudiantes?|personas?|practicantes?|contratistas?)\b"
)
_ELSE = (
    r"(?:\b(?:deliver(?:s|y)?|turnaround|entregamos|entregan?|takes?|took|taken|taking|lasts?|lasted|reads?|reading|runs?|ran|"
    r"running|waits?|waited|delay(?:ed|s)?|late|stays?|stayed|sits?|spends?|needs?|instead of|rather than|"
    r"tarda\w*|duran?|leen?|lee|esperan?|corren?|retras\w*|en lugar de|en vez de)\b"
    r"(?: (?:for|about|around|up to|of|them|it|us|all|by|on average|roughly|some|over|within|in|en|hasta|unos|unas|de|"
    r"durante|por|a|them for))*"
    r"|=)\s*$"
)
"""What leads to a span of something else: how long the work takes, lasts or waits today."""
_KNOWN_WITHIN = r"\b(?:recorded|noticed|reported|returned|paid|comes? back|se registran?|se sabe)\b[^.;,]{0,20}$"
_NAMED_PROJECT = r"\b(?:project|course|semester|plan|build\w*|proyecto|curso|semestre|deadline|plazo)\b"
_PROJECT = r"\b(?:project|course|semester|plan|build\w*|proyecto|curso|semestre|we|us|tenemos|nos)\b"
_DONE = r"\b(?:are over|is over|we have|we've got|the board gave|gave us|time frame|timeline|semester|tenemos|nos dieron|plazo)\b"
_WEEK_N = re.compile(r"\b(?<!exam )(?:week|semana)\s(\d{1,2})\b(?!\.?\s?[-–]\s?\d)(?:\s(?:of |de |del )?(20\d\d)\b)?")
LONGEST_COURSE = 20
"""Weeks of a semester (house rule)."""
_BEFORE = r"\b(?:before|ahead of|antes del?)\s*(?:the |el )?(?:month of |mes de )?$"
_KNOWN = (
    r"\b(?:know|known|knows|learn|see|find out|clear|confirmed?|turns out|arrives?|available|there|appears?|settled|"
    r"recorded|comes? (?:back|in)"
    r"|sabemos|se sabe|conocemos|se conoce|llega|aparece|confirma|disponible|vemos|results?|outcome|label|later|afterwards|"
    r"despues|mas tarde|delay|lag)\b"
)
_AT_ONCE = {
    r"\b(?:immediately|at once|instantly|right away|straight away|same (?:day|night)|al instante|de inmediato|enseguida|"
    r"(?:el|es[ae]) mism[oa] (?:dia|noche)|"
    r"real time|tiempo real)\b": 0.0,
    r"\b(?:next (?:morning|day)|the day after|overnight|a day later|al dia siguiente|la manana siguiente)\b": 1.0,
    r"\b(?:within hours|a few hours|en horas)\b": 0.2,
    r"\b(?:a week later|next week|la semana siguiente)\b": 7.0,
    r"\b(?:a month later|next month|el mes siguiente|month'?s? end|end of the month|fin de mes)\b": 30.0,
    r"\b(?:a year later|next year|el ano siguiente)\b": 365.0,
}
_AHEAD = (
    r"\b(?:ahead|forecast|predict|horizon|next|coming|in advance|advance|planning|pronostic\w*|predecir|prediccion|"
    r"horizonte|proxim[oa]s?|siguientes?"
    r"|adelante|anticipacion|antelacion)\b"
)
_STEP = re.compile(r"\b(?:hour by hour|half-?hourly|quarter-?hourly|15-?minute|" + "|".join(PERIODS) + r")\b")
_HISTORY = (
    r"\b(?:history|positions?|signals?|seasons|senales|listas|data|records?|logs?|archive|readings?|orders|sales|visits|"
    r"payments|measurements?|values|files|sorted|"
    r"collected|stored|kept|of|since|back"
    r"|hourly|daily|weekly|monthly|past|last|datos|registros|historial|ventas|historicos?|archivo|mediciones|lecturas|de|"
    r"desde|ultim[oa]s?)\b"
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
    return _due_date(s, bare=bare) or _week_number(s) or _due_span(s, bare=bare)


def _due_date(s: Sentence, *, bare: bool) -> Due | None:
    for moment in sorted(s.moments, key=lambda m: m.season):
        lead = s.before(moment.start, 44)
        if moment.day < s.today or re.search(r"\b(?:since|from|desde|in winter)\s*$", lead) or is_limit(s, moment.start):
            continue
        if not bare and re.search(_OTHERS_DATE, s.low[s.clause_at(moment.start).start : moment.start]):
            continue
        if bare or re.search(_BY, lead):
            # "before the season, 6 months": the span says what the season's name leaves open
            span = _due_span(s, bare=bare) if moment.season else None
            day = eve(moment, s.low, s.today) if re.search(_BEFORE, lead) else moment.day
            return span or Due(day, round((day - s.today).days / 30.44, 1), moment.start, moment.end)
    return None


def _week_number(s: Sentence) -> Due | None:
    """'By week 12' is the twelfth of a course; a higher week, or one with a year, is that of the calendar."""
    match = _WEEK_N.search(s.low)
    if match is None or re.search(r"\b(?:since|from|desde(?: la)?)\s$", s.before(match.start(), 12)):
        return None
    weeks, year = int(match.group(1)), match.group(2)
    day = s.today + dt.timedelta(weeks=weeks)
    if (year or weeks > LONGEST_COURSE) and 1 <= weeks <= 52:
        day = dt.date.fromisocalendar(int(year or s.today.year), weeks, 5)
        day = day if year or day > s.today else dt.date.fromisocalendar(s.today.year + 1, weeks, 5)
    return Due(day, round((day - s.today).days / 30.44, 1), *match.span()) if day > s.today else None


def _due_span(s: Sentence, *, bare: bool) -> Due | None:
    for time in s.kinds("time"):
        if time.unit in {"millisecond", "second", "minute", "hour"} or time.days < (1 if bare else 12) or time.period or _is_past(s, time):
            continue
        if _ends_without_us(s, time.start) or _of_something_else(s, time) or (not bare and _too_long(s, time)):
            continue
        if not (bare or re.search(_IN, s.before(time.start, 36)) or _stands_alone(s, time)):
            continue
        months = time.days / 30.44
        day = (
            add_months(s.today, time.value * {"year": 12, "quarter": 3}.get(time.unit, 1))
            if time.unit in {"month", "year", "quarter"}
            else None
        )
        return Due(day or s.today + dt.timedelta(days=min(time.days, 100_000)), round(months, 1), time.start, time.end)
    return None


def _too_long(s: Sentence, time: Quantity) -> bool:
    """More than two years, with no word of a project beside them, are rather how far something reaches back."""
    clause = s.clause_at(time.start)
    ours = re.search(r"\b(?:have|got|gave us|tenemos|nos dan|nos dieron)(?: about| only)?\s$", s.before(time.start, 20))
    return time.days > 800 and not ours and not re.search(_NAMED_PROJECT, s.low[clause.start : clause.end])


def _of_something_else(s: Sentence, time: Quantity) -> bool:
    """'The check takes 5 weeks', "cat 2 = 28 days", "in 2 weeks instead of 9": spans that say nothing of the project."""
    if re.search(_KNOWN_WITHIN, s.before(time.start, 44)):
        return True
    if s.asked == "deadline":
        return False
    if re.match(r"\s(?:instead of|rather than|en lugar de|en vez de|later|late|after|to (?:wait|answer)|long)\b", s.after(time.end, 16)):
        return True
    led = re.search(_ELSE, s.before(time.start, 44))
    return bool(led) and not re.search(_PROJECT, s.low[s.clause_at(time.start).start : time.start])


def is_limit(s: Sentence, place: int) -> bool:
    """Whether what stands before a date makes it the earliest day, not the last one: "not before 2029", "only from June"."""
    return bool(re.search(_LIMIT, s.low[s.clause_at(place).start : place]))


def _ends_without_us(s: Sentence, place: int) -> bool:
    """A span that says when somebody leaves, how long somebody helps, or from when something is possible."""
    clause = s.clause_at(place)
    if re.search(_LEAVES, s.low[clause.start : clause.end]) or is_limit(s, place):
        return True
    lent = re.search(_SOMEBODY, s.low[clause.start : place]) and re.search(r"\b(?:for|por|durante)\s(?:about )?$", s.before(place, 14))
    return bool(lent) and not re.search(r"\bwe have\b|\btenemos\b", s.low[clause.start : place])


def _is_past(s: Sentence, time: Quantity) -> bool:
    around = s.before(time.start, 26) + s.after(time.end, 26)
    if re.match(r"\s(?:of|de)\s(?!work|our|his|her|their|time|trabajo|plazo)", s.after(time.end, 20)):
        return True
    clause = s.clause_at(time.start)
    return bool(re.search(_PAST, s.low[clause.start : clause.end]) and not re.search(_DONE, around))


def _stands_alone(s: Sentence, time: Quantity) -> bool:
    clause = s.clause_at(time.start)
    return len(s.low[clause.start : clause.end]) - (time.end - time.start) <= 12


def read_deadline(s: Sentence) -> Iterator[Claim]:
    """Slot deadline: the day and the months until then."""
    moved = bool({"deadline", "target_date"} & set(s.known)) and bool(s.has(_MOVED))
    due = due_in(s, bare=s.asked == "deadline" or moved) or (_next_year(s) if s.asked == "deadline" else None)
    if due:
        goal = {"target_date": due.day.isoformat()} if moved and "target_date" in s.known else {}
        yield Claim("deadline", due.start, due.end, {"deadline": due.day.isoformat(), "duration_months": tidy(due.months)} | goal)


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


def read_delay(s: Sentence) -> Iterator[Claim]:
    """Slot label_delay: days until the true outcome is known."""
    asked, times = s.asked == "label_delay", s.kinds("time")
    for time in times if all(time.period is None for time in times) else []:  # hours a week are people's time, and so are those beside
        later = re.match(r"\s(?:after|later|despues|mas tarde|afterwards|until|from|hasta)\b", s.after(time.end, 14))
        within = re.search(
            r"\b(?:after|within|takes?|tras|a los|tarda\w*|al cabo de|in)(?: about| some| unos)?\s*$", s.before(time.start, 20)
        )
        if asked or (
            (later or within)
            and s.has(_KNOWN)
            and s.has(r"\b(?:we (?:only )?(?:know|learn|see|find out)|known|outcome|result|sabe|conoce\w*|resultado)")
        ):
            yield Claim("label_delay", time.start, time.end, {"label_delay_days": tidy(time.days)})
            return
    for pattern, days in _AT_ONCE.items():
        match = s.has(pattern)
        if match and (
            asked
            or (s.has(r"\b(?:there|known|know|available|arrives?|se sabe|disponible|sabemos)\b") and not s.has(r"\b(?:answer|respon)"))
        ):
            yield Claim("label_delay", *match.span(), {"label_delay_days": days})
            return


def read_history(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: how many months the data reaches back."""
    if (since := _since(s)) is not None:
        yield since
        return
    spans = [t for t in s.kinds("time") if t.unit in {"year", "month", "week"} and not t.period and t.days >= 20]
    for time in spans:
        clause = s.clause_at(time.start)
        around = s.low[clause.start : clause.end]
        of = re.match(r"\s(?:of|de|hourly|daily|weekly|back|worth)\b", s.after(time.end, 14))
        lasting = re.search(
            r"\b(?:for|over|last|past|from|during|since|ultimos|durante|of|de|hace)\s*(?:the |los |about |"
            r"unos )?$",
            s.before(time.start, 20),
        )
        if s.asked == "data_sources_volume" or ((of or lasting) and re.search(_HISTORY, around) and _about_records(s)):
            yield Claim(
                "data_sources_volume", time.start, time.end, {"history_months": tidy(round(time.days / 30.44)), "data_exists": True}
            )
            return


_RECORDS = (
    r"\b(?:data|records?|logs?|archives?|readings?|orders?|sales|visits?|payments?|measurements?|values|pictures?|images?|"
    r"photos?|pages|history|histories|files|tickets"
    r"|invoices?|transactions?|calls|claims|bookings|meter|sensors?|documents|emails?|mails|letters|cases|results|hourly|"
    r"daily|weekly|scans|recordings"
    r"|reviews|surveys?|answers|grades|attendance|marks|scores|statistics|forms|x-rays|exams|temperatures|pressures?|"
    r"vital signs|weather|minutes|reports|complaints|trips|deliveries|registros|datos|historial|ventas|pedidos|facturas|"
    r"lecturas|mediciones|quejas|imagenes|fotos"
    r"|scales?|thermometers?|loggers?|cameras?|basculas?|termometros?|camaras?|signals?|positions?|parameters|tracks|vests|senales|"
    r"listas|asistencia|parametros|posiciones|movimientos"
    r"|(?:google |excel )?sheets?|spreadsheets?|excel|databases?|(?:is|are|was|were) (?:all )?(?:noted|logged|recorded|stored|"
    r"entered|written down)"
    r"|llamadas|correos|casos|expedientes|transacciones|reservas|visitas|consultas|notas|entregas|viajes)\b"
)


def _about_records(s: Sentence) -> bool:
    return bool(s.has(_RECORDS)) or s.asked == "data_sources_volume"


def _since(s: Sentence) -> Claim | None:
    for moment in s.moments:
        lead = re.search(
            r"\b(?:since|from|desde|back to|starting)(?: the| el| our)?(?: [a-z]+){0,3}(?: in| en)?\s*$", s.before(moment.start, 34)
        )
        day = moment.day if moment.day < s.today else moment.day.replace(year=moment.day.year - 1) if moment.day.month != 2 else moment.day
        if not moment.exact:
            # "since 2019" begins somewhere in that year, "since October 2023" on its first days
            day = day.replace(month=7, day=1) if re.fullmatch(r"\d{4}", s.low[moment.start : moment.end]) else day.replace(day=1)
        if lead and day < s.today and _about_records(s) and not _only_wished(s, moment.start):
            months = round((s.today - day).days / 30.44)
            return Claim("data_sources_volume", moment.start, moment.end, {"history_months": months, "data_exists": True})
    return None


def _only_wished(s: Sentence, place: int) -> bool:
    """'Since January we want to record them' tells of no records."""
    clause = s.clause_at(place)
    return bool(re.search(r"\b(?:we|they) (?:want|wish|plan|would like|tried|hope) to\b|\bqueremos\b", s.low[clause.start : clause.end]))


def read_horizon(s: Sentence) -> Iterator[Claim]:
    """Slot horizon_granularity: how far ahead, and in which steps."""
    asked = s.asked == "horizon_granularity"
    for time in s.kinds("time"):
        paced = time.period or re.search(r"\b(?:every|each|cada)\s$", s.before(time.start, 8))  # hours a week are somebody's time
        if paced or (time.unit in {"second", "minute"} and not asked):
            continue
        near = s.before(time.start, 26) + " | " + s.after(time.end, 16)
        if (asked or re.search(_AHEAD, near)) and _forecasts(s):
            step = _step(s)
            signals = {"horizon_hours": tidy(time.days * 24)} | ({"step": step} if step else {})
            yield Claim("horizon_granularity", time.start, time.end, signals)
            return
    ahead = s.has(
        r"\b(?:next|following|coming|day-ahead|proximo|siguiente|tomorrow'?s?|manana) ?(day|week|month|quarter|year|dia|semana|"
        r"mes|trimestre|ano)?\b"
    )
    if ahead and (asked or (s.has(r"\b(?:hour by hour|for the (?:next|following|coming))\b") and _forecasts(s))):
        unit = name_in(PERIODS, ahead.group(1) or "day")
        hours = {"day": 24, "week": 168, "month": 730, "quarter": 2190, "year": 8766}[unit]
        yield Claim("horizon_granularity", *ahead.span(), {"horizon_hours": hours} | ({"step": _step(s)} if _step(s) else {}))
    elif asked and (step := _step(s)) and (match := _STEP.search(s.low)):
        yield Claim("horizon_granularity", *match.span(), {"step": step})


def _forecasts(s: Sentence) -> bool:
    words = (
        r"\b(?:forecast\w*|predict\w*|ahead|horizon|demand|estimate|plan(?:s|ning)?|decide|pronostic\w*|predecir|prediccion\w*|"
        r"demanda|antelacion|anticipacion)\b"
    )
    return s.asked == "horizon_granularity" or bool(s.has(words))


def _step(s: Sentence) -> str:
    for match in (m for m in _STEP.finditer(s.low) if not is_of_hours(s.low, m.start())):
        word = match.group()
        if word in {"hour by hour", "half-hourly", "halfhourly"}:
            return "hour"
        if "minute" in word or "quarter-" in word:
            return "minute"
        if re.search(r"(?:ly|diari|semanal|mensual|anual|trimestral)", word) or re.search(
            r"\b(?:per|each|every|by|por|cada|a|the)\s$", s.before(match.start(), 8)
        ):
            return name_in(PERIODS, word)
    return ""
