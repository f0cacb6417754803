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


def sums_told(context: Context) -> list[str]:
    """A sentence for each of them, in the order in which they weigh on a choice."""
    price = price_offered(context)
    offer = [context.spoken("You were offered a finished solution for {price}.", price=price)] if price else []
    return [*offer, *_costs(context)]


def price_offered(context: Context) -> str:
    """What somebody asks for a finished solution, once and by the month; "" where no price was told."""
    setup, monthly = context.value("offer_setup"), context.value("offer_monthly")
    once = context.spoken("{sum} once", sum=context.quantity(setup)) if isinstance(setup, dict) else ""
    if not isinstance(monthly, dict):
        return once
    year = context.quantity({**monthly, "value": round(float(monthly["value"]) * MONTHS), "period": "year"})
    month = context.quantity({**monthly, "value": round(float(monthly["value"]), 2)})
    again = f"{month} ({year})"
    return context.spoken("{once} and {again}", once=once, again=again) if once else again


MONTHS = 12


def _costs(context: Context) -> Iterator[str]:
    for name, sentence in _COSTS.items():
        value = context.value(name)
        counted = name == "running_cost" and context.calculation("CALC-run-year") is not None
        if isinstance(value, dict) and not counted:
            yield context.spoken(sentence, sum=context.quantity(value))
