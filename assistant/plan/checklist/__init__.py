"""The checklist of one plan: its own points first, then the published checklists, sized to the project, with the team's ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.case import Case
from assistant.plan.checklist.item import OWN, Item, State
from assistant.plan.checklist.own import own_items
from assistant.plan.checklist.published import published_items
from assistant.plan.checklist.readiness import Readiness, readiness
from assistant.plan.model import Plan
from knowledge.catalogue import Catalogue

__all__ = ["OWN", "Item", "Readiness", "State", "checklist", "progress", "readiness"]

TOP = {"course": 15, "pilot": 20, "product": 28, "regulated": 36}
"""About how many points stand on top, by the size of the plan; the others are folded behind the first of their group."""

SHARES = {"conditions": 0.2, "conflicts": 0.15, "questions": 0.2, "gates": 0.15, "tasks": 0.3, "risks": 0.15, "law": 0.15}
"""How much of that a group may take; what keeps the plan from being ready is never folded."""


def checklist(plan: Plan, case: Case, catalogue: Catalogue) -> tuple[Item, ...]:
    """Every point of the plan with its state. Pure; `case` gives the ticks, an empty one gives none."""
    ticked = [_ticked(item, case) for item in _unlike([*own_items(plan, catalogue), *published_items(plan, catalogue)])]
    return tuple(_sized(ticked, TOP.get(plan.brief.scale, TOP["pilot"])))


def progress(items: Iterable[Item]) -> tuple[int, int]:
    """How many of the plan's own points are settled, and how many there are; what does not apply does not count."""
    counted = [item for item in items if item.own and item.state != "not_applicable"]
    return sum(item.settled for item in counted), len(counted)


def _unlike(items: Iterable[Item]) -> list[Item]:
    """The points with ids that differ: the second of the same id gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for item in items:
        seen[item.id] += 1
        found.append(item if seen[item.id] == 1 else item.model_copy(update={"id": f"{item.id}.{seen[item.id]}"}))
    return found


def _ticked(item: Item, case: Case) -> Item:
    if not (item.tickable and case.ticks.get(item.id)):
        return item
    return item.model_copy(update={"state": "done", "ticked": case.ticked.get(item.id)})


def _sized(items: list[Item], most: int) -> Iterable[Item]:
    """The points in the same order, folded where their group has had its share of open ones: a tick brings up the next."""
    shown: Counter[str] = Counter()
    for item in items:
        if item.folded or item.blocks_ready:
            yield item
        elif item.group == "ready" or item.state == "not_applicable" or shown[item.group] >= max(1, round(most * SHARES[item.group])):
            yield item.model_copy(update={"folded": True})
        else:
            shown[item.group] += not item.settled
            yield item
