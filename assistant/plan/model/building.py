"""Parts of the plan: modelling, language models, tools, method, team."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assistant.plan.model.part import NotApplicable, Part


class Candidate(Part):
    """A way to build the model."""

    name: str
    why: str


class Modelling(Part):
    """How the model is built and judged."""

    candidates: list[Candidate] = []
    adaptation: str = ""
    tracking: str = ""
    reproducibility: list[str] = []
    validation: str = ""
    tuning: str = ""
    error_analysis: str = ""
    robustness: str = ""
    fairness_slices: list[str] | NotApplicable = []
    explainability: str = ""
    documentation: str = ""
    practices: list[str] = []


class Retrieval(Part):
    """How passages are found."""

    method: str
    filters: list[str] = []
    k: int = 5


class LlmEval(Part):
    """How answers are judged."""

    cases: int
    sources: str
    metrics: list[str]
    thresholds: dict[str, float] = {}


class Llm(Part):
    """The language-model parts."""

    corpus: list[str] = []
    retrieval: Retrieval | NotApplicable
    prompt_versions: str = ""
    eval: LlmEval
    guardrails: list[str] = []
    injection_tests: str = ""
    refusal_rule: str = ""
    escalation: str = ""
    cost_per_turn: str = ""
    provider_fallback: str = ""
    content_owner: str = ""
    practices: list[str] = []


class ToolChoice(Part):
    """A need, the products compared, and the choice."""

    need: str
    options: list[dict[str, Any]] = []
    scores: dict[str, Any] = {}
    choice: str
    reason: str
    licence: str = ""
    monthly_cost: float | None = None
    cost_class: str = ""
    checked_on: dt.date | None = None
    sensitivity: str = ""


class MethodPart(Part):
    """How the team works."""

    process_model: str
    team_framework: str | list[str]
    cadence: str = ""
    adaptations: list[str] = []
    definition_of_done: str = ""
    ceremonies: list[str] = []


class TeamRole(Part):
    """A function of the project; `id` is what tasks name as owner."""

    id: str | None
    role: str
    person_or_gap: str
    gap: bool = False
    hours_week: float | None = None
    hours_tasks: float | None = None
    """Hours that the tasks of this person take, enough in 80 % of cases."""
    note: str = ""
    """What the person is, and from when or until when he is there."""
    stages: list[str] = []


class Team(Part):
    """Who does it."""

    roles: list[TeamRole] = []
    decision_rights: str = ""
    training_needs: list[str] = []
    practices: list[str] = []
