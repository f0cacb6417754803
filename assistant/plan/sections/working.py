"""How the team works: process model, rhythm, adaptations for machine learning, definition of done."""

from __future__ import annotations

import re

from assistant.plan.model import MethodPart
from assistant.plan.sections.context import Context, unique
from assistant.plan.wording import capital, clause, sentence

_ABOUT_MODELS = re.compile(r"model|label|experiment|train", re.IGNORECASE)


def method_section(context: Context) -> MethodPart:
    """The method with what the chosen process model and framework add to it."""
    context.facts("method", "team_size_skills", "stakeholder_owner")
    frameworks = context.chosen_all("team_framework") or ["kanban"]
    process = context.chosen("process_model") or "six_steps"
    rows = [context.catalogue.methods[name] for name in (process, *frameworks) if name in context.catalogue.methods]
    for row in rows:
        context.source(row.source, "method")
    core = rows[-1] if len(frameworks) == 1 or len(rows) < 2 else rows[1]
    most = 4 if context.scale in ("course", "pilot") else 8
    return MethodPart(
        process_model=process,
        team_framework=frameworks[0] if len(frameworks) == 1 else frameworks,
        cadence=capital(clause(context.spoken(core.cadence))) if rows else context.spoken("A short meeting every week"),
        adaptations=unique(sentence(context.spoken(text)) for row in rows for text in row.adaptations if _fits(context, text))[:most],
        definition_of_done=capital(clause(context.spoken(core.definition_of_done)))
        if rows
        else context.spoken("The acceptance of the task is met and written down"),
        ceremonies=unique(capital(clause(context.spoken(text))) for row in rows for text in row.ceremonies)[: max(2, most - 3)],
    )


def _fits(context: Context, text: str) -> bool:
    """Does an adaptation make sense here? Where no model is built, nothing about models, labels and experiments does."""
    return context.builds or not _ABOUT_MODELS.search(text)
