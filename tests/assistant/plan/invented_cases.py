"""Invented teams of several trades: what each said, and the values its tables chose. No two share a trade."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from assistant.case import Case, Fact, Message, Origin
from assistant.plan.compose import compose_from, context_of
from assistant.plan.evidence import Ledger
from assistant.plan.model import Condition, Decision, OptionRow, Plan
from assistant.plan.sections.context import Context
from assistant.situation import assess
from knowledge.catalogue import load_catalogue

TODAY = dt.date(2027, 3, 1)

Statement = tuple[str, str, dict[str, Any]]
"""Slot, the team's words, and the signals read from them."""


def amount(value: float, unit: str, period: str | None = None) -> dict[str, Any]:
    """A quantity signal."""
    return {"value": value, "unit": unit, "period": period}


@dataclass(frozen=True)
class Team:
    """A team: its first message, what it said, what it does not know, and what the tables chose for it."""

    brief: str
    said: tuple[Statement, ...]
    chosen: dict[str, Any]
    unknown: tuple[str, ...] = ()

    def case(self, *extra: Statement, without: str = "") -> Case:
        """The case, with further statements at its end and without those on one slot."""
        facts = [
            Fact(number=place, slot=slot, words=words, signals=signals, origin=Origin(turn=1))
            for place, (slot, words, signals) in enumerate((*self.said, *extra), 1)
            if slot != without
        ]
        facts += [
            Fact(number=90 + n, slot=slot, words="we don't know", origin=Origin(turn=2), unknown=True)
            for n, slot in enumerate(self.unknown)
        ]
        message = Message(number=1, turn=1, author="user", text=self.brief)
        return Case(session="invented", created=TODAY, turn=2, messages=(message,), facts=tuple(facts))

    def plan(self, *extra: Statement, without: str = "", **changed: Any) -> Plan:
        """The plan; `changed` replaces chosen values."""
        return plan_of(self.case(*extra, without=without), {**self.chosen, **changed})


def plan_of(case: Case, chosen: dict[str, Any]) -> Plan:
    """The plan of a case whose tables chose `chosen`."""
    catalogue = load_catalogue()
    return compose_from(assess(case, catalogue, TODAY), [_decision(name, value) for name, value in chosen.items()], Ledger(catalogue, case))


def _decision(headline: str, value: Any) -> Decision:
    conditions = []
    if headline == "verdict" and value == "go_with_conditions":
        conditions = [
            Condition(text="The simple way does not reach the aim.", settled_by="", owner="data_scientist", due=TODAY, test="rule_enough")
        ]
    first = value if isinstance(value, str) else value[0]
    return Decision(
        id=f"DEC-{headline}",
        headline=headline,
        table="DL",
        question=f"Which {headline.replace('_', ' ')}?",
        options=[
            OptionRow(value=first, label=first.replace("_", " "), points=3),
            OptionRow(value="less", label="Do less", do_less=True, points=0),
        ],
        choice=value,
        owner="data_scientist",
        conditions=conditions,
    )


_MODEL: dict[str, Any] = {
    "verdict": "go_with_conditions",
    "goal_type": "process",
    "approach": "ml_custom",
    "ml_task": "binary_classification",
    "model_metric": ["precision_at_k", "calibration"],
    "baseline": ["current_rule", "linear_model"],
    "feasibility": "ready_with_work",
    "adaptation": "none",
    "storage": ["relational_db"],
    "process_model": "six_steps",
    "team_framework": "kanban",
    "serving_mode": "batch",
    "rollout": ["shadow", "pilot"],
    "pipeline": ["inference_pipeline"],
    "automation_level": "recommend_human_decides",
    "monitoring": ["data_quality", "data_drift", "performance", "business_kpi"],
    "retraining_trigger": "schedule",
}

_NOTHING: dict[str, Any] = {
    **_MODEL,
    "ml_task": "none",
    "model_metric": ["none"],
    "feasibility": "not_needed",
    "serving_mode": "none",
    "rollout": ["none"],
    "pipeline": ["none"],
    "automation_level": "none",
    "monitoring": ["business_kpi"],
    "retraining_trigger": "none",
}

LAUNDRY = Team(
    "We wash linen for 40 hotels and our three big tunnel washers break down without warning. Could we know a week before?",
    (
        (
            "business_objective",
            "know a week before a washer breaks down",
            {
                "problem": "predictive_maintenance",
                "wish": "know a week before a washer breaks down",
                "goal_process": True,
                "output_kind": "yes_no",
            },
        ),
        (
            "success_metric_target",
            "From 14 stops a quarter to 8 by 1 March 2028, at most 2 needless visits a month",
            {
                "metric_name": "unplanned stops",
                "baseline": amount(14, "stops", "quarter"),
                "target": amount(8, "stops", "quarter"),
                "better": "lower",
                "target_date": "2028-03-01",
                "guardrail": "at most 2 needless visits a month",
            },
        ),
        (
            "decision_and_user",
            "Our fitter can look at 4 machines a week",
            {"actor": "fitter", "somebody_acts": True, "capacity_number": 4, "capacity_period": "week", "action_per": "day"},
        ),
        ("current_process_baseline", "We run them until they stop", {"current_way": "run until it stops", "human_today": True}),
        (
            "cost_of_errors",
            "A stop costs 1,900 EUR, a needless visit 120 EUR",
            {"cost_miss": amount(1900, "EUR"), "cost_false_alarm": amount(120, "EUR"), "worst_harm": "money"},
        ),
        (
            "data_sources_volume",
            "vibration values and the repair book, 3 years, 3 washers",
            {
                "sources_named": ["vibration values", "repair book"],
                "history_months": 36,
                "units": 3,
                "unit_noun": "washers",
                "data_exists": True,
                "data_forms": ["sensor", "table"],
            },
        ),
        ("label_availability", "every repair is written down with its date", {"labels": "all", "label_kind": "outcome", "positives": 160}),
        ("personal_or_sensitive_data", "no personal data", {"personal_data": False}),
        ("data_access_rights", "all ours", {"rights": "own", "data_may_leave": "freely"}),
        (
            "team_size_skills",
            "the plant manager, a fitter and an analyst with Python, half time",
            {
                "people": 3,
                "roles_named": ["plant manager", "fitter", "analyst with Python"],
                "hours_week_each": 20,
                "part_time": True,
                "python": True,
            },
        ),
        ("stakeholder_owner", "the plant manager signs", {"owner": "plant manager"}),
        (
            "budget",
            "30,000 EUR, our hours cost 45 EUR each on top",
            {"budget": amount(30000, "EUR"), "own_hour_cost": amount(45, "EUR", "hour"), "budget_covers_own_hours": False},
        ),
        ("deadline", "within 10 months", {"duration_months": 10, "deadline": "2028-01-01"}),
    ),
    _MODEL,
)

HELP_DESK = Team(
    "People in our canton ask the office about building permits all day. An assistant could answer from our leaflets.",
    (
        (
            "business_objective",
            "answer questions about building permits from our leaflets",
            {
                "problem": "document_answers",
                "wish": "answer questions about building permits from our leaflets",
                "output_kind": "answer_from_documents",
                "goal_process": True,
            },
        ),
        (
            "success_metric_target",
            "waiting time from 6 days to 2 days by 30 November 2027",
            {
                "metric_name": "waiting time for an answer",
                "baseline": amount(6, "days"),
                "target": amount(2, "days"),
                "minimum": amount(3, "days"),
                "better": "lower",
                "target_date": "2027-11-30",
            },
        ),
        (
            "decision_and_user",
            "Citizens read it, our clerks answer the rest",
            {"actor": "clerks", "somebody_acts": True, "action_per": "request", "internal_only": False},
        ),
        (
            "content_sources_freshness",
            "120 leaflets, 5 changes a month, the registry keeps them",
            {"documents_count": 120, "content_changes_month": 5, "content_owner": True},
        ),
        (
            "data_sources_volume",
            "leaflets and 900 mails with answers",
            {"sources_named": ["leaflets", "answered mails"], "data_exists": True, "data_forms": ["documents"], "unit_noun": "questions"},
        ),
        ("languages", "German and French", {"languages": ["de", "fr"]}),
        ("personal_or_sensitive_data", "mails hold names", {"personal_data": True}),
        ("data_access_rights", "the mails must not leave our servers", {"data_may_leave": "never", "rights": "own", "access_levels": True}),
        ("latency_volume", "150 questions a day", {"per_day": 150, "answer_while_waiting": True}),
        (
            "team_size_skills",
            "two developers and the head of the permit office",
            {"people": 3, "roles_named": ["two developers", "head of the permit office"], "full_time": True},
        ),
        ("deadline", "end of November 2027", {"deadline": "2027-11-30"}),
        ("budget", "90,000 CHF", {"budget": amount(90000, "CHF")}),
    ),
    {
        **_MODEL,
        "approach": "llm_rag",
        "ml_task": "question_answering",
        "model_metric": ["groundedness", "answer_correctness", "mrr"],
        "baseline": ["keyword_search", "prompt_only_llm"],
        "adaptation": "rag",
        "storage": ["object_storage", "vector_store"],
        "serving_mode": "online",
        "automation_level": "inform",
        "monitoring": ["retrieval_quality", "feedback_rate", "cost", "human_review_sample"],
        "retraining_trigger": "event_driven",
    },
)

ADDRESS_BOOK = Team(
    "Our donors stand in the list two or three times and get the same letter twice. Can AI clean it?",
    (
        (
            "business_objective",
            "stop sending the same letter twice",
            {"problem": "record_matching", "wish": "stop sending the same letter twice", "output_kind": "matching_records"},
        ),
        (
            "success_metric_target",
            "double letters from 9 % to 1 % by 1 September 2027",
            {
                "metric_name": "double letters",
                "baseline": amount(0.09, "share"),
                "target": amount(0.01, "share"),
                "better": "lower",
                "target_date": "2027-09-01",
            },
        ),
        ("existing_solution", "sorting by post code and name finds nearly all", {"rule_result": "reaches"}),
        (
            "data_sources_volume",
            "one list with 6,200 donors",
            {"sources_named": ["donor list"], "units": 6200, "unit_noun": "donors", "data_exists": True},
        ),
        (
            "data_quality",
            "names are spelled in many ways",
            {"spelling_varies": True, "gaps": "some", "quality_notes": "names are spelled in many ways"},
        ),
        ("personal_or_sensitive_data", "names and addresses", {"personal_data": True}),
        ("team_size_skills", "one volunteer", {"people": 1, "roles_named": ["volunteer"], "hours_week_each": 6}),
        ("deadline", "before the summer mailing", {"deadline": "2027-07-01"}),
    ),
    {**_NOTHING, "verdict": "no_ml", "approach": "rules", "baseline": ["current_rule"]},
)

ORCHARD = Team(
    "We grow 90 hectares of apples and want to know the harvest in June. Nobody kept records so far.",
    (
        (
            "business_objective",
            "know the harvest in June",
            {"problem": "crop_yield", "wish": "know the harvest in June", "output_kind": "number"},
        ),
        (
            "success_metric_target",
            "error from 25 % to 10 % by 15 June 2029",
            {
                "metric_name": "error of the June estimate",
                "baseline": amount(0.25, "share"),
                "target": amount(0.1, "share"),
                "better": "lower",
                "target_date": "2029-06-15",
            },
        ),
        ("data_sources_volume", "no records yet", {"data_exists": False, "units": 34, "unit_noun": "plots"}),
        (
            "cost_of_errors",
            "too low costs 90 EUR a ton, too high 30 EUR",
            {"cost_under": amount(90, "EUR"), "cost_over": amount(30, "EUR")},
        ),
        ("personal_or_sensitive_data", "none", {"personal_data": False}),
        ("team_size_skills", "me and an agronomist", {"people": 2, "roles_named": ["me", "agronomist"], "hours_week_each": 10}),
        ("deadline", "two years", {"duration_months": 24, "deadline": "2029-03-01"}),
    ),
    {**_MODEL, "verdict": "data_first", "approach": "data_first", "ml_task": "regression", "feasibility": "collect_first"},
)

CALL_CENTRE = Team(
    "We want to see from the voices of our agents who is unhappy and adjust their pay.",
    (
        (
            "business_objective",
            "see from the voices of our agents who is unhappy",
            {"problem": "emotion_at_work", "wish": "see from the voices of our agents who is unhappy", "goal_staff": True},
        ),
        (
            "success_metric_target",
            "turnover from 30 % to 20 % in a year",
            {
                "metric_name": "staff turnover",
                "baseline": amount(0.3, "share", "year"),
                "target": amount(0.2, "share", "year"),
                "better": "lower",
                "target_date": "2028-03-01",
            },
        ),
        (
            "regulation_jurisdiction",
            "Spain, at work",
            {"jurisdiction": "Spain", "in_eu": True, "prohibited_use": True, "high_risk_area": "employment"},
        ),
        ("personal_or_sensitive_data", "voices of 200 agents", {"personal_data": True, "groups_matter": True}),
        ("stakeholder_owner", "the head of operations", {"owner": "head of operations"}),
    ),
    {**_NOTHING, "verdict": "stop", "approach": "do_not_build", "feasibility": "blocked_legal"},
)

BAKERY = Team(
    "Everybody talks about AI. We have 11 bakeries. What should we do?",
    (
        ("business_objective", "do something with AI", {"wish": "do something with AI"}),
        (
            "data_sources_volume",
            "till receipts",
            {"sources_named": ["till receipts"], "data_exists": True, "units": 11, "unit_noun": "bakeries"},
        ),
    ),
    {**_NOTHING, "verdict": "ask_more", "approach": "analytics", "feasibility": "unknown_ask"},
    unknown=("success_metric_target", "deadline"),
)

STUDENTS = Team(
    "We are four students and want to recognise leaves of trees with a phone in a course of 7 weeks.",
    (
        (
            "business_objective",
            "recognise leaves of trees",
            {"problem": "species_recognition", "wish": "recognise leaves of trees", "output_kind": "one_of_k", "is_image": True},
        ),
        (
            "success_metric_target",
            "90 % right on 12 kinds by 19 April 2027",
            {
                "metric_name": "share of leaves named rightly",
                "baseline": amount(0.4, "share"),
                "target": amount(0.9, "share"),
                "better": "higher",
                "target_date": "2027-04-19",
            },
        ),
        (
            "data_sources_volume",
            "3,000 public photos",
            {"sources_named": ["public photos"], "units": 3000, "unit_noun": "photos", "data_forms": ["image"], "data_exists": True},
        ),
        ("label_availability", "all labelled by experts", {"labels": "all", "label_kind": "human", "label_count": 3000, "classes": 12}),
        ("data_access_rights", "public", {"rights": "public"}),
        ("personal_or_sensitive_data", "no", {"personal_data": False}),
        (
            "team_size_skills",
            "four students, 8 hours a week",
            {"people": 4, "students": True, "hours_week_each": 8, "python": True, "roles_named": ["four students"]},
        ),
        ("deadline", "7 weeks", {"deadline": "2027-04-19", "duration_months": 1.6}),
    ),
    {
        **_MODEL,
        "verdict": "go",
        "approach": "ml_pretrained",
        "ml_task": "image_classification",
        "model_metric": ["macro_f1"],
        "baseline": ["majority_class", "linear_model"],
        "adaptation": "feature_extraction",
        "storage": ["filesystem"],
        "serving_mode": "none",
        "rollout": ["none"],
        "pipeline": ["none"],
        "automation_level": "inform",
        "monitoring": ["performance"],
        "retraining_trigger": "none",
    },
)

CLINIC = Team(
    "Our eye clinic wants to find patients whose diabetes threatens their sight on photos taken by nurses.",
    (
        (
            "business_objective",
            "find patients whose sight is threatened",
            {"problem": "medical_imaging", "wish": "find patients whose sight is threatened", "output_kind": "yes_no"},
        ),
        (
            "success_metric_target",
            "referred in time from 70 % to 88 % by 31 December 2028",
            {
                "metric_name": "patients referred in time",
                "baseline": amount(0.7, "share"),
                "target": amount(0.88, "share"),
                "minimum": amount(0.8, "share"),
                "better": "higher",
                "target_date": "2028-12-31",
            },
        ),
        (
            "decision_and_user",
            "The eye doctor looks at each marked photo, 60 a day",
            {"actor": "eye doctor", "somebody_acts": True, "capacity_number": 60, "capacity_period": "day", "action_per": "day"},
        ),
        ("cost_of_errors", "a missed patient can go blind", {"worst_harm": "irreversible", "miss_worse": True}),
        (
            "data_sources_volume",
            "18,000 photos of 6,000 patients",
            {
                "sources_named": ["fundus photos", "patient files"],
                "units": 6000,
                "unit_noun": "patients",
                "data_forms": ["image"],
                "data_exists": True,
                "repeated_entities": True,
            },
        ),
        (
            "label_availability",
            "two doctors graded 5,000",
            {"labels": "some", "label_kind": "human", "label_count": 5000, "positives": 700, "positive_share": 0.14},
        ),
        ("personal_or_sensitive_data", "health data of patients", {"personal_data": True, "health_data": True}),
        (
            "regulation_jurisdiction",
            "Italy, medical device law",
            {"jurisdiction": "Italy", "in_eu": True, "regulated": True, "high_risk_area": "medical", "laws": ["medical device law"]},
        ),
        ("fairness_groups", "age and camera", {"groups_matter": True, "groups_named": ["age group", "camera"]}),
        ("human_oversight", "a doctor always decides", {"person_decides": True}),
        (
            "team_size_skills",
            "a doctor, a data scientist, a software engineer, a data protection officer",
            {
                "people": 4,
                "roles_named": ["eye doctor", "data scientist", "software engineer", "data protection officer"],
                "hours_week_each": 24,
                "python": True,
                "ml_skill": True,
            },
        ),
        ("stakeholder_owner", "the medical director", {"owner": "medical director"}),
        ("deadline", "end of 2028", {"deadline": "2028-12-31"}),
        ("budget", "300,000 EUR", {"budget": amount(300000, "EUR")}),
        ("scope_mvp", "3 sites, two of them new", {"sites": 3, "new_sites": True}),
    ),
    {
        **_MODEL,
        "approach": "ml_pretrained",
        "ml_task": "image_classification",
        "model_metric": ["sensitivity_specificity", "alerts_per_day"],
        "baseline": ["human_performance"],
        "adaptation": "fine_tuning",
        "storage": ["object_storage"],
        "process_model": "crisp_ml_q",
        "team_framework": ["kanban", "stage_gate"],
        "monitoring": ["data_quality", "data_drift", "fairness", "safety_incidents", "human_review_sample"],
        "retraining_trigger": "manual",
    },
)

FERRY = Team(
    "Our ferries to the islands are full or empty. We need the number of cars for each departure two weeks ahead.",
    (
        (
            "business_objective",
            "the number of cars for each departure two weeks ahead",
            {
                "problem": "demand_forecast",
                "wish": "the number of cars for each departure two weeks ahead",
                "output_kind": "number_over_time",
            },
        ),
        (
            "success_metric_target",
            "fuel from 4.2 million to 3.9 million NOK a year by 1 June 2028",
            {
                "metric_name": "fuel cost",
                "baseline": amount(4200000, "NOK", "year"),
                "target": amount(3900000, "NOK", "year"),
                "better": "lower",
                "target_date": "2028-06-01",
            },
        ),
        (
            "cost_of_errors",
            "one car too few planned costs 300 NOK, one too many 100",
            {"cost_under": amount(300, "NOK"), "cost_over": amount(100, "NOK")},
        ),
        (
            "decision_and_user",
            "the traffic office chooses the ship each day",
            {"actor": "the traffic office", "somebody_acts": True, "action_per": "day"},
        ),
        (
            "data_sources_volume",
            "5 years of bookings and tickets",
            {"sources_named": ["bookings", "tickets"], "history_months": 60, "unit_noun": "departures", "units": 22, "data_exists": True},
        ),
        ("horizon_granularity", "two weeks, per departure", {"horizon_hours": 336, "step": "day"}),
        ("personal_or_sensitive_data", "number plates are left out", {"personal_data": False}),
        ("data_access_rights", "ours", {"rights": "own"}),
        (
            "team_size_skills",
            "one analyst and IT",
            {"people": 2, "roles_named": ["analyst", "IT administrator"], "hours_week_each": 30, "python": True, "ml_skill": True},
        ),
        ("retraining_feedback", "summer is different", {"seasonal": True, "change_speed": "seasonal"}),
        ("deadline", "15 months", {"duration_months": 15, "deadline": "2028-06-01"}),
        ("budget", "600,000 NOK", {"budget": amount(600000, "NOK")}),
    ),
    {
        **_MODEL,
        "verdict": "go",
        "goal_type": "financial",
        "ml_task": "time_series_forecasting",
        "model_metric": ["pinball_loss", "wape", "interval_coverage"],
        "baseline": ["seasonal_naive", "current_rule"],
        "rollout": ["shadow"],
    },
)

TRANSLATORS = Team(
    "Our museum pays for translations of wall texts. A service offered us 400 EUR a month.",
    (
        (
            "business_objective",
            "pay less for translations of wall texts",
            {"problem": "translation", "wish": "pay less for translations of wall texts", "goal_money": True, "output_kind": "translation"},
        ),
        (
            "success_metric_target",
            "from 26,000 to 12,000 EUR a year by 1 March 2028",
            {
                "metric_name": "cost of translations",
                "baseline": amount(26000, "EUR", "year"),
                "target": amount(12000, "EUR", "year"),
                "better": "lower",
                "target_date": "2028-03-01",
            },
        ),
        (
            "existing_solution",
            "a service offers 2,500 EUR to start and 400 a month",
            {
                "service_offered": True,
                "service_in_cloud": True,
                "offer_setup": amount(2500, "EUR"),
                "offer_monthly": amount(400, "EUR", "month"),
            },
        ),
        ("decision_and_user", "our editor reads every text", {"actor": "editor", "somebody_acts": True, "action_per": "week"}),
        (
            "data_sources_volume",
            "700 wall texts with translations",
            {"sources_named": ["wall texts"], "units": 700, "unit_noun": "texts", "data_exists": True},
        ),
        ("personal_or_sensitive_data", "no", {"personal_data": False}),
        ("team_size_skills", "an editor", {"people": 1, "roles_named": ["editor"], "hours_week_each": 12}),
        ("deadline", "3 months", {"duration_months": 3, "deadline": "2027-06-01"}),
        ("budget", "6,000 EUR", {"budget": amount(6000, "EUR")}),
    ),
    {
        **_MODEL,
        "verdict": "pilot_first",
        "goal_type": "financial",
        "approach": "buy_service",
        "ml_task": "translation",
        "model_metric": ["answer_correctness"],
        "baseline": ["human_performance"],
        "rollout": ["pilot"],
    },
)

TEAMS: dict[str, Team] = {
    "laundry": LAUNDRY,
    "help_desk": HELP_DESK,
    "address_book": ADDRESS_BOOK,
    "orchard": ORCHARD,
    "call_centre": CALL_CENTRE,
    "bakery": BAKERY,
    "students": STUDENTS,
    "clinic": CLINIC,
    "ferry": FERRY,
    "translators": TRANSLATORS,
}


def context_from(team: Team, *extra: Statement, without: str = "", **changed: Any) -> Context:
    """What the sections of a team's plan read."""
    case, catalogue = team.case(*extra, without=without), load_catalogue()
    decisions = [_decision(name, value) for name, value in {**team.chosen, **changed}.items()]
    return context_of(assess(case, catalogue, TODAY), decisions, Ledger(catalogue, case))
