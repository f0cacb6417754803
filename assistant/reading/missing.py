"""The share of the data that a note on its quality calls missing."""

from __future__ import annotations

import re

from assistant.reading.numbers import value_of
from assistant.reading.quantities import find_quantities
from assistant.reading.text import fold

_N_OF_M = re.compile(r"(?<![\w.,])(?P<n>\d[\d.,]*) (?:[a-z]+ )?(?:out of|of|de) (?:(?:the|our|all|los|las|nuestr[oa]s) )*(?P<m>\d[\d.,]*)")
_TURNED = re.compile(r"\b(one|two|three|\d) ([a-z]+) (?:in|out of) (?:every )?(\w+)")
"""'One sheet in eight' is one in eight sheets."""
_LACKS = re.compile(
    r"\b(?:missing|lost|lacks?|lacking|empty|blank|without|no|not|never|nothing|unreadable|illegible|unusable|useless|incomplete|gone|gaps?|"
    r"broken|faltan?|perdid[oa]s?|vaci[oa]s?|sin|ningun[oa]?|ilegibles?|inservibles?|incomplet[oa]s?|huecos?)\b"
)
_THERE = re.compile(
    r"\b(?:ha(?:s|ve)|with|contain\w*|carr(?:y|ies)|complete|filled|usable|readable|there|known|only|tienen?|con|traen?|llevan?|complet[oa]s?|"
    r"legibles?|utiles|utilizables?|solo)\b"
)


def share_missing(note: str, language: str) -> float:
    """The share 0 to 1 that is missing by a note: "one in eight sheets is lost" is 0.125; 0 where it tells no share.

    What is there is turned round: "only 300 of the 1,200 farms have soil values" is 0.75.
    """
    low = fold(note)
    share = _share(low, language)
    if not 0 < share < 1 or _is_of_errors(low):
        return 0.0
    if _LACKS.search(low):
        return share
    return 1 - share if _THERE.search(low) else 0.0


_ERRORS = re.compile(
    r"\b(?:errors?|mistakes?|wrong(?:ly)?|incorrect(?:ly)?|inaccura\w+|typos?|false|errores?|equivocad[oa]s?|fallos?|incorrect[oa]s?|mal)\b"
)
_SHARE = re.compile(r"\d\s?%|\bper ?cent\b|\bpor ciento\b")


def _is_of_errors(low: str) -> bool:
    """Whether the one share of a note is an error rate: what is there and wrong is not missing, and the rest of it neither."""
    shares = list(_SHARE.finditer(low))
    return len(shares) == 1 and bool(_ERRORS.search(low[max(0, shares[0].start() - 30) : shares[0].end() + 30])) and not _LACKS.search(low)


def _share(low: str, language: str) -> float:
    if match := _N_OF_M.search(low):
        part, whole = (value_of(match[name].rstrip(".,"), language) for name in ("n", "m"))
        return part / whole if whole else 0.0
    low = _TURNED.sub(r"\1 in \3 \2", low)
    return next((q.value for q in find_quantities(low, language) if q.kind == "share"), 0.0)
