"""How far a project is, in one word with one meaning: talk, list, header and exports all have it from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from assistant.case import Case, Frozen
from assistant.plan.checks import status_of
from assistant.plan.model import Plan
from assistant.questions import AT_MOST
from assistant.wording import say

KEY = "state"
"""Under which an answer in the journal holds the state that it left."""


class State(Frozen):
    """`draft`, `ready` and `stopped` are those of `plan.checks.status_of`; `ended`: no question is open, and the plan was not looked at.

    question: number of the first question of the open card, 0 without one. gaps: what keeps the plan a draft.
    left: answers that are missing in the plan. late: days from the team's own date to the likely end, 0 where it holds.
    """

    word: Literal["begun", "draft", "ended", "ready", "stopped"] = "begun"
    question: int = 0
    gaps: int = 0
    left: int = 0
    late: int = 0


def state_of(plan: Plan | None, card: Sequence[Mapping[str, Any]]) -> State:
    """The state of a plan beside its open card (questions with their `number`); without a plan it has just begun."""
    if plan is None:
        return State()
    number = min(int(card[0]["number"]), AT_MOST) if card else 0
    word = status_of(plan, asking=bool(card))
    return State(word=word, question=number, gaps=len(plan.meta.gaps), left=len(plan.open_questions), late=_late(plan))


def kept(case: Case) -> State | None:
    """The state that the last answer left; None where something was chosen since, which only the plan itself can tell.

    What an older version answered holds no state: then it is told as far as the talk alone shows it.
    """
    answer = next((message for message in reversed(case.messages) if message.author == "assistant"), None)
    if answer is None or case.nothing_told:
        return State()
    if case.versions and case.versions[-1] > answer.turn:
        return None
    if KEY in answer.body:
        return State.model_validate(answer.body[KEY])
    card = answer.body.get("questions") or []
    return State(word="draft" if card else "ended", question=int(card[0]["number"]) if card else 0)


def in_words(state: State, language: str) -> str:
    """The same for people: "Draft, question 4 of 12"."""
    word = say(f"state.{state.word}", language)
    if state.question:
        return say("state.question", language, word=word, n=state.question, max=AT_MOST)
    if state.word == "draft" and state.gaps:
        return say("state.gaps.one" if state.gaps == 1 else "state.gaps", language, word=word, n=state.gaps)
    if state.word != "ready":
        return word
    if not state.left:
        return say("state.all", language, word=word)
    return say("state.left.one" if state.left == 1 else "state.left", language, word=word, n=state.left)


def _late(plan: Plan) -> int:
    own, likely = plan.named_date, plan.timeline.computed.p50
    return (likely - own).days if own and likely and likely > own and plan.headline.verdict != "stop" else 0
