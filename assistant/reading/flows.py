"""What comes in one rhythm, told once for a whole list: "60 letters and 90 mails a day" are 150 a day, and no stock of letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.claims import Sentence
from assistant.reading.count_nouns import ROWS, UNITS
from assistant.reading.quantities import Quantity
from assistant.reading.rhythms import period_of, rhythms

_SOME = r"(?:about |around |roughly |some |up to |over |maybe |nearly |almost |unos |unas |cerca de |casi |mas de )*"
_COME_THEN = re.compile(
    rf",? (?:[a-z]+ ){{0,2}}?(?:we (?:get|receive|have)|there (?:are|come)|come|arrive|(?:nos )?llegan|recibimos|entran)(?: in)? {_SOME}"
)
_REMARK = r"(?:\s?\([^()\d]*\))?"
"""An aside behind a noun: "60 letters (scanned)"."""
_AND = re.compile(rf"{_REMARK}\s?(?:,|,? ?\b(?:and|plus|y|e|mas)\b|&|\+)\s?{_SOME}")
_COME_BEHIND = re.compile(
    r"\S+ [^.;:\d]{0,40}?\b(?:(?:come|get|go)(?: in)?|arrive|are (?:received|delivered|sent|handed)|reach us|(?:nos )?llegan|entran|"
    r"se reciben)\b"
)
"""The verb of coming behind the number and its noun."""
_WE_GET = re.compile(r"\b(?:(?:we|they|i) (?:get|receive)|there (?:come|arrive)|recibimos|(?:nos )?llegan|entran)\b[^.;:]*$")
_WE_DO = re.compile(rf",? (?:we|they) (?!(?:lose|miss|waste|lost|had|did|were|reject|throw)\b)[a-z]+ {_SOME}")
"""'Each day we scan 60 letters'."""
_AND_OTHERS = re.compile(r"\s(?:and|or|y|o|e|&|/)\s(?P<noun>[a-z-]+(?: [a-z-]+)?)\s?")


@dataclass(frozen=True)
class Flow:
    """So many in a period: their sum, which spans all its parts, and the parts as they were told."""

    total: Quantity
    parts: tuple[Quantity, ...]


def flows(s: Sentence) -> list[Flow]:
    """The counts whose period is told for a list of them or before them; one with a period of its own alone is not among them."""
    found = []
    for run in _runs(s):
        period = (run[-1].period if len(run) > 1 else None) or _period_before(s, run) or _period_behind(s, run[-1])
        if period and not any(q.period for q in run[:-1]):
            total = replace(run[-1], value=sum(q.value for q in run), start=run[0].start, period=period)
            found.append(Flow(total, tuple(run)))
    return found


def rates(s: Sentence) -> list[Quantity]:
    """The amounts of a sentence with each flow in the place of its parts."""
    told = flows(s)
    parts = [part for flow in told for part in flow.parts]
    return sorted([*(flow.total for flow in told), *(q for q in s.quantities if q not in parts)], key=lambda q: q.start)


def comes_in_a_flow(s: Sentence, q: Quantity) -> bool:
    """Whether a count is one of those that come again and again, and so no number of what is there."""
    return _in_a_rhythm(s, q) or any(q in flow.parts for flow in flows(s))


def _in_a_rhythm(s: Sentence, q: Quantity) -> bool:
    """'We get 20 orders by phone and 35 by mail each week': the verb of coming before, the rhythm behind."""
    clause = s.clause_at(q.start)
    behind = any(q.end <= m.start() < clause.end for m in rhythms(s))
    return behind and _are_records(s, [q]) and bool(_WE_GET.search(s.low[clause.start : q.start]))


def _runs(s: Sentence) -> list[list[Quantity]]:
    """Counts with nouns, those of records that are joined as a list in one run."""
    runs: list[list[Quantity]] = []
    for q in (q for q in s.kinds("count") if q.noun):
        joined = bool(runs) and _are_records(s, [*runs[-1], q]) and _AND.fullmatch(s.low, runs[-1][-1].end, q.start)
        if joined:
            runs[-1].append(q)
        else:
            runs.append([q])
    return runs


def _are_records(s: Sentence, run: Sequence[Quantity], nouns: str = ROWS) -> bool:
    return all(re.search(nouns, s.low[q.start : q.end]) for q in run)


def _period_before(s: Sentence, run: Sequence[Quantity]) -> str | None:
    """'Each week we get about 350 applications', "every day 60 letters and 90 mails arrive"."""
    first, last = run[0], run[-1]
    led = [m for m in rhythms(s) if m.end() <= first.start]
    if last.period or not led:
        return None
    between = s.low[led[-1].end() : first.start]
    comes = re.fullmatch(rf",? {_SOME}", between) and _COME_BEHIND.match(s.low, last.start) and _are_records(s, run, rf"{ROWS}|{UNITS}")
    done = _WE_DO.fullmatch(between) and _are_records(s, run)
    return period_of(led[-1]) if comes or done or _COME_THEN.fullmatch(between) else None


def _period_behind(s: Sentence, q: Quantity) -> str | None:
    """'150 letters and mails a day'."""
    behind = next((m for m in rhythms(s) if m.start() >= q.end), None)
    others = _AND_OTHERS.fullmatch(s.low, q.end, behind.start()) if behind and not q.period else None
    return period_of(behind) if behind and others and re.search(ROWS, others["noun"]) and _are_records(s, [q]) else None
