"""The bill by position: own hours by person, what is bought, licences and hosting, the reserve; no price is made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.plan.model import Calculation, Computed, CostLine, Gate, Task, ToolChoice
from assistant.plan.sections.context import LLM_APPROACHES, Context
from assistant.plan.sections.load import hours_by_owner
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, joined

RESERVE = 0.15
"""Reserve on money to be spent (house rule)."""
NO_BILL = ("stop", "ask_more")
ON_OWN = {"own_servers": "your own servers", "device": "the devices on which it runs", "cloud": "hosting in the cloud"}
"""Where it runs, as a position that costs money."""


class Bill:
    """Writes the positions of one plan.

    Args:
        context: what the plan rests on.
        crew: who does what; whoever leads the project gathers the prices.
        tasks: with owners and hours.
        gates: prices are there before the first one.
        computed: the hours of the whole.
        tools: one choice a need.
        calculations: of the plan, with the price of the own hours.
        currency: of all sums.

    """

    def __init__(  # noqa: PLR0913 - the bill looks at all that costs something
        self,
        context: Context,
        crew: Crew,
        *,
        tasks: Sequence[Task],
        gates: Sequence[Gate],
        computed: Computed,
        tools: Sequence[ToolChoice],
        calculations: Sequence[Calculation],
        currency: str,
    ) -> None:
        self._context, self._crew, self._tasks, self._gates = context, crew, tasks, gates
        self._computed, self._tools, self._currency = computed, tools, currency
        self._by_id = {row.id: row for row in calculations}

    def lines(self) -> list[CostLine]:
        """All positions; empty in a course, and where nothing is done."""
        context = self._context
        if context.scale == "course" or context.verdict in NO_BILL or not self._tasks:
            return []
        return [*self._hours(), *self._bought(), *self._licences(), *self._running(), *self._reserve()]

    def _line(self, name: str, amount: float | None = None, basis: str = "", **more: object) -> CostLine:
        """A position; without a price it says who gives it, and until when."""
        currency = self._currency if amount is not None else ""
        fields = {"name": name, "amount": amount, "currency": currency, "basis": basis, **more}
        return CostLine.model_validate(
            fields | ({} if amount is not None else {"basis": joined(basis, self._to_be_priced()), "open": True})
        )

    def _to_be_priced(self) -> str:
        context, who = self._context, self._crew.name(self._crew.owner("ml_product_manager"))
        if not self._gates:
            return context.spoken("To be priced by {who} before the work begins.", who=who)
        return context.spoken("To be priced by {who} before gate 1 ({day}).", who=who, day=context.day(self._gates[0].date))

    def _hours(self) -> Iterator[CostLine]:
        context, told = self._context, self._by_id.get("CALC-own-hours")
        taken = hours_by_owner(self._tasks, self._computed)
        whole, price = sum(taken.values()), context.figure("own_hour_cost")
        for owner in sorted(taken, key=lambda one: -taken[one]):
            name = context.spoken("own hours: {who}", who=self._crew.name(owner))
            hours = taken[owner]
            basis = context.spoken("{n} hours of tasks", n=context.number(hours))
            if told and price:
                basis = context.spoken(
                    "{n} hours at {price} {currency}", n=context.number(hours), price=context.number(price), currency=self._currency
                )
                yield self._line(name, round(told.value * hours / whole, 2), capital(joined(basis)), hours=hours)
            else:
                yield self._line(name, basis=capital(joined(basis)), hours=hours)

    def _bought(self) -> Iterator[CostLine]:
        context = self._context
        if context.builds and context.chosen("approach") == "buy_service":
            setup, monthly = context.figure("offer_setup"), context.figure("offer_monthly")
            offered = context.spoken("As offered.")
            if setup or not monthly:
                yield self._line(context.spoken("the service, set up"), setup, offered if setup else "")
            if monthly:
                yield self._line(context.spoken("the service, running"), round(monthly, 2), offered, period="month")
        if context.builds and context.chosen("approach") in LLM_APPROACHES:
            yield self._line(
                context.spoken("the language model, by use"),
                basis=context.spoken("Tokens in and out of one answer x price x answers a month."),
                period="month",
            )

    def _licences(self) -> Iterator[CostLine]:
        context = self._context
        free = [tool for tool in self._tools if tool.cost_class == "free"]
        if free:
            basis = context.spoken("The free ones among the tools of this plan: {n}.", n=len(free))
            amount, currency = (0.0, self._currency) if self._currency else (None, "")
            yield CostLine(name=context.spoken("licences of free tools"), amount=amount, currency=currency, period="month", basis=basis)
        for tool in self._tools:
            if tool.cost_class in {"low", "medium", "high"}:
                basis = context.spoken(f"Cost class: {tool.cost_class}.")
                yield self._line(context.spoken("licence: {name}", name=tool.choice), basis=basis, period="month")

    def _running(self) -> Iterator[CostLine]:
        context, limit = self._context, self._by_id.get("CALC-run-year")
        if not context.builds or context.chosen("approach") == "buy_service":
            return
        name = context.spoken(ON_OWN.get(str(context.value("runs_on")), "hosting and running"))
        if limit and limit.unit.startswith(self._currency):
            yield self._line(name, round(limit.value / 12, 2), context.spoken("At most, as you said."), period="month")
        elif context.chosen("serving_mode") != "none":
            yield self._line(name, period="month")

    def _reserve(self) -> Iterator[CostLine]:
        context, setup = self._context, self._by_id.get("CALC-spend")
        share = context.number(RESERVE * 100)
        if setup:
            basis = context.spoken("{n} % of what is bought.", n=share)
            yield self._line(context.spoken("reserve"), round(setup.value - setup.inputs["setup"], 2), basis)
        elif self._context.builds:
            basis = context.spoken("{n} % of what is bought, once that has a price.", n=share)
            yield CostLine(name=context.spoken("reserve"), basis=basis)


def sum_says(context: Context, lines: Sequence[CostLine], currency: str) -> str:
    """The priced positions together against what may be spent, and how many have no price yet."""
    if not lines:
        return ""
    once = [line.amount for line in lines if line.amount is not None and line.period is None]
    missing = sum(line.open for line in lines)
    left = context.spoken("Still without a price: {n}; the sum grows by that.", n=context.count(missing, "position")) if missing else ""
    if not once:
        return joined(context.spoken("Nothing has a price yet, so there is no sum to set against a budget."), left)
    whole = context.spoken("Together once: {sum} {currency}.", sum=context.number(round(sum(once))), currency=currency)
    return joined(whole, _against_budget(context, lines, currency), left)


def _against_budget(context: Context, lines: Sequence[CostLine], currency: str) -> str:
    budget = context.value("budget")
    if not isinstance(budget, dict) or budget.get("unit") != currency or not currency:
        return ""
    apart = context.value("budget_covers_own_hours") is False
    counted = sum(line.amount or 0.0 for line in lines if line.period is None and not (apart and line.hours))
    room = float(budget["value"]) - counted
    cap = context.quantity(budget)
    if apart and not counted:
        return context.spoken("Own hours do not count against the budget of {cap}, and what is bought has no price yet.", cap=cap)
    amount = context.number(round(abs(room)))
    told = "That is {room} {currency} below the budget of {cap}." if room >= 0 else "That is {room} {currency} above the budget of {cap}."
    if apart:
        told = (
            "Own hours do not count: what is bought is {room} {currency} below the budget of {cap}."
            if room >= 0
            else "Own hours do not count: what is bought is {room} {currency} above the budget of {cap}."
        )
    return context.spoken(told, room=amount, currency=currency, cap=cap)
