"""Parts of the plan: why, how success is measured, what binds, how the task is framed."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.plan.model.part import Part


class Money(Part):
    """An amount of money."""

    amount: float
    currency: str
    period: str | None = None
    note: str | None = None


class Goal(Part):
    """Why the project exists."""

    type: str
    statement: str
    value_hypothesis: str = ""
    who_benefits: list[str] = []
    current_state: str = ""
    do_nothing_cost: Money | None = None
    stop_rule: str = ""


class Guardrail(Part):
    """Something that must not get worse."""

    metric: str
    limit: float | str


class Success(Part):
    """The number that counts."""

    metric: str = ""
    unit: str = ""
    better: Literal["lower", "higher"] | None = None
    baseline: float | None = None
    target: float | None = None
    minimum: float | None = None
    deadline: dt.date | None = None
    data_source: str = ""
    owner: str = ""
    projected_from: str = ""
    guardrails: list[Guardrail] = []


class Contradiction(Part):
    """Two wishes that cannot both hold."""

    between: list[str]
    found_turn: int
    resolution: Literal["keep", "change", "drop", "open"] = "open"
    how: str = ""
    slot: str = ""  # the question that returns when it is open


class Constraints(Part):
    """What binds the project."""

    budget: Money | None = None
    deadline: dt.date | None = None
    hours_available: float | None = None
    law: list[str] = []
    hardware: str = ""
    forbidden: list[str] = []
    binding: list[str] = []  # what else the team said that it must keep to, in its own words
    contradictions: list[Contradiction] = []


class Assumption(Part):
    """What is taken for granted until its test."""

    id: str
    text: str
    test: str
    due: dt.date
    origin: str = "rules"


class Framing(Part):
    """What is predicted, for whom, and the alternative without machine learning."""

    informal: str
    E: str
    T: str
    P: str
    unit_of_prediction: str
    prediction_time: str
    horizon: str
    decision_supported: str
    action_taken_by: str
    action_capacity: str
    non_ml_alternative: str
    assumptions: list[Assumption] = []
    practices: list[str] = []
