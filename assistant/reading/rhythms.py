"""How often something is done or comes, as the words say it firmly: "every morning", "once a month", "each October"."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.currencies import name_in
from assistant.reading.hours import is_of_hours
from assistant.reading.quantities import PERIODS

_EVERY = re.compile(
    r"\b(?:once|twice|every|each|per|a|una vez|dos veces|cada|al|por|tod[oa]s l[oa]s)\s(?:a |an |al |a la |per |"
    r"por )?(?:\d+ )?(?!second (?:mon|tue|wed|thu|fri|sat|sun|day|week|month))(?P<per>" + "|".join(PERIODS) + r")\b"
    r"|\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|nightly|overnight|diariamente|semanalmente|mensualmente|"
    r"diari[oa]|semanal|mensual)\b"
    r"|\b(?:every|each|on|by|cada|los|el)\s(?:second |other |first |last |segundo |primer )?"
    r"(?:(?P<weekday>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lunes|martes|miercoles|jueves|"
    r"viernes|sabados?|"
    r"domingos?)|(?<=each )(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?<=cada )(?P<mes>enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b"
)


def rhythms(s: Sentence) -> list[re.Match[str]]:
    """How often something is done or comes, wherever that is said firmly; hours a week are somebody's work."""
    return [m for m in _EVERY.finditer(s.low) if not is_soft(s, m.start()) and not is_of_hours(s.low, m.start())]


def period_of(match: re.Match[str]) -> str:
    """The period of a rhythm: "every second Friday" is once a week, "each October" once a year."""
    word = match.group("per") or match.group("adverb")
    if word is None:
        return "week" if match.group("weekday") else "year"
    return "day" if word in {"nightly", "overnight"} else name_in(PERIODS, word)


_SOFT = (
    r"\b(?:would be (?:nice|great|lovely|good|a plus|ideal|a bonus)|nice to have|ideally|if possible|in a dream world|one day|some day|"
    r"not (?:strictly )?necessary|seria (?:bueno|ideal|bonito|lindo|un plus)|estaria bien|idealmente|si (?:se puede|"
    r"es posible)|ojala|algun dia)\b"
)


def is_soft(s: Sentence, place: int) -> bool:
    """Whether the clause around `place` only says what would be nice: weaker than a limit, and so no number of the plan."""
    clause = s.clause_at(place)
    return bool(re.search(_SOFT, s.low[clause.start : clause.end]))
