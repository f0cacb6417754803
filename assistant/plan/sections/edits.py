"""The rows of the plan that people or a model added, changed or removed, put on top of what was derived."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from assistant.case import Edit
from assistant.plan.model import Assumption, DataSource, Plan, RiskRow, Task

LISTS: dict[str, tuple[type[BaseModel], str]] = {
    "risks": (RiskRow, "risk_id"),
    "timeline.tasks": (Task, "id"),
    "data.sources": (DataSource, "name"),
    "framing.assumptions": (Assumption, "id"),
}
"""Lists that can be edited: kind of their rows, and the field that names a row."""


def edit_rows(edits: Iterable[Edit], path: str, rows: list[Any]) -> list[Any]:
    """`rows` of the list at `path` after all its edits; an edit that no longer fits is left out."""
    for edit in edits:
        if edit.path == path:
            rows = _apply(edit, rows)
    return rows


def edit_tasks(edits: Iterable[Edit], tasks: list[Task]) -> list[Task]:
    """The tasks after their edits; what waited for a task that was removed waits for what that one waited for."""
    rows: list[Task] = edit_rows(edits, "timeline.tasks", tasks)
    known = {task.id for task in rows}
    before = {task.id: task.depends_on for task in tasks}
    return [task.model_copy(update={"depends_on": _waits(task.depends_on, known, before)}) for task in rows]


def _waits(names: list[str], known: set[str], before: dict[str, list[str]]) -> list[str]:
    """Names of tasks that exist; one that was removed is replaced by what it waited for."""
    found: list[str] = []
    todo, seen = list(names), set()
    while todo:
        name = todo.pop(0)
        if name in known:
            found.append(name)
        elif name not in seen:
            todo += before.get(name, [])
        seen.add(name)
    return sorted(set(found))


def apply_edits(plan: Plan, edits: Iterable[Edit]) -> Plan:
    """The plan after the edits of all lists but the tasks (those are edited before they get their dates)."""
    for path in LISTS:
        if path == "timeline.tasks":
            continue
        section_name, _, name = path.partition(".")
        holder: Any = getattr(plan, section_name) if name else plan
        field = name or section_name
        setattr(holder, field, edit_rows(edits, path, getattr(holder, field)))
    return plan


def row_named(rows: Iterable[Any], key: str, name: str) -> Any:
    """The row that an edit of `name` means; None when there is none."""
    return next((row for row in rows if _is(row, key, name)), None)


def _apply(edit: Edit, rows: list[Any]) -> list[Any]:
    kind, key = LISTS[edit.path]
    if edit.action == "add":
        made = _made(kind, {**_value(edit), **_origin(kind, edit)})
        taken = {getattr(row, key) for row in rows}
        return [*rows, made] if made is not None and getattr(made, key) not in taken else rows
    if edit.action == "remove":
        return [row for row in rows if not _is(row, key, edit.row)]
    return [_changed(kind, row, edit) if _is(row, key, edit.row) else row for row in rows]


def _is(row: Any, key: str, name: str) -> bool:
    """Does an edit name this row? Tasks may be named by their template, which stays when numbers move."""
    return bool(name) and name in (getattr(row, key), getattr(row, "template", None))


def _changed(kind: type[BaseModel], row: Any, edit: Edit) -> Any:
    return _made(kind, {**row.model_dump(), **_value(edit), **_origin(kind, edit)}) or row


def _value(edit: Edit) -> dict[str, Any]:
    return dict(edit.value) if isinstance(edit.value, dict) else {}


def _origin(kind: type[BaseModel], edit: Edit) -> dict[str, str]:
    """Who made the row: people are "team", a model is "model"."""
    return {"origin": "model" if edit.author in ("assistant", "model") else "team"} if "origin" in kind.model_fields else {}


def _made(kind: type[BaseModel], fields: dict[str, Any]) -> BaseModel | None:
    try:
        return kind.model_validate(fields)
    except ValidationError:
        return None
