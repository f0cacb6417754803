"""Past cases whose outcome is known: marked by hand, kept with beginning and end, or few of the kind that is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.quantities import Quantity, tidy

_RIGHT_ANSWER = re.compile(
    r"(?:ha(?:ve|s)|with|carry|tienen|llevan|con) (?:got )?(?:the |an? |their |its |la |el |su )?(?:right|true|correct|known|"
    r"final|real|actual|checked|"
    r"correct[oa]|verdader[oa]|conocid[oa]|final(?:es)?)? ?(?:answers?|outcomes?|results?|respuestas?|resultados?|desenlaces?)"
    r"(?: (?:correct|verdader|conocid)[oa]s?)?\b"
)
_BOTH_ENDS = re.compile(
    r"(?:[a-z-]+ ){0,2}?(?:with|con) (?:both |their |the |its |su |la |el )?(?:actual |real |exact |hora de )?(?:start|"
    r"begin(?:ning)?|departure|entry|check-?in|opening|"
    r"arrival|planned|before|inicio|salida|entrada|llegada)(?: times?| dates?)?"
    r" (?:and|y) (?:the |their |la |el )?(?:actual |real |exact |hora de )?(?:end|finish|arrival|exit|check-?out|closing|"
    r"departure|actual|after|fin|final|llegada|salida)\b"
)
"""What took how long is known where both ends are on record."""
_BY_HAND = re.compile(
    r"(?:[a-z-]+ )(?:(?:are|were|is|have been|has been) )?(?:already )?(?:transcribed|typed|keyed in|annotated|coded|"
    r"transcrit[oa]s|anotad[oa]s|codificad[oa]s)\b"
)
_IN_YEARS = re.compile(
    rf"[^.;\d]{{0,40}}?\b(?:in|over|within|during|en) (?:the |los )?(?:last |past |ultimos )?(?:\d+|{TWO_TO_TEN}) "
    r"(?:years?|months?|seasons?|winters?|anos|meses)\b"
)
_BAD = (
    r"\b(?:lost|spoiled|spoilt|failed|broken|bad|rejected|damaged|cracked|defective|faulty|sick|dead|fraudulent|contaminated|failures?|"
    r"breakdowns?|accidents?|outages?|leaks?|fires?|deaths?|losses|recalls?|complaints?|perdid[oa]s|fallad[oa]s|rot[oa]s|"
    r"averias|accidentes|fallos)\b"
)
_OF_ALL = re.compile(r"\b(?:all|tod[oa]s)(?: of)?(?: the| our| l[oa]s| nuestr[oa]s)? $")
_IS_KNOWN = re.compile(
    r"\b(?:we know|(?:is|are) known|we have|se sabe|se conoce|sabemos|conocemos|tenemos)\b[^.;]{0,24}"
    r"\b(?:results?|outcomes?|answers?|truth|resultados?|desenlaces?|respuestas?|correct[oa]s?|verdad)\b|"
    r"\b(?:results?|outcomes?|answers?) (?:is|are) known\b"
)
_FILLED = re.compile(
    r"(?:[a-z]+ ){1,4}?(?:with|con) (?:the |their |an? |la |el |su )?[a-z]+ (?:already |ya )?"
    r"(?:filled in|filled out|completed|rellenad[oa]s?|completad[oa]s?|resuelt[oa]s?)\b"
)
"""Cases whose form was filled in by people, which is the answer."""
_NUMBER = re.compile(r"\D{0,4}[\d.,' ]*\d\S*|\S+")
_UP_TO_HAVING = re.compile(r"^(?!ha|with|carry|tienen|llevan|con)(?:[a-z-]+ ){1,3}?(?=(?:have|has|with|carry|tienen|llevan|con)\b)")
FEW = 100
"""So many of what went wrong in some years are told as the known cases of that kind (house rule)."""


def read_known(s: Sentence) -> Iterator[Claim]:
    """Slot label_availability: known outcomes by the words beside their number."""
    if s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    for q in s.kinds("count"):
        if q.period:
            continue
        if claim := _known(s, q):
            yield claim
            return


def _known(s: Sentence, q: Quantity) -> Claim | None:
    number = _NUMBER.match(s.low, q.start)
    number_end = number.end() if number else q.end
    behind = s.low[number_end:].lstrip()
    if q.value >= 5:
        if _OF_ALL.search(s.before(q.start, 24)) and _IS_KNOWN.search(s.low) and not s.negated(q.start):
            return _labels(q, "all", {})
        if _RIGHT_ANSWER.match(_UP_TO_HAVING.sub("", behind)):
            return _labels(q, "some", {})
        if _BOTH_ENDS.match(behind):
            return _labels(q, "all", {"label_kind": "outcome"})
        if _BY_HAND.match(behind) or _FILLED.match(behind):
            return _labels(q, "some", {"label_kind": "human"})
    few = 2 <= q.value < FEW and _IN_YEARS.match(s.low, number_end)
    only = s.asked == "label_availability" and re.search(r"\b(?:only|just|solo|apenas)\s(?:about |unos |unas )?$", s.before(q.start, 16))
    if few and (only or re.search(_BAD, s.low[number_end : few.end()])):
        return Claim("label_availability", q.start, q.end, {"positives": tidy(q.value)})
    return None


def _labels(q: Quantity, labels: str, signals: dict[str, Any]) -> Claim:
    return Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": labels, **signals})
