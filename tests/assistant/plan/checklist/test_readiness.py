"""The planned ML Test Score: half a point by hand with a name and a date, one by itself, the smallest of four sums."""

from __future__ import annotations

import re

import pytest

from assistant.plan.checklist import readiness
from assistant.plan.checklist.readiness import BANDS, Readiness
from assistant.plan.model import Plan
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()


def score_of(plan: Plan) -> Readiness:
    found = readiness(plan, CATALOGUE)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["laundry", "students", "clinic", "ferry"])
def test_the_score_is_the_smallest_sum_of_what_is_planned(name: str) -> None:
    plan = plan_of(name)
    found = score_of(plan)
    assert found.score == min(found.sums.values()) == found.sums[found.weakest]
    for section, letter in (("data", "D"), ("model", "M"), ("building", "I"), ("watching", "O")):
        planned = [row for row in plan.coverage if row.item_id.startswith(f"MTS-{letter}") and row.status == "planned"]
        assert 0 <= found.sums[section] <= len(planned)
        assert (2 * found.sums[section]).is_integer()


def test_a_task_loses_its_half_point_without_an_owner_or_a_date() -> None:
    plan = plan_of("laundry")
    before = score_of(plan).sums["building"]
    way_back = next(task for task in plan.timeline.tasks if task.template == "way_back")
    way_back.owner = ""
    assert score_of(plan).sums["building"] == before - 0.5
    way_back.owner, way_back.finish = "fitter", None
    assert score_of(plan).sums["building"] == before - 0.5


def test_what_runs_by_itself_counts_twice() -> None:
    plan = plan_of("students")
    plan.coverage = [row.model_copy(update={"status": "planned"}) if row.item_id == "MTS-D1" else row for row in plan.coverage]
    before = score_of(plan).sums["data"]
    next(task for task in plan.timeline.tasks if task.template == "try_rule").template = "data_pipeline"
    after = score_of(plan).sums["data"]
    # by itself instead of by hand: the schema and the tests of the code; by hand instead of not at all: a new input in time
    assert after == before + 0.5 + 0.5 + 0.5


def test_a_point_that_the_plan_does_not_answer_gives_nothing() -> None:
    plan = plan_of("laundry")
    before = score_of(plan).sums["watching"]
    plan.coverage = [row.model_copy(update={"status": "open"}) if row.item_id == "MTS-O3" else row for row in plan.coverage]
    assert score_of(plan).sums["watching"] == before - 1


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("laundry", "students", "clinic", "ferry")])
def test_without_a_trained_model_there_is_no_score(name: str) -> None:
    found = readiness(plan_of(name), CATALOGUE)
    assert found is None or (found.score is None and "made for models that you train" in found.says)
    assert (found is None) == (plan_of(name).headline.approach not in ("llm_rag", "buy_service"))


def test_a_plan_without_coverage_has_none() -> None:
    plan = plan_of("laundry")
    plan.coverage = []
    assert readiness(plan, CATALOGUE) is None


class TestSentence:
    def test_names_the_score_the_weakest_part_and_what_would_raise_it(self) -> None:
        says = score_of(plan_of("students")).says
        assert "scores 1.5 of 7" in says
        assert "The weakest part is the data." in says
        assert "What would raise it: a task with a name and a date for “The expected type" in says

    def test_asks_for_a_machine_where_people_do_everything_already(self) -> None:
        says = score_of(plan_of("clinic")).says
        assert "a machine that repeats the test" in says
        assert CATALOGUE.points["MTS-M1"].text.en not in says  # reading is for people

    def test_is_spanish_for_a_spanish_team(self) -> None:
        plan = plan_of("students")
        plan.meta.language = "es"
        says = score_of(plan).says
        assert "Lo más débil: los datos." in says
        assert not re.search(r"\b(?:the|weakest|would|with)\b", says)

    def test_has_no_ids(self) -> None:
        assert not any(re.search(r"MTS|T\d\d", score_of(plan_of(name)).says) for name in ("laundry", "students", "clinic"))

    def test_the_words_rise_with_the_score(self) -> None:
        assert [limit for limit, _ in BANDS] == sorted(limit for limit, _ in BANDS)
        assert "reasonably tested" in score_of(plan_of("laundry")).says  # 3.0
        assert "a first pass" in score_of(plan_of("students")).says  # 1.5
