"""Parts of the plan: metrics of the model, what it must beat, the data."""

from __future__ import annotations

from assistant.plan.model.part import NotApplicable, Part


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
