"""How much is kept in a table or a data bank: rows, whatever they are called ("about 9,800 are already in the Excel"), and gigabytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.measures import measures
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.samples import of_a_part

_STORE = (
    r"(?:excel|spread ?sheets?|google sheets?|data ?bases?|data ?banks?|sql|csv|erp|crm|sap|access|data warehouse|"
    r"hojas? de calculo|planillas?|"
    r"bases? de datos)\b"
)
_NAMED = rf"(?:(?:the|our|an?|one|same|el|la|un|una|nuestr[oa]) )*(?:[a-z-]+ )?{_STORE}"
STORED_IN = rf"\b(?:in|into|to|en|a) {_NAMED}"
IN_A_STORE = re.compile(STORED_IN)
"""'In our Excel', "en la base de datos", "log to SQL"."""
_IS_IN = re.compile(
    r"\S+(?: (?!not\b|no\b|never\b)[a-z-]+){0,2}? (?:(?:of (?:them|these|those)|de (?:ellas|ellos)) )?(?:(?:that|which|que) )?"
    r"(?:(?:are|is|were|have been|stand|sit|estan?|constan?|figuran?|hay|kept|stored|recorded|entered|typed|registrad[oa]s|guardad[oa]s|"
    rf"already|now|by now|all|ya|tod[oa]s) )*\b(?:in|into|en) {_NAMED}"
)
LEAST = 20
"""Fewer of anything are rather who keeps it than what is kept (house rule)."""
_WISHED = re.compile(r"\b(?:should|must|shall|could|would|want|wish|plan|may|up to|deberia\w*|podria\w*|quer\w+|hasta)\b")


def read_stored(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: how many rows there are."""
    for q in s.kinds("count"):
        if is_stored(s, q) and not of_a_part(s, q):
            yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True})
            return


def is_stored(s: Sentence, q: Quantity) -> bool:
    """Whether a count is that of what stands in a table or a data bank, and not of the tables."""
    if q.value < LEAST or q.period or measures(s.low, q) or re.search(_STORE, q.noun.lower()):
        return False
    wished = _WISHED.search(s.low[s.clause_at(q.start).start : q.start])
    return not wished and bool(_IS_IN.match(s.low, q.start))


def read_gigabytes(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: storage in GB."""
    for q in s.kinds("count"):
        match = re.search(
            r"\b(?P<unit>mb|gb|tb|gigabytes?|terabytes?|megabytes?|gigas?|teras?)\b(?! (?:card|ram|of ram|memory|gpu|graphics|"
            r"de ram|de memoria))",
            s.low[q.start : q.end] + s.after(q.end, 16),
        )
        if match:
            factor = {"m": 1e-3, "g": 1.0, "t": 1e3}[match.group("unit")[0]]
            yield Claim("data_sources_volume", q.start, q.end, {"storage_gb": tidy(q.value * factor), "data_exists": True})
