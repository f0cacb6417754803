"""Claims of one sentence joined into facts: one fact a slot, with the clauses that hold it as its words."""

from __future__ import annotations

from typing import Any

from assistant.case import Fact, Origin
from assistant.reading.claims import Claim, Sentence
from assistant.reading.text import end_of_list

_HARMS = ("none", "delay", "money", "people", "irreversible")
_LARGEST = frozenset({"rows", "history_months", "positives", "label_count"})


_WORTH_KEEPING_WORDS = (
    "per_day cases_told peak_per_second positive_share positives classes documents_count units unit_noun label_count labels "
    "jurisdiction in_eu minors stockouts weather_matters high_risk_area devices seasonal rows data_exists live_analysis shared_inputs "
)
_WORTH_KEEPING = frozenset(_WORTH_KEEPING_WORDS.split())
"""What is said in passing in an answer to another question, and still tells something; the rest would be guesswork."""
TELLING = {
    "latency_volume": frozenset({"per_day", "peak_per_second", "latency_ms", "answer_while_waiting"}),
    "regulation_jurisdiction": frozenset({"jurisdiction", "laws", "works_council", "regulated"}),
    "scope_mvp": frozenset({"sites", "scope"}),
    "label_availability": frozenset({"positive_share", "positives", "label_count", "labels"}),
    "data_sources_volume": frozenset({"rows", "history_months", "storage_gb", "simulated"}),
    "content_sources_freshness": frozenset({"documents_count", "content_owner", "content_changes_month"}),
    "connectivity_hardware": frozenset({"devices", "network"}),
    "retraining_feedback": frozenset({"change_speed", "reorganised", "new_items"}),
    "decision_and_user": frozenset({"actor"}),
}
"""Signals that answer their slot though they were said in passing: a fact that holds one stands under its own slot, and is
not asked for again. Others said in passing go with what the project is about."""


def joined_facts(s: Sentence, claims: list[Claim], origin: Origin) -> list[Fact]:
    """Facts of a sentence, one a slot.

    A loose claim lends its signals to the asked slot, to a firm claim of its own slot, or, in the first message, to what
    the project is about; said later by itself it is a fact of its own.
    """
    firm = [c for c in claims if c.firm]
    homes = {c.slot for c in firm}
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if home := _home(claim, s, homes):
            groups.setdefault(home, []).append(claim)
    return [fact for slot, group in groups.items() if (fact := _fact(s, slot, group, origin))]


def _home(claim: Claim, s: Sentence, homes: set[str]) -> str:
    telling = bool(TELLING.get(claim.slot, frozenset()) & set(claim.signals)) or (not s.opening and "personal_data" in claim.signals)
    if claim.firm or claim.slot in homes or (telling and not s.asked):
        return claim.slot
    if s.asked:
        if telling and not set(claim.signals) & set(s.known):
            return claim.slot
        return s.asked if set(claim.signals) <= _WORTH_KEEPING and not set(claim.signals) & set(s.known) else ""
    return "business_objective" if s.opening else claim.slot


def _fact(s: Sentence, slot: str, group: list[Claim], origin: Origin) -> Fact | None:
    signals: dict[str, Any] = {}
    for claim in group:
        for name, value in claim.signals.items():
            if name == "unit_noun" and name in signals:
                continue  # "23 branches and 140 products": number and noun of the first ones stay together
            signals[name] = merged(name, signals.get(name), value)
    if "miss_worse" in signals and signals.get("worst_harm") == "none":
        del signals["worst_harm"]  # "a missed one is bad, a wrong one does not matter" speaks of two errors
    if s.opening and slot == "business_objective" and set(signals) <= {"data_forms"}:
        return None
    start, end = min(c.start for c in group), max(c.end for c in group)
    words = s.text if slot in {s.asked, "business_objective"} else _clauses(s, start, end)
    if not any(c.isalnum() for c in words) or not (signals or s.asked == slot):
        return None
    return Fact(slot=slot, words=words, signals=signals, origin=origin)


def _clauses(s: Sentence, start: int, end: int) -> str:
    first, last = s.clause_at(start), s.clause_at(max(start, end - 1))
    return s.text[min(first.start, start) : end_of_list(s.low, max(last.end, end))].strip(" \n,;:")


def merged(name: str, old: Any, new: Any) -> Any:
    """Two values of one signal in one sentence: lists are joined, the worse harm and the larger amount count, else the first."""
    if old is None:
        return new
    if isinstance(old, list) and isinstance(new, list):
        return old + [item for item in new if item not in old]
    if name == "worst_harm":
        return max(old, new, key=_HARMS.index)
    if name in _LARGEST:
        return max(old, new)
    return old
