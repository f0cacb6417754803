"""Load: the hours that the tasks of each person take, against the hours that he has until the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.plan.model import Computed, Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.people import Crew
from assistant.plan.wording import joined

LEAST_OVER = 1.05
"""How far the hours of the tasks must lie above those of a person before the plan speaks of it (house rule)."""


def hours_by_owner(tasks: Sequence[Task], computed: Computed) -> dict[str, float]:
    """Hours of work by the id of who does it: enough in 80 % of cases, as the sum of the whole plan."""
    whole = sum(task.effort_hours for task in tasks)
    scale = (computed.p80_hours or whole) / whole if whole else 0.0
    owners = dict.fromkeys(task.owner for task in tasks)
    hours = {owner: sum(task.effort_hours for task in tasks if task.owner == owner) * scale for owner in owners}
    return {owner: round(amount) for owner, amount in hours.items() if round(amount)}


def load_notes(context: Context, crew: Crew, tasks: Sequence[Task], computed: Computed) -> list[str]:
    """A sentence for each of those whose hours were told and whose tasks take more than they have until the end that was named."""
    end = context.deadline
    if end is None or end <= context.start:
        return []
    taken = hours_by_owner(tasks, computed)
    over = [person for person in taken if person in crew.told and taken[person] > LEAST_OVER * hours_there(context, crew, person, end)]
    return [_overbooked(context, crew, person, taken, end) for person in over]


def hours_there(context: Context, crew: Crew, person: str, end: dt.date) -> float:
    """Hours that somebody has for the project between its start and a day."""
    first, last = max(context.start, crew.comes.get(person, context.start)), min(end, crew.leaves.get(person, end))
    return max(0, (last - first).days) / 7 * crew.hours.get(person, 0.0) * context.house("hours_share", 0.7)


def _overbooked(context: Context, crew: Crew, person: str, taken: dict[str, float], end: dt.date) -> str:
    has = hours_there(context, crew, person, end)
    free = {other: hours_there(context, crew, other, end) - taken.get(other, 0.0) for other in crew.told if other != person}
    roomy = max(free, key=lambda other: free[other], default="")
    return joined(
        context.spoken(
            "Overbooked: {who}. The tasks take about {needed} hours, and at {week} hours a week there are about {has} until {day}.",
            who=crew.name(person),
            needed=context.number(taken[person]),
            week=context.number(crew.hours.get(person, 0.0)),
            has=context.number(round(has)),
            day=context.day(end),
        ),
        context.spoken("The dates of the tasks reckon with the hours that are there: that is why they end later."),
        context.spoken(
            "Most room: {who}, about {n} hours. Hand over what can be handed over, or agree on more hours or less work.",
            who=crew.name(roomy),
            n=context.number(round(free[roomy])),
        )
        if roomy and free[roomy] >= 1
        else context.spoken("Nobody of the team has room: agree on more hours, on help from outside, or on less work."),
    )
