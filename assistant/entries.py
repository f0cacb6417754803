"""The entries of the journal: what one holds, and which of them count."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.journal_store import storable

Kind = Literal["message", "fact", "choice", "weight", "edit", "proposal", "tick", "document", "renamed", "language", "branched", "undone"]

ASIDE = 0
"""The turn of entries that belong to the project and to no turn: its name, its language, where it branched. Undo leaves them."""


class Draft(BaseModel):
    """An entry before it is stored; `author` is `user` for the team, else the one who acted for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    turn: int = Field(ge=0)
    author: str = Field(min_length=1)
    kind: Kind
    body: dict[str, Any] = {}  # JSON values only; _storable sees to it

    @field_validator("author", "body", mode="before")
    @classmethod
    def _storable(cls, value: object) -> object:
        return storable(value)


class Entry(Draft):
    """One stored entry: `number` counts from 1 within its session, `at` is the UTC time in ISO form."""

    session: str
    number: int = Field(ge=1)
    at: str


def live(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count: without those of turns taken back, and without the notes that took them back.

    A note is an entry `undone` with the body {"turn": n}, or {"turn": n, "redo": true} to bring the turn back.
    """
    entries = list(entries)
    undone: set[int] = set()
    for entry in entries:
        turn = entry.body.get("turn")
        if entry.kind == "undone" and isinstance(turn, int):
            (undone.discard if entry.body.get("redo") else undone.add)(turn)
    return [entry for entry in entries if entry.kind != "undone" and entry.turn not in undone]
