"""The checklist to take along: a task list in Markdown that a wiki or an issue shows as boxes, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import groupby

from assistant.case import Case
from assistant.plan.checklist import OWN, Item, checklist, progress, readiness
from assistant.plan.exports.html import to_html
from assistant.plan.exports.size import plain
from assistant.plan.exports.tables import clean, owner_name, shown
from assistant.plan.model import Plan
from assistant.wording import say
from knowledge.catalogue import Catalogue

FORMAT = "groundplan-checklist/1"


def checklist_json(plan: Plan, case: Case, catalogue: Catalogue) -> str:
    """Every point with all its fields, the progress and the planned score."""
    items = checklist(plan, case, catalogue)
    done, every = progress(items)
    ready = readiness(plan, catalogue)
    score = None if ready is None else {"score": ready.score, "sums": ready.sums, "says": ready.says}
    rows = [item.model_dump(mode="json") for item in items]
    head = {"plan_id": plan.meta.plan_id, "version": plan.meta.version, "status": plan.meta.status, "title": plan.meta.title}
    found = {"format": FORMAT, **head, "progress": {"done": done, "all": every}, "ml_test_score": score, "items": rows}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def checklist_markdown(plan: Plan, case: Case, catalogue: Catalogue) -> str:
    """The points by group: the plan's own first, then each published checklist, at last what does not apply and why."""
    language, items = plan.meta.language, checklist(plan, case, catalogue)
    done, every = progress(items)
    counted = say("checklist.progress", language, done=done, all=every)
    parts = [f"# {say('checklist.title', language)}: {clean(plan.meta.title)}", f"*{counted}*"]
    for group, rows in groupby(items, key=lambda item: item.group):
        parts += _group(plan, group, list(rows), catalogue)
    spared = [item for item in items if item.state == "not_applicable"]
    if spared:
        told = "\n".join(f"- {clean(item.text)} ({clean(item.reason).rstrip('.')})" for item in spared)
        parts += [f"## {say('checklist.spared.title', language)}", told]
    return "\n\n".join(parts) + "\n"


def checklist_html(plan: Plan, case: Case, catalogue: Catalogue) -> str:
    """The same as a page to print, its boxes to tick by hand."""
    return to_html(checklist_markdown(plan, case, catalogue), plan.meta.language)


SHAPES: dict[str, Callable[[Plan, Case, Catalogue], str]] = {
    "md": checklist_markdown,
    "json": checklist_json,
    "html": checklist_html,
}


def _group(plan: Plan, group: str, rows: Sequence[Item], catalogue: Catalogue) -> list[str]:
    language, shown = plan.meta.language, [item for item in rows if item.state != "not_applicable"]
    if not shown:
        return []
    found = catalogue.checklists.get(group)
    title = say(f"checklist.group.{group}", language) if group in OWN else found.say.in_(language) if found else group
    parts = [f"## {clean(title)}"]
    if found and found.informative:
        parts.append(say("checklist.informative", language))
    ready = readiness(plan, catalogue) if group == "ml_test_score" else None
    if ready:
        parts.append(clean(ready.says))
    if group not in OWN:
        parts.append(say("checklist.words", language))
    return [*parts, "\n".join(_line(plan, item) for item in shown)]


def _line(plan: Plan, item: Item) -> str:
    """One box: the point, who and when, why, where it comes from."""
    box = "x" if item.settled else " "
    who = _who(plan, item)
    told = [plain(item.reason), f"*{clean(item.source)}*"]
    if item.blocks_ready:
        told.insert(0, f"**{say('checklist.keeps', plan.meta.language)}**")
    return f"- [{box}] {plain(item.text)}{f' ({who})' if who else ''}  \n  " + " — ".join(text for text in told if text)


def _who(plan: Plan, item: Item) -> str:
    language = plan.meta.language
    if item.state == "done":
        day = shown(plan, item.ticked) if item.ticked else ""
        return say("checklist.state.done.on", language, date=day) if day else say("checklist.state.done", language)
    if item.settled:
        return say("checklist.state.checked" if item.own else "checklist.state.in_plan", language)
    owner = owner_name(plan, item.owner) if item.owner else ""
    return say("checklist.by", language, who=owner, date=shown(plan, item.due)) if item.due and owner else owner
