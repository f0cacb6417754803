"""What cannot be seen yet on the day on which the effect is judged: a season, an outcome, a number counted by the year."""

from __future__ import annotations

import datetime as dt
import re

from assistant.plan.model import Task
from assistant.plan.schedule import Calendar, closed_days
from assistant.plan.sections.context import Context
from assistant.plan.sections.pass_rules import goal_date
from assistant.plan.sections.tasks import IN_USE
from assistant.plan.wording import capital
from assistant.reading.text import fold

SEASONS = (
    (r"\b(?:summer|verano)\b", "summer", (6, 7, 8)),
    (r"\b(?:winter|invierno)\b", "winter", (12, 1, 2)),
    (r"\b(?:spring|primavera)\b", "spring", (3, 4, 5)),
    (r"\b(?:autumn|otono)\b", "autumn", (9, 10, 11)),
    (r"\b(?:christmas|navidad)\b", "Christmas", (12,)),
)
"""Words for a time of the year, its name, and its months north of the equator."""
SOUTH = frozenset({"Argentina", "Chile", "Uruguay", "Peru", "Brazil", "South Africa", "Australia"})
"""Countries south of the equator: their summer is in December; Christmas is not moved."""
REAL_USE = ("pilot", "canary", "ab_test", "blue_green", "full_rollout")
"""Tasks in which somebody acts on the result."""
LONG = {"year": 365, "quarter": 91}
"""Days over which a number is counted that a short trial cannot show."""


def used_until(context: Context, tasks: list[Task]) -> dt.date | None:
    """The day by which the steps of the roll-out that are no tasks of the plan can have been run; None where every step is one."""
    days = _days_behind(context, tasks)
    ready = max((task.finish.p80 for task in tasks if task.finish and task.phase in IN_USE), default=None)
    return Calendar(ready, closed_days(ready)).day(days + 1) if days and ready else None


def _days_behind(context: Context, tasks: list[Task]) -> float:
    """Working days of the steps of the roll-out that are no tasks of the plan: what students build is used behind it."""
    planned, every = {task.template for task in tasks}, context.catalogue.tasks
    steps = [every[step] for step in context.chosen_all("rollout") if step in every and step not in planned]
    return sum(step.m for step in steps) if context.serves else 0.0


def _not_used_yet(context: Context, tasks: list[Task]) -> str:
    """The steps of the roll-out end behind the day that was named."""
    used, end = used_until(context, tasks), context.deadline
    if used is None or end is None or used <= end:
        return ""
    return context.spoken(
        "The steps of the roll-out take {days} working days and cannot end before {day}, which is after {end}: until then a replay of "
        "past cases is judged, and whether {metric} moves shows only in use.",
        days=context.number(round(_days_behind(context, tasks))),
        day=context.day(used),
        end=context.day(end),
        metric=context.noun("metric", "the number that counts"),
    )


def late_to_see(context: Context, tasks: list[Task]) -> list[str]:
    """Sentences on what the check of the effect cannot show yet, with the day on which it can be shown; empty where all can be."""
    used = [task.start for task in tasks if task.template in REAL_USE and task.start]
    check = next((task.finish.p80 for task in tasks if task.template == "effect_report" and task.finish), None)
    if not used or check is None:
        return [text for text in (_not_used_yet(context, tasks),) if text]
    first = min(used)
    found = (_season(context, first, check), _outcome(context, first, check), _counted_long(context, first, check))
    return [text for text in found if text]


def _season(context: Context, first: dt.date, check: dt.date) -> str:
    """The goal is about a time of the year that the trial does not touch."""
    aim = fold(" ".join(str(context.value(name) or "") for name in ("metric_name", "wish")))
    months = {(first + dt.timedelta(days)).month for days in range((check - first).days + 1)}
    for pattern, name, north in SEASONS:
        moved = len(north) > 1 and context.value("jurisdiction") in SOUTH
        season = {(month + 5) % 12 + 1 for month in north} if moved else set(north)
        if re.search(pattern, aim) and not months & season:
            return context.spoken(
                "The goal is about the {season}, and the trial from {first} to {check} lies outside it: before that only a replay of past "
                "seasons can show the effect; what is judged on {check} is that replay, and the real number comes with the next {season}.",
                season=context.spoken(name),
                first=context.day(first),
                check=context.day(check),
            )
    return ""


def _outcome(context: Context, first: dt.date, check: dt.date) -> str:
    """The outcome of the first case of the trial is not known yet when the effect is judged."""
    delay = context.figure("label_delay_days") or 0
    known = first + dt.timedelta(days=round(delay))
    if known <= check:
        return ""
    wanted, late = goal_date(context), ""
    if wanted and wanted < known:
        late = " " + context.spoken("That is after the date of the goal, {day}.", day=context.day(wanted))
    return (
        context.spoken(
            "Outcomes are known {days} after a case: of the cases from {first} on, none is settled when the effect is judged on {check}. "
            "Until {known} only a stand-in or a replay of past cases can be judged.",
            days=context.count(round(delay), "day"),
            first=context.day(first),
            check=context.day(check),
            known=context.day(known),
        )
        + late
    )


def _counted_long(context: Context, first: dt.date, check: dt.date) -> str:
    """The number is counted over a longer time than the trial lasts."""
    aim = context.value("target")
    period = str(aim.get("period") or "") if isinstance(aim, dict) else ""
    if period not in LONG or (check - first).days >= LONG[period]:
        return ""
    return context.spoken(
        "{metric} is counted by the {period}; on {check} there are {weeks} of real use, which show a first sign and no more. It is counted "
        "again on {again}.",
        metric=capital(context.noun("metric", "the number that counts")),
        period=context.spoken(period),
        check=context.day(check),
        weeks=context.count(max(1, (check - first).days // 7), "week"),
        again=context.day(first + dt.timedelta(days=LONG[period])),
    )
