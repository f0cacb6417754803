"""Formulas give the worked numbers, and a calculation appears only where its inputs were said."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.calculations import calculate
from assistant.case import Case
from assistant.formulas import ab_group_size, best_quantile, error_free_cases, pert, project_hours, test_size, threshold_from_costs
from assistant.plan.model import Calculation
from assistant.situation import Situation
from knowledge.catalogue import load_catalogue

test_size.__test__ = False  # type: ignore[attr-defined]  # a formula, not a test


def calculated(**signals: Any) -> dict[str, Calculation]:
    situation = Situation(case=Case(session="s"), catalogue=load_catalogue(), today=dt.date(2026, 11, 23), problem=None, signals=signals)
    return {c.id: c for c in calculate(situation)}


def money(value: float, unit: str = "EUR", period: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "period": period}


def share(value: float, period: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": "share", "period": period}


@pytest.mark.parametrize(("rate", "margin", "cases"), [(0.95, 0.03, 203), (0.95, 0.02, 457), (0.85, 0.03, 545), (0.5, 0.1, 97)])
def test_cases_for_a_rate(rate: float, margin: float, cases: int) -> None:
    assert test_size(rate, margin) == cases


@pytest.mark.parametrize(("rate", "difference", "size"), [(0.05, 0.005, 30_400), (0.02, 0.002, 78_400), (0.30, 0.015, 14_934)])
def test_group_size_of_a_comparison(rate: float, difference: float, size: int) -> None:
    assert ab_group_size(rate, difference) == size


def test_threshold_follows_the_costs() -> None:
    assert threshold_from_costs(2, 48) == pytest.approx(0.04)
    assert threshold_from_costs(48, 2) == pytest.approx(0.96)


def test_quantile_follows_the_costs() -> None:
    assert best_quantile(3, 2) == pytest.approx(0.6)


def test_rule_of_three() -> None:
    assert error_free_cases(0.0001) == 30_000
    assert error_free_cases(0.01) == 300


def test_three_point_estimate() -> None:
    mean, deviation = pert(2, 4, 12)
    assert (mean, round(deviation, 2)) == (5.0, 1.67)


def test_hours_are_cut_by_what_paper_hides() -> None:
    assert project_hours(3, 20, 39) == pytest.approx(1638)


def test_nothing_said_nothing_calculated() -> None:
    assert set(calculated(is_forecast=True)) == set()


def test_a_threshold_needs_both_costs_in_one_currency() -> None:
    assert "CALC-threshold" not in calculated(cost_miss=money(95))
    assert "CALC-threshold" not in calculated(cost_miss=money(95), cost_false_alarm=money(5, "USD"))
    found = calculated(cost_miss=money(90), cost_false_alarm=money(10))["CALC-threshold"]
    assert found.value == pytest.approx(0.1)
    assert found.inputs == {"c_fp": 10, "c_fn": 90}
    assert "10 %" in found.says


def test_the_value_of_a_money_goal_is_counted_by_the_year() -> None:
    found = calculated(baseline=money(9000, period="month"), target=money(7500, period="month"))["CALC-gain-year"]
    assert found.value == 18_000
    assert found.unit == "EUR/year"


def test_hours_saved_are_a_value_but_other_units_are_not() -> None:
    assert calculated(baseline=money(700, "hours", "year"), target=money(150, "hours", "year"))["CALC-gain-year"].value == 550
    assert "CALC-gain-year" not in calculated(baseline=money(1.62, "books"), target=money(1.7, "books"))


def test_the_value_of_a_share_needs_units_and_worth() -> None:
    signals = {"baseline": share(0.05, "month"), "target": share(0.04, "month"), "units": 2000}
    assert "CALC-value-year" not in calculated(**signals)
    found = calculated(**signals, value_per_outcome=money(30))["CALC-value-year"]
    assert found.value == pytest.approx(2000 * 0.01 * 12 * 30)


def test_the_test_set_is_sized_by_the_rate_that_is_wanted() -> None:
    usual, high = calculated(output_kind="yes_no"), calculated(output_kind="yes_no", target=share(0.97), better="higher")
    assert usual["CALC-test-size"].inputs["p"] == 0.85
    assert high["CALC-test-size"].inputs["p"] == 0.97
    assert high["CALC-test-size"].value < usual["CALC-test-size"].value


def test_a_small_error_limit_says_how_many_cases_must_come_out_right() -> None:
    assert calculated(target=share(0.005), better="lower")["CALC-error-free"].value == 600
    assert "CALC-error-free" not in calculated(target=share(0.2), better="lower")


def test_capacity_says_which_share_can_be_reached() -> None:
    found = calculated(capacity_number=40, capacity_period="week", units=8000)["CALC-reach"]
    assert found.value == 0.005
    assert "a week" in found.says


def test_hours_until_the_deadline() -> None:
    found = calculated(people=2, part_time=True, months_left=6)["CALC-hours"]
    assert found.value == round(2 * 20 * 26 * 0.7)
    assert "CALC-hours" not in calculated(people=2, months_left=6)
    assert calculated(people=2, part_time=True, months_left=6, hours_available=730)["CALC-hours"].value == 730  # one figure in all sections


def test_hours_of_listed_people_are_their_sum() -> None:
    team = [{"who": "Ada", "hours": 12}, {"who": "me", "hours": 3}]
    found = calculated(team=team, people=2, hours_week_each=7.5, part_time=True, months_left=6, hours_available=273)["CALC-hours"]
    assert (found.value, found.inputs["hours_week"]) == (273, 15)
    assert found.says.startswith("Ada 12 and you 3 hours, 15 hours a week together: about 273 hours")


def test_each_calculation_can_be_done_again_by_hand() -> None:
    found = calculated(
        cost_miss=money(90),
        cost_false_alarm=money(10),
        baseline=share(0.05, "month"),
        target=share(0.04, "month"),
        units=2000,
        value_per_outcome=money(30),
        capacity_number=40,
        positive_share=0.03,
    )
    for calculation in found.values():
        names = {**calculation.inputs, "max": max}
        expression = calculation.formula.replace("^", "**").replace("1 - share", "1 - share")
        again = eval(expression, {"__builtins__": {}}, names)  # noqa: S307 - formulas of our own, written three lines above
        assert again == pytest.approx(calculation.value, rel=0.01, abs=1), calculation.id


def test_things_that_cost_something_each_have_a_value_by_the_year() -> None:
    nine, five = money(9, "breakdowns", "week"), money(5, "breakdowns", "week")
    found = calculated(baseline=nine, target=five, cost_miss=money(1400))["CALC-value-year"]
    assert found.value == 4 * 52 * 1400
    assert found.unit == "EUR/year"
    assert "CALC-value-year" not in calculated(baseline=nine, target=five)
    assert "CALC-value-year" not in calculated(baseline=money(9, "breakdowns"), target=money(5, "breakdowns"), cost_miss=money(1400))


@pytest.mark.parametrize("said", ["baseline", "target"])
def test_one_number_without_the_other_counts_nothing(said: str) -> None:
    one = {"value": 250, "unit": "breakdowns", "period": "year"}
    assert "CALC-value-year" not in calculated(**{said: one}, metric_name="breakdowns", cost_miss=money(180))


def test_a_number_that_nothing_can_be_calculated_with_costs_that_calculation_alone() -> None:
    found = calculated(cost_false_alarm=money(-5), cost_miss=money(5), capacity_number=40, capacity_period="week", units=8000)
    assert "CALC-threshold" not in found
    assert found["CALC-reach"].value == 0.005


def test_costs_in_work_are_compared_as_hours_or_at_the_price_of_an_hour() -> None:
    minutes, hours = money(15, "minutes"), money(3, "hours")
    found = calculated(cost_false_alarm=minutes, cost_miss=hours)["CALC-threshold"]
    assert found.inputs == {"c_fp": 0.25, "c_fn": 3}
    assert "CALC-threshold" not in calculated(cost_false_alarm=minutes, cost_miss=money(90))
    priced = calculated(cost_false_alarm=minutes, cost_miss=money(90), own_hour_cost=money(40, period="hour"))["CALC-threshold"]
    assert priced.inputs == {"c_fp": 10, "c_fn": 90}


def test_costs_by_the_kilometre_and_by_the_hour_are_not_compared() -> None:
    assert "CALC-threshold" not in calculated(cost_false_alarm=money(20, "km"), cost_miss=money(3, "hours"))


def test_the_quantile_names_its_numbers() -> None:
    found = calculated(cost_under=money(6), cost_over=money(2))["CALC-quantile"]
    assert "75 %" in found.says
    assert "6 / (6 + 2)" in found.says


FIVE_HOURS = {"baseline": money(5, "hours", "day"), "target": money(2, "hours", "day")}


def test_hours_saved_count_on_days_of_work_and_have_a_price() -> None:
    found = calculated(**FIVE_HOURS, working_days=250, own_hour_cost=money(20, period="hour"))
    assert found["CALC-gain-year"].value == 3 * 250
    assert found["CALC-value-year"].value == 3 * 250 * 20
    assert "365" not in found["CALC-gain-year"].says
    assert "365" in calculated(**FIVE_HOURS)["CALC-gain-year"].says


MINUTES = {
    "baseline": money(12, "minutes"),
    "target": money(7, "minutes"),
    "metric_name": "time that each letter takes",
    "cases_told": money(60, "", "week"),
}


def test_minutes_saved_on_each_case_count_as_often_as_cases_come() -> None:
    found = calculated(**MINUTES, own_hour_cost=money(30, period="hour"))
    assert found["CALC-gain-year"].value == 5 * 60 * 52 / 60
    assert found["CALC-value-year"].value == 5 * 60 * 52 / 60 * 30
    assert "5 minutes for each of 60 a week x 52 times a year x 30" in found["CALC-value-year"].says


def test_minutes_that_nobody_works_are_worth_no_hours() -> None:
    for name in ("error of the forecast per day", "time to answer", "response time per mail", "how long it is"):
        assert "CALC-gain-year" not in calculated(**{**MINUTES, "metric_name": name})
    assert "CALC-gain-year" in calculated(**{**MINUTES, "metric_name": "how long it is"}, human_today=True)
    assert "CALC-gain-year" not in calculated(**MINUTES, error_today=MINUTES["baseline"])
    assert "CALC-gain-year" not in calculated(**{**MINUTES, "cases_told": None})


def test_cases_of_each_day_count_on_days_of_work() -> None:
    daily = {**MINUTES, "cases_told": money(60, "", "day")}
    assert calculated(**daily, working_days=220)["CALC-gain-year"].value == 5 * 60 * 220 / 60
    assert "365" in calculated(**daily)["CALC-gain-year"].says


def test_waiting_time_is_nobodys_work() -> None:
    assert "CALC-gain-year" not in calculated(**FIVE_HOURS, metric_name="waiting time")


KILOMETRES = {
    "baseline": money(80, "km", "day"),
    "target": money(70, "km", "day"),
    "unit_price": money(0.5),
    "unit_priced": "km",
    "working_days": 200,
}


def test_kilometres_of_each_van_count_for_all_of_them() -> None:
    one = calculated(**KILOMETRES)["CALC-value-year"]
    assert one.value == 10 * 200 * 0.5
    each = {**KILOMETRES, "each_amount": money(80, "km", "day")}
    assert calculated(**each, working_units=30)["CALC-value-year"].value == 10 * 30 * 200 * 0.5
    assert "CALC-value-year" not in calculated(**each)


def test_the_price_of_a_case_is_none_of_a_kilometre() -> None:
    far = {"baseline": KILOMETRES["baseline"], "target": KILOMETRES["target"]}
    assert "CALC-value-year" not in calculated(**far, cost_miss=money(90))
    assert "CALC-value-year" not in calculated(**far, unit_price=money(2), unit_priced="kg")


def test_a_wish_relative_to_today_has_a_value() -> None:
    fewer = {"value": -0.25, "unit": "relative", "period": None}
    found = calculated(baseline=money(40, "breakdowns", "month"), target=fewer, cost_miss=money(100))["CALC-value-year"]
    assert found.value == 10 * 12 * 100


def test_the_budget_is_set_against_the_worth_less_the_running() -> None:
    goal = {"baseline": money(9000, period="month"), "target": money(8000, period="month")}
    found = calculated(**goal, budget=money(5000), running_cost=money(500, period="month"))
    assert found["CALC-run-year"].value == 6000
    assert found["CALC-budget-back"].value == 10
    assert "CALC-budget-back" not in calculated(**goal, budget=money(5000, "CZK"))
    assert "CALC-budget-back" not in calculated(**goal, budget=money(5000), running_cost=money(1500, period="month"))


@pytest.mark.parametrize(
    ("done", "there", "divided"),
    [("performance", "seats", False), ("drivers", "drivers", True), ("calls", "customers", True), ("", "customers", True)],
)
def test_only_amounts_of_one_thing_are_divided(done: str, there: str, *, divided: bool) -> None:
    said = {"capacity_noun": done} if done else {}
    assert ("CALC-reach" in calculated(capacity_number=40, capacity_period="week", units=312, unit_noun=there, **said)) is divided


@pytest.mark.parametrize(
    ("positives", "words"),
    [(7, "Only 7 are known"), (212, "leaves 16 to learn from"), (900, "")],
    ids=["few", "just enough to test", "enough"],
)
def test_a_test_that_leaves_nothing_to_learn_from_is_told(positives: int, words: str) -> None:
    said = calculated(output_kind="yes_no", positives=positives)["CALC-test-size"].says
    assert words in said
    assert ("learn from" in said) is bool(words)


HALVED = {"baseline": share(0.04), "target": share(0.03)}


def test_a_saving_that_was_named_is_the_worth_of_a_year() -> None:
    found = calculated(saving_told=money(1500, period="month"), budget=money(9000))
    assert (found["CALC-gain-year"].value, found["CALC-gain-year"].unit) == (18_000, "EUR/year")
    assert found["CALC-budget-back"].value == 6


def test_what_today_costs_falls_with_the_number_that_counts() -> None:
    found = calculated(**HALVED, cost_today=money(20_000, period="year"))["CALC-value-year"]
    assert found.value == 5000
    assert "20,000 EUR" in found.says
    assert "CALC-value-year" not in calculated(cost_today=money(20_000, period="year"))
    assert "CALC-value-year" not in calculated(baseline=share(0.6), target=share(0.9), cost_today=money(20_000, period="year"))


def test_a_named_saving_far_from_its_parts_is_told_with_the_other_sum() -> None:
    far = calculated(**HALVED, cost_today=money(20_000, period="year"), saving_told=money(12_000, period="year"))
    near = calculated(**HALVED, cost_today=money(20_000, period="year"), saving_told=money(5_500, period="year"))
    assert "5,000 EUR" in far["CALC-gain-year"].says
    assert "another sum" not in near["CALC-gain-year"].says


@pytest.mark.parametrize("kind", ["number", "number_over_time", "groups", "order_of_items", "text", "effect_of_action"])
def test_no_rate_is_tested_where_the_result_is_no_rate(kind: str) -> None:
    assert "CALC-test-size" not in calculated(output_kind=kind, positives=40)


RARE = {"output_kind": "unusual_events", "target": share(0.95), "better": "higher"}


@pytest.mark.parametrize(
    ("known", "a_year", "words"),
    [
        ({"label_count": 22}, {"value": 9, "unit": "", "period": "year"}, "in about 5.7 years"),
        ({"positives": 40}, {"value": 3, "unit": "", "period": "month"}, "in about 11 months"),
        ({"positives": 40}, {"value": 3, "unit": "", "period": "month"}, "at least 92.5 % are found"),
    ],
)
def test_how_long_the_first_test_takes_to_fill_is_told(known: dict[str, Any], a_year: dict[str, Any], words: str) -> None:
    assert words in calculated(**RARE, **known, happens_told=a_year)["CALC-collecting"].says


@pytest.mark.parametrize("known", [{"positives": 500}, {}])
def test_nothing_has_to_be_collected_where_enough_is_known_or_nobody_counted(known: dict[str, Any]) -> None:
    assert "CALC-collecting" not in calculated(**RARE, **known, happens_told={"value": 9, "unit": "", "period": "year"})


@pytest.mark.parametrize(("there", "marked"), [({"rows": 90}, 90), ({"rows": 80_000}, 300), ({}, 300), ({"label_count": 45}, 45)])
def test_nobody_labels_more_cases_than_there_are(there: dict[str, Any], marked: float) -> None:
    found = calculated(output_kind="yes_no", labels="some", **there)["CALC-labelling"]
    assert found.inputs["items"] == marked
    assert f" {marked:.0f} " in found.says
