"""Typed access to the catalogue: every row is validated when it is loaded.

The YAML files in ``catalogue/`` hold what is known apart from the course notes: questions, signals, decision tables,
goal types, problem rows, risks, tasks and advice, each with its source. Words on the screen are :class:`Words`: English
and, where there is one, Spanish; a plain string in the YAML means English only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from knowledge.checklist_rows import Checklist, Point
from knowledge.plan_question_rows import PlanQuestion
from knowledge.product_rows import Product
from knowledge.rows import (
    Deck,
    Duty,
    Fallacy,
    Goal,
    Method,
    Metric,
    Practice,
    Problem,
    Risk,
    Role,
    Row,
    Signal,
    Slot,
    Source,
    Strategy,
    Table,
    TaskTemplate,
    Watch,
    When,
)
from knowledge.verdict_rows import VerdictTest

FOLDER = Path(__file__).parent / "catalogue"
R = TypeVar("R", bound=Row)


class CatalogueError(ValueError):
    """A catalogue file does not hold what it must; the message names file and row."""


def _read(name: str, folder: Path) -> Any:
    try:
        return yaml.safe_load((folder / name).read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise CatalogueError(f"{name}: {error}") from error


def _rows(name: str, key: str, kind: type[R], folder: Path) -> dict[str, R]:
    """The rows under `key`; a `source` of the whole file counts for the rows that name none of their own."""
    found: dict[str, R] = {}
    content = _read(name, folder)
    shared = {"source": content["source"]} if "source" in content else {}
    for number, raw in enumerate(content[key], 1):
        try:
            row = kind.model_validate({**shared, **raw} if isinstance(raw, dict) else raw)
        except ValueError as error:
            raise CatalogueError(f"{name}, row {number}: {error}") from error
        identity = str(row.id)  # type: ignore[attr-defined]  # every kind of row given here has an id
        if identity in found:
            raise CatalogueError(f"{name}: '{identity}' stands there twice")
        found[identity] = row
    return found


class Catalogue:
    """All rows by id. Dictionaries keep the order of the files.

    Raises:
        CatalogueError: a file is missing, is no YAML, or holds a row that is wrong.

    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self.signals: dict[str, Signal] = {k: Signal.model_validate(v) for k, v in _read("signals.yml", folder)["signals"].items()}
        self.slots = _rows("slots.yml", "slots", Slot, folder)
        tables = sorted(path.name for path in (folder / "tables").glob("*.yml"))
        self.tables: dict[str, Table] = {}
        for name in tables:
            self.tables |= {t.headline: t for t in _rows(f"tables/{name}", "tables", Table, folder).values()}
        self.tests = _rows("tables/verdict.yml", "tests", VerdictTest, folder)
        self.goals = _rows("goals.yml", "goals", Goal, folder)
        self.problems = _rows("ml_tasks.yml", "problems", Problem, folder) | _rows("plain_tasks.yml", "problems", Problem, folder)
        self.risks = _rows("risks.yml", "risks", Risk, folder)
        self.tasks = _rows("tasks.yml", "tasks", TaskTemplate, folder)
        self.practices = _rows("practices.yml", "practices", Practice, folder)
        self.watches = _rows("monitoring.yml", "watches", Watch, folder)
        self.strategies = _rows("strategies.yml", "strategies", Strategy, folder)
        self.metrics = _rows("metrics.yml", "metrics", Metric, folder)
        self.products = _rows("products.yml", "products", Product, folder)
        self.methods = _rows("methods.yml", "methods", Method, folder)
        self.roles = _rows("roles.yml", "roles", Role, folder)
        self.fallacies = _rows("fallacies.yml", "fallacies", Fallacy, folder)
        self.duties = _rows("checklists.yml", "duties", Duty, folder)
        self.checklists: dict[str, Checklist] = {}
        for path in sorted((folder / "checklists").glob("*.yml")):
            self.checklists |= _rows(f"checklists/{path.name}", "checklists", Checklist, folder)
        self.sources: dict[str, Source] = {}
        for path in sorted((folder / "sources").glob("*.yml")):
            self.sources |= _rows(f"sources/{path.name}", "sources", Source, folder)
        self.decks = _rows("decks.yml", "decks", Deck, folder)
        self.plan_questions = _rows("plan_questions.yml", "plan_questions", PlanQuestion, folder)
        self.house: Mapping[str, float] = _read("house_rules.yml", folder)["numbers"]
        self._check()

    def _check(self) -> None:
        """Conditions name known signals, rows name known sources."""
        for name, when in self._conditions():
            unknown = set(when) - set(self.signals)
            if unknown:
                raise CatalogueError(f"{name}: unknown signals {sorted(unknown)}")
        for name, source in self._named_sources():
            if source not in self.sources:
                raise CatalogueError(f"{name}: unknown source '{source}'")
        for asked in self.plan_questions.values():
            table = self.tables.get(asked.id)
            options = {option.value for option in table.options} if table else set()
            if unknown := set(asked.called) - options:
                raise CatalogueError(f"plan_questions.yml, {asked.id}: unknown options {sorted(unknown)}")
        for point in self.points.values():
            known = {*self.tasks, *(f"watch:{watch.kind}" for watch in self.watches.values())}
            if unknown := {*point.tasks, *point.runs} - known:
                raise CatalogueError(f"{point.id}: unknown tasks or watches {sorted(unknown)}")
            if point.role not in self.roles:
                raise CatalogueError(f"{point.id}: unknown role '{point.role}'")

    @property
    def points(self) -> dict[str, Point]:
        """Every point of the published checklists by its id."""
        return {point.id: point for checklist in self.checklists.values() for point in checklist.points}

    def _conditions(self) -> list[tuple[str, When]]:
        found = [(f"table {t.id}", row.when) for t in self.tables.values() for row in t.rows]
        found += [(f"test {t.id}", when) for t in self.tests.values() for when in t.conditions()]
        for group in (self.risks, self.tasks, self.practices, self.watches, self.roles, self.fallacies, self.duties):
            found += [(row.id, when) for row in group.values() for when in row.when]
        found += [(s.id, when) for s in self.slots.values() for when in (*s.applies, *s.required)]
        return found

    def _named_sources(self) -> list[tuple[str, str]]:
        found = [(f"table {t.id}", source) for t in self.tables.values() for source in (*t.sources, *(row.source for row in t.rows))]
        found += [(f"test {t.id}", t.source) for t in self.tests.values()]
        advice = (self.risks, self.practices, self.methods, self.checklists, self.strategies, self.watches, self.fallacies)
        found += [(row.id, row.source) for group in advice for row in group.values()]
        return found + [(row.id, row.source) for group in (self.products, self.roles, self.metrics) for row in group.values()]


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue, read once.

    Raises:
        CatalogueError: see :class:`Catalogue`.

    """
    return Catalogue()


def nothing_learned(kind: Problem) -> bool:
    """Whether such problems hold nothing that past outcomes could teach: a query, a formula, a plan by fixed rules, pure chance."""
    taught = "label_kind" in kind.signals or kind.output_kind in ("order_of_items", "unusual_events")
    return kind.rule_first == "likely" and not taught


def holds(when: When, signals: Mapping[str, Any]) -> bool:
    """Do all conditions of `when` hold on `signals`? An unknown signal fails every condition but ``unknown``."""
    return all(_one(condition, signals.get(name)) for name, condition in when.items())


def any_holds(whens: tuple[When, ...], signals: Mapping[str, Any]) -> bool:
    """Does one of `whens` hold? An empty tuple always holds."""
    return not whens or any(holds(when, signals) for when in whens)


def _one(condition: Any, value: Any) -> bool:
    if condition in ("known", "unknown") and isinstance(condition, str):
        return (value is not None) == (condition == "known")
    if value is None:
        return False
    if isinstance(condition, list) and condition and not any(isinstance(c, str) for c in condition):
        low, high = condition
        return isinstance(value, int | float) and (low is None or value >= low) and (high is None or value <= high)
    wanted = condition if isinstance(condition, list) else [condition]
    return any(w in value for w in wanted) if isinstance(value, list) else value in wanted
