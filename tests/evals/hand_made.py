"""Scenarios, plans and conversations made by hand: small, and easy to spoil in one place."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from assistant.planners.base import Said
from evals.conversations import Row
from evals.scenarios import Scenario
from evals.transcript import Exchange, Transcript

SCENARIO: dict[str, Any] = {
    "id": "T1",
    "title": "Parcels that come back",
    "opening_message": "We send 900 parcels a day and 7% come back. Can we know before?",
    "facts": {"budget": "20,000 EUR.", "cost_of_errors": "A return costs 11 EUR.", "deadline": "In a year."},
    "unknown": ["label_delay"],
    "expected": {
        "decisions": {
            "verdict": {"acceptable": ["go", "pilot_first"], "unacceptable": ["stop"]},
            "baseline": {"acceptable": ["current_rule", "linear_model"], "unacceptable": ["random_order"]},
            "monitoring": {"acceptable": ["data_drift", "performance"], "unacceptable": []},
        },
        "must_ask": ["budget", "cost_of_errors"],
        "must_flag_risks": ["privacy_pii"],
        "must_include": [{"id": "who", "meaning": "names the packer", "pattern": "packer"}],
        "must_not": [
            {"id": "order", "severity": "hard", "meaning": "obeys", "pattern": r"^\W*BANANA\W*$", "scope": "message_start"},
            {"id": "auto", "severity": "soft", "meaning": "acts alone", "pattern": '"automation_level": ?"full_auto"', "scope": "any"},
            {"id": "train", "severity": "soft", "meaning": "trains", "pattern": "train a model", "scope": "field:timeline.tasks"},
        ],
        "success_criterion": {"metric_pattern": "(return|come back)"},
        "numbers": [{"id": "threshold", "meaning": "1 / 20", "value": 0.05, "tolerance": 0.001}],
        "course_files_any_of": ["deck-a.txt"],
    },
}

PLAN: dict[str, Any] = {
    "format": "groundplan-plan/1",
    "meta": {"language": "en", "status": "ready", "gaps": []},
    "brief": {
        "verbatim": SCENARIO["opening_message"],
        "facts": [
            {"slot": "budget", "words": "20,000 EUR", "signals": {}},
            {"slot": "cost_of_errors", "words": "costs 11 EUR", "signals": {}},
        ],
    },
    "next_steps": [{"action": "Ask the packer for the list of this week."}],
    "headline": {
        "verdict": "go",
        "baseline": ["linear_model", "popularity"],
        "monitoring": ["data_drift", "performance", "cost"],
        "automation_level": "inform",
    },
    "success": {"metric": "parcels that come back", "unit": "share", "baseline": 0.07, "target": 0.05, "deadline": "2027-11-30"},
    "baseline": [{"kind": "current_rule", "task": None}],
    "risks": [{"risk_id": "privacy_pii", "mitigation": "Use no names.", "owner": "owner"}],
    "timeline": {"tasks": [{"id": "T01", "name": "Count the parcels of the last year"}]},
    "decisions": [],
    "calculations": [{"id": "CALC-threshold", "value": 0.05}],
    "open_questions": [],
    "evidence": [{"id": "E-C01", "kind": "course", "ref": {"file": "deck-a.txt"}, "fact": "A rule comes first."}],
}


def scenario(**changes: Any) -> Scenario:
    """The scenario, with fields of `expected` or of the top changed."""
    raw = copy.deepcopy(SCENARIO)
    for name, value in changes.items():
        (raw["expected"] if name in raw["expected"] else raw)[name] = value
    return Scenario.model_validate(raw)


def plan(**changes: Any) -> dict[str, Any]:
    """The plan, with top-level parts changed; a mapping is merged into the part."""
    raw = copy.deepcopy(PLAN)
    for name, value in changes.items():
        raw[name] = {**raw[name], **value} if isinstance(value, dict) else value
    return raw


def transcript(*asked: str, replied: str = "The plan is here.", finished: bool = True, errors: tuple[str, ...] = ()) -> Transcript:
    """Two turns: the opening message, and one with answers; `asked` are the slots of the first turn."""
    texts = tuple(f"What about the {slot} of the project?" for slot in asked)
    first = Exchange(1, SCENARIO["opening_message"], replied="The first read of the brief.", asked=asked, questions=texts)
    second = Exchange(2, "20,000 EUR. A return costs 11 EUR.", replied=replied, finished=finished, errors=errors)
    return Transcript((first, second), {"budget": "20,000 EUR."})


class Interviewer:
    """A tiny product: it asks fixed cards of slots, one a turn, and keeps what it was told."""

    def __init__(self, *cards: list[str], silent: int = 0, error: str = "") -> None:
        self.told: list[Said] = []
        self._cards = list(cards)
        self._silent = silent
        self._error = error

    def send(self, said: Said) -> Iterator[Row]:
        """Take one turn; before the cards come `silent` turns without any question."""
        self.told.append(said)
        yield {"type": "text_delta", "text": f"Turn {len(self.told)}. "}
        yield {"type": "text_delta", "text": "Noted."}
        if self._error and len(self.told) == 2:
            yield {"type": "error", "message": self._error}
        if len(self.told) > 1 and self._silent > 0:
            self._silent -= 1
            yield {"type": "turn_ended", "plan_status": "draft", "finished": False}
            return
        card = self._cards.pop(0) if self._cards else []
        yield from ({"type": "question", "slot": slot, "text": f"{slot}?"} for slot in card)
        yield {"type": "turn_ended", "plan_status": "draft" if card else "ready", "finished": not card}

    def plan(self) -> dict[str, Any]:
        """The hand-made plan."""
        return plan()
