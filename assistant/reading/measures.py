"""Numbers that count nothing: names of norms, versions and places, ages, and units of measure; no case, label, row or person."""

from __future__ import annotations

import re

from assistant.reading.quantities import Quantity

_NORM = (
    r"\b(?:iso|iec|din(?: en)?|(?<=to )en|(?<=per )en|(?<=norm )en|(?<=norma )en|(?<=standard )en|ansi|astm|iatf|ieee|une|"
    r"ntc|rfc|hl7|iata resolution|reglamento|resolution|resolucion|directive|directiva|"
    r"regulation|real decreto|decreto|ley|modelo|modelos|section|sections|sect\.|art\.|article|articulo|paragraph|§)"
    r"(?: (?:iso|iec|\(?eu\)?|n[o.]\.?|numero))*\s?(?P<norm>\d(?:[\d./:-]*\d)?)(?![\d.,]*\s?(?:%|percent|sensors?|people|times))"
)
"""Norms and laws by number: "ISO 9001", "EN 60204", "section 12", "reglamento 1151/2012"."""
_NAMED = (
    r"\b(?:line|linea|platform|gate|hall|room|desk|table|mast|buoy|tunnel|tunel|(?<=of )type|(?<=older )type|version|"
    r"firmware|release|model|number|"
    r"nr\.?|no\.|numero|num\.|street|road|avenue|calle|avenida|parada|route|ruta|bus|track|pier|tower|shelf|unit|zone|floor|piso|level|"
    r"group|team|grupo|equipo|lesson|chapter|page|phase|step|windows|oracle|python|pm|turn)\s#?(?P<named>\d{1,3}(?:\.\d{1,2})*)\b(?![.,/]\d)"
    r"(?!\s?(?:%|percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|times|of the|anos|meses|dias|horas))"
)
"""Things with a number for a name: "line 9", "table number 3", "calle Mayor 23", "firmware 4.2"."""
_HOUSE = (
    r"\b(?:calle|avenida|avda\.?|plaza|c/)\s(?:[a-z]+\s){1,3}(?P<house>\d+)\b(?!\s?(?:%|€|eur|dolar|peso))|"
    r"\b[a-z]+ (?:road|street|lane|avenue) (?P<house2>\d+)\b"
)
_AGE = (
    r"\b(?:aged|age of|older than|younger than|above the age of)\s(?P<age>\d{1,2})\b(?! (?:days?|weeks?|months?|hours?|"
    r"minutes?)\b)|\b(?P<age2>\d+)[- ](?:years?[- ]old|anos de edad)\b"
    r"|\b(?:i am|i'm|he is|he's|she is|she's|tengo|tiene|que tengo)\s(?P<age3>\d+)(?=\s(?:anos(?! de\b)|and (?:retire|a half)|,|years old))"
    r"|\((?:[a-z ]+, )?(?P<age4>[2-9]\d)\)"
)
_CHOICES = r"(?<![\w./])(?P<choices>\d[\d.,]*(?:\s?/\s?\d[\d.,]*){2,})(?![\w/])"
"""Three numbers or more with strokes between are what can be chosen: "slots of 30/60/90/120 min"."""
MEASURE = (
    r"(?:°\s?[cf]?\b|°|degrees?|grados?|celsius|fahrenheit|kelvin|[kmg]?hz|hertz|rpm|volts?|kv|amps?|amperes?|amperios?|voltios|watts?|"
    r"[kmg]wp?|vatios|ohms?|m?bar|psi|pascals?|[kh]pa|newtons?|[km]?nm?m|lux|lumens?|dba?|decibels?|decibelios|"
    r"ppm|ppb|ph\b|dpi|megapixels?|mp\b|fps|knots|nudos|beaufort|g/m2?|mg(?:/l)?|ug|µg|mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|"
    r"milimetros|centimetros|inch(?:es)?|feet|foot|ft|yards|pulgadas|pies|metros?|metres?|m\b|m2|m3|km/?h?|kph|mph|"
    r"kilomet(?:er|re)s?|kilometros?|miles?|millas|hectares?|hectareas?|acres|square (?:met\w+|km|kilomet\w+)|"
    r"kg|kilos?|kilogra\w+|grams?|gramos?|g\b|tons?|tonnes?|toneladas?|pounds of|lit(?:er|re)s?|litros?|l\b|ml|hl|"
    r"gallons?|[kmg]?wh|[kmgt]?b\b|[kmgt]bytes?|gigabytes?|terabytes?|megabytes?|gigas?|teras?)"
    r"(?=$|[^a-z])"
)
"""Units of measure: what they stand behind says how much, never how many."""
_BEHIND = re.compile(rf"[\s-]?(?:cubic |square |degrees? )?{MEASURE}")


def name_spans(low: str) -> list[tuple[int, int]]:
    """Where numbers are names or ages in a folded sentence, so that they are no amounts at all, in order."""
    spans = []
    for pattern in (_NORM, _NAMED, _HOUSE, _AGE, _CHOICES):
        for match in re.finditer(pattern, low):
            spans += [match.span(group) for group, value in match.groupdict().items() if value]
    return sorted(spans)


def measures(low: str, q: Quantity) -> bool:
    """Whether an amount of a folded sentence says how much and not how many: a unit of measure stands right behind its number."""
    number = re.match(
        r"\D{0,4}[\d.,']*\d(?:\s?(?:k|mil|thousand|million|millones)\b)?|[a-z]+(?:[ -][a-z]+)??(?=\s)", low[q.start : q.end + 1]
    )
    return number is not None and bool(_BEHIND.match(low, q.start + number.end()))
