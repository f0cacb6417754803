"""Answers to questions about the team's own plan, out of the plan itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from assistant.nouns import show
from assistant.plan.exports.page_one import what_it_is_worth, what_it_takes, when_done
from assistant.plan.exports.tables import owner_of, unmarked
from assistant.plan.model import Plan
from assistant.planners.news import verdict_phrase
from assistant.replies import Part
from assistant.wording import say

MOST_REASONS = 4
WORTH = ("CALC-value-year", "CALC-gain-year")
"""Calculations of what the change is worth, the one in money first."""


def parts(plan: Plan, topic: str, language: str) -> Iterator[Part]:
    """What the plan says on a topic of `reading.plan_questions`."""
    yield from _TELL[topic](plan, language)


def _verdict(plan: Plan, language: str) -> Iterator[Part]:
    """The verdict, what it is worth where that was worked out, and what weighs most for and against it."""
    decision = plan.decision("verdict")
    because = f" {decision.because}" if decision.because else ""
    yield Part(kind="lead", text=say("plan_answer.verdict", language, verdict=verdict_phrase(plan, language)) + because)
    if worked_out := _worked_out(plan):
        yield Part(kind="text", text=worked_out)
    chosen = next((option for option in decision.options if option.value == decision.choice), None)
    weighed = sorted((score for score in (chosen.scores if chosen else ()) if score.points), key=lambda score: -abs(score.points))
    keys = {True: "plan_answer.for", False: "plan_answer.against"}
    told = tuple(say(keys[score.points > 0], language, reason=score.reason) for score in weighed[:MOST_REASONS])
    if told:
        yield Part(kind="list", items=told)


def _worth(plan: Plan, language: str) -> Iterator[Part]:
    """What reaching the goal is worth, as worked out; else what it takes to work it out."""
    yield Part(kind="text", text=_worked_out(plan) or say("plan_answer.worth.unknown", language))


def _worked_out(plan: Plan) -> str:
    found = {calculation.id: calculation.says for calculation in plan.calculations}
    return unmarked(what_it_is_worth(plan)) or next((found[name] for name in WORTH if found.get(name)), "")


def done_told(plan: Plan) -> list[str]:
    """When it is done, in the sentences of page one without its marks."""
    return [unmarked(sentence) for sentence in when_done(plan)]


def takes_told(plan: Plan) -> list[str]:
    """What it takes, in the sentences of page one without its marks."""
    return [unmarked(sentence) for sentence in what_it_takes(plan)]


def _end(plan: Plan, language: str) -> Iterator[Part]:
    """When it is done, and how that lies to the date that was named."""
    yield Part(kind="text", text=" ".join(done_told(plan)) or say("plan_answer.end.unknown", language))


def _cost(plan: Plan, language: str) -> Iterator[Part]:
    """The money and the hours that the plan counts with."""
    yield Part(kind="text", text=" ".join(takes_told(plan)) or say("plan_answer.cost.unknown", language))


def _next(plan: Plan, language: str) -> Iterator[Part]:
    """The next actions with owner and date."""
    steps = tuple(
        f"{show(step.date, language=language)}: {step.action.rstrip('.')} ({owner_of(plan, step.owner)})" for step in plan.next_steps
    )
    yield Part(kind="list", items=steps) if steps else Part(kind="text", text=plan.alternatives.cheapest_test)


def _open(plan: Plan, language: str) -> Iterator[Part]:
    """The questions that nobody has answered yet, with who could: those that were asked first."""
    rows = plan.open_questions
    if not rows:
        yield Part(kind="text", text=say("plan_answer.open.none", language))
        return
    asked = tuple(say("plan_answer.open.row", language, question=row.question, who=owner_of(plan, row.who)) for row in rows[:MOST_OPEN])
    yield Part(kind="list", text=say("plan_answer.open", language, n=len(rows)), items=asked)
    if len(rows) > MOST_OPEN:
        yield Part(kind="text", text=say("plan_answer.open.more", language, n=len(rows) - MOST_OPEN))


MOST_OPEN = 6
"""Open questions told in the chat; all of them stand in the plan."""
_TELL: Mapping[str, Callable[[Plan, str], Iterator[Part]]] = {
    "verdict": _verdict,
    "worth": _worth,
    "end": _end,
    "cost": _cost,
    "next": _next,
    "open": _open,
}
