"""What a turn reports while it runs: one event a line, the same for page and terminal."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class _Event(BaseModel):
    """An event; its ``type`` says which."""

    model_config = ConfigDict(frozen=True)


class SessionOpened(_Event):
    """The first event of a connection."""

    type: Literal["session_opened"] = "session_opened"
    session: str
    mode: Literal["guided", "model"] = "guided"
    resumed: bool = False


class TextDelta(_Event):
    """A piece of the answer."""

    type: Literal["text_delta"] = "text_delta"
    text: str


class Question(_Event):
    """A question of the card; `options` are the words on its buttons. Its text is not repeated in text_delta."""

    type: Literal["question"] = "question"
    id: str
    slot: str
    text: str
    why: str
    options: tuple[str, ...] = ()
    field: str = ""
    number: int = 0
    again: bool = False


class Step(_Event):
    """Something that is being done, for the trace."""

    type: Literal["step"] = "step"
    label: str
    status: Literal["running", "done"] = "done"
    count: str = ""


class Sources(_Event):
    """The passages an answer rests on: source, deck, heading, quote."""

    type: Literal["sources"] = "sources"
    citations: tuple[dict[str, Any], ...]


class PlanChanged(_Event):
    """The plan is another one now."""

    type: Literal["plan_changed"] = "plan_changed"
    version: int
    status: str
    changes: tuple[dict[str, Any], ...] = ()


class Failed(_Event):
    """Something did not work: what, and what to do."""

    type: Literal["error"] = "error"
    message: str
    remedy: str = ""


class TurnEnded(_Event):
    """The last event of a turn, exactly once, also after an error."""

    type: Literal["turn_ended"] = "turn_ended"
    plan_status: str
    mode: Literal["guided", "model"] = "guided"
    asked: int = 0
    finished: bool = False
    tokens: int | None = None
    cost: float | None = None


Event = SessionOpened | TextDelta | Question | Step | Sources | PlanChanged | Failed | TurnEnded
