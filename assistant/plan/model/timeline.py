"""Parts of the plan: tasks, gates, dates."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from assistant.plan.model.part import Part


class Finish(Part):
    """When it is done: even chance, and 80 % sure."""

    p50: dt.date
    p80: dt.date


class Task(Part):
    """A task; `o`, `m`, `p` are elapsed working days of the owner at his hours, `effort_hours` is the work."""

    id: str
    name: str
    phase: str
    o: float
    m: float
    p: float
    unit: str = "working_days"
    effort_hours: float
    occupies_owner: bool = True
    depends_on: list[str] = []
    owner: str
    deliverable: str
    acceptance: str
    research: bool = False
    end_to_end: bool = False
    finish: Finish | None = None
    start: dt.date | None = None  # likely start
    critical_share: float | None = None
    origin: str = "rules"
    template: str = ""


class Gate(Part):
    """A point at which the project goes on, changes or stops."""

    id: str
    date: dt.date
    question: str
    go_if: str
    otherwise: str = Field(alias="else")
    after: list[str] = []
    before: list[str] = []
    template: str = ""  # goal, data, result, step, effect ...: which of the gates of its kind of plan


class Computed(Part):
    """What the simulation gave."""

    p50: dt.date | None = None
    p80: dt.date | None = None
    p80_cut: dt.date | None = None  # the end without the tasks of `cut`
    cut: list[str] = []  # names of the tasks that are left out first, as many as bring it in time, where it is late
    p80_hours: float | None = None
    p50_working_days: float | None = None
    p80_working_days: float | None = None
    critical_path: list[str] = []
    runs: int = 0
    seed: int = 0
    distribution: str = ""
    one_task_at_a_time_per_owner: bool = True


class Timeline(Part):
    """When."""

    start: dt.date
    closed_days: list[dt.date] = []
    tasks: list[Task] = []
    gates: list[Gate] = []
    computed: Computed = Computed()
    cut_list: list[str] = []
    never_cut: list[str] = []
    notes: list[str] = []  # what the dates rest on: who comes later, what cannot be seen in time
