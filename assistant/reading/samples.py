"""Counts of a sample, a trial, another time or another house: none of them says how many there are in all."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity
from assistant.reading.uncounted import is_choice

_OF_A_SAMPLE = re.compile(
    r"\b(?:we|they|i|he|she) (?:have |has |had |only |once |already )*(?:tried|tested|trialled|piloted)\b|\b(?:tried|tested|"
    r"trialled|piloted) (?:it |this |that |them "
    r"|out )*(?:on|at|in|with|for)\b|\b(?:in|from|of|on|an?|the|our|random|last|per) (?:random |small |first |last )?(?:sample|"
    r"audit|spot[- ]check|trial|"
    r"test run|dry run)\b|\baudit(?:ed)?\b|\b(?:probamos|hemos probado|se probo|lo probaron|una muestra|la muestra|el muestreo|"
    r"auditoria|una prueba|"
    r"un ensayo)\b"
)
_BACK_THEN = re.compile(
    r"\b(?:(?:last|previous) (?:year|season|month|quarter|week|spring|summer|autumn|winter)|used to|back then|formerly|years? ago|"
    r"earlier|"
    r"(?:we|they|there) (?:had|were|was)|in (?:19|20)\d\d\b(?=.*\b(?:had|were|was)\b)|antes (?:teniamos|eran|habia)|(?:el ano|el mes|la "
    r"temporada) pasad[oa]|hace \w+ anos?|teniamos|habia|eramos)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:neighbou?r\w*|competitors?|another (?:firm|company|house|team|town|school|hospital|plant)|other (?:firms?|companies|"
    r"houses|towns)|"
    r"their (?:system|tool|product|machine|software|customers?|platform|service|\w+)|vendors?|suppliers?|sellers?|providers?|"
    r"vecin[oa]s?|otra (?:empresa|firma|casa|ciudad)|competencia|proveedor\w*|su (?:sistema|herramienta|producto|plataforma))\b"
)
_PART = re.compile(
    r"\b(?:(?:in|at|on|with|from|for|of|only|just|about|en|con|de|solo|para) )*(?:the )?(?:one|each|every|some|biggest|largest|smallest|"
    r"un[oa]?|cada|algun[oa]s?) [a-z-]+ (?:has|have|had|owns?|runs?|holds?|tiene|lleva|posee)\b"
)
"""'One grower has 30 plots': what belongs to one of them."""


_PART_OF = r"\d\s(?:out )?(?:of|de)\s(?:the |our |las? |los )?$"
"""'2 of 5 trips' is a share of them, and no five trips on record."""
_CHOSEN = r"(?:worst|best|top|largest|highest|peores|mejores)\b"
_OF_EACH = r"\s(?:each|apiece|a piece|cada un[oa])\b"


def tells_not_all(s: Sentence, q: Quantity) -> bool:
    """Whether a count is a choice ("the five worst branches"), of each of several ("40 pages each"), or of a part."""
    chosen = re.match(_CHOSEN, q.noun) or re.search(_PART_OF, s.before(q.start, 14)) or re.match(_OF_EACH, s.after(q.end, 14))
    return bool(chosen) or is_choice(s, q) or of_a_part(s, q)


def of_a_part(s: Sentence, q: Quantity) -> bool:
    """Whether the words around a count say that it is of a sample or a trial; behind the first message also of another time or house."""
    opened = s.low.rfind("(", 0, q.start)
    inside = opened >= 0 and ")" not in s.low[opened : q.start]
    around = s.low[opened:].split(")")[0] if inside else s.low[(clause := s.clause_at(q.start)).start : clause.end]
    if _OF_A_SAMPLE.search(around):
        return True
    if s.opening or s.asked:
        return False
    return any(pattern.search(s.low[: q.end]) for pattern in (_OF_A_SAMPLE, _BACK_THEN, _ELSEWHERE, _PART))
