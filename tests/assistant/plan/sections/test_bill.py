"""The bill by position: what was told has a price, what was not says who prices it; one payback, with what it rests on."""

from __future__ import annotations

import pytest

from assistant.plan.exports.sections_run import money
from tests.assistant.plan.invented_cases import CALL_CENTRE, FERRY, HELP_DESK, LAUNDRY, STUDENTS, TRANSLATORS, Team, amount


def test_own_hours_stand_person_by_person_and_add_up_to_what_building_costs() -> None:
    cost = LAUNDRY.plan().cost
    own = [line for line in cost.positions if line.hours]
    assert len(own) > 1
    assert sum(line.amount or 0 for line in own) == pytest.approx(cost.build.of_which_own_hours, abs=0.1)
    assert all("at 45 EUR" in line.basis for line in own)


def test_what_has_no_price_says_who_gives_it_and_until_when() -> None:
    plan = HELP_DESK.plan()
    open_ = [line for line in plan.cost.positions if line.open]
    assert {"the language model, by use", "hosting and running"} <= {line.name for line in open_}
    assert all(line.amount is None and "before gate 1" in line.basis for line in open_)
    assert "Nothing has a price yet" in plan.cost.sum_says


def test_a_bought_service_stands_with_its_offer_and_the_reserve() -> None:
    cost = TRANSLATORS.plan().cost
    told = {line.name: (line.amount, line.period) for line in cost.positions}
    assert told["the service, set up"] == (2500, None)
    assert told["the service, running"] == (400, "month")
    assert told["reserve"][0] == pytest.approx(375)
    assert "3,125 EUR below the budget" in cost.sum_says


def test_a_sum_above_the_budget_is_told() -> None:
    said = ("budget", "3,000 EUR with our hours", {"budget": amount(3000, "EUR"), "budget_covers_own_hours": True})
    assert "above the budget of 3,000 EUR" in LAUNDRY.plan(said).cost.sum_says


@pytest.mark.parametrize("team", [STUDENTS, CALL_CENTRE])
def test_a_course_and_a_stopped_project_have_no_bill(team: Team) -> None:
    assert team.plan().cost.positions == []
    assert team.plan().cost.sum_says == ""


def test_one_payback_is_told_with_what_it_rests_on() -> None:
    roi = TRANSLATORS.plan().cost.roi
    assert roi.payback_months == 5.1
    assert "whole budget" in roi.payback_note
    assert "3.8 months" in roi.payback_note
    assert FERRY.plan().cost.roi.payback_note == "It rests on the whole budget."


def test_the_page_shows_each_position_and_the_sum() -> None:
    text = money(LAUNDRY.plan())
    assert "| own hours: analyst with Python | " in text
    assert "Together once: " in text
    assert text.count("pays back after") == 1
