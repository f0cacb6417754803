"""Somebody who has hours to give to the project, told before anybody asked: "my nephew could do 12 hours a week"."""

from __future__ import annotations

import re
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.hours import hours_in, spans_of_hours
from assistant.reading.skills import skills_told
from assistant.reading.week_shares import LEAST_OF_FULL

_LENDS = re.compile(
    r"\b(?P<who>one of us|un[oa] de nosotr[oa]s|(?:an?|my|our|his|her|one of (?:my|our)|un[oa]?|mi|nuestr[oa]) "
    r"(?P<role>(?:[a-z-]+ ){0,2}?(?:nephew|niece|son|daughter|brother|"
    r"sister|cousin|friend|wife|husband|lad|student|intern|colleague|trainee|apprentice|developer|programmer|analyst|sobrin[oa]|hij[oa]|"
    r"prim[oa]|cunad[oa]|amig[oa]|herman[oa]|becari[oa]|estudiante|coleg[ao]|companer[oa]))|i|yo)"
    r"(?:,? (?:who|that|que) [^,.;]{3,40},?| (?:knows?|programs?|codes?|sabe|programa) [^,.;]{2,40},? (?:and|y))? "
    r"(?:(?:could|can|would|will|has|have|may|is able to|podria|puede|tiene|tengo|puedo)\b ?)"
    r"(?:(?:do|give|spend|help|work|put(?: in)?|be (?:on it|there)|spare|offer|dedicar|dar|echar|ayudar|trabajar)\b ?)?"
    r"(?:us |it |with it |nos |le |about |some |unas )*$"
)
"""Somebody who lends hours to the project, told before anybody asked: "my nephew could do" before "12 hours a week"."""


def lends_hours(s: Sentence) -> Claim | None:
    """'My nephew could do 12 hours a week': who has hours to give, whatever is asked; None for all else."""
    for begin, end in spans_of_hours(s.low):
        found = _LENDS.search(s.low[:begin])
        hours = hours_in(s.low, begin, end)
        if found and hours is not None and not s.negated(found.start()):
            roles = [s.text[found.start("role") : found.end("role")]] if found["role"] else []
            signals: dict[str, Any] = {"people": 1, "hours_week_each": hours, "part_time": hours < LEAST_OF_FULL}
            skills = {
                name: value for name, value in skills_told(s, 1).items() if name != "students"
            }  # who lends hours makes no course of it
            signals |= ({"roles_named": roles} if roles else {}) | skills
            return Claim("team_size_skills", found.start(), end, signals)
    return None
