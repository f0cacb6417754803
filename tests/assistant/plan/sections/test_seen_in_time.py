"""What cannot be seen when the effect is judged is said: a season, outcomes still to come, a number counted by the year."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.plan.model import Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.gates import date_gates, sketch_gates
from assistant.plan.sections.people import crew
from assistant.plan.sections.seen_in_time import late_to_see, used_until
from assistant.plan.time_checks import STEPS
from tests.assistant.plan.invented_cases import LAUNDRY, STUDENTS, TODAY, Statement, Team, context_from
from tests.assistant.plan.test_schedule import task


def notes(start: str, end: str, *said: Statement) -> list[str]:
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    rows = [
        Task.model_validate(task("pilot").model_dump() | {"template": "pilot", "start": first}),
        Task.model_validate(task("effect").model_dump() | {"template": "effect_report", "finish": {"p50": last, "p80": last}}),
    ]
    return late_to_see(context_from(LAUNDRY, *said), rows)


SUMMER = ("success_metric_target", "x", {"metric_name": "error on summer days"})
HARVEST_WEEKS = ("success_metric_target", "x", {"metric_name": "crates too many a week"})


@pytest.mark.parametrize(
    ("start", "end", "place", "told"),
    [
        ("2027-03-01", "2027-04-08", "Netherlands", True),
        ("2027-05-20", "2027-06-20", "Netherlands", False),
        ("2027-06-01", "2027-07-10", "Chile", True),
        ("2027-01-05", "2027-02-10", "Chile", False),
    ],
)
def test_a_trial_outside_the_season_of_the_goal_is_named(start: str, end: str, place: str, *, told: bool) -> None:
    found = notes(start, end, SUMMER, ("regulation_jurisdiction", "x", {"jurisdiction": place}))
    assert any("outside it" in note and "summer" in note for note in found) is told


def test_a_goal_without_a_season_names_none() -> None:
    assert not any("outside it" in note for note in notes("2027-03-01", "2027-04-08", HARVEST_WEEKS))


@pytest.mark.parametrize(("days", "told"), [(270, True), (7, False)])
def test_outcomes_that_are_still_to_come_are_named_with_their_day(days: int, *, told: bool) -> None:
    found = [note for note in notes("2027-03-01", "2027-04-08", ("label_delay", "x", {"label_delay_days": days})) if "Outcomes" in note]
    assert bool(found) is told
    assert not told or "26 November 2027" in found[0]


@pytest.mark.parametrize(("period", "told"), [("year", True), ("week", False)])
def test_a_number_counted_by_the_year_shows_no_more_than_a_sign_after_weeks(period: str, *, told: bool) -> None:
    aim = {"target": {"value": 3.0, "unit": "calls", "period": period}, "metric_name": "calls"}
    found = notes("2027-03-01", "2027-04-08", ("success_metric_target", "x", aim))
    assert any("first sign" in note for note in found) is told


def test_nothing_is_said_where_nothing_is_tried() -> None:
    assert late_to_see(context_from(LAUNDRY, SUMMER), [task("a")]) == []


def without_steps(team: Team, *extra: Statement) -> tuple[Context, list[Task]]:
    """A plan whose steps of the roll-out are no tasks, as those of students are."""
    plan = team.plan(*extra)
    return context_from(team, *extra), [task for task in plan.timeline.tasks if task.template not in STEPS]


def test_the_effect_is_judged_when_the_steps_can_have_been_run() -> None:
    context, tasks = without_steps(LAUNDRY, ("deadline", "x", {"deadline": "2028-12-20"}))
    ready = max(task.finish.p80 for task in tasks if task.finish and task.phase in ("S7", "S8"))
    used = used_until(context, tasks)
    assert used
    assert used - ready >= dt.timedelta(days=28)  # 20 working days of a pilot
    gates = date_gates(sketch_gates(context, crew(context), tasks), tasks, TODAY)
    assert gates[-1].date >= used
    assert late_to_see(context, tasks) == []


def test_steps_that_end_behind_the_named_day_are_said_and_move_no_gate() -> None:
    context, tasks = without_steps(LAUNDRY, ("deadline", "x", {"deadline": "2027-04-30", "target_date": "2027-04-30"}))
    (note,) = late_to_see(context, tasks)
    assert "after 30 April 2027" in note
    gates, used = date_gates(sketch_gates(context, crew(context), tasks), tasks, TODAY), used_until(context, tasks)
    assert used
    assert gates[-1].date < used


@pytest.mark.parametrize("team", [LAUNDRY, STUDENTS])
def test_steps_that_are_tasks_or_no_use_at_all_move_nothing(team: Team) -> None:
    assert used_until(context_from(team), team.plan().timeline.tasks) is None
