"""The reading patterns of the catalogue over one sentence: signals with their fields filled, negations respected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import NEGATION, Claim, Sentence
from assistant.reading.text import compiled
from knowledge.rows import Pattern, Slot

_OWN_NEGATION = re.compile(NEGATION)
INCIDENTAL = frozenset(
    "data_forms weather_matters high_risk_area systems_named stockouts minors per_day positive_share positives classes sites devices units unit_noun rows "
    "new_items documents_count seasonal change_speed spelling_varies label_count personal_data jurisdiction in_eu step regulated connection".split()
)
"""Signals that are often said in passing: alone they do not answer their slot unasked."""


def read_patterns(s: Sentence, slot: Slot) -> Iterator[Claim]:
    """All claims of one slot's patterns in the sentence."""
    for pattern in slot.patterns:
        if pattern.asked_only and s.asked != slot.id:
            continue
        match = compiled(pattern.match).search(s.low)
        if match is None:
            continue
        signals = _signals(pattern, match, s)
        if signals:
            firm = s.asked == slot.id or not set(signals) <= INCIDENTAL
            yield Claim(slot.id, match.start(), match.end(), signals, firm=firm)


def _signals(pattern: Pattern, match: re.Match[str], s: Sentence) -> dict[str, Any]:
    denied = s.negated(match.start()) and not _OWN_NEGATION.search(match.group())
    found: dict[str, Any] = {}
    for name, value in pattern.signals.items():
        if denied and value is True:
            found[name] = False
        elif not denied:
            found[name] = _filled(value, match, s)
    return found


def _filled(value: Any, match: re.Match[str], s: Sentence) -> Any:
    if isinstance(value, list):
        return [_filled(v, match, s) for v in value]
    if value == "$clause":
        clause = s.clause_at(match.start())
        return s.text[clause.start : max(clause.end, match.end())].strip()
    if isinstance(value, str) and value.startswith("$"):
        group = int(value[1:])
        return s.text[match.start(group) : match.end(group)].strip()
    return value
