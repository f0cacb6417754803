"""A list that is nothing but people and hours, in small letters and without articles: "inspector 2h/wk, ana 12 h, me 8 h"."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.hours import spans_of_hours
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.persons import NO_NAME
from assistant.reading.roster_pieces import NOBODY, ROLE, Piece, Who, outside, pieces, who_begins
from assistant.reading.text import fold


def is_bare_list(s: Sentence) -> bool:
    """'Inspector 2h/wk, Ana 12 h, me 8 h': nothing but somebody and hours, piece by piece, the writer or a calling among them."""
    found = pieces(s.low)
    whos = [who_begins(s, piece) or beside_hours(s, piece) for piece in found]
    if len(found) < LEAST_OF_A_LIST or not all(whos):
        return False
    told = [who for who in whos if who]
    filled = all(_FILLED.fullmatch(outside(s.low, piece, who.end)[: piece.end - who.end]) for piece, who in zip(found, told, strict=True))
    return (
        filled
        and any(who.name == "me" or ROLE.search(fold(who.role)) for who in told)
        and bool(spans_of_hours(s.low) or HOURS.search(s.low))
    )


LEAST_OF_A_LIST = 2
HOURS = re.compile(r"\d ?(?:h|hrs?|hours?|horas?)\b")
_FILLED = re.compile(
    rf"\W*(?:(?:one|una?|{TWO_TO_TEN}|twelve|fifteen|twenty|doce|veinte|"
    r"half|full|part|time|media|medio|jornada|tiempo|completo|completa|\d[\d.,]*\s?(?:h|hrs?|hours?|horas?|days?|dias?)?|"
    r"h|hrs?|hours?|horas?|days?|dias?|a|an|per|each|every|la|por|cada|week|"
    r"wk|w|semana|weekly|semanal(?:es)?|python|sql|excel|only|just|with|con|about|unas|max)\b\W*)*"
)
"""What may stand behind somebody in a list that is nothing but people and hours."""


def beside_hours(s: Sentence, piece: Piece) -> Who | None:
    """Whoever is named in small letters right before hours of a week: "ana 12h", "the vet (Ida) 1 hr", "tramitadora 5 h"."""
    match = _BESIDE.match(s.low, piece.start, piece.end)
    if match is None or match["role"].split()[-1] in NO_NAME or NOBODY.match(match["role"]) or _NO_WHO.search(match["role"]):
        return None
    if match["the"] and not (ROLE.search(match["role"]) or _AND_I.search(s.low)):
        return None  # "the fan 4 hours" beside a pump
    words = s.text[match.start("role") : match.end("role")]
    called = bool(ROLE.search(match["role"]) or match["the"])
    return Who("", words, 1, match.end("role")) if called else Who(words[0].upper() + words[1:], "", 1, match.end("role"))


_BESIDE = re.compile(
    r"\W*(?:(?:(?P<the>the|el|la)|our|my|an?|un|una|one|1|mi|nuestr[oa])\s)?(?P<role>[a-z]{3,}(?:\s[a-z]{3,})?)\s?(?:\([^()]*\)\s?)?[:=~-]?\s?"
    rf"(?=(?:\d+(?:[.,]\d+)?|one|una?|{TWO_TO_TEN}|twelve|fifteen|twenty|doce|veinte)"
    r"\s?(?:h|hrs?|hours?|horas?|days? a week|dias? a la semana)\b)"
)
_AND_I = re.compile(r"\b(?:me|myself|yo)\b")
_NO_WHO = re.compile(
    r"\b(?:about|around|only|just|maybe|each|every|for|takes?|needs?|spends?|lasts?|after|before|within|until|every|open|runs?|works?|and|plus|"
    r"with|from|has|have|gives?|can|could|team|people|total|week|hours?|machine|pump|shop|oven|office|night|day|unas|unos|casi|cada|con|por|para|"
    r"dura|tarda|necesita|tiene|equipo|abierto)\b"
)
"""Words before hours that name nobody."""
