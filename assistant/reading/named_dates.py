"""Days that the words around them name the deadline, or the day of the event by which a deadline was told."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.moments import Moment
from assistant.reading.other_dates import ends_something

_HEADING = re.compile(
    r"(?:^|[,;(.|]\s|\s-\s|\b(?:and|y)\s)(?:the |our |el |la |final |hard |fixed )*"
    r"(?:(?:deadline|due date|hand-?in(?: date)?|submission(?: date)?|target date|end date|delivery date|plazo|"
    r"fecha (?:limite|tope|de entrega)|entrega)"
    r"\s?(?:(?:for|of|de|del) [a-z ]{2,24})?(?::|=|-|is\b|will be\b|es\b|sera\b)"
    r"|(?:by when|until when|when|go-?live|launch|finish|ready|done|end(?: of (?:the )?project)?|para cuando|cuando|"
    r"hasta cuando|fin(?: del proyecto)?)\s?(?::|=))"
    r"[^;]*$"
)
"""A heading or a verb that says what the day behind it is, whatever happens on it: "Deadline: the fair opens on 3 October"."""
_THE_DATE = re.compile(
    r"(?:^\W*|[,;(]\s?|\b(?:and|but|so|no|sorry|y|pero)\s)(?:the |our |exact |right |correct |new |real |la |el |nuestra )*"
    r"(?:date|day|fecha|dia)\s?(?::|=|is(?: the)?\b|was(?: the)?\b|will be(?: the)?\b|es(?: el)?\b|sera(?: el)?\b)\s?$"
)
"""In the middle of a talk "the date is" says the end: no other day of the plan is asked for."""
_IS_THE_DEADLINE = re.compile(
    r"\s?(?:is|was|are|remains|will be|would be|=|es|sera|sigue siendo) (?:the |our |my |el |la |nuestr[oa] )?"
    r"(?:(?:right|correct|real|final|hard|fixed|latest|new|last) )*(?:(?:dead ?line|due date|target date|end date|hand-?in|go-?live|"
    r"limit)\b|"
    r"(?:date|day)\b(?! (?:of|on|when|from|that|we))|plazo\b|entrega\b|fecha (?:limite|tope|de entrega)\b)"
)
_EVENT = re.compile(
    r"\b(?:by|bef[oe]re?|until|till|ahead of|in time for|ready for|antes del?|antes de que|para|hasta)\s"
    r"(?:the |our |el |la |los |las )?[^\d.;:(]*$"
)
"""A word that leads to a deadline, and an event behind it whose day is told next: "before the outdoor season opens: 24 April 2027"."""
_SO = re.compile(
    r"(?:(?:so|thus|that is|that's|that means|means|meaning|i\.?e\.?|namely|which is|or|better|say|at|on|in|by|until|the|latest|about|"
    r"around|"
    r"not later than|begins?|starts?|opens?|o sea|es decir|esto es|asi que|a mas tardar|hasta|en|el|la|a)[\s:,]*)*"
)
_BARE_SEASON = re.compile(
    r"\s?(?:$|[^\w\s]|(?:of|in|on|at|is|are|was|has|starts?|begins?|opens?|comes?|ends?|season|holidays?|break|term|time|vacations?|"
    r"at the latest|latest|and|or|if|when|please|this|next|de|del|es|que|y|o|en|proxim\w+|a mas tardar|\d{4})\b)"
)
"""What may stand behind a season that is a time: "summer days" and "winter tyres" are things."""


def is_headed(head: str) -> bool:
    """Whether what stands before a day, folded, says that it is the deadline."""
    return bool(_HEADING.search(head))


def is_named_deadline(s: Sentence, moment: Moment) -> bool:
    """Whether the words before or behind a day name it the deadline; a season is named so before it only."""
    head = s.low[: moment.start]
    if is_headed(head):
        return True
    named = not moment.season and bool(_IS_THE_DEADLINE.match(s.low, moment.end))
    return named or (not s.opening and bool(_THE_DATE.search(head)))


def tells_the_day_of(s: Sentence, moment: Moment, led: Moment | None) -> bool:
    """Whether a day, alone in its clause, says when an event or a season is that a word leads to: "before summer, so end of May"."""
    clause = s.clause_at(moment.start)
    lead = s.low[clause.start : moment.start]
    if moment.end < clause.end - 2 or not _SO.fullmatch(lead):
        return False
    if led:
        return led.end <= moment.start
    before = next((c for c in reversed(s.clauses) if c.end <= clause.start), None)
    if before is None:
        return False
    return bool(_EVENT.search(s.low[before.start : before.end])) and not ends_something(s, before.start)


def is_a_time(s: Sentence, moment: Moment) -> bool:
    """Whether a day is told as one, and is not the season in the name of a thing."""
    if s.low[moment.start : moment.end].isdigit():
        clause = s.clause_at(moment.start)
        alone = clause.end - clause.start - (moment.end - moment.start) <= FEW_LETTERS
        return alone or bool(re.search(r"\b(?:in|by|of|until|during|year|en|de|del|para|hasta|ano)\s$", s.before(moment.start, 8)))
    return not moment.season or bool(_BARE_SEASON.match(s.low, moment.end))


FEW_LETTERS = 12
"""Beside a lone year: "maybe 2028", but not "season 2028 will be dry" (house rule)."""
