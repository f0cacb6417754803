"""Puts the advice of the catalogue where it belongs: each practice that applies goes to the part that it names."""

from __future__ import annotations

from typing import Any

from assistant.plan.model import NotApplicable, Plan
from assistant.plan.sections.context import Context
from assistant.plan.wording import clause, joined, sentence

MOST = {"course": 4, "pilot": 6, "product": 8, "regulated": 10}
"""Most pieces of advice for one part of the plan, by the plan's size."""

PLACES: dict[str, str] = {
    "data.quality": "data.practices",
    "data.split": "data.practices",
    "llm.eval": "llm.practices",
    "llm.retrieval": "llm.practices",
    "framing": "framing.practices",
    "metrics": "metrics.practices",
    "monitoring": "monitoring.practices",
    "team": "team.practices",
    "ethics": "ethics.practices",
    "modelling": "modelling.practices",
    "deployment": "deployment.practices",
    "llm": "llm.practices",
    "data": "data.practices",
    "method": "method.adaptations",
}
"""Where the advice for a part stands, when it is not a list of its own."""


KEPT = ("validation", "law_note")
"""Texts that say something of this plan; the others give way to the advice of the catalogue where there is some."""


def add_advice(plan: Plan, context: Context) -> None:
    """Add to `plan`, in place, every practice that applies; parts that do not apply get none."""
    for part in dict.fromkeys(practice.part for practice in context.catalogue.practices.values()):
        _add(plan, context, part, PLACES.get(part, part))


def _add(plan: Plan, context: Context, part: str, place: str) -> None:
    section_name, _, name = place.partition(".")
    section: Any = getattr(plan, section_name, None)
    if section is None or isinstance(section, NotApplicable) or not hasattr(section, name):
        return
    texts = _texts(context, part)
    present = getattr(section, name)
    if isinstance(present, list):
        section_texts = [*present, *(text for text in texts if text not in present)]
        setattr(section, name, section_texts)
    elif isinstance(present, str):
        kept = present if name in KEPT or not texts else ""
        setattr(section, name, joined(kept, *texts[: 2 if kept else 3]))


def _texts(context: Context, part: str) -> list[str]:
    """The practices of a part in the team's words, as many as the plan's size allows; each is entered as evidence."""
    fitting = [p for p in context.catalogue.practices.values() if p.part == part and context.applies(p.when)]
    found = []
    for practice in fitting[: MOST.get(context.scale, 6)]:
        context.source(practice.source, part)
        found.append(sentence(clause(context.spoken(practice.text))))
    return found
