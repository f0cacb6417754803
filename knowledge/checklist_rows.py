"""Rows of the published checklists: their points in our own words, with the ids of the sources."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from pydantic import field_validator, model_validator

from knowledge.rows import Row, Words

Need = Literal["model", "training", "serving", "people", "personal_data", "cloud", "llm", "several_models"]
"""What a project must have for a point to apply."""

WATCH = "watch:"
"""Begins the name of something that is watched all the time, by its kind: ``watch:data_drift``."""


class Point(Row):
    """A point of a checklist: a plan answers it where the text below `path` matches `looks_for` (case does not count).

    `tasks` are templates of the timeline that carry it by hand, `runs` what does it again by itself: a template, or
    ``watch:`` and a kind of monitoring. `role` is the function that looks after it where no task does. `person`: no
    machine can do it.
    """

    id: str
    path: str
    looks_for: str
    text: Words
    role: str
    needs: tuple[Need, ...] = ()
    tasks: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    person: bool = False

    @field_validator("looks_for")
    @classmethod
    def _is_a_pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"'{value}' is no regular expression: {error}") from error
        return value

    @property
    def templates(self) -> tuple[str, ...]:
        """Every task template that carries the point, by hand or by itself."""
        return (*self.tasks, *(name for name in self.runs if not name.startswith(WATCH)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of monitoring that do it all the time."""
        return tuple(name.removeprefix(WATCH) for name in self.runs if name.startswith(WATCH))


class Checklist(Row):
    """A published checklist; `title` is its own, `say` what stands on the screen. `informative` ones never count."""

    id: str
    title: str
    say: Words
    source: str  # id of sources
    informative: bool = False
    points: tuple[Point, ...]

    @model_validator(mode="after")
    def _names_each_point_once(self) -> Checklist:
        twice = [identity for identity, number in Counter(point.id for point in self.points).items() if number > 1]
        if twice:
            raise ValueError(f"{self.id}: {', '.join(twice)} stands there twice")
        return self
