"""Who is there when: nobody has a task before his first day or after his last one, and the plan says what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from assistant.plan.model import Computed, Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, joined

Dated = tuple[list[Task], Computed]


def hand_round(context: Context, crew: Crew, date: Callable[[Mapping[str, str]], Dated]) -> Dated:
    """The tasks with their dates; what somebody would do who is away goes to another of the team who can.

    A task that waits for a newcomer goes to whoever can finish it before that; else it waits. A task that ends after its owner
    has left goes to whoever is there then; where nobody is, it stays, and the plan says so.

    Args:
        context: what the plan rests on.
        crew: who does what, and who is there when.
        date: the tasks with their dates, some of them (template -> person) with another owner.

    """
    given: dict[str, str] = {}
    tried: set[str] = set()
    dated = date(given)
    while task := next((t for t in dated[0] if t.template not in tried and _owner_away(t, dated[0], crew)), None):
        tried.add(task.template)
        row = context.catalogue.tasks.get(task.template)
        for other in crew.others(row.role if row else "", task.owner):
            trial = date({**given, task.template: other})
            if _helps(task, trial[0], crew):
                given[task.template], dated = other, trial
                break
    return dated


def presence_notes(context: Context, crew: Crew, tasks: list[Task]) -> list[str]:
    """Sentences: from when a newcomer works, who begins before, and what nobody of the team is there for."""
    comers = sorted((day, person) for person, day in crew.comes.items())
    return unique(
        [*(_comes(context, crew, tasks, *comer) for comer in comers), *(_left_over(context, crew, tasks, one) for one in crew.leaves)]
    )


def _comes(context: Context, crew: Crew, tasks: list[Task], day: dt.date, person: str) -> str:
    if not any(task.owner == person for task in tasks):
        return ""
    waits = [task.name for task in tasks if task.owner == person and _could_start_before(day, task, tasks)]
    templates = context.catalogue.tasks
    taken = {t.owner for t in tasks if t.template in templates and crew.owner(templates[t.template].role) == person != t.owner}
    names = context.listed(context.the(crew.name(other)) for other in sorted(taken))
    return joined(
        context.spoken(
            "{who} starts on {day}: no task of theirs begins before that day, and no hour of theirs is counted.",
            who=capital(crew.name(person)),
            day=context.day(day),
        ),
        context.spoken("What can be done before goes to: {names}.", names=names) if taken else "",
        context.spoken("It waits for that day: {tasks}.", tasks="; ".join(waits)) if waits else "",
    )


def _left_over(context: Context, crew: Crew, tasks: list[Task], person: str) -> str:
    left = [task.name for task in tasks if task.owner == person and _ends_late(task, crew)]
    return (
        context.spoken(
            "{who} leaves on {day}, and nobody who could is named for what comes later: {tasks}.",
            who=capital(crew.name(person)),
            day=context.day(crew.leaves[person]),
            tasks="; ".join(left),
        )
        if left
        else ""
    )


def _owner_away(task: Task, tasks: list[Task], crew: Crew) -> bool:
    """Whether a task waits for nothing but its owner's first day, or ends after the last one."""
    return _ends_late(task, crew) or _could_start_before(crew.comes.get(task.owner), task, tasks)


def _could_start_before(day: dt.date | None, task: Task, tasks: list[Task]) -> bool:
    if day is None:
        return False
    ends = [other.finish.p50 for other in tasks if other.id in task.depends_on and other.finish]
    return all(end < day for end in ends)


def _ends_late(task: Task, crew: Crew) -> bool:
    last = crew.leaves.get(task.owner)
    return bool(last and task.finish and task.finish.p80 > last)


def _helps(task: Task, trial: list[Task], crew: Crew) -> bool:
    """Whether the one who got the task can do it: there to its end, and done with it before a newcomer would begin."""
    got = next((t for t in trial if t.template == task.template), None)
    if got is None or got.finish is None or _ends_late(got, crew):
        return False
    comes = crew.comes.get(task.owner)
    return _ends_late(task, crew) or comes is None or got.finish.p80 < comes
