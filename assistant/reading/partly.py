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
_WISHED = re.compile(
    r"\b(?:should|must|shall|could|would|want|wish|like to|supposed|plan|deberia\w*|tendria\w*|podria\w*|quer\w+|hay que)\b"
)
SLOT = "data_sources_volume"
_AS_SUCH = re.compile(
    r"(?:\W|\b(?:and|but|so|then|ok|no|yes|sorry|actually|well|wait|really|in fact|still|also|just|now|today|currently|that|was|wrong|"
    r"we|i|you|there|here|have|has|had|got|keep|is|are|were|be|been|do|does|did|not|everything|all|any|every|the|our|of|"
    r"data|records?|history|information|far|"
    r"y|e|pero|entonces|bueno|si|perdon|en realidad|la verdad|todavia|aun|tambien|ahora|hoy|nosotr[oa]s|aqui|hay|tenemos|tengo|"
    r"guardamos|es|son|estan?|todo|tod[oa]s|los|las|nuestr[oa]s|datos|registros?|historial|informacion)\b)*"
)
"""Words that name no thing: data that are denied behind nothing else are all of them."""
_ENDED = re.compile(
    r"\W*(?:(?:yet|at all|so far|now|today|either|really|anymore|any more|sorry|after all|here|(?:that )?(?:we|you) can use|"
    r"todavia|aun|hasta ahora|por ahora|de momento|hoy|en absoluto|al final)\W*)*$"
)
_ON_PAPER = re.compile(r"(?:only on paper|solo en papel)")


def is_of_a_part(s: Sentence, start: int, end: int) -> bool:
    """Whether what denies the data from `start` to `end` limits a part of them: the others are there.

    Behind data that were told nothing less than the data as such, in a sentence of its own, denies them. One thing that is on paper
    says where that thing is, unless it is the answer to what is recorded.
    """
    clause = s.clause_at(start)
    head = s.low[clause.start : start]
    if _PART.search(head) or _TIME.search(head) or _TIME.search(s.low[end : end + 40]) or _AT_TIMES.match(s.low, end):
        return True
    if _there_beside(s, start):
        return True
    whole = bool(_AS_SUCH.fullmatch(s.low[:start]))
    if _are_known(s.known):
        return not (whole and _ENDED.match(s.low, end))
    return not (whole or s.asked == SLOT) and bool(_ON_PAPER.match(s.low, start))


def note_of(s: Sentence, start: int) -> str:
    """What is said to be missing, with the thing where it stands before: "humidity: only on paper"."""
    clause = s.clause_at(start)
    return s.text[clause.start if s.low[clause.start : start].strip() else 0 : clause.end].strip(" ,.;:")


def _there_beside(s: Sentence, start: int) -> bool:
    """Whether another clause of the sentence says that something is kept: "invoices are in SAP, complaints only on paper"."""
    here = s.clause_at(start)
    others = [c for c in s.clauses if c != here]
    return any((m := IN_A_STORE.search(s.low[c.start : c.end])) and not s.negated(c.start + m.start()) for c in others) and not any(
        _WISHED.search(s.low[c.start : c.end]) for c in s.clauses
    )


def _are_known(known: Mapping[str, Any]) -> bool:
    """Whether data were told with a number, a name or a time."""
    return bool(known.get("data_exists") and any(known.get(name) for name in _TOLD_OF_DATA))


_TOLD_OF_DATA = ("rows", "sources_named", "sources_told", "history_months", "documents_count", "label_count")
