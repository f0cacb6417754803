"""What a year's worth is counted from: the price of an hour or of a kilometre, what one of many needs, on how many days of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.measures import measures
from assistant.reading.quantities import Quantity

MEASURES = {
    r"km|kilomet(?:er|re)s?|kilometros?": "km",
    r"miles?|millas?": "mile",
    r"kwh|kilowatt[- ]hours?": "kwh",
    r"mwh": "mwh",
    r"lit(?:er|re)s?|litros?|l": "litre",
    r"kg|kilos?|kilogram\w*": "kg",
    r"tonnes?|tons?|toneladas?": "tonne",
    r"m2|square met(?:er|re)s?": "m2",
    r"m3|cubic met(?:er|re)s?": "m3",
}
"""Measures that have a price, by their names."""
_MEASURE = "|".join(MEASURES)
_BY = re.compile(rf"\s?(?:/|(?:per|an?|each|every|el|por|cada)\s)\s?(?P<unit>{_MEASURE})\b")
_OF = re.compile(
    rf"\b(?:an?|one|each|every|un|cada)\s(?P<unit>{_MEASURE})\s(?:costs?|is|=|cuesta|sale)\s(?:us )?(?:about |around |unos )?$"
)
_SOLD = r"\b(?:sell|sells|sold|selling|earn|vend\w+)\b"
_ROLE = (
    r"(?:[a-z]+(?:ist|ian|man|men|woman|women)|(?!(?:print|comput|serv|scann|cool|freez|heat|burn|mix|dry|boil|trail|contain|transform)er)"
    r"(?!(?:sens|mot|tract|react|compress|generat)or)[a-z]{3,}(?:er|or)|nurse|clerk|colleague|employee|assistant|person|cook|guide|trainee|staff|"
    r"worker|student|accountant|consultant|attendant|recepcionista|tecnic[oa]|emplead[oa]|enfermer[oa]|administrativ[oa])s?"
)
_COSTS = (
    rf"(?:an?|our|the|one|each|every|una?|el|la)?\s?\b(?P<who>{_ROLE})\s(?:costs?|is|=|:|cuesta)\s?(?:us |nos )?(?:about |around |unos )?$"
)
_HOUR_OF = (
    r"\b(?:(?:an?|one|each|every) (?:working )?hour (?:of|for) (?:work of )?(?:an? |our |the |my |one )?|"
    r"una hora de (?:un |una |nuestr[oa]s? |la |el )?)"
    rf"(?P<who>{_ROLE})(?: work)?\s(?:costs?|is|=|:|cuesta)\s?(?:us |nos )?(?:about |around |unos )?$"
    rf"|\b(?P<whose>{_ROLE})(?:'s?|’s?) (?:working )?hour\s(?:costs?|is|=|:)\s?(?:us )?(?:about |around )?$"
)
_DEAREST = 1000


def read_unit_prices(s: Sentence) -> Iterator[Claim]:
    """Loose claims: own_hour_cost, unit_price with unit_priced, each_amount, working_units and working_days."""
    yield from (claim for q in s.kinds("money") if (claim := _hour(s, q) or _measure(s, q)))
    yield from _days(s)
    yield from _each(s)


def _hour(s: Sentence, q: Quantity) -> Claim | None:
    lead = s.before(q.start, 60)
    told = re.search(_COSTS, lead) if q.period == "hour" else re.search(_HOUR_OF, lead) if q.period is None else None
    if told is None or not 0 < q.value < _DEAREST:
        return None
    return Claim("budget", q.start, q.end, {"own_hour_cost": q.signal() | {"period": "hour"}}, firm=False)


def _measure(s: Sentence, q: Quantity) -> Claim | None:
    told = _BY.match(s.low, q.end) or _OF.search(s.before(q.start))
    if told is None or q.period or s.asked in {"cost_of_errors", "budget"} or s.has(_SOLD):
        return None
    unit = next(short for names, short in MEASURES.items() if re.fullmatch(names, told["unit"]))
    return Claim("business_objective", q.start, q.end, {"unit_price": q.signal(), "unit_priced": unit}, firm=False)


_WEEKDAYS = re.compile(
    r"\b(?:closed|shut|not open|nobody works|no work|cerramos|cerrado) (?:at|on|over|during|los)?\s?(?:the )?"
    r"(?:weekends?|saturdays? and sundays?|fines de semana|sabados y domingos)\b|"
    r"\b(?:open|work|run|deliver|operate|drive)\w* (?:only |just )?(?:on weekdays|"
    r"(?:from )?(?:monday|mon|mo)(?: to |\s?-\s?)(?:friday|fri|fr)|"
    r"(?:five|5) days (?:a|per) week)\b|\babrimos de lunes a viernes\b"
)
_WITHOUT_SUNDAY = re.compile(
    r"\b(?:closed|shut|cerramos|cerrado) (?:on |los )?(?:sundays|mondays|domingos|lunes)\b(?! and)|"
    r"\b(?:open|work|run|deliver|operate|drive)\w* (?:only |just )?(?:(?:from )?(?:monday|mon)(?: to |\s?-\s?)(?:saturday|sat)|"
    r"(?:six|6) days (?:a|per) week)\b"
)
WEEKDAYS, WITHOUT_SUNDAY, FEWEST_DAYS = 250, 300, 100
"""Days of a year on which one works: from Monday to Friday, on six days a week; below the last one days are holidays (house rule)."""
_CHAIN = re.compile(r"\s?(?:,|x|×|\*|and|each|at|times|y|por)?\s?(?:each |on |about )?")


def _days(s: Sentence) -> Iterator[Claim]:
    for q in s.kinds("time"):
        if q.unit == "day" and q.period == "year" and FEWEST_DAYS <= q.value <= 366:
            many = next((o for o in s.kinds("count") if o.noun.endswith("s") and _CHAIN.fullmatch(s.low, o.end, q.start)), None)
            signals = {"working_days": int(q.value)} | ({"working_units": int(many.value)} if many else {})
            yield Claim("current_process_baseline", many.start if many else q.start, q.end, signals, firm=False)
            return
    for pattern, days in ((_WEEKDAYS, WEEKDAYS), (_WITHOUT_SUNDAY, WITHOUT_SUNDAY)):
        if told := pattern.search(s.low):
            yield Claim("current_process_baseline", told.start(), told.end(), {"working_days": days}, firm=False)
            return


_ONE = r"\b(?:avg\.?|average|mean|on average|each|every|per|cada|promedio|de media)\b[^,;]*$"


def _each(s: Sentence) -> Iterator[Claim]:
    """'Avg round 118 km a day': what one of many needs."""
    for q in s.quantities:
        told = q.period in {"day", "week", "month", "year"} and (q.kind == "time" or (q.kind == "count" and measures(s.low, q)))
        if told and re.search(_ONE, s.low[s.clause_at(q.start).start : q.start]):
            yield Claim("current_process_baseline", q.start, q.end, {"each_amount": q.signal()}, firm=False)
            return
