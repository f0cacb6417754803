"""Money, risks, questions, decisions, edits, tools, method and page one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from assistant.case import Edit
from assistant.plan.compose import compose
from assistant.plan.model import Plan, ToolChoice
from assistant.plan.sections.summary import CHEAPEST, alternatives, title, working_day
from assistant.plan.sections.tooling import tools_section
from assistant.plan.sections.wish import bare_wish
from assistant.plan.sections.working import method_section
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.invented_cases import (
    ADDRESS_BOOK,
    BAKERY,
    CALL_CENTRE,
    CLINIC,
    FERRY,
    HELP_DESK,
    LAUNDRY,
    STUDENTS,
    TODAY,
    TRANSLATORS,
    Statement,
    Team,
    amount,
    context_from,
)


class TestMoney:
    def test_own_hours_cost_what_was_said(self) -> None:
        plan = LAUNDRY.plan()
        hours = plan.timeline.computed.p80_hours
        assert hours is not None
        assert plan.cost.build.of_which_own_hours == hours * 45
        assert plan.cost.build.calculation in {c.id for c in plan.calculations}

    def test_a_bought_service_costs_its_offer_with_a_reserve(self) -> None:
        cost = TRANSLATORS.plan().cost
        assert cost.build.of_which_spend == pytest.approx(2500 * 1.15)
        assert cost.run_monthly is not None
        assert cost.run_monthly.amount == 400
        assert cost.roi.net_year.likely is not None
        assert cost.roi.net_year.low is not None
        assert cost.roi.net_year.low < cost.roi.net_year.likely

    def test_nothing_is_made_up(self) -> None:
        plan = HELP_DESK.plan()
        assert plan.cost.build.amount is None
        assert plan.cost.roi.value_year.likely is None
        assert plan.cost.roi.narrowed_by in {task.id for task in plan.timeline.tasks}
        asked = " ".join(question.question for question in plan.open_questions)
        assert "worth in money" in asked
        assert "hour of your own people" in asked

    def test_value_has_a_range(self) -> None:
        value = FERRY.plan().cost.roi.value_year
        assert (value.low, value.likely, value.high) == (200000, 300000, 400000)

    def test_a_stopped_plan_has_no_gain(self) -> None:
        assert CALL_CENTRE.plan().cost.roi.value_year.likely is None


class TestRisks:
    @pytest.mark.parametrize("team", [LAUNDRY, HELP_DESK, CLINIC, FERRY, STUDENTS, TRANSLATORS])
    def test_complete_and_sorted(self, team: Team) -> None:
        risks = team.plan().risks
        assert risks
        assert [risk.score for risk in risks] == sorted((risk.score for risk in risks), reverse=True)
        for risk in risks:
            assert risk.score == risk.likelihood * risk.impact
            assert risk.mitigation
            assert risk.trigger
            assert risk.due is not None

    def test_facts_bring_their_risks(self) -> None:
        ids = {
            name: {risk.risk_id for risk in team.plan().risks} for name, team in (("desk", HELP_DESK), ("ferry", FERRY), ("clinic", CLINIC))
        }
        assert {"hallucination", "prompt_injection", "privacy_pii"} <= ids["desk"]
        assert "data_leakage" in ids["ferry"]
        assert not {"hallucination", "privacy_pii"} & ids["ferry"]
        assert "safety_critical" in ids["clinic"] or "health_regulation" in ids["clinic"]

    def test_too_few_examples_are_a_short_history_and_not_one_that_fits_on_a_machine(self) -> None:
        def risks(months: int) -> set[str]:
            said = ("data_sources_volume", "rows", {"rows": 118_000, "history_months": months, "data_exists": True})
            return {risk.risk_id for risk in FERRY.plan(said).risks}

        assert "small_data" not in risks(89)
        assert "small_data" in risks(9)

    def test_too_little_time_is_a_risk_with_a_number_and_a_cut_list(self) -> None:
        plan = LAUNDRY.plan(("deadline", "in six weeks", {"deadline": "2027-04-12", "duration_months": 1.4}))
        late = next(risk for risk in plan.risks if risk.risk_id == "schedule_infeasible")
        assert "days after" in late.cause
        assert plan.timeline.cut_list
        assert plan.timeline.never_cut

    def test_too_few_hours_are_named(self) -> None:
        plan = FERRY.plan(("team_size_skills", "one hour a week", {"hours_week_each": 20, "people": 0.2}))
        late = next(risk for risk in plan.risks if risk.risk_id == "schedule_infeasible")
        assert "hours, and you have about" in late.cause

    def test_enough_time_is_none(self) -> None:
        assert "schedule_infeasible" not in {risk.risk_id for risk in FERRY.plan().risks}


class TestQuestions:
    def test_what_was_said_is_not_open(self) -> None:
        slots = {question.slot for question in LAUNDRY.plan().open_questions}
        assert not slots & {"success_metric_target", "decision_and_user", "deadline", "current_process_baseline"}

    def test_what_is_missing_is_open_with_who_and_what_it_blocks(self) -> None:
        plan = LAUNDRY.plan(without="current_process_baseline")
        row = next(question for question in plan.open_questions if question.slot == "current_process_baseline")
        assert row.status == "open"
        assert row.who
        assert row.blocks
        assert row.why_it_matters

    def test_we_do_not_know_becomes_an_assumption_with_test_and_date(self) -> None:
        plan = BAKERY.plan()
        row = next(question for question in plan.open_questions if question.slot == "deadline")
        assert row.status == "assumed"
        assumption = next(a for a in plan.framing.assumptions if a.id == row.assumption)
        assert assumption.test
        assert assumption.due > TODAY
        assert assumption.id in {e.ref.get("assumption") for e in plan.evidence if e.kind == "assumption"}


class TestEdits:
    def plan(self, *edits: Edit) -> Plan:
        case = LAUNDRY.case()
        return compose(case.model_copy(update={"edits": edits}), load_catalogue(), TODAY)

    def edit(self, path: str, action: str, row: str = "", value: Any = None, author: str = "user") -> Edit:
        return Edit.model_validate({"path": path, "action": action, "row": row, "value": value, "author": author, "turn": 3})

    def test_a_risk_can_be_added_changed_and_removed(self) -> None:
        usual = self.plan().risks
        new = {
            "risk_id": "key_lost",
            "title": "Lint clogs the sensors",
            "cause": "lint",
            "likelihood": 3,
            "impact": 2,
            "score": 6,
            "mitigation": "Clean weekly",
            "owner": "fitter",
            "trigger": "3 clogged",
        }
        added = self.plan(
            self.edit("risks", "add", value=new),
            self.edit("risks", "remove", usual[0].risk_id),
            self.edit("risks", "change", usual[1].risk_id, {"owner": "fitter"}, "model"),
        )
        rows = {risk.risk_id: risk for risk in added.risks}
        assert rows["key_lost"].origin == "team"
        assert usual[0].risk_id not in rows
        assert (rows[usual[1].risk_id].owner, rows[usual[1].risk_id].origin) == ("fitter", "model")
        assert len(rows) == len(usual)

    def test_a_task_of_the_team_gets_dates_and_keeps_the_others(self) -> None:
        usual = self.plan().timeline
        new = {
            "id": "X1",
            "name": "Borrow a sensor",
            "phase": "S3",
            "o": 1,
            "m": 2,
            "p": 4,
            "effort_hours": 4,
            "owner": "fitter",
            "deliverable": "a sensor",
            "acceptance": "1 sensor works",
            "depends_on": [usual.tasks[0].id],
        }
        tasks = {task.id: task for task in self.plan(self.edit("timeline.tasks", "add", value=new)).timeline.tasks}
        assert tasks["X1"].finish is not None
        assert tasks["X1"].origin == "team"
        assert {task.id for task in usual.tasks} < set(tasks)

    def test_what_waited_for_a_removed_task_waits_for_what_it_waited_for(self) -> None:
        usual = self.plan().timeline.tasks
        gone = next(task for task in usual if task.depends_on and any(task.id in other.depends_on for other in usual))
        left = {task.id: task for task in self.plan(self.edit("timeline.tasks", "remove", gone.template)).timeline.tasks}
        assert gone.id not in left
        for task in usual:
            if gone.id in task.depends_on:
                assert set(gone.depends_on) <= set(left[task.id].depends_on)

    def test_edits_that_no_longer_fit_are_left_out(self) -> None:
        usual = self.plan()
        ring = self.edit("timeline.tasks", "change", usual.timeline.tasks[0].id, {"depends_on": [usual.timeline.tasks[-1].id]})
        for edit in (
            ring,
            self.edit("risks", "add", value={"title": "half"}),
            self.edit("risks", "remove", "nowhere"),
            self.edit("elsewhere", "add", value={}),
        ):
            edited = self.plan(edit)
            assert edited.timeline.tasks == usual.timeline.tasks
            assert edited.risks == usual.risks


class TestDecisions:
    def test_owners_are_people_and_conditions_name_tasks(self) -> None:
        verdict = LAUNDRY.plan().decision("verdict")
        assert verdict.owner == "analyst_with_python"
        assert verdict.conditions[0].settled_by.startswith("T")
        assert verdict.date is not None

    def test_headline_repeats_what_was_chosen(self) -> None:
        plan = CLINIC.plan()
        for decision in plan.decisions:
            assert getattr(plan.headline, decision.headline or "") == decision.choice


class TestToolsAndMethod:
    def test_no_cloud_where_data_stay_in_the_house(self) -> None:
        rows = tools_section(context_from(HELP_DESK))
        ruled_out = [option for row in rows for option in row.options if option["excluded"]]
        assert ruled_out
        assert all(option["points"] is None for option in ruled_out)
        assert not {option["name"] for option in ruled_out} & {row.choice for row in rows}

    def test_needs_follow_the_plan(self) -> None:
        assert "search passages" in {row.need for row in tools_section(context_from(HELP_DESK))}
        assert "search passages" not in {row.need for row in tools_section(context_from(LAUNDRY))}
        assert tools_section(context_from(ADDRESS_BOOK)) == []
        for row in tools_section(context_from(CLINIC)):
            assert len(row.options) >= 2
            assert row.reason
            assert row.licence

    def test_scans_need_text_recognition_and_a_weekly_list_no_service(self) -> None:
        scans = LAUNDRY.plan(("data_sources_volume", "handwritten cards", {"text_in_pictures": True}))
        assert "read scans" in {row.need for row in scans.tools}
        assert "read scans" not in {row.need for row in LAUNDRY.plan().tools}
        weekly = LAUNDRY.plan(
            ("latency_volume", "once a week, on the box in the hall", {"action_per": "week", "answer_while_waiting": False}),
            ("connectivity_hardware", "no network", {"network": "none", "runs_on": "device"}),
        )
        assert "serve answers" not in {row.need for row in weekly.tools}

    def test_a_tool_must_read_what_the_team_has(self) -> None:
        def of(team: Team) -> ToolChoice:
            return next(row for row in tools_section(context_from(team)) if row.need == "build models")

        assert of(STUDENTS).choice == "PyTorch with ready-made models"  # leaves on photos
        assert of(LAUNDRY).choice == "scikit-learn"  # vibration and a repair book
        out = {option["name"]: option["excluded"] for option in of(STUDENTS).options}
        assert out["scikit-learn"] == "it is made for other forms of data"

    def test_a_product_that_is_no_longer_offered_is_named_and_ruled_out(self) -> None:
        row = next(row for row in tools_section(context_from(CLINIC)) if row.need == "keep track of trials")
        gone = next(option for option in row.options if option["name"] == "Neptune")
        assert gone["points"] is None
        assert gone["excluded"] == "it is no longer offered"

    def test_a_choice_tells_when_its_product_was_looked_up(self) -> None:
        catalogue = context_from(CLINIC).catalogue
        dates = {product.name: product.checked for product in catalogue.products.values()}
        assert all(row.checked_on == dates[row.choice] for row in tools_section(context_from(CLINIC)))

    def test_the_teams_weights_count(self) -> None:
        context = context_from(LAUNDRY)
        usual = {o["name"]: o["points"] for row in tools_section(context) for o in row.options}
        case = context.situation.case.model_copy(update={"weights": {"cost": 10.0}})
        other = replace(context, situation=replace(context.situation, case=case))
        changed = {o["name"]: o["points"] for row in tools_section(other) for o in row.options}
        assert changed != usual

    def test_method_adds_its_own_and_says_when_it_is_done(self) -> None:
        for team in (LAUNDRY, CLINIC, ADDRESS_BOOK):
            method = method_section(context_from(team))
            assert method.cadence
            assert method.definition_of_done
            assert method.ceremonies
        assert method_section(context_from(CLINIC)).team_framework == ["kanban", "stage_gate"]


class TestPageOne:
    @pytest.mark.parametrize(
        ("wish", "bare"),
        [
            ("We would like to know who leaves", "know who leaves"),
            ("Can AI tell us when to cool?", "tell us when to cool"),
            ("hello, we want to sell less fish", "sell less fish"),
            ("Queremos saber qué se rompe", "saber qué se rompe"),
            ("stop the queue", "stop the queue"),
        ],
    )
    def test_wish_without_its_beginning(self, wish: str, bare: str) -> None:
        assert bare_wish(context_from(BAKERY, ("business_objective", wish, {"wish": wish}))) == bare

    def test_title_falls_back_gracefully(self) -> None:
        assert title(context_from(BAKERY, without="business_objective")).startswith("Everybody talks about AI")
        long: Statement = (
            "business_objective",
            "x",
            {"wish": "find out which of our very many old washers in the north hall will break next"},
        )
        assert title(context_from(LAUNDRY, long)) == "Fewer unplanned stops"
        no_number: Statement = ("success_metric_target", "x", {"target": None, "metric_name": None})
        assert title(context_from(LAUNDRY, long, no_number)).endswith("washers to visit")

    def test_while_the_kind_is_open_title_and_test_are_those_of_no_kind(self) -> None:
        wish = "find out which of our very many old washers in the north hall will break next"
        opened: Statement = ("business_objective", "x", {"wish": wish, "problem_likely": ["machine_failure", "series_forecast"]})
        no_number: Statement = ("success_metric_target", "x", {"target": None, "metric_name": None})
        context = context_from(LAUNDRY, opened, no_number)
        assert title(context).startswith("Find out which of our very many old washers")
        assert alternatives(context).cheapest_test == CHEAPEST.replace("{stock_50}", "50")

    @pytest.mark.parametrize(
        ("metric", "better", "shown"),
        [
            ("late returns", "lower", "Fewer late returns"),
            ("days until a decision", "lower", "Fewer days until a decision"),
            ("sorting time", "lower", "Less sorting time"),
            ("pictures named right", "higher", "More pictures named right"),
            ("glass", "lower", "washers to visit"),
        ],
    )
    def test_title_from_the_number_where_the_wish_is_a_complaint(self, metric: str, better: str, shown: str) -> None:
        wish: Statement = ("business_objective", "x", {"wish": "Guests wait for their towels"})
        today, wanted = {"value": 10, "unit": "number"}, {"value": 5 if better == "lower" else 20, "unit": "number"}
        said = {"metric_name": metric, "better": better, "baseline": today, "target": wanted}
        number: Statement = ("success_metric_target", "x", said)
        assert title(context_from(LAUNDRY, wish, number)).endswith(shown)

    def test_working_days_skip_weekends(self) -> None:
        assert working_day(dt.date(2027, 3, 5), 1) == dt.date(2027, 3, 8)
        assert working_day(dt.date(2027, 3, 6), 0) == dt.date(2027, 3, 8)

    def test_ethics_screen_names_all_fallacies_and_the_law(self) -> None:
        ethics = CLINIC.plan().ethics
        assert len(ethics.fallacies) == 15
        assert all(row.because for row in ethics.fallacies)
        assert ethics.law_class == "high"
        assert isinstance(ethics.appeal_path, str)
        assert "law" in ethics.law_note

    def test_success_number_without_a_start_is_measured(self) -> None:
        plan = LAUNDRY.plan(("success_metric_target", "8 stops", {"baseline": None, "target": amount(8, "stops", "quarter")}))
        assert plan.success.baseline is None
        assert any(row.task for row in plan.baseline)


def test_special_data_and_an_authority_reach_the_law_section() -> None:
    plan = LAUNDRY.plan(
        ("personal_or_sensitive_data", "union members", {"personal_data": True, "special_data": True}),
        ("regulation_jurisdiction", "the Labour Inspectorate inspects us", {"regulated": True, "regulator": "the Labour Inspectorate"}),
    )
    assert "article 9" in plan.ethics.law_note
    assert "impact assessment" in plan.ethics.law_note
    assert any("trail" in text for text in plan.ethics.practices)
    asked = [row for row in plan.open_questions if "Labour Inspectorate" in row.question]
    assert [row.who for row in asked] == ["legal_compliance"]
    assert "article 9" not in LAUNDRY.plan().ethics.law_note


def test_what_was_tried_is_a_yardstick() -> None:
    tried = {"trial_way": "a table by age", "trial_before": amount(9, "stops"), "trial_after": amount(8, "stops")}
    row = next(row for row in LAUNDRY.plan(("existing_solution", "tried", tried)).baseline if row.kind == "tried_before")
    assert row.expected_value == 8
    assert "a table by age" in row.description
    assert "9" in row.how_measured


@pytest.mark.parametrize("place", ["UK", "Switzerland"])
def test_another_country_does_not_get_the_law_of_the_eu(place: str) -> None:
    law = ("regulation_jurisdiction", place, {"jurisdiction": place, "in_eu": False, "high_risk_area": "credit"})
    plan = CLINIC.plan(law)
    assert plan.ethics.law_class == "high"
    assert "EU" not in plan.ethics.law_note
    assert place in plan.ethics.law_note
    assert not any("EU AI Act" in law for law in plan.constraints.law)
