"""What is said to be missing of a part only: "the rest only on paper", "before 2015 nothing was recorded"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.stores import IN_A_STORE

_LEAD = r"^\W*(?:(?:and|but|while|only|just|y|e|pero|mientras|solo) )*"
_DETERMINED = r"(?:(?:all|the|our|these|those|tod[oa]s|los|las|lo|el|la|nuestr[oa]s) )*"
_PART = re.compile(
    rf"{_LEAD}(?:(?:for|in|of|on|from|about|with|de|para|en|sobre|con) )?{_DETERMINED}"
    r"(?:(?:rest|remain\w*|others?|older|oldest|early|earlier|earliest|newer|newest|first|last|second|third|fourth|former|"
    r"previous|half|part|"
    r"some|many|most|few|several|resto|demas|otr[oa]s?|restantes?|antigu[oa]s|viej[oa]s|nuev[oa]s|primer[oa]s|ultim[oa]s|"
    r"tercer[oa]|segund[oa]|"
    r"mitad|parte|algun[oa]s|much[oa]s|poc[oa]s|vari[oa]s)\b(?! (?:of us|time|step|place|de nosotros|vez|paso))|[\d.,]+ ?%|"
    r"[\d.,]+ (?:of|de)\b)"
)
"""The part of which a clause speaks, as its subject or behind a word that limits it."""
_YEAR = r"(?:19|20)\d\d"
_TIME = re.compile(
    rf"\b(?:before|until|till|up to|prior to|antes de|hasta)l? (?:the |el |about |\w+ (?:de )?)?{_YEAR}\b"
    rf"|\b(?:from|between|de|entre|desde) {_YEAR} (?:to|until|till|and|a|al|y|hasta) {_YEAR}\b"
)
"""Years before which, or between which, something is missing."""
_AT_TIMES = re.compile(
    r"\W*(?:at night|(?:on|at|over|during|in) (?:the )?(?:weekends?|nights?|sundays?|saturdays?|holidays|winter|summer)|"
    r"de noche|por la noche|"
    r"(?:en|los) (?:los )?(?:fines de semana|domingos|sabados|feriados|invierno|verano))\b"
)
_TOPIC = re.compile(
    r"\W*(?:on|about|for|from|of|sobre|de|para) (?:(?:the|our|some|el|la|los|las|nuestr[oa]s?) )?"
    r"(?!(?:this|that|it|us|any|all|project|moment|now|est[oae]|ello|nada|proyecto)\b)[a-z-]{3,}"
)
"""Of what something is missing, where other data are known."""
_WISHED = re.compile(
    r"\b(?:should|must|shall|could|would|want|wish|like to|supposed|plan|deberia\w*|tendria\w*|podria\w*|quer\w+|hay que)\b"
)
_NAMED = re.compile(
    rf"{_LEAD}(?:the|our|los|las|el|la|nuestr[oa]s?) (?!(?:data|records?|history|information|whole|entire|datos|registros?|historial|"
    r"informacion)\b)[a-z-]{3,}(?: [a-z-]+){0,2}? (?:are|is|were|was|exist\w*|stand|have|has|estan?|siguen?|son|constan?|"
    r"existen?|tienen?)\b"
)


def is_of_a_part(s: Sentence, start: int, end: int) -> bool:
    """Whether what denies the data from `start` to `end` limits a part of them: the others are there."""
    clause = s.clause_at(start)
    head = s.low[clause.start : start]
    if _PART.search(head) or _TIME.search(head) or _TIME.search(s.low[end : end + 40]) or _AT_TIMES.match(s.low, end):
        return True
    return _there_beside(s, start) or (_are_known(s.known) and bool(_NAMED.search(head) or _TOPIC.match(s.low, end)))


def _there_beside(s: Sentence, start: int) -> bool:
    """Whether another clause of the sentence says that something is kept: "invoices are in SAP, complaints only on paper"."""
    here = s.clause_at(start)
    others = [c for c in s.clauses if c != here]
    return any((m := IN_A_STORE.search(s.low[c.start : c.end])) and not s.negated(c.start + m.start()) for c in others) and not any(
        _WISHED.search(s.low[c.start : c.end]) for c in s.clauses
    )


def _are_known(known: Mapping[str, Any]) -> bool:
    return bool(known.get("data_exists") and (known.get("rows") or known.get("sources_named")))
