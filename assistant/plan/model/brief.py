"""Parts of the plan: which plan it is, what the team said, what was decided in short."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from assistant.plan.model.part import Part


class Meta(Part):
    """Which plan this is."""

    plan_id: str
    version: int
    language: str
    created: dt.date
    status: Literal["draft", "ready", "stopped"] = "draft"
    title: str = ""
    course_files_used: list[str] = []
    gaps: list[str] = []  # in plain words: what keeps the plan from being ready
    open: list[str] = []  # in plain words: what has to be agreed about its dates before it begins; it is ready with it
    prompts: list[str] = []  # marks of the prompts with which a language model took part; empty when none did


class FactRow(Part):
    """A fact as it was said."""

    slot: str
    words: str
    signals: dict[str, Any]
    origin: dict[str, Any]


class Brief(Part):
    """What the team said; `verbatim` is data and never executed."""

    verbatim: str
    one_sentence: str
    stakeholders: list[str] = []
    language: str
    facts: list[FactRow] = []
    scale: Literal["course", "pilot", "product", "regulated"]
    injection_notes: list[str] = []


class NextStep(Part):
    """One of the next three actions."""

    action: str
    owner: str
    date: dt.date
    why: str


class Headline(Part):
    """The chosen values; each is decided by a table, each from its closed list."""

    verdict: str
    goal_type: str
    approach: str
    ml_task: str
    model_metric: list[str]
    baseline: list[str]
    feasibility: str
    adaptation: str
    storage: list[str]
    process_model: str
    team_framework: str | list[str]
    serving_mode: str
    rollout: list[str]
    pipeline: list[str]
    automation_level: str
    monitoring: list[str]
    retraining_trigger: str
