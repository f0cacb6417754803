"""What has to hold, with numbers from the facts: stop line, dates, data, result before release."""

from __future__ import annotations

import datetime as dt

from assistant.plan.sections.context import Context
from assistant.plan.wording import capital
from assistant.reading.missing import share_missing

BETTER_THAN_BASELINE = 0.10
"""A model must beat the best simple way by this share to be worth its upkeep (house rule)."""

EVAL_CASES = 100
"""Graded cases for parts that answer or write (house rule: at least 50)."""

MISSING_ALLOWED = 0.05
"""Share of missing values up to which the data count as complete (house rule)."""


def stop_line(context: Context) -> str:
    """The value at which the project is not worth it: as said, else half-way between today and the aim."""
    if context.known("minimum"):
        return context.quantity(context.value("minimum"))
    middle = halfway(context)
    if middle is None:
        return context.spoken("half the change that you want")
    return context.quantity({**context.value("target"), "value": middle})


def has_stop_line(context: Context) -> bool:
    """Whether the stop line is a number of its own; else it is half of the change that is wanted."""
    aim = context.value("target")
    relative = isinstance(aim, dict) and aim.get("unit") == "relative"
    return context.known("minimum") or (halfway(context) is not None and not relative)


def above_stop_line(context: Context) -> str:
    """What must be reached at least, as a condition."""
    if not has_stop_line(context):
        return context.spoken("at least half (50 %) of the change that you want in {metric}")
    return figure_at(context, stop_line(context))


def figure_at(context: Context, value: str) -> str:
    """The number that counts at a value or better: "double letters at 1 % or lower"."""
    word = {"lower": "or lower", "higher": "or higher"}.get(str(context.value("better") or direction(context)), "or better")
    return context.spoken("{metric} at {value} {word}", value=value, word=context.spoken(word))


def halfway(context: Context) -> float | None:
    """The value half-way between today's and the wanted number, when both are in the same unit."""
    today, aim = context.value("baseline"), context.value("target")
    if isinstance(aim, dict) and aim.get("unit") == "relative":
        return round(float(aim["value"]) / 2, 6)
    if not isinstance(today, dict) or not isinstance(aim, dict) or any(today.get(part) != aim.get(part) for part in ("unit", "period")):
        return None
    return round((float(today["value"]) + float(aim["value"])) / 2, 6)


def direction(context: Context) -> str | None:
    """Whether lower or higher is better, from today's number and the aim."""
    start, aim = context.figure("baseline"), context.figure("target")
    return None if start is None or aim is None or start == aim else "lower" if aim < start else "higher"


def goal_date(context: Context) -> dt.date | None:
    """The day by which the number shall be reached."""
    return context.date("target_date") or context.deadline


def data_passes(context: Context) -> str:
    """What must hold at the data gate, with numbers from the facts."""
    parts = []
    if context.language_model:
        parts.append(
            context.spoken("at least {eval_cases} real cases with a checked answer, 1 named owner for the content", eval_cases=EVAL_CASES)
        )
    elif size := context.calculation("CALC-test-size"):
        parts.append(
            context.spoken("at least {value} cases of the kind that matters for the test alone", value=context.number(round(size.value)))
        )
    elif context.yes("is_forecast"):
        parts.append(
            context.spoken("at least 24 months of history") if context.yes("seasonal") else context.spoken("at least 12 months of history")
        )
    parts.append(missing_allowed(context))
    if context.value("rights") not in ("own", "public", "granted"):
        parts.append(context.spoken("the right to use every source in writing"))
    aim = context.quantity(context.value("target")) if context.known("target") else context.spoken("the number you want")
    parts.append(context.spoken("the simple way was tried and does not reach {aim}", aim=aim))
    return context.listed(parts)


def missing_allowed(context: Context) -> str:
    """How much may be missing; where it is known that much more is, what is done about that instead."""
    told = missing_told(context)
    if context.value("gaps") == "many" or told > MISSING_ALLOWED:
        return context.spoken(
            "what is known to be missing{told} is dealt with, field by field: filled in for the test cases, left out as an input, or only "
            "the complete cases are used, and for the cases that lack it today's way goes on; in what is left at most {share} is missing",
            told=f" ({context.share(told)})" if told > MISSING_ALLOWED else "",
            share=context.share(MISSING_ALLOWED),
        )
    return context.spoken("at most {share} of the values missing in each source", share=context.share(MISSING_ALLOWED))


def missing_told(context: Context) -> float:
    """The largest share that the team's notes on its data call missing; 0 where they name none."""
    notes = [str(fact.signals["quality_notes"]) for fact in context.situation.case.facts if fact.signals.get("quality_notes")]
    return round(max((share_missing(note, context.language) for note in notes), default=0.0), 2)


def data_else(context: Context) -> str:
    """What happens when the data gate is not passed."""
    gaps = context.spoken("more gaps: repair first and decide again in 3 weeks")
    rights = (
        ""
        if context.value("rights") in ("own", "public", "granted")
        else context.spoken("a right missing: that source leaves the project;") + " "
    )
    return capital(context.spoken("the simple way is enough: use it and stop here; {rights}{gaps}.", rights=rights, gaps=gaps))


def _figure_name(context: Context) -> str:
    """The main figure by the name under which it was chosen."""
    label = context.label("model_metric")
    return f"“{label}”" if label else context.chosen("model_metric").replace("_", " ") or context.spoken("the main figure")


def offline_passes(context: Context) -> str:
    """What must hold before anything is released."""
    if context.language_model:
        return context.spoken(
            "on {eval_cases} graded cases at least 90 % of the passages needed are found, at least 90 % of the "
            "answers are supported by their source, and 0 of the attack tests succeed",
            eval_cases=EVAL_CASES,
        )
    metric = _figure_name(context)
    if context.chosen("approach") == "buy_service":
        return context.spoken(
            "on 200 of your own cases one service is at least as good as today's way ({metric}), and its price, place "
            "of data and way out are in writing",
            metric=metric,
        )
    groups = context.names("groups_named")
    part = context.spoken("any group ({groups})", groups=context.listed(groups)) if groups else context.spoken("any kind of {unit}")
    return context.spoken(
        "{metric} is at least {share} better than the best simple way on data that was never used before, and not worse in {part}",
        metric=metric,
        share=context.share(BETTER_THAN_BASELINE),
        part=part,
    )
