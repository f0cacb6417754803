"""What reading a message gives, and what it needs from outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.case import Fact, OriginKind
from assistant.reading.tongues import Language
from knowledge.embeddings import Embedder
from knowledge.rows import Problem, Slot


class Lexicon(Hashable, Protocol):
    """The part of the catalogue that reading uses."""

    slots: dict[str, Slot]
    problems: dict[str, Problem]


class Held:
    """An embedder as a key of a cache: equal only to itself."""

    def __init__(self, embedder: Embedder | None) -> None:
        self.embedder = embedder

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same embedder."""
        return isinstance(other, Held) and other.embedder is self.embedder

    def __hash__(self) -> int:
        """By identity, as embedders are."""
        return id(self.embedder)


@dataclass(frozen=True)
class Reading:
    """A message, read: facts with number 0, its language, orders found in it (quoted), and notices for the screen."""

    facts: tuple[Fact, ...]
    language: Language
    orders: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Occasion:
    """When and for whom a text is read."""

    turn: int
    language: str
    today: dt.date
    lexicon: Lexicon
    embedder: Embedder | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    origin: OriginKind = "user"
    kind_chosen: bool = False
    """Whether the team itself said of which kind the problem is: only words about the kind change it then."""
