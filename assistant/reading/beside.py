"""What an answer to one question may say of another: far topics count only where the sentence has their own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from assistant.reading.claims import Claim, Sentence
from assistant.reading.stores import STORED_IN

_TOPICS: Mapping[str, frozenset[str]] = {
    name: frozenset(signals.split())
    for name, signals in {
        "counts": "rows units unit_noun classes sites devices label_count positives documents_count",
        "flow": "per_day",
        "tried_by": "team people students roles_named software_engineers",
        "quality": "gaps quality_notes usable_rows lost_months",
        "records": "rows label_count positives",
        "sources": "sources_named data_exists",
        "labels": "label_kind labels",
        "history": "history_months",
        "deadline": "deadline duration_months",
        "horizon": "horizon_hours step",
        "aim": "target baseline minimum better guardrail metric_name deliverable target_date",
        "pace": "per_day latency_ms peak_per_second action_per answer_while_waiting acts_in_seconds",
        "capacity": "capacity_number capacity_period reviews_per_day reviewers",
        "money": "budget budget_covers_own_hours",
        "team": "team people hours_week_each part_time full_time roles_named software_engineers students",
    }.items()
}
_OWN_WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})")
    for name, words in {
        "counts": rf"{STORED_IN}|in all\b|altogether\b|in total\b|en total\b|we (?:run|operate|have|keep)\b|tenemos\b",
        "tried_by": r"team\b|equipo\b|we are (?:\d+|two|three|four)\b|somos (?:\d+|dos|tres|cuatro)\b",
        "flow": r"we (?:get|have|handle)\b|recibimos\b|llegan\b",
        "quality": r"data\b|records?\b|fields?\b|datos\b|registros\b|campos\b",
        "records": rf"{STORED_IN}|in all\b|altogether\b|"
        r"on (?:record|file)|we (?:have|keep|store)\b|tenemos\b|guardamos\b|stored\b|recorded\b",
        "sources": rf"{STORED_IN}|we (?:have|keep|store|record|collect)\b|stored\b|recorded\b|tenemos\b|guardamos\b",
        "labels": r"label|tagg|annotat|outcome|known\b|confirmed|etiquet|anotad|marcad|resultado",
        "history": r"since\b|years? of\b|years? back\b|desde\b|anos de\b",
        "deadline": r"deadline|must be (?:ready|live|done|finished)|finish|project|(?:we|you) have (?:until|\w+ (?:weeks|months))|"
        r"plazo|terminar|proyecto",
        "horizon": r"forecast\w* (?:for|of)|forecast\w* the next|predict|horizon|pronostic|predecir|prever",
        "aim": r"goal|target|aim\b|success|we want to (?:get|reach|bring)|queremos (?:llegar|bajar|subir|pasar|reducir|alcanzar)|"
        r"objetivo|meta\b|exito|from [\d.,]+\D{0,24} to [\d.,]+|"
        r"de(?:l)? [\d.,]+\D{0,24} al? [\d.,]+",
        "pace": r"answers?\b|seconds?\b|responses?\b|(?:a|per|each|every) day\b|segundos?\b|respuestas?\b|(?:al|por|cada) dia\b",
        "capacity": r"can\b|at most\b|manage\b|capacity|have time|overrul|overrid|pueden?\b|podemos\b|como mucho\b|capacidad",
        "money": r"budget|we (?:have|can spend|may spend)|there is|spend|presupuesto|tenemos|hay\b|gastar",
        "team": r"team\b|we are (?:\d+|two|three|four|five|six)\b|somos (?:\d+|dos|tres|cuatro|cinco|seis)\b|"
        r"(?:hours|horas) (?:a|per|por|a la) (?:week|semana)\b|build|develop|programm|python\b|full[- ]time|half[- ]time|students?\b|"
        r"equipo\b|desarroll|programador|estudiantes?\b",
    }.items()
}
"""Words from which a topic counts wherever it is spoken of."""
_COUNTED_THINGS = "counts history capacity labels"
_ABOUT_LAW = f"{_COUNTED_THINGS} sources deadline horizon aim pace team"
_FAR: Mapping[str, tuple[str, ...]] = {
    slot: tuple(topics.split())
    for slot, topics in {
        "data_quality": f"{_COUNTED_THINGS} sources deadline horizon aim pace team",
        "data_access_rights": _ABOUT_LAW,
        "personal_or_sensitive_data": _ABOUT_LAW,
        "regulation_jurisdiction": _ABOUT_LAW,
        "fairness_groups": _ABOUT_LAW,
        "explainability_need": _ABOUT_LAW,
        "human_oversight": "counts history sources deadline horizon aim team",
        "stakeholder_owner": _ABOUT_LAW,
        "escalation_path": _ABOUT_LAW,
        "retraining_feedback": f"{_COUNTED_THINGS} sources deadline horizon aim team",
        "data_sources_volume": "deadline horizon aim team capacity",
        "label_availability": "deadline horizon aim team capacity",
        "team_size_skills": f"{_COUNTED_THINGS} sources deadline horizon aim pace",
        "budget": f"{_COUNTED_THINGS} sources horizon aim pace team",
        "deadline": f"{_COUNTED_THINGS} sources horizon pace team",
        "cost_of_errors": f"{_COUNTED_THINGS} sources deadline horizon pace team money",
        "success_metric_target": "pace flow quality capacity history sources",
        "current_process_baseline": "deadline horizon team",
        "decision_and_user": "horizon deadline team labels records",
        "horizon_granularity": f"{_COUNTED_THINGS} sources deadline aim team",
        "existing_solution": "deadline horizon team tried_by",
    }.items()
}
"""Topics that an answer to a question speaks of in passing, as "two wards were merged" in an answer about the data's quality."""
MOST_OF_IT = 0.55
"""Share of a sentence from which a claim is what the sentence is about."""
_TOLD_AGAIN = frozenset({"metric_name", "better"})
"""What the number of today does not settle anew where an aim was agreed."""


def near_claims(s: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims without signals of topics that are far from the question that the sentence answers, or goes on answering."""
    question = (
        s.asked
        or s.topic
        or ("data_quality" if any("gaps" in claim.signals and "usable_rows" not in claim.signals for claim in claims) else "")
    )
    far = {signal for topic in _FAR.get(question, ()) if not _OWN_WORDS[topic].search(s.low) for signal in _TOPICS[topic]}
    told = _TOLD_AGAIN if question == "current_process_baseline" and {"target", "metric_name"} <= set(s.known) else frozenset()
    found = (_without(claim, told if claim.slot == question or _fills(claim, s) else far | told) for claim in claims)
    return [claim for claim in found if claim is not None]


def _fills(claim: Claim, s: Sentence) -> bool:
    """Whether a claim is most of what the sentence says: then it is told on purpose, whatever was asked."""
    return (claim.end - claim.start) >= MOST_OF_IT * len(s.low.strip(" .!"))


def _without(claim: Claim, far: Set[str]) -> Claim | None:
    if not far & set(claim.signals):
        return claim
    signals = {name: value for name, value in claim.signals.items() if name not in far}
    return replace(claim, signals=signals) if signals else None
