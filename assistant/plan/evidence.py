"""The ledger: every statement of a plan names the evidence it rests on, and the evidence knows what it supports."""

from __future__ import annotations

from typing import Any

from assistant.case import Case, Fact
from assistant.nouns import spoken
from assistant.plan.model import Evidence, EvidenceKind
from knowledge.catalogue import Catalogue

_LETTER: dict[str, str] = {
    "user": "U",
    "own_document": "D",
    "course": "C",
    "public": "P",
    "house_rule": "H",
    "calculation": "K",
    "assumption": "A",
    "team": "T",
    "model": "M",
}


class Ledger:
    """Collects evidence while a plan is composed; the same source asked for twice gets the same id."""

    def __init__(self, catalogue: Catalogue, case: Case) -> None:
        self._catalogue = catalogue
        self._case = case
        self._rows: dict[tuple[str, str], Evidence] = {}

    def user(self, fact: Fact, supports: str = "") -> str:
        """Evidence id of a fact; what came from an uploaded document is ``own_document``."""
        kind: EvidenceKind = "own_document" if fact.origin.kind == "own_document" else "user"
        return self._add(kind, f"{fact.number}:{fact.words}", {"turn": fact.origin.turn, "fact": fact.number}, fact.words, supports)

    def source(self, identity: str, supports: str = "") -> str:
        """Evidence id of a catalogue source (course, public or house rule).

        Raises:
            KeyError: no such source.

        """
        source = self._catalogue.sources[identity]
        ref: dict[str, Any] = {"url": source.url} if source.kind == "public" else {}
        if source.checked:
            ref["read"] = source.checked.isoformat()
        if source.kind == "course":
            ref = {"file": self._catalogue.decks[source.deck].file, "heading": source.heading}
        return self._add(source.kind, identity, ref, spoken(source.fact, self._case.language), supports)

    def calculation(self, identity: str, says: str, supports: str = "") -> str:
        """Evidence id of a calculation."""
        return self._add("calculation", identity, {"calculation": identity}, says, supports)

    def assumption(self, identity: str, text: str, supports: str = "") -> str:
        """Evidence id of an assumption."""
        return self._add("assumption", identity, {"assumption": identity}, text, supports)

    def rows(self) -> list[Evidence]:
        """All evidence in the order in which it was first named."""
        return list(self._rows.values())

    def _add(self, kind: EvidenceKind, key: str, ref: dict[str, Any], fact: str, supports: str) -> str:
        row = self._rows.get((kind, key))
        if row is None:
            number = sum(1 for k, _ in self._rows if k == kind) + 1
            row = self._rows[kind, key] = Evidence(id=f"E-{_LETTER[kind]}{number:02}", kind=kind, ref=ref, fact=fact)
        if supports and supports not in row.supports:
            row.supports.append(supports)
        return row.id
