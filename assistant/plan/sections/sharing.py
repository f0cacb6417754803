"""Who of several equals does which task: whoever has most hours left, so that nobody has all of it beside others with none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.plan.sections.context import Context
from assistant.plan.sections.load import hours_there
from assistant.plan.sections.people import Crew
from knowledge.rows import TaskTemplate

HOURS_A_DAY = 8.0
WEEKS_A_YEAR = 52


def shared_out(context: Context, crew: Crew, templates: Sequence[TaskTemplate], given: Mapping[str, str]) -> dict[str, str]:
    """Template -> id of who does it: what only one can do is counted first, the rest goes to the equal with most hours left.

    Args:
        context: what the plan rests on.
        crew: who has which function, and who are equals.
        templates: the tasks in the order in which they are handed out.
        given: template -> person who does it whatever the function says.

    """
    owners = {template.id: given.get(template.id) or crew.owner(template.role) for template in templates}
    fitting = {t.id: [] if t.id in given else crew.equals(t.role, owners[t.id]) for t in templates}
    left = {person: _hours(context, crew, person) for person in crew.told}
    for template in sorted(templates, key=lambda one: bool(fitting[one.id])):
        owner = max((owners[template.id], *fitting[template.id]), key=lambda person: left.get(person, 0.0))
        owners[template.id] = owner
        left[owner] = left.get(owner, 0.0) - template.m * template.effort * HOURS_A_DAY
    return owners


def _hours(context: Context, crew: Crew, person: str) -> float:
    """Hours until the end that was named; those of a year where none was."""
    end = context.deadline
    return hours_there(context, crew, person, end) if end and end > context.start else crew.hours.get(person, 0.0) * WEEKS_A_YEAR
