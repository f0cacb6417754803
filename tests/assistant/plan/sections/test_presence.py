"""Nobody has a task before his first day or after his last one; who is there takes it, or it waits, and the plan says so."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.plan.model import Plan, Task
from tests.assistant.plan.invented_cases import BAKERY, LAUNDRY, Team
from tests.assistant.plan.sections.test_people import listed, one

FIRST, LAST = dt.date(2027, 5, 10), dt.date(2027, 5, 28)
NEWCOMER = one("working student", 30, "analyst", since=FIRST.isoformat(), skilled=True)
HELPER = one("Ulla", 6, "bookkeeper", skilled=True)
FITTER = one("Bo", 10, "fitter")


def of(plan: Plan, person: str) -> list[Task]:
    return [task for task in plan.timeline.tasks if task.owner == person]


@pytest.mark.parametrize("team", [LAUNDRY, BAKERY])
@pytest.mark.parametrize("others", [(FITTER,), (HELPER,), (HELPER, FITTER)])
def test_no_task_begins_before_its_owner_comes(team: Team, others: tuple[dict[str, object], ...]) -> None:
    plan = team.plan(listed(NEWCOMER, *others))
    tasks = of(plan, "working_student")
    assert tasks
    assert all(task.start and task.start >= FIRST for task in tasks)
    assert not any(step.owner == "working_student" and step.date < FIRST for step in plan.next_steps)
    assert any("starts on 10 May 2027" in note for note in plan.timeline.notes)


def test_what_another_can_finish_before_goes_to_them_and_the_rest_waits() -> None:
    alone, helped = LAUNDRY.plan(listed(NEWCOMER, FITTER)), LAUNDRY.plan(listed(NEWCOMER, HELPER, FITTER))
    assert not any(task.template == "count_data" and task.owner == "ulla" for task in alone.timeline.tasks)
    taken = [task for task in of(helped, "ulla") if task.template == "count_data"]
    assert taken
    assert all(task.finish and task.finish.p80 < FIRST for task in taken)
    assert helped.timeline.computed.p80 is not None
    assert alone.timeline.computed.p80 is not None
    assert helped.timeline.computed.p80 <= alone.timeline.computed.p80
    assert any("goes to" in note and "Ulla" in note for note in helped.timeline.notes)
    assert any("waits for that day" in note for note in alone.timeline.notes)


def test_whoever_is_there_already_changes_nothing() -> None:
    here = LAUNDRY.plan(listed(one("Ada", 12, "data analyst", since="2026-09-01"), FITTER))
    always = LAUNDRY.plan(listed(one("Ada", 12, "data analyst"), FITTER))
    assert [task.finish for task in here.timeline.tasks] == [task.finish for task in always.timeline.tasks]
    assert here.timeline.notes == always.timeline.notes


def test_nobody_has_a_task_after_the_last_day_while_another_can_do_it() -> None:
    plan = LAUNDRY.plan(listed(one("Ida", 30, "data analyst", until=LAST.isoformat()), HELPER, FITTER))
    assert all(task.finish and task.finish.p80 <= LAST for task in of(plan, "ida"))
    assert of(plan, "ulla")


def test_what_nobody_is_there_for_is_said() -> None:
    plan = LAUNDRY.plan(listed(one("Ida", 30, "data analyst", until=LAST.isoformat()), FITTER))
    left = [task for task in of(plan, "ida") if task.finish and task.finish.p80 > LAST]
    assert left
    assert any("Ida leaves on 28 May 2027" in note and left[0].name in note for note in plan.timeline.notes)


def test_the_value_is_said_by_whoever_signs() -> None:
    plan = BAKERY.plan(listed(NEWCOMER, FITTER))
    verdict = plan.decision("verdict")
    said = [condition for condition in verdict.conditions if condition.test == "worth_it"]
    assert all(condition.owner == next(row.id for row in plan.team.roles if row.role == "sponsor") for condition in said)
