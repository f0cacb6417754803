"""What a reader takes out of one sentence, and all that it may look at while reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from assistant.reading.clock import clock_spans
from assistant.reading.measures import name_spans
from assistant.reading.moments import Moment, find_moments
from assistant.reading.quantities import Quantity, find_quantities
from assistant.reading.single_times import ASKED, single_time
from assistant.reading.text import Span, clauses

NEGATION = (
    r"\b(?:no|(?<!or )not|never|without|none|nobody|neither|nor|cannot|\w+n't|hardly any|sin|ningun[oa]?s?|nunca|jamas|ni|"
    r"tampoco|nadie)\b"
)
_NEGATED = re.compile(NEGATION + r"(?!\s(?:only|just|solo|solamente|sure|seguros?)\b)(?:\s[\w'-]+){0,4}\s?[\"']?$")
_AND = re.compile(r"\s(?:and|but|y|e|pero)\s")
MOST_AMOUNTS = 24
"""Amounts and days that are read in one sentence: more of them are a row of numbers (house rule)."""


@dataclass(frozen=True)
class Claim:
    """A reading of a part of a sentence: the slot it answers and the signals it sets. Offsets are those of the sentence.

    `firm` = the words are plain enough to claim the slot unasked; a loose claim only lends its signals to another fact.
    """

    slot: str
    start: int
    end: int
    signals: dict[str, Any] = field(default_factory=dict)
    firm: bool = True
    unknown: bool = False


@dataclass(frozen=True)
class Sentence:
    """One sentence with its surroundings. `asked` = the open question it answers, if any."""

    text: str
    low: str
    today: dt.date
    language: str = "en"
    known: Mapping[str, Any] = field(default_factory=dict)
    asked: str = ""
    topic: str = ""
    """The question that the sentence before it answered, where this one is given to none itself."""
    context: str = ""
    """The whole folded message."""
    message: str = ""
    """The whole message as it was written."""
    under: str = ""
    """The folded heading that it stands under."""
    line: int = 0
    """Number of the line it begins on."""
    opening: bool = False
    """Part of the first message, before anything was asked."""
    expected: str = ""
    """The open question whose number stands before it."""
    follows: bool = False
    """Not the first sentence behind that number."""

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Amounts, in order; what is part of a date, a time of the day, a name ("EN 60204") or an age is left out."""
        taken = [(m.start, m.end) for m in self.moments] + clock_spans(self.low) + name_spans(self.low)
        found = find_quantities(self.low, self.language, self.context + " " + str(self.known.get("jurisdiction", "")).lower())
        kept = [self._in_own_letters(q) for q in found if not any(start <= q.start < end for start, end in taken)][:MOST_AMOUNTS]
        single = single_time(self.low) if self.asked in ASKED and not any(q.kind == "time" for q in kept) else None
        if single is None or any(q.period and q.start < single.end and single.start < q.end for q in kept):
            return kept
        apart = [q for q in kept if not single.start <= q.start < single.end]  # the "two" of "a minute or two"
        return sorted([*apart, single], key=lambda q: q.start)

    def _in_own_letters(self, quantity: Quantity) -> Quantity:
        """The noun of an amount with the accents that the team wrote."""
        place = self.low.find(quantity.noun, quantity.start, quantity.end + 2)
        return replace(quantity, noun=self.text[place : place + len(quantity.noun)].lower()) if quantity.noun and place >= 0 else quantity

    @cached_property
    def moments(self) -> list[Moment]:
        """Points in time, in order."""
        return find_moments(self.low, self.today)[:MOST_AMOUNTS]

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses, by offsets in the sentence."""
        return clauses(self.low)

    def clause_at(self, place: int) -> Span:
        """The clause around an offset."""
        return next((c for c in self.clauses if c.start <= place < c.end), Span(0, len(self.low)))

    def thought_at(self, place: int) -> Span:
        """The part of a clause around an offset that says one thing: cut at "and", but never inside an amount."""
        clause = self.clause_at(place)
        cuts = [
            m
            for m in _AND.finditer(self.low, clause.start, clause.end)
            if not any(q.start < m.end() and m.start() < q.end for q in self.quantities)
        ]
        start = max((m.end() for m in cuts if m.end() <= place), default=clause.start)
        return Span(start, min((m.start() for m in cuts if m.start() >= place), default=clause.end))

    def kinds(self, kind: str) -> list[Quantity]:
        """Amounts of one kind, in order."""
        return [q for q in self.quantities if q.kind == kind]

    def negated(self, start: int) -> bool:
        """Whether a negation stands before `start` in the same clause."""
        clause = self.clause_at(start)
        return bool(_NEGATED.search(self.low[clause.start : start].rstrip()))

    def has(self, pattern: str) -> re.Match[str] | None:
        """The first match of a pattern, written for folded text."""
        return re.search(pattern, self.low)

    def before(self, place: int, letters: int = 40) -> str:
        """The folded text before an offset."""
        return self.low[max(0, place - letters) : place]

    def after(self, place: int, letters: int = 40) -> str:
        """The folded text behind an offset."""
        return self.low[place : place + letters]
