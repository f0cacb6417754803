"""Whether the questions that are open were answered by a message, and how often they were shown in vain."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from assistant.case import Case
from assistant.planners.base import Turn


def answered_now(turn: Turn) -> set[str]:
    """The open questions that this message answered or declined, whichever of its sentences did."""
    case = turn.case
    before = case.model_copy(update={"facts": tuple(fact for fact in case.facts if fact.origin.turn != turn.number)})
    told = {fact.slot for fact in case.facts if fact.origin.turn == turn.number} | (
        (case.answered | case.unknown) - before.answered - before.unknown
    )
    return told & set(case.unanswered)


def turns_with_news(case: Case) -> set[int]:
    """The turns in which something was told that was not known, or was known otherwise."""
    known: dict[str, Any] = {}
    found = set()
    for fact in case.facts:
        if any(name not in known or known[name] != value for name, value in fact.signals.items()):
            found.add(fact.origin.turn)
        known |= fact.signals
    return found


def times_repeated(turn: Turn) -> int:
    """How often the open card was shown again behind a message that was read and said nothing new; courtesies do not count."""
    told = [m for m in turn.case.messages if m.author == "assistant"]
    repeated = takewhile(lambda m: m.body.get("questions") and all(q.get("again") for q in m.body["questions"]), reversed(told))
    news = turns_with_news(turn.case)
    return sum(1 for m in repeated if m.body.get("steps") and m.turn not in news)
