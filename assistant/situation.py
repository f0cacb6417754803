"""What is known of a case at one moment: every signal with what it rests on, and the nouns of the team's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.case import Case
from assistant.derivation import derive
from assistant.derivation_money import deadline_of, start_of
from assistant.judged import judged
from assistant.known import SLOWER_THAN_A_DAY, Answer
from assistant.no_person import OF_PEOPLE, STILL_STRICT, judges_nobody
from assistant.nouns import nouns_of
from knowledge.catalogue import Catalogue, any_holds
from knowledge.rows import Problem

WANTED_OF = {"image": "one_of_k", "video": "one_of_k", "audio": "unusual_events"}
"""Kind of answer that is wanted of a form of data, as long as nobody says more."""
TWO_KINDS = 2
LEGAL = ("prohibited_use", "high_risk_area", "images_of_people")
"""What is usual for a kind of problem whatever is wanted out of it: another form of answer makes no use lawful."""


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

    def roots(self, signal: str) -> list[Basis]:
        """What a signal rests on in the end: facts, assumptions, and what is usual; nothing twice."""
        basis = self.basis.get(signal)
        if basis is None:
            return []
        found = [root for name in basis.of for root in self.roots(name)] if basis.kind == "derived" else [basis]
        return list(dict.fromkeys(found))

    def assumed(self, signal: str) -> bool:
        """Whether a signal rests on an assumption, if only in part: it would fall with it."""
        return any(root.kind == "assumption" for root in self.roots(signal))

    @property
    def deadline(self) -> dt.date | None:
        """The day by which it must be done, said or counted from the length of the project."""
        return deadline_of(self.signals, self.case.created or self.today)

    @property
    def named_start(self) -> dt.date | None:
        """The first day of the work, where one was named that is still to come."""
        return start_of(self.signals, self.today)

    @property
    def start(self) -> dt.date:
        """The day from which all is counted: the first day of the work where one was named, else today."""
        return self.named_start or self.today


def assess(case: Case, catalogue: Catalogue, today: dt.date) -> Situation:
    """All that is known of `case`: assumed for what the team does not know < usual for its kind < said < derived."""
    said = {name: value for name, value in case.signals().items() if value is not None}
    problem = catalogue.problems.get(str(said.get("problem", "")))
    signals, basis = _usual(problem, said, catalogue.house["few_failures"])
    if judges_nobody(said, case.language):
        said, signals = _without_people(said, ("high_risk_area",)), _without_people(signals, OF_PEOPLE)
        basis = {name: found for name, found in basis.items() if name in signals}
    for slot in sorted(case.unknown & set(catalogue.slots)):
        if not any_holds(catalogue.slots[slot].applies, signals | said):
            continue  # of no use here: nothing is assumed for it
        assumed = {name: value for name, value in catalogue.slots[slot].assume_signals.items() if name not in signals}
        signals |= assumed
        basis |= dict.fromkeys(assumed, Basis("assumption", slot=slot))
    signals |= said | _way_between(said.get("baseline"), said.get("target")) | _of_use(said)
    if said.get("classes") == TWO_KINDS and signals.get("output_kind") in {"one_of_k", "several_of_k"}:
        signals["output_kind"] = "yes_no"  # one of two that shut each other out is a yes or a no
    basis |= {name: Basis("user", fact=fact.number) for fact in case.facts for name in fact.signals if name in said}
    if forms := _forms(problem, said, signals):
        signals["data_forms"] = forms
    created = case.created or today
    answers = derive(signals, catalogue, today, created, problem, case.language)
    basis |= {name: _derived(answer, case.language) for name, answer in answers.items()}
    nouns = nouns_of(problem, signals, case.language, deadline_of(signals, created), judged(case, signals, problem))
    return Situation(case, catalogue, today, problem, signals, basis, nouns)


def _way_between(today: Any, wanted: Any) -> dict[str, str]:
    """Which way is better, where today's number and the wanted one are of one unit: two numbers say it surer than a verb."""
    if not isinstance(today, dict) or not isinstance(wanted, dict) or today.get("unit") != wanted.get("unit"):
        return {}
    if wanted["unit"] == "relative" or wanted["value"] == today["value"]:
        return {}
    return {"better": "lower" if wanted["value"] < today["value"] else "higher"}


def _of_use(said: Mapping[str, Any]) -> dict[str, Any]:
    """Rows and months that can be used, where the team said that some cannot, or that records are deleted."""
    found: dict[str, Any] = {}
    rows, usable = said.get("rows"), said.get("usable_rows")
    if rows and usable:
        found["rows"] = min(rows, usable)
    months, kept, lost = said.get("history_months"), said.get("kept_days"), said.get("lost_months")
    if kept:
        months = min(months or kept / MONTH, kept / MONTH)
    if months and (kept or lost):
        found["history_months"] = round(max(0.0, months - (lost or 0)), 1)
    return found


MONTH = 30.44
"""Days of a month, on average."""


def _usual(problem: Problem | None, said: Mapping[str, Any], few: float) -> tuple[dict[str, Any], dict[str, Basis]]:
    """What is true of nearly all projects of this kind; little, where the team wants something else out of it."""
    if problem is None:
        return _by_form(said)
    signals: dict[str, Any] = {"data_forms": list(problem.data_forms)}
    signals |= {name: problem.signals[name] for name in LEGAL if name in problem.signals}
    if said.get("output_kind", problem.output_kind) == problem.output_kind:
        signals |= {**problem.signals, "output_kind": problem.output_kind}
    elif problem.output_kind == "place_in_picture":
        signals |= {**problem.signals, "label_kind": "human"}  # one answer a picture: the same pictures, no boxes
    if signals.get("output_kind") == "time_to_event" and _seldom_seen(said, few):
        signals["output_kind"] = "unusual_events"
    if said.get("action_per") in SLOWER_THAN_A_DAY:
        signals.pop("acts_in_seconds", None)  # whoever acts once a week acts on nothing within seconds
    return signals, dict.fromkeys(signals, Basis("usual"))


def _without_people(signals: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Signals where the cases are animals or machines: nothing of people is usual, and no strict area is theirs."""
    return {name: value for name, value in signals.items() if name not in names or value == STILL_STRICT}


def _seldom_seen(said: Mapping[str, Any], few: float) -> bool:
    """Whether too few ends were seen to learn a time from, or the thing is only listened to: what is normal can still be learned."""
    seen, forms = said.get("positives"), said.get("data_forms") or ()
    return (isinstance(seen, int | float) and seen < few) or "audio" in forms


def _by_form(said: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Basis]]:
    """Where no kind of problem is known: what is usually wanted out of pictures, or out of sound."""
    told = said.get("data_forms") or ()
    if "output_kind" in said or said.get("why_asked"):
        return {}, {}
    kind = next((kind for form, kind in WANTED_OF.items() if form in told), "")
    return ({"output_kind": kind}, {"output_kind": Basis("usual")}) if kind else ({}, {})


def _forms(problem: Problem | None, said: Mapping[str, Any], signals: Mapping[str, Any]) -> list[str]:
    """Forms of data as said, the problem's own ones first; its main form where several others were said."""
    told = list(said.get("data_forms") or ())
    if problem is None or not told:
        return told or list(signals.get("data_forms") or ())
    own = [form for form in problem.data_forms if form in told]
    if not own and len(told) == 1 and told[0] in WANTED_OF:
        return [*told, problem.data_forms[0]]  # the one form that was said carries it
    own = own or list(problem.data_forms[:1])
    return [*own, *(form for form in told if form not in own)]


def _derived(answer: Answer, language: str) -> Basis:
    return Basis("derived", of=answer.of, why=answer.es if language == "es" else answer.en)
