"""When: simulated dates of the tasks, with an even chance and with 80 % certainty.

Each task has a three-point estimate in elapsed working days. A run draws a beta-PERT value for every task from a random
stream of its own (so an edit moves only what rests on it) times one factor shared by all tasks of the run, because the
tasks of one team are late together. One person does one task at a time, and none before the day on which he comes.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.plan.model import Computed, Finish, Task

RUNS = 2000
SHARED = (0.85, 1.0, 1.5)
"""Beta-PERT of the factor that all tasks of a run share (house rule)."""

DISTRIBUTION = "beta-PERT, lambda 4, times one shared factor per run, beta-PERT(0.85, 1, 1.5)"

Days = NDArray[np.float64]


def closed_days(start: dt.date, years: int = 2) -> list[dt.date]:
    """Days on which nobody is expected to work: 24 December to 1 January, weekends apart."""
    found = []
    for year in range(start.year, start.year + years + 1):
        day = dt.date(year, 12, 24)
        found += [day + dt.timedelta(n) for n in range(9) if (day + dt.timedelta(n)).weekday() < 5]
    return [day for day in found if day >= start]


class Calendar:
    """Working days from a start, without weekends and closed days."""

    def __init__(self, start: dt.date, closed: list[dt.date]) -> None:
        self._closed = frozenset(closed)
        self._days: list[dt.date] = []
        self._next = start

    def day(self, worked: float) -> dt.date:
        """The date on which `worked` working days have passed; 0 and 1 are the first working day."""
        number = max(0, int(np.ceil(worked - 1e-6)) - 1)
        while len(self._days) <= number:
            if self._next.weekday() < 5 and self._next not in self._closed:
                self._days.append(self._next)
            self._next += dt.timedelta(1)
        return self._days[number]

    def between(self, until: dt.date) -> int:
        """Working days from the start to `until`, inclusive."""
        number = 0
        while self.day(number + 1) <= until:
            number += 1
        return number


class RingOfTasks(ValueError):
    """Tasks wait for each other in a ring; the message names them."""


def in_order(tasks: list[Task]) -> list[Task]:
    """Tasks so that each stands after what it waits for; otherwise the given order is kept.

    Raises:
        RingOfTasks: some tasks wait for each other.
    """
    known = {task.id for task in tasks}
    done: set[str] = set()
    rest, ordered = list(tasks), []
    while rest:
        ready = next((t for t in rest if all(d in done or d not in known for d in t.depends_on)), None)
        if ready is None:
            raise RingOfTasks(f"These tasks wait for each other: {', '.join(t.id for t in rest)}.")
        rest.remove(ready)
        ordered.append(ready)
        done.add(ready.id)
    return ordered


def waited_for(task: str, tasks: Iterable[Task]) -> set[str]:
    """The id `task` itself, and those of all that it waits for, directly or not; rings of waiting do no harm."""
    waits = {one.id: one.depends_on for one in tasks}
    todo, seen = [task], set[str]()
    while todo:
        if (current := todo.pop()) not in seen:
            seen.add(current)
            todo += waits.get(current, [])
    return seen


def _draw(o: float, m: float, p: float, seed: tuple[int, int]) -> Days:
    """RUNS values of a beta-PERT(o, m, p), lambda 4."""
    stream = np.random.default_rng(seed)
    if p <= o:
        return np.full(RUNS, m)
    alpha, beta = 1 + 4 * (m - o) / (p - o), 1 + 4 * (p - m) / (p - o)
    return o + (p - o) * stream.beta(alpha, beta, RUNS)


@dataclass(frozen=True)
class Simulation:
    """Start and finish of each task in working days, one value a run; `driver` = what each task waited for last."""

    starts: dict[str, Days]
    finishes: dict[str, Days]
    critical: dict[str, float]
    total: Days


def simulate(tasks: list[Task], seed: int, absent: Mapping[str, int] | None = None) -> Simulation:
    """Run the schedule RUNS times; `absent` = working days that pass before an owner comes.

    Raises:
        RingOfTasks: see :func:`in_order`.
    """
    shared = _draw(*SHARED, (seed, 0))
    starts: dict[str, Days] = {}
    finishes: dict[str, Days] = {}
    waits: dict[str, list[str]] = {}
    free: dict[str, tuple[Days, str]] = {}
    ordered = in_order(tasks)
    for task in ordered:
        length = _draw(task.o, task.m, task.p, (seed, zlib.crc32((task.template or task.id).encode()))) * shared
        before = [d for d in task.depends_on if d in finishes]
        start = np.full(RUNS, float((absent or {}).get(task.owner, 0)))
        start = np.max([start, *(finishes[d] for d in before)], axis=0)
        if task.occupies_owner and task.owner in free:
            busy, last = free[task.owner]
            start = np.maximum(start, busy)
            before.append(last)
        starts[task.id], finishes[task.id], waits[task.id] = start, start + length, before
        if task.occupies_owner:
            free[task.owner] = finishes[task.id], task.id
    total = np.max(list(finishes.values()), axis=0) if finishes else np.zeros(RUNS)
    return Simulation(starts, finishes, _critical(ordered, starts, finishes, waits, total), total)


def _critical(
    ordered: list[Task], starts: dict[str, Days], finishes: dict[str, Days], waits: dict[str, list[str]], total: Days
) -> dict[str, float]:
    """Share of runs in which a task sets the end: it ends last, or a critical task started the moment it ended."""
    on_path = {task.id: finishes[task.id] >= total - 1e-9 for task in ordered}
    for task in reversed(ordered):
        for before in waits[task.id]:
            on_path[before] |= on_path[task.id] & (finishes[before] >= starts[task.id] - 1e-9)
    return {identity: float(np.mean(runs)) for identity, runs in on_path.items()}


def plan_timeline(
    tasks: list[Task], start: dt.date, closed: list[dt.date], seed: int, comes: Mapping[str, dt.date] | None = None
) -> tuple[list[Task], Computed]:
    """The tasks in order with likely start, finish dates and critical share, and the figures of the whole.

    Args:
        tasks: any order; `o`, `m`, `p` in elapsed working days.
        start: first possible day.
        closed: days on which nobody works, beside weekends.
        seed: of the random streams; the same seed gives the same dates.
        comes: owners who are not there from the start, with their first day.

    Raises:
        RingOfTasks: some tasks wait for each other.
    """
    if not tasks:
        return [], Computed(seed=seed)
    calendar = Calendar(start, closed)
    run = simulate(tasks, seed, {owner: calendar.between(day - dt.timedelta(1)) for owner, day in (comes or {}).items()})
    dated = [
        task.model_copy(
            update={
                "start": calendar.day(float(np.median(run.starts[task.id])) + 1),
                "finish": Finish(
                    p50=calendar.day(float(np.quantile(run.finishes[task.id], 0.5))),
                    p80=calendar.day(float(np.quantile(run.finishes[task.id], 0.8))),
                ),
                "critical_share": round(run.critical[task.id], 3),
            }
        )
        for task in in_order(tasks)
    ]
    p50, p80 = (float(np.quantile(run.total, q)) for q in (0.5, 0.8))
    return dated, Computed(
        p50=calendar.day(p50),
        p80=calendar.day(p80),
        p80_hours=_hours_80(tasks, seed),
        p50_working_days=round(p50, 1),
        p80_working_days=round(p80, 1),
        critical_path=[task.id for task in dated if (task.critical_share or 0) >= 0.5],
        runs=RUNS,
        seed=seed,
        distribution=DISTRIBUTION,
    )


def _hours_80(tasks: list[Task], seed: int) -> float:
    """Hours of work that are enough in 80 % of runs: effort grows with the length of its task."""
    shared = _draw(*SHARED, (seed, 0))
    parts = [
        task.effort_hours / task.m * _draw(task.o, task.m, task.p, (seed, zlib.crc32((task.template or task.id).encode())))
        for task in tasks
    ]
    return round(float(np.quantile(np.sum(parts, axis=0) * shared, 0.8)))
