"""What a turn leaves in the journal, the team's message, the answer or its failure, and the card that the latest answer left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant import events
from assistant.case import Case, Message, OwnFile
from assistant.entries import Draft, Kind
from assistant.planners.base import Turn
from assistant.questions import Question
from assistant.replies import as_text
from assistant.state import KEY, state_of


def by_user(turn: int, message: dict[str, Any], files: Sequence[OwnFile]) -> list[Draft]:
    """A message with the files that come in, or go out, with it."""
    rows: list[tuple[Kind, dict[str, Any]]] = [("message", message), *(("document", file.model_dump(mode="json")) for file in files)]
    return [Draft(turn=turn, author="user", kind=kind, body=body) for kind, body in rows]


def answer_kept(turn: Turn) -> list[Draft]:
    """What was answered, as the screen needs it, and the title of the plan where it is a new one."""
    body = {
        "text": "\n".join(as_text(part, turn.case.language).strip() for part in turn.parts),
        "parts": [part.model_dump(mode="json") for part in turn.parts],
        "questions": [question.model_dump(mode="json") for question in turn.questions],
        "steps": [list(step) for step in turn.steps],
        "finished": turn.finished,
        KEY: state_of(turn.planned or turn.before, [question.model_dump() for question in turn.questions]).model_dump(),
        "mode": turn.leads,
        **({"model": turn.model, "prompts": turn.prompts, "tokens": turn.tokens} if turn.model else {}),
    }
    drafts = [Draft(turn=turn.number, author="assistant", kind="message", body=body)]
    if turn.planned and turn.case.messages and (title := turn.planned.meta.title) != (turn.before.meta.title if turn.before else ""):
        drafts.append(Draft(turn=turn.number, author="assistant", kind="renamed", body={"title": title}))  # for the list of projects
    return drafts


def failure_kept(turn: Turn, told: events.Failed) -> Draft:
    """That the turn failed; the card that was open stays open."""
    card = [question.model_dump(mode="json") for question in open_card(turn.case)]
    before = last_answer(turn.case)
    body = {"text": f"{told.message} {told.remedy}".strip(), "parts": [], "questions": card, "failed": True}
    body |= {"finished": bool(before.get("finished"))} | ({KEY: before[KEY]} if KEY in before else {})
    return Draft(turn=turn.number, author="assistant", kind="message", body=body)


def last_answer(case: Case) -> dict[str, Any]:
    """The body of the latest answer; empty before the first."""
    answers: list[Message] = [m for m in case.messages if m.author == "assistant"]
    return answers[-1].body if answers else {}


def open_card(case: Case) -> list[Question]:
    """The questions that are open now, marked as asked before."""
    return [Question.model_validate({**row, "again": True}) for row in last_answer(case).get("questions", [])]
