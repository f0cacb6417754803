"""Rows of the ways to ask for what a team's own plan holds, and of what people call the options of a decision."""

from __future__ import annotations

from pydantic import Field

from knowledge.rows import Row


class PlanQuestion(Row):
    """What a plan can be asked for: `id` is the headline of a decision or a topic of its own.

    `en` and `es` are ways to ask that differ. `called` maps options of the decision to other names of theirs, in either language;
    the name of a term of the field brings its synonyms.
    """

    id: str
    en: tuple[str, ...] = Field(min_length=1)
    es: tuple[str, ...] = Field(min_length=1)
    called: dict[str, tuple[str, ...]] = Field(default_factory=dict)
