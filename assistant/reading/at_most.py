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


_BOUND = re.compile(
    r"\b(?:at (?:the )?most|no more than|not more than|max(?:\.|imum|imo)?(?: of| de)?|up to|only|"
    r"(?:not|n't|cannot) [^.;,\d]{1,24}more than|no [^.;,\d]{1,24}mas de|"
    r"como (?:mucho|maximo)|a lo sumo|no mas de|hasta|"
    r"solo)\s(?:about |unas |unos )*$"
)
_ACT = re.compile(
    r"\b(?:(?:inspect|review|repair|replace|treat|check|visit|call|examin|consult|interven|audit|measure|clean)"
    r"(?:s|ions?|ments?|ations?|tions?|ings?|-ups?)?|(?:revisi|inspecci|reparaci|intervenci|comprobaci|atenci|evaluaci)on(?:es)?|"
    r"visitas?|llamadas?|limpiezas?|arreglos?|extra|additional|adicional(?:es)?)\b"
)
"""What people do, named by its verb; what comes on top of the rest is done by them, too."""
_GOES_WRONG = re.compile(
    r"\b(?:fail\w*|breakdowns?|stop\w*|complaints?|accidents?|errors?|mistakes?|delays?|costs?|averias?|fallos?|quejas?|accidentes?|errores)\b"
)


def limits_an_act(s: Sentence, q: Quantity) -> bool:
    """'At most 2 extra inspections a day', "como mucho 2 visitas al dia": how much can be done, and no number of cases that come."""
    if q.kind != "count" or not q.period or q.period in {"second", "minute"}:
        return False
    named = s.low[q.start : q.end]
    bound = _BOUND.search(s.before(q.start, 40)) or _MOST_BEHIND.match(s.low, q.end)
    return bool(bound and _ACT.search(named)) and not _GOES_WRONG.search(named)
