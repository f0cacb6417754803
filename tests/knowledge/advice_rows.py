"""The rows of advice as the tests read them: by file, and which of them a project gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import yaml

from knowledge.catalogue import FOLDER, any_holds
from knowledge.product_rows import Product
from knowledge.rows import (
    Duty,
    Fallacy,
    Method,
    Practice,
    Risk,
    Role,
    Row,
    Signal,
    Source,
    Strategy,
    TaskTemplate,
    Watch,
    When,
)

R = TypeVar("R", bound=Row)

FILES: dict[str, tuple[str, type[Row]]] = {
    "risks.yml": ("risks", Risk),
    "tasks.yml": ("tasks", TaskTemplate),
    "practices.yml": ("practices", Practice),
    "monitoring.yml": ("watches", Watch),
    "strategies.yml": ("strategies", Strategy),
    "products.yml": ("products", Product),
    "methods.yml": ("methods", Method),
    "roles.yml": ("roles", Role),
    "fallacies.yml": ("fallacies", Fallacy),
    "checklists.yml": ("duties", Duty),
    "sources/practice.yml": ("sources", Source),
}
DEPTH = {"course": 1, "pilot": 2, "product": 3, "regulated": 4}
MOST_TASKS = {"course": 15, "pilot": 20, "product": 35, "regulated": 45}
NUMBER = re.compile(r"\d|\b(one|two|three|four|five|half|third|quarter|twice|doubles?|zero|no|none|never|every|each|both)\b")
BUILDS = ("go", "go_with_conditions", "pilot_first")


@cache
def content(name: str) -> Any:
    """What a file of the catalogue holds; a source of the whole file stands in each of its rows."""
    held = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    if "source" in held:
        key, _ = FILES[name]
        held[key] = [{"source": held["source"], **raw} for raw in held[key]]
    return held


def rows(name: str, kind: type[R]) -> dict[str, R]:
    """The rows of a file by id, validated."""
    key, _ = FILES[name]
    found = [kind.model_validate(raw) for raw in content(name)[key]]
    return {str(getattr(row, "id", "")): row for row in found}


RISKS, TASKS, PRACTICES = rows("risks.yml", Risk), rows("tasks.yml", TaskTemplate), rows("practices.yml", Practice)
WATCHES, ROLES = rows("monitoring.yml", Watch), rows("roles.yml", Role)
SIGNALS = {name: Signal.model_validate(raw) for name, raw in content("signals.yml")["signals"].items()}
VOCABULARY = content("vocabulary.yml")
HEADLINE: dict[str, list[str]] = VOCABULARY["headline"]


def conditions() -> Iterator[tuple[str, When]]:
    """Each condition of the advice, with the row that holds it."""
    for name, (key, kind) in FILES.items():
        for raw in content(name)[key]:
            row = kind.model_validate(raw)
            for when in (*getattr(row, "when", ()), *getattr(row, "raise_when", ())):
                yield f"{name} {raw['id']}", when


def texts(row: Row) -> str:
    """All texts of a row in one string."""
    skip = (
        {"id", "when", "raise_when", "words", "source", "need", "heading", "url", "name"}
        if isinstance(row, Role | Product | Source)
        else {"when", "raise_when", "source"}
    )
    return str(yaml.safe_dump(row.model_dump(exclude=skip, mode="json"), allow_unicode=True, width=10_000))


def fired(signals: Mapping[str, Any]) -> tuple[set[str], list[TaskTemplate], set[str]]:
    """Ids of the risks, the tasks, and ids of the practices that a project gets."""
    risks = {r.id for r in RISKS.values() if any_holds(r.when, signals)}
    tasks = [t for t in TASKS.values() if t.detail <= DEPTH[str(signals["scale"])] and any_holds(t.when, signals)]
    return risks, tasks, {p.id for p in PRACTICES.values() if any_holds(p.when, signals)}
