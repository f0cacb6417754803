"""Rows of the plan as a model may write them: a few plain fields within bounds; ids, scores, owners and dates come from code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from assistant.case import Case, Edit, Frozen
from assistant.entries import Draft
from assistant.errors import CallRefused
from assistant.plan.model import Plan, Task
from assistant.plan.schedule import waited_for
from assistant.plan.sections.edits import LISTS, row_named
from assistant.plan.sections.sharing import HOURS_A_DAY
from assistant.planners.base import Turn
from assistant.reading.text import fold

AT_BEST, AT_WORST = 0.5, 2.0
"""Shortest and longest time of a task, by the likely one."""

ONE_LINE, ONE_SENTENCE = "one line of at most 120 characters", "one sentence of at most 300 characters"
GRADE = "a whole number from 1 (low) to 5 (high)"

Action = Literal["add", "change", "remove"]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class RiskGiven(Frozen):
    """A risk as a model gives it; None = not given, here and below."""

    title: Line | None = Field(None, description=ONE_LINE)
    cause: Sentence | None = Field(None, description=ONE_SENTENCE)
    mitigation: Sentence | None = Field(None, description=ONE_SENTENCE)
    likelihood: int | None = Field(None, ge=1, le=5, description=GRADE)
    impact: int | None = Field(None, ge=1, le=5, description=GRADE)


class TaskGiven(Frozen):
    """A task as a model gives it."""

    name: Line | None = Field(None, description=ONE_LINE)
    days: float | None = Field(None, ge=0.5, le=60, description="full days of work, a number from 0.5 to 60")
    deliverable: Sentence | None = Field(None, description=ONE_SENTENCE)
    acceptance: Sentence | None = Field(None, description=ONE_SENTENCE)
    after: str = Field("", description="the name of the task that it waits for, empty for none")


class AssumptionGiven(Frozen):
    """An assumption as a model gives it."""

    text: Sentence | None = Field(None, description=ONE_SENTENCE)
    test: Sentence | None = Field(None, description=ONE_SENTENCE)


class Adapted(Frozen):
    """What became of a call: done, or only proposed since a person wrote that row; `name` is what people call the row."""

    done: bool
    name: str


def edit_rows(turn: Turn, path: str, action: Action, row: str, value: Mapping[str, Any], because: str) -> Adapted:
    """Adapt one row of the plan to the case. `row` is its name or id; `value` holds the fields of the list, any of them for a change.

    Raises:
        CallRefused: no such list or row, or the value does not fit it.
    """
    if path not in ADAPTABLE:
        raise CallRefused(f"{path[:60]} cannot be edited.", f"These can: {', '.join(ADAPTABLE)}.")
    fields, made_by, title = ADAPTABLE[path]
    plan, (_, key) = turn.plan(), LISTS[path]
    rows = _rows(plan, path)
    given = {} if action == "remove" else _checked(path, fields, value, all_of=action == "add")
    named = str(given.get(title, "")) if action == "add" else row
    found = row_named(rows, key, named) or next((one for one in rows if fold(getattr(one, title)) == fold(named.strip())), None)
    if (found is None) != (action == "add"):
        there = "; ".join(str(getattr(one, title)) for one in rows)
        raise CallRefused(f"{path} has {'already' if found else 'no'} row “{named[:60]}”.", f"Rows: {there[:900]}.")
    made = made_by(given, plan, found) if action != "remove" else {}
    if action == "add":
        made[key] = _new_id(turn.case, path, {getattr(one, key) for one in rows})
    names = {str(getattr(found, name, "")) for name in (key, "template")} - {""} if found else set()
    kept_as = (getattr(found, "template", "") or getattr(found, key)) if found else ""
    edit = Edit(path=path, action=action, row=kept_as, value=made or None, author="model", turn=turn.number)
    locked = by_hand(turn.case, path, names)
    body = edit.model_dump(mode="json", exclude={"turn"}) | ({"because": because[:300]} if locked else {})
    turn.record([Draft(turn=turn.number, author="model", kind="proposal" if locked else "edit", body=body)])
    return Adapted(done=not locked, name=str(given.get(title) or getattr(found, title)))


def by_hand(case: Case, path: str, names: set[str]) -> bool:
    """Whether a person wrote, changed or removed the row that goes by one of `names`."""
    _, key = LISTS[path]
    mine = [edit for edit in case.edits if edit.path == path and edit.author not in {"assistant", "model"}]
    touched = {name for edit in mine for name in (edit.row, str(edit.value.get(key, "")) if isinstance(edit.value, dict) else "")}
    return bool((touched - {""}) & names)


def fields_told() -> str:
    """The fields of every list that can be edited, in words; one line each."""
    return "\n".join(
        f"{path}: " + "; ".join(f"{name} ({field.description})" for name, field in fields.model_fields.items())
        for path, (fields, _, _) in ADAPTABLE.items()
    )


def _checked(path: str, fields: type[BaseModel], value: Mapping[str, Any], *, all_of: bool) -> dict[str, Any]:
    """The fields that were given, in their types; all of them are wanted for a new row, and at least one for a change."""
    there = f"It has: {', '.join(fields.model_fields)}; the rest comes from code."
    if unknown := sorted(set(value) - set(fields.model_fields)):
        raise CallRefused(f"A row of {path} has no {', '.join(unknown)[:80]}.", there)
    try:
        row = fields.model_validate(dict(value)).model_dump()
        wrong = [name for name, one in row.items() if all_of and one is None]
    except ValidationError as error:
        row, wrong = {}, [str(one["loc"][0]) for one in error.errors()]
    if wrong:
        said = "; ".join(f"{name} is {fields.model_fields[name].description}" for name in dict.fromkeys(wrong))
        raise CallRefused(f"The row does not fit: {said}.", there)
    given = {name: one for name, one in row.items() if one not in (None, "")}
    if not given:
        raise CallRefused("Nothing is to be changed.", there)
    return given


# ---- what code adds ----


def _risk(given: dict[str, Any], plan: Plan, old: Any) -> dict[str, Any]:
    """The score follows from the grades; a new risk is the concern of whoever does most of the work, until the gate after the first."""
    likelihood, impact = (given.get(name) or getattr(old, name) for name in ("likelihood", "impact"))
    score = likelihood * impact
    graded = {"score": score, "residual": max(1, round(score / 3))} if {"likelihood", "impact"} & set(given) else {}
    if old:
        return given | graded
    due = next(iter([*plan.timeline.gates[1:2], *plan.timeline.gates]), None)
    return given | graded | {"owner": _worker(plan.timeline.tasks), "trigger": "", "due": due.date if due else None}


def _task(given: dict[str, Any], plan: Plan, old: Any) -> dict[str, Any]:
    """A task gets phase and owner from the one it waits for, and the time that its work takes at the hours of its owner."""
    tasks, after = plan.timeline.tasks, str(given.pop("after", "")).strip()
    before = next((t for t in tasks if after and fold(after) in {fold(t.name), fold(t.id), fold(t.template)}), None)
    if after and before is None:
        raise CallRefused(f"There is no task “{after[:60]}” to wait for.", f"Tasks: {'; '.join(t.name for t in tasks)[:900]}.")
    if old and before and old.id in waited_for(before.id, tasks):
        raise CallRefused(f"“{before.name}” waits for “{old.name}” already.", "Name a task that comes before it.")
    beside = old or before or next(iter(tasks), None)
    owner = beside.owner if beside else _worker(tasks)
    made = given | ({"depends_on": [before.id]} if before else {})
    if "days" in made:
        made |= _times(made.pop("days"), owner, tasks)
    return made if old else made | {"phase": beside.phase if beside else "", "owner": owner}


def _assumption(given: dict[str, Any], plan: Plan, old: Any) -> dict[str, Any]:
    gate = next(iter(plan.timeline.gates), None)
    return given if old else given | {"due": gate.date if gate else plan.timeline.start}


def _times(days: float, owner: str, tasks: Iterable[Task]) -> dict[str, float]:
    """Hours of work, and the working days that they take a person who gives it as much of the week as to the other tasks."""
    paces = [
        task.m * HOURS_A_DAY / task.effort_hours for task in tasks if task.owner == owner and task.occupies_owner and task.effort_hours
    ]
    shortest, likely, longest = (max(0.5, round(days * factor * median(paces or [1.0]) * 2) / 2) for factor in (AT_BEST, 1.0, AT_WORST))
    return {"o": shortest, "m": likely, "p": longest, "effort_hours": days * HOURS_A_DAY}


def _worker(tasks: Iterable[Task]) -> str:
    """Whoever owns most of the tasks."""
    return next((owner for owner, _ in Counter(task.owner for task in tasks).most_common(1)), "")


def _new_id(case: Case, path: str, taken: set[str]) -> str:
    """A name that no row has or had."""
    taken = taken | {str(edit.value.get(LISTS[path][1])) for edit in case.edits if edit.path == path and isinstance(edit.value, dict)}
    return next(name for n in range(1, len(taken) + 2) if (name := f"M{n}") not in taken)


def _rows(plan: Plan, path: str) -> list[Any]:
    found: Any = plan
    for name in path.split("."):
        found = getattr(found, name)
    return list(found)


ADAPTABLE: dict[str, tuple[type[BaseModel], Callable[[dict[str, Any], Plan, Any], dict[str, Any]], str]] = {
    "risks": (RiskGiven, _risk, "title"),
    "timeline.tasks": (TaskGiven, _task, "name"),
    "framing.assumptions": (AssumptionGiven, _assumption, "text"),
}
"""Lists that a model can edit: what it gives of a row, what code makes of it, and the field that people call it by.

Sources of data are no row of a model: they are facts, and a fact needs the team's words."""
