"""What a message orders in words, and what may be sent at all."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Literal

from assistant.case import Case
from assistant.errors import BadInput
from assistant.journal_store import storable
from assistant.planners.base import Said
from assistant.reading import intents_of

LONGEST = 1_000_000
"""Characters of a message that are kept; a longer one is refused, so that nothing is cut in silence."""

LONGEST_ORDER = 100
"""Characters of a sentence that is taken for an order to the assistant; a longer one tells something."""

Order = Literal["undo", "redo", "plan_now", ""]


def understood(said: Said, slots: Container[str], case: Case) -> Said:
    """The message as it can be stored, and whether it orders the plan in words.

    Raises:
        BadInput: it is too long, or answers a question that does not exist.
    """
    said = Said.model_validate(storable(said.model_dump()))
    if len(said.text) + sum(map(len, said.answers.values())) > LONGEST:
        raise BadInput(f"The message has more than {LONGEST:,} characters.", "Send the part that describes the project, or split the file.")
    if unknown := [slot for slot in said.answers if slot not in slots]:
        raise BadInput(f"There is no question named {unknown[0][:60]}.", "Answer the questions of the card, or write your answer as text.")
    ordered = bool(case.asked) and order_of(said, case) == "plan_now"
    return said.model_copy(update={"plan_now": said.plan_now or ordered})


def order_of(said: Said, case: Case) -> Order:
    """What a message orders in words: to take back or bring back a turn, to plan with what there is, or nothing."""
    found = [] if said.answers or not said.text else intents_of(said.text, case.unanswered)
    kinds = {intent.kind for intent in found}
    if kinds == {"undo"}:
        return "undo"
    if kinds == {"redo"}:
        return "redo"
    return "plan_now" if any(intent.kind == "plan_now" and len(intent.text) <= LONGEST_ORDER for intent in found) else ""


def said_again(body: dict[str, Any]) -> Said:
    """The message as it was sent, from the body of its entry."""
    return Said.model_validate({name: body[name] for name in Said.model_fields if name in body})


def same_message(one: Said, other: Said) -> bool:
    """Whether one message was sent twice: whether its words were taken for an order depends on the talk at that moment."""
    if not one.text:
        return one == other
    return one.model_copy(update={"plan_now": other.plan_now}) == other
