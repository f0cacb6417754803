"""The first read: goal in a sentence, likely verdict, biggest unknown, the one thing to do this week, and what was read."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.case import Fact
from assistant.plan.model import Plan
from assistant.planners.base import Turn
from assistant.planners.news import chips, verdict_phrase
from assistant.questions import effects
from assistant.replies import Part
from assistant.wording import say

TONE = {
    "go": "good",
    "go_with_conditions": "warn",
    "pilot_first": "warn",
    "data_first": "warn",
    "no_ml": "good",
    "stop": "bad",
    "ask_more": "",
}


def parts(turn: Turn, plan: Plan, facts: list[Fact]) -> Iterator[Part]:
    """What is told after the first message."""
    language = turn.case.language
    rows = (
        (say("read.goal", language), _goal(plan), "lead"),
        (say("read.verdict", language), _verdict(plan, language), TONE.get(plan.headline.verdict, "")),
        (say("read.unknown", language), _unknown(turn), ""),
        (say("read.week", language), _this_week(plan), ""),
    )
    yield Part(kind="first_read", text=say("read.title", language), rows=rows)
    yield from chips(turn, facts, "chips.first")
    yield Part(kind="text", text=say("draft.beside", language))


def _goal(plan: Plan) -> str:
    return plan.goal.statement or plan.brief.one_sentence


def _verdict(plan: Plan, language: str) -> str:
    """The verdict; too early: what speaks for or against so far."""
    decision = plan.decision("verdict")
    if plan.headline.verdict != "ask_more":
        because = f" {decision.because}" if decision.because else ""
        return f"{verdict_phrase(plan, language).capitalize()}.{because}"
    against = [
        score.reason for option in decision.options if option.value == decision.choice for score in option.scores if score.points < 0
    ]
    rest = say("read.against", language, what="; ".join(against[:2]).rstrip(".")) if against else say("read.nothing_against", language)
    return say("read.too_early", language, rest=rest)


def _unknown(turn: Turn) -> str:
    """The open question with the greatest effect, in words."""
    case = turn.case
    found = sorted(effects(turn.situation()), key=lambda e: -e.rank)
    if not found:
        return say("read.no_unknown", case.language)
    short = found[0].slot.short.in_(case.language)
    return short[:1].upper() + short[1:] + "."


def _this_week(plan: Plan) -> str:
    return plan.next_steps[0].action.rstrip(".") + "." if plan.next_steps else plan.alternatives.cheapest_test
