"""How ready for production the plan makes a model: the ML Test Score as planned (Breck and others, 2017), and what would raise it.

A test that a person does counts 0.5 with an owner and a date, one that runs by itself 1. The score is the smallest of the
four sums: data, model, building and shipping, watching.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.formats import listed, number
from assistant.plan.checklist.own import carriers, finish
from assistant.plan.coverage import ANSWERED, SPARED, runs_by_itself
from assistant.plan.model import Plan
from assistant.wording import say
from knowledge.catalogue import Catalogue
from knowledge.checklist_rows import Point

CHECKLIST = "ml_test_score"
SECTIONS = {"D": "data", "M": "model", "I": "building", "O": "watching"}
BANDS = ((0.0, "research"), (1.0, "holes"), (2.0, "first"), (3.0, "reasonable"), (5.0, "strong"))
"""Up to which score which words of the paper hold; above the last it is exceptional."""

BY_HAND, BY_ITSELF = 0.5, 1.0
TRAINED = 0.8
"""Share of the tests that must apply for the score to mean something."""

MOST = 2
"""Points named that would raise the score."""


@dataclass(frozen=True)
class Readiness:
    """The planned score: the sums of the four sections, the smallest of them, and one plain sentence.

    Where nothing of one's own is trained too few of the tests apply: then there is no score, only the sentence.
    """

    sums: dict[str, float]
    score: float | None
    weakest: str
    says: str


def readiness(plan: Plan, catalogue: Catalogue) -> Readiness | None:
    """The planned score; None where nothing is built, or the plan was written without coverage."""
    status = {row.item_id: row.status for row in plan.coverage}
    every = catalogue.checklists[CHECKLIST].points
    points = [point for point in every if status.get(point.id, SPARED) != SPARED]
    if not points:
        return None
    if len(points) < TRAINED * len(every):
        planned = sum(status[point.id] == ANSWERED for point in points)
        return Readiness({}, None, "", say("checklist.score.part", plan.meta.language, n=planned, all=len(points)))
    worth = {point.id: _worth(plan, point) if status[point.id] == ANSWERED else 0.0 for point in points}
    sums = {name: sum(value for identity, value in worth.items() if _section(identity) == name) for name in SECTIONS.values()}
    weakest = min(sums, key=lambda name: sums[name])
    weak = [point for point in points if _section(point.id) == weakest]
    return Readiness(sums, sums[weakest], weakest, _says(plan.meta.language, sums[weakest], weakest, weak, worth))


def _section(identity: str) -> str:
    return SECTIONS[identity.removeprefix("MTS-")[0]]


def _worth(plan: Plan, point: Point) -> float:
    if any(runs_by_itself(plan, point)):
        return BY_ITSELF
    return BY_HAND if any(task.owner and finish(task) for task in carriers(plan, point)) else 0.0


def _says(language: str, score: float, weakest: str, weak: list[Point], worth: dict[str, float]) -> str:
    band = next((name for limit, name in BANDS if score <= limit), "exceptional")
    said = say(
        "checklist.score",
        language,
        score=number(score, language),
        band=say(f"checklist.band.{band}", language),
        section=say(f"checklist.section.{weakest}", language),
    )
    lowest = min(worth[point.id] for point in weak)
    better = [point for point in weak if worth[point.id] == lowest and not (lowest and point.person)][:MOST]
    if lowest == BY_ITSELF or not better:
        return said
    named = listed([f"“{point.text.in_(language)}”" for point in better], language)
    return f"{said} {say('checklist.raise.run' if lowest else 'checklist.raise.plan', language, what=named)}"
