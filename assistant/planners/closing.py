"""The end of an interview: what the plan says, the first step, what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.nouns import show
from assistant.plan.checks import status_of
from assistant.plan.model import Plan
from assistant.planners.base import Turn
from assistant.planners.news import verdict_phrase
from assistant.replies import Part
from assistant.wording import say


def parts(turn: Turn, plan: Plan, *, again: bool = False) -> Iterator[Part]:
    """What is told when nothing is left to ask, or when the team wants the plan now; `again` = in short."""
    language = turn.case.language
    told = any(part.kind == "lead" for part in turn.parts)  # the news began with the verdict
    status = status_of(plan)  # nothing is asked any more; the plan itself was made while a card was open
    yield Part(kind="lead", text=f"{_head(status, language)} {_sum(plan, language, told=told)}".strip())
    if status == "draft" and plan.meta.gaps:
        yield Part(kind="list", text=say("plan.draft", language), items=tuple(plan.meta.gaps[:4]))
    if again:
        return
    yield from _first_step(plan, language)
    still_open = len(plan.open_questions)  # as many as stand under Export
    if still_open:
        yield Part(kind="text", text=say("plan.open.one", language) if still_open == 1 else say("plan.open", language, n=still_open))


def is_new(turn: Turn) -> bool:
    """Whether it is told now: when the interview ends, and again after news; not after every question about the course."""
    news_now = any(f.origin.turn == turn.number for f in turn.case.facts) or turn.said.plan_now
    return news_now or not told_before(turn)


def told_before(turn: Turn) -> bool:
    """Whether the interview has ended before."""
    return any(m.body.get("finished") for m in turn.case.messages)


def _head(status: str, language: str) -> str:
    return "" if status == "draft" else say(f"plan.{status}", language)


def _sum(plan: Plan, language: str, *, told: bool) -> str:
    """Verdict, date and worth; without the verdict where it was just `told`."""
    verdict = verdict_phrase(plan, language).capitalize()
    p80 = plan.timeline.computed.p80
    if p80:
        text = say("plan.sum.dated" if told else "plan.sum", language, verdict=verdict, p80=show(p80, language=language))
    else:
        text = "" if told else say("plan.sum.undated", language, verdict=verdict)
    worth = plan.cost.roi.value_year.likely
    if worth and plan.cost.build.currency:
        text += " " + say("plan.worth", language, worth=show(worth, plan.cost.build.currency, language=language))
    return text.strip()


def _first_step(plan: Plan, language: str) -> Iterator[Part]:
    if plan.next_steps:
        step = plan.next_steps[0]
        owner = next((r.person_or_gap for r in plan.team.roles if r.id == step.owner and not r.gap), step.owner.replace("_", " "))
        yield Part(
            kind="text",
            text=say("plan.first", language, date=show(step.date, language=language), action=step.action.rstrip("."), owner=owner),
        )
