"""Sums that a team told stand in the plan: the offer by month and year, the price of each error, what running may cost."""

from __future__ import annotations

from assistant.plan.exports.sections_run import money
from tests.assistant.plan.invented_cases import FERRY, HELP_DESK, TRANSLATORS, amount

OFFER = ("existing_solution", "a firm asks 1,200 EUR a month", {"service_offered": True, "offer_monthly": amount(1200, "EUR", "month")})
ERRORS = (
    "cost_of_errors",
    "an empty seat costs 12 EUR, a missed boat 90",
    {"cost_over": amount(12, "EUR"), "cost_under": amount(90, "EUR")},
)
CAP = ("budget", "at most 300 EUR a month", {"running_cost": amount(300, "EUR", "month")})


def test_an_offer_is_told_by_month_and_by_year_though_it_is_not_taken() -> None:
    plan = FERRY.plan(OFFER)
    assert "You were offered a finished solution for 1,200 EUR a month (14,400 EUR a year)." in money(plan)
    assert "Ask whoever offers it for 1,200 EUR a month" in plan.alternatives.buy_instead


def test_an_offer_with_a_price_at_once_names_both() -> None:
    assert "2,500 EUR once and 400 EUR a month (4,800 EUR a year)" in money(TRANSLATORS.plan())


def test_the_price_of_each_error_stands_in_the_section_of_money() -> None:
    text = money(FERRY.plan(ERRORS))
    assert "Too little costs 90 EUR." in text
    assert "Too much costs 12 EUR." in text


def test_what_running_may_cost_is_told_once() -> None:
    text = money(FERRY.plan(CAP))
    assert text.count("300 EUR a month: 3,600 EUR a year") + text.count("at most 300 EUR a month") == 1


def test_without_such_sums_nothing_is_added() -> None:
    assert HELP_DESK.plan().cost.told == []
