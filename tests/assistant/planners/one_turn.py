"""A second turn in a copy of one conversation: the first message is answered once for all tests of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.case import Case
from assistant.entries import Draft
from assistant.planners.base import Said, Turn
from assistant.planners.interview import Interview
from assistant.session import Session
from tests.assistant.talking import Talk


def session_of(talk: Talk, name: str) -> Session:
    """The project `name`, in the store of `talk`."""
    return Session(name, talk.journal, talk.desk, Interview())


def next_turn_of(talk: Talk, name: str, text: str, **desk: Any) -> Turn:
    """The turn of the message `text`, which is stored, in a copy of the conversation under `name`."""
    talk.journal.copy(talk.session.name, name)
    session = session_of(talk, name)
    number = session.case.turn + 1
    talk.journal.append(name, [Draft(turn=number, author="user", kind="message", body={"text": text, "today": "2026-11-23"})])

    def append(drafts: Sequence[Draft]) -> Case:
        talk.journal.append(name, drafts)
        return session.case

    return Turn(
        desk=talk.desk.__class__(**{**vars(talk.desk), **desk}),
        number=number,
        said=Said(text=text),
        case=session.case,
        before=talk.session.plan,
        append=append,
    )
