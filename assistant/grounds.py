"""What a statement about the case rests on: the facts behind signals, entered in the ledger, and the assumptions among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.plan.evidence import Ledger
from assistant.situation import Situation


@dataclass
class Grounds:
    """Collects evidence ids and assumptions of one decision, each once, in the order in which they are named."""

    situation: Situation
    ledger: Ledger
    supports: str
    evidence: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def signals(self, names: Iterable[str]) -> str:
        """Enter what `names` rest on; the id of the first evidence, or "" where nothing was said."""
        facts = {fact.number: fact for fact in self.situation.case.facts}
        first = ""
        for root in (root for name in names for root in self.situation.roots(name)):
            if root.kind == "user" and root.fact in facts:
                identity = self._add(self.ledger.user(facts[root.fact], self.supports), "user")
            elif root.kind == "assumption":
                identity = self._add(self._assumption(root.slot), "assumption")
            else:
                continue
            first = first or identity
        return first

    def source(self, identity: str) -> str:
        """Enter a source of the catalogue."""
        return self._add(self.ledger.source(identity, self.supports), self.situation.catalogue.sources[identity].kind)

    def goal(self) -> None:
        """Every decision serves the goal: where nothing else was said, it rests on that."""
        if "user" in self.kinds:
            return
        facts = self.situation.case.facts_of("business_objective") or [f for f in self.situation.case.facts if not f.unknown]
        if facts:
            self._add(self.ledger.user(facts[0], self.supports), "user")

    def _assumption(self, slot: str) -> str:
        row = self.situation.catalogue.slots[slot]
        text = row.assume.in_(self.situation.case.language) if row.assume else row.short.in_(self.situation.case.language)
        if slot not in self.assumptions:
            self.assumptions.append(slot)
        return self.ledger.assumption(slot, text, self.supports)

    def _add(self, identity: str, kind: str) -> str:
        if identity not in self.evidence:
            self.evidence.append(identity)
        self.kinds.add(kind)
        return identity
