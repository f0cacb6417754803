"""A gate before the dates are known, and the gate that every plan begins with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assistant.plan.model import Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.pass_rules import goal_date, stop_line
from assistant.plan.sections.people import Crew


@dataclass(frozen=True)
class Sketch:
    """A gate before the dates are known; `template` names it among the gates of a plan.

    `binding`: the tasks behind it wait for those before it. `earliest`: a day before which it cannot be judged.
    """

    template: str
    question: str
    go_if: str
    otherwise: str
    after: list[str]
    before: list[str]
    binding: bool = True
    earliest: dt.date | None = None


def descendants(tasks: list[Task], roots: list[str]) -> set[str]:
    """Ids of the tasks `roots` and all that wait for them."""
    found = set(roots)
    for _ in tasks:
        more = {task.id for task in tasks if found & set(task.depends_on)} - found
        if not more:
            break
        found |= more
    return found


def ids(tasks: list[Task]) -> list[str]:
    """Ids of tasks."""
    return [task.id for task in tasks]


def goal_tasks(tasks: list[Task]) -> list[Task]:
    """What the gate of the goal looks at: the signing, so that both have one date; where nothing is signed, all that the goal needs."""
    return [t for t in tasks if t.template == "sign_goal"] or [t for t in tasks if t.phase == "S1"] or tasks[:1]


def goal_gate(context: Context, crew: Crew, after: list[Task], before: list[Task]) -> Sketch:
    """The gate at which somebody signs the number, the date and the stop line."""
    sponsor = crew.name(crew.owner("sponsor"))
    parts = [context.quantity(context.value("target")) if context.known("target") else context.spoken("one number with its unit")]
    if deadline := goal_date(context):
        parts.append(context.spoken("the date {deadline}", deadline=context.day(deadline)))
    parts.append(context.spoken("the stop line of {line}", line=stop_line(context)))
    go_if = context.spoken("{parts} are signed by 1 person, {sponsor}", parts=context.listed(parts), sponsor=context.the(sponsor))
    return Sketch(
        "goal",
        context.spoken("Is the goal signed?"),
        go_if,
        context.spoken("Stop until somebody names the figure and signs for it."),
        ids(after),
        ids(before),
        binding=False,
    )
