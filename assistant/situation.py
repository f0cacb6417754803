"""What is known of a case at one moment: every signal with what it rests on, and the nouns of the team's own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.case import Case
from knowledge.catalogue import Catalogue
from knowledge.rows import Problem


@dataclass(frozen=True)
class Basis:
    """What a signal rests on: a fact, an assumption, what is usual for this kind of problem, or other signals."""

    kind: Literal["user", "assumption", "usual", "derived"]
    fact: int | None = None
    """Number of the fact (user)."""
    slot: str = ""
    """Slot whose assumption it is (assumption)."""
    of: tuple[str, ...] = ()
    """Signals it was derived from (derived)."""
    why: str = ""
    """One plain sentence, for derived signals: "the rule catches a fifth, the aim is more"."""


@dataclass(frozen=True)
class Situation:
    """All signals, read and derived. An absent signal is unknown.

    `nouns` fills the fields of catalogue texts: unit, units, event, output, outputs, action, actor, owner, metric,
    baseline, target, deadline, current_way, and each known signal by its name as it stands on the screen.
    """

    case: Case
    catalogue: Catalogue
    today: dt.date
    problem: Problem | None
    signals: dict[str, Any]
    basis: dict[str, Basis] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)

    def known_by_team(self, signal: str) -> bool:
        """Whether the team said it, or said what it follows from."""
        basis = self.basis.get(signal)
        if basis is None:
            return False
        return basis.kind == "user" or (basis.kind == "derived" and any(self.known_by_team(s) for s in basis.of))
