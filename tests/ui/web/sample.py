"""A small plan and a small conversation of a bicycle rental, hand-made, for the tests of the page."""

import datetime as dt
from typing import Any

from assistant.case import Case, Fact, Message, Origin
from assistant.plan.model import Plan
from assistant.replies import Part
from knowledge.rows import Deck, Role, Words
from ui.web.names import Names
from ui.web.sources import Sources, number_sources

NAUGHTY = "<img src=x onerror=\"alert(1)\"> & 'quoted' {{7*7}} ${1+1} </div><script>alert(2)</script>"

BRIEF = "We rent out 240 bicycles at 9 stations. 12 % are broken when somebody wants one, and we want 6 % by June 2027."

ROLES = {
    "sponsor": Role(
        id="sponsor",
        source="adv_course_team",
        name=Words(en="Project sponsor", es="Responsable"),
        stages=("S1",),
        words=("boss",),
        gap="name one",
    ),
    "data_scientist": Role(
        id="data_scientist", source="adv_course_team", name=Words(en="Data scientist"), stages=("S5",), words=("data",), gap="hire"
    ),
}

DECKS = (Deck(id="systems", title="AI and ML systems", file="systems.txt", headings=("Model Deployment",)),)

OPTIONS: list[dict[str, Any]] = [
    {
        "value": "weekly_list",
        "label": "A list each week",
        "points": 9,
        "scores": [
            {"criterion": "fits the work", "points": 5, "reason": "the mechanic plans on Mondays", "evidence": "E-U01"},
            {"criterion": "cost", "points": 4, "reason": "no server is needed", "evidence": "E-C01"},
        ],
    },
    {
        "value": "live_service",
        "label": "A service that always runs",
        "points": 7,
        "scores": [
            {"criterion": "fits the work", "points": 8, "reason": "new faults show at once", "evidence": ""},
            {"criterion": "cost", "points": -1, "reason": "somebody has to look after it", "evidence": ""},
        ],
    },
    {"value": "on_the_bicycle", "label": "On the bicycle itself", "points": None, "excluded": "no bicycle has a computer", "scores": []},
]
AFTER = "then the next, and after that all the others that stand behind it in the list of the things to do this week"


def decision(headline: str, question: str, choice: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"DEC-{headline}",
        "headline": headline,
        "table": "DL-13",
        "question": question,
        "options": OPTIONS,
        "choice": choice,
        **more,
    }


def task(number: int, name: str, start: dt.date, days: int, **more: Any) -> dict[str, Any]:
    end = start + dt.timedelta(days=days)
    return {
        "id": f"T{number:02}",
        "name": name,
        "phase": "S3",
        "o": days / 2,
        "m": days,
        "p": days * 2,
        "effort_hours": 8,
        "owner": "mechanic",
        "deliverable": "a sheet",
        "acceptance": "it is there",
        "start": start,
        "finish": {"p50": end, "p80": end + dt.timedelta(days=days)},
        **more,
    }


def plan_fields() -> dict[str, Any]:
    """The plan as plain fields, ready to be changed by a test."""
    start = dt.date(2026, 11, 23)
    reason = {"not_applicable": "no_llm"}
    return {
        "meta": {
            "plan_id": "p",
            "version": 3,
            "language": "en",
            "created": start,
            "title": "Fewer broken bicycles",
            "gaps": ["K06 nobody signs"],
        },
        "brief": {"verbatim": BRIEF, "one_sentence": "Repair before it breaks", "language": "en", "scale": "pilot"},
        "next_steps": [
            {"action": "Count broken_bicycles for a week", "owner": "mechanic", "date": dt.date(2026, 11, 27), "why": "it is the start"}
        ],
        "alternatives": {"cheapest_test": "Check the ten oldest bicycles each Monday.", "buy_instead": "Two makers sell a service book."},
        "headline": {
            "verdict": "pilot_first",
            "goal_type": "operational",
            "approach": "weekly_list",
            "ml_task": "classification",
            "model_metric": ["recall"],
            "baseline": ["current_rule"],
            "feasibility": "ready",
            "adaptation": "none",
            "storage": ["files"],
            "process_model": "crisp_ml_q",
            "team_framework": "kanban",
            "serving_mode": "batch",
            "rollout": ["shadow"],
            "pipeline": ["manual"],
            "automation_level": "human_decides",
            "monitoring": ["data_quality"],
            "retraining_trigger": "schedule",
        },
        "goal": {"type": "operational", "statement": "Halve the broken bicycles", "stop_rule": "Stop above 10 %"},
        "success": {
            "metric": "share_of_broken bicycles",
            "unit": "share",
            "baseline": 0.12,
            "target": 0.06,
            "deadline": dt.date(2027, 6, 30),
            "owner": "mechanic",
            "guardrails": [{"metric": "waiting time at the counter", "limit": "5 minutes"}],
        },
        "constraints": {"law": ["data protection"]},
        "framing": {
            "informal": "Say which bicycle fails next week",
            "E": "repairs since 2021",
            "T": "failure within 7 days",
            "P": "recall",
            "unit_of_prediction": "bicycle and week",
            "prediction_time": "Monday",
            "horizon": "7 days",
            "decision_supported": "which bicycle to check",
            "action_taken_by": "mechanic",
            "action_capacity": "20 a week",
            "non_ml_alternative": "check the oldest first",
            "assumptions": [
                {"id": "A1", "text": "repairs are written down", "test": "T01 compares 50 of them", "due": dt.date(2026, 12, 4)}
            ],
        },
        "metrics": {"model": [{"name": "recall", "minimum": 0.5, "target": 0.7, "unit": "share", "says": "how many faults are found"}]},
        "baseline": [{"kind": "current_rule", "description": "check the oldest first", "expected_value": 0.12, "unit": "share"}],
        "data": {
            "sources": [{"name": "repair_log", "history": "5 years", "known_at_prediction": True}],
            "quality": {
                "accuracy": "spot checks",
                "completeness": "under 5 % gaps",
                "consistency": "one spelling",
                "timeliness": "each evening",
            },
            "split": {"kind": "time", "test": "last 12 weeks"},
            "feasibility": {"verdict": "ready"},
        },
        "modelling": {"candidates": [{"name": "counting rule", "why": "costs nothing"}], "fairness_slices": []},
        "llm": reason,
        "tools": [{"need": "keep the code", "choice": "Git", "reason": "the team knows it"}],
        "method": {"process_model": "crisp_ml_q", "team_framework": "kanban", "cadence": "weekly"},
        "team": {"roles": [{"id": "mechanic", "role": "sponsor", "person_or_gap": "Lena, head mechanic", "hours_week": 8}]},
        "deployment": {
            "serving_mode": "batch",
            "rollout": [
                {
                    "step": "shadow",
                    "share": "all",
                    "duration": "2 weeks",
                    "pass_rule": "G1 is passed",
                    "owner": "mechanic",
                    "way_back": "none",
                }
            ],
            "rollback": {"how": "use the old list", "max_minutes": 10},
        },
        "monitoring": {
            "signals": [
                {"id": "W1", "kind": "data_quality", "metric": "missing rows", "threshold": "> 5 %", "window": "week"}
                | {"alert_to": "mechanic", "action": "ask the counter", "owner": "mechanic"}
            ],
            "retraining": {"trigger": "schedule", "cadence": "each spring"},
        },
        "cost": {"build": {"amount": 4000, "currency": "EUR"}, "roi": {"value_year": {"low": 1000, "likely": 9000, "high": 15000}}},
        "ethics": {"law_class": "minimal", "deon": [{"id": "DE-A1", "question": "Who is harmed?", "answer": "nobody"}]},
        "risks": [
            {"risk_id": f"risk_{n}", "title": f"Risk number {n}", "cause": "rain", "likelihood": 3, "impact": n % 5 + 1}
            | {
                "score": n,
                "mitigation": f"Do thing {n}; {AFTER}",
                "owner": "data_scientist",
                "trigger": "snow",
            }
            for n in range(1, 8)
        ],
        "timeline": {
            "start": start,
            "tasks": [
                task(1, "Count broken bicycles", start, 5, critical_share=0.9),
                task(2, "Clean the repair_log", dt.date(2026, 12, 1), 10, critical_share=0.8, depends_on=["T01"]),
                task(3, "Print a poster", dt.date(2026, 12, 1), 2, critical_share=0.1),
            ],
            "gates": [
                {"id": "G1", "date": dt.date(2026, 12, 21), "question": "Is the rule enough?", "go_if": "recall above 0.5", "else": "stop"}
            ],
            "computed": {"p50": dt.date(2026, 12, 11), "p80": dt.date(2026, 12, 21)},
            "cut_list": ["the poster"],
            "never_cut": ["the test set"],
        },
        "decisions": [
            decision(
                "verdict", "Shall we build this?", "weekly_list", because="the data are there", evidence=["E-U01", "E-K01"], close_call=True
            ),
            decision(
                "serving_mode",
                "When and where is the answer made?",
                "weekly_list",
                runner_up={"value": "live_service", "why_lost": "nobody looks after it"},
                flips_if="a second mechanic is hired",
            ),
        ],
        "calculations": [
            {"id": "CALC-worth", "formula": "broken_now * days - kept", "inputs": {"broken_now": 28.0, "days": 365.0, "kept": 20.0}}
            | {"value": 9000, "unit": "EUR", "says": "Six points less are 9,000 EUR a year", "used_by": ["cost.roi"]}
        ],
        "open_questions": [
            {"slot": "data_quality", "question": "How many repairs are not written down?", "why_it_matters": "gaps", "who": "mechanic"},
            {"slot": "budget", "question": "What may it cost?", "why_it_matters": "limits", "who": "sponsor"},
        ],
        "evidence": [
            {
                "id": "E-U01",
                "kind": "user",
                "ref": {"turn": 1, "fact": 2},
                "fact": "12 % are broken when somebody wants one",
                "supports": ["success"],
            },
            {"id": "E-C01", "kind": "course", "ref": {"file": "systems.txt", "heading": "No such slide"}, "fact": "A list needs no server"},
            {"id": "E-P01", "kind": "public", "ref": {"url": "https://example.org/rules"}, "fact": "Bicycles need brakes"},
            {"id": "E-K01", "kind": "calculation", "ref": {"calculation": "CALC-worth"}, "fact": "Six points less are 9,000 EUR a year"},
            {"id": "E-A01", "kind": "assumption", "ref": {"assumption": "A1"}, "fact": "repairs are written down"},
        ],
    }


def sample_plan(**changed: Any) -> Plan:
    return Plan.model_validate(plan_fields() | changed)


def said(number: int, turn: int, text: str, **body: Any) -> Message:
    return Message(number=number, turn=turn, author="user", text=text, body=body, at="2026-11-23T09:30:00")


def told(number: int, turn: int, *parts: Part, **body: Any) -> Message:
    rows = [part.model_dump(mode="json") for part in parts]
    return Message(number=number, turn=turn, author="assistant", text="", body={"parts": rows, **body}, at="2026-11-23T09:30:05")


QUESTIONS = [
    {
        "slot": "data_quality",
        "text": "How many repairs are missing?",
        "why": "Gaps mislead.",
        "options": ["none", "some"],
        "field": "",
        "number": 4,
    },
    {"slot": "budget", "text": "What may it cost?", "why": "It limits the choice.", "options": [], "field": "EUR", "number": 5},
]


def sample_case(*more: Message, **changed: Any) -> Case:
    first = said(1, 1, BRIEF)
    fact = Fact(number=2, slot="current_process_baseline", words="12 % are broken when somebody wants one", origin=Origin(turn=1))
    answer = told(
        3, 1, Part(kind="text", text="A draft is beside this chat."), questions=QUESTIONS, steps=[["Read your message", "1 fact"]]
    )
    given: dict[str, Any] = {"session": "bicycles", "messages": (first, answer, *more), "facts": (fact,), "turn": 1, "asked": ("a", "b")}
    return Case(**(given | changed))


def names_of(plan: Plan, language: str = "en") -> Names:
    return Names(plan, ROLES, language)


def sources_of(plan: Plan, case: Case | None = None) -> Sources:
    return number_sources(plan, case or sample_case(), names_of(plan), DECKS)
