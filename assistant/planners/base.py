"""The seam between a conversation and whoever leads it: a planner answers one turn, and acts only through the turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pydantic import Field

from assistant.case import Case, Fact, Frozen, OwnFile
from assistant.entries import Draft
from assistant.events import Event, Step
from assistant.plan.compose import compose
from assistant.plan.model import Plan
from assistant.questions import Question
from assistant.replies import Part
from assistant.situation import Situation, assess
from knowledge.answering import Answer
from knowledge.catalogue import Catalogue
from knowledge.embeddings import Embedder
from knowledge.retrieval import Passage


class Said(Frozen):
    """What the team sends in one turn: text, answers of the question card by slot, or an order of the page."""

    text: str = ""
    answers: dict[str, str] = Field(default_factory=dict)
    plan_now: bool = False
    go_on: bool = False
    """After "plan with what you have": ask the questions that are still open."""
    document: str = ""
    """Name of an uploaded document whose text this is."""
    files: tuple[OwnFile, ...] = ()
    """Files that come into the project with this message."""


class Ask(Protocol):
    """Asks the notes, and the files of the project that is named."""

    def __call__(self, question: str, session_name: str = "") -> Answer:
        """An answer with its citations, or a plain no."""
        ...


class Search(Protocol):
    """Finds passages in the notes, and in the files of the project that is named."""

    def __call__(self, question: str, k: int, session_name: str = "") -> Sequence[Passage]:
        """At most `k` passages, the best first."""
        ...


@dataclass(frozen=True)
class Desk:
    """What every planner works with: the catalogue, an embedder for meaning, and the notes to ask."""

    catalogue: Catalogue
    embedder: Embedder | None
    ask: Ask | None
    today: Callable[[], dt.date]
    ask_own: Callable[[str, str], Answer | None] | None = None
    """What the files of a project (by its name) say about something; None when it has no files."""
    search: Search | None = None

    def plan_of(self, case: Case) -> Plan:
        """The plan that follows from a case; its version counts what the team told or chose."""
        return compose(case, self.catalogue, case.as_of or self.today(), version=max(1, len(case.versions)))


@dataclass
class Turn:
    """One turn while it is being answered. Everything that a planner changes goes through `record`."""

    desk: Desk
    number: int
    said: Said
    case: Case
    before: Plan | None
    """The plan before the message; None in the first turn."""
    append: Callable[[Sequence[Draft]], Case]
    parts: list[Part] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    steps: list[tuple[str, str]] = field(default_factory=list)
    finished: bool = False
    leads: Literal["guided", "model"] = "guided"
    """Who answers in the end."""
    model: str = ""
    """Name of the language model that was asked, and the mark of the prompts it was asked with."""
    prompts: str = ""
    tokens: int | None = None
    _planned: tuple[Case, Plan] | None = None
    """The plan made last, with its case: making one costs a good part of a second."""

    def parts_so_far(self) -> list[Part]:
        """What was noted for the reply before it began; it is told now, so it is taken out."""
        noted, self.parts = self.parts, []
        return noted

    def done(self, label: str, count: str) -> Event:
        """A finished step of the trace: kept for the screen, and reported."""
        self.steps.append((label, count))
        return Step(label=label, count=count)

    def record(self, drafts: Sequence[Draft]) -> Case:
        """Store entries of this turn; the case is replayed."""
        if drafts:
            self.case = self.append(drafts)
        return self.case

    def situation(self, case: Case | None = None) -> Situation:
        """What is known in `case` (default: now), with what follows from it."""
        case = case or self.case
        return assess(case, self.desk.catalogue, case.as_of or self.desk.today())

    @property
    def planned(self) -> Plan | None:
        """The plan that was made last in this turn; None where none was needed."""
        return self._planned[1] if self._planned else None

    def plan(self, case: Case | None = None) -> Plan:
        """The plan of `case` (default: of what is known now)."""
        case = case or self.case
        if self._planned is None or self._planned[0] is not case:
            self._planned = case, self.desk.plan_of(case)
        return self._planned[1]


def store_facts(turn: Turn, facts: Sequence[Fact], author: str = "user") -> Case:
    """Store `facts` as said in this turn; the case is replayed."""
    rows = [fact.model_copy(update={"origin": fact.origin.model_copy(update={"turn": turn.number})}) for fact in facts]
    return turn.record(
        [Draft(turn=turn.number, author=author, kind="fact", body=row.model_dump(mode="json", exclude={"number"})) for row in rows]
    )


class Planner(Protocol):
    """Who leads a conversation."""

    @property
    def mode(self) -> Literal["guided", "model"]:
        """Who leads now."""
        ...

    def respond(self, turn: Turn) -> Iterator[Event]:
        """Answer one turn: fill `turn.parts` and `turn.questions`, report events while at it."""
        ...

    def after_click(self, turn: Turn) -> Iterator[Event]:
        """A fact was corrected or taken out by a click: tell what changed; the open card stays."""
        ...
