"""What an error costs in work or ways instead of money: minutes of somebody, kilometres driven for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity

_WAY = re.compile(r"(?:km|kilomet(?:er|re)s?|kilometros?|miles?|millas)\b")
_WAITS = r"\b(?:wait\w*|later?|delay\w*|longer|earl(?:y|ier)|ago|old|ahead|esper\w*|demor\w*|tarde|antes)\b"
"""Beside these a time is how long something takes its course, and nobody's work."""
_TAKES = (
    r"\b(?:costs?|takes?|means?|needs?|loses?|is|are|reads?|works?|cuesta\w*|supone|son|lleva\w*|pierde\w*)\b|[:=>]|\bof (?:extra )?work\b"
)
_NAMED = r"\b(?:false|missed|miss|misses|needless|for nothing|in vain|fals[oa]s?|en vano|sin necesidad)\b"


def with_efforts(s: Sentence, amounts: Sequence[Quantity]) -> list[Quantity]:
    """The sums of money, and the work and ways of clauses that name no sum; asked for, or beside the name of an error."""
    if s.asked != "cost_of_errors" and not s.has(_NAMED):
        return list(amounts)
    sums = [s.clause_at(q.start) for q in amounts]
    found = [q for q in s.quantities if _is_effort(s, q) and s.clause_at(q.start) not in sums]
    return sorted([*amounts, *found], key=lambda q: q.start)


def _is_effort(s: Sentence, q: Quantity) -> bool:
    clause = s.clause_at(q.start)
    words = s.low[clause.start : q.start] + s.low[q.end : clause.end]
    lead = s.low[max(0, clause.start - 2) : q.start]
    work = q.kind == "time" and q.unit in {"second", "minute", "hour", "day"} and q.period is None
    way = q.kind == "count" and bool(_WAY.match(q.noun)) and q.period is None
    return (work or way) and not re.search(_WAITS, words) and bool(re.search(_TAKES, lead + s.low[q.end : clause.end]))
