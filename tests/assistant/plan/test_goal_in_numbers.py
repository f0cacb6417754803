"""Title, goal, stop line and tasks say the same numbers, also after one was put right; a number without a date is still a number."""

from __future__ import annotations

from assistant.plan.sections.pass_rules import halfway
from tests.assistant.plan.invented_cases import LAUNDRY, context_from
from tests.assistant.talking import Talk, talk

__all__ = ["talk"]

WAIT = (
    "We run a harbour office. Goal: mean wait 44 min => 30 min until 30. 9. 2027. Today the pilot guesses it. "
    "We have a log of all ships since 2019 and want to know how long each ship waits."
)


def test_the_plan_tells_one_pair_of_numbers(talk: Talk) -> None:
    talk.say(WAIT)
    talk.say("actually 30 minutes is too hard, make it 36")
    talk.say("Maren, monday 9:00. too late: somebody waits longer")
    talk.say(plan_now=True)
    plan = talk.plan
    assert ">" not in plan.meta.title
    assert plan.goal.statement == "Bring mean wait from 44 minutes to 36 minutes by 30 September 2027."
    assert (plan.success.baseline, plan.success.target, plan.success.minimum) == (44, 36, 40)
    assert "40 minutes" in plan.goal.stop_rule


def test_a_correction_that_has_no_place_is_asked_about(talk: Talk) -> None:
    talk.say(WAIT)
    before = talk.plan.success
    answered = talk.say("no wait, 14 not 19")
    assert "which number" in answered.text.lower()
    assert "could not read a fact" not in answered.text
    assert talk.plan.success == before


def test_a_number_without_a_date_lacks_only_the_date(talk: Talk) -> None:
    talk.say("We want to read old letters. Character error rate below 9 percent on new hands.")
    talk.say(plan_now=True)
    plan = talk.plan
    assert plan.success.target == 0.09
    assert plan.success.baseline is None
    assert "three possible goals" not in str(plan.model_dump())
    assert "no number to reach" not in str(plan.model_dump())


def test_there_is_no_middle_between_numbers_of_different_times() -> None:
    def told(period: str) -> float | None:
        numbers = {
            "baseline": {"value": 300, "unit": "garments", "period": "month"},
            "target": {"value": 100, "unit": "garments", "period": period},
        }
        return halfway(context_from(LAUNDRY, ("success_metric_target", "from 300 to 100", numbers)))

    assert told("month") == 200
    assert told("year") is None


def test_a_greeting_is_no_part_of_a_title(talk: Talk) -> None:
    talk.say("Hello all! Bell founders in the north, 40 bells a year, cast in two pits.", plan_now=True)
    assert not talk.plan.meta.title.lower().startswith("hello")
