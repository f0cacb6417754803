"""What a span of time is by its own words, whatever was asked: a rhythm, how far ahead, an age, what went on once, or from a day on."""

from __future__ import annotations

import datetime as dt
import re

from assistant.reading.claims import Sentence
from assistant.reading.moments import Moment, add_months, first_day
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.quantities import Quantity

_RHYTHM = re.compile(r"\b(?:every|each|cada)(?: other| about| full)?\s$")
_AHEAD = re.compile(r"\s(?:ahead|in advance|beforehand|de (?:antelacion|anticipacion|adelanto))\b")
_EXPLAINED = re.compile(r"\s(?:was|were|is|are|fue|fueron|era|eran|es|son)\b")
_THOSE = re.compile(r"\b(?:the|those|these|los|las|es[oa]s)\s$")
"""'The three months was the broken gate': a span told before, and what it was."""
_FURTHER = re.compile(r"\b(?:another|a further|otr[oa]s)(?: [\w.]+ (?:to|or|a|o))?\s$")
_AGE = re.compile(r"\s(?:old|of age|de edad|de antiguedad)\b")
_WENT_ON = re.compile(
    r"\b(?:was|were|been|stood|stayed|lay|estuv\w+|permanec\w+)\b"
    r"(?! (?:given|granted|allowed|promised|offered|planned|agreed|told|funded|set|known|clear|seen))[^.;,:]*?"
    r"(?:\b(?:for|durante|por)|\b(?:rot|parad|averiad|cerrad|apagad)[oa]s?)(?: about| around| some| almost| over| unos| unas| casi)*\s$"
)
"""'The kiln was cold for six weeks': how long something lasted that is over."""
_TOOK = re.compile(
    r"\b(?:took|lasted|waited|stayed|ran|duraron|duro|tardaron|tardo|esperamos)(?: (?:us|them|for|about|around|some|almost|over|unos|unas|"
    r"casi|[\w.]+ (?:to|or|a|o)))*\s$"
)
_LAST = re.compile(r"\b(?:last|past|previous|hace|ultim[oa]s)(?: about| unos)?\s$")
_WAS_OUT = re.compile(
    r"\b(?:broken|out of (?:order|use|service)|standing still|stood still|offline|missing|lost|stopped|switched off|"
    r"rot[oa]s?|averiad[oa]s?|parad[oa]s?|apagad[oa]s?|faltan?|perdid[oa]s?)\b"
)
_SMALL_WORDS = re.compile(
    r"(?:(?:it|that|this|is|are|then|takes?|lasts?|usually|mostly|mainly|normally|typically|often|always|sometimes|only|just|about|around|"
    r"roughly|approx\w*|perhaps|maybe|some|up to|at most|at least|at the latest|less than|more than|more or less|on average|say|between|"
    r"within|after|at|in|but|and|or|so|well|i think|we think|we guess|depends|from|no|yes|oh|sorry|instead|rather|not|until|then|a|an|the|"
    r"se|tarda\w*|suele\w*|unos|unas|casi|a|los|las|en|al cabo de|tras|mas o menos|normalmente|for|next|the next|durante|para|proxim[oa]s|"
    rf"como|dentro de|quiza\w*|pasan|son|sino|\d+|one|{TWO_TO_TEN}|to)\b[\s,.:-]*)*"
)
"""What may lead to a time that is the whole answer."""
_DENIED = re.compile(
    r"\b(?:not|no|n't|never|nunca|instead of|rather than|en vez de|en lugar de)(?: (?:about|after|in|within|the|es|son|a|los|"
    r"las|tras|en|unos|al cabo de))*\s$"
)
_OF_A_DAY = re.compile(r"\s?(?:in|of|during|around|en|del?|durante)(?: the| el| la)?\s?$")
_COUNTED_FROM = re.compile(
    r"\s?(?:from|after|since|as of|(?:starting|counted|beginning)(?: from| on| in)?|desde|a partir de|despues de|contad[oa]s desde|"
    r"a contar desde)l?(?: on| the| el)?\s?$"
)


def is_told_of_else(s: Sentence, time: Quantity) -> bool:
    """Whether the words of a span say themselves what it is, and so no time until the end, or until the truth is known."""
    before, behind = s.before(time.start, 20), s.after(time.end, 24)
    if _THOSE.search(before) and _EXPLAINED.match(behind):
        return True
    return bool(_RHYTHM.search(before) or _AHEAD.match(behind) or _AGE.match(behind)) or is_denied(s, time) or is_over(s, time)


def is_denied(s: Sentence, time: Quantity) -> bool:
    """'Not after 91 days'."""
    return bool(_DENIED.search(s.low[: time.start]))


def is_whole_answer(s: Sentence, time: Quantity) -> bool:
    """Whether only small words lead to a span in its clause: "usually about 3 weeks, from delivery"."""
    return bool(_SMALL_WORDS.fullmatch(s.low[s.clause_at(time.start).start : time.start]))


def is_no_size(s: Sentence, time: Quantity) -> bool:
    """'Ten days ahead', "another six weeks": how far is looked, or what comes on top, and not how long something shall take."""
    return bool(_AHEAD.match(s.after(time.end, 24)) or _FURTHER.search(s.before(time.start, 30)))


def is_over(s: Sentence, time: Quantity) -> bool:
    """Whether a span lies in the past: "for three months in 2022", "was cold for six weeks"."""
    clause = s.clause_at(time.start)
    head = s.low[clause.start : time.start]
    told = _WENT_ON.search(head) or _TOOK.search(head) or _LAST.search(head) or re.match(r"\sago\b", s.after(time.end, 5))
    return bool(told) or any(m.day < s.today and _OF_A_DAY.fullmatch(s.low[time.end : m.start]) for m in s.moments if time.end <= m.start)


def was_out(s: Sentence, time: Quantity) -> bool:
    """Whether a span is how long something was broken, still or missing: that is no record of so long."""
    clause = s.clause_at(time.start)
    return is_over(s, time) and bool(_WAS_OUT.search(s.low[clause.start : clause.end]))


def start_counted_from(s: Sentence, time: Quantity) -> Moment | None:
    """The day of the calendar from which a span is counted: "9 months from 1 January"; None where none is named."""
    return next((m for m in s.moments if time.end <= m.start and _COUNTED_FROM.fullmatch(s.low[time.end : m.start])), None)


def end_counted_from(s: Sentence, time: Quantity, moment: Moment) -> dt.date:
    """The day on which a span is over that is counted from a day."""
    first = first_day(moment, s.low)
    months = {"month": 1, "quarter": 3, "year": 12}.get(time.unit)
    return add_months(first, time.value * months) if months else first + dt.timedelta(days=min(time.days, 3_000))
