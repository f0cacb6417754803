"""Times of the data: how far records reach back, how far ahead is looked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.reading.claims import Claim, Sentence
from assistant.reading.currencies import name_in
from assistant.reading.hours import is_of_hours
from assistant.reading.moments import first_day
from assistant.reading.other_spans import is_denied, is_over, is_whole_answer, was_out
from assistant.reading.quantities import PERIODS, Quantity, tidy
from assistant.reading.sources import KEPT_ES

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


def read_history(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: how many months the data reaches back."""
    if (since := _between(s) or _since(s)) is not None:
        yield since
        return
    spans = [t for t in s.kinds("time") if t.unit in {"year", "month", "week"} and not t.period and t.days >= 20]
    for time in spans:
        if was_out(s, time):
            continue
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
    r"|scales?|thermometers?|loggers?|telemetry|cameras?|basculas?|termometros?|camaras?|signals?|positions?|parameters|tracks|vests|senales|"
    r"listas|asistencia|parametros|posiciones|movimientos"
    r"|(?:google |excel )?sheets?|spreadsheets?|excel|databases?|(?:is|are|was|were) (?:all )?(?:noted|logged|recorded|stored|"
    r"entered|written down)"
    r"|llamadas|correos|casos|expedientes|transacciones|reservas|visitas|consultas|notas|entregas|viajes)\b"
)


def _about_records(s: Sentence) -> bool:
    return bool(s.has(_RECORDS) or (s.language == "es" and s.has(rf"\b(?:{KEPT_ES})\b"))) or s.asked == "data_sources_volume"


def _since(s: Sentence) -> Claim | None:
    for moment in s.moments:
        lead = re.search(
            r"\b(?:since|from|desde|back to|starting)(?: the| el| our)?(?: [a-z]+){0,3}(?: in| en)?\s*$", s.before(moment.start, 34)
        )
        if moment.day >= s.today and re.search(r"\b20\d\d\b", s.low[moment.start : moment.end]):
            continue  # "shadow run from 1 April 2027": to come, and no record
        day = moment.day if moment.day < s.today else moment.day.replace(year=moment.day.year - 1) if moment.day.month != 2 else moment.day
        if not moment.exact:
            # "since 2019" begins somewhere in that year, "since October 2023" on its first days
            day = day.replace(month=7, day=1) if re.fullmatch(r"\d{4}", s.low[moment.start : moment.end]) else day.replace(day=1)
        if lead and day < s.today and _about_records(s) and not _only_wished(s, moment.start):
            months = round((s.today - day).days / 30.44)
            return Claim("data_sources_volume", moment.start, moment.end, {"history_months": months, "data_exists": True})
    return None


_TO = re.compile(r"\s?(?:(?:up )?to|until|till|through|al?|hasta|-)\s?(?:the |el |end of |finales de )?")
_AND = re.compile(r"\s?(?:and|y)\s?")


def _between(s: Sentence) -> Claim | None:
    """'22000 letters from 2023 to 2025': whole years or months, over before today; nothing says that it goes on."""
    for first, last in pairwise(s.moments):
        joint = s.low[first.end : last.start]
        both = bool(re.search(r"\b(?:between|entre)\s(?:the |el )?$", s.before(first.start, 16)))
        if not (_AND.fullmatch(joint) if both else _TO.fullmatch(joint)):
            continue
        start = first_day(first, s.low)
        if start < last.day < s.today and _about_records(s) and not _only_wished(s, first.start):
            months = max(1, round((last.day - start).days / 30.44))
            return Claim("data_sources_volume", first.start, last.end, {"history_months": months, "data_exists": True})
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
        if paced or is_over(s, time) or is_denied(s, time) or (time.unit in {"second", "minute"} and not asked):
            continue
        near = s.before(time.start, 26) + " | " + s.after(time.end, 16)
        told = asked and (is_whole_answer(s, time) or _looks_ahead(s, time))
        if (told or re.search(_AHEAD, near)) and _forecasts(s):
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


_FORECASTS = (
    r"\b(?:forecast\w*|predict\w*|ahead|horizon|demand|estimate|plan(?:s|ning)?|decide|pronostic\w*|predecir|prediccion\w*|"
    r"demanda|antelacion|anticipacion)\b"
)


def _forecasts(s: Sentence) -> bool:
    return s.asked == "horizon_granularity" or bool(s.has(_FORECASTS))


def _looks_ahead(s: Sentence, time: Quantity) -> bool:
    """'We order the flour 3 days before', "the plan covers two weeks"."""
    clause = s.clause_at(time.start)
    before = re.match(r"\s(?:before|earlier|antes)\b", s.after(time.end, 9))
    return bool(before or re.search(_FORECASTS, s.low[clause.start : clause.end]))


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
