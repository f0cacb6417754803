"""The reading patterns of the catalogue over one sentence: signals with their fields filled, negations respected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import NEGATION, Claim, Sentence
from assistant.reading.partly import is_of_a_part, note_of
from assistant.reading.text import compiled, end_of_list
from knowledge.rows import Pattern, Slot

_OWN_NEGATION = re.compile(NEGATION)
INCIDENTAL_WORDS = (
    "data_forms weather_matters high_risk_area systems_named stockouts minors per_day positive_share positives "
    "classes sites devices units unit_noun rows new_items documents_count seasonal change_speed spelling_varies "
    "label_count personal_data jurisdiction in_eu step regulated connection live_analysis shared_inputs "
)
INCIDENTAL = frozenset(INCIDENTAL_WORDS.split())
"""Signals that are often said in passing: alone they do not answer their slot unasked."""


_NAMED_DATA = frozenset({"data_exists", "sources_named"})
_HAVE = re.compile(
    r"\b(?:we (?:have|keep|store|record|collect|got)|we've got|there (?:is|are)|stored|recorded|data|archives?|logs?|give|"
    r"gives|comes? from|export\w*"
    r"|history|since|tenemos|hay|guardamos|contamos con|datos|registros|historial|years? of|anos de)\b"
)


_A_NO = re.compile(r"(?:no|none|nothing|nobody|no one|nada|nadie|ningun[oa]?)")
_ALONE = re.compile(
    r"\s*(?:$|[,.;:!?(/-]|(?:but|yet|so far|at all|really|today|now|it|we|there|since|because|not|is|of (?:it|them)|"
    r"looks?|todavia|aun|pero|"
    r"porque|hoy|por ahora|de momento|hasta ahora|todo)\b)"
)
SHORT = 7
"""Words up to which a "no" at the beginning is the answer, and not the begin of a correction."""


def read_patterns(s: Sentence, slot: Slot) -> Iterator[Claim]:
    """All claims of one slot's patterns in the sentence."""
    for pattern in slot.patterns:
        if pattern.asked_only and s.asked != slot.id:
            continue
        if pattern.asked_only and pattern.match.startswith("^") and len(s.low.split()) > SHORT:
            continue
        match = compiled(pattern.match).search(s.low)
        if match is None:
            continue
        if pattern.asked_only and _A_NO.fullmatch(match.group().strip()) and not _ALONE.match(s.low, match.end()):
            continue  # "no data about people" is not the "no" that answers a question
        signals = _signals(pattern, match, s)
        if set(signals) == {"data_forms"} and not (s.opening or s.asked or _HAVE.search(s.low)):
            continue  # "before the summer contracts" names no data where nobody speaks of data
        if signals.get("data_exists") is False and is_of_a_part(s, *match.span()):
            yield Claim("data_quality", *match.span(), {"quality_notes": note_of(s, match.start())})
            continue
        if signals:
            passing = INCIDENTAL if _HAVE.search(s.low) and not s.asked else INCIDENTAL | _NAMED_DATA
            firm = s.asked == slot.id or not set(signals) <= passing
            yield Claim(slot.id, match.start(), match.end(), signals, firm=firm)


_NEVER_DENIED = frozenset({"data_exists", "human_today"})
"""'No people in the pictures' does not say that nobody does it today."""
_DENIED_BEHIND = re.compile(
    r"[^.;,]{0,16}?\s(?:(?:are|is|were|was|do|does|have|has)(?:n't| not)|(?:no|nunca) (?:estan?|aparecen?|salen?|hay|"
    r"se (?:guardan?|ven?)))\b"
)
"""'Names aren't in there': denied behind the word."""


def _signals(pattern: Pattern, match: re.Match[str], s: Sentence) -> dict[str, Any]:
    denied = s.negated(match.start()) and not _OWN_NEGATION.search(match.group())
    denied = denied or ("personal_data" in pattern.signals and bool(_DENIED_BEHIND.match(s.low, match.end())))
    if denied:
        # "no health data" denies health data, and says nothing of other data about people: only the first signal turns
        name, value = next(iter(pattern.signals.items()), ("", None))
        return {name: False} if value is True and name not in _NEVER_DENIED else {}
    return {name: _filled(value, match, s) for name, value in pattern.signals.items()}


def _filled(value: Any, match: re.Match[str], s: Sentence) -> Any:
    if isinstance(value, list):
        return [_filled(v, match, s) for v in value]
    if value == "$clause":
        clause = s.clause_at(max(match.start(), match.end() - 1))
        end = end_of_list(s.low, max(clause.end, match.end()))
        end = len(s.text.rstrip(" .!")) if s.low[end:].lstrip().startswith(":") else end  # "a rule exists: above 28 degrees ..." is one
        return s.text[clause.start : end].strip()
    if isinstance(value, str) and value.startswith("$"):
        group = int(value[1:])
        return s.text[match.start(group) : match.end(group)].strip()
    return value
