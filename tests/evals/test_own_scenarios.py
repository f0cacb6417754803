"""Our own teams, played through the real product in guided mode: slower than the rest, and worth it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.plan.checks import run_checks
from assistant.plan.model import Plan
from assistant.settings import load_settings
from evals.report import show, table
from evals.scenarios import load_scenarios
from evals.tasks.plans import Played, a_conversation, play_and_mark
from tests.installation import TODAY, home_in

WHOLE = ("O01", "O10")
"""A forecast and a language-model project: their plans have to be complete."""


@pytest.fixture(scope="module")
def product(installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Groundplan:
    """The product with a journal of its own for this file."""
    home = home_in(tmp_path_factory.mktemp("own") / "home", installation)
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": TODAY, "GROUNDPLAN_MODE": "guided"}))


@pytest.fixture(scope="module")
def played(product: Groundplan) -> dict[str, Played]:
    """Every own scenario, played once."""
    found = {}
    for scenario in load_scenarios():
        with a_conversation(product, scenario) as conversation:
            found[scenario.id] = play_and_mark(scenario, conversation)
    return found


def test_every_conversation_ends_in_time_and_without_an_error(played: dict[str, Played]) -> None:
    for name, one in played.items():
        assert not one.transcript.errors, name
        assert one.transcript.finished, name
        assert len(one.transcript.exchanges) <= 8, name
        assert len(one.transcript.asked) <= 12, name


@pytest.mark.parametrize("name", WHOLE)
def test_a_plan_is_complete(name: str, played: dict[str, Played], product: Groundplan) -> None:
    plan = Plan.model_validate(played[name].plan)
    assert plan.meta.status == "ready"
    failed = [check.says for check in run_checks(plan, product.catalogue) if check.gate and check.outcome == "fail"]
    assert not failed
    assert plan.success.target is not None
    assert plan.success.deadline is not None
    assert 1 <= len(plan.next_steps) <= 3
    assert len(plan.timeline.tasks) >= 8
    assert len(plan.timeline.gates) >= 3
    assert all(len(decision.options) >= 2 for decision in plan.decisions)
    assert all(risk.mitigation and risk.owner for risk in plan.risks)


@pytest.mark.parametrize("name", WHOLE)
def test_the_plan_keeps_to_the_words_of_the_team(name: str, played: dict[str, Played]) -> None:
    scenario, plan = played[name].scenario, Plan.model_validate(played[name].plan)
    assert plan.brief.verbatim == scenario.opening_message
    said = " ".join(played[name].transcript.team.split())
    assert plan.brief.facts
    assert all(" ".join(fact.words.split()) in said for fact in plan.brief.facts)


def test_the_same_conversation_gives_the_same_plan(played: dict[str, Played], product: Groundplan) -> None:
    before = played["O01"]
    with a_conversation(product, before.scenario) as conversation:
        again = play_and_mark(before.scenario, conversation)
    assert again.plan["headline"] == before.plan["headline"]
    assert again.plan["timeline"] == before.plan["timeline"]


def test_no_ban_is_broken_and_the_mean_is_told(played: dict[str, Played], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        show("\n" + table(["scenario", "total"], [[name, f"{one.mark.total:.1f}"] for name, one in played.items()]))
    assert not [one.scenario.id for one in played.values() if one.mark.broken]
    assert sum(one.mark.total for one in played.values()) / len(played) >= 60


def test_no_project_is_left_behind(played: dict[str, Played], product: Groundplan) -> None:
    assert played
    assert product.projects() == []
    assert Path(product.home).is_dir()
