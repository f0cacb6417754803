"""The checklist of a plan: groups in their order, stable ids, sizes that fit the project, and ticks."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import pytest

from assistant.case import Case
from assistant.plan.checklist import OWN, TOP, Item, checklist, progress
from assistant.plan.compose import compose
from assistant.plan.model import Plan
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.invented_cases import TEAMS, TODAY
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()
NOBODY = Case(session="x")
everyone = pytest.mark.parametrize("name", NAMES)


def items_of(plan: Plan, **ticks: bool) -> dict[str, Item]:
    case = Case(session="x", ticks={key.replace("__", ":"): done for key, done in ticks.items()})
    return {item.id: item for item in checklist(plan, case, CATALOGUE)}


@everyone
class TestEveryPlan:
    def test_ids_are_told_apart_and_hold_no_place_in_a_list(self, name: str) -> None:
        plan = plan_of(name)
        items = checklist(plan, NOBODY, CATALOGUE)
        assert len({item.id for item in items}) == len(items)
        places = {task.id for task in plan.timeline.tasks} | {gate.id for gate in plan.timeline.gates}
        assert not places & {item.id.partition(":")[2] for item in items}

    def test_groups_stand_together_the_plans_own_first_and_the_informative_last(self, name: str) -> None:
        groups = [group for group, _ in groupby(checklist(plan_of(name), NOBODY, CATALOGUE), key=lambda item: item.group)]
        assert len(groups) == len(set(groups))
        own = [group for group in groups if group in OWN]
        assert groups[: len(own)] == own == sorted(own, key=OWN.index)
        assert groups[-1] == "aws_ml_lens"

    def test_every_point_of_the_catalogue_stands_there_once(self, name: str) -> None:
        points = [item.id for item in checklist(plan_of(name), NOBODY, CATALOGUE) if item.id.startswith("point:")]
        assert sorted(points) == sorted(f"point:{identity}" for identity in CATALOGUE.points)

    def test_says_what_why_and_where_from(self, name: str) -> None:
        for item in checklist(plan_of(name), NOBODY, CATALOGUE):
            assert item.text.strip()
            assert item.reason.strip()
            assert item.source.strip()
            assert item.owner or item.state == "not_applicable"

    def test_what_is_on_top_fits_the_size_of_the_project(self, name: str) -> None:
        plan = plan_of(name)
        items = checklist(plan, NOBODY, CATALOGUE)
        top = [item for item in items if not item.folded and not item.blocks_ready]
        assert 8 <= len(top) <= TOP[plan.brief.scale] + 2
        assert all(item.own for item in top)

    def test_is_pure(self, name: str) -> None:
        assert checklist(plan_of(name), NOBODY, CATALOGUE) == checklist(plan_of(name), NOBODY, CATALOGUE)

    def test_what_keeps_it_from_ready_comes_first(self, name: str) -> None:
        plan = plan_of(name)
        blocking = [item for item in checklist(plan, NOBODY, CATALOGUE) if item.blocks_ready]
        assert {item.reason for item in blocking if item.group == "ready"} == set(plan.meta.gaps)
        assert bool(blocking) == (plan.meta.status == "draft")
        assert not any(item.folded or item.settled for item in blocking)


def test_a_course_has_about_fifteen_points_on_top_and_a_clinic_more() -> None:
    def top(name: str) -> int:
        return sum(not item.folded for item in checklist(plan_of(name), NOBODY, CATALOGUE))

    assert top("students") <= 16 < top("clinic")


class TestIds:
    def test_survive_a_changed_answer(self) -> None:
        team = TEAMS["laundry"]
        before = {item.id for item in checklist(compose(team.case(), CATALOGUE, TODAY), NOBODY, CATALOGUE)}
        later = team.case(("personal_or_sensitive_data", "names of the fitters too", {"personal_data": True}))
        plan = compose(later, CATALOGUE, TODAY, version=5)
        after = {item.id: item for item in checklist(plan, NOBODY, CATALOGUE)}
        assert "task:privacy_review" in after
        assert before <= set(after)

    def test_follow_the_template_not_the_number_of_a_task(self) -> None:
        plan = plan_of("laundry")
        first, ids = plan.timeline.tasks[0], set(items_of(plan))
        for number, task in enumerate(plan.timeline.tasks):
            task.id = f"T{90 - number}"
        plan.timeline.tasks.append(plan.timeline.tasks.pop(0))
        assert set(items_of(plan)) == ids
        assert f"task:{first.template}" in ids

    def test_a_task_that_the_team_wrote_keeps_its_own(self) -> None:
        plan = plan_of("laundry")
        plan.timeline.tasks[0] = plan.timeline.tasks[0].model_copy(update={"id": "own-1", "template": ""})
        assert "task:own-1" in items_of(plan)

    def test_two_of_a_kind_are_numbered(self) -> None:
        plan = plan_of("laundry")
        plan.timeline.tasks.append(plan.timeline.tasks[0].model_copy(update={"id": "T99"}))
        assert {"task:sign_goal", "task:sign_goal.2"} <= set(items_of(plan))


class TestTicks:
    def test_a_tick_settles_a_point_and_nothing_else(self) -> None:
        plan = plan_of("laundry")
        before, after = items_of(plan), items_of(plan, task__sign_goal=True)
        assert after["task:sign_goal"].state == "done"
        assert {key: item.state for key, item in before.items() if key != "task:sign_goal"} == {
            key: item.state for key, item in after.items() if key != "task:sign_goal"
        }

    def test_the_day_of_the_tick_is_kept(self) -> None:
        case = Case(session="x", ticks={"task:sign_goal": True}, ticked={"task:sign_goal": dt.date(2027, 3, 2)})
        item = next(one for one in checklist(plan_of("laundry"), case, CATALOGUE) if one.id == "task:sign_goal")
        assert item.ticked == dt.date(2027, 3, 2)

    @pytest.mark.parametrize("key", ["check__K01", "question__cost_of_errors", "point__DE-A1", "no__such", "task__sign_goal"])
    def test_a_tick_taken_back_or_on_what_the_plan_checks_counts_for_nothing(self, key: str) -> None:
        plan = plan_of("students")
        assert items_of(plan, **{key: False}) == items_of(plan)
        if not key.startswith("task"):
            assert items_of(plan, **{key: True}) == items_of(plan)

    def test_an_open_point_of_a_published_checklist_can_be_ticked(self) -> None:
        plan = plan_of("students")
        assert items_of(plan)["point:CQ-1.5"].state == "open"
        assert items_of(plan, **{"point__CQ-1.5": True})["point:CQ-1.5"].state == "done"

    def test_a_tick_moves_nothing_and_brings_up_the_next_of_the_group(self) -> None:
        plan = plan_of("laundry")
        before, after = items_of(plan), items_of(plan, task__sign_goal=True)
        assert list(before) == list(after)
        shown = [key for key, item in before.items() if item.group == "tasks" and not item.folded]
        now = [key for key, item in after.items() if item.group == "tasks" and not item.folded]
        assert now[: len(shown)] == shown
        assert len(now) == len(shown) + 1


class TestProgress:
    def test_counts_the_plans_own_points_that_apply(self) -> None:
        items = items_of(plan_of("laundry"))
        done, every = progress(items.values())
        own = [item for item in items.values() if item.group in OWN and item.state != "not_applicable"]
        assert (done, every) == (sum(item.state == "checked" for item in own), len(own))

    def test_grows_with_each_tick(self) -> None:
        plan = plan_of("laundry")
        done, every = progress(items_of(plan).values())
        assert progress(items_of(plan, task__sign_goal=True, task__count_data=True).values()) == (done + 2, every)

    def test_of_nothing_is_nothing(self) -> None:
        assert progress([]) == (0, 0)


def test_a_plan_written_without_coverage_has_its_own_points_only() -> None:
    plan = plan_of("help_desk")
    plan.coverage = []
    found = checklist(plan, NOBODY, CATALOGUE)
    assert found
    assert all(item.group in OWN for item in found)
