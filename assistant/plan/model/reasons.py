"""Parts of the plan: decisions with their points, calculations, open questions, evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from assistant.plan.model.part import Part

EvidenceKind = Literal["user", "course", "own_document", "public", "calculation", "house_rule", "assumption", "team", "model"]


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
    """Where a statement comes from. `ref`: {turn} | {file, heading, note, section} | {url, read} | {calculation} | {}."""

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
