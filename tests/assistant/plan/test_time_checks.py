"""Dates of a plan that do not go together: they leave it ready, and are named."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.case import Case
from assistant.plan.checklist import checklist
from assistant.plan.checks import note_checks, run_checks
from assistant.plan.exports.page_one import page_one
from assistant.plan.model import Plan
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()


def released() -> Plan:
    """A plan with a step of the release, all in time."""
    plan = next(p for p in map(plan_of, NAMES) if any(task.template in ("shadow", "pilot") for task in p.timeline.tasks))
    last = max(gate.date for gate in plan.timeline.gates)
    plan.success.deadline = max(last, plan.timeline.computed.p80 or last) + dt.timedelta(days=30)
    plan.data.labels.delay_days = None
    return plan


def failed(plan: Plan) -> dict[str, str]:
    return {check.id: check.says for check in run_checks(plan, CATALOGUE) if check.outcome == "fail" and not check.gate}


def test_a_plan_in_time_has_nothing_open() -> None:
    assert not failed(released())


def test_a_late_plan_is_ready_and_names_its_lateness() -> None:
    plan = released()
    end = plan.timeline.computed.p80
    assert end
    plan.success.deadline = end - dt.timedelta(days=12)
    assert "12 days after the date that was named" in failed(plan)["K35"]
    note_checks(plan, CATALOGUE)
    assert plan.meta.status == "ready"
    told = page_one(plan)
    assert "ready, with its date still to be agreed" in told
    assert told.count("12 days after the date that was named") == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_to_be_agreed_about_the_dates_stands_on_page_one_and_in_the_checklist(language: str) -> None:
    plan = released()
    plan.meta.language = language
    plan.data.labels.delay_days = 90
    plan.success.deadline = plan.timeline.gates[-1].date - dt.timedelta(days=5)
    note_checks(plan, CATALOGUE)
    says = failed(plan)
    assert {"K14", "K57"} <= says.keys()
    told = page_one(plan)
    assert says["K14"] in told
    assert says["K57"] in told
    points = {item.id: item for item in checklist(plan, Case(session="any"), CATALOGUE)}
    assert points["check:K14"].reason == says["K14"]
    assert not points["check:K14"].blocks_ready


def test_what_is_left_out_first_is_named_with_the_end_it_brings() -> None:
    plan = released()
    end = plan.timeline.computed.p80
    assert end
    plan.success.deadline = end - dt.timedelta(days=12)
    assert "Nothing that may be left out" in failed(plan)["K35"]
    plan.timeline.computed.cut, plan.timeline.computed.p80_cut = ["Try odd inputs"], end - dt.timedelta(days=13)
    assert "Leaving out “Try odd inputs”" in failed(plan)["K35"]
    assert "which is in time" in failed(plan)["K35"]
    plan.timeline.computed.p80_cut = end - dt.timedelta(days=2)
    assert "which is still late" in failed(plan)["K35"]


@pytest.mark.parametrize(("share", "says"), [(0.9, ""), (0.6, "agree on less, on more hands"), (0.2, "What fits is a smaller aim")])
def test_hours_that_are_not_there_are_named(share: float, says: str) -> None:
    plan = released()
    assert plan.timeline.computed.p80_hours
    plan.constraints.hours_available = plan.timeline.computed.p80_hours * share
    found = failed(plan).get("K31", "")
    assert says in found
    assert bool(found) == bool(says)


def test_a_stop_line_behind_the_named_date_is_named() -> None:
    plan = released()
    plan.success.deadline = plan.timeline.gates[-1].date - dt.timedelta(days=5)
    assert "5 days after the date that was named" in failed(plan)["K57"]


def test_a_step_that_is_judged_before_its_answers_are_known_is_named() -> None:
    plan = released()
    plan.data.labels.delay_days = 400
    assert "none of its cases is settled" in failed(plan)["K14"]
    plan.data.labels.delay_days = 1
    assert "K14" not in failed(plan)


def test_a_step_of_which_only_the_first_days_are_settled_is_named() -> None:
    plan = released()
    step = next(task for task in plan.timeline.tasks if task.template in ("shadow", "pilot"))
    judged = next(gate.date for gate in plan.timeline.gates if step.id in gate.after)
    assert step.start
    plan.data.labels.delay_days = (judged - step.start).days - 3
    assert "only the cases of its first 3 days" in failed(plan)["K14"]
