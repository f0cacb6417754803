"""Coverage: each point of the checklists is answered by words of the plan, open, or spared for a reason that the plan gives."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assistant.plan.coverage import PlanText, coverage_of, mode_of
from assistant.plan.model import Coverage, Monitoring, Plan, Task
from knowledge.catalogue import load_catalogue
from knowledge.checklist_rows import Point
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()
REASONS = {
    "no_ml",
    "no_llm",
    "no_personal_data",
    "no_human_subjects",
    "no_online_serving",
    "no_training",
    "student_or_demo",
    "not_aws_cloud",
    "single_model",
}
everyone = pytest.mark.parametrize("name", NAMES)


def rows(plan: Plan) -> dict[str, Coverage]:
    return {row.item_id: row for row in coverage_of(plan, CATALOGUE)}


def reached(plan: Plan, path: str) -> Any:
    """What stands in the plan at a dotted path."""
    found: Any = plan.model_dump(mode="json")
    for name in path.split("."):
        found = found[name]
    return found


def a_point(**fields: Any) -> Point:
    return Point.model_validate({"id": "X-1", "path": "data", "looks_for": "schema", "text": "A schema", "role": "sponsor", **fields})


@everyone
class TestEveryPlan:
    def test_has_each_point_once_in_the_order_of_the_catalogue(self, name: str) -> None:
        assert [row.item_id for row in plan_of(name).coverage] == list(CATALOGUE.points)

    def test_comes_out_the_same_when_it_is_read_from_its_json(self, name: str) -> None:
        assert coverage_of(plan_of(name), CATALOGUE) == plan_of(name).coverage

    def test_points_to_words_below_the_path_that_match(self, name: str) -> None:
        plan = plan_of(name)
        for row in plan.coverage:
            point = CATALOGUE.points[row.item_id]
            if row.status == "planned":
                assert row.where
                assert row.where == point.path or row.where.startswith(f"{point.path}.")
                content = f"{row.where} {reached(plan, row.where)}"
                assert re.search(point.looks_for, content, re.IGNORECASE), row

    def test_spares_only_for_an_allowed_reason(self, name: str) -> None:
        for row in plan_of(name).coverage:
            assert row.status in {"planned", "open", "not_applicable"}
            assert (row.reason in REASONS) == (row.status == "not_applicable")
            assert (row.mode in {"manual", "automatic"}) == (row.status == "planned")


@pytest.mark.parametrize(
    ("name", "point", "reason"),
    [
        ("address_book", "MTS-M1", "no_ml"),
        ("address_book", "CQ-3.4", "no_ml"),
        ("orchard", "MTS-D1", "no_training"),
        ("bakery", "MTS-I7", "no_online_serving"),
        ("help_desk", "MTS-D2", "no_training"),
        ("translators", "CQ-3.4", "no_training"),
        ("laundry", "DE-A1", "no_personal_data"),
        ("laundry", "DE-D2", "no_human_subjects"),
        ("laundry", "MLSUS-14", "single_model"),
    ],
)
def test_a_point_is_spared_where_the_project_lacks_what_it_is_about(name: str, point: str, reason: str) -> None:
    assert (rows(plan_of(name))[point].status, rows(plan_of(name))[point].reason) == ("not_applicable", reason)


@pytest.mark.parametrize("point", ["DE-A1", "DE-A3", "DE-B2", "DE-C4"])
def test_points_on_personal_data_apply_where_there_are_some(point: str) -> None:
    row = rows(plan_of("help_desk"))[point]
    assert (row.status, row.where) == ("planned", "ethics.deon")


def test_unknown_is_no_reason_to_spare() -> None:
    plan = plan_of("bakery")  # nobody said whether there are personal data
    assert "personal_data" not in PlanText(plan).signals
    assert rows(plan)["DE-A1"].status == "open"


@pytest.mark.parametrize(
    ("signals", "status"),
    [
        ({"runs_on": "cloud"}, "open"),
        ({"runs_on": "own_servers"}, "not_applicable"),
        ({"data_may_leave": "never"}, "not_applicable"),
        ({"data_may_leave": "never", "service_in_cloud": True}, "open"),
        ({}, "open"),
    ],
)
def test_points_about_a_cloud_follow_where_it_runs(signals: dict[str, Any], status: str) -> None:
    plan = plan_of("laundry")
    for fact in plan.brief.facts:
        for name in ("runs_on", "service_in_cloud", "data_may_leave"):
            fact.signals.pop(name, None)
    plan.brief.facts[0].signals.update(signals)
    assert rows(plan)["MLCOST-16"].status == status


class TestWhatAnswers:
    def test_a_text_below_the_path_counts_and_one_elsewhere_does_not(self) -> None:
        plan = plan_of("laundry")
        plan.data.steps = ["Count the rows."]
        plan.data.practices = []
        plan.modelling = plan_of("address_book").modelling
        text = PlanText(plan)
        assert text.find(a_point(looks_for="zebra")) is None
        plan.goal.statement = "A zebra"
        assert PlanText(plan).find(a_point(looks_for="zebra")) is None
        plan.data.steps.append("Write a schema with a ZEBRA in it.")
        found = PlanText(plan).find(a_point(looks_for="zebra"))
        assert found is not None
        assert (found.where, found.text) == ("data.steps", "Write a schema with a ZEBRA in it.")

    def test_the_name_of_a_filled_field_counts_where_no_text_does(self) -> None:
        plan = plan_of("laundry")
        found = PlanText(plan).find(a_point(looks_for="timeliness"))
        assert found is not None
        assert found.where == "data.quality.timeliness"
        plan.data.quality.timeliness = ""
        assert PlanText(plan).find(a_point(looks_for="timeliness")) is None

    def test_the_place_stops_at_the_first_list(self) -> None:
        found = PlanText(plan_of("laundry")).find(a_point(path="timeline", looks_for="acceptance"))
        assert found is not None
        assert found.where == "timeline.tasks"

    def test_a_point_of_the_ethics_list_counts_only_by_its_own_answer(self) -> None:
        plan = plan_of("help_desk")
        assert rows(plan)["DE-A1"].status == "planned"
        plan.ethics.deon = [row for row in plan.ethics.deon if row.id != "DE-A1"]
        plan.ethics.misuse.append("consent, consent, consent")
        assert rows(plan)["DE-A1"].status == "open"

    def test_a_section_that_does_not_exist_answers_nothing(self) -> None:
        assert PlanText(plan_of("laundry")).find(a_point(path="sustainability", looks_for=".")) is None


class TestByItself:
    @staticmethod
    def _task(template: str) -> Task:
        return Task(
            id="T90",
            name="x",
            phase="S3",
            o=1,
            m=1,
            p=2,
            effort_hours=1,
            owner="fitter",
            deliverable="x",
            acceptance="x",
            template=template,
        )

    def test_a_task_that_repeats_makes_it_automatic(self) -> None:
        plan, point = plan_of("laundry"), a_point(runs=["data_pipeline"], tasks=["count_data"])
        plan.timeline.tasks = [self._task("count_data")]
        assert mode_of(plan, point) == "manual"
        plan.timeline.tasks.append(self._task("data_pipeline"))
        assert mode_of(plan, point) == "automatic"

    def test_a_kind_that_is_watched_makes_it_automatic(self) -> None:
        plan, point = plan_of("laundry"), a_point(runs=["watch:data_drift"])
        assert mode_of(plan, point) == "automatic"
        assert isinstance(plan.monitoring, Monitoring)
        plan.monitoring.signals = [watch for watch in plan.monitoring.signals if watch.kind != "data_drift"]
        assert mode_of(plan, point) == "manual"
