"""Rows of the plan from a model: plain fields within bounds, the rest from code; what a person wrote stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.adapting import ADAPTABLE, edit_rows, fields_told
from assistant.case import Edit
from assistant.entries import Draft
from assistant.errors import CallRefused
from assistant.plan.model import RiskRow, Task
from assistant.planners.base import Turn
from tests.assistant.planners.one_turn import next_turn_of
from tests.assistant.talking import Talk

RISK: dict[str, Any] = {
    "title": "Steam fogs the camera",
    "cause": "The camera hangs above the press",
    "mitigation": "Move it",
    "likelihood": 3,
    "impact": 4,
}
TASK = {"name": "Hang the camera", "days": 2, "deliverable": "A camera that hangs", "acceptance": "Ten sharp pictures"}


@pytest.fixture
def turn(begun: Talk, tmp_path: Path) -> Turn:
    return next_turn_of(begun, tmp_path.name, "The camera hangs above the press.")


def risk(turn: Turn, title: str = RISK["title"]) -> RiskRow | None:
    return next((row for row in turn.plan().risks if row.title == title), None)


def task(turn: Turn, name: str) -> Task:
    return next(row for row in turn.plan().timeline.tasks if row.name == name)


def by_person(turn: Turn, **edit: Any) -> None:
    made = Edit(author="user", turn=2, **edit)
    turn.record([Draft(turn=2, author="user", kind="edit", body=made.model_dump(mode="json", exclude={"turn"}))])


class TestRisks:
    def test_a_risk_gets_its_score_and_the_rest_from_code(self, turn: Turn) -> None:
        told = edit_rows(turn, "risks", "add", "", RISK, "steam was mentioned")
        added = risk(turn)
        assert added
        assert (told.done, told.name, added.origin) == (True, RISK["title"], "model")
        assert (added.score, added.residual) == (12, 4)
        assert added.owner in {one.owner for one in turn.plan().timeline.tasks}
        assert added.due in {gate.date for gate in turn.plan().timeline.gates}

    def test_it_is_changed_and_removed_by_its_title(self, turn: Turn) -> None:
        edit_rows(turn, "risks", "add", "", RISK, "steam")
        assert edit_rows(turn, "risks", "change", "steam fogs the CAMERA", {"impact": "2"}, "better").done
        changed = risk(turn)
        assert changed
        assert (changed.impact, changed.score, changed.residual, changed.mitigation) == (2, 6, 2, "Move it")
        assert edit_rows(turn, "risks", "remove", "Steam fogs the camera", {}, "gone").done
        assert risk(turn) is None

    def test_a_risk_of_the_catalogue_keeps_what_is_not_changed(self, turn: Turn) -> None:
        old = turn.plan().risks[0]
        edit_rows(turn, "risks", "change", old.title, {"mitigation": "Ask the foreman"}, "better")
        assert risk(turn, old.title) == old.model_copy(update={"mitigation": "Ask the foreman", "origin": "model"})

    def test_two_risks_stand_beside_each_other_also_when_one_was_taken_out(self, turn: Turn) -> None:
        for title in ("Fog", "Dust"):
            edit_rows(turn, "risks", "add", "", {**RISK, "title": title}, "air")
        edit_rows(turn, "risks", "remove", "Fog", {}, "dry")
        edit_rows(turn, "risks", "add", "", {**RISK, "title": "Rain"}, "air")
        assert [bool(risk(turn, title)) for title in ("Fog", "Dust", "Rain")] == [False, True, True]

    @pytest.mark.parametrize(
        ("action", "row", "value", "why"),
        [
            ("change", "R-nobody", {"title": "x"}, "no row"),
            ("remove", "", {}, "no row"),
            ("add", "", {}, "title is one line.*cause is.*mitigation is.*likelihood is a whole number from 1.*impact is"),
            ("add", "", {**RISK, "likelihood": 70}, "likelihood is a whole number from 1"),
            ("add", "", {**RISK, "impact": 0}, "impact is a whole number from 1"),
            ("add", "", {**RISK, "impact": "medium"}, "impact is a whole number from 1"),
            ("add", "", {**RISK, "title": "   "}, "title is one line"),
            ("add", "", {**RISK, "cause": "very " * 100}, "cause is one sentence"),
            ("add", "", {**RISK, "colour": "red"}, "has no colour"),
            ("add", "", {**RISK, "score": 560, "risk_id": "R20"}, "has no risk_id, score"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, turn: Turn, action: Any, row: str, value: dict[str, Any], why: str) -> None:
        before = turn.case.edits
        with pytest.raises(CallRefused, match=why):
            edit_rows(turn, "risks", action, row, value, "because")
        assert turn.case.edits == before

    @pytest.mark.parametrize("value", [{}, {"impact": 9}, {"score": 5}])
    def test_so_is_a_change_of_nothing_or_out_of_bounds(self, turn: Turn, value: dict[str, Any]) -> None:
        with pytest.raises(CallRefused):
            edit_rows(turn, "risks", "change", turn.plan().risks[0].title, value, "because")

    def test_a_row_twice_is_refused(self, turn: Turn) -> None:
        edit_rows(turn, "risks", "add", "", RISK, "steam")
        with pytest.raises(CallRefused, match="already"):
            edit_rows(turn, "risks", "add", "", RISK, "steam")

    @pytest.mark.parametrize("path", ["headline", "data.sources", "decisions"])
    def test_other_lists_are_closed(self, turn: Turn, path: str) -> None:
        with pytest.raises(CallRefused, match="cannot be edited"):
            edit_rows(turn, path, "add", "", {"name": "the weather"}, "because")


class TestTasks:
    def test_a_task_stands_behind_the_one_it_waits_for_and_takes_the_time_of_its_owner(self, turn: Turn) -> None:
        before = turn.plan().timeline.tasks[2]
        edit_rows(turn, "timeline.tasks", "add", "", {**TASK, "after": before.name}, "the camera is new")
        added = task(turn, "Hang the camera")
        assert (added.depends_on, added.phase, added.owner, added.origin) == ([before.id], before.phase, before.owner, "model")
        assert added.effort_hours == 16
        assert added.o <= added.m <= added.p
        assert added.start
        assert before.finish
        assert added.start > before.finish.p50

    def test_its_time_is_changed_in_days_of_work(self, turn: Turn) -> None:
        old = turn.plan().timeline.tasks[1]
        edit_rows(turn, "timeline.tasks", "change", old.name, {"days": 30}, "it is large")
        new = task(turn, old.name)
        assert (new.effort_hours, new.depends_on, new.phase) == (240, old.depends_on, old.phase)
        assert new.m > old.m

    @pytest.mark.parametrize(
        ("value", "why"),
        [
            ({**TASK, "days": 0}, "days is full days of work"),
            ({**TASK, "days": 900}, "days is full days of work"),
            ({**TASK, "after": "The landing on the moon"}, "no task “The landing on the moon”"),
            ({**TASK, "effort_hours": 5}, "has no effort_hours"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, turn: Turn, value: dict[str, Any], why: str) -> None:
        with pytest.raises(CallRefused, match=why):
            edit_rows(turn, "timeline.tasks", "add", "", value, "because")

    def test_no_task_waits_for_itself(self, turn: Turn) -> None:
        last = next(one for one in reversed(turn.plan().timeline.tasks) if one.depends_on)
        first = next(one for one in turn.plan().timeline.tasks if one.id == last.depends_on[0])
        for after in (last.name, first.name):
            with pytest.raises(CallRefused, match="already"):
                edit_rows(turn, "timeline.tasks", "change", first.name, {"after": after}, "because")


def test_an_assumption_is_due_at_the_first_gate(turn: Turn) -> None:
    edit_rows(turn, "framing.assumptions", "add", "", {"text": "The press stays", "test": "Ask the landlord"}, "it was rented")
    [added] = [row for row in turn.plan().framing.assumptions if row.text == "The press stays"]
    assert (added.due, added.origin) == (turn.plan().timeline.gates[0].date, "model")


def test_every_list_tells_its_fields() -> None:
    told = fields_told()
    assert all(f"{path}: {title} (" in told for path, (_, _, title) in ADAPTABLE.items())
    assert "likelihood (a whole number from 1 (low) to 5 (high))" in told


class TestRowsOfPersons:
    def test_a_row_that_a_person_wrote_is_locked(self, turn: Turn) -> None:
        row = {**RISK, "risk_id": "R-steam", "score": 12, "owner": "owner", "trigger": "Blurred pictures"}
        by_person(turn, path="risks", action="add", value=row)
        before = turn.plan().risks
        for action, value in (("change", {"title": "No risk at all"}), ("remove", {})):
            told = edit_rows(turn, "risks", action, "R-steam", value, "it is small")  # type: ignore[arg-type]  # both are actions
            assert not told.done
        assert turn.plan().risks == before

    def test_a_task_that_a_person_changed_is_locked_by_id_and_by_template(self, turn: Turn) -> None:
        old = turn.plan().timeline.tasks[0]
        by_person(turn, path="timeline.tasks", action="change", row=old.template, value={"name": "Ours"})
        assert not edit_rows(turn, "timeline.tasks", "change", old.id, {"name": "Theirs"}, "better").done
        assert "Theirs" not in {one.name for one in turn.plan().timeline.tasks}
