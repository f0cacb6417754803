"""The sums that a team told and that the plan must show wherever it goes: what was offered, what errors cost, what running may cost."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plan.sections.context import Context

_COSTS = {
    "cost_false_alarm": "A needless action costs {sum}.",
    "cost_miss": "A missed case costs {sum}.",
    "cost_under": "Too little costs {sum}.",
    "cost_over": "Too much costs {sum}.",
    "running_cost": "Running it may cost at most {sum}.",
}
_A_YEAR = 12


def sums_told(context: Context) -> list[str]:
    """A sentence for each of them, in the order in which they weigh on a choice."""
    offer = offer_told(context)
    return [*([offer] if offer else []), *_costs(context)]


def offer_told(context: Context) -> str:
    """What somebody asks for a finished solution; "" where no price was told."""
    setup, monthly = context.value("offer_setup"), context.value("offer_monthly")
    if not isinstance(setup, dict) and not isinstance(monthly, dict):
        return ""
    if not isinstance(monthly, dict):
        return context.spoken("You were offered a finished solution for {setup} once.", setup=context.quantity(setup))
    year = context.quantity({**monthly, "value": round(float(monthly["value"]) * _A_YEAR), "period": "year"})
    month = context.quantity({**monthly, "value": round(float(monthly["value"]), 2)})
    if not isinstance(setup, dict):
        return context.spoken("You were offered a finished solution for {month}, which is {year}.", month=month, year=year)
    return context.spoken(
        "You were offered a finished solution for {setup} once and {month}, which is {year}.",
        setup=context.quantity(setup),
        month=month,
        year=year,
    )


def _costs(context: Context) -> Iterator[str]:
    for name, sentence in _COSTS.items():
        value = context.value(name)
        counted = name == "running_cost" and context.calculation("CALC-run-year") is not None
        if isinstance(value, dict) and not counted:
            yield context.spoken(sentence, sum=context.quantity(value))
