"""Who builds it, told in a sentence of its own: "the programmer is my brother-in-law, 6 hours a week"."""

from __future__ import annotations

import re

from assistant.reading.callings import BUILDER
from assistant.reading.claims import Claim, Sentence
from assistant.reading.hours import AND_A_HALF, bare_hours, hours_in, spans_of_hours
from assistant.reading.persons import NO_NAME
from assistant.reading.roster_pieces import Entry
from assistant.reading.roster_sum import team_signals
from assistant.reading.text import fold

_BY_SOFTWARE = (
    r"(?:builder|developer|programmer|coder|data (?:scientist|engineer|analyst)|analyst|statistician|"
    r"constructor[a]?|desarrollador[a]?|programador[a]?|informatic[oa]|analista|cientific[oa] de datos)"
)
"""Whoever builds such things in any house; a technician or an engineer may do anything there."""
_IS = r"\s(?:is|will be|would be|es|sera|seria)\s(?:then |now |only |just |solo )?"
_WHO_DOES = (
    r"(?:who|the one who|quien|el que|la que) (?:lo |will |would )?"
    r"(?:builds?|makes?|programs?|codes?|hace|construye|programa)(?: it| this)?"
)
_KIN = r"(?:an?|my|our|his|her|their|one of (?:my|our)|un[oa]?|mi|su|nuestr[oa])"
_COMPLEMENT = (
    rf"(?:(?P<somebody>{_KIN}\s(?P<called>[a-z-]+(?:\s(?!(?:and|y|who|que|with|con|for|about|around|unas|at|only|can|on|in|from|of|de|half|"
    r"full|part|one|two|three|a)\b)[a-z-]+){0,2}))|(?P<way>extern[oa]s?|external|freelance\w*|self-employed|autonom[oa]s?|part[- ]time\w*|"
    r"volunteer\w*|voluntari[oa]s?)|(?P<name>[a-z][\w'-]+(?:\s[a-z][\w'-]+)?))"
)
_TOLD = {
    asked: re.compile(
        rf"(?:^|(?<=[\s,;:(]))(?:(?:the|our|my|el|la|nuestr[oa]|mi)\s)?(?:(?P<role>{role})|{_WHO_DOES}){_IS}{_COMPLEMENT}(?![\w'-])"
    )
    for asked, role in ((False, _BY_SOFTWARE), (True, rf"(?:{_BY_SOFTWARE}|{BUILDER})"))
}
_OTHERS = re.compile(rf"[;.]|\b(?:and|y)\b(?!\s{AND_A_HALF[:-2]})")
"""Where somebody or something else begins, whose hours are not those of the builder."""


def builder_told(s: Sentence, *, asked: bool) -> Claim | None:
    """The builder as a team of one, with the hours that are told of him; None where nobody is called, or no hours stand beside him.

    `asked` = the question is who builds it: then hours need no week, and any calling that builds counts.
    """
    for told in _TOLD[asked].finditer(s.low):
        who = _called(s, told)
        stop = _OTHERS.search(s.low, told.end())
        end = stop.start() if stop else len(s.low)
        hours = _hours(s, told.end(), end, asked=asked) if who and not s.negated(told.start()) else None
        if hours:
            end, each = hours
            role = s.text[told.start("role") : told.end("role")] if told["role"] and fold(who) != told["role"] else ""
            entry = Entry(who, role, 1, told.start(), end, each, skilled=bool(told["role"]))
            return Claim("team_size_skills", told.start(), end, team_signals([entry.signal()]))
    return None


def _called(s: Sentence, told: re.Match[str]) -> str:
    """How the builder is called: "nephew", "Ivo", or by the role itself where the sentence only says how he is employed."""
    if told["somebody"]:
        return s.text[told.start("called") : told.end("called")]
    if told["way"]:
        return s.text[told.start("role") : told.end("role")] if told["role"] else ""
    words = s.text[told.start("name") : told.end("name")].split()
    names = [word for word in words if word[0].isupper() and fold(word) not in NO_NAME]
    return " ".join(names) if names and words[0] == names[0] else ""


def _hours(s: Sentence, start: int, end: int, *, asked: bool) -> tuple[int, float] | None:
    """Where the hours end that are told behind the builder, and how many they are a week."""
    spans, bare = spans_of_hours(s.low[start:end]), bare_hours(s.low, start, end)
    hours = hours_in(s.low, start, end) if spans else bare[2] if bare and asked else None
    if hours is None:
        return None
    return max(start + spans[0][1] if spans else 0, bare[1] if bare else 0), float(hours)
