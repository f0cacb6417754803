"""What teams say in passing while something else is asked: an aim as a part of today, money for all of it, hours, no tries."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Half of today: 9 minutes a form, by October 2027.", 9),
        ("A third of that, so about 40 minutes.", 40),
        ("The aim is half of that: 30 minutes.", 30),
    ],
)
def test_a_part_of_today_that_is_spelled_out_is_the_aim(text: str, value: float) -> None:
    assert signals(text, asked=("cost_of_errors", "decision_and_user"))["target"]["value"] == value


@pytest.mark.parametrize("text", ["There are £9,000 for all of it.", "£9,000 is what we have.", "£9,000 for the whole project."])
def test_money_for_all_of_it_is_the_budget_and_no_error(text: str) -> None:
    found = signals(text, asked=("cost_of_errors", "decision_and_user"))
    assert found["budget"]["value"] == 9000
    assert "worst_harm" not in found


@pytest.mark.parametrize("text", ["We pay £9,000 for each wrong one.", "A missed one costs £9,000."])
def test_the_price_of_an_error_stays_one(text: str) -> None:
    assert "budget" not in signals(text, asked=("cost_of_errors",))


def test_one_of_us_has_hours() -> None:
    found = signals("One of us knows Python but no ML and has 7 hours a week for it.", asked=("cost_of_errors",))
    assert (found["people"], found["hours_week_each"], found["python"]) == (1, 7, True)
    assert "people" not in signals("One of us leaves at noon.", asked=("cost_of_errors",))


def test_nothing_tried_is_not_nothing_done_today() -> None:
    assert "nothing_today" not in signals("We tried nothing yet.", asked=("existing_solution",))
    assert signals("Nothing so far.", asked=("current_process_baseline",))["nothing_today"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("We would like software to count the seeds in the picture.", "count the seeds in the picture"),
        ("We want a tool to sort complaints by topic.", "sort complaints by topic"),
        ("Queremos un programa para ordenar las quejas.", "ordenar las quejas"),
    ],
)
def test_what_a_tool_is_to_do_is_the_wish(text: str, wish: str) -> None:
    assert signals(text, turn=1, language="es" if "Queremos" in text else "en")["wish"] == wish
