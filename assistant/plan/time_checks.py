"""Checks of the dates of a plan: they keep it from nothing, and name what has to be agreed before it begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assistant.formats import date, listed, number
from assistant.nouns import spoken
from assistant.plan.model import Plan, Task
from knowledge.catalogue import Catalogue

STEPS = ("shadow", "pilot", "canary", "ab_test", "blue_green", "full_rollout")
"""Tasks in which it runs beside today's way or for real."""
LEAST_SETTLED_DAYS = 10
"""Days of a step whose cases must be settled when it is judged (house rule)."""


def in_time(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K35: the plan ends before the date that was named; else it says what is left out to come nearer."""
    own, end = plan.named_date, plan.timeline.computed.p80
    if own is None or end is None or end <= own:
        return
    yield (
        "timeline.computed.p80",
        _say(
            plan,
            "It ends {late} days after the date that was named, {own}: whoever signs the goal agrees to {end}, or to less.",
            late=(end - own).days,
            own=_day(plan, own),
            end=_day(plan, end),
        )
        + _cut(plan, own),
    )


def _cut(plan: Plan, own: dt.date) -> str:
    """What leaving out the tasks of the cut list brings."""
    computed = plan.timeline.computed
    if not computed.cut or computed.p80_cut is None:
        return " " + _say(plan, "Nothing that may be left out brings it nearer: it takes more hands, or another date.")
    near = "Leaving out {tasks} brings it to {day}, which is in time." if computed.p80_cut <= own else _STILL_LATE
    tasks = listed([f"“{name}”" for name in computed.cut], plan.meta.language)
    return " " + _say(plan, near, tasks=tasks, day=_day(plan, computed.p80_cut))


_STILL_LATE = "Leaving out {tasks} brings it to {day}, which is still late."


HOURS_OVER = 1.25
"""How far the hours of the work may lie above those that are there before it is said (house rule)."""


def hours_fit(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K31: the hours of the work are there until the date that was named."""
    own, needed, there = plan.named_date, plan.timeline.computed.p80_hours, plan.constraints.hours_available
    if own is None or not needed or not there or needed <= HOURS_OVER * there:
        return
    text = _TIMES_OVER if needed >= 2 * there else _SOME_OVER
    yield (
        "constraints.hours_available",
        _say(
            plan,
            text,
            needed=number(round(needed, -1), plan.meta.language),
            there=number(round(there), plan.meta.language),
            own=_day(plan, own),
            times=number(round(needed / there, 1), plan.meta.language),
        ),
    )


_SOME_OVER = (
    "It takes about {needed} of your hours, and until {own} about {there} are there: agree on less, on more hands or on another date."
)
_TIMES_OVER = (
    "It takes about {needed} of your hours, {times} times the {there} that are there until {own}. What fits is a smaller aim: one kind "
    "of case, the yardstick, the first way that beats it, and a report. Agree on that, on more hands or on another date."
)


def judged_in_time(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K57: the day on which the effect is judged, and with it the stop line, lies before the date that was named."""
    own, gates = plan.named_date, plan.timeline.gates
    if own is None or not gates or gates[-1].date <= own or plan.success.target is None:
        return
    yield (
        f"timeline.gates.{len(gates) - 1}",
        _say(
            plan,
            "The last gate, and with it the stop line, is on {gate}, {late} days after the date that was named.",
            gate=_day(plan, gates[-1].date),
            late=(gates[-1].date - own).days,
        ),
    )


def settled_in_time(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K14: when a step of the release is judged, the true answer of enough of its cases is known."""
    delay = plan.data.labels.delay_days or 0
    for task, judged in _judged_steps(plan):
        if delay > 0 and task.start and (judged - task.start).days - delay < LEAST_SETTLED_DAYS:
            settled = round((judged - task.start).days - delay)
            text = _NONE_SETTLED if settled <= 0 else _FEW_SETTLED
            yield (
                f"timeline.tasks.{task.id}",
                _say(
                    plan,
                    text,
                    task=task.name,
                    day=_day(plan, judged),
                    days=settled,
                    delay=f"{delay:g}",
                    known=_day(plan, task.start + dt.timedelta(days=round(delay) + LEAST_SETTLED_DAYS)),
                ),
            )
            return


_NONE_SETTLED = (
    "“{task}” is judged on {day}, and the true answer comes {delay} days after a case: none of its cases is settled by then. "
    "It is judged by a stand-in, or on {known}."
)
_FEW_SETTLED = (
    "“{task}” is judged on {day}, and the true answer comes {delay} days after a case: only the cases of its first {days} days "
    "are settled by then. It is judged by a stand-in too, or on {known}."
)


def _judged_steps(plan: Plan) -> Iterator[tuple[Task, dt.date]]:
    """Each step of the release with the day of the gate that looks at it: its own, else the last one."""
    tasks = {task.id: task for task in plan.timeline.tasks}
    effect = plan.timeline.gates[-1].date if plan.timeline.gates else None
    for task in tasks.values():
        if task.template not in STEPS:
            continue
        own = next((gate.date for gate in plan.timeline.gates if task.id in gate.after), effect)
        if own and task.start and own > task.start:
            yield task, own


def _day(plan: Plan, day: dt.date) -> str:
    return date(day, plan.meta.language)


def _say(plan: Plan, text: str, **fields: object) -> str:
    return spoken(text, plan.meta.language, **fields)
