"""The team in the plan: each function with its stages and hours, who decides what, and what has to be learned or handed over."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan.model import Computed, Task, Team
from assistant.plan.sections.context import Context
from assistant.plan.sections.load import hours_by_owner
from assistant.plan.sections.people import BUILDERS, Crew, listed_people, role_name
from assistant.plan.wording import capital, joined


def team_section(context: Context, crew: Crew, tasks: Sequence[Task], computed: Computed) -> Team:
    """The team: each function with its stages, who decides what, and what has to be learned."""
    at: dict[str, set[str]] = {}
    for task in tasks:
        at.setdefault(task.owner, set()).add(task.phase)
    seen: set[str] = set()
    taken = hours_by_owner(tasks, computed)
    rows = []
    for row in crew.rows:
        first = bool(row.id) and row.id not in seen
        extra = at.get(row.id or "", set()) if first else set()
        seen.add(row.id or "")
        stages = sorted({*row.stages, *extra}, key=lambda stage: int(stage[1:]))
        builds = any(other.id == row.id and other.role in BUILDERS for other in crew.rows) or row.id in crew.told
        hours = {
            "hours_week": crew.hours.get(row.id or "") if first and builds else None,
            "hours_tasks": taken.get(row.id or "") if first else None,
        }
        rows.append(row.model_copy(update={"stages": stages, **hours}))
    return Team(roles=rows, decision_rights=_rights(context, crew), training_needs=_training(context, crew))


def _rights(context: Context, crew: Crew) -> str:
    sponsor, expert, builder = (crew.name(crew.owner(role)) for role in ("sponsor", "domain_expert", "data_scientist"))
    rights = [context.spoken("{sponsor}: goal, money and every gate", sponsor=capital(sponsor))]
    if expert != sponsor:
        rights.append(
            context.spoken("{expert}: what is right and wrong in the work itself", expert=expert)
            + (context.spoken(", and every single case") if context.yes("person_decides") else "")
        )
    if builder not in (sponsor, expert):
        rights.append(context.spoken("{builder}: data, methods and figures", builder=builder))
    consent = context.noun("consent_of") if context.known("consent_of") else ""
    return "; ".join([*rights, context.spoken("{consent}: has to agree", consent=consent) if consent else ""]).rstrip("; ") + "."


def _training(context: Context, crew: Crew) -> list[str]:
    needs = []
    builder = crew.name(crew.owner("data_scientist"))
    if context.builds and context.value("ml_skill") is not True:
        needs.append(context.spoken("{builder}: how to split data and judge a result fairly, 2 days.", builder=capital(builder)))
    if context.builds:
        needs.append(
            context.spoken(
                "{owner}: what the result can and cannot do, and the way back, half a day.",
                owner=capital(crew.name(crew.owner("domain_expert"))),
            )
        )
    needs += [
        context.spoken(
            "{person} leaves on {day}: what only they know is handed over by then.", person=capital(one.who), day=context.day(one.until)
        )
        for one in listed_people(context).values()
        if one.until and (context.deadline is None or one.until < context.deadline)
    ]
    if context.builds and context.value("python") is False and (role := context.catalogue.roles.get("data_scientist")):
        needs.append(context.spoken("Nobody in the team programs. {gap}", gap=context.spoken(role.gap)))
    gaps = [row for row in crew.rows if row.gap]
    if gaps:
        cover = context.listed(
            context.spoken("{role} by {person}", role=role_name(context, row.role), person=context.the(crew.name(crew.owner(row.role))))
            for row in gaps
        )
        needs.append(joined(context.spoken("Until the gaps are closed: {cover}", cover=cover)))
    return needs
