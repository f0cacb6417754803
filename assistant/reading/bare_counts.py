"""Rows told without their noun beside the number: in brackets behind it, or with it as what the number is ("the 90,000 are the visits")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import ROWS
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.samples import of_a_part

_NO_COUNT = r"(?:about |around |some |roughly |approx\.? |ca\.? |over |unos |unas |mas de |casi )?"
_BRACKETED = re.compile(rf"\({_NO_COUNT}$")
_HELD = re.compile(
    r"\b(?:we (?:have|keep|store|hold|recorded|got)|there are|data|archive|stored|on file|since|years? of|tenemos|hay|guardamos|datos|"
    r"archivo|desde|anos de)\b"
)
_ARE = re.compile(
    r"\s(?:are|were|is|son|eran|es)\s(?:the |our |all |all the |los |las |nuestr[oa]s |tod[oa]s (?:los |las ))"
    rf"(?:[a-z-]+\s){{0,2}}?{ROWS}"
)
_THE = re.compile(r"\b(?:the|those|these|los|las|es[oa]s)\s$")
LEAST = 100
"""A bare number below it in brackets is rather a share, an age or a note (house rule)."""


def read_bare_counts(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: how many rows there are."""
    for q in s.kinds("count"):
        if not q.noun and q.value >= LEAST and not q.period and (_in_brackets(s, q) or _explained(s, q)) and not of_a_part(s, q):
            yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True})
            return


def _in_brackets(s: Sentence, q: Quantity) -> bool:
    """'Five years of inspections with the form filled in (some 40,000)'."""
    opened = s.low.rfind("(", 0, q.start)
    alone = opened >= 0 and _BRACKETED.search(s.low[: q.start]) and re.match(r"\s?(?:in all|in total|en total)?\s?\)", s.low[q.end :])
    before = s.low[:opened]
    return bool(alone and re.search(ROWS, before) and _HELD.search(before))


def _explained(s: Sentence, q: Quantity) -> bool:
    return bool(_THE.search(s.low[: q.start]) and _ARE.match(s.low, q.end))
