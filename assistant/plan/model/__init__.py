"""The plan: its JSON is the exchange format ``groundplan-plan/1``.

Dates are ISO, amounts numbers, shares 0 to 1, figures a number or null. A section that does not apply is
``{"not_applicable": reason}``. Lists of the headline: the first value is the primary one.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.plan.model.brief import Brief, FactRow, Headline, Meta, NextStep
from assistant.plan.model.building import Candidate, Llm, LlmEval, MethodPart, Modelling, Retrieval, Team, TeamRole, ToolChoice
from assistant.plan.model.dangers import DeonRow, Ethics, FallacyRow, RiskRow
from assistant.plan.model.data import BaselineRow, Data, DataSource, ErrorCosts, Feasibility, Labels, Metrics, ModelMetric, Quality, Split
from assistant.plan.model.goal import Assumption, Constraints, Contradiction, Framing, Goal, Guardrail, Money, Success
from assistant.plan.model.part import NotApplicable, Part
from assistant.plan.model.reasons import (
    Alternatives,
    Calculation,
    Condition,
    Coverage,
    Decision,
    Docs,
    Evidence,
    EvidenceKind,
    OpenQuestion,
    OptionRow,
    RunnerUp,
    Score,
)
from assistant.plan.model.running import (
    BuildCost,
    Cost,
    CostLine,
    Deployment,
    HumanReview,
    Monitoring,
    Range,
    Retraining,
    Roi,
    Rollback,
    RolloutStep,
    WatchRow,
)
from assistant.plan.model.timeline import Computed, Finish, Gate, Task, Timeline

__all__ = [
    "Alternatives",
    "Assumption",
    "BaselineRow",
    "Brief",
    "BuildCost",
    "Calculation",
    "Candidate",
    "Computed",
    "Condition",
    "Constraints",
    "Contradiction",
    "Cost",
    "CostLine",
    "Coverage",
    "Data",
    "DataSource",
    "Decision",
    "DeonRow",
    "Deployment",
    "Docs",
    "ErrorCosts",
    "Ethics",
    "Evidence",
    "EvidenceKind",
    "FactRow",
    "FallacyRow",
    "Feasibility",
    "Finish",
    "Framing",
    "Gate",
    "Goal",
    "Guardrail",
    "Headline",
    "HumanReview",
    "Labels",
    "Llm",
    "LlmEval",
    "Meta",
    "MethodPart",
    "Metrics",
    "ModelMetric",
    "Modelling",
    "Money",
    "Monitoring",
    "NextStep",
    "NotApplicable",
    "OpenQuestion",
    "OptionRow",
    "Part",
    "Plan",
    "Quality",
    "Range",
    "Retraining",
    "Retrieval",
    "RiskRow",
    "Roi",
    "Rollback",
    "RolloutStep",
    "RunnerUp",
    "Score",
    "Split",
    "Success",
    "Task",
    "Team",
    "TeamRole",
    "Timeline",
    "ToolChoice",
    "WatchRow",
]


class Plan(Part):
    """The whole plan."""

    format: Literal["groundplan-plan/1"] = "groundplan-plan/1"
    meta: Meta
    brief: Brief
    next_steps: list[NextStep] = []
    alternatives: Alternatives = Alternatives()
    headline: Headline
    goal: Goal
    success: Success
    constraints: Constraints
    framing: Framing
    metrics: Metrics
    baseline: list[BaselineRow] = []
    data: Data
    modelling: Modelling | NotApplicable
    llm: Llm | NotApplicable
    tools: list[ToolChoice] = []
    method: MethodPart
    team: Team
    deployment: Deployment | NotApplicable
    monitoring: Monitoring | NotApplicable
    cost: Cost
    ethics: Ethics
    risks: list[RiskRow] = []
    timeline: Timeline
    decisions: list[Decision] = []
    calculations: list[Calculation] = []
    open_questions: list[OpenQuestion] = []
    evidence: list[Evidence] = []
    coverage: list[Coverage] = []
    docs: Docs = Docs()

    @property
    def named_date(self) -> dt.date | None:
        """The day by which the team wants it; None where none was named."""
        return self.success.deadline or self.constraints.deadline

    def decision(self, headline: str) -> Decision:
        """The decision of a headline value.

        Raises:
            KeyError: no such decision.

        """
        for decision in self.decisions:
            if decision.headline == headline:
                return decision
        raise KeyError(headline)
