"""Which points of the published checklists a plan answers, where, and which do not apply to it: computed from the plan alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from assistant.plan.model import Coverage, Monitoring, Plan
from knowledge.catalogue import Catalogue
from knowledge.checklist_rows import Need, Point
from knowledge.translations import english_of

BUILT = ("go", "go_with_conditions", "pilot_first")
"""Verdicts after which something is built or bought."""

WITHOUT_MODEL = ("rules", "analytics", "process_change", "data_first", "do_not_build", "none", "")
TRAINED = ("ml_custom", "ml_pretrained", "llm_finetune")
"""Ways in which something of one's own is trained."""

PERSONAL = ("personal_data", "images_of_people", "health_data")
"""Signals that say that there are people in the data."""

_VALUE = re.compile(r"[a-z0-9_]+")

OF_DEON = "DE-"
"""Begins the ids of points that a plan answers one by one, in its section on people and law."""

ANSWERED = "planned"
OPEN = "open"
SPARED = "not_applicable"
"""The statuses of a point: the plan answers it, it does not, or it need not; reasons are of the allowed list."""


@dataclass(frozen=True)
class Found:
    """A text of the plan: its path up to the first list, the names of all fields on the way, the text itself, and its English."""

    where: str
    text: str
    names: str = ""
    english: str = ""


class Section:
    """All texts of one section as one, so that a pattern is looked for once."""

    def __init__(self, leaves: Iterable[Found]) -> None:
        self._leaves = list(leaves)
        self._joined = "\n".join(found.english for found in self._leaves)
        self._ends = list(accumulate(len(found.english) + 1 for found in self._leaves))
        self._names = {found.names: found for found in reversed(self._leaves)}

    def first(self, pattern: re.Pattern[str]) -> Found | None:
        """The first text that matches; names of fields count where no text does."""
        if hit := pattern.search(self._joined):
            return self._leaves[bisect_right(self._ends, hit.start())]
        return next((found for names, found in self._names.items() if pattern.search(names)), None)


class PlanText:
    """The texts of one plan by section, made when they are first looked at."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._sections: dict[str, Section] = {}

    def find(self, point: Point) -> Found | None:
        """The text of the plan that answers a point; None where nothing does."""
        pattern = re.compile(point.looks_for, re.IGNORECASE)
        if not point.id.startswith(OF_DEON):
            return self._under(point.path).first(pattern)
        answers = (self._found("ethics.deon", row.answer, row.answer) for row in self.plan.ethics.deon if row.id == point.id)
        return Section(answers).first(pattern)

    def _under(self, path: str) -> Section:
        if path not in self._sections:
            section = self._dumped.get(path)
            self._sections[path] = Section([] if self.spared(path) else (self._found(*leaf) for leaf in _leaves(section, path, path)))
        return self._sections[path]

    def _found(self, where: str, text: str, names: str) -> Found:
        """A text with its English, in which the points look; a value of a closed list is the same in every language."""
        same = self.plan.meta.language != "es" or _VALUE.fullmatch(text)
        return Found(where, text, names, text if same else english_of(text))

    def spared(self, path: str) -> str:
        """Why a whole section does not apply; empty where it does."""
        section = self._dumped.get(path)
        return str(section[SPARED]) if isinstance(section, dict) and SPARED in section else ""

    @cached_property
    def _dumped(self) -> dict[str, Any]:
        return self.plan.model_dump(mode="json", exclude={"coverage", "evidence", "brief"})

    @cached_property
    def signals(self) -> dict[str, Any]:
        """What was said, the last word on each."""
        merged: dict[str, Any] = {}
        for fact in self.plan.brief.facts:
            merged |= fact.signals
        return merged


def _leaves(node: object, where: str, names: str, *, listed: bool = False) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _leaves(inner, where if listed else f"{where}.{name}", f"{names}.{name}", listed=listed)
    elif isinstance(node, list):
        for inner in node:
            yield from _leaves(inner, where, names, listed=True)
    elif node not in (None, "", False):
        yield where, str(node), names


# ---- what a project must have ----


def _model(text: PlanText) -> str:
    headline = text.plan.headline
    if headline.verdict in BUILT and headline.approach not in WITHOUT_MODEL:
        return ""
    return "no_training" if headline.verdict in ("data_first", "ask_more") else "no_ml"


def _training(text: PlanText) -> str:
    return _model(text) or ("" if text.plan.headline.approach in TRAINED else "no_training")


def _serving(text: PlanText) -> str:
    return _model(text) or text.spared("deployment")


def _people(text: PlanText) -> str:
    return "" if isinstance(text.plan.ethics.appeal_path, str) else "no_human_subjects"


def _personal(text: PlanText) -> str:
    said = [text.signals.get(name) for name in PERSONAL] + [source.pii for source in text.plan.data.sources]
    return "no_personal_data" if True not in said and text.signals.get("personal_data") is False else ""


def _cloud(text: PlanText) -> str:
    runs_on, outside = text.signals.get("runs_on"), text.signals.get("service_in_cloud")
    if runs_on == "cloud" or outside is True:
        return ""
    return "not_aws_cloud" if runs_on or outside is False or text.signals.get("data_may_leave") == "never" else ""


def _llm(text: PlanText) -> str:
    return text.spared("llm")


def _several(_: PlanText) -> str:
    return "single_model"  # a plan is about one model


_NEEDS: dict[Need, Callable[[PlanText], str]] = {
    "model": _model,
    "training": _training,
    "serving": _serving,
    "people": _people,
    "personal_data": _personal,
    "cloud": _cloud,
    "llm": _llm,
    "several_models": _several,
}
"""Why a need is not met, as a reason of the allowed list; empty where it is met or not known."""


def coverage_of(plan: Plan, catalogue: Catalogue) -> list[Coverage]:
    """One row a point, in the order of the checklists. Pure: the same plan gives the same rows."""
    text = PlanText(plan)
    return [_row(text, point) for point in catalogue.points.values()]


def _row(text: PlanText, point: Point) -> Coverage:
    reason = text.spared(point.path) or next((why for need in point.needs if (why := _NEEDS[need](text))), "")
    if reason:
        return Coverage(item_id=point.id, status=SPARED, where=None, reason=reason)
    found = text.find(point)
    if found is None:
        return Coverage(item_id=point.id, status=OPEN, where=None, reason=None)
    return Coverage(item_id=point.id, status=ANSWERED, where=found.where, mode=mode_of(text.plan, point))


def mode_of(plan: Plan, point: Point) -> Literal["manual", "automatic"]:
    """Whether something of the plan does it again by itself, or a person does it."""
    return "automatic" if any(runs_by_itself(plan, point)) else "manual"


def runs_by_itself(plan: Plan, point: Point) -> Iterator[str]:
    """Ids of the tasks and of what is watched that do it without anybody thinking of it."""
    automatic = {name for name in point.runs if name in point.templates}
    yield from (task.id for task in plan.timeline.tasks if task.template in automatic)
    if isinstance(plan.monitoring, Monitoring):
        yield from (watch.id for watch in plan.monitoring.signals if watch.kind in point.kinds)
