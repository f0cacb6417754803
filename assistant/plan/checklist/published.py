"""The points of the published checklists for one plan: answered by it, open, or not applicable, each with its reason."""

from __future__ import annotations

from assistant.plan.checklist.item import Item, State
from assistant.plan.checklist.own import carriers, duties, finish, owner_of
from assistant.plan.coverage import ANSWERED, SPARED, PlanText
from assistant.plan.model import Coverage, Plan
from assistant.wording import say
from knowledge.catalogue import Catalogue
from knowledge.checklist_rows import Checklist, Point

STATES: dict[str, State] = {ANSWERED: "checked", "done": "checked", SPARED: "not_applicable"}

TELLS = 5
"""Words from which a text of the plan says something when it stands alone."""


def published_items(plan: Plan, catalogue: Catalogue) -> list[Item]:
    """Every point that does not stand among the plan's own; nothing for a plan that was written without coverage."""
    covered, text = {row.item_id: row for row in plan.coverage}, PlanText(plan)
    above = {point.id for point in duties(plan, catalogue)}
    ordered = sorted(catalogue.checklists.values(), key=lambda one: one.informative)
    return [
        _item(text, checklist, point, covered[point.id])
        for checklist in ordered
        for point in checklist.points
        if point.id in covered and point.id not in above
    ]


def _item(text: PlanText, checklist: Checklist, point: Point, row: Coverage) -> Item:
    plan, state = text.plan, STATES.get(row.status, "open")
    tasks = carriers(plan, point)
    return Item(
        id=f"point:{point.id}",
        group=checklist.id,
        text=point.text.in_(plan.meta.language),
        reason=_reason(text, point, row),
        source=checklist.title,
        owner="" if state == "not_applicable" else tasks[0].owner if tasks else owner_of(plan, point.role),
        due=finish(tasks[0]) if tasks and state != "not_applicable" else None,
        state=state,
        by="team" if state == "open" else "plan",
        folded=True,
    )


def _reason(text: PlanText, point: Point, row: Coverage) -> str:
    """The words of the plan that answer the point, or why it does not apply, or that nothing answers it."""
    language = text.plan.meta.language
    if row.status == SPARED:
        return say(f"checklist.spared.{row.reason}", language)
    found = text.find(point) if row.status == ANSWERED else None
    if found is None:
        return say("checklist.unanswered", language)
    told = len(found.text.split()) >= TELLS
    return say("checklist.says", language, text=found.text.strip()) if told else say("checklist.answered", language)
