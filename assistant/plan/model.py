"""The plan: its JSON is the exchange format ``groundplan-plan/1``.

Dates are ISO, amounts numbers, shares 0 to 1, figures a number or null. A section that does not apply is
``{"not_applicable": reason}``. Lists of the headline: the first value is the primary one.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

EvidenceKind = Literal["user", "course", "own_document", "public", "calculation", "house_rule", "assumption", "team", "model"]


class Part(BaseModel):
    """A part of the plan; fields that nobody knows are refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class NotApplicable(Part):
    """A section that does not apply, and why (a value of the allowed list)."""

    not_applicable: str


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


class ModelMetric(Part):
    """A figure by which the model is judged."""

    name: str
    minimum: float | None = None
    target: float | None = None
    unit: str = ""
    slice: list[str] = []
    threshold_rule: str | None = ""
    method: str = ""
    says: str = ""


class ErrorCosts(Part):
    """What errors cost; `under` and `over` are for forecasts."""

    fp: float | None = None
    fn: float | None = None
    under: float | None = None
    over: float | None = None
    unit: str = ""


class Metrics(Part):
    """How the model is judged, and how that is tied to the business."""

    model: list[ModelMetric] = []
    costs: ErrorCosts = ErrorCosts()
    link_to_business: str = ""
    offline_online_check: str = ""
    practices: list[str] = []


class BaselineRow(Part):
    """Something the model must beat. `task` names the task that measures it."""

    kind: str
    description: str
    expected_value: float | None = None
    unit: str = ""
    how_measured: str = ""
    task: str | None = None


class DataSource(Part):
    """A source of data."""

    name: str
    owner: str = ""
    type: str = ""
    volume: str = ""
    history: str = ""
    access: str = ""
    licence: str = ""
    pii: bool | None = None
    refresh: str = ""
    stage_store: str = ""
    known_at_prediction: bool | None = None
    known_how: str = ""


class Quality(Part):
    """A measure for each of the four components of data quality."""

    accuracy: str
    completeness: str
    consistency: str
    timeliness: str


class Labels(Part):
    """Where the true answers come from."""

    origin: str = ""
    count: float | None = None
    positives: float | None = None
    delay_days: float | None = None
    agreement: float | None = None
    noise_check: str = ""


class Split(Part):
    """How the test data are kept apart."""

    kind: str
    by: list[str] = []
    gap: str = ""
    test: str = ""


class Feasibility(Part):
    """Whether the data are good enough to start."""

    verdict: str
    calculations: list[str] = []


class Data(Part):
    """The data of the project."""

    sources: list[DataSource] = []
    quality: Quality
    labels: Labels = Labels()
    split: Split | NotApplicable
    steps: list[str] = []
    privacy: list[str] = []
    versioning: str = ""
    lineage: str = ""
    retention: str = ""
    feasibility: Feasibility
    practices: list[str] = []


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
    stages: list[str] = []


class Team(Part):
    """Who does it."""

    roles: list[TeamRole] = []
    decision_rights: str = ""
    training_needs: list[str] = []
    practices: list[str] = []


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
    narrowed_by: str | None = None


class BuildCost(Part):
    """What it costs to build."""

    amount: float | None = None
    currency: str = ""
    of_which_spend: float | None = None
    of_which_own_hours: float | None = None
    calculation: str | None = None


class Cost(Part):
    """Money."""

    build: BuildCost = BuildCost()
    run_monthly: Money | None = None
    per_1000_predictions: float | None = None
    cap: Money | None = None
    roi: Roi = Roi()


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


class Finish(Part):
    """When it is done: even chance, and 80 % sure."""

    p50: dt.date
    p80: dt.date


class Task(Part):
    """A task; `o`, `m`, `p` are elapsed working days of the owner at his hours, `effort_hours` is the work."""

    id: str
    name: str
    phase: str
    o: float
    m: float
    p: float
    unit: str = "working_days"
    effort_hours: float
    occupies_owner: bool = True
    depends_on: list[str] = []
    owner: str
    deliverable: str
    acceptance: str
    research: bool = False
    end_to_end: bool = False
    finish: Finish | None = None
    start: dt.date | None = None  # likely start
    critical_share: float | None = None
    origin: str = "rules"
    template: str = ""


class Gate(Part):
    """A point at which the project goes on, changes or stops."""

    id: str
    date: dt.date
    question: str
    go_if: str
    otherwise: str = Field(alias="else")
    after: list[str] = []
    before: list[str] = []
    template: str = ""  # goal, data, result, step, effect ...: which of the gates of its kind of plan


class Computed(Part):
    """What the simulation gave."""

    p50: dt.date | None = None
    p80: dt.date | None = None
    p80_hours: float | None = None
    p50_working_days: float | None = None
    p80_working_days: float | None = None
    critical_path: list[str] = []
    runs: int = 0
    seed: int = 0
    distribution: str = ""
    one_task_at_a_time_per_owner: bool = True


class Timeline(Part):
    """When."""

    start: dt.date
    closed_days: list[dt.date] = []
    tasks: list[Task] = []
    gates: list[Gate] = []
    computed: Computed = Computed()
    cut_list: list[str] = []
    never_cut: list[str] = []


class Score(Part):
    """Points of an option by one criterion."""

    criterion: str
    points: float
    reason: str
    evidence: str = ""  # id of evidence


class OptionRow(Part):
    """An option as it was weighed; ruled out: `points` null and the reason in `excluded`."""

    value: str
    label: str
    do_less: bool = False
    points: float | None = None
    excluded: str | None = None
    scores: list[Score] = []


class RunnerUp(Part):
    """The second best, and why it lost."""

    value: str
    why_lost: str


class Condition(Part):
    """An open condition of the verdict."""

    text: str
    settled_by: str
    owner: str
    due: dt.date
    test: str = ""  # which of the ten tests is open: rule_enough, errors_tolerable ...


class Decision(Part):
    """A decision with everything that was considered."""

    id: str
    headline: str | None
    table: str
    question: str
    criteria: list[dict[str, Any]] = []
    options: list[OptionRow]
    choice: str | list[str]
    chosen_by: Literal["points", "team"] = "points"
    team_reason: str | None = None
    margin: float | None = None
    close_call: bool = False
    runner_up: RunnerUp | None = None
    evidence: list[str] = []
    assumptions: list[str] = []
    owner: str = ""
    date: dt.date | None = None
    acceptance: str = ""
    reopened_by: str = ""
    conditions: list[Condition] = []
    flips_if: str = ""
    because: str = ""  # one plain sentence: why this


class Calculation(Part):
    """A calculation that can be done again by hand."""

    id: str
    formula: str
    inputs: dict[str, float]
    value: float
    unit: str
    used_by: list[str] = []
    evidence: list[str] = []
    says: str = ""  # one plain sentence


class OpenQuestion(Part):
    """A question that is still open, and who could answer it."""

    slot: str
    question: str
    why_it_matters: str
    blocks: list[str] = []
    asked_turn: int | None = None
    status: Literal["open", "assumed", "never_asked"] = "open"
    assumption: str | None = None
    who: str = "owner"


class Evidence(Part):
    """Where a statement comes from. `ref`: {turn} | {file, heading, note, section} | {url} | {calculation} | {}."""

    id: str
    kind: EvidenceKind
    ref: dict[str, Any] = {}
    fact: str
    supports: list[str] = []


class Coverage(Part):
    """A point of a published checklist, and where the plan answers it."""

    item_id: str
    status: str
    where: str | None = ""
    mode: str | None = None
    reason: str | None = None


class Docs(Part):
    """Stubs of the documents that go with a model."""

    model_card: dict[str, Any] = {}
    datasheet: dict[str, Any] = {}
    one_page_profile: str | dict[str, Any] = {}


class Alternatives(Part):
    """What to do before, or instead of, building."""

    cheapest_test: str = ""
    buy_instead: str = ""


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

    def decision(self, headline: str) -> Decision:
        """The decision of a headline value.

        Raises:
            KeyError: no such decision.

        """
        for decision in self.decisions:
            if decision.headline == headline:
                return decision
        raise KeyError(headline)
