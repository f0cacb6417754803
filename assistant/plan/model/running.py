"""Parts of the plan: going live, watching, what it costs and brings."""

from __future__ import annotations

import datetime as dt

from assistant.plan.model.goal import Money
from assistant.plan.model.part import NotApplicable, Part


class RolloutStep(Part):
    """A step of the roll-out."""

    step: str
    share: str
    duration: str
    pass_rule: str
    owner: str
    way_back: str


class Rollback(Part):
    """The way back."""

    how: str
    max_minutes: float
    tried_on: dt.date | None = None
    tried_in: str | None = None


class Deployment(Part):
    """How it comes into use."""

    serving_mode: str
    latency_budget_ms: float | None = None
    throughput: str = ""
    rollout: list[RolloutStep] = []
    rollback: Rollback | None = None
    fallback: str = ""
    api: str | NotApplicable = ""
    tests: list[str] = []
    security: list[str] = []
    environments: list[str] = []
    user_acceptance: str = ""
    training_serving_consistency: str = ""
    automation: str = ""
    practices: list[str] = []


class WatchRow(Part):
    """Something that is watched."""

    id: str
    kind: str
    metric: str
    threshold: str
    window: str
    alert_to: str
    action: str
    owner: str


class HumanReview(Part):
    """What people look at."""

    share: float | None = None
    who: str = ""
    per_day: float | None = None


class Retraining(Part):
    """When the model is trained again, and what a new one must show."""

    trigger: str
    cadence: str = ""
    gate: str = ""
    data_window: str = ""


class Monitoring(Part):
    """What is watched after launch."""

    signals: list[WatchRow] = []
    label_feedback: str = ""
    human_review: HumanReview = HumanReview()
    retraining: Retraining
    runbook: str = ""
    practices: list[str] = []


class Range(Part):
    """Low, likely and high."""

    low: float | None = None
    likely: float | None = None
    high: float | None = None


class Roi(Part):
    """Value against cost."""

    value_year: Range = Range()
    cost_year: float | None = None
    net_year: Range = Range()
    payback_months: float | None = None
    payback_note: str = ""
    """What the payback rests on, and what it would be on the other sum where there are two."""
    narrowed_by: str | None = None


class BuildCost(Part):
    """What it costs to build."""

    amount: float | None = None
    currency: str = ""
    of_which_spend: float | None = None
    of_which_own_hours: float | None = None
    calculation: str | None = None


class CostLine(Part):
    """A position of the bill. Without a price `amount` is null and `basis` says who prices it, and until when."""

    name: str
    hours: float | None = None
    amount: float | None = None
    currency: str = ""
    period: str | None = None
    basis: str = ""
    open: bool = False


class Cost(Part):
    """Money."""

    build: BuildCost = BuildCost()
    positions: list[CostLine] = []
    sum_says: str = ""
    """The positions together, against what may be spent."""
    told: list[str] = []
    """What the team said of offers and of the price of errors."""
    run_monthly: Money | None = None
    per_1000_predictions: float | None = None
    cap: Money | None = None
    roi: Roi = Roi()
