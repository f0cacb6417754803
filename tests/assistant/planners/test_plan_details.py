"""Questions that name a detail of the plan are answered out of it, and those of the field are not."""

from __future__ import annotations

import pytest

from assistant.reading.asked_details import asks_to_cut, asks_who_signs, said_by_the_plan
from assistant.reading.intent import intent_of
from tests.assistant.talking import Talk

MILL = (
    "We want to throw away 5 % instead of 9 % of our flour by 28 February 2027. We have sales data of the tills since 2022 in Excel. "
    "A sack that spoils costs 31 EUR. The team: Rune Aas (developer, 6 hours a week) and Ida Moe (analyst, 5 hours a week)."
)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    found = Talk(tmp_path_factory.mktemp("mill"))
    found.say(MILL)
    return found


def test_nobody_signs_yet(talk: Talk) -> None:
    assert "Nobody is named for it yet" in talk.say("Who signs the goal?").text


def test_who_signs_and_by_when(talk: Talk) -> None:
    talk.say("Dr. Olga Lind signs the goal.")
    told = talk.say("Who signs the goal, and by when?").text
    assert "Olga Lind" in told
    assert "2026" in told


def test_the_cut_list_with_what_it_brings(talk: Talk) -> None:
    told = talk.say("Will we be live on 1 March 2027, and if not, what can we leave out?")
    assert "could not work out" not in told.text
    assert "Never left out" in told.text
    assert "Not by 1 March 2027" in told.text
    assert "T0" not in told.text
    assert told.changed == []


def test_the_hours_of_somebody(talk: Talk) -> None:
    hours = next(role.hours_tasks for role in talk.plan.team.roles if role.person_or_gap == "Rune Aas" and role.hours_tasks)
    told = talk.say("How many hours does the plan take from Rune, and has he got them?").text
    assert "Rune Aas" in told
    assert f"about {hours:g} hours" in told


def test_a_sum_is_told_in_the_words_of_the_team(talk: Talk) -> None:
    assert "A sack that spoils costs 31 EUR" in talk.say("What does a spoiled sack cost in this plan?").text


def test_why_the_plan_says_so(talk: Talk) -> None:
    risk = max(talk.plan.risks, key=lambda one: one.score)
    assert risk.title in talk.say(f"Why does the plan say: {risk.title}?").text


@pytest.mark.parametrize(
    "question",
    [
        "What must we drop to be in time?",
        "what should be cut so we are ready before summer?",
        "Can we skip something to be faster?",
        "and if it does not fit, what can go first?",
        "¿Qué podemos quitar para llegar a tiempo?",
        "¿Y si no llegamos, qué dejamos fuera?",
    ],
)
def test_what_asks_for_the_cut_list_supposes_nothing(question: str) -> None:
    assert asks_to_cut(question)
    assert intent_of(question, ("budget",)).kind == "plan_question"


@pytest.mark.parametrize(
    "question",
    [
        "Which features should we drop?",
        "What can we leave out of the training data?",
        "What if we leave out the pilot?",
        "What does dropout drop?",
    ],
)
def test_what_leaves_out_data_or_only_supposes_is_none(question: str) -> None:
    assert not asks_to_cut(question)


@pytest.mark.parametrize("question", ["Who signs a data processing agreement?", "When are there signs of drift?", "Who has to sign up?"])
def test_other_papers_are_none_of_the_goal(question: str) -> None:
    assert not asks_who_signs(question)


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Why does the plan say that there are too few examples?", "there are too few examples"),
        ("¿Por qué dice que no hay datos?", "no hay datos"),
        ("where does the 9.45 % in the plan come from?", "the 9.45 %"),
        ("Why do models get worse?", ""),
        ("Why does the course say that accuracy is misleading?", ""),
    ],
)
def test_what_is_repeated_of_the_plan(question: str, what: str) -> None:
    assert said_by_the_plan(question) == what
