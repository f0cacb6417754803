"""The decisions in the terms of this plan: owners are the team's people, conditions are settled by its tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from assistant.plan.model import Condition, Decision, Gate, Headline, Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.people import STAND_INS, Crew

SETTLED_BY: dict[str, tuple[str, ...]] = {
    "has_target": ("sign_goal", "three_goals"),
    "somebody_acts": ("paper_slice", "paper_answers", "paper_service", "rule_slice", "report_slice", "data_slice", "cheapest_test"),
    "rule_enough": ("try_rule", "search_yardstick", "service_test", "rule_slice", "report_slice", "rule_meanwhile", "cheapest_test"),
    "pattern_complex": ("try_rule", "yardsticks", "search_yardstick", "service_test"),
    "data_enough": ("count_data", "questions_set", "own_cases", "data_check", "content_owners"),
    "outcome_observed": ("proxy_label", "label_guide", "count_data", "questions_set", "own_cases"),
    "many_decisions": ("measure_today", "count_data", "sign_goal", "questions_set", "service_needs"),
    "errors_tolerable": (
        "worst_cases",
        "paper_slice",
        "paper_answers",
        "paper_service",
        "sample_check",
        "data_slice",
        "hand_over_to_person",
    ),
    "lawful": ("law_check", "works_council_agreement", "approval", "privacy_review", "data_rights", "sign_goal"),
    "worth_it": ("try_rule", "measure_today", "paper_slice", "paper_answers", "exit_terms", "sign_goal"),
}
"""Which task settles an open test of the verdict: the first of these that is in the plan."""

SAID_BY_OWNER = frozenset({"worth_it"})
"""Tests that a person settles by saying something: whoever does the task only brings the figures."""


def settle(context: Context, crew: Crew, tasks: list[Task], gates: list[Gate]) -> list[Decision]:
    """The decisions with people, dates and tasks of this plan."""
    return [_settled(decision, crew, tasks, gates, context.start) for decision in context.decisions]


def _settled(decision: Decision, crew: Crew, tasks: list[Task], gates: list[Gate], start: dt.date) -> Decision:
    conditions = [_condition(condition, crew, tasks, gates, start) for condition in decision.conditions]
    date = decision.date or (gates[min(1, len(gates) - 1)].date if gates else start)
    return decision.model_copy(update={"owner": person(decision.owner, crew), "date": date, "conditions": conditions})


def person(role: str, crew: Crew) -> str:
    """The person who has a function; whoever is no function is a person already."""
    return crew.owner(role) if role in STAND_INS or not role else role


def _condition(condition: Condition, crew: Crew, tasks: list[Task], gates: list[Gate], start: dt.date) -> Condition:
    task = _first(tasks, (condition.settled_by, *SETTLED_BY.get(condition.test, ())))
    if task and task.finish:
        owner = person(condition.owner, crew) if condition.test in SAID_BY_OWNER else task.owner
        return condition.model_copy(update={"settled_by": task.id, "owner": owner, "due": task.finish.p80})
    due = next((gate.date for gate in gates), start + dt.timedelta(days=14))
    return condition.model_copy(update={"settled_by": gates[0].id if gates else "", "owner": person(condition.owner, crew), "due": due})


def _first(tasks: list[Task], templates: Iterable[str]) -> Task | None:
    by_template = {task.template: task for task in tasks} | {task.id: task for task in tasks}
    return next((by_template[name] for name in templates if name in by_template), None)


def headline(context: Context) -> Headline:
    """The chosen values; where no table decides, the value that does least."""
    chosen = context.chosen

    def values(name: str) -> list[str]:
        return context.chosen_all(name)

    framework = values("team_framework")
    return Headline(
        verdict=chosen("verdict") or "ask_more",
        goal_type=chosen("goal_type") or "process",
        approach=chosen("approach") or "process_change",
        ml_task=chosen("ml_task") or "none",
        model_metric=values("model_metric") or ["none"],
        baseline=values("baseline") or ["current_rule"],
        feasibility=chosen("feasibility") or "unknown_ask",
        adaptation=chosen("adaptation") or "none",
        storage=values("storage") or ["filesystem"],
        process_model=chosen("process_model") or "six_steps",
        team_framework=(framework[0] if len(framework) == 1 else framework) or "kanban",
        serving_mode=chosen("serving_mode") or "none",
        rollout=values("rollout") or ["none"],
        pipeline=values("pipeline") or ["none"],
        automation_level=chosen("automation_level") or "none",
        monitoring=[value for value in values("monitoring") if value != "none"],
        retraining_trigger=chosen("retraining_trigger") or "none",
    )
