"""Amounts of which it is said that more cannot be done: "40 calls is the most they manage", "3 machines max"."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity

_MOST_BEHIND = re.compile(
    r"[^.;\d]{0,24}?\b(?:is|are|was|es|son) (?:about |more or less )?(?:the most|the maximum|all|as (?:much|many) as|"
    r"(?:our|the|their) limit|lo maximo|el maximo|el tope|todo lo)\b"
    r"|[^.;\d]{0,12}\b(?:max|tops|at (?:the )?most|como (?:mucho|maximo)|no damos para mas|llegamos)\b"
)
_MOST_BEFORE = (
    r"\b(?:manage|managing|more than|at most|max(?:imum|imo)?|up to|handle|do|no (?:damos|llegamos|dan|llegan) (?:para|a) mas de)"
    r"\s(?:about |around |maybe |unas |unos )*$"
)


def is_most(s: Sentence, q: Quantity) -> bool:
    """Whether it is said of an amount that more cannot be done."""
    inside = re.search(r"\b(?:max|maximum|tops|maximo)\b", s.low[q.start : q.end])
    return bool(inside or _MOST_BEHIND.match(s.low, q.end) or re.search(_MOST_BEFORE, s.before(q.start, 40)))
