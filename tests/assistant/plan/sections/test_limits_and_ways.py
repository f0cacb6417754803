"""What binds a team, what exists already and what may be used decide what the plan forbids, asks for and builds."""

from __future__ import annotations

import pytest

from assistant.plan.model import Modelling
from assistant.plan.sections.goal import BANS
from tests.assistant.talking import Talk

RANGERS = (
    "Park rangers near Innsbruck, 9 huts. We want to know each friday which huts will be full on Sunday. "
    "Today the warden (Resi) decides by feeling and honestly it works fine."
)
LETTERS = (
    "Water board of Antwerp. 120 letters a day come in and two clerks sort them by hand into 6 folders. We want to bring sorting time from "
    "5 hours a day to 1 hour a day by 30 June 2027. No labelled archive. Senders must be told that a machine reads, the GDPR says."
)
SCHOOL = (
    "A school in Ostrava wants to bring the mean error of its kitchen forecast from 60 meals to 25 meals by 31 December 2027. "
    "We have 9 years of meals a day. The school council has to agree before any data is touched. "
    "No pupil may be ranked, act 12/1999. Everything on the school's own network."
)


def test_a_way_that_does_well_is_kept_where_little_is_at_stake(talk: Talk) -> None:
    talk.say(RANGERS)
    plan = talk.plan
    assert plan.headline.verdict == "no_ml"
    assert plan.framing.non_ml_alternative.startswith("Keep the way of today")
    names = [task.template for task in plan.timeline.tasks]
    assert "log_today" in names
    assert not {"build_rule", "switch_on_rule"} & set(names)


@pytest.mark.parametrize(
    "more", ["The rule misses half of them.", "We want to get from 30 full huts to 5 full huts a year by 1 May 2027.", "Budget 20,000 EUR."]
)
def test_it_is_not_kept_where_it_falls_short_or_more_is_at_stake(talk: Talk, more: str) -> None:
    talk.say(f"{RANGERS} {more}")
    assert talk.plan.headline.verdict != "no_ml"


def test_nothing_said_of_the_way_of_today_keeps_nothing(talk: Talk) -> None:
    talk.say("Park rangers near Innsbruck, 9 huts. We want to know each friday which huts will be full on Sunday.")
    assert talk.plan.headline.verdict != "no_ml"


def test_a_language_model_that_may_be_used_comes_before_training(talk: Talk) -> None:
    talk.say(f"{LETTERS} We may use Mistral, the contract is signed.")
    plan = talk.plan
    assert plan.headline.approach == "llm_prompt"
    assert isinstance(plan.modelling, Modelling)
    assert any("Instructions to the language model" in candidate.name for candidate in plan.modelling.candidates)
    assert not {"label_guide", "test_set", "data_pipeline"} & {task.template for task in plan.timeline.tasks}


def test_without_leave_it_does_not(talk: Talk) -> None:
    talk.say(LETTERS)
    assert talk.plan.headline.approach != "llm_prompt"


def test_limits_stand_in_the_plan_and_who_must_agree_comes_before_the_data(talk: Talk) -> None:
    talk.say(SCHOOL)
    plan = talk.plan
    assert plan.constraints.forbidden == ["Data outside the house", "No pupil may be ranked, act 12/1999"]
    assert "act 12/1999" in plan.constraints.law
    tasks = {task.template: task for task in plan.timeline.tasks}
    agreed = tasks["approval"]
    assert "school council" in agreed.name
    assert all(agreed.id in tasks[name].depends_on for name in ("count_data", "paper_slice"))
    assert any("school council" in condition.text for condition in plan.decision("verdict").conditions)


def test_the_country_counts_for_the_law(talk: Talk) -> None:
    talk.say(LETTERS)
    plan = talk.plan
    assert any("GDPR" in law for law in plan.constraints.law)
    assert plan.constraints.binding == ["Senders must be told that a machine reads, the GDPR says"]
    assert "country" not in plan.ethics.law_note


@pytest.mark.parametrize(
    ("limit", "ban"),
    [
        ("no teacher may be ranked", True),
        ("scores must not go to the parents", True),
        ("No cloud", True),
        ("it is forbidden to film there", True),
        ("the sheets are public, no problem with a cloud", False),
        ("tenants must be told", False),
        ("the yearly test by the inspector stays", False),
        ("no labelled archive, sheets are deleted after 60 days", False),
    ],
)
def test_a_limit_is_a_ban_only_where_it_forbids(limit: str, *, ban: bool) -> None:
    assert bool(BANS.search(limit)) is ban
