"""Money: what it costs to build and to run, and what it brings; where an input is missing the figure stays open."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan.model import BuildCost, Calculation, Computed, Cost, Gate, Money, Range, Roi, Task, ToolChoice
from assistant.plan.sections.bill import RESERVE, Bill, sum_says
from assistant.plan.sections.context import Context
from assistant.plan.sections.people import Crew
from assistant.plan.sections.sums_told import sums_told
from assistant.plan.wording import joined

UNSURE = 1 / 3
"""Low and high of an untested money figure lie a third below and above (house rule)."""

YEARS = 3
"""Years over which the building is spread (house rule)."""


def money_calculations(context: Context, computed: Computed) -> list[Calculation]:
    """Calculations that need the timeline: own hours in money, cost of building, and what is left."""
    currency = _currency(context)
    found = [_own_hours(context, computed, currency), _spend(context, currency)]
    rows = [row for row in found if row]
    build = sum(row.value for row in rows)
    if build and currency:
        rows.append(
            Calculation(
                id="CALC-build",
                formula=" + ".join(row.id for row in rows),
                inputs={row.id: row.value for row in rows},
                value=round(build, 2),
                unit=currency,
                used_by=["cost.build"],
                says=context.spoken("Building costs about {build} {currency}.", build=context.number(build), currency=currency),
            )
        )
    return rows


def _currency(context: Context) -> str:
    for signal in (
        "own_hour_cost",
        "offer_setup",
        "offer_monthly",
        "budget",
        "running_cost",
        "saving_told",
        "cost_today",
        "value_per_outcome",
        "unit_price",
        "cost_miss",
    ):
        value = context.value(signal)
        if isinstance(value, dict) and len(unit := str(value.get("unit", ""))) == len("EUR") and unit.isupper():
            return str(value["unit"])
    return ""


def _own_hours(context: Context, computed: Computed, currency: str) -> Calculation | None:
    hours, price = computed.p80_hours, context.figure("own_hour_cost")
    if not hours or not price or not currency:
        return None
    value = hours * price
    return Calculation(
        id="CALC-own-hours",
        formula="hours_80 * cost_per_hour",
        inputs={"hours_80": hours, "cost_per_hour": price},
        value=round(value, 2),
        unit=currency,
        used_by=["cost.build"],
        says=context.spoken(
            "About {hours} own hours at {price} {currency} are {value} {currency}.",
            hours=context.number(hours),
            price=context.number(price),
            currency=currency,
            value=context.number(value),
        ),
    )


def _spend(context: Context, currency: str) -> Calculation | None:
    setup = context.figure("offer_setup")
    if not setup or context.chosen("approach") != "buy_service" or not context.builds:
        return None
    value = setup * (1 + RESERVE)
    return Calculation(
        id="CALC-spend",
        formula="setup * (1 + reserve)",
        inputs={"setup": setup, "reserve": RESERVE},
        value=round(value, 2),
        unit=currency,
        used_by=["cost.build"],
        says=context.spoken(
            "The offer costs {setup} {currency} to set up; with a reserve of {reserve} % that is {value} {currency}.",
            setup=context.number(setup),
            currency=currency,
            reserve=context.number(RESERVE * 100),
            value=context.number(value),
        ),
    )


def cost_section(  # noqa: PLR0913 - money looks at all that costs something
    context: Context,
    crew: Crew,
    calculations: list[Calculation],
    *,
    tasks: list[Task],
    gates: Sequence[Gate],
    computed: Computed,
    tools: Sequence[ToolChoice],
) -> Cost:
    """What it costs and brings; a figure that nobody can give yet is null."""
    context.facts("cost", "budget", "business_objective", "cost_of_errors", "existing_solution")
    by_id = {c.id: c for c in calculations}
    currency = _currency(context)
    spend, own, build = (by_id[i].value if i in by_id else None for i in ("CALC-spend", "CALC-own-hours", "CALC-build"))
    offered = context.figure("offer_monthly") if context.chosen("approach") == "buy_service" and context.builds else None
    limit = by_id["CALC-run-year"].value / 12 if "CALC-run-year" in by_id and context.builds else None
    run = offered or limit
    note = "as offered" if offered else "at most, as you said"
    budget = context.value("budget")
    lines = Bill(
        context, crew, tasks=tasks, gates=gates, computed=computed, tools=tools, calculations=calculations, currency=currency
    ).lines()
    return Cost(
        positions=lines,
        sum_says=sum_says(context, lines, currency),
        told=sums_told(context),
        build=BuildCost(
            amount=build,
            currency=currency,
            of_which_spend=spend if spend is not None else 0.0 if build else None,
            of_which_own_hours=own,
            calculation="CALC-build" if build else None,
        ),
        run_monthly=Money(amount=round(run, 2), currency=currency, period="month", note=context.spoken(note)) if run else None,
        per_1000_predictions=_per_thousand(context, run),
        cap=Money(amount=float(budget["value"]), currency=str(budget.get("unit") or ""), period=budget.get("period") or "project")
        if isinstance(budget, dict)
        else None,
        roi=_roi(context, by_id, build, run, tasks, computed),
    )


def _per_thousand(context: Context, run: float | None) -> float | None:
    per_day = context.figure("per_day")
    return round(run / (per_day * 30) * 1000, 2) if run and per_day else None


def gain(by_id: dict[str, Calculation]) -> Calculation | None:
    """The calculation of what reaching the goal is worth in a year, in money."""
    found = [by_id[name] for name in ("CALC-gain-year", "CALC-value-year") if name in by_id]
    return next((c for c in found if len(c.unit.split("/")[0]) == 3 and c.unit[:3].isupper()), None)


def _roi(
    context: Context, by_id: dict[str, Calculation], build: float | None, run: float | None, tasks: list[Task], computed: Computed
) -> Roi:
    worth = gain(by_id)
    if worth is None or (not context.builds and context.verdict != "no_ml"):
        return Roi(narrowed_by=narrowing_task(tasks))
    value = {"low": worth.value * (1 - UNSURE), "likely": worth.value, "high": worth.value * (1 + UNSURE)}
    months, note = _payback(context, by_id, worth.value - (run or 0) * 12, build)
    if build is None:
        return Roi(value_year=_range(value), payback_months=months, payback_note=note, narrowed_by=narrowing_task(tasks))
    yearly = build / YEARS + (run or 0) * 12
    net = {name: amount - yearly for name, amount in value.items()}
    return Roi(
        value_year=_range(value),
        cost_year=round(yearly),
        net_year=_range(net),
        payback_months=months,
        payback_note=note,
        narrowed_by=narrowing_task(tasks) if net["low"] < 0 or computed.p80 is None else None,
    )


def _payback(context: Context, by_id: dict[str, Calculation], left: float, build: float | None) -> tuple[float | None, str]:
    """One payback, by the budget where there is one, else by what the plan costs; and what the other sum would give."""
    apart = context.value("budget_covers_own_hours") is False
    spent = (by_id["CALC-spend"].value if "CALC-spend" in by_id else 0.0) if apart else build
    other = round(12 * spent / left, 1) if spent and left > 0 else None
    told = by_id.get("CALC-budget-back")
    if told is None:
        return other, context.spoken("It rests on what this plan costs to build, not on a budget.") if other is not None else ""
    note = context.spoken("It rests on the whole budget.")
    if other is None or abs(other - told.value) < ALIKE * told.value:
        return told.value, note
    return told.value, joined(
        note,
        context.spoken(
            "On the positions that have a price so far alone ({build}) it would be {n} months.",
            build=_sum(context, spent, by_id),
            n=context.number(other),
        ),
    )


ALIKE = 0.1
"""Share by which two paybacks may differ without a word about it (house rule)."""


def _sum(context: Context, amount: float | None, by_id: dict[str, Calculation]) -> str:
    unit = by_id["CALC-build"].unit if "CALC-build" in by_id else ""
    return f"{context.number(round(amount or 0))} {unit}".strip()


def _range(values: dict[str, float]) -> Range:
    return Range(low=round(values["low"]), likely=round(values["likely"]), high=round(values["high"]))


def narrowing_task(tasks: list[Task]) -> str | None:
    """The task whose result makes the value surer: the trial of the simple way, else the first measurement."""
    for name in ("try_rule", "measure_today", "rule_slice", "report_slice", "cheapest_test"):
        found = next((t.id for t in tasks if t.template == name), None)
        if found:
            return found
    return next((t.id for t in tasks if t.phase in ("S2", "S3")), None)
