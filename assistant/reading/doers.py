"""A team told by what each one does, with hours for all: "mira can python, jonas does the data, me I write, each 6 hours a week"."""

from __future__ import annotations

import re

from assistant.reading.claims import Claim, Sentence
from assistant.reading.hours import hours_in
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.persons import NO_NAME, names_machine
from assistant.reading.roster_pieces import Entry, Piece, pieces
from assistant.reading.roster_sum import team_signals
from assistant.reading.skills import skills_told

FOR_ALL = re.compile(
    r"(?:^|[,;.]\s*|\b(?:and|y)\s|\s(?=both\b))(?:(?:and|y)\s)?(?P<we>(?:we|us|nosotr[oa]s)\s)?"
    r"(?:each(?: one)?(?: of us)?|both|all(?: (?:two|three|four|of us))?|every ?(?:body|one)|cada un[oa]|tod[oa]s|amb[oa]s|"
    r"l[oa]s (?:dos|tres|cuatro))\b"
    rf"(?=[^,;.]*\d|[^,;.]*\b(?:one|{TWO_TO_TEN})\b)[^,;]*$"
)
"""The end that gives everybody the same hours."""
_DOES = (
    r"(?:can|could|will|do|know|make|write|code|program|build|help|study|learn|test|draw|clean|label|collect|handle|work|"
    r"sabe|puede|hace|se|[a-z]{3,}s|[a-z]{3,}(?:ica|ama|ibe|oce|eva|iza|ude|aja|ara|eba))"
)
_NO_ONE = (
    r"(?:we|they|he|she|you|it|the|an?|our|my|his|her|their|this|that|who|both|all|each|every|there|el|la|los|las|un|una|se|no|not|and|or|but|"
    r"also|then|nobody|data|today|everything)"
)
_DOER = re.compile(
    rf"\W*(?:(?:and|y|e|plus)\s)?(?:(?P<me>(?:me|i|yo)(?:,? (?:i|yo))?)|(?P<who>(?!{_NO_ONE}\b)[^\W\d_]{{2,}})) (?P<does>{_DOES})\b"
)
_ALONE = re.compile(r"\W*(?:(?:and|y)\s)?(?:(?P<me>(?:me|i|yo)(?:,? (?:i|yo))?)\b|(?P<who>[^\W\d_]{2,})\s*$)")
"""Somebody of whom nothing is said: the writer, or whoever is called by name."""
_FOR_THIS = re.compile(r"\b(?:on|for|to|en|para) (?:it|this|that|the project|the plan|esto|ello|el proyecto)\b")
LEAST, MOST = 2, 8


def doers(s: Sentence, *, asked: bool = False) -> Claim | None:
    """The claim of such a list; None for all else.

    Unasked something must say that these are people of the project: "we both", the writer among them, a skill, or as many as were told.
    """
    end = FOR_ALL.search(s.low)
    hours = hours_in(s.low, end.start(), len(s.low)) if end else None
    if end is None or hours is None:
        return None
    entries = [_entry(s, piece, float(hours)) for piece in pieces(s.low[: end.start()])]
    found = [entry for entry in entries if entry]
    if len(found) != len(entries) or not LEAST <= len(found) <= MOST:
        return None
    skilled = skills_told(s, len(found))
    sure = (
        asked
        or _FOR_THIS.search(s.low, end.start())
        or end["we"]
        or any(one.writer or one.skilled for one in found)
        or skilled
        or s.known.get("people") == len(found)
    )
    return Claim("team_size_skills", 0, end.end(), team_signals([one.signal() for one in found])) if sure else None


_SKILL = re.compile(
    r"\b(?:python|sql|r|excel|java|react|programm\w*|programs?|cod(?:e|es|ing)|software|statistic\w*|datos|data|estadistic\w*)\b"
)


def _entry(s: Sentence, piece: Piece, hours: float) -> Entry | None:
    words = s.low[piece.start : piece.end]
    match = _DOER.match(words) or _ALONE.match(words)
    if match is None:
        return None
    if match["me"]:
        return Entry("me", "", 1, piece.start, piece.end, hours, weekly=True, sure=True, writer=True, skilled=bool(_SKILL.search(words)))
    if match.re is _ALONE and not s.text[piece.start + match.start("who")].isupper():
        return None
    who = s.text[piece.start + match.start("who") : piece.start + match.end("who")]
    if match["who"] in NO_NAME or names_machine(match["who"]):
        return None
    return Entry(who[0].upper() + who[1:], "", 1, piece.start, piece.end, hours, weekly=True, skilled=bool(_SKILL.search(words)))
