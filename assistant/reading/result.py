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
