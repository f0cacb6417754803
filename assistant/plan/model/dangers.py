"""Parts of the plan: ethics, fallacies, risks."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.plan.model.part import NotApplicable, Part


class DeonRow(Part):
    """An ethics point and its answer."""

    id: str
    question: str = ""
    answer: str
    evidence: list[str] = []


class FallacyRow(Part):
    """A data fallacy, and whether it threatens this plan."""

    name: str
    applies: bool
    because: str


class Ethics(Part):
    """People, law and misuse."""

    deon: list[DeonRow] = []
    law_class: Literal["prohibited", "high", "limited", "minimal", "unknown"] = "unknown"
    law_note: str = ""
    appeal_path: str | NotApplicable = ""
    limits_told_to: list[str] = []
    misuse: list[str] = []
    fallacies: list[FallacyRow] = []
    practices: list[str] = []


class RiskRow(Part):
    """A risk with what is done about it."""

    risk_id: str
    title: str
    cause: str
    likelihood: int
    impact: int
    score: int
    mitigation: str
    owner: str
    trigger: str
    due: dt.date | None = None
    residual: int | None = None
    origin: str = "rules"
