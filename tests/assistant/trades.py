"""Small situations of different trades, each as the signals that a team's answers would give, for the tests of the decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from assistant.case import Case, Choice, Fact, Origin
from assistant.situation import Situation, assess
from knowledge.catalogue import load_catalogue

TODAY = dt.date(2026, 11, 23)


def quantity(value: float, unit: str, period: str | None = None) -> dict[str, Any]:
    """A quantity as facts hold it."""
    return {"value": value, "unit": unit, "period": period}


def case_of(
    signals: Mapping[str, Any],
    *,
    unknown: tuple[str, ...] = (),
    choices: Mapping[str, str] | None = None,
    language: Literal["en", "es"] = "en",
    weights: dict[str, float] | None = None,
) -> Case:
    """A case in which each signal was said in a fact of its slot; `unknown` slots were answered "we don't know"."""
    catalogue = load_catalogue()
    facts = [
        Fact(number=n, slot=catalogue.signals[name].slot or "business_objective", words=f"{name}: {value}", signals={name: value}, origin=Origin(turn=1))
        for n, (name, value) in enumerate(signals.items(), 1)
    ]
    facts += [Fact(number=500 + n, slot=slot, words="no idea", origin=Origin(turn=2), unknown=True) for n, slot in enumerate(unknown)]
    made = {h: Choice(headline=h, value=v, reason="we know this well", turn=3) for h, v in (choices or {}).items()}
    return Case(session="t", created=TODAY, turn=3, facts=tuple(facts), choices=made, language=language, weights=weights or {})


def situation_of(signals: Mapping[str, Any], **more: Any) -> Situation:
    """The situation of :func:`case_of`, today."""
    return assess(case_of(signals, **more), load_catalogue(), TODAY)


AIM: dict[str, Any] = {"target": quantity(0.1, "share"), "baseline": quantity(0.2, "share"), "target_date": "2027-12-31"}
ACTS: dict[str, Any] = {"somebody_acts": True, "actor": "head nurse"}
LAWFUL: dict[str, Any] = {"personal_data": False, "rights": "own"}

HOSPITAL = AIM | {
    "goal_process": True, "output_kind": "yes_no", "data_forms": ["table"], "somebody_acts": True, "actor": "ward nurse", "capacity_number": 8,
    "capacity_period": "day", "worst_harm": "people", "person_decides": True, "labels": "all", "label_kind": "outcome", "positives": 2400,
    "positive_share": 0.06, "rows": 40000, "history_months": 48, "personal_data": True, "health_data": True, "high_risk_area": "medical",
    "jurisdiction": "EU", "in_eu": True, "rule_result": "misses", "per_day": 90, "people": 6, "label_delay_days": 2, "gaps": "some",
    "duration_months": 14, "budget": quantity(250000, "EUR"), "action_per": "day", "human_today": True,
}
FARM = {
    "goal_money": True, "target": quantity(30000, "EUR", "year"), "baseline": quantity(52000, "EUR", "year"), "target_date": "2027-10-01",
    "output_kind": "number_over_time", "data_forms": ["time_series"], "weather_matters": True, "seasonal": True, "history_months": 60,
    "actor": "farmer", "somebody_acts": True, "action_per": "day", "step": "day", "units": 14, "unit_noun": "fields", "personal_data": False,
    "rights": "own", "worst_harm": "money", "cost_under": quantity(900, "EUR"), "cost_over": quantity(150, "EUR"), "people": 2, "part_time": True,
    "budget": quantity(18000, "EUR"), "rule_result": "misses", "human_today": True, "gaps": "few", "change_speed": "seasonal", "rows": 25000,
}
BANK = AIM | {
    "goal_money": True, "output_kind": "yes_no", "data_forms": ["table"], "adversaries": True, "change_speed": "fast", "acts_in_seconds": True,
    "labels": "all", "label_kind": "outcome", "positives": 5200, "positive_share": 0.002, "rows": 2600000, "history_months": 24,
    "label_delay_days": 40, "personal_data": True, "jurisdiction": "Brazil", "somebody_acts": True, "actor": "fraud desk", "reviewers": 12,
    "worst_harm": "money", "cost_false_alarm": quantity(4, "BRL"), "cost_miss": quantity(600, "BRL"), "rule_result": "misses", "rule_today": True,
    "per_day": 60000, "people": 9, "full_time": True, "operations_staff": True, "network": "good", "gaps": "few",
    "duration_months": 10, "budget": quantity(900000, "BRL"),
}
SCHOOL = AIM | {
    "goal_social": True, "output_kind": "yes_no", "data_forms": ["table"], "high_risk_area": "education", "personal_data": True, "minors": True,
    "jurisdiction": "Spain", "in_eu": True, "somebody_acts": True, "actor": "tutor", "person_decides": True, "labels": "all", "positives": 260,
    "positive_share": 0.08, "rows": 3250, "history_months": 72, "people": 3, "part_time": True, "worst_harm": "people", "action_per": "month",
    "duration_months": 8, "groups_matter": True,
}
FACTORY = AIM | {
    "goal_money": True, "output_kind": "place_in_picture", "data_forms": ["image"], "acts_in_seconds": True, "latency_ms": 40, "runs_on": "device",
    "network": "none", "labels": "some", "label_kind": "boxes", "label_count": 1800, "positives": 420, "personal_data": False, "rights": "own",
    "somebody_acts": True, "actor": "sorting arm", "worst_harm": "money", "cost_miss": quantity(80, "EUR"), "cost_false_alarm": quantity(1, "EUR"),
    "per_day": 45000, "people": 5, "operations_staff": True, "human_today": True, "duration_months": 9, "budget": quantity(140000, "EUR"),
    "units": 3,
}
SHOP = AIM | {
    "goal_growth": True, "output_kind": "order_of_items", "data_forms": ["clicks", "table"], "label_kind": "clicks", "rows": 4000000,
    "history_months": 36, "users": 90000, "per_day": 150000, "peak_per_second": 60, "answer_while_waiting": True, "latency_ms": 120,
    "new_items": True, "personal_data": True, "jurisdiction": "Chile", "worst_harm": "none", "somebody_acts": True, "actor": "shopper",
    "people": 5, "full_time": True, "product_owner": True, "operations_staff": True, "labels": "all", "duration_months": 7,
    "budget": quantity(60000000, "CLP"), "nothing_today": True,
}
NGO = AIM | {
    "goal_social": True, "output_kind": "answer_from_documents", "data_forms": ["documents"], "documents_count": 900, "content_owner": True,
    "content_changes_month": 5, "somebody_acts": True, "actor": "adviser", "personal_data": False, "rights": "own", "per_day": 200,
    "languages": ["en", "ar"], "fallback": "ask a lawyer", "worst_harm": "delay", "people": 2, "duration_months": 6, "nothing_today": True,
}
WAREHOUSE = AIM | {
    "goal_process": True, "output_kind": "matching_records", "data_forms": ["table"], "rule_result": "reaches", "rows": 18000, "units": 18000,
    "personal_data": False, "rights": "own", "somebody_acts": True, "actor": "clerk", "worst_harm": "none", "people": 1, "part_time": True,
    "internal_only": True, "duration_months": 2,
}
TOWN = AIM | {
    "goal_process": True, "output_kind": "one_of_k", "data_forms": ["text"], "labels": "all", "label_count": 52000, "classes": 11,
    "positives": 700, "rows": 52000, "history_months": 30, "personal_data": True, "jurisdiction": "Peru", "somebody_acts": True,
    "actor": "mail room", "reviewers": 3, "worst_harm": "delay", "per_day": 300, "human_today": True, "reorganised": True, "people": 2,
    "label_delay_days": 3, "duration_months": 8, "budget": quantity(120000, "PEN"), "rule_result": "misses",
}
STUDENTS = AIM | {
    "students": True, "output_kind": "number", "data_forms": ["table"], "rights": "public", "rows": 5000, "labels": "all", "people": 4,
    "duration_months": 2, "budget": quantity(0, "EUR"), "runs_on": "notebook", "personal_data": False, "nothing_today": True,
}
EMOTIONS = AIM | {
    "goal_staff": True, "output_kind": "one_of_k", "data_forms": ["video"], "prohibited_use": True, "personal_data": True, "in_eu": True,
    "images_of_people": True, "somebody_acts": True, "actor": "managers",
}
NEW_PLANT = AIM | {
    "goal_money": True, "output_kind": "yes_no", "data_forms": ["sensor"], "data_exists": False, "somebody_acts": True, "actor": "mechanic",
    "personal_data": False, "worst_harm": "money", "people": 3, "units": 12, "duration_months": 12,
}
NOBODY = AIM | {"output_kind": "groups", "data_forms": ["table"], "somebody_acts": False, "rows": 9000, "personal_data": False}
CALL_CENTRE = AIM | {
    "goal_process": True, "output_kind": "speech", "data_forms": ["audio"], "service_offered": True, "service_in_cloud": True,
    "data_may_leave": "freely", "somebody_acts": True, "actor": "supervisor", "personal_data": True, "jurisdiction": "Mexico", "rows": 30000,
    "worst_harm": "none", "per_day": 400, "people": 2, "python": False, "ml_skill": False, "duration_months": 4, "human_today": True,
}
LIBRARY = AIM | {
    "goal_staff": True, "output_kind": "fields_of_documents", "data_forms": ["documents"], "labels": "some", "label_count": 1500,
    "data_may_leave": "never", "somebody_acts": True, "actor": "archivist", "person_decides": True, "personal_data": False, "rights": "own",
    "per_day": 60, "worst_harm": "delay", "people": 2, "part_time": True, "human_today": True, "duration_months": 10, "positives": 300,
}
BREWERY = {
    "goal_money": True, "output_kind": "unusual_events", "data_forms": ["sensor"], "history_months": 20, "rows": 3000000, "units": 6,
    "unit_noun": "tanks", "personal_data": False, "rights": "own", "worst_harm": "money", "people": 2, "target": quantity(2, "batches", "year"),
    "baseline": quantity(9, "batches", "year"), "deadline": "2027-09-30", "actor": "brewer", "somebody_acts": True, "error_caught": True,
    "rule_today": True, "feedback_returns": True, "change_speed": "slow", "action_per": "hour",
}
ALL = {
    "hospital": HOSPITAL, "farm": FARM, "bank": BANK, "school": SCHOOL, "factory": FACTORY, "shop": SHOP, "ngo": NGO, "warehouse": WAREHOUSE,
    "town": TOWN, "students": STUDENTS, "emotions": EMOTIONS, "new_plant": NEW_PLANT, "nobody": NOBODY, "call_centre": CALL_CENTRE,
    "library": LIBRARY, "brewery": BREWERY,
}
