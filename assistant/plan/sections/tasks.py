"""Which tasks belong into the plan, how long they take for these people, and what waits for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from assistant.plan.model import Computed, Task
from assistant.plan.schedule import waited_for
from assistant.plan.sections.context import Context
from assistant.plan.sections.people import Crew
from assistant.plan.sections.sharing import HOURS_A_DAY, shared_out
from assistant.plan.wording import capital, clause
from assistant.reading.week_shares import FULL_WEEK
from knowledge.catalogue import any_holds
from knowledge.rows import TaskTemplate

DEPTH = {"course": 1, "pilot": 2, "product": 3, "regulated": 4}
"""How much detail a plan of a size shows: templates up to this `detail`."""

PACE = {"course": 0.4, "pilot": 0.75, "product": 1.0, "regulated": 1.25}
"""Length of a task against its template, by the size of the plan (house rule): small projects take small bites."""


def choose_templates(context: Context) -> list[TaskTemplate]:
    """The templates that apply, at most as many as the size of the plan allows, in the order of the catalogue."""
    depth, signals = DEPTH.get(context.work_scale, 2), {**context.signals, "scale": context.work_scale}
    found = [
        template
        for template in context.catalogue.tasks.values()
        if template.detail <= depth and any_holds(template.when, signals) and not (template.model_only and not context.builds)
    ]
    limit = round(context.house(f"tasks_{context.work_scale}", 20))
    while len(found) > limit:
        found.remove(max(reversed(found), key=_dispensable))
    return found


def build_tasks(
    context: Context,
    crew: Crew,
    pace: float = 1.0,
    without: frozenset[str] = frozenset(),
    given: Mapping[str, str] = MappingProxyType({}),
) -> list[Task]:
    """The tasks with owners, estimates for the owner's hours, and dependencies inside the plan.

    Args:
        context: what the plan rests on.
        crew: who does what.
        pace: factor on all estimates, beside the one of the plan's size.
        without: templates that are left out.
        given: template -> person who does it instead of the one who has the function.

    """
    templates = early_first([t for t in choose_templates(context) if t.id not in without], context.catalogue.tasks)
    number = {template.id: f"T{place:02}" for place, template in enumerate(templates, 1)}
    every = context.catalogue.tasks
    factor = PACE.get(context.time_scale, 1.0) * pace
    owners = shared_out(context, crew, templates, given)
    return [
        _task(context, crew, t, owners[t.id], factor).model_copy(update={"id": number[t.id], "depends_on": _waits(t, number, every)})
        for t in templates
    ]


def early_first(templates: list[TaskTemplate], every: dict[str, TaskTemplate]) -> list[TaskTemplate]:
    """The templates, the first slice from end to end and what it waits for before all others: its owner does it first."""
    early = {t.id for t in templates if t.end_to_end}
    todo = list(early)
    while todo:
        before = [name for name in every[todo.pop()].after if name in every and name not in early]
        early |= set(before)
        todo += before
    return sorted(templates, key=lambda t: t.id not in early)


def _dispensable(template: TaskTemplate) -> tuple[int, int, int]:
    """Goes first: what may be cut (1 before 2), then what shows more detail; never the early slice, and not the report at the end."""
    kept = template.end_to_end or (template.phase == "S10" and template.detail < DEPTH["pilot"])
    return (0 if kept else 1, 10 - template.cut if template.cut else 0, template.detail)


def _waits(template: TaskTemplate, number: dict[str, str], every: dict[str, TaskTemplate]) -> list[str]:
    """Ids of the tasks it waits for. Where none of them is in the plan, it waits for what those would have waited for."""
    names, seen = list(template.after), set[str]()
    while names and not any(name in number for name in names):
        seen |= set(names)
        names = [before for name in names if name in every for before in every[name].after if before not in seen]
    return sorted({number[name] for name in names if name in number})


def _task(context: Context, crew: Crew, template: TaskTemplate, owner: str, factor: float) -> Task:
    """A task of a template with its owner's estimates; it bears the template's name until it is numbered."""
    least = FULL_WEEK / 2 if template.role == "sponsor" else 1.0  # a signature waits for no free hours, as work does
    slower = FULL_WEEK / max(least, crew.hours.get(owner, FULL_WEEK / 2))
    stretch = factor * ((1 - template.effort) + template.effort * slower) if template.occupies else 1.0
    o, m, p = (max(0.5, round(days * stretch * 2) / 2) for days in (template.o, template.m, template.p))
    m, p = max(m, o), max(p, m, o)
    if template.research:
        p = max(p, round(m * 1.3 * 2 + 0.5) / 2, o + 0.3 * m)
    return Task(
        id=template.id,
        name=capital(clause(context.spoken(template.name))) + ("?" if template.name.endswith("?") else ""),
        phase=template.phase,
        o=o,
        m=m,
        p=p,
        effort_hours=round(template.m * factor * HOURS_A_DAY * template.effort, 1),
        occupies_owner=template.occupies,
        owner=owner,
        deliverable=clause(context.spoken(template.deliverable)),
        acceptance=clause(context.spoken(template.acceptance)),
        research=template.research,
        end_to_end=template.end_to_end,
        template=template.id,
    )


def after_gate(tasks: Iterable[Task], before_gate: list[str], behind_gate: list[str]) -> list[Task]:
    """The tasks, with the first ones behind a gate made to wait for all tasks that the gate looks at."""
    rows = list(tasks)
    behind = set(behind_gate)
    return [
        task.model_copy(update={"depends_on": sorted({*task.depends_on, *before_gate})})
        if task.id in behind and not behind & set(task.depends_on)
        else task
        for task in rows
    ]


def lean(tasks: list[Task]) -> list[Task]:
    """The tasks without dependencies that follow from the others."""
    waits = {task.id: set(task.depends_on) for task in tasks}
    behind = {task.id: waited_for(task.id, tasks) for task in tasks}

    def needed(identity: str) -> list[str]:
        before = waits[identity]
        return sorted(d for d in before if not any(d in behind[other] for other in before if other != d and other in behind))

    return [task.model_copy(update={"depends_on": needed(task.id)}) for task in tasks]


IN_USE = ("S7", "S8")
"""Phases in which it is put to use and watched."""


def behind_hand_in(context: Context, tasks: list[Task]) -> frozenset[str]:
    """Templates of tasks of daily use that would be done after students have handed in: they are no part of their work."""
    end = context.deadline
    if end is None or not context.yes("students"):
        return frozenset()
    return frozenset(t.template for t in tasks if t.phase in IN_USE and not t.end_to_end and t.finish and t.finish.p80 > end)


def one_end(tasks: list[Task]) -> list[Task]:
    """The tasks, the longest chain of them ending last: its end waits for all that nothing else waits for, so that one day is the end."""
    awaited = {before for task in tasks for before in task.depends_on}
    ends = [task.id for task in tasks if task.id not in awaited]
    if len(ends) < 2:
        return tasks
    last = max(reversed(ends), key=lambda end: len(waited_for(end, tasks)))
    rest = [end for end in ends if end != last]
    return [task.model_copy(update={"depends_on": sorted({*task.depends_on, *rest})}) if task.id == last else task for task in tasks]


def by_date(tasks: list[Task]) -> list[Task]:
    """The dated tasks by the day on which they are done; what waits stays behind what it waits for."""

    def done(task: Task) -> tuple[str, str, str]:
        finish = task.finish
        return str(finish.p80 if finish else task.start), str(finish.p50 if finish else task.start), str(task.start)

    return sorted(tasks, key=done)


def in_order_of_time(tasks: list[Task], computed: Computed) -> tuple[list[Task], Computed]:
    """The dated tasks by the day on which they are done, numbered anew."""
    ordered = by_date(tasks)
    new = {task.id: f"T{place:02}" for place, task in enumerate(ordered, 1)}
    renamed = [task.model_copy(update={"id": new[task.id], "depends_on": sorted(new[d] for d in task.depends_on)}) for task in ordered]
    return renamed, computed.model_copy(update={"critical_path": sorted(new[identity] for identity in computed.critical_path)})
