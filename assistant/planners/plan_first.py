"""A question about the team's own project is answered out of the plan: by the options that it names, or by what it is like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plan.model import Plan
from assistant.planners import choice_answers, plan_answers, plan_details, plan_topics
from assistant.planners.base import Desk
from assistant.planners.options_named import Named, beside_others, compared, rejected, tool_for, wanted
from assistant.planners.weighed_choices import Choice, choices_of
from assistant.reading.asked_of_plan import of_the_team, of_words, subject_of
from assistant.reading.plan_questions import TOPICS
from assistant.replies import Part
from assistant.wording import say
from knowledge.parts import CUT
from knowledge.words import content_words

BUY = "buy_service"
_CUT = re.compile(rf"{CUT.pattern}|,?\s+[ye]\s+(?=cu[aá]nt)", re.IGNORECASE)
"""Between two questions of one sentence."""
OF_THE_WHOLE = frozenset(("cost", "end", "worth"))
"""What can be asked of anything: behind another question, "and what does it cost?" is asked of that."""


def questions_in(question: str) -> list[str]:
    """The questions that stand in one sentence."""
    return [piece for piece in _CUT.split(question) if piece.strip(" ,.?¿")] or [question]


def from_the_plan(question: str, plan: Plan, desk: Desk, *, sure: bool = False) -> list[Part]:
    """What the plan says to a question of one or more parts; empty where it is asked for nothing that the plan holds."""
    if found := plan_details.details(question, plan, desk):
        return found
    if of_words(question):
        return []
    choices = choices_of(plan, desk.catalogue)
    if both := compared(question, choices, desk.embedder):
        return list(choice_answers.both_sides(plan, both))
    if of_the_team(question) and (one := wanted(question, choices)):
        return list(_why_not(plan, one))
    if tool := beside_others(question, choices):
        return list(choice_answers.both_sides(plan, tool))
    subjects = _subjects(question, desk, sure=sure)
    return [part for subject, asked in subjects.items() for part in _told(plan, subject, asked, choices, desk)]


def sides_named(question: str, plan: Plan, desk: Desk) -> list[Part]:
    """Both sides of "A or B?" where each is named: what even a first message may ask."""
    both = compared(question, choices_of(plan, desk.catalogue))
    return list(choice_answers.both_sides(plan, both)) if both else []


def why_not(question: str, plan: Plan, desk: Desk) -> Iterator[Part]:
    """Why the plan takes another option than the one that is asked for."""
    named = rejected(question, choices_of(plan, desk.catalogue), desk.embedder)
    if named:
        yield from _why_not(plan, named)
    elif subject := subject_of(question, desk.catalogue, desk.embedder):
        yield from _told(plan, subject, question, choices_of(plan, desk.catalogue), desk)
    else:
        yield Part(kind="text", text=say("why_not.unknown", plan.meta.language))


def _subjects(question: str, desk: Desk, *, sure: bool) -> dict[str, str]:
    """What each part of a question is for -> that part; a part that leans on the one before it adds nothing."""
    found: dict[str, str] = {}
    for part in questions_in(question):
        subject = subject_of(part, desk.catalogue, desk.embedder, sure=sure)
        leans = bool(found) and subject in OF_THE_WHOLE and len(content_words(part)) <= 1
        if subject and not leans:
            found.setdefault(subject, part)
    return found


def _told(plan: Plan, subject: str, question: str, choices: list[Choice], desk: Desk) -> Iterator[Part]:
    if subject in TOPICS:
        yield from plan_answers.parts(plan, subject, plan.meta.language)
    elif subject == "tools" and (tool := tool_for(question, choices, desk.embedder)):
        yield from choice_answers.told(plan, tool)
    elif subject == "buying" and (named := _bought(choices)):
        yield from _why_not(plan, named)
    elif subject in plan_topics.TOPICS:
        yield from plan_topics.told(plan, subject)
    elif choice := next((choice for choice in choices if choice.headline == subject), None):
        yield from choice_answers.told(plan, choice)
        if subject == "approach" and (ways := plan_topics.candidates(plan)):
            yield Part(kind="text", text=ways)


def _why_not(plan: Plan, named: Named) -> Iterator[Part]:
    yield from choice_answers.why_not(plan, named)
    if named.options[0].value == BUY:
        yield from plan_topics.told(plan, "buying")


def _bought(choices: list[Choice]) -> Named | None:
    """Buying as an option of the plan."""
    return next((Named(choice, (option,)) for choice in choices for option in choice.options if option.value == BUY), None)
