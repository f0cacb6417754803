"""What changed between two plans, as a person would tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.plan.compose import compose
from assistant.plan.diff import changes, same_decisions
from assistant.plan.model import Condition, RiskRow
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.invented_cases import CLINIC, FERRY, TODAY, amount
from tests.assistant.plan.plans import NAMES, plan_of


@pytest.mark.parametrize("name", NAMES)
def test_the_same_plan_has_no_changes(name: str) -> None:
    assert changes(plan_of(name), plan_of(name)) == []
    every = len(plan_of(name).decisions)
    assert same_decisions(plan_of(name), plan_of(name)) == (every, every)


def test_the_first_plan_has_no_changes() -> None:
    assert changes(None, plan_of(NAMES[0])) == []


def test_a_decision_is_told_in_its_labels_with_its_reason() -> None:
    old, new = plan_of(NAMES[0]), plan_of(NAMES[0])
    decision = next(d for d in new.decisions if isinstance(d.choice, str) and len(d.options) > 1)
    other = next(o for o in decision.options if o.value != decision.choice)
    label = next(o.label for o in decision.options if o.value == decision.choice)
    decision.choice, decision.because = other.value, "The rent went up."
    (row,) = changes(old, new)
    assert (row.part, row.what, row.before, row.now, row.why) == ("decisions", decision.question, label, other.label, "The rent went up.")
    decision.because = ""
    assert changes(old, new, why="as you said")[0].why == "as you said"
    assert same_decisions(old, new) == (len(new.decisions) - 1, len(new.decisions))


def test_what_the_verdict_depends_on_is_told() -> None:
    old, new = plan_of(NAMES[0]), plan_of(NAMES[0])
    kept, came = (Condition(text=text, settled_by="T01", owner="sponsor", due=TODAY) for text in ("It pays.", "The law allows it."))
    old.decision("verdict").conditions, new.decision("verdict").conditions = [kept], [kept, came]
    (row,) = changes(old, new)
    assert (row.what, row.before, row.now) == ("Conditions of the verdict", "", "The law allows it.")
    assert changes(new, new) == []


def test_figures_of_the_aim_are_shown_with_their_unit() -> None:
    old, new = plan_of("ferry" if "ferry" in NAMES else NAMES[0]), plan_of("ferry" if "ferry" in NAMES else NAMES[0])
    old.success.unit = new.success.unit = "EUR"
    old.success.target, new.success.target = 820000.0, None
    new.success.deadline = dt.date(2030, 1, 31)
    found = {row.what: row for row in changes(old, new)}
    assert (found["The number to reach"].before, found["The number to reach"].now) == ("820,000 EUR", "not set")
    assert found["By when"].now == "31 January 2030"


def test_dates_and_money_are_told() -> None:
    old, new = plan_of(NAMES[0]), plan_of(NAMES[0])
    old.timeline.computed.p80, new.timeline.computed.p80 = dt.date(2027, 5, 3), dt.date(2027, 7, 5)
    old.cost.build.currency = new.cost.build.currency = "GBP"
    old.cost.roi.value_year.likely, new.cost.roi.value_year.likely = None, 12000.0
    found = {row.what: row for row in changes(old, new)}
    assert (found["Done by (80 % sure)"].before, found["Done by (80 % sure)"].now) == ("3 May 2027", "5 July 2027")
    assert (found["Worth a year, likely"].before, found["Worth a year, likely"].now) == ("not known", "12,000 GBP")


def test_tasks_and_risks_come_and_go() -> None:
    old, new = plan_of(NAMES[0]), plan_of(NAMES[0])
    gone = new.timeline.tasks.pop()
    fresh = RiskRow.model_validate({**new.risks[0].model_dump(), "risk_id": "R-new", "title": "The pier floods"})
    new.risks.append(fresh)
    rows = {(row.what, row.before, row.now) for row in changes(old, new)}
    assert rows == {("Task dropped", gone.name, ""), ("Risk added", "", "The pier floods")}


@pytest.mark.parametrize("team", [CLINIC, FERRY], ids=["clinic", "ferry"])
def test_a_new_fact_gives_changes_with_words_on_both_sides(team: object) -> None:
    assert isinstance(team, type(CLINIC))
    old = compose(team.case(), load_catalogue(), TODAY)
    case = team.case(("success_metric_target", "down to 1 by May 2028", {"target": amount(1, "share"), "target_date": "2028-05-31"}))
    found = changes(old, compose(case, load_catalogue(), TODAY))
    assert any(row.part == "goal" for row in found)
    assert all(row.what and (row.before or row.now) and row.before != row.now for row in found)
    assert not any("_" in row.before + row.now for row in found if row.part == "decisions")


def test_a_spanish_plan_tells_its_changes_in_spanish() -> None:
    old, new = plan_of(NAMES[0]), plan_of(NAMES[0])
    old.meta.language = new.meta.language = "es"
    old.success.target, new.success.target = None, 7.0
    new.timeline.tasks = new.timeline.tasks[1:]
    found = {row.what: row for row in changes(old, new)}
    assert set(found) == {"La cifra que alcanzar", "Tarea que desaparece"}
    assert found["La cifra que alcanzar"].before == "sin fijar"
