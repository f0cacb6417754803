"""What the plan tells on its parts in the talk: the team's words as they wrote them, and amounts that were taken back told no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.planners.plan_topics import TOPICS, told
from assistant.replies import as_text
from tests.assistant.talking import Talk

BRIEF = (
    "A quarry loses 4 % of its 900 blasts a year; we want 2 % by 1 January 2028. Budget 9,000 EUR. "
    "We have photos of 700 blasts, 60 of them labelled."
)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    found = Talk(tmp_path_factory.mktemp("quarry"))
    found.say(BRIEF)
    return found


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_told_without_the_marks_of_the_export(talk: Talk, topic: str) -> None:
    text = "".join(as_text(part) for part in told(talk.plan, topic))
    assert "\\" not in text
    assert "**" not in text


@pytest.mark.parametrize("topic", ["team", "risks"])
def test_a_name_is_told_as_it_was_written(talk: Talk, topic: str) -> None:
    plan = talk.plan.model_copy(deep=True)
    for role in plan.team.roles:
        role.id, role.person_or_gap, role.gap = role.id or role.role, "Ann_B [lead]", False
    for risk in plan.risks:
        risk.owner = str(plan.team.roles[0].id)
    assert "Ann_B [lead]" in "".join(as_text(part) for part in told(plan, topic))


def test_an_offer_that_was_taken_back_is_told_no_more(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(BRIEF + " A vendor offers us a service for 900 EUR a month.")
    assert "10,800" in "".join(as_text(part) for part in told(talk.plan, "buying"))
    talk.say("There is no offer, 900 EUR a month was the price of the phones.")
    assert "10,800" not in "".join(as_text(part) for part in told(talk.plan, "buying"))
