"""The points that follow from this plan: what keeps it from being ready, conditions, questions, gates, tasks, risks, law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assistant.plan.checklist.item import Item
from assistant.plan.checks import DATES, Check, run_checks
from assistant.plan.coverage import SPARED
from assistant.plan.model import OpenQuestion, Plan, RiskRow, Task
from assistant.plan.sections.risks import SERIOUS
from assistant.wording import say
from knowledge.catalogue import Catalogue
from knowledge.checklist_rows import Point

SETTLED_BY_LAW = frozenset({"people", "personal_data"})
"""Needs of the points of law and ethics that are duties of this very project."""


def own_items(plan: Plan, catalogue: Catalogue) -> list[Item]:
    """All points of the plan's own groups, in the order of the groups."""
    return [
        *_ready(plan, catalogue),
        *_conditions(plan),
        *_conflicts(plan),
        *_questions(plan),
        *_gates(plan),
        *_tasks(plan),
        *_risks(plan),
        *_law(plan, catalogue),
    ]


def owner_of(plan: Plan, role: str) -> str:
    """Id of the person who has the function `role`; the function itself where nobody has it."""
    return next((row.id for row in plan.team.roles if row.role == role and row.id and not row.gap), role)


def carriers(plan: Plan, point: Point) -> list[Task]:
    """Tasks of the plan that carry a point of a checklist."""
    return [task for task in plan.timeline.tasks if task.template in point.templates]


def finish(task: Task) -> dt.date | None:
    """The day by which a task is done with 80 % certainty."""
    return task.finish.p80 if task.finish else None


# ---- groups


def _ready(plan: Plan, catalogue: Catalogue) -> list[Item]:
    """The gates of a plan that is ready, and what has to be agreed about its dates: those that fail first."""
    checks = [check for check in run_checks(plan, catalogue) if check.gate or check.id in DATES]
    return sorted((_gate_check(plan, check) for check in checks), key=lambda item: (not item.blocks_ready, item.state != "open"))


def _gate_check(plan: Plan, check: Check) -> Item:
    language = plan.meta.language
    failed = check.outcome == "fail"
    return Item(
        id=f"check:{check.id}",
        group="ready",
        text=say(f"checklist.{check.id}", language),
        reason=check.says if failed else say(f"checklist.{check.id}.why", language),
        source=say("checklist.source.check", language),
        owner=plan.success.owner or owner_of(plan, "sponsor"),
        state="open" if failed else "checked" if check.outcome == "pass" else "not_applicable",
        by="plan",
        blocks_ready=failed and check.gate,
    )


def _conditions(plan: Plan) -> Iterator[Item]:
    language = plan.meta.language
    names = {task.id: task.name for task in plan.timeline.tasks}
    for row in plan.decision("verdict").conditions:
        settled = names.get(row.settled_by, "")
        yield Item(
            id=f"condition:{row.test or _plain(row.text)}",
            group="conditions",
            text=row.text,
            reason=say("checklist.condition", language, task=settled) if settled else say("checklist.condition.alone", language),
            source=say("checklist.source.verdict", language),
            owner=row.owner,
            due=row.due,
        )


def _conflicts(plan: Plan) -> Iterator[Item]:
    language = plan.meta.language
    for row in plan.constraints.contradictions:
        yield Item(
            id=f"conflict:{row.slot or _plain(' '.join(row.between))}",
            group="conflicts",
            text=say("checklist.conflict", language, a=row.between[0], b=row.between[-1]),
            reason=row.how,
            source=say("checklist.source.said", language),
            owner=plan.success.owner or owner_of(plan, "sponsor"),
            due=plan.timeline.gates[0].date if plan.timeline.gates else None,
            state="open" if row.resolution == "open" else "checked",
            by="plan",
        )


def _questions(plan: Plan) -> Iterator[Item]:
    """Open questions, by who can answer: people in the order in which they first appear."""
    order = list(dict.fromkeys(row.who for row in plan.open_questions))
    for row in sorted(plan.open_questions, key=lambda row: order.index(row.who)):
        yield Item(
            id=f"question:{row.slot}",
            group="questions",
            text=row.question,
            reason=row.why_it_matters,
            source=say("checklist.source.question", plan.meta.language),
            owner=owner_of(plan, row.who),
            due=_needed_by(plan, row),
            by="plan",
            blocks_ready=plan.headline.verdict == "ask_more" and row.status == "open",
        )


def _needed_by(plan: Plan, row: OpenQuestion) -> dt.date | None:
    """The day on which the first task that waits for the answer begins."""
    starts = [task.start for task in plan.timeline.tasks if task.id in row.blocks and task.start]
    return max(min(starts), plan.meta.created) if starts else None


def _gates(plan: Plan) -> Iterator[Item]:
    language = plan.meta.language
    for row in plan.timeline.gates:
        yield Item(
            id=f"gate:{row.template or _plain(row.question)}",
            group="gates",
            text=row.question,
            reason=say("checklist.gate", language, go=_inside(row.go_if), otherwise=_inside(row.otherwise)),
            source=say("checklist.source.schedule", language),
            owner=plan.success.owner or owner_of(plan, "sponsor"),
            due=row.date,
        )


def _tasks(plan: Plan) -> Iterator[Item]:
    language = plan.meta.language
    for row in sorted(plan.timeline.tasks, key=lambda task: finish(task) or dt.date.max):
        yield Item(
            id=f"task:{row.template or row.id}",
            group="tasks",
            text=row.name,
            reason=say("checklist.task", language, text=_inside(row.acceptance)) if row.acceptance else row.deliverable,
            source=say("checklist.source.schedule", language),
            owner=row.owner,
            due=finish(row),
        )


def _risks(plan: Plan) -> Iterator[Item]:
    for row in sorted(plan.risks, key=lambda risk: -risk.score):
        if row.score >= SERIOUS:
            yield _risk(row, plan.meta.language)


def _risk(row: RiskRow, language: str) -> Item:
    return Item(
        id=f"risk:{row.risk_id}",
        group="risks",
        text=row.mitigation,
        reason=say("checklist.risk", language, title=_inside(row.title)),
        source=say("checklist.source.risk", language),
        owner=row.owner,
        due=row.due,
    )


def _law(plan: Plan, catalogue: Catalogue) -> Iterator[Item]:
    """The class under the law, the way to object, and the duties towards the people in the data."""
    language, law, lawyer = plan.meta.language, plan.ethics.law_class, owner_of(plan, "legal_compliance")
    told = {"group": "law", "source": say("checklist.source.law", language), "owner": lawyer, "due": _settled(plan, "law_check")}
    if law != "minimal":
        yield Item.model_validate(
            {**told, "id": "law:class", "text": say(f"checklist.law.{law}", language), "reason": say("checklist.law.why", language)}
        )
    if isinstance(plan.ethics.appeal_path, str) and plan.ethics.appeal_path:
        way = {"id": "law:appeal", "text": say("checklist.appeal", language), "reason": plan.ethics.appeal_path}
        yield Item.model_validate({**told, **way, "owner": owner_of(plan, "domain_expert"), "due": _settled(plan, "appeal_way")})
    for point in duties(plan, catalogue):
        yield _duty(plan, point)


def duties(plan: Plan, catalogue: Catalogue) -> list[Point]:
    """Points on people and their data that apply to this project: they stand on top, not in their checklist."""
    spared = {row.item_id for row in plan.coverage if row.status == SPARED}
    deon = catalogue.checklists["deon"].points if plan.coverage else ()
    return [point for point in deon if SETTLED_BY_LAW & set(point.needs) and point.id not in spared]


def _duty(plan: Plan, point: Point) -> Item:
    language, tasks = plan.meta.language, carriers(plan, point)
    answer = next((row.answer for row in plan.ethics.deon if row.id == point.id), "")
    return Item(
        id=f"point:{point.id}",
        group="law",
        text=point.text.in_(language),
        reason=answer or say("checklist.unanswered", language),
        source=say("checklist.source.law", language),
        owner=tasks[0].owner if tasks else owner_of(plan, point.role),
        due=finish(tasks[0]) if tasks else None,
    )


def _settled(plan: Plan, template: str) -> dt.date | None:
    return next((finish(task) for task in plan.timeline.tasks if task.template == template), None)


def _plain(text: str) -> str:
    """A text as part of an id."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())[:60]


def _inside(text: str) -> str:
    """A text as the end of a sentence that has its own stop."""
    return text.strip().rstrip(".")
