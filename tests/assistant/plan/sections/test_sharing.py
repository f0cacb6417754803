"""Equals share the tasks by the hours that each has; who is of another calling is no equal, and who signs has none."""

from __future__ import annotations

import pytest

from assistant.plan.model import Plan
from assistant.plan.sections.people import crew
from tests.assistant.plan.invented_cases import LAUNDRY, context_from
from tests.assistant.plan.sections.test_people import listed, one


def hours_of(plan: Plan) -> dict[str, float]:
    found: dict[str, float] = {}
    for task in plan.timeline.tasks:
        found[task.owner] = found.get(task.owner, 0.0) + task.effort_hours
    return found


@pytest.mark.parametrize(("first", "second"), [("", ""), ("data analyst", "Data analysts"), ("ingeniera de datos", "ingeniero de datos")])
def test_equals_with_the_same_hours_share_the_work(first: str, second: str) -> None:
    hours = hours_of(LAUNDRY.plan(listed(one("Ada", 8, first), one("Bea", 8, second))))
    assert abs(hours["ada"] - hours["bea"]) <= 0.25 * hours["ada"]


def test_whoever_has_more_hours_takes_more_of_it() -> None:
    hours = hours_of(LAUNDRY.plan(listed(one("Ada", 20, "analyst"), one("Bea", 5, "analyst"))))
    assert hours["ada"] > 2 * hours.get("bea", 0.0)


@pytest.mark.parametrize("other", [one("Bea", 8, "fitter"), one("Bea", 8, "analyst")])
def test_no_equal_is_of_another_calling_or_cannot_build(other: dict[str, object]) -> None:
    people = crew(context_from(LAUNDRY, listed(one("Ada", 8, "analyst", skilled=True), other)))
    assert people.equals("data_scientist", "ada") == []


def test_whoever_signs_has_no_equal() -> None:
    people = crew(context_from(LAUNDRY, listed(one("Ada", 8, "director"), one("Bea", 8, "director"))))
    assert people.owner("sponsor") == "ada"
    assert people.equals("sponsor", "ada") == []
    assert people.equals("domain_expert", "ada") == ["bea"]


def test_nobody_is_overbooked_beside_an_equal_with_room() -> None:
    four = [one(who, 3, "analyst") for who in ("Ada", "Bea", "Cleo", "Dora")]
    plan = LAUNDRY.plan(listed(*four), ("deadline", "x", {"deadline": "2027-07-30"}))
    room = [note for note in plan.timeline.notes if "Most room" in note]
    assert not [note for note in room if any(f"Most room: {who}" in note for who in ("Ada", "Bea", "Cleo", "Dora"))]
