"""What has to hold, with numbers from the facts: stop line, dates, data, result before release."""

from __future__ import annotations

import datetime as dt

from assistant.formats import listed, quantity, share
from assistant.plan.sections.context import Context
from assistant.plan.wording import capital

BETTER_THAN_BASELINE = 0.10
"""A model must beat the best simple way by this share to be worth its upkeep (house rule)."""

EVAL_CASES = 100
"""Graded cases for parts that answer or write (house rule: at least 50)."""

MISSING_ALLOWED = 0.05
"""Share of missing values up to which the data count as complete (house rule)."""


def stop_line(context: Context, language: str = "en") -> str:
    """The value at which the project is not worth it: as said, else half-way between today and the aim."""
    if context.known("minimum"):
        return quantity(context.value("minimum"), language)
    middle = halfway(context)
    if middle is None:
        return "half the change that you want"
    return quantity({**context.value("target"), "value": middle}, language)


def has_stop_line(context: Context) -> bool:
    """Whether the stop line is a number of its own; else it is half of the change that is wanted."""
    aim = context.value("target")
    relative = isinstance(aim, dict) and aim.get("unit") == "relative"
    return context.known("minimum") or (halfway(context) is not None and not relative)


def above_stop_line(context: Context) -> str:
    """What must be reached at least, as a condition."""
    if not has_stop_line(context):
        return f"at least half (50 %) of the change that you want in {context.noun('metric', 'the number that counts')}"
    return figure_at(context, stop_line(context))


def figure_at(context: Context, value: str) -> str:
    """The number that counts at a value or better: "double letters at 1 % or lower"."""
    word = {"lower": "or lower", "higher": "or higher"}.get(str(context.value("better")), "or better")
    return f"{context.noun('metric', 'the number that counts')} at {value} {word}"


def halfway(context: Context) -> float | None:
    """The value half-way between today's and the wanted number, when both are in the same unit."""
    today, aim = context.value("baseline"), context.value("target")
    if isinstance(aim, dict) and aim.get("unit") == "relative":
        return round(float(aim["value"]) / 2, 6)
    if not isinstance(today, dict) or not isinstance(aim, dict) or today.get("unit") != aim.get("unit"):
        return None
    return round((float(today["value"]) + float(aim["value"])) / 2, 6)


def goal_date(context: Context) -> dt.date | None:
    """The day by which the number shall be reached."""
    return context.date("target_date") or context.deadline


def data_passes(context: Context) -> str:
    """What must hold at the data gate, with numbers from the facts."""
    parts = []
    if context.language_model:
        parts.append(f"at least {EVAL_CASES} real cases with a checked answer, 1 named owner for the content")
    elif size := context.calculation("CALC-test-size"):
        parts.append(f"at least {round(size.value):,} cases of the kind that matters for the test alone")
    elif context.yes("is_forecast"):
        parts.append("at least 24 months of history" if context.yes("seasonal") else "at least 12 months of history")
    parts.append(f"at most {share(MISSING_ALLOWED)} of the values missing in each source")
    if context.value("rights") not in ("own", "public", "granted"):
        parts.append("the right to use every source in writing")
    aim = quantity(context.value("target")) if context.known("target") else "the number you want"
    parts.append(f"the simple way was tried and does not reach {aim}")
    return listed(parts)


def data_else(context: Context) -> str:
    """What happens when the data gate is not passed."""
    gaps = "more gaps: repair first and decide again in 3 weeks"
    rights = "" if context.value("rights") in ("own", "public", "granted") else "a right missing: that source leaves the project; "
    return capital(f"the simple way is enough: use it and stop here; {rights}{gaps}.")


def _figure_name(context: Context) -> str:
    """The main figure by the name under which it was chosen."""
    decision, chosen = context.decision("model_metric"), context.chosen("model_metric")
    label = next((o.label for o in decision.options if o.value == chosen), "") if decision and context.language != "es" else ""
    return f"“{label}” is" if label else f"{chosen.replace('_', ' ') or 'the main figure'} is"


def offline_passes(context: Context) -> str:
    """What must hold before anything is released."""
    if context.language_model:
        return (
            f"on {EVAL_CASES} graded cases at least 90 % of the passages needed are found, at least 90 % of the "
            "answers are supported by their source, and 0 of the attack tests succeed"
        )
    metric = _figure_name(context)
    if context.chosen("approach") == "buy_service":
        return (
            f"on 200 of your own cases one service is at least as good as today's way ({metric.removesuffix(' is')}), and its price, "
            "place of data and way out are in writing"
        )
    groups = context.names("groups_named")
    part = f"any group ({listed(groups)})" if groups else f"any kind of {context.noun('unit', 'case')}"
    return (
        f"{metric} at least {share(BETTER_THAN_BASELINE)} better than the best simple way on data that was "
        f"never used before, and not worse in {part}"
    )
