"""Which tasks, how long, in which order; what the gates ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.plan.diff import changes
from assistant.plan.exports.page_one import page_one
from assistant.plan.model import Computed, Condition, Finish, Plan, Task
from assistant.plan.sections.decided import settle
from assistant.plan.sections.gate_sketch import descendants
from assistant.plan.sections.gates import bind, date_gates, sketch_gates
from assistant.plan.sections.pass_rules import data_else, data_passes, figure_at, halfway, offline_passes, stop_line
from assistant.plan.sections.people import crew
from assistant.plan.sections.tasks import IN_USE, after_gate, build_tasks, choose_templates, in_order_of_time, lean
from tests.assistant.plan.invented_cases import (
    BAKERY,
    CALL_CENTRE,
    CLINIC,
    FERRY,
    HELP_DESK,
    LAUNDRY,
    ORCHARD,
    STUDENTS,
    TODAY,
    TRANSLATORS,
    Team,
    amount,
    context_from,
)


def task(identity: str, *waits: str, phase: str = "S3") -> Task:
    return Task(
        id=identity,
        name=identity,
        phase=phase,
        o=1,
        m=2,
        p=3,
        effort_hours=4,
        depends_on=list(waits),
        owner="x",
        deliverable="d",
        acceptance="1",
        template=f"t{identity}",
    )


class TestTemplates:
    def test_a_course_gets_the_short_list(self) -> None:
        assert len(choose_templates(context_from(STUDENTS))) <= 15
        assert {t.detail for t in choose_templates(context_from(STUDENTS))} == {1}

    def test_a_house_limit_is_kept_and_the_first_slice_stays(self) -> None:
        chosen = choose_templates(context_from(CLINIC, scale="regulated"))
        assert len(chosen) <= 45
        assert any(t.end_to_end for t in chosen)

    def test_bought_services_are_tested_not_trained(self) -> None:
        chosen = {t.id for t in choose_templates(context_from(TRANSLATORS))}
        assert "service_test" in chosen
        assert not {"model_table", "yardsticks", "error_analysis"} & chosen


class TestEstimates:
    def test_half_the_hours_nearly_double_the_days_but_not_the_work(self) -> None:
        full = context_from(LAUNDRY, ("team_size_skills", "all day", {"hours_week_each": 40}))
        half = context_from(LAUNDRY)
        for long, short in zip(build_tasks(half, crew(half)), build_tasks(full, crew(full)), strict=True):
            assert long.effort_hours == short.effort_hours
            assert long.m >= short.m
            if long.occupies_owner and short.m >= 3:
                assert long.m > short.m * 1.5
            if not long.occupies_owner:
                assert long.m == short.m

    def test_a_quicker_pace_shortens_work_and_leaves_waiting(self) -> None:
        context = context_from(LAUNDRY)
        usual, quick = build_tasks(context, crew(context)), build_tasks(context, crew(context), pace=0.5)
        assert sum(t.m for t in quick) < sum(t.m for t in usual)
        assert {t.template: t.m for t in quick if not t.occupies_owner} == {t.template: t.m for t in usual if not t.occupies_owner}


class TestMoney:
    @staticmethod
    def plans() -> tuple[Plan, Plan]:
        """The same work with money for daily use, and with money for a pilot."""
        told = [("budget", "x", {"budget": amount(sum_, "EUR"), "deadline": "2028-03-01"}) for sum_ in (25000, 18000)]
        large, small = (LAUNDRY.plan(one) for one in told)
        assert (large.brief.scale, small.brief.scale) == ("product", "pilot")
        return large, small

    def test_less_money_leaves_tasks_out_and_makes_none_shorter(self) -> None:
        large, small = ({task.template: task.m for task in plan.timeline.tasks} for plan in self.plans())
        assert set(small) < set(large)
        assert all(large[name] == days for name, days in small.items())

    def test_the_right_to_the_data_is_got_wherever_the_gate_asks_for_it(self) -> None:
        unknown = ("data_access_rights", "x", {"rights": None})
        for plan in (*(team.plan(unknown) for team in (LAUNDRY, STUDENTS, HELP_DESK)), *self.plans()):
            asked = any("the right to use every source" in gate.go_if for gate in plan.timeline.gates)
            assert asked == any(task.template == "data_rights" for task in plan.timeline.tasks)

    def test_what_money_changes_is_named(self) -> None:
        rows = {row.what: row for row in changes(*self.plans(), why="only 18,000")}
        assert "daily use" in rows["Size of the plan"].before
        assert "pilot" in rows["Size of the plan"].now
        assert rows["Size of the plan"].why == "only 18,000"


class TestOrder:
    def test_lean_drops_what_follows_from_the_rest(self) -> None:
        rows = lean([task("A"), task("B", "A"), task("C", "A", "B")])
        assert [row.depends_on for row in rows] == [[], ["A"], ["B"]]

    def test_after_gate_binds_only_the_first_behind_it(self) -> None:
        rows = after_gate([task("A"), task("B"), task("C", "B")], ["A"], ["B", "C"])
        assert [row.depends_on for row in rows] == [[], ["A"], ["B"]]

    def test_descendants(self) -> None:
        rows = [task("A"), task("B", "A"), task("C", "B"), task("D")]
        assert descendants(rows, ["A"]) == {"A", "B", "C"}
        assert descendants(rows, ["D"]) == {"D"}

    def test_numbers_follow_time(self) -> None:
        early = task("T09").model_copy(update={"start": TODAY})
        late = task("T01", "T09").model_copy(update={"start": TODAY.replace(day=20)})
        rows, computed = in_order_of_time([late, early], Computed(critical_path=["T01"]))
        assert [(row.id, row.depends_on) for row in rows] == [("T01", []), ("T02", ["T01"])]
        assert computed.critical_path == ["T02"]


class TestDates:
    def test_rows_stand_in_the_order_of_their_dates_and_the_last_one_is_the_end(self) -> None:
        for team in (LAUNDRY, HELP_DESK, CLINIC, FERRY, STUDENTS):
            timeline = team.plan().timeline
            days = [task.finish.p80 for task in timeline.tasks if task.finish]
            assert days == sorted(days)
            assert days[-1] == timeline.computed.p80

    def test_nothing_is_due_on_the_day_the_plan_is_written(self) -> None:
        plan = FERRY.plan()
        assert all(task.finish.p80 > TODAY for task in plan.timeline.tasks if task.finish)
        assert all(row.due > TODAY for decision in plan.decisions for row in decision.conditions if row.due)

    def test_work_begins_on_the_day_that_was_named_and_agreements_come_before(self) -> None:
        plan = LAUNDRY.plan(
            ("deadline", "we begin in June", {"start_date": "2027-06-01"}),
            ("regulation_jurisdiction", "the works council must agree", {"works_council": True}),
        )
        agreement = next(task for task in plan.timeline.tasks if task.template == "works_council_agreement")
        assert agreement.finish
        assert agreement.finish.p80 == dt.date(2027, 6, 1)  # asked for before, and due when the work begins
        begins = {task.template: task.start for task in plan.timeline.tasks if task.start}
        agreed = begins.pop("works_council_agreement")
        assert agreed < dt.date(2027, 6, 1)
        assert begins.pop("data_rights", agreed) < dt.date(2027, 6, 1)
        assert min(begins.values()) >= dt.date(2027, 6, 1)
        assert plan.timeline.start == dt.date(2027, 6, 1)
        assert all(gate.date >= dt.date(2027, 6, 1) for gate in plan.timeline.gates)
        assert "**Starts** 1 June 2027" in page_one(plan)

    def test_the_condition_of_an_agreement_has_its_owner_and_date(self) -> None:
        context = context_from(LAUNDRY, ("regulation_jurisdiction", "x", {"works_council": True, "personal_data": True}))
        people, day = crew(context), dt.date(2027, 6, 1)
        open_law = Condition(test="lawful", text="x", settled_by="", owner="legal_compliance", due=day)
        verdict = next(decision for decision in context.decisions if decision.headline == "verdict")
        asking = replace(context, decisions=(verdict.model_copy(update={"conditions": [open_law]}),))
        tasks = [one.model_copy(update={"finish": Finish(p50=day, p80=day)}) for one in build_tasks(context, people)]
        agreement = next(one for one in tasks if one.template == "works_council_agreement")
        (condition,) = settle(asking, people, tasks, [])[0].conditions
        assert (condition.settled_by, condition.owner) == (agreement.id, agreement.owner)

    def test_an_agreement_that_cannot_be_there_in_time_is_part_of_the_work(self) -> None:
        plan = LAUNDRY.plan(
            ("deadline", "we begin next week", {"start_date": "2027-03-08"}),
            ("regulation_jurisdiction", "the works council must agree", {"works_council": True}),
        )
        assert min(task.start for task in plan.timeline.tasks if task.start) >= dt.date(2027, 3, 8)

    def test_students_plan_nothing_of_daily_use_behind_their_hand_in(self) -> None:
        plan = STUDENTS.plan(("deadline", "hand-in is on 5 April", {"deadline": "2027-04-05"}))
        late = [task for task in plan.timeline.tasks if task.finish and task.finish.p80 > dt.date(2027, 4, 5)]
        assert not [task.template for task in late if task.phase in IN_USE and not task.end_to_end]
        assert plan.timeline.tasks[-1].template == "report"


class TestGates:
    @pytest.mark.parametrize("team", [LAUNDRY, HELP_DESK, CLINIC, FERRY, STUDENTS, TRANSLATORS])
    def test_binding_makes_no_ring_and_models_wait_for_the_data(self, team: object) -> None:
        context = context_from(team)  # type: ignore[arg-type]  # parametrize knows no types
        people = crew(context)
        tasks = build_tasks(context, people)
        bound = bind(tasks, sketch_gates(context, people, tasks))
        data = sketch_gates(context, people, tasks)[1]
        for identity in data.before:
            assert set(data.after) <= {t.id for t in bound if identity in descendants(bound, [t.id])} | descendants(bound, [identity])

    def test_gate_dates_follow_the_tasks_they_look_at(self) -> None:
        plan = FERRY.plan()
        finish = {t.id: t.finish.p80 for t in plan.timeline.tasks if t.finish}
        for gate in plan.timeline.gates[1:]:
            assert gate.date >= max(finish[i] for i in gate.after)

    @pytest.mark.parametrize("team", [LAUNDRY, HELP_DESK, CLINIC, FERRY, STUDENTS])
    def test_the_goal_is_signed_on_one_date(self, team: Team) -> None:
        timeline = team.plan(("current_process_baseline", "not counted", {"baseline": None})).timeline
        signed = next(task.finish.p80 for task in timeline.tasks if task.template == "sign_goal" and task.finish)
        assert timeline.gates[0].date == signed

    def test_gates_without_dated_tasks_still_have_a_date(self) -> None:
        context = context_from(BAKERY)
        people = crew(context)
        tasks = build_tasks(context, people)
        gates = date_gates(sketch_gates(context, people, tasks), tasks, TODAY)
        assert all(gate.date > TODAY for gate in gates)

    def test_each_way_out_fits_its_verdict(self) -> None:
        last = {
            name: team.plan().timeline.gates[-1].question for name, team in (("stop", CALL_CENTRE), ("data", ORCHARD), ("more", BAKERY))
        }
        assert last == {
            "stop": "May the question be asked again?",
            "data": "Is there enough to decide again?",
            "more": "Is the wish worth a project?",
        }


class TestNumbers:
    def test_stop_line_is_the_teams_own_or_half_way(self) -> None:
        assert stop_line(context_from(CLINIC)) == "80 %"
        assert stop_line(context_from(LAUNDRY)) == "11 stops a quarter"
        assert stop_line(context_from(BAKERY)) == "half the change that you want"

    def test_no_middle_between_different_units(self) -> None:
        mixed = context_from(LAUNDRY, ("success_metric_target", "half", {"target": amount(0.5, "share")}))
        assert halfway(mixed) is None

    def test_figure_at_says_which_way_is_better(self) -> None:
        assert figure_at(context_from(LAUNDRY), "11") == "unplanned stops at 11 or lower"
        assert figure_at(context_from(CLINIC), "80 %") == "patients referred in time at 80 % or higher"

    def test_data_gate_asks_for_what_this_case_needs(self) -> None:
        assert "100 real cases" in data_passes(context_from(HELP_DESK))
        assert "24 months" in data_passes(context_from(FERRY))
        assert "8 stops a quarter" in data_passes(context_from(LAUNDRY))
        assert "in writing" not in data_passes(context_from(LAUNDRY))
        assert "in writing" in data_passes(context_from(CLINIC))
        assert "a right missing" in data_else(context_from(CLINIC))

    def test_result_gate_speaks_of_answers_services_or_groups(self) -> None:
        assert "attack" in offline_passes(context_from(HELP_DESK))
        assert "200 of your own cases" in offline_passes(context_from(TRANSLATORS))
        assert "camera" in offline_passes(context_from(CLINIC))
