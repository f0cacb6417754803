"""Take back a turn and bring it back: the words below the talk, and those that return to the box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.entries import ASIDE, Entry, live
from assistant.session import Session
from assistant.turns import last_turn, to_bring_back
from assistant.wording import say
from ui.web.labels import label

Turning = Callable[[Session, str], tuple[str, str] | None]
"""Takes back or brings back a turn: what to say, and words for the box; None when there is no such turn."""


def undone(session: Session, language: str) -> tuple[str, str] | None:
    """Take back the last turn; what to say, and the words of the turn for the box. None when there is no turn."""
    text = _words(live(session.entries()), last_turn(session.entries()))
    if not session.undo():
        return None
    return label("undo.box" if text else "undo.done", language), text


def redone(session: Session, language: str) -> tuple[str, str] | None:
    """Bring back the turn that was taken back last; None when there is none."""
    return (label("redo.done", language), "") if session.redo() else None


def to_redo(session: Session) -> str | None:
    """The words of the turn that `redone` would bring back, which `undone` gave to the box; None when there is none."""
    turn = to_bring_back(session.entries())
    return _words(session.entries(), turn) if turn > ASIDE else None


def nothing(act: object, language: str) -> str:
    """That there is no turn to take back, or to bring back."""
    return label("redo.none", language) if act is redone else say("undo.none", language)


def _words(entries: Sequence[Entry], turn: int) -> str:
    """What the team wrote in a turn; empty for a click and for a document."""
    said = next((e.body for e in entries if e.turn == turn and e.kind == "message" and e.author == "user"), {})
    return "" if said.get("document") else str(said.get("text", ""))
