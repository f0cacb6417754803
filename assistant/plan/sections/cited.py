"""What parts without advice of their own rest on, and which answers a calculation uses."""

from __future__ import annotations

from assistant.plan.model import Calculation
from assistant.plan.sections.context import Context, unique

SOURCES: dict[str, tuple[str, ...]] = {
    "goal": ("c_goal", "c_goal_types"),
    "success": ("c_goal",),
    "baseline": ("adv_course_baseline",),
    "alternatives": ("c_not_always",),
    "timeline": ("adv_course_lifecycle", "c_adaptations"),
    "ethics": ("adv_deon",),
    "risks": ("adv_course_failures",),
    "method": ("adv_course_agile",),
}
"""Ids of catalogue sources that hold for every plan, by part."""

FOR_MODELS: dict[str, tuple[str, ...]] = {
    "tools": ("adv_course_tools",),
    "deployment": ("adv_course_deployment",),
    "monitoring": ("adv_course_monitoring",),
    "cost": ("adv_debt",),
}
"""The same, where something is built."""

USES: dict[str, tuple[str, ...]] = {
    "CALC-threshold": ("cost_of_errors",),
    "CALC-quantile": ("cost_of_errors",),
    "CALC-test-size": ("success_metric_target",),
    "CALC-collecting": ("success_metric_target", "label_availability"),
    "CALC-error-free": ("success_metric_target",),
    "CALC-ab-size": ("success_metric_target",),
    "CALC-majority": ("label_availability",),
    "CALC-reach": ("decision_and_user", "data_sources_volume"),
    "CALC-gain-year": ("success_metric_target",),
    "CALC-run-year": ("budget",),
    "CALC-budget-back": ("budget", "success_metric_target"),
    "CALC-value-year": ("success_metric_target", "business_objective", "cost_of_errors", "data_sources_volume"),
    "CALC-hours": ("team_size_skills", "deadline"),
    "CALC-labelling": ("label_availability",),
    "CALC-label-delay": ("label_delay", "deadline"),
    "CALC-own-hours": ("budget",),
    "CALC-spend": ("existing_solution",),
    "CALC-build": ("budget", "existing_solution"),
}
"""Answers that each calculation uses."""


def cite_parts(context: Context) -> None:
    """Enter the sources that hold for whole parts of the plan."""
    for part, names in {**SOURCES, **(FOR_MODELS if context.builds else {})}.items():
        for name in names:
            context.source(name, part)


def with_evidence(context: Context, row: Calculation) -> Calculation:
    """A calculation with the statements that it uses; it is entered as evidence of the parts that use it."""
    for path in row.used_by or [""]:
        context.ledger.calculation(row.id, row.says or row.formula, path)
    found = context.facts(f"calculations.{row.id}", *USES.get(row.id, ()))
    return row.model_copy(update={"evidence": unique([*row.evidence, *found])})
