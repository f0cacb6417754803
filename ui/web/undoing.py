"""Take back a turn and bring it back: the words below the talk, and those that return to the box."""

from __future__ import annotations

from assistant.entries import live
from assistant.session import Session
from assistant.turns import last_turn
from assistant.wording import say
from ui.web.labels import label


def undone(session: Session, language: str) -> tuple[str, str] | None:
    """Take back the last turn; what to say, and the words of the turn for the box. None when there is no turn."""
    turn = last_turn(session.entries())
    gone = [entry for entry in live(session.entries()) if entry.turn == turn]
    if not session.undo():
        return None
    said = next((e.body for e in gone if e.kind == "message" and e.author == "user"), {})
    text = "" if said.get("document") else str(said.get("text", ""))
    return label("undo.box" if text else "undo.done", language), text


def redone(session: Session, language: str) -> tuple[str, str] | None:
    """Bring back the turn that was taken back last; None when there is none."""
    return (label("redo.done", language), "") if session.redo() else None


def nothing(act: object, language: str) -> str:
    """That there is no turn to take back, or to bring back."""
    return label("redo.none", language) if act is redone else say("undo.none", language)
