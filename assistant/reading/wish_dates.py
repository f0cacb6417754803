"""The day by which a wish is to hold: a deadline, or any time to come that its sentence names."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.deadlines import Due, due_in
from assistant.reading.starts import start_in


def due_of_wish(s: Sentence) -> Due | None:
    """The day by which what a sentence wishes holds: a deadline, or the time that it names."""
    return due_in(s) or _in_year(s)


def _in_year(s: Sentence) -> Due | None:
    """The day by which a target holds, where no other word leads to one: "in 2027", "this summer"; the last one that is told."""
    begins = start_in(s)
    for moment in reversed(s.moments):
        if begins and begins.start <= moment.start < begins.end:
            continue
        if moment.day > s.today and re.search(
            r"\b(?:in|during|en|for|durante|this|next|est[ea]|proxim[oa])\s*(?:the |el |la )?$", s.before(moment.start, 14)
        ):
            return Due(moment.day, 0.0, moment.start, moment.end)
    return None


def at_the_end(s: Sentence) -> Due | None:
    """A day that stands alone as a clause of the answer: "..., end of 2027", "... (Q3 2028)"."""
    for moment in s.moments:
        clause = s.clause_at(moment.start)
        if moment.day > s.today and clause.end - clause.start - (moment.end - moment.start) <= 3:
            return Due(moment.day, 0.0, moment.start, moment.end)
    return None
