"""How often what is looked for happens: "broken wires come maybe 12 a year", "about 4 leaks a month"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.currencies import name_in
from assistant.reading.measures import measures
from assistant.reading.quantities import PERIODS, Quantity, tidy
from assistant.reading.text import fold

GOES_WRONG = (
    r"\b(?:break\w*|broke[n]?|crack\w*|fail(?:s|ed|ures?|ing)?|faults?|faulty|defects?|defective|leak\w*|outages?|stoppages?|accidents?|"
    r"incidents?|injur\w+|falls?|deaths?|infections?|outbreaks?|fires?|floods?|thefts?|burglar\w+|frauds?|fraudulent|intrusions?|attacks?|"
    r"entrapments?|derailments?|collisions?|spills?|escapes?|poisonings?|recalls?|sick|infested|rotten|rejects?|"
    r"averias?|rotur\w+|rot[oa]s?|fallos?|fallas?|fugas?|accidentes?|incidentes?|caidas?|muertes?|infecciones|brotes?|incendios?|"
    r"inundaciones|robos?|fraudes?|intrusiones|ataques?|cortes?|defectos?|grietas?|derrames?|enferm[oa]s?)\b"
)
"""What goes wrong and is rare: the case that matters. An alarm about it is no such case."""
_HAPPENS = (
    r"\b(?:happens?|occurs?|(?:come|comes|crop|crops|turn|turns|show|shows) up|breaks? out|ocurren?|suceden?|pasan?|aparecen?|se dan?)\b"
)
"""Verbs whose subject is an event, whatever its noun is."""
_COMES = (
    r"\b(?:come|comes|appear|appears|we (?:only |just )?(?:see|have|get|find|had|got|found)|there (?:are|were)|hay|vemos|tenemos|llegan)\b"
)
_WANTED = (
    r"\b(?:at most|no more than|not more than|less than|fewer than|under|below|max\w*|up to|down to|from|goal|aim\w*|target\w*|"
    r"want\w*|wish\w*|should|shall|must|would like|reduce\w*|cut|save|can|could|able|capacity|"
    r"como maximo|maximo|menos de|meta|objetivo|queremos|bajar|"
    r"reducir|debe\w*|podemos|hasta)\b"
)
"""A limit, an aim, or what people manage: no number of what happens."""
_NEEDLESS = (
    r"\b(?:false|needless|unnecessary|wrong(?:ly)?|alarms?|alerts?|warnings?|complaints?|fals[oa]s?|alarmas?|alertas?|avisos?|quejas?)\b"
)
_SELDOM = frozenset({"week", "month", "quarter", "year"})
"""Shorter ones are a flow of cases, and nothing rare."""
_TIMES = r"(?:times?|veces)\b"
_ONCE = re.compile(
    r"\b(?P<many>once|twice|una vez|dos veces) (?:a|per|every|al|por|cada) (?P<per>week|month|quarter|year|semana|mes|trimestre|ano)\b"
)


def read_arrivals(s: Sentence) -> Iterator[Claim]:
    """Slot label_availability: how many cases of the kind that matters come in a period."""
    for q in s.kinds("count"):
        if q.period in _SELDOM and not measures(s.low, q) and _is_event(s, q.start, q.end, q):
            yield _claim(q.start, q.end, q.value, q.period)
            return
    for match in _ONCE.finditer(s.low):
        if _is_event(s, match.start(), match.end()):
            many = 1 if match["many"] in {"once", "una vez"} else 2
            yield _claim(match.start(), match.end(), many, name_in(PERIODS, match["per"]))
            return


def _claim(start: int, end: int, value: float, period: str) -> Claim:
    return Claim("label_availability", start, end, {"happens_told": {"value": tidy(value), "unit": "", "period": period}})


def _is_event(s: Sentence, start: int, end: int, q: Quantity | None = None) -> bool:
    """Whether the clause tells how often something goes wrong: by the noun of the figure, or by what happens so often."""
    clause = s.clause_at(start)
    lead, whole = s.low[clause.start : start], s.low[clause.start : clause.end]
    if re.search(_WANTED, lead) or re.search(_NEEDLESS, whole) or s.negated(start):
        return False
    noun = fold(q.noun) if q else ""
    if re.search(GOES_WRONG, noun):
        return True
    if re.search(GOES_WRONG + r"[a-z ]{0,20}:\s*(?:[a-z]+ ){0,2}$", s.low[:start]):
        return True
    bare = not noun or re.match(_TIMES, noun)
    if not bare:
        return bool(re.search(_HAPPENS, s.low[end : clause.end]))
    return bool(re.search(_HAPPENS, lead) or (re.search(GOES_WRONG, lead) and (re.search(_COMES, lead) or q is None or noun)))
