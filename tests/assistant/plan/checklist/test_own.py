"""Points from the plan itself: gates, conditions, contradictions, questions, decisions, work, risks, law."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from assistant.plan.checklist import Item
from assistant.plan.checklist.own import carriers, duties, own_items, owner_of
from assistant.plan.checks import DATES
from assistant.plan.model import Contradiction, NotApplicable, Plan
from assistant.plan.sections.risks import SERIOUS
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()
everyone = pytest.mark.parametrize("name", NAMES)


def group(plan: Plan, name: str) -> list[Item]:
    return [item for item in own_items(plan, CATALOGUE) if item.group == name]


def item(plan: Plan, identity: str) -> Item:
    return next(one for one in own_items(plan, CATALOGUE) if one.id == identity)


class TestReady:
    @everyone
    def test_has_the_eight_gates_and_the_checks_of_dates(self, name: str) -> None:
        ids = {f"check:{key}" for key in ("K01", "K06", "K15", "K25", "K32", "K41", "K48", "K54", *DATES)}
        assert {one.id for one in group(plan_of(name), "ready")} == ids

    def test_a_failed_one_says_what_is_missing_and_comes_first(self) -> None:
        plan = plan_of("laundry")
        plan.success.target = None
        first = group(plan, "ready")[0]
        assert first.id == "check:K01"
        assert first.reason == "The number you want to reach is not set."
        assert (first.state, first.blocks_ready, first.by) == ("open", True, "plan")
        assert next(one.id for one in group(plan, "ready") if one.blocks_ready) == first.id

    def test_a_gap_is_told_in_spanish(self) -> None:
        plan = plan_of("laundry")
        plan.meta.language, plan.success.target = "es", None
        first = group(plan, "ready")[0]
        assert "cifra" in first.text
        assert "not set" not in first.reason

    def test_what_is_not_served_needs_no_way_back(self) -> None:
        assert item(plan_of("address_book"), "check:K25").state == "not_applicable"
        assert item(plan_of("laundry"), "check:K25").state == "checked"


class TestConditions:
    def test_name_the_task_that_settles_them(self) -> None:
        plan = plan_of("help_desk")
        rows = plan.decision("verdict").conditions
        found = group(plan, "conditions")
        assert [one.id for one in found] == [f"condition:{row.test}" for row in rows]
        for one, row in zip(found, rows, strict=True):
            task = next(task for task in plan.timeline.tasks if task.id == row.settled_by)
            assert task.name in one.reason
            assert (one.owner, one.due, one.state) == (row.owner, row.due, "open")

    def test_stand_without_a_task_too(self) -> None:
        plan = plan_of("help_desk")
        plan.decision("verdict").conditions[0].settled_by = ""
        assert group(plan, "conditions")[0].reason == "The go-ahead holds only with it."


class TestConflicts:
    def test_an_open_one_asks_for_a_choice(self) -> None:
        plan = plan_of("laundry")
        plan.constraints.contradictions = [
            Contradiction(
                between=["no errors", "learned from examples"], found_turn=1, how="Name the share.", slot="success_metric_target"
            ),
            Contradiction(between=["a", "b"], found_turn=1, resolution="keep", how="You keep “a”.", slot="deadline"),
        ]
        first, second = group(plan, "conflicts")
        assert first.text == "Decide what counts: no errors, or learned from examples"
        assert (first.state, first.due, first.by) == ("open", plan.timeline.gates[0].date, "plan")
        assert (second.state, second.reason) == ("checked", "You keep “a”.")


class TestQuestions:
    @everyone
    def test_stand_together_by_who_can_answer(self, name: str) -> None:
        owners = [one.owner for one in group(plan_of(name), "questions")]
        changes = sum(a != b for a, b in pairwise(owners))
        assert changes == max(0, len(set(owners)) - 1)

    def test_are_due_when_the_first_task_that_waits_begins(self) -> None:
        plan = plan_of("students")
        row = next(row for row in plan.open_questions if row.slot == "cost_of_errors")
        starts = [task.start for task in plan.timeline.tasks if task.id in row.blocks and task.start]
        assert item(plan, "question:cost_of_errors").due == max(min(starts), plan.meta.created)

    def test_are_never_due_before_the_plan_was_made(self) -> None:
        for name in NAMES:
            plan = plan_of(name)
            assert all(one.due is None or one.due >= plan.meta.created for one in group(plan, "questions"))

    def test_block_a_plan_that_has_to_ask_first_and_no_other(self) -> None:
        assert any(one.blocks_ready for one in group(plan_of("bakery"), "questions"))
        assert not any(one.blocks_ready for one in group(plan_of("students"), "questions"))


@everyone
class TestWork:
    def test_each_task_with_its_sign_of_being_done_by_date(self, name: str) -> None:
        plan = plan_of(name)
        found = group(plan, "tasks")
        assert {one.text for one in found} == {task.name for task in plan.timeline.tasks}
        assert [one.due for one in found] == sorted(one.due or dt.date.max for one in found)
        for one in found:
            task = next(task for task in plan.timeline.tasks if f"task:{task.template or task.id}" == one.id)
            assert task.acceptance.rstrip(".") in one.reason

    def test_each_gate_with_its_rule_and_its_way_out(self, name: str) -> None:
        plan = plan_of(name)
        found = group(plan, "gates")
        assert [one.due for one in found] == [gate.date for gate in plan.timeline.gates]
        for one, gate in zip(found, plan.timeline.gates, strict=True):
            assert one.id == f"gate:{gate.template}"
            assert gate.go_if.rstrip(".") in one.reason
            assert gate.otherwise.rstrip(".") in one.reason

    def test_each_weighty_risk_and_no_light_one(self, name: str) -> None:
        plan = plan_of(name)
        assert {one.id for one in group(plan, "risks")} == {f"risk:{row.risk_id}" for row in plan.risks if row.score >= SERIOUS}


class TestLaw:
    def test_duties_towards_people_in_the_data_stand_on_top(self) -> None:
        plan = plan_of("help_desk")
        found = {one.id: one for one in group(plan, "law")}
        assert {"point:DE-A1", "point:DE-A3", "point:DE-B2", "point:DE-C4"} <= set(found)
        review = next(task for task in plan.timeline.tasks if task.template == "privacy_review")
        assert found["point:DE-A1"].owner == review.owner
        assert review.finish is not None
        assert found["point:DE-A1"].due == review.finish.p80
        assert found["point:DE-A1"].reason.startswith("The privacy review checks consent")

    def test_without_people_there_are_none(self) -> None:
        assert duties(plan_of("laundry"), CATALOGUE) == []

    @pytest.mark.parametrize(("law", "words"), [("high", "high-risk"), ("unknown", "under which law"), ("limited", "a machine answers")])
    def test_the_class_under_the_law_is_to_be_confirmed(self, law: str, words: str) -> None:
        plan = plan_of("laundry")
        plan.ethics = plan.ethics.model_copy(update={"law_class": law})
        assert words in item(plan, "law:class").text

    def test_a_use_with_few_duties_needs_no_lawyer(self) -> None:
        plan = plan_of("laundry")
        plan.ethics = plan.ethics.model_copy(update={"law_class": "minimal"})
        assert "law:class" not in {one.id for one in own_items(plan, CATALOGUE)}

    def test_the_way_to_object_is_there_where_people_are_concerned(self) -> None:
        plan = plan_of("help_desk")
        plan.ethics.appeal_path = "Write to the office."
        assert item(plan, "law:appeal").reason == "Write to the office."
        plan.ethics.appeal_path = NotApplicable(not_applicable="no_human_subjects")
        assert "law:appeal" not in {one.id for one in own_items(plan, CATALOGUE)}


def test_an_owner_is_a_person_of_the_team_or_the_function_that_is_missing() -> None:
    plan = plan_of("laundry")
    assert owner_of(plan, "domain_expert") in {row.id for row in plan.team.roles}
    assert owner_of(plan, "clinician") == "clinician"


def test_a_point_is_carried_by_the_tasks_of_its_templates() -> None:
    found = carriers(plan_of("laundry"), CATALOGUE.points["MTS-D1"])
    assert [task.template for task in found] == ["count_data", "data_pipeline"]
